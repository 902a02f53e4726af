"""Decides what each sheet of a file is, has it read, and accounts for the sheets that are no data."""

from __future__ import annotations

import re

from kinship.account import LAYOUT
from kinship.errors import InputError
from loaders import declaration
from loaders.aliases import known, normalise
from loaders.clean import text
from loaders.ditto import resolve_marks
from loaders.grid import Sheet
from loaders.header import DECLARATION, ORGANS, STAFF, Header, fallback_headings, find_header
from loaders.intake import Intake
from loaders.ledger import read_staff
from loaders.organlist import read_organs
from loaders.parts import parts

OTHER_OFFICIAL = re.compile(r"A(?!01|02|36)\d\d(?:Z\d)?(?!\d)")
"""The sheets of the official workbook about something else: education, rewards, assessments, photographs."""
RELATIVE_COLUMN = re.compile(
    r"(?:配偶|爱人|子女|父亲|母亲|父母|兄弟姐妹|岳父|岳母|公公|婆婆)(?:姓名|单位|工作单位|职务|工作单位及职务)"
)
READERS = {STAFF: read_staff, DECLARATION: declaration.read_declared, ORGANS: read_organs}


def take_sheets(file: str, sheets: list[Sheet], intake: Intake) -> None:
    """Reads all sheets of one file into ``intake``.

    Raises InputError where a sheet of data lacks a column that is needed, or where no sheet of the file is understood.
    """
    plans = [(part, _plan(part, intake)) for sheet in sheets for part in parts(sheet, intake.aliases)]
    for sheet, header in plans:
        if header and header.kind == DECLARATION and header.missing:
            raise _unclear(sheet, header)
    if not any(header and header.kind and not header.missing for _, header in plans):
        raise _nothing_understood(file, plans)
    for sheet, header in plans:
        intake.account.read(file, sheet.name, len(sheet.rows))
        if header and header.kind:
            _tell_columns(sheet, header, intake)
            resolve_marks(sheet, header, intake.account)
            READERS[header.kind](sheet, header, intake)
        else:
            _set_aside(sheet, header, intake)


def _plan(sheet: Sheet, intake: Intake) -> Header | None:
    """The header of a sheet that may be data, or None."""
    if OTHER_OFFICIAL.match(sheet.name) or not any(text(cell) for row in sheet.rows for cell in row):
        return None
    header = find_header(sheet, intake.aliases)
    if (
        header
        and header.kind == DECLARATION
        and "declarer_name" not in header.columns
        and declaration.captions(sheet, header)
    ):
        header = find_header(sheet, intake.aliases, captioned=True)
    if header and header.missing and (sheet.hidden or "说明" in sheet.name):
        return None
    return header


def _set_aside(sheet: Sheet, header: Header | None, intake: Intake) -> None:
    """A sheet that is no data: all its rows are layout. One that looked like a table is mentioned."""
    if not sheet.rows:
        return
    known = OTHER_OFFICIAL.match(sheet.name) is not None
    intake.account.row(sheet.place(1), LAYOUT, "load.other-sheet", len(sheet.rows))
    if header or known:
        headings = ", ".join(filter(None, header.headings if header else []))[:200]
        key = "load.sheet-of-other-matters" if known else "load.sheet-not-understood"
        intake.account.problem("note" if known else "warning", key, sheet.place(), headings=headings)


def _tell_columns(sheet: Sheet, header: Header, intake: Intake) -> None:
    meant = {column: field for field, column in header.columns.items()}
    for column, heading in enumerate(header.headings):
        if heading:
            intake.account.columns.append(
                {
                    "file": sheet.file,
                    "sheet": sheet.name,
                    "header_row": header.top + 1 + sheet.above,
                    "column": " ".join(heading.split()),
                    "field": meant.get(column, ""),
                }
            )


def _tell_relatives_beside(sheet: Sheet, header: Header, intake: Intake) -> None:
    """Relatives in columns side by side (家庭成员1, 与本人关系1, 配偶姓名) are not read; that must not go unnoticed."""
    used = set(header.columns.values())
    beside = [heading for column, heading in enumerate(header.headings) if column not in used and _of_relative(heading)]
    if beside:
        intake.account.problem("warning", "load.relatives-beside", sheet.place(header.top + 1), headings="、".join(beside)[:200])


def _of_relative(heading: str) -> bool:
    told = normalise(heading)
    meaning = known(re.sub(r"[\d一二三四五六七八九十]+$", "", told))
    numbered = meaning is not None and (meaning.role == "relative" or meaning.field == "term")
    return numbered or RELATIVE_COLUMN.fullmatch(told) is not None


def _nothing_understood(file: str, plans: list[tuple[Sheet, Header | None]]) -> InputError:
    sheet, header = max(plans, key=lambda plan: len(plan[1].columns) if plan[1] else -1)
    if not any(text(cell) for one, _ in plans for row in one.rows for cell in row):
        return InputError("input.no-rows", place=sheet.place())
    return _unclear(sheet, header or Header(0, 0, fallback_headings(sheet), missing=("name",)))


def _unclear(sheet: Sheet, header: Header) -> InputError:
    headings = "、".join(" ".join(heading.split())[:20] for heading in header.headings if heading)[:400]
    return InputError(
        "input.header-unclear",
        place=sheet.place(header.top + 1 if header.first else 0),
        headings=headings or "—",
        missing=", ".join(header.missing or ("name",)),
    )
