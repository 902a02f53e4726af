"""GEDCOM dates: an exact Gregorian date counts, whole or in part; everything else is unknown.

ABT, CAL, EST, BEF, AFT, BET, FROM, TO, INT and phrases say that the date is not known; the Julian, Hebrew and French republican
calendars, years before Christ and double years would have to be converted, which nobody could check.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ged4py.date import DateValue

MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")


def exact(value: DateValue) -> str:
    """A partial ISO date, or ``""`` where the value is not an exact Gregorian one.

    >>> from ged4py.date import DateValue
    >>> [exact(DateValue.parse(text)) for text in ("17 MAY 1980", "MAY 1980", "@#DGREGORIAN@ 1980", "GREGORIAN 5 MAY 1980")]
    ['1980-05-17', '1980-05', '1980', '1980-05-05']
    >>> [exact(DateValue.parse(text)) for text in ("ABT 1980", "JULIAN 1 JAN 1700", "31 FEB 1980", "44 B.C.", "1699/00", "(?)")]
    ['', '', '', '', '', '']
    """
    from ged4py.calendar import GregorianDate
    from ged4py.date import DateValue, DateValuePhrase, DateValueSimple

    if isinstance(value, DateValuePhrase) and (value.phrase or "").upper().startswith("GREGORIAN "):
        value = DateValue.parse((value.phrase or "")[len("GREGORIAN ") :])
    if not isinstance(value, DateValueSimple) or not isinstance(value.date, GregorianDate):
        return ""
    day = value.date
    if day.bc or day.dual_year is not None or not 1 <= (day.year or 0) <= 9999:
        return ""
    return _iso(int(day.year or 0), str(day.month or ""), int(day.day or 0))


def _iso(year: int, month: str, day: int) -> str:
    if not month:
        return "" if day else f"{year:04d}"
    if month.upper() not in MONTHS:
        return ""
    number = MONTHS.index(month.upper()) + 1
    if not day:
        return f"{year:04d}-{number:02d}"
    try:
        return date(year, number, day).isoformat()
    except ValueError:
        return ""
