"""Each organ that a plan touches, before and after it: who goes, who comes, how many findings there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from kinship.finding import SEVERITIES
from kinship.planned.compare import State
from kinship.rotation.moves import Move
from kinship.rotation.problem import Problem

Row = dict[str, Any]


def organs_before_after(problem: Problem, before: State, after: State, moves: Sequence[Move]) -> list[Row]:
    """One row for each organ, by name."""
    touched = {problem.seat(no).organ: problem.seat(no).row["organ"] or "" for move in moves for no in move}
    counts = [_counts(state) for state in (before, after)]
    rows = [_organ(problem, organ, moves, counts) for organ in touched]
    return sorted(rows, key=lambda row: (row["organ"], row["organ_id"]))


def _organ(problem: Problem, organ: str, moves: Sequence[Move], counts: Sequence[Counter[tuple[str, str]]]) -> Row:
    apart = [move for move in moves if problem.seat(move.leaves).organ != problem.seat(move.takes).organ]
    goes = [move for move in apart if problem.seat(move.leaves).organ == organ]
    comes = [move for move in apart if problem.seat(move.takes).organ == organ]
    inside = [move for move in moves if move not in apart and problem.seat(move.leaves).organ == organ]
    name = next(problem.seat(no).row["organ"] for move in moves for no in move if problem.seat(no).organ == organ)
    staff = problem.staff.get(organ, 0)
    told = {"before": counts[0], "after": counts[1]}
    findings = {when: {name: held[organ, name] for name in SEVERITIES.values()} for when, held in told.items()}
    return {
        "organ_id": organ,
        "organ": name or "",
        "staff_before": staff,
        "staff_after": staff - len(goes) + len(comes),
        "goes": [_named(problem, move) for move in goes],
        "comes": [_named(problem, move) for move in comes],
        "inside": [_named(problem, move) for move in inside],
        "leave_limit": problem.leave_limit(organ) if staff else 0,
        "findings": findings,
    }


def _named(problem: Problem, move: Move) -> Row:
    seat = problem.seat(move.leaves)
    return {"person_id": seat.holder, "name": seat.row["name"] or ""}


def _counts(state: State) -> Counter[tuple[str, str]]:
    return Counter((row["organ_id"], SEVERITIES[row["severity"]]) for row in state.rows.values())
