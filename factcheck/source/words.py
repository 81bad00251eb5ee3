"""Word lists: what a full stop may stand behind, how sentences begin, and which words are the same with a capital."""

from __future__ import annotations

__all__ = ["ABBREVIATIONS", "EITHER_CASE", "OPENING_NOUNS", "OPENING_WORDS", "TITLES"]

_TITLES = """
dr mr mrs ms mx prof st gen col lt capt sgt rev hon sen rep gov messrs mt ft vs approx fig figs no nos eq ref refs
vol ed eds cf ca p incl resp art sec para pp e.g i.e viz ex-u.s
"""
_ABBREVIATIONS = """
inc corp ltd co llc plc bros cos dept est assn univ jr sr al u.s u.k u.n e.u d.c a.m p.m ph.d m.d d.o b.s m.s m.b.a
pharm.d m.p.h r.n n.v s.a b.v a.g s.p.a k.k etc jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu
thurs fri sat sun calif mass conn penn minn mich wis wash colo ariz ore fla ill ind tenn tex okla kan del md va ga n.c
s.c n.j n.y n.d s.d n.m n.h r.i w.va ave blvd rd hwy ste bldg tel ext v rel reg max min avg yr yrs mo mos wk wks hr hrs
"""
_OPENING_WORDS = """
the this these those that there it its in on at as for from with we our us you your he she they their his her i if when
while after before during since until under over by to a an and but or so yet however moreover furthermore additionally
also although though because both each all any some such no not nothing what who how where why about today according
following based please learn visit click see more once upon headquartered founded currently recently
together through despite given further finally first second most many several one two three only other another here is
are was were has have had will may can should could would do does did including
"""
_OPENING_NOUNS = """
patients participants investors management shareholders results revenue net total adjusted forward-looking statements
factors
"""

_EITHER_CASE = """
an the this these that those there it its in at as from with by to of into our your he his she her they their if when
while after before during since until under over between among and but or so yet both each all any some such no not
because although though however
"""

TITLES = frozenset(_TITLES.split())  # a name or a number follows: no end, whatever comes
ABBREVIATIONS = frozenset(_ABBREVIATIONS.split())  # an end only before a word that opens sentences
OPENING_WORDS = frozenset(_OPENING_WORDS.split())
OPENING_NOUNS = frozenset(_OPENING_NOUNS.split())  # not behind `U.S.`
EITHER_CASE = frozenset(_EITHER_CASE.split())  # with a capital still the same word: no name, no month, no modal
