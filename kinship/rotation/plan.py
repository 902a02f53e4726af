"""The command's work: a county and rule packs in, the plan document out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from kinship.engines import Engine
from kinship.errors import RequestError
from kinship.judge import judged
from kinship.law_days import tell_not_in_force
from kinship.pack_model import Pack
from kinship.planned.compare import State
from kinship.planned.free import find_organ
from kinship.relatives import find_person
from kinship.rotation.asked import Asked
from kinship.rotation.bound import fewest_moves
from kinship.rotation.conflicts import Conflict, avoidance
from kinship.rotation.document import Made, document
from kinship.rotation.facts import Facts
from kinship.rotation.forbidden import Judge
from kinship.rotation.moves import Rules
from kinship.rotation.search import Found, Search
from kinship.rotation.seats import Seats
from kinship.rotation.tenured import tenured
from kinship.rotation.vacant import put_vacant
from kinship.rotation.why_not import Asker, Why
from kinship.rotation.work import Work
from kinship.rules import DEFAULT_PACKS, load_packs
from kinship.tables import County
from kinship.tenure import TENURE_PACKS

Row = dict[str, Any]
Tell = Callable[[str], None]


def plan(
    county: County,
    asked: Asked | None = None,
    packs: Sequence[Pack | str] = DEFAULT_PACKS,
    as_of: date | None = None,
    progress: Tell | None = None,
    facts: Facts | None = None,
) -> Row:
    """The document ``kinship-plan/1``: moves that clear what is asked for and add no violation, as few as can be.

    ``packs``: those of a check; clauses of tenure are looked for in them and in the built-in packs. Raises RequestError where
    OR-tools is missing or somebody asked about is unknown, PackError, InputError.
    """
    _need_solver()
    asked, tell = asked or Asked(), progress or (lambda stage: None)
    loaded, day = load_packs(packs), as_of or date.today()
    engine = judged(county, loaded, day, tell)
    tell_not_in_force(loaded, day, county.account)
    state, rules = State.read(engine), rules_of(engine, asked, facts or Facts(), day)
    conflicts = avoidance(engine, state, asked.severities(), day, county.account)
    if asked.clauses():
        tell("tenure")
        conflicts += tenured(county, _with_tenure(loaded), asked.clauses(), rules.seats, day)
    conflicts = in_order(conflicts, asked)
    search = Search(engine, state, rules, loaded, day, Work(asked.seconds), asked.seed, tell)
    found = search.found(conflicts)
    tell("bound")
    made = Made(county, engine, state, loaded, day, asked, found, *_proved(found, asked, engine, state))
    tell("document")
    return document(made)


def in_order(conflicts: Sequence[Conflict], asked: Asked) -> list[Conflict]:
    """The conflicts in the order of ``--clear``, in each the longest overdue first."""
    return sorted(conflicts, key=lambda one: (asked.clear.index(one.item), -one.overdue, one.id))


def _need_solver() -> None:
    try:
        import ortools.sat.python.cp_model  # noqa: F401
    except ImportError as error:
        raise RequestError("plan.no-solver") from error


def _with_tenure(packs: Sequence[Pack]) -> list[Pack]:
    """The packs that have clauses of tenure, with the built-in ones."""
    held = [pack for pack in packs if pack.tenures]
    return [*held, *(pack for pack in load_packs(TENURE_PACKS) if pack.id not in {one.id for one in held})]


def rules_of(engine: Engine, asked: Asked, facts: Facts, as_of: date) -> Rules:
    """The seats of an engine, and who stays and may not go where."""
    put_vacant(engine, facts.vacancies, as_of)
    locked = frozenset(find_person(engine, text) for text in asked.locked)
    forbidden = frozenset((find_person(engine, who), find_organ(engine, organ)["organ_id"]) for who, organ in asked.forbidden)
    return Rules(Seats.read(engine, asked.weights), facts, asked.weights, locked, forbidden)


def _proved(found: Found, asked: Asked, engine: Engine, state: State) -> tuple[int, dict[str, Why]]:
    """The lower bound of moves for what is cleared, and why the rest stays."""
    counts: dict[str, int] = {}
    conflicts = found.problem.conflicts
    for one in conflicts:
        counts[one.item] = counts.get(one.item, 0) + (one.id in found.solution.cleared)
    left = [one for one in conflicts if one.id not in found.solution.cleared]
    known = {key: row["severity"] for key, row in state.rows.items()}
    why = Asker(Judge.of(engine, found.problem.rules, known), found.problem).why(left, asked.explained)
    return max(fewest_moves(found.problem, counts), found.solution.fewest), why
