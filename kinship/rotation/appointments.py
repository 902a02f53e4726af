"""Moves as appointments: as the queries take them, and as the rows of a list that ``whatif --appointments`` reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from kinship.rotation.moves import Move
from kinship.rotation.seats import Seats
from kinship.tables import Appointment

Row = dict[str, Any]
HEADINGS = {
    "person_id": "编号",
    "name": "姓名",
    "planned_organ": "拟任单位",
    "planned_section": "拟任科室",
    "planned_title": "拟任职务",
    "planned_tier": "拟任层级",
    "planned_leader": "拟任成员类别",
    "planned_level": "拟任职级",
    "planned_functions": "拟任从事工作",
    "planned_in_charge": "拟任分管领导",
    "planned_reports_to": "拟任直接上级",
    "relieved": "拟免职务",
    "from": "任职时间",
    "change": "任免",
}
"""The columns of the list, by the name of their field, with the headings that the reader of lists knows."""


def appointments(seats: Seats, moves: Iterable[Move], as_of: date) -> list[Appointment]:
    """The moves as appointments that begin on the day. Who holds several posts keeps the others."""
    found = []
    for move in moves:
        seat, to = seats.by_no[move.leaves], seats.by_no[move.takes]
        alone = len(seats.held[seat.holder]) == 1
        ends = () if alone else (seat.place,)
        found.append(Appointment(seat.holder, posts=(to.post(seat.row),), replaces=alone, ends=ends, start=as_of.isoformat()))
    return found


def listed(seats: Seats, planned: Sequence[Appointment], organs: Mapping[str, str]) -> list[Row]:
    """The appointments as rows of a list, by the headings. ``organs``: organ_id → name."""
    return [_row(seats, one, organs) for one in planned]


def _row(seats: Seats, one: Appointment, organs: Mapping[str, str]) -> Row:
    post, held = one.posts[0], seats.held[one.person_id]
    relieved = "".join((organs.get(organ, organ) + section + title) for organ, section, title in one.ends)
    told = {
        "person_id": one.person_id,
        "name": held[0].row["name"] or "",
        "planned_organ": organs.get(post["organ_id"], post["organ_id"]),
        "planned_section": post["section"],
        "planned_title": post["title"],
        "planned_tier": post["tier"],
        "planned_leader": {"true": "正职", "false": "副职"}.get(post["chief"], ""),
        "planned_level": post["level"],
        "planned_functions": post["functions"],
        "planned_in_charge": post["in_charge"],
        "planned_reports_to": post["reports_to"],
        "relieved": relieved,
        "from": one.start,
        "change": "调任",
    }
    return {HEADINGS[name]: value for name, value in told.items()}
