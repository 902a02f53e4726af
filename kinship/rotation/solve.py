"""Solving: first clear as much as can be, item by item; then the fewest points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kinship.rotation.greedy import greedy
from kinship.rotation.model import Model, solver
from kinship.rotation.moves import Move
from kinship.rotation.problem import Problem

SHARE = 0.4
"""Of the time, what may go to each of the first steps; the rest is for the points."""


@dataclass(frozen=True, slots=True)
class Solution:
    """``most``: item → the proved upper bound of what can be cleared with these moves; ``points`` and ``bound``: of the whole plan;
    ``exact``: no plan of these moves has fewer points; ``stopped``: by what the search ended (blank: by itself; work, clock)."""

    moves: tuple[Move, ...]
    cleared: frozenset[str]
    most: Mapping[str, int]
    points: int
    bound: int
    exact: bool
    stopped: str


def solve(problem: Problem, seconds: float, seed: int, hint: Sequence[Move] = ()) -> Solution:
    """The best plan of the moves of the problem that is found in the time."""
    return _Search(problem, seconds, seed, hint).solution()


class _Search:
    def __init__(self, problem: Problem, seconds: float, seed: int, hint: Sequence[Move]) -> None:
        self.problem, self.seconds, self.seed = problem, seconds, seed
        self.model = Model(problem)
        self.model.hint(hint or greedy(problem))
        self.stopped = ""

    def solution(self) -> Solution:
        """Item by item, then the points."""
        most = {}
        values: dict[Any, int] = {}
        for item in dict.fromkeys(one.item for one in self.problem.conflicts):
            found = [one for one in self.problem.conflicts if one.item == item]
            number = self.model.count(found)
            self.model.cp.maximize(number)
            made = self._run(SHARE)
            most[item] = int(made.best_objective_bound + 1e-6)
            reached = round(made.objective_value)
            self.model.cp.add(number >= reached)
            self._keep(made)
        self.model.cp.minimize(self.model.cost())
        made = self._run(1.0)
        moves = tuple(sorted(move for move, variable in self.model.made.items() if made.value(variable)))
        cleared = frozenset(key for key, variable in self.model.cleared.items() if made.value(variable))
        points, bound = round(made.objective_value), round(made.best_objective_bound)
        return Solution(moves, cleared, most, points, bound, points <= bound, self.stopped)

    def _run(self, share: float) -> Any:
        """One step; the plan without any move is always one, so that there is an answer."""
        from ortools.sat.python import cp_model

        made = solver(share * self.seconds, self.seed)
        status = made.solve(self.model.cp)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            raise AssertionError(made.status_name(status))
        if status != cp_model.OPTIMAL:
            self.stopped = "clock" if made.wall_time >= made.parameters.max_time_in_seconds else "work"
        return made

    def _keep(self, made: Any) -> None:
        """The plan found so far is the hint for the next step."""
        self.model.hint([move for move, variable in self.model.made.items() if made.value(variable)])
