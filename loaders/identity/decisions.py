"""What people decided: *the relative on this line is that person*, or is not, or nobody can tell. It stands above all evidence.

A decision names two marks (see ``kinship.matches``), so it holds as long as its line and its person are in the sources, whatever
else changes in them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kinship.account import Account, line_mark, person_mark
from kinship.errors import InputError, Place
from loaders.identity.evidence import CONFIRMED, POSSIBLE, Evidence
from loaders.identity.mentions import Mention
from loaders.identity.pairs import Candidates
from loaders.identity.people import People
from loaders.identity.staff_match import Match

SAME, DIFFERENT, UNKNOWN = "same", "different", "unknown"
ANSWERS = (SAME, DIFFERENT, UNKNOWN)
REASONS = {answer: f"match.decided-{answer}" for answer in ANSWERS}


@dataclass(frozen=True, slots=True)
class Decision:
    """An answer about two marks: of a line and of a person, or of two lines. ``place`` is where it is written down."""

    one: str
    other: str
    answer: str
    by: str
    day: str
    place: Place


@dataclass(slots=True)
class Decided:
    """The decisions about the mentions at hand, by their place in the list.

    ``same``: the known person whom a mention is. ``against``: known people whom it is not, or is at most possibly. ``apart``:
    mentions that it is not. ``joins``: pairs without a known person that are one; ``sure``: to which group of them a mention
    belongs. ``split``: pairs without a known person that are not one, or of whom nobody can tell.
    """

    same: dict[int, tuple[str, Decision]] = field(default_factory=dict)
    against: dict[int, dict[str, Decision]] = field(default_factory=lambda: defaultdict(dict))
    apart: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    joins: dict[tuple[int, int], Decision] = field(default_factory=dict)
    sure: dict[int, str] = field(default_factory=dict)
    split: list[tuple[int, int, Decision]] = field(default_factory=list)

    def narrow(self, found: dict[int, Candidates]) -> list[tuple[int, Match]]:
        """Takes out of the candidates who was ruled out, and leaves only who was decided on; gives those held at possible."""
        held = []
        for number, ruled in self.against.items():
            options = found.get(number, {})
            for person_id, decision in ruled.items():
                if options.pop(person_id, None) and decision.answer == UNKNOWN:
                    held.append((number, Match(person_id, POSSIBLE, POSSIBLE, REASONS[UNKNOWN])))
            if not options:
                found.pop(number, None)
        for number, (person_id, _) in self.same.items():
            found[number] = {person_id: Evidence(CONFIRMED, REASONS[SAME])}
        return [(number, match) for number, match in held if number not in self.same]

    def denied(self) -> dict[int, set[str]]:
        """The known people who a mention was decided not to be."""
        return {
            number: {person_id for person_id, decision in ruled.items() if decision.answer == DIFFERENT}
            for number, ruled in self.against.items()
        }

    def barred(self) -> set[str]:
        """The known people whom some mention is not."""
        return {person_id for ruled in self.against.values() for person_id in ruled}


def settle(decisions: Sequence[Decision], mentions: list[Mention], people: People, account: Account) -> Decided:
    """The decisions, found again in the sources; those about nothing there are told to ``account`` as notes."""
    decided = Decided()
    if not decisions:
        return decided
    wanted = {mark for decision in decisions for mark in (decision.one, decision.other)}
    lines = _lines(mentions, wanted)
    persons = {mark: person_id for person_id in people.by_id if (mark := person_mark(person_id)) in wanted}
    live = [decision for decision in decisions if _is_there(decision, lines, persons, account)]
    together = components(live)
    for decision in sorted(live, key=lambda decision: (decision.answer, decision.one, decision.other)):
        if decision.answer == SAME:
            _same(decision, together, lines, persons, decided)
        elif together.root(decision.one) != together.root(decision.other):
            _not_same(decision, together, lines, persons, decided)
    return decided


def check(decisions: Iterable[Decision]) -> None:
    """Raises InputError where one question is answered in two ways, or a line is said to be two people."""
    first: dict[tuple[str, str], Decision] = {}
    for decision in decisions:
        before = first.setdefault((decision.one, decision.other), decision)
        if before.answer != decision.answer:
            raise InputError("decision.two-answers", place=decision.place, other=before.place)
    together = components(first.values())
    person: dict[str, Decision] = {}
    for decision in first.values():
        root = together.root(decision.one)
        if decision.answer == SAME and decision.other.startswith("p"):
            before = person.setdefault(root, decision)
            if before.other != decision.other:
                raise InputError("decision.two-people", place=decision.place, other=before.place)
        elif decision.answer == DIFFERENT and root == together.root(decision.other):
            raise InputError("decision.contradicted", place=decision.place)


class Together:
    """Marks that are one person by decision."""

    def __init__(self) -> None:
        self._up: dict[str, str] = {}
        self.members: dict[str, set[str]] = {}

    def root(self, mark: str) -> str:
        """The mark that stands for all of them: the smallest."""
        while (up := self._up.get(mark, mark)) != mark:
            mark = up
        return mark

    def all(self, mark: str) -> set[str]:
        """All marks that are one with this one."""
        return self.members.get(self.root(mark), {mark})

    def join(self, one: str, other: str) -> None:
        """Makes two marks one."""
        first, second = sorted((self.root(one), self.root(other)))
        members = self.all(first) | self.all(second)
        self._up[second] = first
        self.members[first] = members


def components(decisions: Iterable[Decision]) -> Together:
    """The marks that the decisions make one."""
    together = Together()
    for decision in decisions:
        if decision.answer == SAME:
            together.join(decision.one, decision.other)
    return together


def _lines(mentions: list[Mention], wanted: set[str]) -> dict[str, list[int]]:
    lines: dict[str, list[int]] = defaultdict(list)
    for number, mention in enumerate(mentions):
        mark = line_mark(mention.declarer, mention.key, mention.term)
        if mark in wanted:
            lines[mark].append(number)
    return lines


def _is_there(decision: Decision, lines: dict[str, list[int]], persons: dict[str, str], account: Account) -> bool:
    gone = [mark for mark in (decision.one, decision.other) if mark not in lines and mark not in persons]
    if gone:
        account.problem("note", "decision.no-person" if gone[0].startswith("p") else "decision.no-line", decision.place)
    return not gone


def _same(decision: Decision, together: Together, lines: dict[str, list[int]], persons: dict[str, str], decided: Decided) -> None:
    marks = sorted(together.all(decision.one))
    person = next((persons[mark] for mark in marks if mark in persons), "")
    numbers = [number for mark in (decision.one, decision.other) for number in lines.get(mark, ())]
    for number in numbers:
        if not person:
            decided.joins[min(numbers[0], number), max(numbers[0], number)] = decision
            decided.sure[number] = marks[0]
        elif number not in decided.same or decision.other in persons:
            decided.same[number] = person, decision


def _not_same(
    decision: Decision, together: Together, lines: dict[str, list[int]], persons: dict[str, str], decided: Decided
) -> None:
    """Who is one with the one is not who is one with the other."""
    one, other = together.all(decision.one), together.all(decision.other)
    ours, theirs = ([number for mark in sorted(marks) for number in lines.get(mark, ())] for marks in (one, other))
    for numbers, marks in ((ours, other), (theirs, one)):
        for person_id in (persons[mark] for mark in marks if mark in persons):
            for number in numbers:
                decided.against[number].setdefault(person_id, decision)
    for number in ours:
        decided.apart[number].update(theirs)
    for number in theirs:
        decided.apart[number].update(ours)
    if ours and theirs:
        decided.split.append((min(ours[0], theirs[0]), max(ours[0], theirs[0]), decision))
