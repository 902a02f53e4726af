"""Spells: from when to when a finding stood, and which events began and ended it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from kinship.beginning import KINDS, TIES, Event
from kinship.organ_change import Organs
from kinship.snapshots import Cast, Snapshot

BEGINNING = frozenset(KINDS)
ENDING = frozenset(["departure", "reorganisation", "divorce", "death", "adoption-ended", "step-ended", "repeal"])

Row = dict[str, Any]
States = Mapping[int, Mapping[str, int]]
"""Snapshot number → id of a finding → severity."""


@dataclass(frozen=True, slots=True)
class Spell:
    """One finding of one severity without a break: from the snapshot ``begins`` to the snapshot ``lasts`` and no longer than
    the day ``ended`` (None: it still stands). ``open`` tells that it stood already on the first day looked at."""

    finding: str
    severity: int
    begins: Snapshot
    lasts: Snapshot
    open: bool
    ended: date | None


def spells(taken: Sequence[Snapshot], states: States) -> Iterator[Spell]:
    """The spells of each group of people in turn."""
    groups: dict[int, list[Snapshot]] = {}
    for snapshot in taken:
        groups.setdefault(snapshot.group, []).append(snapshot)
    for held in groups.values():
        yield from _of_group(held, states)


def _of_group(held: Sequence[Snapshot], states: States) -> Iterator[Spell]:
    standing: dict[tuple[str, int], Snapshot] = {}
    for at, snapshot in enumerate(held):
        now = set(states.get(snapshot.number, {}).items())
        for gone in sorted(standing.keys() - now):
            began = standing.pop(gone)
            yield Spell(*gone, began, held[at - 1], began is held[0], snapshot.day)
        for found in now - standing.keys():
            standing[found] = snapshot
    for left, began in sorted(standing.items()):
        yield Spell(*left, began, held[-1], began is held[0], None)


def telling(events: Sequence[Event], kinds: frozenset[str]) -> list[Event]:
    """The events of some kinds; all, where none is of them: a finding may also end because somebody takes up another post.

    >>> [event.kind for event in telling([Event("death", None), Event("marriage", None)], ENDING)]
    ['death']
    """
    return [event for event in events if event.kind in kinds] or list(events)


def events_on(day: date, finding: Row, group: Cast, organs: Organs, laws: Iterable[tuple[str, date]]) -> list[Event]:
    """What happened on a day to the people, organs and rule of a finding; sorted. ``laws``: (kind of event, day) of its rule."""
    names = {person["person_id"]: person["name"] or "" for person in group.person}
    people = {person["person_id"] for person in finding["people"]}
    chain = people | {step["person_id"] for step in finding["kin"]["chain"]}
    found = {Event(kind, day) for kind, on in laws if on == day}
    found |= {Event(kind, day, _named(who, names)) for kind, who in _happened(day, people, chain, group)}
    changed = [row for row in group.own if row["person_id"] in people and _reorganised(row["organ_id"], organs, day)]
    found |= {Event("reorganisation", day, _named([row["person_id"]], names)) for row in changed}
    return sorted(found, key=lambda event: (event.kind, event.people))


def _happened(day: date, people: set[str], chain: set[str], group: Cast) -> Iterator[tuple[str, list[str]]]:
    for row in (*group.own, *group.business):
        if row["person_id"] in people:
            yield from (("appointment", [row["person_id"]]) for key in ("start_on", "entered_on") if row.get(key) == day)
            yield from (("departure", [row["person_id"]]) for _ in [0] if row["end_on"] == day)
    left, given = _bereaved(day, chain, group), _given_away(chain, group)
    for row in group.spouse:
        couple = [row["person_id"], row["spouse_id"]]
        if chain.issuperset(couple) or not left.isdisjoint(couple):
            yield from (("marriage", couple) for _ in [0] if row["start_on"] == day)
        if chain.issuperset(couple):
            yield from (("divorce", couple) for _ in [0] if row["end_on"] == day)
    for row in group.parent:
        ends = [row["child_id"], row["parent_id"]]
        kind = TIES.get(row["kind"])
        if kind and (chain.issuperset(ends) or (kind == "adoption" and row["child_id"] in given)):
            yield from ((kind, ends) for _ in [0] if row["start_on"] == day)
            yield from ((f"{kind}-ended", ends) for _ in [0] if row["end_on"] == day)
    for person in group.person:
        if person["died_on"] == day and person["person_id"] in chain:
            yield "death", [person["person_id"]]


def _bereaved(day: date, chain: set[str], group: Cast) -> set[str]:
    """Who on a chain outlived a husband or wife on it: that they marry again may end the kinship over the dead."""
    died = {person["person_id"]: person["died_on"] for person in group.person}
    couples = [(row["person_id"], row["spouse_id"]) for row in group.spouse]
    both = [pair for one, other in couples if chain.issuperset((one, other)) for pair in ((one, other), (other, one))]
    return {one for one, other in both if (gone := died.get(other)) and gone <= day}


def _given_away(chain: set[str], group: Cast) -> set[str]:
    """Whose birth parents stand beside them on a chain: an adoption makes that kinship a note only, and its end restores it."""
    return {
        row["child_id"]
        for row in group.parent
        if row["kind"] == "blood" and chain.issuperset((row["child_id"], row["parent_id"]))
    }


def _reorganised(organ: str, organs: Organs, day: date) -> bool:
    rows = [organs.by_id[one] for one in organs.line(organ) if one in organs.by_id]
    return any(day in (row["start_on"], row["end_on"]) for row in rows)


def _named(people: Iterable[str], names: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((one, names.get(one, "")) for one in people))
