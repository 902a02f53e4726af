"""Circles of parents, told: who would be his or her own ancestor, and which rows are left out for it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kinship.account import MOST_LISTED, QUARANTINED, USED, Account, Problem
from kinship.engines import Engine, records
from kinship.errors import Place

MOST_NAMED = 20
"""People on circles who are listed one by one: a circle of millions is one mistake."""
FILES = ("parent.csv", "parent.parquet")
COLUMN = "parent_id"

Row = dict[str, Any]


def tell_circles(engine: Engine, account: Account) -> None:
    """Lists the people on circles, and gives the rows of their ties the fate of rows left out, where their file was counted.

    Reads the tables ``circle_member`` and ``circle_tie``.
    """
    number, files = engine.rows("circle_tie"), _files(account)
    _name(records(engine, "circle_member")[:MOST_NAMED], number, files, account)
    ties: list[Row] = engine.get("circle_tie").slice(0, MOST_LISTED).to_pylist()
    listed = [place for row in ties for place in _places(row, files)]
    account.set_aside({Place(place.file, row=place.row): ("intake.on-circle", {}) for place in listed})
    if number > MOST_LISTED and (files.get(""), "") in account.rows_in:
        _count_rest(Place(files[""]), number - MOST_LISTED, account)


def _count_rest(file: Place, more: int, account: Account) -> None:
    """Rows beyond those that are told one by one: what was counted as used is taken back."""
    account.row(file, USED, "intake.used", -more, table="parent")
    account.row(file, QUARANTINED, "intake.more", more, problem="circle", number=more)


def _name(members: list[Row], number: int, files: dict[str, str], account: Account) -> None:
    places = {row["person_id"]: _places(row, files)[0] for row in members}
    for row in members:
        here, values = places[row["person_id"]], {"value": row["person_id"], "number": number}
        others = tuple(place for place in dict.fromkeys(places.values()) if place != here)
        people = ((row["person_id"], row["name"] or ""),)
        account.problems.append(Problem("error", "intake.circle", here, values, others, "serious", people))


def _files(account: Account) -> dict[str, str]:
    """The files of the table ``parent`` by what a source calls them; by a blank the one that the engine reads where it lies."""
    files = [file for file in (str(one["file"]) for one in account.columns) if Path(file).name in FILES]
    named = {Path(file).name: file for file in files}
    return named if account.derived or not files else {**named, "": files[0]}


def _places(row: Row, files: dict[str, str]) -> list[Place]:
    """The rows of the file where a tie stands, or what a loader wrote of its sources."""
    if "" in files:
        return [Place(files[""], row=row["row"], column=COLUMN)]
    sources = (row["source"] or "").split(";")
    return [_told(source, files) for source in sources if source] or [Place(sheet="parent", row=row["row"], column=COLUMN)]


def _told(source: str, files: dict[str, str]) -> Place:
    name, _, number = source.rpartition("#")
    return Place(files[name], row=int(number), column=COLUMN) if name in files and number.isdecimal() else Place(source)
