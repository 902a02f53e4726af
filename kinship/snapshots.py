"""Snapshots: what held on a day, copied so that many days are judged at once.

Each copy is a small county of its own: its ids begin with the number of the snapshot. What held on the day holds in the copy
for ever, so that all copies can be judged as of one later day; what came later is left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from kinship.account import Account
from kinship.facts import Facts
from kinship.tables import County, arrow

KEYS = (
    "person_id",
    "organ_id",
    "reports_to",
    "in_charge",
    "parent_id",
    "child_id",
    "spouse_id",
    "parent_organ_id",
    "regulator_organ_id",
)
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One group of people on one day."""

    number: int
    group: int
    day: date


@dataclass(slots=True)
class Cast:
    """A group with its rows: those of its people, and the posts of others that word or decide its findings."""

    person: list[Row]
    post: list[Row]
    parent: list[Row]
    spouse: list[Row]
    business: list[Row]
    own: list[Row] = field(default_factory=list)
    adopters: set[str] = field(default_factory=set)

    def days(self) -> set[date]:
        """The days on which something changes that decides a finding: others only word it."""
        rows = [*self.own, *self.spouse, *self.business, *(row for row in self.parent if row["kind"] != "blood")]
        changes = {row[key] for row in rows for key in ("start_on", "end_on", "entered_on") if row.get(key)}
        return changes | {row["died_on"] for row in self.person if row["died_on"]}


def cast(facts: Facts, groups: Sequence[set[str]]) -> list[Cast]:
    """The rows of each group."""
    at = {person: number for number, group in enumerate(groups) for person in group}
    casts = [Cast([], [], [], [], []) for _ in groups]
    for name in ("parent", "spouse", "business"):
        for row in getattr(facts, name):
            where = at.get(row["child_id"] if name == "parent" else row["person_id"])
            if where is not None:
                getattr(casts[where], name).append(row)
    _add_posts(facts, groups, casts)
    for number, one in enumerate(casts):
        named = {row[key] for row in one.post for key in ("person_id", "reports_to", "in_charge") if row[key]}
        one.person = [facts.person[person] for person in sorted(groups[number] | named) if person in facts.person]
        one.adopters = {row["parent_id"] for row in one.parent if row["kind"] == "adoptive"}
    return casts


def _add_posts(facts: Facts, groups: Sequence[set[str]], casts: Sequence[Cast]) -> None:
    """Of each group the posts of its people, and of everybody else in the same organs whom a finding may name or count."""
    by_person: dict[str, list[Row]] = defaultdict(list)
    by_organ: dict[str, set[str]] = defaultdict(set)
    for row in facts.post:
        by_person[row["person_id"]].append(row)
        by_organ[row["organ_id"]].add(row["person_id"])
    claimants = {one for row in facts.claimed for one in (row["one"], row["other"]) if one}
    counted = {row["one"] for row in facts.claimed if row["together"]}
    for group, one in zip(groups, casts, strict=True):
        one.own = [row for person in sorted(group & claimants) for row in by_person[person]]
        organs = {other for row in one.own for other in facts.organs.line(row["organ_id"])}
        people = {person for organ in organs for person in by_organ[organ]}
        named = {row[key] for row in one.own for key in ("reports_to", "in_charge") if row[key]}
        one.post = [row for person in sorted(people | named | (group & claimants)) for row in by_person[person]]
        one.own = one.post if group & counted else one.own


def snapshots(facts: Facts, casts: Sequence[Cast], laws: Iterable[date], first: date, last: date) -> list[Snapshot]:
    """A snapshot of each group for ``first`` and for each later day, up to ``last``, on which something changes."""
    organs = {row[key] for row in facts.organs.by_id.values() for key in ("start_on", "end_on") if row[key]}
    common = {first, *laws, *organs}
    days = [sorted(day for day in one.days() | common if first <= day <= last) for one in casts]
    numbered = [(group, day) for group, held in enumerate(days) for day in held]
    return [Snapshot(number, group, day) for number, (group, day) in enumerate(numbered)]


def first_day(casts: Sequence[Cast], laws: Iterable[date]) -> date:
    """The day before anything that is known happened."""
    days = {day for one in casts for day in one.days()} | set(laws)
    return min(days, default=date.today()) - timedelta(days=1)


def county_of(facts: Facts, casts: Sequence[Cast], taken: Iterable[Snapshot]) -> County:
    """All snapshots as one county."""
    rows: dict[str, list[Row]] = {name: [] for name in ("person", "organ", "post", "parent", "spouse", "business")}
    for snapshot in taken:
        for name, row in _held(facts, casts[snapshot.group], snapshot.day):
            marks = {key: f"{snapshot.number}|{row[key]}" for key in KEYS if row.get(key)}
            rows[name].append({**row, **marks})
    return County(**{name: arrow(name, held) for name, held in rows.items()}, account=Account())


def _held(facts: Facts, group: Cast, day: date) -> Iterator[tuple[str, Row]]:
    """The rows of a group as they held on a day."""
    for row in group.person:
        yield "person", {**row, "died": row["died"] if row["died_on"] and row["died_on"] <= day else None}
    organs: set[str] = set()
    for row in group.post:
        then = facts.organs.placed(row["organ_id"], day).then
        if then and begun(row, day):
            organs.add(then)
            yield "post", {**_lasting(row, day), "organ_id": then}
    yield from _ties(group, day)
    for row in group.business:
        if begun(row, day):
            organs.add(row["regulator_organ_id"])
            yield "business", _lasting(row, day)
    yield from _organs(facts, organs)


def _ties(group: Cast, day: date) -> Iterator[tuple[str, Row]]:
    for row in group.parent:
        if row["kind"] == "blood" or begun(row, day):
            yield "parent", _lasting(row, day)
    for row in group.spouse:
        if begun(row, day):
            yield "spouse", _lasting(row, day)
        elif {row["person_id"], row["spouse_id"]} & group.adopters:
            # A later marriage to the adopter keeps the blood side.
            yield "spouse", {**row, "start": "9999-12-31", "end": None}


def _organs(facts: Facts, named: set[str]) -> Iterator[tuple[str, Row]]:
    """The organs named, and all above them."""
    seen: set[str] = set()
    open_ = [organ for organ in named if organ]
    while open_:
        organ = open_.pop()
        if organ not in seen and organ in facts.organs.by_id:
            seen.add(organ)
            row = facts.organs.by_id[organ]
            open_ += [row["parent_organ_id"]] if row["parent_organ_id"] else []
            yield "organ", {**row, "start": None, "end": None, "successors": None}


def begun(row: Row, day: date) -> bool:
    """Whether what a row tells had begun by a day; dates in disorder count as unknown."""
    return row["start_on"] is None or row["start_on"] <= day or _disorder(row)


def _lasting(row: Row, day: date) -> Row:
    return {**row, "end": None} if row["end_on"] and row["end_on"] > day and not _disorder(row) else row


def _disorder(row: Row) -> bool:
    return bool(row["start_on"] and row["end_on"] and row["end_on"] < row["start_on"])
