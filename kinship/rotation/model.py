"""The problem as a CP-SAT model: one Boolean per move, one per conflict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from kinship.rotation.conflicts import Conflict
from kinship.rotation.forbidden import Side
from kinship.rotation.moves import Move, costs
from kinship.rotation.problem import Problem


class Model:
    """``made``: move → variable; ``moved``: person → variable; ``cleared``: id of a conflict → variable."""

    def __init__(self, problem: Problem) -> None:
        from ortools.sat.python import cp_model

        self.problem = problem
        self.cp = cp_model.CpModel()
        self.made = {move: self.cp.new_bool_var("") for move in problem.allowed}
        self.moved = {who: self._sum_of(moves) for who, moves in sorted(problem.of_person.items())}
        self.cleared = {one.id: self.cp.new_bool_var("") for one in problem.conflicts}
        self._seats()
        self._apart()
        self._limits()
        self._cuts()
        for conflict in problem.conflicts:
            self._conflict(conflict)

    def _sum_of(self, moves: Sequence[Move]) -> Any:
        """A Boolean that is the sum of the moves of a person: nobody moves twice."""
        moved = self.cp.new_bool_var("")
        self.cp.add(sum(self.made[move] for move in moves) == moved)
        return moved

    def _seats(self) -> None:
        """Who takes a seat finds it vacant or being left; where nothing is vacant, what is left is taken."""
        problem = self.problem
        vacant = {seat.kind for seat in problem.rules.seats.by_no.values() if seat.vacant}
        for number in sorted({*problem.into, *problem.out_of}):
            seat = problem.seat(number)
            comes = sum(self.made[move] for move in problem.into.get(number, ()))
            goes = sum(self.made[move] for move in problem.out_of.get(number, ()))
            if seat.vacant:
                self.cp.add(comes <= 1)
            elif seat.kind in vacant:
                self.cp.add(comes <= goes)
            else:
                self.cp.add(comes == goes)

    def _stays(self, side: Side) -> Any | None:
        """The literal that a side is false: a move not made, somebody who stays moved after all; None where it cannot be."""
        if isinstance(side, Move):
            return ~self.made[side] if side in self.made else True
        return self.moved.get(side)

    def _not_together(self, sides: Iterable[Side], unless: Any = None) -> None:
        """At least one of the sides is not so."""
        literals = [self._stays(side) for side in dict.fromkeys(sides)]
        if not any(literal is True for literal in literals):
            self.cp.add_bool_or([*(one for one in literals if one is not None), *([unless] if unless is not None else [])])

    def _apart(self) -> None:
        """No new violation."""
        for sides in self.problem.pairs:
            self._not_together(sides)

    def _cuts(self) -> None:
        if "kin" not in self.problem.relaxed:
            for cut in self.problem.cuts:
                self._not_together(sorted(cut))

    def _limits(self) -> None:
        """A section keeps its experienced people, an organ does not lose too many at a time."""
        problem = self.problem
        leaving: dict[str, list[Move]] = defaultdict(list)
        for move in problem.allowed:
            if problem.seat(move.leaves).organ != problem.seat(move.takes).organ:
                leaving[problem.seat(move.leaves).organ].append(move)
        for organ, moves in sorted(leaving.items()):
            if "leave" not in problem.relaxed:
                self.cp.add(sum(self.made[move] for move in moves) <= problem.leave_limit(organ))
        for section, seats in sorted(problem.experienced.items()):
            gone = [move for no in seats for move in problem.out_of.get(no, ()) if problem.seat(move.takes).section != section]
            if gone and "experienced" not in problem.relaxed:
                self.cp.add(sum(self.made[move] for move in gone) <= problem.may_go(section))

    def _conflict(self, conflict: Conflict) -> None:
        """What it takes to clear a finding, and who moves for it."""
        problem, cleared = self.problem, self.cleared[conflict.id]
        if conflict.whole:
            self.cp.add(cleared == 0)
        elif conflict.tenure:
            ways = [self.made[move] for move in problem.of_person.get(conflict.people[0], ()) if problem.clears(conflict, move)]
            self.cp.add(cleared <= sum(ways))
        else:
            first = problem.relaxed & {"mover"}
            able = [who for who in conflict.people if first or who in conflict.movers or problem.has_reason(who, conflict)]
            self.cp.add(cleared <= sum(self.moved[who] for who in able if who in self.moved))
            for sides in sorted(problem.forbidden.kept.get(conflict.id, ()), key=str):
                self._not_together(sides, ~cleared)
            if not first:
                self._first(conflict)

    def _first(self, conflict: Conflict) -> None:
        """Who is not to move first moves for a reason of his or her own, or with the other."""
        for who in conflict.others:
            if who in self.moved and not self.problem.has_reason(who, conflict):
                self.cp.add_bool_or([~self.moved[who], *(self.moved[one] for one in conflict.movers if one in self.moved)])

    def cost(self) -> Any:
        """The points of a plan."""
        problem, weights = self.problem, self.problem.rules.weights
        points = costs(problem.rules, problem.allowed)
        reviews = problem.forbidden.reviews
        told = [(points[move] + weights.review * reviews.get(move, 0)) * made for move, made in self.made.items()]
        late = [weights.overdue * one.overdue * (1 - self.cleared[one.id]) for one in problem.conflicts if one.overdue]
        return sum(told) + sum(late) + weights.balance * sum(self._tilts())

    def _tilts(self) -> list[Any]:
        """How many more people each organ gives than it receives, or the other way round."""
        problem = self.problem
        if not any(seat.vacant for seat in problem.rules.seats.by_no.values()):
            return []
        net: dict[str, list[Any]] = defaultdict(list)
        for move, made in self.made.items():
            net[problem.seat(move.leaves).organ].append(-made)
            net[problem.seat(move.takes).organ].append(made)
        tilts = []
        for organ, terms in sorted(net.items()):
            tilt = self.cp.new_int_var(0, len(terms), organ)
            self.cp.add(tilt >= sum(terms))
            self.cp.add(tilt >= -sum(terms))
            tilts.append(tilt)
        return tilts

    def moves(self) -> Any:
        """The number of moves."""
        return sum(self.made.values())

    def count(self, conflicts: Iterable[Conflict]) -> Any:
        """How many of the findings are cleared."""
        return sum(self.cleared[one.id] for one in conflicts)

    def hint(self, moves: Iterable[Move]) -> None:
        """A plan to begin with, to its last variable: what only begins one would have to be completed by search."""
        hinted = set(moves)
        who = {self.problem.rules.who(move) for move in hinted}
        self.cp.clear_hints()  # type: ignore[no-untyped-call]
        for move, made in self.made.items():
            self.cp.add_hint(made, move in hinted)
        for person, moved in self.moved.items():
            self.cp.add_hint(moved, person in who)
        for conflict in self.problem.conflicts:
            self.cp.add_hint(self.cleared[conflict.id], self.problem.is_cleared(conflict, hinted, who))
