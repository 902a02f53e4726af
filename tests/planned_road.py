"""Random plans for the worlds of ``tests.road_worlds``, and posts changed by hand: plain Python that shares nothing with SQL."""

from __future__ import annotations

import random
from collections import defaultdict
from datetime import date
from typing import Any

from kinship.tables import Appointment
from tests.families import Rows
from tests.oracle import first_day, last_day

Row = dict[str, Any]
STARTS = ("", "", "", "2025", "2025-12", "2025-12-31", "2026", "2026-01-01")
POST = ("organ_id", "title", "section", "tier", "chief", "level", "functions", "reports_to", "in_charge")


def plan(rows: Rows, seed: int, share: float = 0.4) -> list[Appointment]:
    """Appointments of some of the people: in place of their posts, besides them, or instead of one of them, on various days."""
    dice = random.Random(seed)
    posts = [row for row in rows["post"] if dice.random() < share]
    return [_appointment(dice, rows, row["person_id"]) for row in posts]


def _appointment(dice: random.Random, rows: Rows, person: str) -> Appointment:
    taken = dice.choice(rows["post"])
    post = {name: taken[name] for name in POST if name != "section"} | {"section": dice.choice(("", "甲科", taken["section"]))}
    held = [row for row in rows["post"] if row["person_id"] == person]
    ends = [(row["organ_id"], row["section"], row["title"]) for row in held if dice.random() < 0.5]
    posts = (post,) if dice.random() < 0.8 else ()
    replaces = dice.random() < 0.5
    return Appointment(person, posts=posts, replaces=replaces, ends=() if replaces else tuple(ends), start=dice.choice(STARTS))


def by_hand(rows: Rows, planned: list[Appointment], as_of: date) -> Rows:
    """The rows with the posts as they stand after the plan."""
    due = [(one, first_day(one.start) or as_of) for one in planned]
    due = [(one, day) for one, day in due if day <= as_of]
    fresh = [
        {**post, "person_id": one.person_id, "start": one.start or as_of.isoformat()} for one, _ in due for post in one.posts
    ]
    kept, ended = [], []
    for row in rows["post"]:
        days = [day for one, day in due if one.person_id == row["person_id"] and _ends(one, row) and not _is_over(row, day)]
        if days:
            ended.append((row, min(days)))
        else:
            kept.append(row)
    cut = [{**row, "end": day.isoformat()} for row, day in ended if not _forgotten(row, day)]
    left = _left(ended, kept, fresh)
    return {**rows, "post": [_under(row, left) for row in (*kept, *cut, *fresh)]}


def _ends(one: Appointment, row: Row) -> bool:
    return one.replaces or (row["organ_id"], row["section"], row["title"]) in one.ends


def _mistaken(row: Row) -> bool:
    start, end = first_day(row.get("start")), last_day(row.get("end"))
    return bool(start and end and end < start)


def _is_over(row: Row, day: date) -> bool:
    end = last_day(row.get("end"))
    return bool(end and end <= day and not _mistaken(row))


def _forgotten(row: Row, day: date) -> bool:
    """A post that would have begun no earlier than it ends was never taken up."""
    start = first_day(row.get("start"))
    return _mistaken(row) or bool(start and start >= day)


def _left(ended: list[tuple[Row, date]], kept: list[Row], fresh: list[Row]) -> dict[tuple[str, str], str]:
    """(person, organ) of those who work there no more → who alone is appointed to the very posts, or blank."""
    still = {(row["person_id"], row["organ_id"]) for row in fresh}
    heirs: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row, day in ended:
        place = (row["organ_id"], row["section"], row["title"])
        here = (row["person_id"], row["organ_id"])
        heirs[here] |= {one["person_id"] for one in fresh if (one["organ_id"], one["section"], one["title"]) == place}
        still |= {here for one in kept if (one["person_id"], one["organ_id"]) == here and not _is_over(one, day)}
    return {here: min(who) if len(who - {here[0]}) == 1 else "" for here, who in heirs.items() if here not in still}


def _under(row: Row, left: dict[tuple[str, str], str]) -> Row:
    """A post whose superior left the organ is under the heir, or under nobody."""
    changed = {}
    for name in ("reports_to", "in_charge"):
        heir = left.get((row.get(name, ""), row["organ_id"]))
        if heir is not None:
            changed[name] = heir if heir != row["person_id"] else ""
    return {**row, **changed}
