"""Who is due for rotation, and in which seats the stay would go on: the queries of tenure, asked once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from kinship.account import Account
from kinship.engines import Engine, records
from kinship.errors import RequestError
from kinship.pack_model import Pack
from kinship.rotation.conflicts import Conflict, due
from kinship.rotation.seats import Seat, Seats
from kinship.tables import County
from kinship.tenure import stays
from kinship.tenure_document import Maker, document

Row = dict[str, Any]
Spot = tuple[str, str, int, str]
"""Pack, rule, number of the stay and what has stayed the same."""


def tenured(county: County, packs: Sequence[Pack], clauses: Sequence[str], seats: Seats, as_of: date) -> list[Conflict]:
    """Those who are due by these clauses, in the order of the clauses. RequestError for a clause that no pack has."""
    asked = {clause: _rules(packs, clause) for clause in clauses}
    used = [pack for pack in (_only(pack, asked.values()) for pack in packs) if pack.tenures]
    if not used:
        return []
    # What is wrong in the tables was listed when the county was judged.
    engine = stays(replace(county, account=Account()), used, as_of, as_of, lambda stage: None)
    rows = document(engine, used, as_of, 0, Account())["due"]
    counted = _counted(engine, Maker.read(engine, used, as_of), seats)
    return [
        conflict
        for clause, rules in asked.items()
        for conflict in due([row for row in rows if row["rule"] in rules], seats, counted, as_of, clause)
    ]


def _only(pack: Pack, asked: Iterable[Sequence[str]]) -> Pack:
    """The pack with none but the clauses that are asked about."""
    wanted = {rule for rules in asked for rule in rules}
    return replace(pack, tenures=tuple(one for one in pack.tenures if f"{pack.id}/{one.id}" in wanted))


def _rules(packs: Sequence[Pack], clause: str) -> list[str]:
    rules = [f"{pack.id}/{one.id}" for pack in packs for one in pack.tenures if clause in (one.id, f"{pack.id}/{one.id}")]
    if not rules:
        known = ", ".join(sorted(one.id for pack in packs for one in pack.tenures))
        raise RequestError("plan.no-clause", clause=clause, known=known)
    return rules


def _counted(engine: Engine, maker: Maker, seats: Seats) -> dict[str, frozenset[int]]:
    """Id of a finding of tenure → the seats in which the same stay would go on."""
    engine.run("rotation/counted_post")
    numbers: dict[tuple[Any, ...], list[int]] = defaultdict(list)
    for seat in seats.by_no.values():
        numbers[seat.holder, *seat.place[1:], seat.since].append(seat.no)
    inside: dict[Spot, set[int]] = defaultdict(set)
    for row in records(engine, "counted_post"):
        held = numbers.get((row["person_id"], row["section"], row["title"], row["start_on"]), ())
        inside[_spot(row)].update(held)
    found: dict[str, set[int]] = defaultdict(set)
    for row in (row for row in records(engine, "tenure") if row["state"] == "due"):
        found[maker.row(row)["id"]] |= inside[_spot(row)]
    vacant = [seat for seat in seats.by_no.values() if seat.vacant]
    return {key: frozenset(numbers | _like(numbers, vacant, seats)) for key, numbers in found.items()}


def _like(numbers: set[int], vacant: Sequence[Seat], seats: Seats) -> set[int]:
    """The vacant seats of the same sections with the same work."""
    like = {(seats.by_no[no].section, seats.by_no[no].work) for no in numbers} if vacant else set()
    return {seat.no for seat in vacant if (seat.section, seat.work) in like}


def _spot(row: Row) -> Spot:
    return row["pack"], row["rule"], row["stay_no"], row["subject"]
