"""Random families for the tests: remarriage, half-siblings, adoption, cousin marriage, deaths, step-parents, all seeded."""

from __future__ import annotations

import random
from typing import Any

import pyarrow as pa

from kinship.account import Account
from kinship.tables import County, arrow

Rows = dict[str, list[dict[str, Any]]]


def family(seed: int, size: int) -> Rows:
    """Rows of person, parent and spouse for one family of about ``size`` people."""
    dice = random.Random(seed)
    people: list[dict[str, Any]] = []
    rows: Rows = {"person": people, "parent": [], "spouse": []}
    adults: list[dict[str, Any]] = [_person(dice, rows, 1925 + dice.randrange(6)) for _ in range(4)]
    while len(people) < size:
        _marry(dice, rows, adults)
        _bear(dice, rows, adults)
    for person in people:
        if dice.random() < 0.12:
            person["died"] = f"{int(person['birth'][:4]) + dice.randrange(30, 90)}-05-01"
    return rows


def _person(dice: random.Random, rows: Rows, year: int) -> dict[str, Any]:
    # The first digits are dice: the order of the ids must say nothing about who is older.
    person = {
        "person_id": f"{dice.randrange(1000):03d}-{len(rows['person']):04d}",
        "name": f"人{len(rows['person'])}",
        "sex": dice.choice("MF"),
    }
    person["birth"] = f"{year}-{dice.randrange(1, 13):02d}"
    rows["person"].append(person)
    return person


def _marry(dice: random.Random, rows: Rows, adults: list[dict[str, Any]]) -> None:
    """Two adults, or an adult and a newcomer: also cousins, also the married, the first marriage then ends or is left open."""
    one = dice.choice(adults)
    year = int(one["birth"][:4]) + 22
    if dice.random() < 0.35:
        other = dice.choice(adults)
    else:
        other = _person(dice, rows, int(one["birth"][:4]) + dice.randrange(-3, 4))
        adults.append(other)
        if dice.random() < 0.3:
            _parents_of(dice, rows, other, adults)
    if other is one:
        return
    row: dict[str, Any] = {"person_id": one["person_id"], "spouse_id": other["person_id"], "grade": _grade(dice)}
    if dice.random() < 0.7:
        row["start"] = f"{year}-06"
    if dice.random() < 0.25:
        row["end"] = f"{year + dice.randrange(1, 60)}-{dice.randrange(1, 13):02d}"
    rows["spouse"].append(row)


def _parents_of(dice: random.Random, rows: Rows, child: dict[str, Any], adults: list[dict[str, Any]]) -> None:
    parent = _person(dice, rows, int(child["birth"][:4]) - 25)
    adults.append(parent)
    rows["parent"].append({"parent_id": parent["person_id"], "child_id": child["person_id"], "grade": _grade(dice)})


def _bear(dice: random.Random, rows: Rows, adults: list[dict[str, Any]]) -> None:
    if not rows["spouse"]:
        return
    couple = dice.choice(rows["spouse"])
    birth = {row["person_id"]: int(row["birth"][:4]) for row in rows["person"]}
    year = max(birth[couple["person_id"]], birth[couple["spouse_id"]]) + dice.randrange(20, 35)
    child = _person(dice, rows, year)
    if year < 2005:
        adults.append(child)
    for parent in (couple["person_id"], couple["spouse_id"]):
        if dice.random() < 0.9:
            rows["parent"].append({"parent_id": parent, "child_id": child["person_id"], "kind": "blood", "grade": _grade(dice)})
    if dice.random() < 0.12:
        _second_parent(dice, rows, child, year)


def _second_parent(dice: random.Random, rows: Rows, child: dict[str, Any], year: int) -> None:
    """An adoption, a fostering or a mere step-parent, sometimes ended, sometimes by somebody married to a blood parent."""
    older = [row["person_id"] for row in rows["person"] if int(row["birth"][:4]) <= year - 18]
    row = {"parent_id": dice.choice(older), "child_id": child["person_id"], "grade": _grade(dice)}
    row["kind"] = dice.choice(["adoptive", "adoptive", "step_fostered", "step"])
    if dice.random() < 0.5:
        row["start"] = f"{year + dice.randrange(0, 20)}"
    if dice.random() < 0.2:
        row["end"] = f"{year + dice.randrange(21, 60)}-03-01"
    rows["parent"].append(row)


def _grade(dice: random.Random) -> str:
    return dice.choice(["confirmed", "confirmed", "probable", "possible"])


def county(rows: Rows) -> County:
    """The rows as a county without organs and posts."""
    tables: dict[str, pa.Table] = {
        name: arrow(name, rows.get(name, [])) for name in ("person", "organ", "post", "parent", "spouse")
    }
    return County(**tables, account=Account())


def several(first_seed: int, number: int) -> Rows:
    """Many families at once, as one county: the ids carry the seed, so that a failure names its family."""
    together: Rows = {"person": [], "parent": [], "spouse": []}
    for seed in range(first_seed, first_seed + number):
        one = family(seed, 30 + seed * 37 % 171)
        for table, rows in one.items():
            for row in rows:
                ids = {key: f"{seed:05d}-{value}" for key, value in row.items() if key.endswith("_id")}
                together[table].append({**row, **ids})
    return together
