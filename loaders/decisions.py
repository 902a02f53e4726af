"""Reads the answers that people wrote into a sheet of ``kinship identity review``: rows without an answer are left alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import cache
from pathlib import Path

from kinship.errors import InputError, Place
from kinship.text import LANGUAGES, Keys, say
from loaders.files.source import DELIMITED, WORKBOOKS, Source, shown, suffix
from loaders.identity.decisions import ANSWERS, Decision, check
from loaders.moment import today
from loaders.values import clean
from loaders.values.dates import read_date
from loaders.workbook.grid import Row, Sheet, read_sheets
from loaders.workbook.header import SEARCHED_ROWS

FIELDS = ("key", "answer", "by", "day")
KEY = re.compile(r"d1:(m[0-9a-f]{16})-([mp][0-9a-f]{16})")
WHOLE_DAY = 10
FILLED_IN = ("answer", "by", "day", "remark")
"""The columns that a person writes into."""
ZONES = timedelta(days=1)
"""Where the decision was made it may be tomorrow already."""


def read_decisions(files: Sequence[Path]) -> tuple[Decision, ...]:
    """The answered rows of all files, sorted; a question answered twice alike counts once, as last decided.

    Raises InputError for a file that cannot be read, a row that cannot be understood or does not say who decided and when, and
    for answers that contradict each other.
    """
    held: dict[tuple[str, str, str], Decision] = {}
    found = [decision for file in files for sheet in _sheets(file) for decision in _read(sheet)]
    for decision in sorted(found, key=lambda one: (one.day, one.by, one.place.file, one.place.sheet, one.place.row)):
        held[decision.one, decision.other, decision.answer] = decision
    decisions = tuple(held[key] for key in sorted(held))
    check(decisions)
    return decisions


def unsaved(file: Path, decisions: Sequence[Path]) -> Place | None:
    """The first row of a review sheet in which something is filled in that ``decisions`` do not tell; None if there is none, or
    the file is no such sheet.

    >>> unsaved(Path(__file__), [])
    """
    filled = [row for sheet, top, columns in _reviews(file) for row in _filled_in(sheet, top, columns)]
    saved = {(one.one, one.other, one.answer) for one in read_decisions(decisions)} if filled else set()
    return next((place for place, answer in filled if answer not in saved), None)


def is_review(file: Path) -> bool:
    """Whether the file has a sheet to be decided on, or a table of that kind.

    >>> is_review(Path(__file__))
    False
    """
    return bool(_reviews(file))


def _reviews(file: Path) -> list[tuple[Sheet, int, dict[str, int]]]:
    """The sheets of a file that have the columns for answers; none of a file that is no workbook and no list."""
    if suffix(file) not in WORKBOOKS | DELIMITED:
        return []
    try:
        sheets = read_sheets(Source(file, shown(file.name))) if file.is_file() else []
    except (InputError, OSError):  # what no decisions can be read from holds none
        return []
    return [(sheet, *at) for sheet in sheets if (at := _top(sheet))]


def _filled_in(sheet: Sheet, top: int, columns: dict[str, int]) -> Iterator[tuple[Place, tuple[str, ...]]]:
    """The rows in which something is filled in, each with the marks and the answer as a decision has them."""
    for number, row in enumerate(sheet.rows[top + 1 :], top + 2):
        told = {field: clean.text(_cell(row, column)) for field, column in columns.items()}
        if any(told.get(field) for field in FILLED_IN):
            key = KEY.fullmatch(told["key"])
            answer = _answers().get(clean.key(told["answer"]), "")
            yield sheet.place(number), (*(key.groups() if key else ("", "")), answer)


def _sheets(file: Path) -> list[tuple[Sheet, int, dict[str, int]]]:
    """The sheets of a file that have the columns of a review, each with the row of its header and the columns."""
    source = Source(file, shown(file.name))
    if not file.is_file():
        raise InputError("input.not-found", place=Place(source.label))
    if suffix(file) not in WORKBOOKS | DELIMITED:
        raise InputError("decision.no-table", place=Place(source.label))
    sheets = [(sheet, *header) for sheet in read_sheets(source) if (header := _header(sheet))]
    if not sheets:
        raise InputError("decision.no-columns", place=Place(source.label), columns=_columns(FIELDS))
    return sheets


def _header(sheet: Sheet) -> tuple[int, dict[str, int]] | None:
    found = _top(sheet)
    missing = [field for field in FIELDS if field not in found[1]] if found else []
    if found and missing:
        raise InputError("decision.no-columns", place=sheet.place(found[0] + 1), columns=_columns(missing))
    return found


def _top(sheet: Sheet) -> tuple[int, dict[str, int]] | None:
    """The row of the header, from 0, and the columns that it names."""
    for at, row in enumerate(sheet.rows[:SEARCHED_ROWS]):
        columns = {field: column for column, cell in enumerate(row) if (field := _headings().get(clean.key(clean.text(cell))))}
        if "key" in columns and "answer" in columns:
            return at, columns
    return None


def _columns(fields: Sequence[str]) -> Keys:
    return Keys(" ".join(f"decision.col-{field}" for field in fields))


@cache
def _headings() -> dict[str, str]:
    return {clean.key(say(f"decision.col-{field}", lang)): field for field in (*FIELDS, "remark") for lang in LANGUAGES}


@cache
def _answers() -> dict[str, str]:
    """Every way of writing an answer → the answer."""
    return {clean.key(say(f"decision.answer-{answer}", lang)): answer for answer in ANSWERS for lang in LANGUAGES}


def _read(table: tuple[Sheet, int, dict[str, int]]) -> Iterator[Decision]:
    sheet, top, columns = table
    for number, row in enumerate(sheet.rows[top + 1 :], top + 2):
        if clean.text(_cell(row, columns["answer"])):
            yield _decision(sheet, number, row, columns, sheet.rows[top])


def _decision(sheet: Sheet, number: int, row: Row, columns: dict[str, int], headings: Row) -> Decision:
    def place(field: str) -> Place:
        return sheet.place(number, clean.text(headings[columns[field]]))

    told = {field: clean.text(_cell(row, column)) for field, column in columns.items()}
    key = KEY.fullmatch(told["key"])
    if not key:
        raise InputError("decision.key", place=place("key"), value=told["key"][:40] or "—")
    answer = _answers().get(clean.key(told["answer"]))
    if not answer:
        raise InputError("decision.answer", place=place("answer"), value=told["answer"][:40])
    if not told["by"]:
        raise InputError("decision.nobody", place=place("by"))
    day = read_date(_cell(row, columns["day"])).value
    if len(day) != WHOLE_DAY:
        raise InputError("decision.day", place=place("day"), value=told["day"][:40] or "—")
    if day > (today() + ZONES).isoformat():
        raise InputError("decision.day-ahead", place=place("day"), value=day, today=today().isoformat())
    return Decision(key[1], key[2], answer, told["by"], day, place("key"))


def _cell(row: Row, column: int) -> object:
    return row[column] if column < len(row) else ""
