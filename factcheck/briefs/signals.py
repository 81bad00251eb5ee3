"""The words that tell news from puffery, and a sentence that stands alone from one that leans on another."""

from __future__ import annotations

import re


def _any(alternatives: str) -> re.Pattern[str]:
    """Any of the alternatives, as whole words and in either case; line breaks between them do not count."""
    return re.compile(rf"(?<!\w)(?:{''.join(line.strip() for line in alternatives.splitlines())})(?!\w)", re.IGNORECASE)


_NEWS = _any(
    r"""
    announce[sd]?|grant(?:s|ed)|approv(?:es|ed)|clear(?:s|ed)|authori[sz](?:es|ed)|complete[sd]?|report(?:s|ed)|
    launch(?:es|ed)|acquire[sd]?|agree[sd]?|sign(?:s|ed)|enter(?:s|ed) into|appoint(?:s|ed)|name[sd]|receive[sd]?|
    file[sd]|submit(?:s|ted)|met|achieve[sd]?|show(?:s|ed)|demonstrate[sd]?|increased?|decreased?|rose|fell|grew|
    declined|raise[sd]|priced|close[sd]|sold|dosed|enroll?ed|initiated|began|paid|declared|will present|awarded|
    given|designated|issued|released|posted|published|recorded|generated|amounted|totall?ed|reached
    """
)
_KEY = _any(
    r"""
    (?:primary|secondary|key) (?:endpoints?|objectives?)|(?:complete|overall|objective) response|
    response rates?|survival|adverse events?|statistical(?:ly)? significan(?:t|tly|ce)|placebo|
    hazard ratio|p ?[<=≤] ?0?\.\d+|(?:net )?(?:revenues?|sales)|net (?:income|loss|profit)|EBITDA|
    gross (?:margin|profit)|(?:cash and cash equivalents|cash balance)|per share|guidance|
    dividends?|purchase price|expected to enroll|deadline|(?:did|was|were) not|failed|no (?:\w+ )?differences?|
    discontinu\w+|deaths?|died|terminat\w+
    """
)
_CHIEF = _any(
    r"""
    primary endpoint|(?:total|net) (?:revenues?|sales)|revenues? (?:was|were|of|rose|fell|grew|increased|decreased)
    """
)
_SUBGROUP = re.compile(r"(?:Among|Of|In) (?:the )?(?:\d|subgroup|subset|patients (?:who|with))", re.IGNORECASE)
_SOFT = _any(
    r"""
    potential(?:ly)?|could|may|might|believes?|aims?|hopes?|poised|positioned|designed to|committed|strives?|
    continues? to|opportunit(?:y|ies)|look(?:s|ing)? forward
    """
)
_PUFF = _any(
    r"""
    leading|leader|premier|innovative|revolutionary|revolutioni[sz]\w*|groundbreaking|breakthrough|game[- ]chang\w+|
    world[- ]class|best[- ]in[- ]class|cutting[- ]edge|state[- ]of[- ]the[- ]art|transformative|remarkable|
    impressive|exciting|unique|robust|strong|pivotal moment|paradigm|unparalleled|unprecedented|momentum|milestone|
    promising|compelling|tremendous|significantly enhance|powerful|seamless(?:ly)?|
    (?:captured|drawn|growing) attention|(?:significant )?strides|winning streak|garnered|
    reputation|excellence|noteworthy|astounding|blockbuster|booming|formidable|stand[- ]?outs?|pioneers?|\w+n['’]t
    """
)
_FEELING = _any(
    r"""
    (?:pleased|proud|excited|thrilled|delighted)(?! to (?:announce|report|provide|share))|honou?red|grateful|thanks?|
    congratulat\w+
    """
)
_OWN_VOICE = re.compile(r"\b(?:[Ww]e|[Oo]urs?|us|I|[Mm]y)\b(?!\.)")
_NOT_NEWS = _any(
    r"""
    forward[- ]looking|actual results|undue reliance|differ materially|safe harbor|no obligation|
    risks? and uncertainties|risk factors|not (?:constitute|represent|intended as|a recommendation)|
    (?:investment|financial|medical|legal) advice|offer to (?:buy|sell)|solicitation|disclaimers?|
    disclosures?\b.{0,40}\bhere|paid (?:promot\w+|advertis\w+|subscription)|sponsored (?:content|post)|
    compensat(?:ed|ion) (?:for|by|of|from)|all rights reserved|©|trademarks?|view source|click (?:here|below)|
    for (?:more|further|additional) information|(?:learn|read) more|more information|
    please (?:visit|contact|see|call|refer|click|note)|can (?:also )?be (?:found|accessed|viewed|reached|contacted)|
    dial[- ]?in|dialing|webcast|teleconference|replay|conference id|passcode|subscribe|sign up|
    follow us|stay (?:tuned|informed)|
    non-GAAP financial measures?|following tables?|calculated (?:by|as|in accordance)|reconciliation|
    safety of the reader|READ (?:THIS|MORE)|TLDR|disseminated|
    press release (?:contains|may contain|is provided)|source of this (?:release|content)|hereinafter|
    filings? with the (?:SEC|Securities)|(?:see|in|on) (?:the|its|our) (?:website|web site)
    """
)
_ADDRESS = re.compile(
    r"https?://|\bwww\.|\S@[\w.-]{1,80}\.\w|(?<![\w-])[\w-]{1,63}\.(?:com|org|net|io)/\S", re.IGNORECASE
)
_LEANING = _any(
    r"""
    it|its|they|their|these|those|this|that|he|his|she|her|both|each|such|some of|others?|another|here|there|
    however|moreover|furthermore|in addition|additionally|also|meanwhile|therefore|thus|hence|consequently|
    soon after\w*|afterwards?|later|
    as a result|accordingly|nevertheless|nonetheless|notwithstanding|similarly|likewise|conversely|in contrast|
    by contrast|on the other hand|in turn|instead|rather|separately|finally|lastly|secondly|thirdly|then|
    (?:second|third|next|further),|but|and|or|so|yet|for (?:example|instance)|specifically|notably|importantly|
    more (?:specifically|importantly)|in particular|during th(?:is|ese|at)|at th(?:is|at)|
    to (?:this|that|address this)|(?:\w+ ){1,2}(?:its|their|his|her|these|those|them)|fortunately|unfortunately|
    (?:\S+ ){1,10}(?:this|these|those) (?!year|quarter|month|week|summer|fall|spring|release)\w+|
    (?:\S+ ){1,5}(?:therefore|thus|hence)|
    (?:in|on|at|for|as|with|unlike|while|when|after|before|since|by|to|under|although|despite|if)\s
    [^.]{1,80}, (?:it|they)|
    (?:first|one),|of those|the (?:former|latter|other|same|above|following|purpose)|
    as (?:such|mentioned|noted|stated|previously|a reminder)|(?:just )?(?:days|weeks|months) (?:earlier|later)|
    the (?:company|firm|group|agency) also|the (?:[\w-]+ ){1,4}company|the (?:two|three|four|five)|
    (?:all|most|many|several|none|neither|one|two) of (?:the|these|those|them)
    """
)
_POINTS = _any(
    r"""
    the following(?! (?:year|quarter|month|week|day))|as follows|
    (?:outlined|listed|described|discussed|shown) (?:above|below)|
    (?:change|address|solve|do) (?:that|this)
    """
)
_SENDER = re.compile(r"(?<![“\"\w-])(?:we|our|ours)\b|\A(?:We|Our)\b")
_HE_OR_SHE = re.compile(r"\b(?:[Hh]e|[Ss]he)\b")
_PERSON = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof)\b|\b(?:PhD|MD|CEO|CFO|Chief|Chair\w*|President|Director)\b")
_ALSO = re.compile(r"\A(?:\S+ ){1,5}also\b", re.IGNORECASE)
_DEFINITE = re.compile(
    r"(?:(?:in|on|at|under|with|for|from|of|during|after) )?the (?:\w+ )?(study|trial|designation|agreement|"
    r"transaction|deal|acquisition|merger|offering|product|drug|device|therapy|treatment|program|platform|meeting|report|event|"
    r"results?|data|findings?|increase|decrease|decline|change|amendment|loan|note|funds?|proceeds|project|facility|"
    r"approval|patent|review|update|vessel|notification|award|article|technology|system|partnership|collaboration|"
    r"initiative|conference|companies|move|parties|board|firm|complaint|funding|plan|vendors?|sellers?|purchasers?|"
    r"discussions?|call|process|participants|group)\b(?! (?:of|for)\b)",
    re.IGNORECASE,
)
_SELF = re.compile(
    r"[^,]{2,80}\b(?:is|are) (?:an?|the|one of)\b.{0,120}\b(?:company|provider|leader|developers?|firm|manufacturer|"
    r"subsidiary|innovator|corporation|organi[sz]ation)\b",
    re.IGNORECASE,
)
_FOCUSES = re.compile(
    r"[^,]{2,80}\b(?:focuses|specializes|specialises|is focused|is focusing) (?:on|in)\b", re.IGNORECASE
)
_DEFINES = re.compile(r"[^,]{2,60}\b(?:is|are|remains?) (?:an?|one of|the)\b", re.IGNORECASE)
_MARKET = _any(
    r"""
    CAGR|compound annual growth rate|global market|market size|
    (?:market|industry|sector) (?:\w+ ){0,6}?(?:is|was|valued)|on the (?:cusp|rise)|wave of
    """
)
_COSTS = _any(r"""expenses?|amortization|depreciation|cost of (?:goods sold|sales|revenues?)""")
_COMPANY_TITLE = _any(
    r"""
    (?:inc|incorporated|corp|corporation|ltd|limited|llc|llp|plc|co|company|holdings?|group|gmbh|us|our)\.?|
    \((?:nasdaq|nyse|otc\w*|tsx\w*|lse|amex)
    """
)
_COMPANY_TEXT = _any(
    r"""
    company|firm|corporation|organi[sz]ation|biotech|leader|provider|manufacturer|developer|institut\w+|
    universit\w+|agency|hospital|foundation|publisher|brand|network|business|wire|enterprise|nasdaq|nyse|OTCQ[BX]|
    we|our
    """
)
_THING = _any(
    r"""
    trial|study|therapy|drug|treatment|treats?|vaccine|device|test|assay|disease|disorder|cancer|lymphoma|leuk\w+|
    condition|syndrome|caused|inhibitor|antibody|agonist|antagonist|molecule|peptide|candidate|program|patients?
    """
)


def news_value(text: str) -> float:
    """How much a sentence is news by its words alone: what happened and what was measured, less praise and hopes."""
    value = 0.4 * bool(_NEWS.search(text)) + 0.2 * min(len(_KEY.findall(text)), 3)
    value += 0.4 * bool(_CHIEF.search(text)) - 0.4 * bool(_SUBGROUP.match(text))
    value -= 0.15 * min(len(_PUFF.findall(text)), 3) + 0.25 * min(len(_SOFT.findall(text)), 2)
    value -= 0.9 * bool(_MARKET.search(text)) + 0.3 * bool(_COSTS.search(text)) + 0.4 * bool(_DEFINES.match(text))
    return value - 1.0 * bool(_OWN_VOICE.search(text))


def is_notice(text: str) -> bool:
    """Whether a sentence serves the sender rather than the news: disclaimers, invitations, feelings."""
    return bool(_NOT_NEWS.search(text) or _FEELING.search(text))


def has_address(text: str) -> bool:
    """Whether a web or mail address stands in a sentence."""
    return bool(_ADDRESS.search(text))


def presents_a_company(text: str) -> bool:
    """Whether a sentence says what a company is, as the boilerplate at the end of a release does."""
    return bool(_SELF.match(text) or _FOCUSES.match(text))


def is_empty(text: str) -> bool:
    """Whether a sentence only points at others, or is in the voice of the sender."""
    return bool(_POINTS.search(text) or _SENDER.search(text))


def is_about_the_market(text: str) -> bool:
    """Whether a sentence tells the size or the mood of a market and no news."""
    return bool(_MARKET.search(text))


def leans(text: str) -> bool:
    """Whether a sentence opens with words that point back to the one before it."""
    he = _HE_OR_SHE.search(text)
    return bool(_LEANING.match(text)) or bool(he and not _PERSON.search(text, 0, he.start()))


def adds_to_others(text: str) -> bool:
    """Whether a sentence says "also" of its subject, which one before it must have had."""
    return bool(_ALSO.match(text))


def definite_noun(text: str) -> str | None:
    """The noun of an opening such as "The trial", which some sentence before must have named."""
    match = _DEFINITE.match(text)
    return match.group(1).casefold() if match else None


def is_about_a_thing(title: str, first_sentence: str) -> bool:
    """Whether an "About ..." section presents a trial, a product or a disease, and not a company."""
    if _COMPANY_TITLE.search(title) or _COMPANY_TEXT.search(first_sentence):
        return False
    return bool(_THING.search(first_sentence))
