"""Rows of a canonical folder that are read here, with forms beside them: what nobody can use is set aside, row by row.

The same rows, for the same reasons, as the queries of ``queries/sql/intake`` leave out of a folder without forms.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from kinship.account import MERGED, QUARANTINED, USED, Account
from kinship.errors import Place
from kinship.kin import GRADES
from kinship.tables import PARENT_KINDS

if TYPE_CHECKING:
    import pyarrow as pa

Row = dict[str, Any]
ENDS = {"parent": ("parent_id", "child_id", "own-parent"), "spouse": ("person_id", "spouse_id", "own-spouse")}
CONTENT = ("name", "sex", "birth", "id_number")


class Aside(NamedTuple):
    """Why a row is left out: its fate, the problem, and the column and value that are to blame."""

    fate: str
    problem: str
    column: str
    value: str = ""
    expected: str = ""


def usable(held: Mapping[str, pa.Table], sources: Mapping[str, Path | pa.Table], account: Account) -> dict[str, list[Row]]:
    """The rows of person, organ, post, parent and spouse that can be used; rows of a file carry their ``place``.

    Every row of a file gets its fate; what is left out is listed. A grade that is none is listed and taken as blank.
    """
    rows = {table: list(held[table].to_pylist()) for table in ("person", "organ", "post", "parent", "spouse")}
    aside = {"person": _keys(rows["person"], "person_id"), "organ": _keys(rows["organ"], "organ_id")}
    known = _ids(rows["person"], "person_id", aside["person"])
    organs = _ids(rows["organ"], "organ_id", aside["organ"])
    aside["post"] = dict(_references(rows["post"], {"person_id": known, "organ_id": organs}))
    aside |= {table: dict(_ties(rows[table], table, known)) for table in ENDS}
    return {table: _told(rows[table], table, sources[table], aside[table], account) for table in rows}


def _ids(rows: list[Row], key: str, aside: Mapping[int, Aside]) -> set[str]:
    return {row[key] for at, row in enumerate(rows) if at not in aside}


def _keys(rows: list[Row], key: str) -> dict[int, Aside]:
    """Rows without an identifier, and rows that use one again: merged where they say the same."""
    found: dict[int, Aside] = {}
    first: dict[str, Row] = {}
    for at, row in enumerate(rows):
        if not row[key]:
            found[at] = Aside(QUARANTINED, "blank-key", key, row.get("name") or "")
        elif row is not (known := first.setdefault(row[key], row)):
            same = all(row.get(name) == known.get(name) for name in CONTENT)
            found[at] = Aside(MERGED, "repeated", key) if same else Aside(QUARANTINED, "key-twice", key, row[key])
    return found


def _references(rows: list[Row], known: Mapping[str, set[str]]) -> Iterator[tuple[int, Aside]]:
    """Rows that name nobody, or somebody who is not there."""
    for at, row in enumerate(rows):
        for column, ids in known.items():
            if row[column] not in ids:
                yield at, Aside(QUARANTINED, "reference" if row[column] else "blank-key", column, row[column] or "")
                break


def _ties(rows: list[Row], table: str, known: set[str]) -> Iterator[tuple[int, Aside]]:
    one, other, own = ENDS[table]
    yield from _references(rows, {one: known, other: known})
    for at, row in enumerate(rows):
        if row[one] in known and row[one] == row[other]:
            yield at, Aside(QUARANTINED, own, other, row[other])
        elif table == "parent" and row[one] in known and row[other] in known and (row["kind"] or "blood") not in PARENT_KINDS:
            yield at, Aside(QUARANTINED, "parent-kind", "kind", row["kind"], ", ".join(PARENT_KINDS))


def _told(rows: list[Row], table: str, source: Path | pa.Table, aside: Mapping[int, Aside], account: Account) -> list[Row]:
    """The rows that are kept; where they are of a file, with their places, their fates and what is wrong with them."""
    kept = []
    for at, row in enumerate(rows):
        place = Place(str(source), row=at + 2) if isinstance(source, Path) else Place(sheet=table)
        if isinstance(source, Path):
            row["place"] = place
        if at in aside:
            _leave_out(aside[at], table, place, account)
            continue
        if "grade" in row and row["grade"] and row["grade"] not in GRADES:
            account.problem("warning", "intake.grade", place, value=row["grade"], expected=", ".join(GRADES))
            row["grade"] = None
        kept.append(row)
    if isinstance(source, Path) and kept:
        account.row(Place(str(source)), USED, "intake.used", len(kept), table=table)
    return kept


def _leave_out(why: Aside, table: str, place: Place, account: Account) -> None:
    key, where = f"intake.{why.problem}", Place(place.file, place.sheet, place.row, why.column)
    values = {"value": why.value, "column": why.column, "table": table, "expected": why.expected}
    if place.file:
        account.row(place, why.fate, key, 1, **values)
    if why.fate != MERGED:
        account.problem("error", key, where, **values)
