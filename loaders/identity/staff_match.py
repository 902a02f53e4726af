"""From mentions to known people: candidates by block, then what two forms say about each other, then a choice or none.

What one line says by itself is weighed in ``evidence``. Another form can raise it (it names the declarer by an inverse word, or
lists a further relative alike) or lower it (it leaves the declarer out, or gives his place to somebody else).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import NamedTuple

from loaders.identity.blocks import Blocks
from loaders.identity.employer import Employers
from loaders.identity.evidence import CONFIRMED, DOUBTED, POSSIBLE, PROBABLE, Evidence, weigh
from loaders.identity.forms import Forms
from loaders.identity.frequency import Frequencies
from loaders.identity.mentions import Mention
from loaders.identity.misspelt import add_misspelt
from loaders.identity.people import Known, People
from loaders.identity.view import answers

BY_BIRTH = ("match.name-birth", "match.rare-name-birth", "match.name-day")
DIFFERS = "match.employer-differs"
SILENCE = {
    **dict.fromkeys(BY_BIRTH, (POSSIBLE, "match.unanswered")),
    "match.common-name": (DOUBTED, "match.common-name"),
    DIFFERS: (DOUBTED, DIFFERS),
    "match.name-year": (DOUBTED, "match.name-year"),
    "match.name-only": (DOUBTED, "match.name-only"),
    "match.rare-name-only": (DOUBTED, "match.rare-name-only"),
    "match.name-slip-employer": (DOUBTED, "match.name-slip-employer"),
}
"""What is left of evidence that the candidate's own form does not bear out."""
TWICE_TOLD = ("match.birth-near", "match.name-slip", DIFFERS)
"""Doubted because something disagrees: a relative listed by both forms outweighs that, but no more than that."""
ANSWERED = ("match.both", "match.answered")
OWNER = ("match.id-other-name", "match.id-contradicted")
"""The ID number is this person's, but something else is not."""

SPOUSE = frozenset("S")
"""What a line about the declarer's husband or wife can mean, and nothing else."""

Candidates = dict[str, Evidence]
Pointing = dict[tuple[str, str], list[tuple[frozenset[str], int]]]
"""Declarer and known person → the words and the levels of the declarer's lines that may mean this person."""


class Match(NamedTuple):
    """A mention's known person. ``own`` is the level reached before the other side's form was read; ``post``: see Evidence."""

    person_id: str
    level: int
    own: int
    reason: str
    namesakes: int = 0
    post: bool = False


def candidates(mentions: list[Mention], people: People, employers: Employers, frequencies: Frequencies) -> dict[int, Candidates]:
    """For each mention (by its place in the list) the known people it can be, with the evidence; misspelt names by what else
    agrees."""
    blocks = Blocks(people, employers)
    found: dict[int, Candidates] = {}
    for number, mention in enumerate(mentions):
        block = blocks.of(mention)
        if block:
            declarer, frequency = people.by_id[mention.declarer], frequencies.of(mention.key)
            kept = {one.person_id: told for one in block if (told := weigh(mention, one, declarer, employers, frequency))}
            if kept:
                found[number] = _beside_owner(kept) if len(kept) > 1 else kept
    add_misspelt(mentions, people, employers, found)
    return found


def _beside_owner(options: Candidates) -> Candidates:
    """Where the ID number is another person's, the one whom the rest of the line fits is possible only."""
    if not any(evidence.reason in OWNER for evidence in options.values()):
        return options
    return {
        one: evidence if evidence.reason in OWNER else replace(evidence, level=min(evidence.level, POSSIBLE))
        for one, evidence in options.items()
    }


def weigh_forms(mentions: list[Mention], found: dict[int, Candidates], people: People) -> dict[int, list[Match]]:
    """For each mention the candidates that are left after reading the other forms too."""
    forms, pointing = Forms.of(mentions), _pointing(mentions, found)
    weighed: dict[int, list[Match]] = {}
    twins: set[str] = set()
    for number, options in found.items():
        declarer = people.by_id[mentions[number].declarer]
        raised = [
            _weigh_answer(mentions[number], people.by_id[one], declarer, evidence, pointing, forms)
            for one, evidence in options.items()
        ]
        twins.update(match.person_id for match in raised if match.reason == DIFFERS)
        weighed[number] = [match for match in raised if match.level]
    married = _married(mentions, weighed)
    left: dict[int, list[Match]] = {}
    for number, raised in weighed.items():
        if any(match.person_id in twins for match in raised):
            raised = [_beside_twin(match) if match.person_id in twins else match for match in raised]
        if mentions[number].words() == SPOUSE:
            raised = [_beside_marriage(match, mentions[number].declarer, married) for match in raised]
            raised = [match for match in raised if match.level]
        left[number] = raised
    return left


def choose(mentions: list[Mention], weighed: dict[int, list[Match]], people: People) -> dict[int, Match]:
    """The one best candidate of each mention; mentions with several equally good ones are left out."""
    chosen: dict[int, Match] = {}
    for number, options in weighed.items():
        top = equals(options)
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


def _married(mentions: list[Mention], weighed: dict[int, list[Match]]) -> dict[str, set[str]]:
    """Known people whose marriage two forms tell, or an ID number: to whom."""
    married: dict[str, set[str]] = defaultdict(set)
    for number, options in weighed.items():
        if mentions[number].words() == SPOUSE:
            for match in options:
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


def _pointing(mentions: list[Mention], found: dict[int, Candidates]) -> Pointing:
    pointing: Pointing = defaultdict(list)
    for number, options in found.items():
        declarer, words = mentions[number].declarer, mentions[number].words()
        for person_id, evidence in options.items():
            pointing[declarer, person_id].append((words, evidence.level))
    return pointing


def _weigh_answer(
    mention: Mention, person: Known, declarer: Known, evidence: Evidence, pointing: Pointing, forms: Forms
) -> Match:
    """Two forms that name each other by inverse words, or a third person alike, convince where one form alone does not."""
    level, reason, person_id = evidence.level, evidence.reason, person.person_id
    if level == CONFIRMED or reason in OWNER or person_id not in forms.lines:
        return Match(person_id, level, level, reason, post=evidence.post)
    back = _answer(mention, person_id, pointing)
    if back is not None:
        raised = PROBABLE if max(level, back) else POSSIBLE
        both = "match.both" if min(level, back) >= PROBABLE else "match.answered"
        return Match(person_id, raised, level, both, post=evidence.post)
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


def _answer(mention: Mention, person_id: str, pointing: Pointing) -> int | None:
    """How well the candidate's own form names the declarer by an inverse word, None if it does not."""
    lines = pointing.get((person_id, mention.declarer), ())
    return max((level for words, level in lines if words & answers(mention.words())), default=None)
