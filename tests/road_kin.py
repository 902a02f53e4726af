"""Kinship by plain Python over canonical rows: every path of distinct people, written from the design and the law only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.oracle import GRADES, first_day, last_day

Row = Mapping[str, Any]
Rows = Mapping[str, list[dict[str, Any]]]
IN_SCOPE = frozenset(
    [
        "S",
        "P",
        "C",
        "PP",
        "CC",
        "PC",
        "PPC",
        "PCC",
        "PPCC",
        "SP",
        "CS",
        "SPC",
        "PCS",
        "SPCS",
        "CSP",
        "PPCS",
        "SPCC",
        "PCCS",
        "SPPC",
        "PPCCS",
        "SPPCC",
    ]
)
NOTED = frozenset(["PPP", "CCC", "SPP", "CCS", "PS", "SC", "PSC"])
BEGINNINGS = frozenset(word[:length] for word in IN_SCOPE | NOTED for length in range(6))


@dataclass(frozen=True, slots=True)
class Tie:
    """One step of a path: to whom, by which letters, how sure (0 to 2), and the doubts of law that it carries."""

    to: str
    letters: str
    grade: int
    doubts: frozenset[str] = frozenset()


def span(row: Row) -> tuple[date | None, date | None]:
    """First and last day of a row; an end before the start says nothing about either."""
    start, end = first_day(row.get("start")), last_day(row.get("end"))
    return (None, None) if start and end and end < start else (start, end)


def holds(row: Row, as_of: date) -> bool:
    start, end = span(row)
    return (start is None or start <= as_of) and (end is None or end > as_of)


def ties(rows: Rows, as_of: date) -> dict[str, list[Tie]]:
    """Everybody's steps on a day."""
    steps: dict[str, list[Tie]] = defaultdict(list)
    for child, tie in _parents(rows, as_of):
        steps[child].append(tie)
        down = {"P": "C", "PS": "SC"}[tie.letters]
        steps[tie.to].append(Tie(child, down, tie.grade, tie.doubts))
    for one, other, grade, doubts in _marriages(rows, as_of):
        steps[one].append(Tie(other, "S", grade, doubts))
        steps[other].append(Tie(one, "S", grade, doubts))
    return steps


def _parents(rows: Rows, as_of: date) -> Iterator[tuple[str, Tie]]:
    """An adoption in force makes the blood side doubtful, except a parent who is or was married to the one who adopts."""
    people = {row["person_id"]: row for row in rows["person"]}
    couples = {frozenset((row["person_id"], row["spouse_id"])) for row in rows["spouse"]}
    for row in rows["parent"]:
        kind, child, parent = row.get("kind") or "blood", row["child_id"], row["parent_id"]
        if kind != "blood" and not holds(row, as_of):
            continue
        adopters = {
            other["parent_id"]
            for other in rows["parent"]
            if other["child_id"] == child and other.get("kind") == "adoptive" and holds(other, as_of)
        }
        severed = kind == "blood" and adopters and not any(frozenset((parent, who)) in couples for who in adopters)
        born, bore = last_day(people[child].get("birth")), first_day(people[parent].get("birth"))
        grade = 0 if born and bore and born <= bore else GRADES[row.get("grade")]
        yield child, Tie(parent, "PS" if kind == "step" else "P", grade, frozenset({"severed"} if severed else ()))


def _marriages(rows: Rows, as_of: date) -> Iterator[tuple[str, str, int, frozenset[str]]]:
    """Marriages that stand, and those that a death ended: doubtful, and over once the survivor married again, also when that
    marriage was divorced since."""
    died = {row["person_id"]: last_day(row["died"]) for row in rows["person"] if row.get("died")}
    dead = {who: day for who, day in died.items() if day and day <= as_of}
    standing = [row for row in rows["spouse"] if _stands(row, dead, as_of)]
    begun = [row for row in rows["spouse"] if (start := span(row)[0]) and start <= as_of]
    for row in standing:
        pair = (row["person_id"], row["spouse_id"])
        doubts = {"widowed"} if dead.keys() & set(pair) else set()
        for survivor, gone in (pair, pair[::-1]):
            if gone in dead and any(_again(other, survivor, gone, dead) for other in (*standing, *begun)):
                doubts.add("remarried")
        yield *pair, GRADES[row.get("grade")], frozenset(doubts)


def _stands(row: Row, dead: Mapping[str, date], as_of: date) -> bool:
    start, end = span(row)
    if start and start > as_of:
        return False
    deaths = [dead[who].replace(day=1) for who in (row["person_id"], row["spouse_id"]) if who in dead]
    return end is None or end > as_of or any(end >= death for death in deaths)


def _again(row: Row, survivor: str, gone: str, dead: Mapping[str, date]) -> bool:
    pair = {row["person_id"], row["spouse_id"]}
    if survivor not in pair or gone in pair:
        return False
    start, (other,) = span(row)[0], pair - {survivor}
    return other not in dead if start is None else start >= dead[gone]


@dataclass(frozen=True, slots=True)
class Path:
    """A path of distinct people. ``doubts`` are those of all its steps."""

    word: str
    people: tuple[str, ...]
    grade: int
    doubts: frozenset[str]

    def counts(self) -> bool:
        """Whether it makes relatives at all: affinity over a death ends when the survivor marries again."""
        return "remarried" not in self.doubts

    def listed(self) -> bool:
        """Whether the law names it; otherwise it is only worth a note."""
        return self.word in IN_SCOPE and not self.doubts

    def plainness(self) -> tuple[int, int]:
        """What makes one path better than another: the plainer basis, then the surer grade."""
        return -("widowed" in self.doubts) - 3 * ("severed" in self.doubts), self.grade


def paths(steps: Mapping[str, list[Tie]], person: str) -> Iterator[Path]:
    """Every path from a person that spells a word of the two lists."""
    stack = [Path("", (person,), 2, frozenset())]
    while stack:
        path = stack.pop()
        if path.word in IN_SCOPE | NOTED:
            yield path
        for tie in steps.get(path.people[-1], ()):
            word = path.word + tie.letters
            if tie.to not in path.people and word in BEGINNINGS:
                stack.append(Path(word, (*path.people, tie.to), min(path.grade, tie.grade), path.doubts | tie.doubts))


def kin(rows: Rows, as_of: date) -> dict[tuple[str, str], list[Path]]:
    """All paths that count for something, by pair (smaller id first)."""
    found: dict[tuple[str, str], list[Path]] = defaultdict(list)
    steps = ties(rows, as_of)
    for person in steps:
        for path in paths(steps, person):
            if person < path.people[-1] and path.counts():
                found[person, path.people[-1]].append(path)
    return found
