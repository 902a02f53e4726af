"""Why a finding stays: the smallest set of constraints in the way, found by leaving families of them out one by one.

What is left after that cannot be done without any of them: with all of them there is no way, without any single one there is.
Asked are swaps of those who could move with everybody who holds a seat, and moves into vacancies; in a small county every move.
Where the finding could be cleared alone, it is the rest of the plan that is in the way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from kinship.rotation.conflicts import Conflict
from kinship.rotation.forbidden import Forbidden, Judge
from kinship.rotation.model import Model
from kinship.rotation.moves import Move
from kinship.rotation.problem import FAMILIES, Problem
from kinship.rotation.work import Work

WHOLE, SECONDS = 150, 5.0
"""Seats up to which every move is asked; work for each question."""
LARGE = 5_000
"""Seats above which only those of the same kind are asked where kinship is in the way."""
ALONE = tuple(family for family in FAMILIES if family != "others")


@dataclass(frozen=True, slots=True)
class Why:
    """``families``: what is in the way; none where that is not known."""

    families: tuple[str, ...] = ()
    known: bool = True


@dataclass(frozen=True, slots=True)
class Asker:
    """Asks about findings one by one."""

    judge: Judge
    problem: Problem

    def why(self, conflicts: Sequence[Conflict], most: int) -> dict[str, Why]:
        """Id → why it stays; so many different ones are looked into, the rest unknown."""
        alike: dict[object, list[Conflict]] = defaultdict(list)
        for one in conflicts:
            alike[self._like(one)].append(one)
        groups = [group for group in alike.values() if not group[0].whole][:most]
        questions = {group[0].id: self._question(group[0]) for group in groups}
        forbidden = self.judge.judged({move for one in questions.values() if one.needs_kin for move in one.broken})
        told = {key: one.why(forbidden) for key, one in questions.items()}
        found = {one.id: told.get(group[0].id, Why(known=False)) for group in alike.values() for one in group}
        return found | {one.id: Why(("many",)) for one in conflicts if one.whole}

    def _like(self, conflict: Conflict) -> object:
        """Findings about one person in the same section, in seats of one kind that ask for the same, have one answer."""
        if len(conflict.people) > 1:
            return conflict.id
        held = self.problem.rules.seats.held.get(conflict.people[0], ())
        return (conflict.item, *((seat.kind, seat.section, seat.required) for seat in held))

    def _question(self, conflict: Conflict) -> _Question:
        """Every swap and every move into a vacancy of those who could move, whatever it breaks; in a small county every move."""
        rules = self.problem.rules
        seats = list(rules.seats.by_no.values())
        mine = [seat for who in conflict.people for seat in rules.seats.held.get(who, ())]
        pairs = [(seat, to) for seat in mine for to in seats] + [(to, seat) for seat in mine for to in seats]
        if len(seats) <= WHOLE:
            pairs = [(seat, to) for seat in seats for to in seats]
        broken = {
            Move(seat.no, to.no): rules.broken(seat, to)
            for seat, to in pairs
            if seat.holder and seat.holder != to.holder and seat.place != to.place
        }
        question = _Question(self.problem, conflict, broken)
        if question.needs_kin and len(seats) > LARGE:
            same = {move: families for move, families in broken.items() if "kind" not in families}
            return _Question(self.problem, conflict, same, fixed=("kind",))
        return question


@dataclass
class _Question:
    """``broken``: move → the families that it breaks by itself; ``fixed``: families that are not left out, to save time."""

    problem: Problem
    conflict: Conflict
    broken: Mapping[Move, frozenset[str]]
    fixed: tuple[str, ...] = ()
    forbidden: Forbidden = field(default_factory=Forbidden)

    @cached_property
    def needs_kin(self) -> bool:
        """Whether it could be cleared if kinship did not count: only then it must be known which moves kinship forbids."""
        return self.possible(ALONE, without="kin") is not False

    def why(self, forbidden: Forbidden) -> Why:
        """The families in the way, each of them needed."""
        if self.needs_kin:
            self.forbidden = forbidden
            if self.possible(ALONE) is not False:
                return Why(("others",))
        left = list(ALONE)
        for family in ALONE:
            if family not in self.fixed and self.possible(left, without=family) is False:
                left.remove(family)
        return Why(tuple(left) or ("no-way",))

    def possible(self, kept: Sequence[str], without: str = "") -> bool | None:
        """Whether the finding can be cleared under these families but one; None where it was not settled in time."""
        from ortools.sat.python import cp_model

        count = frozenset(kept) - {without}
        moves = [move for move, broken in self.broken.items() if not broken & count]
        problem = replace(
            self.problem,
            conflicts=[self.conflict],
            moves=sorted(moves),
            forbidden=self.forbidden,
            cuts=(),
            relaxed=frozenset(FAMILIES) - count,
        )
        model = Model(problem)
        model.cp.add(model.cleared[self.conflict.id] == 1)
        work = Work(SECONDS)
        status = work.solve(work.solver(1.0, 0), model.cp)
        return {cp_model.OPTIMAL: True, cp_model.FEASIBLE: True, cp_model.INFEASIBLE: False}.get(status)
