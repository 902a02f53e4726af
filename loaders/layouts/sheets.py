"""Decides what each sheet of a file is, has it read, and accounts for the sheets that are no data."""

from __future__ import annotations

import re

from kinship.account import LAYOUT
from kinship.errors import InputError
from kinship.text import Keys
from loaders.intake import Intake
from loaders.layouts import declaration
from loaders.layouts.beside import columns_beside
from loaders.layouts.entering import ENTRY
from loaders.layouts.keyed import form_or_keyed
from loaders.layouts.leaving import SEVERAL, columns_of
from loaders.layouts.ledger import read_staff
from loaders.layouts.organlist import read_organs
from loaders.layouts.otherposts import FURTHER, further_posts, tell_posts_unread
from loaders.layouts.together import place_together
from loaders.layouts.wide import read_wide
from loaders.values.clean import text
from loaders.workbook.aliases import normalise, perhaps_titles
from loaders.workbook.card import as_rows
from loaders.workbook.couples import as_forms
from loaders.workbook.ditto import resolve_marks
from loaders.workbook.grid import Sheet
from loaders.workbook.halves import halves
from loaders.workbook.header import DECLARATION, ORGANS, STAFF, WIDE, Header, fallback_headings, find_header
from loaders.workbook.leaders import by_leader
from loaders.workbook.lines import cell
from loaders.workbook.parts import LONGEST_HEADING, parts
from loaders.workbook.ticked import as_terms

OTHER_OFFICIAL = re.compile(r"A(?!01|02|36)\d\d(?:Z\d)?(?!\d)")
"""The sheets of the official workbook about something else: education, rewards, assessments, photographs."""
MOST_ROWS = 2_000
"""A longer sheet holds no cards."""
LONG_NUMBER = re.compile(r"\d{8,}[\dXx]?")
"""Where a header is missing, the first row of data is shown in its place: without identity and telephone numbers."""
NEEDED = {
    "name": "load.needs-name",
    "organ": "load.needs-organ",
    "title": "load.needs-title",
    "term": "load.needs-term",
    "relative_name": "load.needs-relative-name",
    "declarer_name": "load.needs-declarer-name",
}
READERS = {STAFF: read_staff, DECLARATION: declaration.read_declared, WIDE: read_wide, ORGANS: read_organs}


def take_sheets(file: str, sheets: list[Sheet], intake: Intake) -> None:
    """Reads all sheets of one file into ``intake``.

    Raises InputError where a sheet of data lacks a column that is needed, or where no sheet of the file is understood.
    """
    sheets = [_cards_read(as_terms(as_forms(by_leader(sheet))), intake) for sheet in sheets]
    tables = [half for sheet in sheets for part in parts(sheet, intake.aliases) for half in halves(part, intake.aliases)]
    plans = [(table, _plan(table, intake)) for table in tables]
    for sheet, header in plans:
        if header and header.kind == DECLARATION and header.missing and _names_relatives(sheet, header):
            raise _unclear(sheet, header)
    if not any(header and header.kind and not header.missing for _, header in plans):
        raise _nothing_understood(file, plans)
    for sheet in sheets:
        if sheet.blank_below:
            intake.account.read(file, sheet.name, sheet.blank_below)
            intake.account.row(sheet.place(len(sheet.rows) + 1), LAYOUT, "load.blank", sheet.blank_below)
    for sheet, header in plans:
        intake.account.read(file, sheet.label, len(sheet.rows))
        if header and header.kind:
            _tell_columns(sheet, header, intake)
            _tell_ragged(sheet, header, intake)
            resolve_marks(sheet, header, intake.account)
            READERS[header.kind](sheet, header, intake)
        else:
            _set_aside(sheet, header, intake)


def _cards_read(sheet: Sheet, intake: Intake) -> Sheet:
    """The sheet as it is, or where it holds cards only, as a table of them, which is said."""
    if len(sheet.rows) > MOST_ROWS or OTHER_OFFICIAL.match(sheet.name) or find_header(sheet, intake.aliases):
        return sheet
    table, cards = as_rows(sheet, intake.aliases)
    if cards:
        intake.account.problem("note", "load.cards-as-rows", sheet.place(), cards=cards)
    return table


def _names_relatives(sheet: Sheet, header: Header) -> bool:
    """False for a form that nobody has filled in: whose it would be need not be told."""
    rows = sheet.rows[header.first :]
    return "relative_name" not in header.columns or any(text(cell(row, header.columns, "relative_name")) for row in rows)


def _plan(sheet: Sheet, intake: Intake) -> Header | None:
    """The header of a sheet that may be data, or None."""
    if OTHER_OFFICIAL.match(sheet.name) or not any(text(cell) for row in sheet.rows for cell in row):
        return None
    header = find_header(sheet, intake.aliases)
    if header:
        header = form_or_keyed(sheet, header, intake.aliases)
    if header and header.missing and (sheet.hidden or "说明" in sheet.name):
        return None
    if header and header.kind == STAFF and not {"title", "employer"} & set(header.columns):
        _place_title(sheet, header, intake)
    if header and header.kind in (STAFF, WIDE):
        place_together(sheet, header, intake.aliases)
    return header


def _place_title(sheet: Sheet, header: Header, intake: Intake) -> None:
    """Takes 工作岗位 for the title, where no other column is."""
    for column, heading in enumerate(header.headings):
        unknown = not header.above[column] and not intake.aliases.knows(heading, sheet.name)
        if unknown and normalise(heading) in perhaps_titles():
            header.columns["title"] = column
            return


def _set_aside(sheet: Sheet, header: Header | None, intake: Intake) -> None:
    """A sheet that is no data: all its rows are layout. That is said, as a warning of one that may be a list of people."""
    if not sheet.rows:
        return
    known = OTHER_OFFICIAL.match(sheet.name) is not None
    intake.account.row(sheet.place(1), LAYOUT, "load.other-sheet", len(sheet.rows))
    headings = header.headings if header else fallback_headings(sheet)
    people = header is not None or any("名" in heading and len(heading) <= LONGEST_HEADING for heading in headings)
    key = "load.sheet-of-other-matters" if known else "load.sheet-not-understood"
    shown = LONG_NUMBER.sub("…", ", ".join(filter(None, headings)))[:200]
    intake.account.problem("warning" if people and not known else "note", key, sheet.place(), headings=shown)


def _tell_columns(sheet: Sheet, header: Header, intake: Intake) -> None:
    if header.kind in (STAFF, WIDE):
        _tell_twice(sheet, header, intake)
    if header.kind == WIDE:
        tell_posts_unread(sheet, header, intake)
    meant = {column: field for field, column in header.columns.items()}
    if header.kind == STAFF:
        meant = {column: field for column, field in meant.items() if field not in SEVERAL}
        meant |= {column: field for field in (*SEVERAL, *ENTRY) for column in columns_of(field, sheet, header, intake)}
        meant |= {column: field for field in FURTHER for column in further_posts(field, sheet, header, intake)}
    meant |= (
        {column: f"relative_{told.field}" for column, told in columns_beside(header).items()}
        if header.kind in (STAFF, WIDE)
        else {}
    )
    for column, heading in enumerate(header.headings):
        if heading:
            intake.account.columns.append(
                {
                    "file": sheet.file,
                    "sheet": sheet.label,
                    "header_row": header.top + 1 + sheet.above,
                    "column": " ".join(heading.split()),
                    "field": meant.get(column, ""),
                }
            )


def _tell_twice(sheet: Sheet, header: Header, intake: Intake) -> None:
    """Two columns of one meaning in a ledger: the second is not read, and that must not go unnoticed."""
    own = set(header.columns.values()) | set(columns_beside(header))
    for column, heading in enumerate(header.headings):
        meaning = intake.aliases.meaning(heading, sheet.name) if column not in own and not header.above[column] else None
        first = header.columns.get(meaning.field, -1) if meaning and meaning.role != "relative" else -1
        if first >= 0 and not (meaning and header.kind == STAFF and meaning.field in (*SEVERAL, *FURTHER)):
            values = {"heading": " ".join(heading.split()), "first": " ".join(header.headings[first].split())}
            intake.account.problem("warning", "load.column-twice", sheet.place(header.top + 1), **values)


def _tell_ragged(sheet: Sheet, header: Header, intake: Intake) -> None:
    """Rows of a delimited file with more or fewer cells than the header: a delimiter too many or too few shifts columns."""
    width = len(header.headings)
    for number, row in enumerate(sheet.rows[header.first :] if not sheet.name else (), header.first + 1):
        cells = max((at for at, value in enumerate(row, 1) if value != ""), default=0)
        if (len(row) < width or cells > width) and cells > 1:
            intake.account.problem("warning", "load.row-not-as-header", sheet.place(number), cells=len(row), headings=width)


def _nothing_understood(file: str, plans: list[tuple[Sheet, Header | None]]) -> InputError:
    sheet, header = max(plans, key=lambda plan: len(plan[1].columns) if plan[1] else -1)
    if not any(text(cell) for one, _ in plans for row in one.rows for cell in row):
        return InputError("input.no-rows", place=sheet.place())
    return _unclear(sheet, header or Header(0, 0, fallback_headings(sheet), missing=("name",)))


def _unclear(sheet: Sheet, header: Header) -> InputError:
    if header.missing == ("declarer_name",):
        return InputError("input.no-declarer-told", place=sheet.place(header.top + 1))
    headings = "、".join(" ".join(heading.split())[:20] for heading in header.headings if heading)[:400]
    return InputError(
        "input.header-unclear",
        place=sheet.place(header.top + 1 if header.first else 0),
        headings=LONG_NUMBER.sub("…", headings) or "—",
        missing=Keys(" ".join(NEEDED[name] for name in header.missing or ("name",))),
    )
