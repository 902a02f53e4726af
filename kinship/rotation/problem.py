"""The problem that is solved: moves, what they clear, and what they may not do together."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TypeVar

from kinship.rotation.conflicts import Conflict
from kinship.rotation.forbidden import Forbidden, Side
from kinship.rotation.moves import Move, Rules
from kinship.rotation.seats import Seat

K = TypeVar("K")
FAMILIES = ("others", "experienced", "leave", "mover", "forbid", "lock", "kin", "work", "kind")
"""What can stand in the way of a plan; those that are a matter of choice first."""


@dataclass(frozen=True)
class Problem:
    """``cuts``: sets of moves that together turned out to be a finding. ``relaxed``: families that do not count."""

    rules: Rules
    as_of: date
    conflicts: Sequence[Conflict]
    moves: Sequence[Move]
    forbidden: Forbidden
    cuts: tuple[frozenset[Move], ...] = ()
    relaxed: frozenset[str] = field(default_factory=frozenset)

    @cached_property
    def allowed(self) -> list[Move]:
        """The moves that nothing forbids by themselves."""
        alone = self.forbidden.alone if "kin" not in self.relaxed else set()
        return [move for move in self.moves if move not in alone]

    @cached_property
    def of_person(self) -> Mapping[str, list[Move]]:
        """The moves of each person."""
        return _grouped(self.allowed, self.rules.who)

    @cached_property
    def into(self) -> Mapping[int, list[Move]]:
        """The moves to each seat."""
        return _grouped(self.allowed, lambda move: move.takes)

    @cached_property
    def out_of(self) -> Mapping[int, list[Move]]:
        """The moves from each seat."""
        return _grouped(self.allowed, lambda move: move.leaves)

    @cached_property
    def pairs(self) -> list[tuple[Side, Side]]:
        """Sides that may not be together."""
        return sorted(self.forbidden.pairs, key=str) if "kin" not in self.relaxed else []

    def seat(self, number: int) -> Seat:
        """The seat of a number."""
        return self.rules.seats.by_no[number]

    def clears(self, conflict: Conflict, move: Move) -> bool:
        """Whether a move of a person may end a finding of tenure."""
        held = {seat.no for seat in self.rules.seats.held[conflict.people[0]]}
        return held & conflict.counting == {move.leaves} and move.takes not in conflict.counting

    def is_cleared(self, conflict: Conflict, moves: Set[Move], who: Set[str]) -> bool:
        """Whether a plan of these moves, by these people, clears a finding."""
        if conflict.whole:
            return False
        if conflict.tenure:
            return any(move in moves and self.clears(conflict, move) for move in self.of_person.get(conflict.people[0], ()))
        on = {
            side: side in moves if isinstance(side, Move) else side not in who for pair in self._kept(conflict) for side in pair
        }
        return not who.isdisjoint(self.able(conflict)) and not any(on[one] and on[other] for one, other in self._kept(conflict))

    def able(self, conflict: Conflict) -> list[str]:
        """Who could clear a finding by moving."""
        return [who for who in conflict.people if who in conflict.movers or self.has_reason(who, conflict)]

    def _kept(self, conflict: Conflict) -> Set[tuple[Side, Side]]:
        return self.forbidden.kept.get(conflict.id, set())

    def has_reason(self, person: str, conflict: Conflict) -> bool:
        """Whether somebody is the one to move in another finding that is to be cleared."""
        return any(person in other.movers for other in self.reasons.get(person, ()) if other.id != conflict.id)

    @cached_property
    def reasons(self) -> Mapping[str, list[Conflict]]:
        """The findings about each person."""
        found: dict[str, list[Conflict]] = defaultdict(list)
        for conflict in self.conflicts:
            for who in conflict.people:
                found[who].append(conflict)
        return found

    def leave_limit(self, organ: str) -> int:
        """How many may leave an organ by one plan."""
        weights = self.rules.weights
        return max(weights.leave_least, math.floor(weights.leave_share * self.staff[organ]))

    @cached_property
    def staff(self) -> Mapping[str, int]:
        """How many people hold a seat in each organ."""
        found: dict[str, set[str]] = defaultdict(set)
        for seat in self.rules.seats.by_no.values():
            if seat.holder:
                found[seat.organ].add(seat.holder)
        return {organ: len(people) for organ, people in found.items()}

    @cached_property
    def experienced(self) -> Mapping[tuple[str, str], list[int]]:
        """The seats of each section whose holders are experienced there."""
        latest = _years_before(self.as_of, self.rules.weights.experienced_years)
        found: dict[tuple[str, str], list[int]] = defaultdict(list)
        for seat in self.rules.seats.by_no.values():
            if seat.holder and seat.section[1] and (seat.since is None or seat.since <= latest):
                found[seat.section].append(seat.no)
        return found

    def may_go(self, section: tuple[str, str]) -> int:
        """How many of a section's experienced people may leave it."""
        known = len(self.experienced.get(section, ()))
        return known - math.floor(self.rules.weights.keep_experienced * known)

    def without(self, relaxed: frozenset[str]) -> Problem:
        """The same without some families of constraints."""
        return replace(self, relaxed=relaxed)


def _grouped(moves: Sequence[Move], key: Callable[[Move], K]) -> dict[K, list[Move]]:
    found: dict[K, list[Move]] = defaultdict(list)
    for move in moves:
        found[key(move)].append(move)
    return found


def _years_before(day: date, years: int) -> date:
    """The same day some years before, or the 28th of February.

    >>> _years_before(date(2024, 2, 29), 2)
    datetime.date(2022, 2, 28)
    """
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
