"""Moves: who could leave which seat for which, and what a move costs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kinship.rotation.asked import Weights
from kinship.rotation.facts import Facts
from kinship.rotation.seats import Seat, Seats, exchangeable


class Move(NamedTuple):
    """From the seat ``leaves`` to the seat ``takes``, by number; the person is the holder of the former."""

    leaves: int
    takes: int


@dataclass(frozen=True, slots=True)
class Rules:
    """What every move must keep, whoever else moves. ``locked``: people who stay; ``forbidden``: (person_id, organ_id)."""

    seats: Seats
    facts: Facts
    weights: Weights
    locked: frozenset[str] = frozenset()
    forbidden: frozenset[tuple[str, str]] = frozenset()

    def who(self, move: Move) -> str:
        """The person_id of who moves."""
        return self.seats.by_no[move.leaves].holder

    def free(self, seat: Seat) -> bool:
        """Whether a seat can be left or is vacant."""
        return seat.holder not in self.locked and exchangeable(seat.kind)

    def broken(self, seat: Seat, to: Seat) -> frozenset[str]:
        """Which families of constraints a move from ``seat`` to ``to`` would break; none where it may be made."""
        found = set()
        if seat.kind != to.kind or not exchangeable(seat.kind):
            found.add("kind")
        if not self.seats.able(seat.holder, to) or not self.facts.qualified(seat.holder, to):
            found.add("work")
        if seat.holder in self.locked or to.holder in self.locked:
            found.add("lock")
        if (seat.holder, to.organ) in self.forbidden:
            found.add("forbid")
        return frozenset(found)

    def fits(self, seat: Seat, to: Seat) -> bool:
        """Whether the holder of ``seat`` may move to ``to`` as far as nobody else is concerned."""
        # Asked millions of times: what rules out most is asked first.
        return seat.kind == to.kind and seat.holder != to.holder and seat.place != to.place and not self.broken(seat, to)

    def way(self, people: Iterable[str]) -> bool:
        """Whether there is any seat to which one of these people could move, as far as nobody else is concerned."""
        held = [seat for who in people for seat in self.seats.held.get(who, ())]
        return any(self.fits(seat, to) for seat in held for to in self.seats.by_kind[seat.kind])

    def cost(self, move: Move) -> int:
        """The points of a move, without what other moves decide."""
        seat, to, weights = self.seats.by_no[move.leaves], self.seats.by_no[move.takes], self.weights
        points = weights.move
        points += weights.business * self.mismatch(seat, to)
        points += weights.organ * (seat.organ != to.organ)
        return points + self.facts.change(seat, to, weights)

    def mismatch(self, seat: Seat, to: Seat) -> int:
        """0 where the person knows all the work of the new post and leaves none of it unused, 1 where one fails, 2 both."""
        done = self.seats.done.get(seat.holder, frozenset())
        return (not to.work <= done) + bool(seat.work - to.work)


def costs(rules: Rules, moves: Sequence[Move]) -> dict[Move, int]:
    """The points of each move."""
    return {move: rules.cost(move) for move in moves}
