"""A plan: appointments, marriages and newcomers, as tables for the queries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from kinship.engines import Engine
from kinship.errors import RequestError
from kinship.relatives import find_person
from kinship.tables import Appointment, County, names

if TYPE_CHECKING:
    import pyarrow as pa

MARRIAGE_SOURCE = "--marriage"

Row = dict[str, Any]
Couple = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Plan:
    """What is planned. ``marriages``: couples of the staff, by id or name. ``joined``: the county with the newcomers in it."""

    appointments: Sequence[Appointment] = ()
    marriages: Sequence[Couple] = ()
    joined: County | None = None

    def day(self, today: date) -> date:
        """The day by which all of it has happened: today, or the last day that an appointment names.

        >>> later = Appointment("a", start="2026-12")
        >>> Plan([later]).day(date(2026, 11, 1)), Plan([later]).day(date(2027, 1, 1))
        (datetime.date(2026, 12, 1), datetime.date(2027, 1, 1))
        """
        return max([today, *(first_day(one.start) for one in self.appointments if one.start)])


def first_day(text: str) -> date:
    """The first day that a partial ISO date can mean.

    >>> first_day("2026"), first_day("2026-05")
    (datetime.date(2026, 1, 1), datetime.date(2026, 5, 1))
    """
    year, month, day = [*map(int, text.split("-")), 1, 1][:3]
    return date(year, month, day)


def on_staff(engine: Engine) -> frozenset[str]:
    """The person_ids of the staff."""
    import pyarrow.compute as pc

    who, known = engine.get("who"), engine.get("known")
    staff = who.filter(pc.and_(who["staff"], pc.invert(who["outside"])))["p"].combine_chunks()
    return frozenset(known.filter(pc.is_in(known["p"], staff))["person_id"].to_pylist())


def couples(engine: Engine, marriages: Sequence[Couple]) -> list[Couple]:
    """The couples as person_ids, each once. RequestError for somebody unknown, ambiguous, not on the staff, or named twice."""
    staff = on_staff(engine) if marriages else frozenset()
    found = []
    for couple in marriages:
        one, other = (find_person(engine, text) for text in couple)
        if one == other:
            raise RequestError("whatif.married-to-self", person=couple[0])
        for text, person in zip(couple, (one, other), strict=True):
            if person not in staff:
                raise RequestError("whatif.not-on-staff", person=text)
        found.append((one, other))
    return list(dict.fromkeys(found))


def put_posts(engine: Engine, appointments: Sequence[Appointment], as_of: date) -> None:
    """Leaves ``move_post`` (posts that begin), ``move_end`` (what ends, and when) and ``move_person``."""
    days = [first_day(one.start) if one.start else as_of for one in appointments]
    dated = [(one, day) for one, day in zip(appointments, days, strict=True) if day <= as_of]
    posts = [
        {**post, "person_id": one.person_id, "start": one.start or day.isoformat()} for one, day in dated for post in one.posts
    ]
    engine.put("move_post", _numbered("post", posts))
    engine.put("move_end", _ends([row for one, day in dated for row in _ending(one, day)]))
    put_people(engine, (one.person_id for one in appointments))


def put_people(engine: Engine, people: Any, table: str = "move_person") -> None:
    """Leaves a table of person_ids, each once; ``move_person``: the people of the plan."""
    import pyarrow as pa

    engine.put(table, pa.table({"person_id": pa.array(sorted(set(people)), pa.string())}))


def put_marriages(engine: Engine, married: Sequence[Couple], as_of: date) -> None:
    """Leaves ``move_wed``."""
    rows = [
        {"person_id": one, "spouse_id": other, "start": as_of.isoformat(), "source": MARRIAGE_SOURCE} for one, other in married
    ]
    engine.put("move_wed", _numbered("spouse", rows))


def _ending(one: Appointment, day: date) -> list[Row]:
    """What ends by an appointment: every post, or those named."""
    if one.replaces:
        return [{"person_id": one.person_id, "every": True, "day": day}]
    return [
        {
            "person_id": one.person_id,
            "every": False,
            "organ_id": organ_id,
            "section": section or None,
            "title": title or None,
            "day": day,
        }
        for organ_id, section, title in one.ends
    ]


def _ends(rows: Sequence[Row]) -> pa.Table:
    import pyarrow as pa

    types = {"person_id": pa.string(), "every": pa.bool_(), "organ_id": pa.string(), "section": pa.string(), "title": pa.string()}
    schema = pa.schema([*types.items(), ("day", pa.date32())])
    return pa.table({name: [row.get(name) for row in rows] for name in schema.names}, schema=schema)


def _numbered(table: str, rows: Sequence[Row]) -> pa.Table:
    """Rows of a table of the county with their number, equal rows once."""
    import pyarrow as pa

    unique = list({tuple(str(row.get(name) or "") for name in names(table)): row for row in rows}.values())
    data: dict[str, Any] = {
        name: pa.array([str(row.get(name) or "") or None for row in unique], pa.string()) for name in names(table)
    }
    return pa.table({"row": pa.array(range(1, len(unique) + 1), pa.int64()), **data})
