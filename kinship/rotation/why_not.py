"""Why a finding stays: the smallest set of constraints in the way, found by leaving families of them out one by one.

What is left after that cannot be done without any of them: with all of them there is no way, without any single one there is.
Asked are swaps of those who could move with everybody who holds a seat, moves into vacancies, and all moves of the plan's own
neighbourhood.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kinship.rotation.conflicts import Conflict
from kinship.rotation.forbidden import Forbidden, Judge
from kinship.rotation.model import Model, solver
from kinship.rotation.moves import Move
from kinship.rotation.problem import FAMILIES, Problem
from kinship.rotation.seats import Seat
from kinship.rotation.solve import Solution

WHOLE, MOST, SECONDS = 150, 12, 5.0
"""Seats up to which every move is asked; findings that are looked into; work for each question."""


@dataclass(frozen=True, slots=True)
class Why:
    """``families``: what is in the way; none where it is not known. ``counts``: how many seats there are of the kind."""

    families: tuple[str, ...] = ()
    known: bool = True


@dataclass(frozen=True, slots=True)
class Asker:
    """Asks about findings one by one."""

    judge: Judge
    problem: Problem
    solution: Solution

    def why(self, conflicts: Sequence[Conflict]) -> dict[str, Why]:
        """Id → why it stays; the most that are looked into, the rest unknown."""
        asked = [one for one in conflicts if not one.whole][:MOST]
        found = {one.id: Why(known=False) for one in conflicts}
        found |= {one.id: Why(("many",)) for one in conflicts if one.whole}
        if asked:
            moves = {one.id: self._moves(one) for one in asked}
            forbidden = self.judge.judged({move for held in moves.values() for move in held} | set(self.problem.moves))
            found |= {one.id: self._why(one, moves[one.id], forbidden) for one in asked}
        return found

    def _moves(self, conflict: Conflict) -> set[Move]:
        """Every swap and every move into a vacancy of those who could move, whatever it breaks; in a small county every move."""
        seats = [seat for seat in self.problem.rules.seats.by_no.values()]
        mine = [seat for who in conflict.people for seat in self.problem.rules.seats.held.get(who, ())]
        if len(seats) <= WHOLE:
            return set(_apart((seat, to) for seat in seats if seat.holder for to in seats))
        there = _apart((seat, to) for seat in mine for to in seats)
        back = _apart((to, seat) for seat in mine for to in seats if to.holder)
        return {*there, *back}

    def _why(self, conflict: Conflict, moves: set[Move], forbidden: Forbidden) -> Why:
        question = _Question(self, conflict, moves, forbidden)
        if question.possible(frozenset(FAMILIES)) is not True:
            return Why(("no-way",), known=True) if question.possible(frozenset(FAMILIES)) is False else Why(known=False)
        left: list[str] = list(FAMILIES)
        for family in FAMILIES:
            without = [one for one in left if one != family]
            if question.possible(frozenset(FAMILIES) - set(without)) is False:
                left = without
        return Why(tuple(left))


@dataclass(frozen=True, slots=True)
class _Question:
    asker: Asker
    conflict: Conflict
    moves: set[Move]
    forbidden: Forbidden

    def possible(self, relaxed: frozenset[str]) -> bool | None:
        """Whether the finding can be cleared without these families; None where it was not settled in time."""
        from ortools.sat.python import cp_model

        problem = self._problem(relaxed)
        model = Model(problem)
        model.cp.add(model.cleared[self.conflict.id] == 1)
        if "others" not in relaxed:
            for key in self.asker.solution.cleared:
                model.cp.add(model.cleared[key] == 1)
        status = solver(SECONDS, 0).solve(model.cp)
        return {cp_model.OPTIMAL: True, cp_model.FEASIBLE: True, cp_model.INFEASIBLE: False}.get(status)

    def _problem(self, relaxed: frozenset[str]) -> Problem:
        asker, rules = self.asker, self.asker.problem.rules
        by_no = rules.seats.by_no
        free = {move for move in self.moves if rules.broken(by_no[move.leaves], by_no[move.takes]) <= relaxed}
        moves = free if "others" in relaxed else free | set(asker.problem.moves)
        conflicts = [self.conflict] if "others" in relaxed else asker.problem.conflicts
        return replace(
            asker.problem,
            conflicts=conflicts,
            moves=sorted(moves),
            forbidden=self.forbidden,
            relaxed=relaxed - {"others"},
        )


def _apart(pairs: Iterable[tuple[Seat, Seat]]) -> Iterable[Move]:
    return (Move(seat.no, to.no) for seat, to in pairs if seat.holder != to.holder and seat.place != to.place)


Row = dict[str, Any]
