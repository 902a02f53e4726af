"""How much the solver may work: counted by itself, so that a plan is the same on a slow day; the clock is the last net."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

SECONDS_OF_WORK = 8.0
"""Seconds that a unit of the solver's own count takes on a common machine; a slow one gets as far, later."""
LEAST = 0.05
"""Units that each step has at least: enough to take over a plan that is known."""
PATIENCE = 3
"""By how many times the clock may exceed the time that was asked for, before it ends the search."""


@dataclass
class Work:
    """What is left of the time that was asked for, in units of the solver's count."""

    seconds: float
    spent: float = 0.0

    @property
    def left(self) -> float:
        """The share of the work that is left."""
        return max(0.0, 1 - self.spent * SECONDS_OF_WORK / self.seconds)

    def solver(self, share: float, seed: int) -> cp_model.CpSolver:
        """A solver that gives the same answer on every run, for a share of what is left."""
        from ortools.sat.python import cp_model

        made = cp_model.CpSolver()
        made.parameters.num_workers = 1
        made.parameters.random_seed = seed
        # Without it the relaxation sees no clauses, and the bound stays far below.
        made.parameters.linearization_level = 2
        made.parameters.max_deterministic_time = max(share * self.left * self.seconds / SECONDS_OF_WORK, LEAST)
        made.parameters.max_time_in_seconds = PATIENCE * self.seconds
        return made

    def solve(self, solver: cp_model.CpSolver, model: cp_model.CpModel) -> cp_model.CpSolverStatus:
        """Solves, and counts the work."""
        status = solver.solve(model)
        self.spent += solver.response_proto.deterministic_time
        return status

    def stopped(self, solver: cp_model.CpSolver) -> str:
        """By what a search ended that proved nothing: its work, or the clock."""
        return "clock" if solver.wall_time >= solver.parameters.max_time_in_seconds else "work"
