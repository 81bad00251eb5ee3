"""Other words for what a figure is of: a draft's "revenue" is the release's "net sales", "hair loss" is "alopecia".

Used only where the source does not have the draft's word at all: then the source's word for it is looked for. What a
source tells apart itself ("revenue" and "net sales" in one table) is never brought together. The classes are the usual
terms of company reports, trial reports and newswires.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cache

from factcheck.claims.synonyms import members
from factcheck.verify.features import stem

# One class a line, the usual terms first, set off by commas; the words of an entry in any order.
_CLASSES = """
net sales, revenue, sales, turnover, net revenue, top line
net income, net profit, net earnings, profit, earnings, income, bottom line
net loss, loss, deficit, lost
operating income, operating profit, operating earnings, profit from operations, income from operations
buyback, repurchase, share repurchase, bought back
stock, share, shares
capital expenditures, capital spending, capital investment
guidance, outlook, forecast, projection, expectation
debt, borrowing, loan, indebtedness
revolving credit facility, revolver, credit facility, credit line, revolving facility
interest expense, interest cost
expense, expenditure, spending, outlay, cost
general and administrative, overhead
employee, staff, worker, workforce, headcount, personnel
layoff, workforce reduction, job cut, redundancy, position
store, shop, outlet, location
plant, factory, facility, works
mine, pit
order book, backlog
booking, order
cash on hand, cash and cash equivalents, cash, liquidity
upfront payment, upfront fee, initial payment, signing payment
takeover, acquisition, purchase, deal, transaction
tie-up, merger, combination, partnership, collaboration, alliance
stake, holding, interest, ownership
price hike, price increase, pricing
charge, impairment, writedown, write-down, write-off
tax rate, effective tax rate
payout, dividend, distribution
chief executive, ceo, chief executive officer
finance chief, cfo, chief financial officer
chairman, chair, chairwoman
shareholder, stockholder, investor, holder
customer, client, buyer
subscriber, user, member
unit, vehicle, car
output, production, volume
ship, deliver, delivery, shipment
quarter, three months
half, six months, half-year
middle, midpoint
average, mean
typical, median
yearly, annual, annually, year
monthly, month
lately, recently, recent
start, begin, commence, initiate, launch, under way, underway, open, kick off
finish, complete, conclude, end, completion
delay, postpone, push back, defer
sign-off, approval, clearance, authorization, authorisation, consent, permission
regulator, fda, authority, agency
ask, apply, application, submit, submission, file, filing
stop, discontinue, withdraw, quit, cease, discontinuation
drop out, withdraw, discontinue
take part, participate, enroll, enrol, join
recruit, enroll, enrol, enrollment, enrolment
assign, randomize, randomise, allocate
treat, receive, dose, given
participant, patient, volunteer, subject
woman, female
man, male
child, pediatric, paediatric, kid
elderly, older, aged
study, trial
goal, endpoint, objective, aim, target
main, primary
drug, treatment, therapy, medicine, medication, agent, product
dummy, placebo, sham, control
shot, injection, dose, jab, vaccine
pill, tablet, capsule, oral
drip, infusion, intravenous, iv
side effect, adverse event, adverse reaction, adverse effect, adverse
severe, serious, grade 3
death, die, fatal, fatality, mortality, deceased
survive, survival
respond, response, responder
remission, complete response
relapse, recurrence, return
tumor, tumour, cancer
growth, progression, worsen
high blood pressure, hypertension
low blood pressure, hypotension
heart failure, cardiac failure
heart, cardiac, cardiovascular
heart attack, myocardial infarction
kidney, renal
liver, hepatic
lung, pulmonary
stomach, gastric
brain, cerebral
skin, dermal, cutaneous
blood clot, thrombosis, embolism, thromboembolism, clot
stroke, cerebrovascular
hair loss, alopecia
rash, dermatitis
fever, pyrexia
tiredness, fatigue, exhaustion
weakness, asthenia
anemia, anaemia
diarrhea, diarrhoea
vomit, vomiting, emesis
sick, nausea
low white blood cell, neutropenia, leukopenia
low platelet, thrombocytopenia, platelet
nerve damage, neuropathy
swelling, edema, oedema
shortness of breath, dyspnea, dyspnoea
joint pain, arthralgia
muscle pain, myalgia
headache, migraine
low blood sugar, hypoglycemia, hypoglycaemia
high blood sugar, hyperglycemia, hyperglycaemia
sugar, glucose
body weight, weight
hospital stay, hospitalization, hospitalisation, admission
surgery, operation, procedure
scan, imaging
detect, identify, find, diagnose
accuracy, sensitivity
false alarm, false positive
lawsuit, litigation, suit, legal action
jail, prison, sentence
fine, penalty
crash, accident, collision
injure, hurt, injury, wound
wind farm, turbine
power, electricity, energy
road, highway, route
flat, apartment, home, house, dwelling
school, pupil, student
poll, survey
vote, ballot
price, cost, fee
cheap, low
rent, lease
holiday, vacation
movie, film
soccer, football
uk, britain, united kingdom, british
us, united states, america, american, domestic
abroad, overseas, international, foreign
overseas, outside united states, international
"""


def _entries() -> Iterator[list[tuple[str, ...]]]:
    for line in _CLASSES.strip().splitlines():
        yield [_stems(entry.split()) for entry in line.split(",")]
    for words in members().values():
        yield [_stems([word]) for word in sorted(words)]


def phrases() -> Iterator[list[tuple[str, ...]]]:
    """Every class as its phrases, each in words."""
    for line in _CLASSES.strip().splitlines():
        yield [tuple(entry.split()) for entry in line.split(",")]


def _stems(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(stem(word) for word in words if word not in ("and", "of", "to", "by", "on", "off", "from"))
    )


@cache
def _others() -> dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]:
    """By the first stem of a phrase: the phrase, and others for it, the usual one first."""
    found: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for line in _entries():
        for phrase in line:
            others = [(phrase, other) for other in line if other != phrase and other]
            if phrase and others:
                found.setdefault(phrase[0], []).extend(others)
    return found


class Rewordings:
    """Other words for what a source does not say: looked up once for each feature, however often it is asked."""

    def __init__(self, known: Collection[str]) -> None:
        self._known = known
        self._by_feature: dict[str, list[tuple[tuple[str, ...], tuple[str, ...], list[str]]]] = {}

    def of(self, feature: str) -> list[tuple[tuple[str, ...], tuple[str, ...], list[str]]]:
        """Phrases that begin with a feature and are not known, another for each that is, and its unknown words."""
        found = self._by_feature.get(feature)
        if found is None:
            found = self._by_feature[feature] = [
                (phrase, other, unknown)
                for phrase, other in _others().get(feature, ())
                if (unknown := [w for w in phrase if w not in self._known]) and all(w in self._known for w in other)
            ]
        return found


def in_words_of(weights: dict[str, float], rewordings: Rewordings) -> dict[str, float]:
    """The features with those that a source does not have said in words that it has, where a class has such.

    A word that was said otherwise is taken out, so that it does not count as unmatched.
    """
    added: dict[str, float] = {}
    gone: set[str] = set()
    for feature in weights:
        said: set[tuple[str, ...]] = set()
        for phrase, other, unknown in rewordings.of(feature):
            if phrase not in said and all(w in weights for w in phrase):
                said.add(phrase)
                weight = min(weights[w] for w in phrase)
                added |= {w: max(weight, added.get(w, 0.0)) for w in other}
                gone.update(unknown)
    if not added:
        return weights
    return {f: w for f, w in weights.items() if f not in gone} | {
        f: max(w, weights.get(f, 0.0)) for f, w in added.items()
    }
