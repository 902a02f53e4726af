"""Why a finding stays: the smallest set of constraints in the way, found by leaving families of them out one by one.

What is left after that cannot be done without any of them: with all of them there is no way, without any single one there is.
Asked are swaps of those who could move with everybody who holds a seat, and moves into vacancies; in a small county every move.
Where the finding could be cleared alone, it is the rest of the plan that is in the way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kinship.rotation.conflicts import Conflict
from kinship.rotation.forbidden import Forbidden, Judge
from kinship.rotation.model import Model
from kinship.rotation.moves import Move
from kinship.rotation.problem import FAMILIES, Problem
from kinship.rotation.seats import Seat
from kinship.rotation.work import Work

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

    def why(self, conflicts: Sequence[Conflict]) -> dict[str, Why]:
        """Id → why it stays; the most that are looked into, the rest unknown."""
        alike: dict[object, list[Conflict]] = defaultdict(list)
        for one in conflicts:
            alike[self._like(one)].append(one)
        asked = [group[0] for group in alike.values() if not group[0].whole][:MOST]
        moves = {one.id: self._moves(one) for one in asked}
        forbidden = self.judge.judged({move for held in moves.values() for move in held} | set(self.problem.moves))
        told = {one.id: self._why(one, moves[one.id], forbidden) for one in asked}
        found = {one.id: told.get(group[0].id, Why(known=False)) for group in alike.values() for one in group}
        return found | {one.id: Why(("many",)) for one in conflicts if one.whole}

    def _like(self, conflict: Conflict) -> object:
        """Findings about one person in the same section, in seats of one kind that ask for the same, have one answer."""
        if len(conflict.people) > 1:
            return conflict.id
        held = self.problem.rules.seats.held.get(conflict.people[0], ())
        return (conflict.item, *((seat.kind, seat.section, seat.required) for seat in held))

    def _moves(self, conflict: Conflict) -> set[Move]:
        """Every swap and every move into a vacancy of those who could move, whatever it breaks; in a small county every move."""
        seats = list(self.problem.rules.seats.by_no.values())
        mine = [seat for who in conflict.people for seat in self.problem.rules.seats.held.get(who, ())]
        if len(seats) <= WHOLE:
            return set(_apart((seat, to) for seat in seats if seat.holder for to in seats))
        there = _apart((seat, to) for seat in mine for to in seats)
        back = _apart((to, seat) for seat in mine for to in seats if to.holder)
        return {*there, *back}

    def _why(self, conflict: Conflict, moves: set[Move], forbidden: Forbidden) -> Why:
        question = _Question(self, conflict, moves, forbidden)
        left: list[str] = list(FAMILIES)
        if question.possible(frozenset({"others"})) is not False:
            return Why(("others",))
        left.remove("others")
        for family in FAMILIES[1:]:
            without = [one for one in left if one != family]
            if question.possible(frozenset(FAMILIES) - set(without)) is False:
                left = without
        return Why(tuple(left) or ("no-way",))


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
        work = Work(SECONDS)
        status = work.solve(work.solver(1.0, 0), model.cp)
        return {cp_model.OPTIMAL: True, cp_model.FEASIBLE: True, cp_model.INFEASIBLE: False}.get(status)

    def _problem(self, relaxed: frozenset[str]) -> Problem:
        asker, rules = self.asker, self.asker.problem.rules
        by_no = rules.seats.by_no
        moves = [move for move in self.moves if rules.broken(by_no[move.leaves], by_no[move.takes]) <= relaxed]
        return replace(
            asker.problem, conflicts=[self.conflict], moves=sorted(moves), forbidden=self.forbidden, relaxed=relaxed - {"others"}
        )


def _apart(pairs: Iterable[tuple[Seat, Seat]]) -> Iterable[Move]:
    return (Move(seat.no, to.no) for seat, to in pairs if seat.holder != to.holder and seat.place != to.place)
