"""Several districts laid together: the people whom more than one of them knows, found by ID number or by the identifier given.

Each district was resolved by itself. What joins them is asked by the queries of ``queries/sql/districts``, on whichever engine: a
person_id or organ_id means the same everywhere, and people with the same valid ID number and the same name are one person.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from kinship.account import MOST_LISTED, Account
from kinship.engines import SPREAD, Engine, handed, records, run_all, spread
from kinship.errors import InputError, Place
from kinship.tables import SIX, County

if TYPE_CHECKING:
    import pyarrow as pa

T = TypeVar("T")


def resolve_districts(
    engine: Engine,
    items: Sequence[T],
    labels: Sequence[str],
    work: Callable[[T], Iterable[tuple[str, pa.Table]]],
    columns: Mapping[str, Sequence[str]],
) -> None:
    """Leaves what comes out of all districts in the engine, with what is to be told of their files.

    ``items``, ``labels``: the districts, and what each is called; ``work``, ``columns``: see ``engines.spread``.
    ``spread_failed`` says which districts could not be read.
    """
    engine.put_rows("asked_district", {"item": "INTEGER", "label": "VARCHAR"}, list(enumerate(labels)))
    engine.put_rows("most_listed", {"most": "INTEGER"}, [(MOST_LISTED,)])
    spread(engine, items, work, columns)
    run_all(engine, "districts", "listed_problem counted_problem unused_decision")


def join_districts(engine: Engine, account: Account) -> County:
    """The county of all districts. Reads the tables of ``resolve_districts``.

    Raises InputError where an identifier is one person's or organ's here and another's there.
    """
    run_all(engine, "districts", "identifier clash")
    _refuse_clashes(engine)
    engine.run("districts/same_person")
    tables = {}
    for table in SIX:
        engine.run(f"districts/joined_{table}")
        engine.forget(SPREAD + table)
        tables[table] = handed(engine, f"joined_{table}")
    engine.run("districts/joined_line")
    engine.forget(f"{SPREAD}line identifier")
    return County(**tables, account=account)


def asked_matches(engine: Engine, sources: Collection[str]) -> pa.Table:
    """The matches of the lines in some rows of the sources, with ``known_as`` for the person as all districts know him."""
    engine.put_rows("asked_row", {"source": "VARCHAR"}, [(one,) for one in sorted(sources)])
    engine.run("districts/asked_match")
    return engine.get("asked_match")


def _refuse_clashes(engine: Engine) -> None:
    label = {row["item"]: row["label"] for row in records(engine, "asked_district")}
    clashes = sorted(records(engine, "clash"), key=lambda row: (row["kind"] == "organ", row["item"]))
    if not clashes:
        return
    first = clashes[0]
    other = next(row for row in clashes if (row["name"], row["number"]) != (first["name"], first["number"]))
    key = f"{first['kind']}-twice" if first["name"] != other["name"] else "two-numbers"
    values = {
        "one": first["name"] or "",
        "other": other["name"] or "",
        "first": label[first["item"]],
        "second": label[other["item"]],
    }
    raise InputError(f"districts.{key}", place=Place(column=f"{first['kind']}_id"), value=first["id"], **values)
