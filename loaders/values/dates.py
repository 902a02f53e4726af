"""Dates as ledgers write them, read to a partial ISO date: ``1980``, ``1980-05`` or ``1980-05-17``.

What cannot be told stays untold: a part that is impossible or ambiguous is left out, and the reading says so.
"""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from loaders.values.nothing import is_nothing
from loaders.values.numerals import arabic

EARLIEST, LATEST = 1850, 2100
SERIALS = range(10_000, 73_416)
"""Excel day numbers from 1927 to 2100: below that a number is a year."""
YEAR_AND_MONTH = re.compile(r"(?:19[3-9]|20[0-3])\d[1-9]")
"""Text that may be a year and a month without its 0, or the Excel day number of a day between 1952 and 1955."""
OPEN_END = frozenset({"至今", "现在", "今", "目前", "在任", "在职", "现任", "长期", "present", "now"})
SPLIT = re.compile(r"(\d{4})\D+(\d{1,2})(?:\D+(\d{1,2}))?\D*")
SOLID = re.compile(r"(\d{4})(?:(\d{2})(\d{2})?)?年?")
SHORT = re.compile(r"'?\d{2}(?:[./\-年]\d{1,2}.*|年)")
NOTE = re.compile(
    r"\(.*?\)|\[.*?\]|[\s,，]*\d{1,3}\s*岁.*|出生$|生$|\s\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$|T\d{2}:\d{2}.*$"
    r"|(?<=[年月])[底末初中]$|(?<=月)[上中下]旬$"
)
LUNAR = re.compile("[农阴旧夏]历")
ISO = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
YEAR = re.compile(r"(?:18|19|20)\d\d")
A_DAY = r"\d{4}(?:\d{2}(?:\d{2})?|\s*年(?:\s*\d{1,2}\s*月?(?:\s*\d{1,2}\s*日)?)?|\s?[./-]\s?\d{1,2}(?:[./-]\d{1,2})?)?(?!\d)"
BEGUN = r"(?:任现?职?|聘任?|[上到就]任|到岗)?(?:以来|起|始)?"
OVER = r"(?:免(?:职|去)?(?:职务)?|卸任|离[任职岗休]|调[出离走]|退休|辞职|止)"
SPAN = re.compile(
    rf"(?P<start>{A_DAY})\s*{BEGUN}[\s(,;、。]*"
    rf"(?:[-~—–―至到]+\s*(?P<to>{A_DAY})\s*{OVER}?|于?(?P<end>{A_DAY})\s*已?{OVER}|(?<!任)已?{OVER})[)。]?"
)
"""The time of a post from its beginning to its end, or to an end not told. 任免 says no end."""
LAST = re.compile(rf"(?P<end>{A_DAY}){OVER}")
"""Its end alone: the day stands by the word that says so."""
ADDS_NOTHING = re.compile(rf"{BEGUN}|至今|\d{{1,3}}\s*岁|T?\d\d:\d\d(?::\d\d)?|[\s\W]")


@dataclass(frozen=True, slots=True)
class Reading:
    """A partial ISO date (``""``: unknown), and what was wrong as a key of the text catalogue (``""``: nothing)."""

    value: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """The time of a post, as partial ISO dates: when it began and ended; ``""`` where that is not told."""

    start: str = ""
    end: str = ""


@lru_cache(maxsize=1 << 16, typed=True)
def read_date(cell: object) -> Reading:
    """Reads a cell of any type.

    >>> [read_date(cell).value for cell in ("1980.05(44岁)", "1980年5月", 19800501.0, 198005, "1980/5/1", "至今")]
    ['1980-05', '1980-05', '1980-05-01', '1980-05', '1980-05-01', '']
    >>> read_date("2020年底").value, read_date("2020年5月下旬").value
    ('2020', '2020-05')
    >>> read_date(1980.1)
    Reading(value='1980', problem='load.date-ambiguous')
    >>> read_date("1980.13").problem, read_date("80.05").problem
    ('load.date-impossible', 'load.date-short-year')
    """
    if isinstance(cell, bool) or cell is None:
        return Reading(problem="load.date-unreadable" if cell is not None else "")
    if isinstance(cell, date):
        return _parts(cell.year, cell.month, cell.day)
    if isinstance(cell, int | float):
        return _number(float(cell))
    return _text(str(cell))


@lru_cache(maxsize=1 << 16)
def read_span(text: str) -> Span | None:
    """The time of a post from a text that says that it is over; None where it does not plainly say so.

    >>> read_span("2020.01（2021.02免）"), read_span("2020年1月至2021年2月")
    (Span(start='2020-01', end='2021-02'), Span(start='2020-01', end='2021-02'))
    >>> read_span("2020.01（已免）"), read_span("2021.02免")
    (Span(start='2020-01', end=''), Span(start='', end='2021-02'))
    >>> read_span("2020.01至今"), read_span("2020.01（2019.12免）"), read_span("2020.01（2021.02转正）")
    (None, None, None)
    """
    told = _han(_plain(text))
    found = LAST.fullmatch(told) or SPAN.fullmatch(told)
    if not found:
        return None
    days = {name: read_date(day) for name, day in found.groupdict().items() if day}
    start, *ends = (days.get(name, Reading()).value for name in ("start", "to", "end"))
    end = "".join(ends)
    if any(day.problem for day in days.values()) or (end and end < start[: len(end)]):
        return None
    return Span(start, end)


def says_more(text: str) -> bool:
    """Whether a text says something besides the date that it begins with.

    >>> [says_more(text) for text in ("2020年1月任职", "1980.05(44岁)", "2020.01（代理）", "2020.01（2021.02转正）")]
    [False, False, True, True]
    """
    plain = _han(_plain(text))
    date_in_front = re.match(A_DAY, plain)
    return bool(date_in_front and ADDS_NOTHING.sub("", plain[date_in_front.end() :]))


def iso(text: str) -> str:
    """A date of a table as a partial ISO date, however it is written; blank where it cannot be told.

    >>> iso("1980-05"), iso("1980年5月"), iso("昨天"), iso("")
    ('1980-05', '1980-05', '', '')
    """
    return text if not text or ISO.fullmatch(text) else read_date(text).value


def _number(number: float) -> Reading:
    if not math.isfinite(number):
        return Reading()
    if number == int(number):
        return _whole(int(number))
    if round(number - int(number), 6) == 0.1 and int(number) not in SERIALS:
        year = _parts(int(number))
        return Reading(year.value, year.problem or "load.date-ambiguous")
    if int(number) in SERIALS:
        return _whole(int(number))
    return _text(repr(number))


def _whole(number: int) -> Reading:
    if number == 0:
        return Reading()
    if number in SERIALS:
        day = datetime(1899, 12, 30) + timedelta(days=number)
        return _parts(day.year, day.month, day.day)
    return _text(str(number))


def _text(cell: str) -> Reading:
    text = _plain(cell)
    if is_nothing(text) or text.lower() in OPEN_END:
        return Reading()
    if LUNAR.search(text):
        return _lunar(text)
    return _digits(_han(NOTE.sub("", text).strip(" .-—~至今、,")))


def _plain(cell: str) -> str:
    return unicodedata.normalize("NFKC", cell).strip().strip("'\"‘’“”`")


def _lunar(text: str) -> Reading:
    """The year, which is the solar one for all but the last weeks of it; month and day would have to be converted."""
    year = YEAR.search(_han(LUNAR.sub("", text)))
    reading = _parts(int(year[0])) if year else Reading(problem="load.date-unreadable")
    return Reading(reading.value, "load.date-lunar") if reading.value else reading


def _digits(text: str) -> Reading:
    found = SPLIT.fullmatch(text) or SOLID.fullmatch(text)
    if found:
        return _parts(*(int(part) for part in found.groups() if part))
    if YEAR_AND_MONTH.fullmatch(text):
        return Reading(problem="load.date-five-digits")
    if text.isascii() and text.isdigit() and len(text) == 5 and int(text) in SERIALS:
        return _whole(int(text))
    return Reading(problem="load.date-short-year" if SHORT.fullmatch(text) else "load.date-unreadable")


def _han(text: str) -> str:
    """Chinese numerals as digits: 一九八〇年十二月 → 1980年12月."""
    if not re.search("[〇○零一二三四五六七八九十正元]", text):
        return text
    return arabic(text.replace("正月", "一月").replace("元", "一"))


def _parts(year: int, month: int = 0, day: int = 0) -> Reading:
    """Month 00 and day 00 are how some systems write "not known": the part is left out without complaint."""
    if not EARLIEST <= year <= LATEST:
        return Reading(problem="load.date-impossible")
    if not month:
        return Reading(f"{year:04d}")
    if not 1 <= month <= 12:
        return Reading(problem="load.date-impossible")
    if not day:
        return Reading(f"{year:04d}-{month:02d}")
    try:
        return Reading(date(year, month, day).isoformat())
    except ValueError:
        return Reading(problem="load.date-impossible")
