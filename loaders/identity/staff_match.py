"""From mentions to known people: of the candidates, what two forms say about each other, then a choice or none.

What one line says by itself is weighed in ``evidence``. Another form can raise it (it names the declarer by an inverse word, or
lists a further relative alike) or lower it (it leaves the declarer out, or gives his place to somebody else).
"""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

import numpy as np

from loaders.identity.columns import Column, joined, once
from loaders.identity.evidence import CONFIRMED, DOUBTED, OWNER, POSSIBLE, PROBABLE, UNREAD, Evidence
from loaders.identity.forms import Forms
from loaders.identity.mentions import Mention
from loaders.identity.pairs import Candidates, Pairs, answered
from loaders.identity.people import Known, People
from loaders.identity.tables import Lines

BY_BIRTH = ("match.name-birth", "match.rare-name-birth", "match.name-day")
DIFFERS = "match.employer-differs"
SILENCE = {
    **dict.fromkeys(BY_BIRTH, (POSSIBLE, "match.unanswered")),
    "match.common-name": (DOUBTED, "match.common-name"),
    DIFFERS: (DOUBTED, DIFFERS),
    UNREAD: (DOUBTED, UNREAD),
    "match.name-year": (DOUBTED, "match.name-year"),
    "match.name-only": (DOUBTED, "match.name-only"),
    "match.rare-name-only": (DOUBTED, "match.rare-name-only"),
    "match.name-slip-employer": (DOUBTED, "match.name-slip-employer"),
}
"""What is left of evidence that the candidate's own form does not bear out."""
TWICE_TOLD = ("match.birth-near", "match.name-slip", DIFFERS)
"""Doubted because something disagrees: a relative listed by both forms outweighs that, but no more than that."""
ANSWERED = ("match.both", "match.answered")
SPOUSE = frozenset("S")
"""What a line about the declarer's husband or wife can mean, and nothing else."""

NO_ANSWER = -1


class Match(NamedTuple):
    """A mention's known person. ``own`` is the level reached before the other side's form was read; ``post``: see Evidence."""

    person_id: str
    level: int
    own: int
    reason: str
    namesakes: int = 0
    post: bool = False


def weigh_forms(lines: Lines, found: dict[int, Candidates]) -> dict[int, list[Match]]:
    """For each line the candidates that are left after reading the other forms too."""
    pairs = Pairs.of(found, lines)
    raised = _raised(lines, pairs, [evidence for options in found.values() for evidence in options.values()])
    twins = {match.person_id for match in raised if match.reason == DIFFERS}
    weighed: dict[int, list[Match]] = {number: [] for number in found}
    for number, match in zip(pairs.line.tolist(), raised, strict=True):
        if match.level:
            weighed[number].append(match)
    spouses = np.flatnonzero(lines.words.where(lambda words: words == SPOUSE)).tolist()
    married = _married(lines.mentions, weighed, spouses)
    for number in np.unique(pairs.line[[match.person_id in twins for match in raised]]).tolist():
        weighed[number] = [_beside_twin(match) if match.person_id in twins else match for match in weighed[number]]
    for number in filter(weighed.__contains__, spouses):
        left = [_beside_marriage(match, lines.mentions[number].declarer, married) for match in weighed[number]]
        weighed[number] = [match for match in left if match.level]
    return weighed


def _raised(lines: Lines, pairs: Pairs, told: list[Evidence]) -> list[Match]:
    """Each pair as the other form leaves it. What the evidence and an answer decide is decided once for each two of these."""
    has_form = np.zeros(len(lines.persons.known), np.bool_)
    has_form[lines.declarer] = True
    answers_back = _answers(lines, pairs, told)
    by_answer = once(_by_answer, Column.of(told), Column.of(answers_back), Column.of(has_form[pairs.person].tolist())).cells()
    forms, known, declarer = Forms.of(lines.mentions), lines.persons.known, lines.declarer
    return [
        Match(known[person].person_id, settled[0], settled[1], settled[2], 0, evidence.post)
        if settled
        else _weigh_silence(lines.mentions[line], known[person], known[declarer[line]], evidence, forms)
        for line, person, evidence, settled in zip(pairs.line.tolist(), pairs.person.tolist(), told, by_answer, strict=True)
    ]


def choose(mentions: list[Mention], weighed: dict[int, list[Match]], people: People) -> dict[int, Match]:
    """The one best candidate of each mention; mentions with several equally good ones are left out."""
    chosen: dict[int, Match] = {}
    for number, options in weighed.items():
        top = options if len(options) < 2 else equals(options)
        if len(top) == 1:
            bearers = len(people.by_name.get(mentions[number].key, ()))
            chosen[number] = top[0]._replace(namesakes=bearers - 1) if bearers > 1 else top[0]
    return chosen


def equals(options: list[Match]) -> list[Match]:
    """The candidates that are better than all others and as good as each other."""
    if len(options) < 2:
        return options
    best = max(map(_rank, options))
    return [match for match in options if _rank(match) == best]


def _beside_twin(match: Match) -> Match:
    """Another line tells of the same name and birth month at another place of work: a line without one may mean either."""
    return match._replace(level=POSSIBLE, own=POSSIBLE, reason="match.twin") if match.reason in BY_BIRTH[:2] else match


def _married(mentions: list[Mention], weighed: dict[int, list[Match]], spouses: list[int]) -> dict[str, set[str]]:
    """Known people whose marriage two forms tell, or an ID number: to whom. ``spouses``: the lines that tell of one."""
    married: dict[str, set[str]] = defaultdict(set)
    for number in spouses:
        for match in weighed.get(number, ()):
            if match.level == CONFIRMED or match.reason in ANSWERED:
                married[match.person_id].add(mentions[number].declarer)
    return married


def _beside_marriage(match: Match, declarer: str, married: dict[str, set[str]]) -> Match:
    """Whoever is known to be married to somebody else is hardly the declarer's husband or wife as well."""
    others = married.get(match.person_id, set()) - {declarer}
    if not others or match.level == CONFIRMED or match.reason in ANSWERED:
        return match
    return match._replace(level=max(DOUBTED, match.level - 1), own=POSSIBLE, reason="match.married")


def _rank(match: Match) -> tuple[int, bool, int, bool, bool]:
    return match.level, match.reason in ANSWERED, match.own, match.reason not in OWNER, match.post


def _answers(lines: Lines, pairs: Pairs, told: list[Evidence]) -> list[int]:
    """How well the candidate's own form names the declarer by an inverse word; ``NO_ANSWER`` if it does not."""
    level = np.fromiter((evidence.level for evidence in told), np.int64, len(told))
    at, back = joined(pairs.to_declarer(lines), pairs.from_declarer(lines))
    fits = answered(lines, pairs.line[back], pairs.line[at])
    best = np.full(len(told), NO_ANSWER)
    np.maximum.at(best, at[fits], level[back[fits]])
    return best.tolist()


def _by_answer(evidence: Evidence, back: int, has_form: bool) -> tuple[int, int, str] | None:
    """Level, own level and reason of what no other line needs to be read for: two forms that name each other by inverse words
    convince where one form alone does not."""
    level, reason = evidence.level, evidence.reason
    if level == CONFIRMED or reason in OWNER or not has_form:
        return level, level, reason
    if back == NO_ANSWER:
        return None
    both = "match.both" if min(level, back) >= PROBABLE else "match.answered"
    return PROBABLE if max(level, back) else POSSIBLE, level, both


def _weigh_silence(mention: Mention, person: Known, declarer: Known, evidence: Evidence, forms: Forms) -> Match:
    """Of a candidate whose form does not answer: a third person whom both forms list alike convinces too; else it can only speak
    against him."""
    level, reason, person_id = evidence.level, evidence.reason, person.person_id
    if (level < PROBABLE or reason in BY_BIRTH) and forms.share_third(mention, person):
        level = POSSIBLE if level == DOUBTED and reason in TWICE_TOLD else PROBABLE
        return Match(person_id, level, level, "match.shared-relative", post=evidence.post)
    if level == DOUBTED and reason != DIFFERS:
        return Match(person_id, level, level, reason)  # what the form leaves out or gives to another can only lower it
    if forms.taken(person_id, mention.words(), declarer):
        level, reason = max(DOUBTED, level - 1), "match.taken"
    elif reason in SILENCE and forms.leaves_out(person_id, mention.words(), declarer):
        level, reason = SILENCE[reason]
    elif reason in BY_BIRTH and forms.silent(person_id, mention.words(), declarer):
        level, reason = POSSIBLE, "match.unanswered"
    return Match(person_id, level, level, reason, post=evidence.post)
