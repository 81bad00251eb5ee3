"""What a reader must know, topic by topic: the words that tell it, and those that show that something else is meant."""

from __future__ import annotations

import re
from dataclasses import dataclass

from factcheck.quantities.model import Kind

__all__ = ["TOPICS", "Topic"]

_Words = re.Pattern[str]
_SHARES = frozenset({Kind.MONEY, Kind.COUNT})
_PEOPLE = frozenset({Kind.COUNT, Kind.PERCENT, Kind.FRACTION})
_MONEY = frozenset({Kind.MONEY})


@dataclass(frozen=True)
class Topic:
    """One line of the checklist.

    `cue` tells it; `bar` in the same sentence means that something else is told, and so does `lead` right before the
    cue; `needs` must stand in the sentence as well.
    `asks` is what a text must speak of before leaving this out can mislead. `kinds` are those of its figure, without
    which there is no fact where `counted`. Of a `single` topic a release has one fact, however often it tells it.
    """

    code: str
    what: str
    weight: float
    stems: tuple[str, ...]  # one of them, in lower case, is in whatever the cue matches
    cue: _Words
    bar: _Words | None = None
    lead: _Words | None = None
    needs: _Words | None = None
    asks: _Words | None = None
    kinds: frozenset[Kind] = frozenset()
    counted: bool = False
    single: bool = False
    own_denial: bool = False  # its cue says what did not happen, or is a doubt by itself


def _any(*alternatives: str) -> _Words:
    """Any of the alternatives as whole words in either case; `~N` stands for up to N words."""
    joined = "|".join(alternatives).replace(" ", r"\s+")
    gaps = re.sub(r"~(\d)", r"(?:(?:[^\\s;:,]|,(?=\\d)){1,40}\\s+){0,\1}?", joined)
    return re.compile(rf"(?<![\w-])(?:{gaps})(?!\w)", re.IGNORECASE)


_GOALS = r"(?:end-?points?|significance|significant|boundary|objectives?|superiority|non-?inferiority)"
_RESULTS = _any(
    r"results?|data|analys[ie]s|findings?|respon(?:se|ses|ded|ders?)|show(?:s|ed|n)?|demonstrat\w+|end-?points?|"
    r"efficacy|"
    r"patients|participants|improve\w*|surviv\w+|reduc\w+|increas\w+"
)
_REPORTED = _any(
    r"results?|data|findings?|respon(?:se|ses|ded|ders?)|show(?:s|ed|n)|demonstrat(?:es|ed|ing)|end-?points?|efficacy|"
    r"surviv\w+|significan\w+"
)
_DEALS = _any(
    r"agree\w*|acqui\w+|merge\w*|deals?|transactions?|s[eo]ld|sells?|sale|offering|purchase[sd]?|buys?|bought|"
    r"term sheet|"
    r"licen[cs]\w+|partner\w*|collaborat\w+|tender|invest\w*|financing|loan|facility|contracts?|spin-?off|awards?|"
    r"grants?"
)
_MEASURES = _any(r"revenues?|sales|earnings|results|quarter|fiscal|profit\w*|income|EBITDA|margins?|growth|grew")

TOPICS: tuple[Topic, ...] = (
    Topic(
        "OMI101",
        "an endpoint was missed",
        1.0,
        ("not ", "n't", "n’t", "fail", "miss", "no ", "without", "nonsig", "non-sig"),
        _any(
            rf"(?:did|does|has|have|had|was|were)(?: not|n['’]t) (?:meet|met|achieved?|reach|reached|cross|show|"
            rf"demonstrate) "
            rf"~6{_GOALS}",
            rf"(?:fail(?:ed|s|ing)? to|failure to|miss(?:ed|es|ing)) ~6{_GOALS}",
            r"not (?:been )?statistically significant",
            r"(?:no|without) (?:statistically )?significant (?:difference|improvement|benefit|effect)s?",
            r"non-?significant",
            r"end-?points? (?:was|were) not (?:met|reached|achieved)",
            r"significance was not (?:met|reached|achieved)",
        ),
        bar=_any(r"safety|adverse|tolera\w+", r"median ~6not (?:yet )?(?:been )?reached"),
        own_denial=True,
    ),
    Topic(
        "OMI102",
        "deaths",
        1.0,
        ("death", "died", "fatal"),
        _any(r"deaths?", r"died", r"fatal (?:\w+ )?(?:events?|cases?|outcomes?|reactions?)", r"fatalit(?:y|ies)"),
        bar=_any(
            r"cell(?:ular)? death|programmed|death[- ](?:ligand|receptor|benefits?)|sudden death",
            r"causes? of|death from any cause|(?:risk|rate|odds|likelihood|chance)s? of ~4death",
            r"world ?wide|globally|(?:each|every|per|a) year|annual(?:ly)?|World Health|Americans?|statistics|"
            r"estimated",
            r"(?:leads?|leading) to (?:\w+ )?deaths?",
            r"(?:will|would|expected|needed|required) ~8deaths?",
        ),
        needs=_any(
            r"patients?|participants?|subjects?|volunteers?|workers?|employees?|miners?|people|arms?|cohort|trial|"
            r"study|"
            r"placebo|cut-?off|treated|treatment(?:-related)?|related"
        ),
        kinds=frozenset({Kind.COUNT, Kind.NUMBER}),
    ),
    Topic(
        "OMI103",
        "serious adverse events",
        0.85,
        ("serious", "sae", "limiting", "dlt", "grade"),
        _any(
            r"serious ~2(?:adverse|side) (?:events?|effects?|reactions?)",
            r"(?:TE)?SAEs?",
            r"(?:was|were) serious in",
            r"dose[- ]limiting toxicit(?:y|ies)|DLTs?",
            r"grades? (?:[≥>]=? ?)?[345](?:/[45])?(?: or (?:higher|greater|above|worse))? "
            r"~3(?:adverse|events?|toxicit\w+|AEs?|TEAEs?|neutropenia|CRS|ICANS)",
            r"(?:adverse events?|toxicit\w+|neutropenia) ~3grades? [345]",
        ),
        bar=_any(r"end-?points?|will be|evaluat\w+|assess\w*|defined as|exclu\w+|monitor\w*|boxed warning"),
        kinds=_PEOPLE,
        single=True,
    ),
    Topic(
        "OMI104",
        "a clinical hold",
        1.0,
        ("hold",),
        _any(r"(?:clinical|partial|full) hold", r"placed ~4on hold"),
    ),
    Topic(
        "OMI105",
        "a regulator's refusal, warning or recall",
        1.0,
        ("response letter", "crl", "refus", "reject", "declin", "denied", "warning letter", "recall", "483"),
        _any(
            r"complete response letters?|CRLs?",
            r"refus(?:al|ed|es)[- ]to[- ](?:file|approve|accept)",
            r"(?:rejected|declined|denied) ~6(?:approv\w+|applications?|clearance|submission|designation|"
            r"authori[sz]ation)",
            r"warning letters?|import alert|Form 483",
            r"recall(?:ed|ing|s)? ~4(?:product|device|lots?|units?|vehicles?)|(?:voluntary|product|"
            r"class I{1,3}) recall",
        ),
        single=True,
    ),
    Topic(
        "OMI106",
        "something was stopped or discontinued",
        0.85,
        ("discontinu", "terminat", "halt", "suspen", "pause", "stopped", "abandon", "cancel", "withdr"),
        _any(
            r"(?:discontinu(?:e|es|ed|ing|ation of)|terminat(?:e|es|ed|ing|ion of)|halt(?:s|ed|ing)?|suspend(?:s|ed|"
            r"ing)?|"
            r"suspension of|paus(?:es|ed|ing)|stopped|abandon(?:s|ed|ing)?|cancell?ed|withdr(?:ew|awn|awal of)) "
            r"~4(?:trials?|stud(?:y|ies)|programs?|programmes?|development|enrol\w+|dosing|treatment|production|"
            r"operations|"
            r"dividends?|agreements?|contracts?|partnership|collaboration|merger|offering|applications?|study drug)",
            r"(?:trials?|stud(?:y|ies)|programs?|development|enrol\w+|dosing|production|dividend|agreement|merger|"
            r"offering) "
            r"(?:was|were|has been|have been|is being|had been) (?:\w+ly )?"
            r"(?:discontinued|terminated|halted|suspended|paused|stopped|abandoned|cancell?ed|withdrawn)",
            r"(?:led|leading) to (?:\w+ ){0,3}(?:discontinuations?|withdrawals?)",
            r"discontinu(?:ed|ations?) (?:due|because)",
            r"(?:patients?|participants?) (?:\([^()]{1,20}\) )?discontinued",
        ),
        bar=_any(r"discontinued operations|termination fee|early termination of the waiting"),
        kinds=_PEOPLE,
    ),
    Topic(
        "OMI107",
        "that the results are interim or preliminary",
        0.8,
        ("interim", "preliminary", "immature"),
        _any(
            r"(?:interim|preliminary) ~4(?:results?|data|findings?|read-?outs?|efficacy)",
            r"(?:results?|data|findings?) ~6(?:interim|preliminary) ~2analys[ie]s",
            r"(?:interim|preliminary) ~2analys[ie]s ~8(?:show|demonstrat|suggest|confirm|found|met|cross|support)\w*",
            r"(?:results?|data|figures) (?:is|are|were|remain) (?:\w+ )?(?:preliminary|interim|immature|unaudited)",
        ),
        bar=_any(
            r"interim (?:CEO|chief|president|statements?|financial|dividend|period)",
            r"(?:interim|preliminary) ~6(?:planned|expected|anticipated|scheduled|will|to be)",
            r"(?:plans?|expects?|expected|anticipat\w+|will|scheduled|intends?|preparing|upcoming|if|encouraging) ~8"
            r"(?:interim|preliminary)",
            r"preliminary (?:clinical )?evidence",
        ),
        asks=_RESULTS,
        single=True,
    ),
    Topic(
        "OMI108",
        "how the study was made",
        0.7,
        ("label", "arm", "control", "random", "retrospective", "hoc", "observational", "blinded", "simulat"),
        _any(
            r"open[- ]label|single[- ]arm|uncontrolled|non-?controlled|non-?randomi[sz]ed|unblinded",
            r"retrospective|post[- ]hoc|observational (?:study|trial|data)|simulated",
        ),
        bar=_any(
            r"open[- ]label (?:extension|portion)|OLE|rolled? over|uncontrolled (?:\w+ )?(?:diabetes|hypertension|"
            r"asthma|"
            r"bleeding|growth|proliferation|disease|gout|pain|seizures?)",
            r"(?:plans?|expects?|will|intends?|planned|upcoming) ~6(?:open|single|retrospective|observational)",
        ),
        asks=_REPORTED,
        single=True,
    ),
    Topic(
        "OMI121",
        "that the results are of animals or cells",
        0.7,
        ("mice", "mouse", "murine", "rodent", "animal", "preclinical", "pre-clinical", "vitro"),
        _any(
            r"(?:pre-?clinical|in vitro) ~2(?:data|results?|findings?|evidence)",
            r"(?:animal|mouse|murine|rodent|pre-?clinical|in vitro) (?:\w+ )?(?:models?|stud(?:y|ies)|experiments?)",
        ),
        bar=_any(r"(?:plans?|expects?|will|intends?|planned|upcoming|ongoing) ~6(?:animal|mouse|pre-?clinical|"
            r"in vitro)"),
        lead=re.compile(r"\b(?:build(?:s|ing)|based|following|supported)(?: [\w-]+){0,4} *\Z", re.IGNORECASE),
        needs=_any(r"show\w*|demonstrat\w+|suggest\w*|achiev\w+|results?|reduc\w+|improv\w+|inhibit\w*|imped\w+"),
        asks=_REPORTED,
        single=True,
    ),
    Topic(
        "OMI109",
        "how many were studied",
        0.75,
        ("patient", "participant", "subject", "volunteer", "adults", "children", "women", "infants"),
        _any(
            r"(?:enrol+(?:ed|ing|s)?|randomi[sz]ed|treated|dosed|evaluated|included|recruited|involv(?:ed|ing)|"
            r"completed by|"
            r"(?:trial|study|analysis|cohort|population|total) (?:of|in|with)|among|data (?:from|on|in)|"
            r"results (?:from|in)) "
            r"~5(?:patients?|participants?|subjects?|volunteers?|adults|children|women|infants)",
            r"(?:patients?|participants?|subjects?|volunteers?) (?:\w+ ){0,3}"
            r"(?:were|was|have been|had been|completed) ?(?:enrol+ed|randomi[sz]ed|treated|dosed|evaluable|evaluated|"
            r"the study)",
            r"[0-9]+(?:-patient| (?:evaluable|treated|enrolled|randomized) (?:patients|participants|subjects))",
        ),
        bar=_any(
            r"million|worldwide|each year|annually|per year|prevalence|affects?|suffer\w*|diagnosed|estimated|"
            r"hospitals?|"
            r"will|expect\w*|plan\w*|anticipat\w*|to enrol|goal|target\w*"
        ),
        asks=_any(r"results?|data|respon(?:se|ses|ded|ders?)|end-?points?|efficacy|surviv\w+|placebo|p ?[<=≤]"),
        kinds=frozenset({Kind.COUNT}),
        counted=True,
        single=True,
    ),
    Topic(
        "OMI110",
        "shares or warrants were offered or issued",
        0.85,
        ("offering", "placement", "warrant", "convertible", "issu", "sold", "sell", "sale of", "at-the-market", "atm"),
        _any(
            r"(?:registered direct|public|at-the-market|follow-on|rights|underwritten|equity) (?:equity )?offering",
            r"private placements?|ATM (?:program|facility|offering)?|warrants?",
            r"convertible (?:promissory )?(?:notes?|debentures?|preferred|loan)",
            r"(?:issued?|issues|issuing|issuance of|issuable|sold|sells?|sale of) ~9"
            r"(?:shares|units|(?:common|preferred) stock|ADSs)",
        ),
        bar=_any(
            r"(?:basic|fully) (?:and )?diluted|per diluted|weighted|prevent\w* dilution|buy-?backs?|"
            r"repurchase (?:program\w*|of)|repurchased|fair value|"
            r"outstanding (?:as of|at)|closing (?:sale|price)|dividends?|treasury|tender offer"
        ),
        kinds=_SHARES,
        counted=True,
    ),
    Topic(
        "OMI111",
        "doubt that the company can go on",
        1.0,
        ("going concern", "substantial doubt"),
        _any(r"going[- ]concern|substantial doubt"),
        bar=_any(r"alleviat\w+|remov(?:ed|es|al)|no longer|resolv\w+"),
        single=True,
    ),
    Topic(
        "OMI112",
        "guidance was cut or withdrawn",
        1.0,
        ("guidance", "outlook", "forecast", "target", "projection", "previous", "prior"),
        _any(
            r"(?:lower(?:s|ed|ing)|cut(?:s|ting)?|reduc(?:es|ed|ing)|withdr(?:aws?|ew|awn|awing)|suspend(?:s|ed|ing)?|"
            r"trim(?:s|med|ming)|slash(?:es|ed|ing)) ~6(?:guidance|outlook|forecasts?|projections?)",
            r"(?:guidance|outlook|forecasts?|projections?) ~6(?:was|were|is|has been|been) "
            r"(?:\w+ )?(?:lowered|cut|reduced|withdrawn|suspended|trimmed)",
            r"(?:down|lowered|reduced|cut) from ~3(?:previous|prior|earlier) (?:\w+ )?(?:guidance|outlook|forecast|"
            r"range)",
        ),
        bar=_any(r"(?:expenses?|costs?|capex|capital expenditures?|tax|interest rates?|emissions?)"),
        kinds=frozenset({Kind.MONEY, Kind.PERCENT}),
        single=True,
    ),
    Topic(
        "OMI113",
        "accounts restated, or a material weakness in control",
        1.0,
        ("restate", "material weakness", "relied"),
        _any(
            r"(?:restate(?:s|d|ment|ments)?|restating) ~6(?:financial|statements?|results|periods?|accounts)",
            r"(?:financial statements?|results|accounts) ~6(?:restated|restatement)",
            r"material weakness(?:es)?",
            r"no longer be relied (?:up)?on",
        ),
        bar=_any(r"amended and restated|remediated"),
        single=True,
    ),
    Topic(
        "OMI114",
        "the listing is in danger",
        1.0,
        ("delist", "deficien", "compliance", "minimum bid"),
        _any(r"delist\w*", r"deficiency (?:letter|notice)|notice of ~2(?:deficiency|non-?compliance)",
             r"(?:not in|regain\w*) compliance", r"minimum bid"),
        needs=_any(r"nasdaq|nyse|exchanges?|listing|tsx|aim|lse"),
        single=True,
    ),
    Topic(
        "OMI115",
        "what it still depends on",
        0.75,
        ("subject to", "pending", "await", "requir", "condition", "contingent", "depend", "letter of intent",
         "non-binding", "term sheet", "term-sheet"),
        _any(
            r"subject to ~8(?:approvals?|clearances?|closing|conditions?|consents?|due diligence|definitive|financing|"
            r"vote|"
            r"feedback)",
            r"(?:pending|awaiting|requires|requiring|conditional (?:up)?on|conditioned (?:up)?on|"
            r"contingent (?:up)?on) ~6"
            r"(?:approvals?|clearances?|consents?|vote|tender|financing|due diligence|signing|execution)",
            r"(?:customary )?closing conditions|closing requires",
            r"(?:non-binding|binding) ~3(?:letter of intent|term[- ]sheet|offer|proposal|agreement)|letter of intent",
        ),
        bar=_any(r"market conditions|hold period|escrow|resale restrictions|subject to (?:risks?|change)|"
            r"clinical trials?"),
        asks=_DEALS,
    ),
    Topic(
        "OMI116",
        "part of the sum is a maximum or contingent",
        0.7,
        ("up to", "as much as", "earn-out", "earnout", "milestone pay", "contingent"),
        _any(r"up to", r"as much as", r"earn-?outs?", r"milestone payments?",
             r"contingent (?:value|consideration|payments?)"),
        bar=_any(r"market size|buy-?backs?|repurchase|per (?:month|gym|patient)|saves?|savings?"),
        needs=_any(
            r"agreements?|deals?|licen[cs]\w+|acqui\w+|partner\w*|collaborat\w+|contracts?|facility|milestones?|"
            r"payments?|"
            r"earn-?outs?|consideration|notes?|invest\w*|grants?|awards?|financing|offering|royalt\w+|sell|receive|"
            r"raise|earn|rights?|eligible|worth"
        ),
        asks=_DEALS,
        kinds=_MONEY,
        counted=True,
    ),
    Topic(
        "OMI117",
        "a lawsuit or an investigation",
        0.95,
        ("lawsuit", "class action", "litigation", "subpoena", "sued", "investigation", "complaint", "proceeding",
         "arbitration", "indict"),
        _any(
            r"lawsuits?|class action|litigation|subpoena\w*|sued|indict\w+|arbitration|legal proceedings?",
            r"(?:SEC|DOJ|FTC|criminal|regulatory|government|federal|antitrust|accounting) (?:\w+ )?investigations?",
            r"investigations? (?:by|into)|(?:is|are|was|being) under investigation",
            r"complaint ~3(?:filed|alleg\w+)",
        ),
        bar=_any(r"litigation reform|prosecutes?"),
        single=True,
    ),
    Topic(
        "OMI118",
        "an impairment or write-down",
        0.9,
        ("impairment", "write-down", "writedown", "write-off", "writeoff", "write down", "wrote"),
        _any(r"impairments?", r"write[- ]?(?:downs?|offs?)", r"wrote (?:down|off)"),
        bar=_any(r"renal|kidney|cognitive|visual|vision|hearing|hepatic|liver|function\w*|immune|memory|before|"
            r"excluding"),
        lead=re.compile(r"\b(?:lower|fewer|reduced|decreased?)(?: [\w-]+){0,4} *\Z", re.IGNORECASE),
        needs=_any(r"charges?|goodwill|assets?|intangibles?|inventor\w+|non-?cash|recogni[sz]ed|recorded|million|"
            r"loss(?:es)?"),
        kinds=_MONEY,
        single=True,
    ),
    Topic(
        "OMI119",
        "a loss",
        0.8,
        ("loss",),
        _any(r"net loss(?:es)?|(?:operating|quarterly) loss(?:es)?|loss(?:es)? (?:per|from operations|for the|of)"),
        bar=_any(r"weight|hair|hearing|vision|loss of (?:\w+ )?(?:function|response|kidney|life|control|memory|vision)|"
                 r"excluding|reconciliation"),
        lead=re.compile(
            r"\b(?:compared (?:to|with)|versus|vs\.?|against|than|from|non-?GAAP|"
            r"adjusted)(?: [\w-]+){0,3} *\Z", re.IGNORECASE
        ),
        asks=_MEASURES,
        kinds=_MONEY,
        counted=True,
        single=True,
    ),
)  # fmt: skip
