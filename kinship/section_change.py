"""Sections that were renamed: which old name of a section belongs to which new one, within an organ.

Three things tell it: an organ list that has the sections as organs below their organ, with a successor; a name that differs only
in the word for its kind (预算科, 预算股) where the two never had people at the same time; and people who all moved on together,
two or more, from a section that then had nobody to one that nobody had been in before. The last two are inferences.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from kinship.engines import Engine, records
from kinship.organ_change import Organs

KINDS = "科股室处"
"""The last character of a section's name that only tells its kind."""

Row = dict[str, Any]
Named = tuple[str, str]
"""A section: the id of its organ by the oldest name, and its own name."""
Renamed = tuple[Named, str]
"""A section, and what it is called afterwards."""


def put_section_origins(engine: Engine) -> None:
    """Leaves ``section_origin`` (origin_id, section, origin, inferred). Reads ``organ``, ``organ_origin``, ``section_held`` and
    ``section_moved``."""
    origins = {str(row["organ_id"]): str(row["origin_id"]) for row in records(engine, "organ_origin")}
    told = set(listed(records(engine, "organ"), origins))
    inferred = set(alike(records(engine, "section_held")))
    inferred |= {((row["origin_id"], row["section"]), row["became"]) for row in records(engine, "section_moved")}
    columns = {"origin_id": "VARCHAR", "section": "VARCHAR", "origin": "VARCHAR", "inferred": "BOOLEAN"}
    engine.put_rows("section_origin", columns, sorted(section_origins(told, inferred)))


def section_origins(
    told: Iterable[tuple[Named, str]], inferred: Iterable[tuple[Named, str]]
) -> Iterator[tuple[str, str, str, bool]]:
    """(organ, section, its oldest name, whether that is inferred) of each section of a chain of renamings.

    What is told goes before what is inferred. A section that became several, or came of several, is not renamed.

    >>> sorted(section_origins([(("o", "预算科"), "预算股")], []))
    [('o', '预算科', '预算科', False), ('o', '预算股', '预算科', False)]
    """
    held = set(told)
    known = {before for before, _ in held} | {(before[0], after) for before, after in held}
    guessed = {(before, after) for before, after in inferred if before not in known and (before[0], after) not in known}
    steps = held | guessed
    names = sorted({before for before, _ in steps} | {(before[0], after) for before, after in steps})
    number = {name: str(at) for at, name in enumerate(names)}
    rows = [{"organ_id": number[name], "successors": ";".join(sorted(_after(name, steps, number)))} for name in names]
    organs = Organs(rows)
    doubtful = {name for before, after in guessed for name in (before, (before[0], after))}
    for name in names:
        yield *name, names[int(organs.origin(number[name]))][1], name in doubtful


def _after(name: Named, steps: Iterable[Renamed], number: Mapping[Named, str]) -> set[str]:
    return {number[name[0], after] for before, after in steps if before == name}


def listed(organs: Sequence[Row], origins: Mapping[str, str]) -> Iterator[Renamed]:
    """The renamings of sections that an organ list tells: a section and its successor lie below one organ.

    >>> section = {"parent_organ_id": "o", "organ_id": "s", "name": "预算科", "successors": "t"}
    >>> list(listed([section, {"parent_organ_id": "o", "organ_id": "t", "name": "预算股", "successors": None}], {"o": "o"}))
    [(('o', '预算科'), '预算股')]
    """
    by_id = {row["organ_id"]: row for row in organs}
    for row in organs:
        for one in (row["successors"] or "").split(";"):
            after, above = by_id.get(one.strip()), origins.get(row["parent_organ_id"] or "")
            if after and above and above == origins.get(after["parent_organ_id"] or "") and after["name"] != row["name"]:
                yield (above, row["name"] or ""), after["name"] or ""


def alike(held: Sequence[Row]) -> Iterator[Renamed]:
    """The renamings that two names tell which differ in the word for the kind alone, the one after the other.

    >>> old = {"origin_id": "o", "section": "预算科", "first_on": date(2010, 1, 1), "last_on": date(2018, 1, 1)}
    >>> list(alike([old, {**old, "section": "预算股", "first_on": date(2018, 1, 1), "last_on": date(2030, 1, 1)}]))
    [(('o', '预算科'), '预算股')]
    >>> list(alike([old, {**old, "section": "预算股"}]))
    []
    """
    ending = [row for row in held if row["section"][-1:] in KINDS and len(row["section"]) > 1]
    for _, same in groupby(sorted(ending, key=_stem), key=lambda row: _stem(row)[:2]):
        rows = list(same)
        if len(rows) == 2 and all(row["first_on"] for row in rows) and rows[0]["last_on"] <= _month_end(rows[1]["first_on"]):
            yield (rows[0]["origin_id"], rows[0]["section"]), rows[1]["section"]


def _stem(row: Row) -> tuple[str, str, date, str]:
    return row["origin_id"], row["section"][:-1], row["first_on"] or date.max, row["section"]


def _month_end(day: date) -> date:
    """The first day of the next month: where only the month of an end is known, the next may begin in that month."""
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)
