"""Who is due for rotation: each clause at its edges."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from kinship.account import Account
from kinship.tables import SIX, County, arrow
from kinship.tenure import tenure

Row = dict[str, Any]
ORGANS = [{"organ_id": "o", "name": "云岫县财政局", "kind": "civil"}]
PEOPLE = [{"person_id": "a", "name": "安某", "sex": "M", "birth": "1980-01-01", "staff": "true"}]


def held(start: str, end: str = "", **more: Any) -> Row:
    """A post of a clerk in one section."""
    return {
        "person_id": "a",
        "organ_id": "o",
        "section": "预算股",
        "title": "科员",
        "tier": "3",
        "start": start,
        "end": end,
        **more,
    }


def county(posts: Iterable[Row], organs: Iterable[Row] = ORGANS, people: Iterable[Row] = PEOPLE) -> County:
    """A county of these posts."""
    rows = {"person": people, "organ": organs, "post": posts}
    return County(**{name: arrow(name, rows.get(name, [])) for name in SIX}, account=Account())


def test_ten_years_in_one_section() -> None:
    found = tenure(county([held("2014-03-01")]), as_of=date(2024, 3, 1))
    assert [(one["rule"], one["due_on"], one["due_by"]) for one in found["due"]] == [
        ("county-rotation/T1", "2024-03-01", "2024-03-01"),
        ("county-rotation/T3", "2019-03-01", None),
    ]
