"""Words that newswires use for one another, and the irregular forms that no stemmer brings together.

A\
 class holds words that say the same of a statement whatever its subject. What regulators and accountants tell apart
(approved and cleared, suspended and terminated, revenue and sales) stands in no class together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

# One class a line; phrases are set off by commas, so that all entries are.
_CLASSES = """
continue, continues, continued, continuing, proceed, proceeds, proceeded, carry on, carries on, carried on, \
go on, goes on
unchanged, without modification, without modifications, without change, without changes, as planned, unaltered, \
unmodified
acquire, acquires, acquired, acquiring, acquisition, buy, buys, bought, buying, purchase, purchases, purchased, \
purchasing
sell, sells, sold, selling, divest, divests, divested
stop, stops, stopped, halt, halts, halted, cease, ceases, ceased, discontinue, discontinued, discontinues, \
terminate, terminated
suspend, suspends, suspended, pause, paused, pauses
begin, begins, began, begun, beginning, start, starts, started, commence, commences, commenced, initiate, \
initiated, initiates, get under way
complete, completes, completed, finish, finished, finishes, conclude, concluded, concludes, finalize, \
finalized, finalise, finalised
recommend, recommends, recommended, recommending, advise, advises, advised
receive, receives, received, obtain, obtains, obtained, get, gets, got, gain, gains, gained, win, wins, won
grant, grants, granted, award, awards, awarded, give, gives, gave, given
appoint, appoints, appointed, name, names, named
expect, expects, expected, anticipate, anticipates, anticipated, forecast, forecasts, foresee, foresees
plan, plans, planned, intend, intends, intended
enable, enables, enabled, allow, allows, allowed, let, lets, permit, permits, permitted
build, builds, built, construct, constructs, constructed
make, makes, made, produce, produces, produced, manufacture, manufactures, manufactured
increase, increases, increased, increasing, rise, rises, rose, risen, grow, grows, grew, grown, climb, climbs, \
climbed, raise, raises, raised, lift, lifted, lifts, growth
decrease, decreases, decreased, decreasing, fall, falls, fell, fallen, decline, declines, declined, drop, \
drops, dropped, reduce, reduces, reduced, lower, lowers, lowered, cut, cuts
show, shows, showed, shown, demonstrate, demonstrates, demonstrated
meet, meets, met, achieve, achieves, achieved, reach, reaches, reached, attain, attained, hit
patient, patients, participant, participants, subjects, volunteer, volunteers
trial, trials, study, studies
drug, drugs, medicine, medicines, medication, medications
employee, employees, staff, worker, workers
customer, customers, client, clients
shareholder, shareholders, stockholder, stockholders
physician, physicians, doctor, doctors
child, children, kids
largest, biggest
side effect, side effects, adverse event, adverse events, adverse effect, adverse effects
agreement, agreements, deal, deals, pact, accord
provide, provides, provided, supply, supplies, supplied
use, uses, used, utilize, utilizes, utilized, utilise
open, opens, opened, inaugurate, inaugurated
close, closes, closed, shut, shuts
leave, leaves, left, depart, departs, departed, resign, resigned, step down, stepped down, stepping down
resume, resumes, resumed, restart, restarted, restarts
free, at no charge, at no cost, free of charge, without charge
require, requires, required, need, needs, needed
global, globally, worldwide
evaluate, evaluates, evaluated, assess, assesses, assessed
die, dies, died, death, deaths
pay, pays, paid, payment, payments
file, files, filed, filing, submit, submits, submitted, submission
chief executive officer, chief executive, ceo
chief financial officer, finance chief, cfo
chief medical officer, cmo
fda, food and drug administration
united states, america
lead, leads, led
keep, keeps, kept, retain, retains, retained
lose, loses, lost
take, takes, took, taken
become, becomes, became
choose, chose, chosen, select, selected, selects
before, prior to, ahead of
primary endpoint, main goal, main endpoint, primary goal
statistical significance, statistically significant, reach statistical significance, \
reached statistical significance, \
achieve statistical significance, achieved statistical significance, attain statistical significance
include, includes, included, including, cover, covers, covered
support, supports, supported, backs, backed
postpone, postponed, delay, delayed, delays, defer, deferred
ban, banned, prohibit, prohibited
"""
# What such a word says is the denial of another: "missed" is "did not meet".
_DENIALS = """
miss, misses, missed | meet
exclude, excludes, excluded | include
lack, lacks, lacked | has
"""


def _table() -> tuple[dict[tuple[str, ...], str], dict[str, str]]:
    phrases: dict[tuple[str, ...], str] = {}
    for line in _CLASSES.strip().splitlines():
        entries = [tuple(e.split()) for e in line.split(",")]
        name = "~" + " ".join(entries[0])
        phrases |= dict.fromkeys(entries, name)
    denials: dict[str, str] = {}
    for line in _DENIALS.strip().splitlines():
        words, name = line.split("|")
        denials |= dict.fromkeys((w.strip() for w in words.split(",")), "~" + name.strip())
    return phrases, denials


_PHRASES, DENYING_VERBS = _table()
_LONGEST = max(map(len, _PHRASES))
_OPENING = frozenset(phrase[0] for phrase in _PHRASES)


def class_at(words: Sequence[str], at: int) -> tuple[str, int] | None:
    """The class of the longest phrase that begins at a word and the number of its words, None where none does."""
    if words[at] in DENYING_VERBS:
        return DENYING_VERBS[words[at]], 1
    if words[at] not in _OPENING:
        return None
    for length in range(min(_LONGEST, len(words) - at), 0, -1):
        name = _PHRASES.get(tuple(words[at : at + length]))
        if name is not None:
            return name, length
    return None


def phrases() -> Iterator[list[tuple[str, ...]]]:
    """Every class as its phrases, each in words."""
    for line in _CLASSES.strip().splitlines():
        yield [tuple(entry.split()) for entry in line.split(",")]


def members() -> Mapping[str, frozenset[str]]:
    """The words of every class, those of its phrases one by one."""
    found: dict[str, set[str]] = {}
    for phrase, name in _PHRASES.items():
        found.setdefault(name, set()).update(phrase)
    for word, name in DENYING_VERBS.items():
        found.setdefault(name, set()).add(word)
    return {name: frozenset(words) for name, words in found.items()}
