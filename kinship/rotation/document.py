"""The plan document (``kinship-plan/1``): moves and reasons, what is cleared, what stays and why, organs before and after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from kinship.engines import Engine, records
from kinship.pack_model import Pack
from kinship.planned import Plan, changes
from kinship.planned.compare import State
from kinship.rotation.appointments import appointments, listed
from kinship.rotation.asked import Asked
from kinship.rotation.before_after import organs_before_after
from kinship.rotation.chains import chains
from kinship.rotation.conflicts import Conflict
from kinship.rotation.moves import Move
from kinship.rotation.problem import Problem
from kinship.rotation.search import Found
from kinship.rotation.why_not import Why
from kinship.tables import County
from kinship.text import LANGUAGES
from kinship.wording.plan import move_text, why_text

SCHEMA = "kinship-plan/1"

Row = dict[str, Any]


@dataclass(frozen=True)
class Made:
    """All that the document tells of."""

    county: County
    engine: Engine
    before: State
    packs: Sequence[Pack]
    as_of: date
    asked: Asked
    found: Found
    bound: int
    why: Mapping[str, Why]

    @property
    def problem(self) -> Problem:
        """The problem that was solved last."""
        return self.found.problem

    @cached_property
    def cleared(self) -> list[Conflict]:
        """What the plan clears."""
        return [one for one in self.problem.conflicts if one.id in self.found.solution.cleared]

    @cached_property
    def left(self) -> list[Conflict]:
        """What it leaves."""
        return [one for one in self.problem.conflicts if one.id not in self.found.solution.cleared]

    @cached_property
    def chains(self) -> list[list[Move]]:
        """The moves in order: each chain begins with somebody for whose sake it is made."""
        moves = self.found.solution.moves
        return chains(moves, [move for move in moves if self.reasons(move)])

    @cached_property
    def organs(self) -> Mapping[str, str]:
        """organ_id → name; of organs with the same name the id."""
        rows = records(self.engine, "organ")
        names = [row["name"] for row in rows]
        return {row["organ_id"]: row["name"] if names.count(row["name"]) == 1 else row["organ_id"] for row in rows}

    def reasons(self, move: Move) -> list[Conflict]:
        """The findings that somebody moves for."""
        who = self.problem.rules.who(move)
        return [one for one in self.cleared if who in self.problem.able(one)]


def document(made: Made) -> Row:
    """The document as a dict."""
    planned = appointments(made.problem.rules.seats, [move for chain in made.chains for move in chain], made.as_of)
    checked = changes(made.engine, made.county, Plan(planned), made.packs, made.as_of, lambda stage: None)
    numbers = {move: number for number, move in enumerate((move for chain in made.chains for move in chain), 1)}
    moves = [_move(made, numbers, at, move) for at, chain in enumerate(made.chains, 1) for move in chain]
    return {
        "schema": SCHEMA,
        "as_of": made.as_of.isoformat(),
        "packs": [pack.id for pack in made.packs],
        "sources": sorted({Path(file).name for file, _ in made.county.account.rows_in}),
        "asked": _asked(made.asked),
        "summary": _summary(made, checked),
        "stages": _stages(made),
        "moves": moves,
        "cleared": [_cleared(made, numbers, one) for one in made.cleared],
        "left": [_left(made, one) for one in made.left],
        "organs": organs_before_after(made.problem, made.before, made.found.check.after, list(numbers)),
        "appointments": listed(made.problem.rules.seats, planned, made.organs),
        "check": checked,
        "problems": checked["problems"],
    }


def _asked(asked: Asked) -> Row:
    weights = {name: getattr(asked.weights, name) for name in asked.weights.__slots__}
    return {
        "clear": list(asked.clear),
        "lock": list(asked.locked),
        "forbid": [":".join(pair) for pair in asked.forbidden],
        "time": asked.seconds,
        "seed": asked.seed,
        "weights": {
            **weights,
            "specialised": sorted(asked.weights.specialised),
            "specialised_words": list(asked.weights.specialised_words),
        },
    }


def _summary(made: Made, checked: Row) -> Row:
    """Counts; ``optimal``: no plan clears more, none that clears as much has fewer moves. ``gap``: of moves over the bound."""
    solution, moves = made.found.solution, len(made.found.solution.moves)
    most = sum(stage["at_most"] for stage in _stages(made))
    return {
        "to_clear": len(made.problem.conflicts),
        "cleared": len(made.cleared),
        "clearable_at_most": most,
        "moves": moves,
        "bound": made.bound,
        "gap": round((moves - made.bound) / made.bound, 4) if made.bound else 0.0,
        "optimal": len(made.cleared) == most and moves == made.bound,
        "points": solution.points,
        "points_bound": solution.bound,
        "stopped": solution.stopped,
        "chains": len(made.chains),
        "organs": len({made.problem.seat(no).organ for move in solution.moves for no in move}),
        "added": checked["summary"]["added"],
        "removed": checked["summary"]["removed"],
    }


def _complete(made: Made) -> bool:
    """Whether every move that could be made was asked (none of those who may not move), and the search came to its end."""
    rules = made.problem.rules
    held = [seat for one in made.problem.conflicts for who in one.people for seat in rules.seats.held.get(who, ())]
    kinds = {seat.kind for seat in held if rules.free(seat)}
    return not made.found.solution.stopped and made.found.near.complete(kinds)


def _stages(made: Made) -> list[Row]:
    """Of each item of ``--clear``: how many there are, how many are cleared, and how many can be at most (proved)."""
    told = []
    for item in made.asked.clear:
        found = [one for one in made.problem.conflicts if one.item == item]
        cleared = [one for one in found if one.id in made.found.solution.cleared]
        whole = sum(one.whole for one in found)
        most = made.found.solution.most.get(item, 0) if _complete(made) else len(found) - whole - _hopeless(made, found)
        told.append({"item": item, "findings": len(found), "cleared": len(cleared), "at_most": most})
    return told


def _hopeless(made: Made, conflicts: Sequence[Conflict]) -> int:
    """Findings that no plan clears: of nobody who could clear them by moving there is any seat to go to."""
    left = [one for one in conflicts if not one.whole and one.id not in made.found.solution.cleared]
    return sum(not made.problem.rules.way(made.problem.able(one)) for one in left)


def _move(made: Made, numbers: Mapping[Move, int], chain: int, move: Move) -> Row:
    problem = made.problem
    seat, to = problem.seat(move.leaves), problem.seat(move.takes)
    reasons = made.reasons(move)
    follows = next((other for other in numbers if other.takes == move.leaves), None)
    told = {
        "number": numbers[move],
        "chain": chain,
        "person_id": seat.holder,
        "name": seat.row["name"] or "",
        "from": _post(seat.row),
        "to": _post(to.row),
        "replaces": to.holder,
        "replaces_name": to.row["name"] or "",
        "replaced_by": problem.rules.who(follows) if follows else "",
        "replaced_by_name": problem.seat(follows.leaves).row["name"] or "" if follows else "",
        "clears": [one.id for one in reasons],
        "reasons": [_reason(one) for one in reasons],
        "points": problem.rules.cost(move),
        "unlike": problem.rules.mismatch(seat, to),
    }
    return {**told, **{f"text_{lang}": move_text(told, lang) for lang in LANGUAGES}}


def _post(row: Row) -> Row:
    told = {name: row[name] or "" for name in ("organ", "organ_id", "section", "title", "level")}
    return {**told, "tier": row["tier"], "functions": [one for one in (row["functions"] or "").split(";") if one]}


def _reason(conflict: Conflict) -> Row:
    finding = conflict.finding
    return {
        "id": conflict.id,
        "item": conflict.item,
        "rule": finding["rule"],
        "law": finding["law"],
        **{f"sentence_{lang}": finding[f"sentence_{lang}"] for lang in LANGUAGES},
    }


def _cleared(made: Made, numbers: Mapping[Move, int], conflict: Conflict) -> Row:
    by = sorted(number for move, number in numbers.items() if made.problem.rules.who(move) in conflict.people)
    return {**_told(conflict), "by": by}


def _left(made: Made, conflict: Conflict) -> Row:
    why = made.why[conflict.id]
    told = {f"why_{lang}": why_text(conflict, why.families, why.known, made.problem, lang) for lang in LANGUAGES}
    return {**_told(conflict), "in_the_way": list(why.families), "known": why.known, **told}


def _told(conflict: Conflict) -> Row:
    people = [{key: one[key] for key in ("person_id", "name", "organ", "section", "title")} for one in conflict.finding["people"]]
    return {**_reason(conflict), "people": people, "movers": list(conflict.movers), "overdue_months": conflict.overdue}
