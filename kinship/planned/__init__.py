"""What a plan would change: appointments, marriages and newcomers in; the findings that they add, remove and leave out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

from kinship.engines import Engine
from kinship.errors import Place
from kinship.judge import judged
from kinship.law_days import tell_not_in_force
from kinship.pack_model import Pack
from kinship.planned.after import Wanted, carry_out
from kinship.planned.compare import Difference, State, told
from kinship.planned.document import document
from kinship.planned.entries import entries
from kinship.planned.plan import Plan as Plan
from kinship.planned.plan import couples, on_staff
from kinship.rules import DEFAULT_PACKS, load_packs
from kinship.tables import County

Row = dict[str, Any]
Tell = Callable[[str], None]


def whatif(
    county: County,
    plan: Plan,
    packs: Sequence[Pack | str] = DEFAULT_PACKS,
    as_of: date | None = None,
    progress: Tell | None = None,
) -> Row:
    """The document ``kinship-whatif/1`` of a plan: the county is judged before and after it, both as of one day.

    ``as_of`` (default: today, or the day of the last appointment if later); appointments that begin after it do not count. Gives
    ``plan`` (its parts, each with the ids that it adds and removes), the findings ``added``, ``removed`` and ``kept`` (the
    last only of people of the plan, or with another severity), each with ``by``; ``unknown``: what the plan leaves unjudged.
    Kinship is not derived again for appointments, however many. Raises PackError, InputError and RequestError.
    """
    loaded, tell = load_packs(packs), progress or (lambda stage: None)
    day = as_of or plan.day(date.today())
    engine = judged(county, loaded, day, tell)
    tell_not_in_force(loaded, day, (plan.joined or county).account)
    return changes(engine, county, plan, loaded, day, tell)


def changes(engine: Engine, county: County, plan: Plan, loaded: Sequence[Pack], day: date, tell: Tell) -> Row:
    """The same for an engine in which the county was judged by ``loaded`` as of ``day``; it is left as it was."""
    before, staff = State.read(engine), on_staff(engine) if plan.joined else frozenset()
    account = (plan.joined or county).account
    with _changed(engine, plan, loaded, day, tell) as changed:
        parts = _carried_out(changed, plan, loaded, day, staff)
        after = State.read(changed)
        difference = Difference.between(before, after, frozenset(who for part in parts for who in part["person_ids"]))
        tell("document")
        new = told(changed, after, (*difference.added, *difference.kept), day, account)
    gone = told(engine, before, difference.removed, day, county.account)
    head = {"as_of": day, "packs": loaded, "account": account}
    return document(head, parts, (before, after), difference, {**gone, **new})


@contextmanager
def _changed(engine: Engine, plan: Plan, packs: Sequence[Pack], day: date, tell: Tell) -> Iterator[Engine]:
    """A branch to change: of the county with the newcomers, else of the one that there is."""
    after = engine if plan.joined is None else judged(plan.joined, packs, day, tell)
    with after.branch():
        yield after


def _carried_out(engine: Engine, plan: Plan, packs: Sequence[Pack], day: date, staff: frozenset[str]) -> list[Row]:
    """Carries the plan out in an engine, and gives its parts. ``staff``: who was on the staff before it."""
    fresh = on_staff(engine) - staff if plan.joined is not None else frozenset()
    wanted = Wanted(plan.appointments, couples(engine, plan.marriages), fresh)
    carry_out(engine, wanted, packs, day)
    joined: list[tuple[str, Place]] = []
    if plan.joined is not None:
        rows = plan.joined.account.own_rows
        joined = [(who, rows.get(who, Place())) for who in sorted(on_staff(engine) - staff)]
    return entries(engine, wanted.appointments, wanted.married, joined)
