"""The oracle's own reading of canonical rows: nothing here is shared with the program."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

Row = dict[str, Any]
GRADES = {"possible": 0, "probable": 1, "confirmed": 2, None: 2, "": 2}


def first_day(text: str | None) -> date | None:
    """The first day that a partial ISO date can mean."""
    if not text:
        return None
    year, month, day = [*map(int, text.split("-")), 1, 1][:3]
    return date(year, month, day)


def last_day(text: str | None) -> date | None:
    """The last day that a partial ISO date can mean."""
    if not text:
        return None
    parts = [int(part) for part in text.split("-")]
    month = parts[1] if len(parts) > 1 else 12
    return date(parts[0], month, parts[2] if len(parts) > 2 else calendar.monthrange(parts[0], month)[1])


def typed(rows: Mapping[str, Iterable[Mapping[str, Any]]]) -> tuple[list[Row], list[Row], list[Row]]:
    """Rows of person, parent and spouse as the walk wants them; a child not younger than its parent is only possible."""
    people = {row["person_id"]: dict(row) for row in rows["person"]}
    person = [{**row, "died_on": last_day(row.get("died"))} for row in people.values()]
    parent = [_tie(row, {"kind": row.get("kind") or "blood"}) for row in rows["parent"]]
    for row in parent:
        child, elder = people[row["child_id"]].get("birth"), people[row["parent_id"]].get("birth")
        born, bore = last_day(child), first_day(elder)
        if born and bore and born <= bore:
            row["grade"] = 0
    return person, parent, [_tie(row, {}) for row in rows["spouse"]]


def _tie(row: Mapping[str, Any], more: Row) -> Row:
    days = {"start_on": first_day(row.get("start")), "end_on": last_day(row.get("end"))}
    return {**row, **more, **days, "grade": GRADES[row.get("grade")]}
