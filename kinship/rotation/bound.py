"""How many moves every plan needs that clears as much: who must move, and who must then take their seats.

People and seats are taken in groups of one kind, the same work asked for and the same work known; each seat that is left must be
taken by somebody who may hold it, and nobody takes his or her own. New kinship, limits and single organs are left out, so that
no plan can need less.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from kinship.rotation.conflicts import Conflict
from kinship.rotation.problem import Problem
from kinship.rotation.seats import Kind, Seat
from kinship.rotation.work import Work

Group = tuple[Kind, frozenset[str], frozenset[str]]
"""Kind of seat, work that the seat asks for, and of the work that is asked for anywhere what its holder knows."""
SECONDS = 10.0


def fewest_moves(problem: Problem, counts: Mapping[str, int], seconds: float = SECONDS) -> int:
    """The lower bound; ``counts``: how many findings of each item of ``--clear`` are cleared."""
    return _Bound(problem, counts).solved(seconds)


class _Bound:
    def __init__(self, problem: Problem, counts: Mapping[str, int]) -> None:
        from ortools.sat.python import cp_model

        self.problem, self.cp = problem, cp_model.CpModel()
        people = sorted({who for one in problem.conflicts for who in one.people if who in problem.rules.seats.held})
        self.moved = {who: self.cp.new_bool_var("") for who in people}
        self.total: list[Any] = []
        self._cover(counts)
        self._exchange()

    def solved(self, seconds: float) -> int:
        """The proved bound."""
        self.cp.minimize(sum(self.total))
        work = Work(seconds)
        made = work.solver(1.0, 0)
        work.solve(made, self.cp)
        return max(0, math.ceil(made.best_objective_bound - 1e-6))

    def _cover(self, counts: Mapping[str, int]) -> None:
        """Of the findings of each item so many are cleared, each by somebody who moves for it."""
        for item, count in counts.items():
            cleared = [self._cleared(one) for one in self.problem.conflicts if one.item == item]
            self.cp.add(sum(cleared) >= count)

    def _cleared(self, conflict: Conflict) -> Any:
        cleared = self.cp.new_bool_var("")
        self.cp.add_bool_or([*(self.moved[who] for who in self.problem.able(conflict) if who in self.moved), ~cleared])
        for who in conflict.others if not conflict.tenure else ():
            if who in self.moved and not self.problem.has_reason(who, conflict):
                self.cp.add_bool_or([~self.moved[who], *(self.moved[one] for one in conflict.movers if one in self.moved)])
        return cleared

    def _exchange(self) -> None:
        """In each kind of seats: the groups, how many leave them, and who takes whose place."""
        seats = self.problem.rules.seats
        first = {who: seats.held[who] for who in self.moved}
        kinds = {seat.kind for held in first.values() for seat in held}
        for kind in sorted(kinds, key=str):
            self._kind(kind, first)

    def _kind(self, kind: Kind, held: Mapping[str, Sequence[Seat]]) -> None:
        seats = self.problem.rules.seats.by_kind[kind]
        members: dict[Group, list[Seat]] = defaultdict(list)
        vacant: dict[frozenset[str], int] = defaultdict(int)
        for seat in seats:
            if seat.vacant:
                vacant[seat.required] += 1
            else:
                members[self._group(seat)].append(seat)
        leaving = {group: self._leaving(inside, kind, held) for group, inside in sorted(members.items(), key=str)}
        self.total += leaving.values()
        needs = sorted({group[1] for group in members} | set(vacant), key=sorted)
        goes = {
            (group, need): self.cp.new_int_var(0, len(seats), "")
            for group in leaving
            for need in needs
            if need <= group[1] | group[2]
        }
        for group, number in leaving.items():
            self.cp.add(sum(goes[group, need] for need in needs if (group, need) in goes) == number)
        for need in needs:
            comes = sum(goes[group, need] for group in leaving if (group, need) in goes)
            left = sum(number for group, number in leaving.items() if group[1] == need)
            if vacant:
                self.cp.add(comes <= left + vacant[need])
            else:
                self.cp.add(comes == left)
                self._not_alone(leaving, goes, need)

    def _not_alone(
        self, leaving: Mapping[Group, Any], goes: Mapping[tuple[Group, frozenset[str]], Any], need: frozenset[str]
    ) -> None:
        """Seats with one need of which a single one is left are not taken by the person who left it."""
        inside = [group for group in leaving if group[1] == need]
        left = sum(leaving[group] for group in inside)
        several = self.cp.new_bool_var("")
        self.cp.add(left >= 2).only_enforce_if(several)
        self.cp.add(left <= 1).only_enforce_if(~several)
        for group in inside:
            if (group, need) in goes:
                self.cp.add(goes[group, need] == 0).only_enforce_if(~several)

    def _leaving(self, inside: Sequence[Seat], kind: Kind, held: Mapping[str, Sequence[Seat]]) -> Any:
        """How many of a group move: those who must, and others."""
        number = self.cp.new_int_var(0, len(inside), "")
        # Who holds several seats may leave any of them, and is asked in none.
        must = [self.moved[seat.holder] for seat in inside if len(held.get(seat.holder, ())) == 1]
        self.cp.add(number >= sum(must))
        return number

    def _group(self, seat: Seat) -> Group:
        weights = self.problem.rules.weights
        asked = weights.specialised.union(weights.specialised_words)
        return (seat.kind, seat.required, self.problem.rules.seats.done.get(seat.holder, frozenset()) & asked)
