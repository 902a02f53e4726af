"""The plan goes back through ``whatif``: what it would add, by a check that knows nothing of how it was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kinship.engines import Engine
from kinship.pack_model import Pack
from kinship.planned.after import Wanted, carry_out
from kinship.planned.compare import State
from kinship.rotation.appointments import appointments
from kinship.rotation.forbidden import VIOLATION
from kinship.rotation.moves import Move
from kinship.rotation.problem import Problem


@dataclass(frozen=True, slots=True)
class Check:
    """``after``: what is found when the plan has been carried out; ``added``: of that the ids of new violations."""

    after: State
    added: tuple[str, ...]


def check(engine: Engine, before: State, problem: Problem, moves: Sequence[Move], packs: Sequence[Pack], as_of: date) -> Check:
    """Carries the moves out aside and judges the county again."""
    with engine.branch():
        carry_out(engine, Wanted(appointments(problem.rules.seats, moves, as_of)), packs, as_of)
        after = State.read(engine)
    grave = {key for key, row in after.rows.items() if row["severity"] == VIOLATION}
    was = {key for key, row in before.rows.items() if row["severity"] == VIOLATION}
    return Check(after, tuple(sorted(grave - was)))


def cuts(found: Check, problem: Problem, moves: Sequence[Move]) -> list[frozenset[Move]]:
    """For each new violation the moves that make it: those of its people, else those that touch its organ."""
    made = []
    for key in found.added:
        own = frozenset(move for move in moves if problem.rules.who(move) in found.after.people[key])
        organ = found.after.rows[key]["organ_id"]
        near = frozenset(move for move in moves if organ in (problem.seat(move.leaves).organ, problem.seat(move.takes).organ))
        made.append(own or near or frozenset(moves))
    return made
