"""Exemptions: findings that an office has decided to accept, each with a reason, an approver and an end.

The regulation knows them (articles 9 and 10 of the civil servants' avoidance regulation): an avoidance that is hard to carry out
may be varied by those who are competent for it. An accepted finding stays in every report; it only says so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import MISSING, dataclass, fields
from datetime import date, datetime
from pathlib import Path
from typing import Any

from kinship.errors import PackError, Place, RequestError
from kinship.finding import ID
from kinship.pack_lines import Spot
from kinship.pack_source import Source, nearest, open_source

SECTION = "exemption"
KEYS = {"start": "from"}
"""Fields whose key in the file Python has another use for."""
WHERE = ("line", "file")
EXPECTED = {"str": '"…"', "date": "2027-06-30"}


@dataclass(frozen=True, slots=True)
class Exemption:
    """One accepted finding. ``start`` and ``expires`` are the first and the last day on which it counts;
    ``line`` and ``file`` tell where it is written."""

    id: str
    reason: str
    approved_by: str
    expires: date
    document: str = ""
    start: date = date.min
    conditions: str = ""
    line: int = 0
    file: str = ""

    def state(self, day: date) -> str:
        """``ahead``, ``accepted`` or ``expired`` on a day.

        >>> one = Exemption("v1:00", "…", "…", date(2026, 6, 30), start=date(2026, 1, 1))
        >>> one.state(date(2025, 12, 31)), one.state(date(2026, 6, 30)), one.state(date(2026, 7, 1))
        ('ahead', 'accepted', 'expired')
        """
        if day < self.start:
            return "ahead"
        return "accepted" if day <= self.expires else "expired"


def read_exemptions(path: Path) -> tuple[Exemption, ...]:
    """The exemptions in a TOML file of ``[[exemption]]`` tables.

    Raises RequestError with file and line: no such file, a syntax error, an unknown or missing key, no reason, no approver, no
    end, an end before the beginning, an id that is not a whole one.
    """
    try:
        source = open_source(path, "follow.exemptions-unreadable")
        data = source.parse()
    except PackError as error:
        key = error.key.replace("pack.", "follow.exemptions-")
        raise RequestError(key, place=error.place, **error.values) from error
    for key in data:
        if key != SECTION:
            raise _error(source, Spot(key), "unknown-key", field=key, nearest=f"[[{SECTION}]]")
    rows = data.get(SECTION, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise _error(source, Spot(SECTION), "not-tables")
    return tuple(_read(source, Spot(SECTION, index), row) for index, row in enumerate(rows))


def _read(source: Source, spot: Spot, row: dict[str, Any]) -> Exemption:
    known = {KEYS.get(one.name, one.name): one for one in fields(Exemption) if one.name not in WHERE}
    for key in row:
        if key not in known:
            raise _error(source, spot.at(key), "unknown-key", field=key, nearest=nearest(key, tuple(known)))
    for key, one in known.items():
        blank = key not in row or (isinstance(row[key], str) and not row[key].strip())
        if one.default is MISSING and blank:
            raise _error(source, spot.at(key) if key in row else spot, "missing", field=key)
        if key in row and not _fits(row[key], str(one.type)):
            raise _error(source, spot.at(key), "wrong-type", field=key, expected=EXPECTED[str(one.type)])
    place = source.place(spot)
    found = Exemption(**{known[key].name: value for key, value in row.items()}, line=place.row, file=place.file)
    if not ID.fullmatch(found.id):
        raise _error(source, spot.at("id"), "wrong-id", id=found.id)
    if found.expires < found.start:
        raise _error(source, spot.at("expires"), "ends-first", start=found.start, expires=found.expires)
    return found


def refuse_shortened(exemptions: Iterable[Exemption], found: Collection[str]) -> None:
    """RequestError for the beginning of an id of ``found``, as tables print it: it would accept nothing, and seem to.

    >>> refuse_shortened([Exemption("v1:00", "…", "…", date(2026, 6, 30))], ["v1:01"])
    """
    for one in exemptions:
        if one.id not in found and any(key.startswith(one.id) for key in found):
            raise RequestError("follow.exemption-wrong-id", place=Place(one.file, row=one.line), id=one.id)


def _fits(value: object, type_: str) -> bool:
    if type_ == "date":
        return isinstance(value, date) and not isinstance(value, datetime)
    return isinstance(value, str)


def _error(source: Source, spot: Spot, name: str, **values: object) -> RequestError:
    return RequestError(f"follow.exemption-{name}", place=source.place(spot), **values)
