"""The rule codes: what each finding is called, by family."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its code, the family it belongs to, a short name and what it means for an editor."""

    code: str
    family: str
    name: str
    summary: str


_ROWS = (
    ("SUP101", "supported", "same-value", "The source gives the same figure for the same thing."),
    ("SUP102", "supported", "rounded", "The figure is an honest rounding of the source's."),
    ("SUP103", "supported", "implied", "The source says something at least as strong."),
    ("SUP104", "supported", "converted", "The figure is the source's in another unit, scale or form."),
    ("SUP201", "supported", "near-verbatim", "A passage says it nearly word for word, as strongly."),
    ("SUP202", "supported", "verbatim", "A sentence of the source says it word for word."),
    ("SUP203", "supported", "same-status", "The source says that the event has come as far, or as little."),
    ("SUP204", "supported", "same-guidance", "The source says the same of this guidance: raised, lowered or kept."),
    ("SUP205", "supported", "restated", "A passage says it in other words, as strongly and in the same sense."),
    ("DIR103", "direction", "other-guidance", "The source says otherwise of this guidance: raised, lowered or kept."),
    ("LIM101", "limit lost", "not-all", "The source limits to some what the draft says of all."),
    ("CMP201", "comparator", "comparison-holds", "The two figures of the source compare as the draft says."),
    ("CMP104", "comparator", "comparison-reversed", "The two figures of the source compare the other way."),
    ("MOD102", "modality", "not-done", "The source expects, has applied for or agreed what the draft says is done."),
    ("NUM101", "value", "other-value", "The source gives another figure for this."),
    ("NUM102", "value", "other-magnitude", "The source gives another magnitude: millions for billions."),
    ("UNI102", "unit and scale", "other-scale", "The digits agree but the scale does not."),
    ("CUR101", "currency", "other-currency", "The source gives the figure in another currency."),
    ("CMP101", "comparator", "comparator-reversed", "The source bounds the figure on the other side."),
    ("CMP102", "comparator", "bound-lost", "The source gives a bound or range, the draft a plain figure."),
    ("CMP103", "comparator", "bound-overstated", "The draft's bound says more than the source's."),
    ("CMP105", "comparator", "other-bound", "The source bounds the figure on the same side, at another value."),
    ("RNG101", "range", "other-range", "The source gives another range."),
    ("DAT101", "date and period", "other-date", "The source gives another date or period."),
    ("ARI101", "derived arithmetic", "does-not-follow", "The source's figures for this give another result."),
    ("ARI102", "derived arithmetic", "follows", "The figure is not written but follows from the source's figures."),
    ("PER101", "period", "other-period", "The source gives the figure for another time."),
    ("DIR101", "direction", "direction-reversed", "The source says that it changed the other way."),
    ("SUB101", "subject", "other-subject", "The figure stands in the source, for another thing."),
    ("MOD101", "modality", "overstated", "The source expects, plans or allows for what the draft states as fact."),
    ("NEG101", "negation", "denied", "The source says the opposite."),
    ("DIR102", "direction", "change-reversed", "The draft goes from the figure that the source comes to."),
    ("SUB102", "subject", "other-name", "The source gives the figure for somebody else."),
    ("SUB103", "subject", "exchanged", "Two figures of the source stand for each other's thing."),
    (
        "SUB104",
        "subject",
        "other-owner",
        "Of figures that the source sets side by side, the draft takes the wrong one.",
    ),
    ("DEN101", "denominator", "other-base", "The source gives the figure of another base than the draft does."),
    ("DEN102", "denominator", "base-widened", "The source gives the figure for some, the draft for all."),
    ("SPK101", "speaker", "other-speaker", "The source quotes somebody else as saying it."),
    ("NOF101", "not in the source", "figure-not-found", "Nothing in the source gives this figure for this."),
    ("NOF102", "not in the source", "statement-not-found", "Nothing in the source says this."),
    ("QUO101", "quotation", "quote-not-in-source", "The model's quote is not in the source word for word."),
    ("MDL101", "model", "judged-supported", "The model judged it from the passage that it quotes."),
    ("MDL102", "model", "judged-qualified", "The model found a lost limit or an overstatement, with its passage."),
    ("MDL103", "model", "judged-contradicted", "The model found a passage that says otherwise."),
    ("MDL104", "model", "judged-not-found", "The model found no passage that says this."),
    ("MDL201", "model failed", "refused", "The model declined to answer."),
    ("MDL202", "model failed", "cut-off", "The model's answer ended at its length limit."),
    ("MDL203", "model failed", "filtered", "The provider's content filter withheld the answer."),
    ("MDL204", "model failed", "malformed", "The model's answer did not fit the form, also when asked again."),
    ("MDL205", "model failed", "no-answer", "No answer came: time-out, connection or server error."),
    ("MDL206", "model failed", "not-asked", "The budget or the time was spent before its turn."),
    ("MDL207", "model failed", "left-out", "The model's answer leaves this claim out."),
    ("MDL208", "model failed", "impossible-label", "The model's label does not fit its own quote."),
    (
        "MDL209",
        "model failed",
        "numbers-disagree",
        "The passage that the model quotes does not carry the figure.",
    ),
    ("MDL210", "model failed", "weaker-quote", "The passage that the model quotes is denied or said less strongly."),
    ("MDL211", "model failed", "two-verdicts", "The model gives two verdicts on this claim."),
    ("MDL212", "model failed", "untied-figure", "The model calls it supported, but no rule can tie the figure to it."),
    ("UNV101", "unverified", "no-rule", "No rule can decide this statement; no model was asked."),
    (
        "UNV103",
        "unverified",
        "unknown-name",
        "The figure stands in the source, which does not name what the draft names.",
    ),
    ("UNV104", "unverified", "too-many-figures", "More figures in one sentence than are checked."),
    ("UNV105", "unverified", "tally", "The source lists so many things, without a count of its own."),
    ("UNV106", "unverified", "no-year", "The source gives the day without its year."),
    ("UNV102", "unverified", "weakly-bound", "The figure stands in the source, but no rule can tie it to this."),
    ("OMI101", "material omission", "missed-endpoint", "The release says that an endpoint was missed."),
    ("OMI102", "material omission", "deaths", "The release tells of deaths."),
    ("OMI103", "material omission", "serious-adverse-events", "The release tells of serious or severe adverse events."),
    ("OMI104", "material omission", "clinical-hold", "The release tells of a clinical hold."),
    ("OMI105", "material omission", "refusal", "A regulator refused, warned, or had a product recalled."),
    ("OMI106", "material omission", "discontinued", "A trial, a treatment, a programme or a deal was stopped."),
    ("OMI107", "material omission", "interim", "The results are interim or preliminary."),
    ("OMI108", "material omission", "design", "The study was open-label, had no control group, or looked back."),
    ("OMI109", "material omission", "sample-size", "How many were studied."),
    ("OMI110", "material omission", "dilution", "Shares, warrants or convertible notes were offered or issued."),
    ("OMI111", "material omission", "going-concern", "There is doubt that the company can go on."),
    ("OMI112", "material omission", "guidance-cut", "Guidance was cut or withdrawn."),
    ("OMI113", "material omission", "restatement", "Accounts are restated, or control over them is weak."),
    ("OMI114", "material omission", "listing", "The listing is in danger."),
    ("OMI115", "material omission", "conditions", "What it still depends on: approval, vote, financing, signing."),
    ("OMI116", "material omission", "up-to", "Part of the sum is a maximum, or is paid only under conditions."),
    ("OMI117", "material omission", "litigation", "The release tells of a lawsuit or an investigation."),
    ("OMI118", "material omission", "impairment", "Something was written down."),
    ("OMI119", "material omission", "loss", "The company made a loss."),
    ("OMI120", "material omission", "headline-figure", "A figure of the headline."),
    ("OMI121", "material omission", "preclinical", "The results are of animals or cells."),
)

CODES: dict[str, Rule] = {row[0]: Rule(*row) for row in _ROWS}
