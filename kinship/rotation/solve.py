"""Solving: first clear as much as can be, item by item; then the fewest points."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kinship.rotation.greedy import greedy
from kinship.rotation.model import Model
from kinship.rotation.moves import Move
from kinship.rotation.problem import Problem
from kinship.rotation.work import Work

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

SHARE = 0.5
"""Of the work that is left, what may go to each of the first steps."""


@dataclass(frozen=True, slots=True)
class Solution:
    """``most``: item → the proved upper bound of what can be cleared with these moves; ``points``, ``bound``: of the plan;
    ``exact``: no plan of these moves has fewer points; ``stopped``: by what the search ended (blank: by itself; work, clock);
    ``fewest``: no plan of these moves that clears as much has fewer (0: not asked)."""

    moves: tuple[Move, ...]
    cleared: frozenset[str]
    most: Mapping[str, int]
    points: int
    bound: int
    exact: bool
    stopped: str
    fewest: int = 0


def solve(problem: Problem, work: Work, seed: int, hint: Sequence[Move] = (), fewest: bool = False) -> Solution:
    """The best plan of the moves of the problem that is found with the work that is left; ``fewest``: also prove how few."""
    search = _Search(problem, work, seed)
    solution = search.solution(hint or greedy(problem))
    return replace(solution, fewest=search.fewest(solution.moves)) if fewest else solution


@dataclass
class _Search:
    problem: Problem
    work: Work
    seed: int
    stopped: str = ""
    best: list[Move] = field(default_factory=list)

    def solution(self, hint: Sequence[Move]) -> Solution:
        """Item by item, then the points."""
        self.model = Model(self.problem)
        self._begin(hint)
        most = {item: self._clear(item) for item in dict.fromkeys(one.item for one in self.problem.conflicts)}
        self.model.cp.minimize(self.model.cost())
        made = self._run(1.0)
        moves = tuple(sorted(self._moves(made) if made else self.best))
        who = {self.problem.rules.who(move) for move in moves}
        cleared = frozenset(one.id for one in self.problem.conflicts if self.problem.is_cleared(one, set(moves), who))
        points = round(made.objective_value) if made else 0
        bound = round(made.best_objective_bound) if made else 0
        return Solution(moves, cleared, most, points, bound, made is not None and points <= bound, self.stopped)

    def fewest(self, moves: Sequence[Move]) -> int:
        """The proved least number of moves that clear as much."""
        self.model.hint(moves)
        self.model.cp.minimize(self.model.moves())
        made = self._run(1.0)
        return math.ceil(made.best_objective_bound - 1e-6) if made else 0

    def _begin(self, hint: Sequence[Move]) -> bool:
        """Whether the hint is a plan, which is then the best so far; nothing at all is always one."""
        from ortools.sat.python import cp_model

        self.model.hint(hint)
        made = self.work.solver(1.0, self.seed)
        made.parameters.fix_variables_to_their_hinted_value = True
        good = self.work.solve(made, self.model.cp) in (cp_model.OPTIMAL, cp_model.FEASIBLE)
        if good:
            self.best = list(hint)
        self.model.hint(self.best)
        return good

    def _clear(self, item: str) -> int:
        """Clears as many findings of an item as can be, and from now on no fewer. Gives the proved upper bound."""
        found = [one for one in self.problem.conflicts if one.item == item]
        number, most = self.model.count(found), sum(not one.whole for one in found)
        reached = self._cleared_by_best(item)
        if reached < most:
            self.model.cp.maximize(number)
            if made := self._run(SHARE):
                most, better = int(made.best_objective_bound + 1e-6), round(made.objective_value)
                if better > reached:
                    # What clears more of this item may have forgotten the items that come after it.
                    reached, begun = better, self._moves(made)
                    if not self._begin(greedy(self.problem, begun)):
                        self._begin(begun)
        self.model.cp.add(number >= reached)
        return most

    def _cleared_by_best(self, item: str) -> int:
        moves = set(self.best)
        who = {self.problem.rules.who(move) for move in moves}
        return sum(one.item == item and self.problem.is_cleared(one, moves, who) for one in self.problem.conflicts)

    def _run(self, share: float) -> cp_model.CpSolver | None:
        """One step; None where there was no time for any answer, and the plan so far stays."""
        from ortools.sat.python import cp_model

        made = self.work.solver(share, self.seed)
        status = self.work.solve(made, self.model.cp)
        if status != cp_model.OPTIMAL:
            self.stopped = self.work.stopped(made)
        return made if status in (cp_model.OPTIMAL, cp_model.FEASIBLE) else None

    def _moves(self, made: cp_model.CpSolver) -> list[Move]:
        return [move for move, variable in self.model.made.items() if made.value(variable)]
