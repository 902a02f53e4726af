"""Takes a county into an engine: five typed tables, with everything that is wrong in them listed.

A row that cannot be used is left out and listed; a value that cannot be used is left out, its row stays. Which is which is
decided by the queries of ``queries/sql/intake``, so that a folder of two million people is checked as fast as it is read.
"""

from __future__ import annotations

from pathlib import Path

from kinship.account import LAYOUT, MERGED, QUARANTINED, USED
from kinship.engines import Engine, records
from kinship.errors import Place
from kinship.tables import FIVE, TABLES, County, names

MOST_LISTED = 1000
"""Rows of one kind of problem that are listed one by one; the rest are counted (a damaged file of millions stays readable)."""


def take_in(engine: Engine, county: County) -> None:
    """Stores the tables ``person organ post parent spouse`` in the engine and lists problems in ``county.account``.

    Raises InputError where a file cannot be read at all.
    """
    for table in FIVE:
        engine.read(f"raw_{table}", county.table(table), names(table))
        engine.run(f"intake/{table}")
        engine.run(f"intake/{table}_problem")
        _list_problems(engine, county, table)


def _list_problems(engine: Engine, county: County, table: str) -> None:
    source = county.table(table)
    is_file = isinstance(source, Path)
    file = str(source) if isinstance(source, Path) else ""
    found = sorted(records(engine, f"{table}_problem"), key=lambda one: (one["row"], one["problem"], one["column_name"]))
    listed: dict[str, int] = {}
    left_out: set[int] = set()
    for one in found:
        listed[one["problem"]] = listed.get(one["problem"], 0) + 1
        fate = {"error": QUARANTINED, "merged": MERGED}.get(one["level"])
        if fate and is_file and one["row"] not in left_out:
            left_out.add(one["row"])
            county.account.row(Place(file, row=one["row"]), fate, f"intake.{one['problem']}", **_values(one, table))
        if one["level"] != "merged" and listed[one["problem"]] <= MOST_LISTED:
            place = Place(file, "" if is_file else table, one["row"] if is_file else 0, one["column_name"])
            county.account.problem(one["level"], f"intake.{one['problem']}", place, **_values(one, table))
    for problem, number in listed.items():
        if number > MOST_LISTED:
            county.account.problem("warning", "intake.more", Place(file), problem=problem, number=number - MOST_LISTED)
    if is_file:
        _count_rows(county, table, file, engine.rows(f"raw_{table}"), len(left_out))


def _values(one: dict[str, object], table: str) -> dict[str, object]:
    column = next(column for column in TABLES[table] if column.name == one["column_name"])
    value = "" if one["value"] is None else str(one["value"])
    if column.name == "id_number":
        value = masked(value)
    return {"value": value, "column": column.name, "table": table, "expected": ", ".join(column.values)}


def masked(id_number: str) -> str:
    """An ID number as outputs may show it: the region and the last digit, nothing of the birth date or the sequence.

    >>> masked("110105194912310021")
    '110105***********1'
    """
    return id_number[:6] + "*" * max(0, len(id_number) - 7) + id_number[-1:]


def _count_rows(county: County, table: str, file: str, rows: int, left_out: int) -> None:
    account = county.account
    account.read(file, "", rows + 1)
    account.row(Place(file, row=1), LAYOUT, "intake.header")
    if rows - left_out:
        account.row(Place(file), USED, "intake.used", rows=rows - left_out, table=table)
