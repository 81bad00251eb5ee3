"""Other words for the same in newswires, word classes and in phrases; "-" marks what says the denial of its class.

Wider than :mod:`factcheck.claims.synonyms`: a word may stand in several classes, and two words of a class say the same
only where the rest of the sentence agrees too. Words are given in one form; others are found by their stems.
"""

from __future__ import annotations

from collections.abc import Iterator

_CLASSES = """
approve, approval, sign off, signoff, clear, clearance, green light, greenlight, authorize, authorise, authorization, \
authorisation, license, licence, consent, nod, bless, blessing, -reject, -refuse, -turn down, -deny
regulator, regulatory, authority, agency, watchdog
acquire, acquisition, takeover, take over, buy, purchase, buyout, transaction, deal
merge, merger, combination, combine, tie-up
buy back, repurchase, buyback
sell, sale, divest, divestiture, disposal, dispose, offload
close, closure, shut, shut down, shutter, wind down, closing
close, complete, completion, conclude, finish, wrap up, finalize, finalise, go through, consummate, closing
meet, achieve, reach, attain, hit, satisfy, fulfil, succeed, -miss, -fall short, -fell short, -fail
include, reflect, count, assume, factor in, take into account, build into, built into, incorporate, contain, bake in, \
account for, allow for, cover, -leave out, -left out, -exclude, -exclusion, -omit, -ignore, -leave aside, -strip out
apply, cover, affect, extend, include, touch, concern, involve, relate, -exempt, -spare
eligible, eligibility, take part, participate, enrol, enroll, qualify, inclusion, join, include, enter, admit, \
allowed, -exclude, -exclusion, -ineligible, -bar, -disqualify
allow, permit, let, able, option, -prohibit, -ban, -forbid, -bar, -disallow
switch, cross over, crossover, change
die, death, dead, fatal, fatality, mortality, deceased, lose life
occur, happen, take place, see, observe, record, report, note, experience
halt, stop, cease, discontinue, end, terminate, abandon, drop, scrap, pull, shelve, discontinuation, wind down
suspend, pause, put on hold, hold, halt, freeze, stop
begin, start, commence, initiate, launch, kick off, get under way, under way, underway, open, onset, beginning
continue, proceed, carry on, go on, keep, remain, still, ongoing, press on, persist
resume, restart, pick up again, return
plan, intend, aim, propose, mean, look to, want, seek, intention
expect, anticipate, forecast, foresee, project, predict, look for, count on, see, reckon, believe, estimate, due, \
scheduled, slated, likely, set to
hope, would like, want, aspire
expect, guide, guidance, outlook, forecast, projection, expectation, view
decide, decision, make up mind, make up its mind, determine, ruling, rule, resolve, choose, verdict
disclose, reveal, announce, say, publish, release, report, state, give, give out, provide, -withhold
explain, account for, due, because, owing, driven, drive, stem, attribute, result, reflect, thanks, reason, \
responsible, cause, put down, blame, contribute, come from, behind, helped, lead, lift
most, bulk, majority, mostly, mainly, largely, chiefly, main, principally, primarily, greater part, lion share
part, partly, some, partially, portion, in part, share
help, benefit, aid, boost, lift, support, tailwind
headwind, weigh, drag, hurt, hit, pressure, burden, dampen, squeeze, hamper
increase, rise, grow, growth, climb, gain, raise, go up, went up, up, higher, improve, improvement, advance, expand, \
expansion, widen, jump, lift, boost, surge, more, bigger, greater, add
decrease, fall, decline, drop, reduce, reduction, lower, cut, go down, went down, down, shrink, less, smaller, narrow, \
slip, weaken, ease, trim, contract, slim
raise, lift, increase, upgrade, hike, revise upward
cheap, low, inexpensive, less expensive, drop, fall, reduce
expensive, costly, dear, high
price, pricing, price increase, price rise, price realization, charge
bad, poor, weak, worse, worsen, deteriorate, soft, disappointing
good, strong, robust, solid, healthy, well
compare, comparison, against, versus, relative, than
difference, gap, benefit, effect, change, separate
significant, significance, statistically significant
important, key, main, principal, primary, central, chief, major, top
key, main, primary, headline, lead
goal, endpoint, objective, aim, target, outcome, measure
trial, study, research, investigation, test, work, programme, program
test, evaluate, assess, examine, investigate, measure, study, look at, explore, check, determine
prevent, prevention, protect, stop, avert, protection, ward off
treat, treatment, therapy, drug, medicine, medication, agent, product, tablet, pill, receive, dose, give, candidate
drug, active drug, active treatment, study drug, medicine, product, compound, therapy
vaccine, shot, jab, injection, vaccination, immunisation, immunization
placebo, dummy, sham, control, comparator
alone, only, without, by itself, on its own, single
patient, participant, volunteer, people, subject, person, candidate, anyone, those, individual
woman, female
man, male
child, pediatric, paediatric, young
elderly, old, aged, senior
random, randomize, randomise, assign, allocate, randomisation, randomization
side effect, adverse event, adverse reaction, adverse effect, toxicity
severe, serious, grade 3
cancer, tumor, tumour, malignancy
progress, progression, worsen, advance
prior, previous, previously, already, earlier, past, former, before
first, initially, initial, start
result, finding, data, outcome, topline, readout
early, preliminary, interim
file, submit, apply, application, submission, filing, lodge, seek, request
withdraw, pull, retract, take back
sign, agree, agreement, contract, pact, accord, deal, ink
talk, negotiate, negotiation, discuss, discussion, in talks, in discussion
pending, await, wait, subject, outstanding, hang on, hinge, depend, conditional, contingent, require, need, remain
condition, conditional, depend, provided, only if, contingent, subject
require, need, must, have to, has to, had to, call for, oblige, necessary, mandatory, demand
repay, repayment, pay back, redeem, settle, redemption
pay, payment, payout, pay out, payable, hand out, distribute
money, cash, fund, funding, liquidity, resource, finance
last, runway, fund, cover, sufficient, enough, sustain, support, carry
share, stock, equity
shareholder, stockholder, investor, holder, owner
loan, debt, borrowing, credit, facility, credit line, borrow
compliance, comply, in line, meet, respect, within, observe, -breach, -violate, -default
impair, impairment, writedown, write down, writeoff, write off
cost, expense, spending, expenditure, outlay, spend, bill
profit, income, earnings
revenue, sales, turnover, top line
tax, levy, duty
tariff, duty, levy
plant, factory, facility, site, works, mill
store, shop, outlet, branch, location
move, relocate, transfer, shift, relocation
make, manufacture, produce, production, turn out, output, build
build, construct, construction, erect, put up
ship, deliver, shipment, delivery, dispatch
appoint, name, hire, recruit, appointment, take over, succeed, promote
leave, depart, resign, step down, departure, retire, quit, exit, resignation, retirement
staff, employee, worker, workforce, job, headcount, personnel, position, people
lay off, layoff, job cut, redundancy, let go, workforce reduction, cut
customer, client, buyer, consumer, shopper
supplier, vendor
company, firm, business, group
business, commercial, corporate
home, headquarters, head office
subsidiary, unit, division, arm, segment
partner, collaborator, ally
founder, found, establish, set up, create, form
chief executive, ceo, chief executive officer, boss, head
finance chief, cfo, chief financial officer, finance director, finance head
chairman, chair, chairwoman, chairperson
author, researcher, scientist, team, investigator
independent, outside, external, unconnected, not involved, uninvolved
eat, consume, consumption, food, edible, ingest
see, visible, spot, notice, detect, detection, observe, view, perceive
weak, faint, dim, poor
naked eye, unaided eye, without equipment, unaided
small, little, limited, tiny, minor, slight, modest, slightly, a bit, somewhat, marginally
large, big, great, major, huge, substantial, considerable, sizeable
new, another, additional, further, extra, more, fresh, second, again
recent, recently, newly, latest, last
revised, updated, raised, new, lowered, current
unchanged, maintain, reaffirm, reiterate, keep, confirm, stand, hold, stick, leave unchanged
yearly, annual, year
quick, fast, rapid, swift, speed
slow, delay, late, postpone, push back, defer, behind
ahead, earlier, before, prior, advance, sooner
work, operate, function, run
use, employ, utilise, utilize, draw, rely
show, demonstrate, find, indicate, suggest, reveal, point, prove, display
describe, call, characterise, characterize, label, term, find
warn, caution, note, say, stress, concede, acknowledge, admit, flag, point out, remark, emphasise, emphasize, insist
promising, encouraging, positive, hopeful
lack, without, miss, absent, -have
common, frequent, often, prevalent, usual, -rare
rate, share, proportion, percentage, fraction, frequency
combine, combination, together, plus, joint, jointly, with
replace, substitute, instead, supersede
own, hold, stake, ownership, possess
home, house, dwelling, flat, apartment
country, nation, national
worldwide, global, globally, international
abroad, overseas, foreign
europe, european, eu
america, american, us, united states, domestic
britain, british, uk, united kingdom
rent, lease, sublet, sublease, let
lawsuit, litigation, suit, legal action, court case
fine, penalty
injure, injury, hurt, wound
crash, accident, collision
damage, harm, destroy, hurt
storm, hurricane, typhoon
fire, blaze
illness, disease, sickness, infection, condition
cure, heal, recover, recovery
hospital, hospitalization, hospitalisation, admit, admission
doctor, physician, clinician
equal, same, identical, match, even
exceed, top, surpass, beat, above, over, outpace, outstrip, more than
restate, restatement, correct, revise
supply, provide, provision, furnish
own, proprietary, in house
outsider, outside, external
board, director, directors
dividend, payout, distribution
guarantee, assure, assurance, promise, certain, ensure
risk, danger, threat, hazard
raise capital, offering, fundraise, raise money, placement
safe, safety, tolerable, tolerated, tolerability
reason, ground, grounds, because, account
schedule, timetable, on track, on schedule, on time, track, timeline
exclusive, sole, only, exclusivity
right, rights, option, entitlement, entitle
renew, renewal, extend, extension, prolong, rollover
lead, head, run, manage, oversee, direct
back, support, endorse, favour, favor, recommend, recommendation, advise
oppose, against, object, opposition
vote, ballot, poll
member, people, participant
school, pupil, student
house, property, real estate
farm, farmer, grower, agricultural
"""

_IRREGULAR = """
began begun begin | bought buy | sold sell | built build | made make | met meet | held hold | told tell |
won win | found find | brought bring | sent send | paid pay | kept keep | lost lose | left leave |
gave given give | got get | took taken take | saw seen see | fell fallen fall | rose risen rise |
grew grown grow | drew drawn draw | shrank shrunk shrink | came come | went gone go | began begin |
chose chosen choose | said say | led lead | wrote write | withdrew withdrawn withdraw | stood stand |
stuck stick | meant mean | ate eaten eat | knew known know | thought think | felt feel | spent spend |
showed shown show | had has have | did done do | undertook undertake | worse bad | worst bad | better good |
best good | women woman | men man | children child | cheaper cheap | lower low | weaker weak | stronger strong |
smaller small | larger large | higher high | bigger big | faster fast | slower slow | longer long |
shorter short | older old | younger young
"""


def classes() -> Iterator[list[tuple[bool, tuple[str, ...]]]]:
    """Every class as its phrases in words, each with whether it says the denial of the others."""
    for line in _CLASSES.strip().splitlines():
        entries = [entry.strip() for entry in line.split(",")]
        yield [(entry.startswith("-"), tuple(entry.removeprefix("-").split())) for entry in entries]


def irregular() -> dict[str, str]:
    """The base of every irregular form."""
    rows = (row.split() for row in _IRREGULAR.split("|"))
    return {form: row[-1] for row in rows for form in row[:-1]}
