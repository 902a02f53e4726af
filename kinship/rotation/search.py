"""The search: the neighbourhood is judged, solved, checked and widened until nothing more can be cleared or the time is over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kinship.engines import Engine
from kinship.pack_model import Pack
from kinship.planned.compare import State
from kinship.rotation.chains import chains
from kinship.rotation.conflicts import Conflict
from kinship.rotation.forbidden import Judge
from kinship.rotation.moves import Move, Rules
from kinship.rotation.neighbourhood import BREADTH, Neighbourhood, around, grow
from kinship.rotation.problem import Problem
from kinship.rotation.seats import Seat
from kinship.rotation.solve import Solution, solve
from kinship.rotation.verify import Check, check, cuts
from kinship.rotation.work import Work

WIDER = (4, 25)
"""How many times as many partners are asked in the rounds after the first, for what is not cleared."""
ENOUGH = 0.5
"""The share of the work that must be left for another round."""
MOST = 20_000
"""Moves that a round may add."""
ROUNDS = 4
"""How often a plan that turned out to add a violation is solved again without it, before its chains are dropped."""


@dataclass(frozen=True, slots=True)
class Found:
    """``near``: the moves that were asked; ``check``: the plan as ``whatif`` judges it."""

    problem: Problem
    near: Neighbourhood
    solution: Solution
    check: Check


@dataclass(frozen=True, slots=True)
class Search:
    """What the search works on."""

    engine: Engine
    before: State
    rules: Rules
    packs: Sequence[Pack]
    as_of: date
    work: Work
    seed: int
    tell: Callable[[str], None]

    def found(self, conflicts: Sequence[Conflict]) -> Found:
        """The best plan found."""
        near = around(self.rules, self._core(conflicts), self.seed)
        found = self._solved(conflicts, near, ())
        for times in WIDER:
            left = [one for one in conflicts if one.id not in found.solution.cleared and self.rules.way(one.people)]
            if self.work.left < ENOUGH:
                break
            core = self._core(left)
            breadth = min(times * BREADTH, MOST // max(1, 2 * len(core)))
            if not left or not grow(self.rules, near, core, breadth, self.seed):
                break
            found = self._solved(conflicts, near, found.solution.moves)
        return found

    def _core(self, conflicts: Sequence[Conflict]) -> list[Seat]:
        """The seats of those who may have to move."""
        held = self.rules.seats.held
        seats = {seat.no: seat for one in conflicts for who in one.people for seat in held.get(who, ())}
        return [seats[no] for no in sorted(seats) if self.rules.free(seats[no])]

    def _solved(self, conflicts: Sequence[Conflict], near: Neighbourhood, hint: Sequence[Move]) -> Found:
        known = {key: row["severity"] for key, row in self.before.rows.items()}
        self.tell("forbidden")
        forbidden = Judge.of(self.engine, self.rules, known).judged(near.moves)
        problem = Problem(self.rules, self.as_of, conflicts, sorted(near.moves), forbidden)
        for _ in range(ROUNDS):
            self.tell("solve")
            solution = solve(problem, self.work, self.seed, hint, near.complete({seat.kind for seat in self._core(conflicts)}))
            tried = check(self.engine, self.before, problem, solution.moves, self.packs, self.as_of)
            if not tried.added:
                return Found(problem, near, solution, tried)
            problem = replace(problem, cuts=(*problem.cuts, *cuts(tried, problem, solution.moves)))
        return self._dropped(problem, near, solution, tried)

    def _dropped(self, problem: Problem, near: Neighbourhood, solution: Solution, tried: Check) -> Found:
        """The plan without the chains that add a violation."""
        moves = list(solution.moves)
        while tried.added:
            bad = frozenset().union(*cuts(tried, problem, moves))
            moves = [move for chain in chains(moves) if not bad & set(chain) for move in chain]
            tried = check(self.engine, self.before, problem, moves, self.packs, self.as_of)
        who = {problem.rules.who(move) for move in moves}
        cleared = frozenset(
            one.id
            for one in problem.conflicts
            if one.id in solution.cleared and (set(one.people) & who if one.tenure else one.id not in tried.after.rows)
        )
        return Found(problem, near, replace(solution, moves=tuple(sorted(moves)), cleared=cleared, exact=False), tried)
