"""The subject of a statement: the noun before its first verb, without a parser."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.quantities.tokens import Token

_STEMS = """accelerate achieve acquire add affect agree aim allow announce anticipate apply appoint approve assess
    assign attribute average award base become begin believe bring build buy call carry cause change claim climb
    close collect come complete conduct confirm consider contain continue contribute convert cost cover create
    cut decide declare decline decrease deliver demonstrate depend describe design detect determine develop die
    discontinue discover dismiss dose double earn employ end enroll enrol enter estimate evaluate exceed exclude
    expand expect experience extend face fail file find finish focus forecast found fund gain generate give
    grant guarantee guide halve have help hire hold identify improve include increase indicate intend introduce
    invest involve issue join keep launch lead leave lift list lose lower maintain make manage manufacture mean
    measure meet move need note offer open operate order own pass pay plan post prevent produce recall project propose
    protect provide publish purchase raise range reach receive recommend recruit reduce reject release remain
    report represent repurchase request require resolve respond result return reveal rise run say see seek sell
    serve settle share show sign spend stand start state stay stop streamline study submit suggest supply
    support surge take target terminate test total trade treat trigger trim triple understand use value vest
    want warn widen win work yield adopt appear apply ask attract beat benefit block boost break cite combine
    compare compete complement convince cure deal define deny destroy double draw drive earn eliminate enable
    encourage ensure escape exploit explain extend favor fight finance follow fuel fulfil halt happen hit host
    ignore impress inform inhibit inject invent join kill lag last license like love manage mark match merge
    miss monitor move obtain offset overcome oversee penetrate perform pioneer please power praise present press
    promise promote prove push qualify reach regard regulate reject rely replace resist respond restore retire
    reverse save secure sponsor spread stem struggle succeed suffer supply surpass suspend switch sweep team
    tell thank threaten touch track trail transform travel turn unveil urge wait walk welcome withdraw wonder
    write""".split()
_IRREGULAR = frozenset(
    """is are was were be been has have had did does do will would shall should may might can could must rose fell grew
    won said took paid made held met led kept lost sold bought began ran saw set put cut became came got gave
    went found brought built sought spent stood left won brought gained showed fell""".split()
)
_PREPOSITIONS = frozenset(
    "of in for at on from with to by under among between about as per during since within".split()
)
_OPENING = frozenset(
    "in at for during among under on as after since by from with across according when if while".split()
)
_DETERMINERS = frozenset("the a an this that these those its their his her our your my all each both".split())


def _forms() -> frozenset[str]:
    forms = set(_IRREGULAR)
    for base in _STEMS:
        soft = base.endswith("e")
        y = base.endswith("y") and base[-2] not in "aeiou"
        forms |= {base + "s", base + "es", base + ("d" if soft else "ed")}
        if base[-1] not in "aeiouwxy" and base[-2] in "aeiou" and base[-3] not in "aeiou":
            forms.add(base + base[-1] + "ed")  # "submitted", "planned"
        if y:
            forms |= {base[:-1] + "ies", base[:-1] + "ied"}
    return frozenset(forms)


BASES = frozenset(_STEMS) | {"be", "go", "have", "get", "hit"} - {"demand", "test", "cost", "study"}
VERBS = _forms()
# Nouns that stand for something named before: a claim about "the trial" may be about any.
GENERIC = frozenset(
    """company trial study drug therapy product candidate agency firm group it they he she we program release
    patients participants people figure total number results data team partners stock deal transaction agreement
    treatment company's report announcement statement following there which who""".split()
)


def subject_of(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The words of the noun phrase before the first verb, without what follows a preposition; () where unclear.

    "In LANTERN-2, adverse events led …" gives "adverse events"; "The observed prevalence of X is …" gives
    "observed prevalence".
    """
    start = _after_opening(tokens)
    verb = next((i for i in range(start + 1, len(tokens)) if tokens[i].lower in VERBS), None)
    if verb is None or verb - start > 16:
        return ()
    phrase = []
    for token in tokens[start:verb]:
        if token.lower in _PREPOSITIONS or token.text in ",;:(":
            break
        if token.kind == "w" and token.lower not in _DETERMINERS:
            phrase.append(token)
    return tuple(phrase)


def _after_opening(tokens: Sequence[Token]) -> int:
    """Step over an opening such as "At Week 24, "."""
    if not tokens or tokens[0].lower not in _OPENING:
        return 0
    comma = next((i for i, t in enumerate(tokens[:16]) if t.text == ","), None)
    return comma + 1 if comma is not None and comma + 1 < len(tokens) else 0
