"""Contradictions in the tables themselves: two fathers in ``parent``, a marriage after a death, a post of somebody dead.

The rows keep the grade that they were given; only a child who is not younger than the parent makes a tie possible at most (see
``queries/sql/intake/parent.sql``). Where the ties were derived from forms, the loader has listed what contradicts in them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kinship.account import MOST_LISTED, Problem
from kinship.engines import Engine, records, run_all
from kinship.errors import Place
from kinship.tables import County

Row = dict[str, Any]
DATES = "odd_wedding dead_first"
"""The queries that find what a loader does not list."""
TIES = "second_parent third_parent too_close two_kinds second_spouse married_siblings"
OF_TIES = {
    "two-fathers": "serious",
    "two-mothers": "serious",
    "three-parents": "serious",
    "child-older": "serious",
    "too-young": "serious",
    "two-spouses": "serious",
    "same-sex-spouses": "serious",
    "married-siblings": "serious",
    "kinds-differ": "moderate",
}
"""How serious each kind is that a loader lists itself where it derives ties from forms."""
OF_DATES = {
    "married-dead": "serious",
    "married-child": "serious",
    "born-after-death": "serious",
    "died-before-born": "moderate",
    "post-after-death": "moderate",
}
FACTS = {"child-older", "too-young", "same-sex-spouses", "born-after-death", "married-dead", "married-child", "post-after-death"}
"""Kinds that rest on what the rows of the two people say."""
COLUMN = {"parent": "child_id", "spouse": "spouse_id", "person": "birth", "post": "start"}


def list_contradictions(engine: Engine, county: County) -> None:
    """Lists in ``county.account`` what contradicts in the tables that were taken in, each with all its places."""
    any_found = _found(engine, DATES)
    if any_found or not county.account.derived:
        any_found = _found(engine, TIES) or any_found
    if not any_found:
        return
    engine.put_rows("most_listed", {"most": "INTEGER"}, [(MOST_LISTED,)])
    engine.run("contradiction/contradiction")
    kinds = OF_DATES if county.account.derived else OF_TIES | OF_DATES
    found = [row for row in records(engine, "contradiction") if row["problem"] in kinds]
    sheets = {f"{file}/{sheet}" if sheet else file: Place(file, sheet) for file, sheet in county.account.rows_in}
    for row in found:
        county.account.problems.append(_problem(row, kinds[row["problem"]], county, sheets))
    for problem, number in {row["problem"]: row["number"] for row in found}.items():
        if number > MOST_LISTED:
            county.account.problem("warning", "intake.more", Place(), problem=problem, number=number - MOST_LISTED)


def _found(engine: Engine, names: str) -> bool:
    """Whether one of some queries finds anything."""
    run_all(engine, "contradiction", names)
    return any(engine.rows(name) for name in names.split())


def _problem(row: Row, seriousness: str, county: County, sheets: dict[str, Place]) -> Problem:
    people = {row[f"{who}_id"]: row[f"{who}_name"] or "" for who in ("one", "other", "third") if row[f"{who}_id"]}
    places = [_place(row["table_name"], row["row"], row["source"], row["one_id"], county, sheets)]
    if row["other_row"]:
        places.append(_place(row["table_name"], row["other_row"], row["other_source"], row["other_id"], county, sheets))
    if row["problem"] in FACTS:
        own = {row["one_id"]: row["one_row"], row["other_id"]: row["two_row"]}
        places += [_place("person", at, None, person, county, sheets) for person, at in own.items()]
    names = {who: row[f"{who}_name"] or row[f"{who}_id"] or "" for who in ("one", "other", "third")}
    first, *others = dict.fromkeys(places)
    key = f"intake.{row['problem']}"
    return Problem("warning", key, first, names, tuple(others), seriousness, tuple(people.items()), _ties(row))


def _ties(row: Row) -> tuple[tuple[str, str], ...]:
    """The pairs of people whose tie is in doubt."""
    one, other, third = row["one_id"], row["other_id"], row["third_id"]
    pairs = [(one, other), (one, third)] + ([(other, third)] if row["problem"] == "married-siblings" else [])
    return tuple(pair for pair in pairs if all(pair) and pair[0] != pair[1])


def _place(table: str, at: int, source: str | None, person: str, county: County, sheets: dict[str, Place]) -> Place:
    """The row of the user's own file; in tables that a loader made, the row that the source names."""
    file = county.table(table)
    if isinstance(file, Path):
        return Place(str(file), row=at, column=COLUMN[table])
    if table == "person":
        return county.account.own_rows.get(person, Place(sheet=table))
    name, _, row = (source or "").partition(";")[0].rpartition("#")
    sheet = sheets.get(name)
    return Place(sheet.file, sheet.sheet, int(row)) if sheet and row.isdigit() else Place(name or source or "", sheet=table)
