"""Lists of planned appointments: a workbook, a delimited file or rows, each row a person and what he or she is to be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kinship.account import Account
from kinship.errors import InputError, Place
from kinship.tables import Appointment
from kinship.text import Keys
from loaders.files.source import DELIMITED, STDIN, WORKBOOKS, Source, shown, suffix
from loaders.intake import Fates
from loaders.layouts.ledger import CHIEF, tier_of
from loaders.plans.headings import POST, PlanAliases, change, change_words
from loaders.plans.mistakes import Mistake, Mistakes
from loaders.plans.planned import Planner, Wish
from loaders.plans.roster import Asked, Roster
from loaders.values.clean import text
from loaders.workbook.aliases import load_aliases
from loaders.workbook.cells import Cells
from loaders.workbook.ditto import resolve_marks
from loaders.workbook.grid import Sheet, read_sheets
from loaders.workbook.header import Header, fallback_headings, find_header
from loaders.workbook.lines import data_lines

WHO = ("name", "id_number", "staff_number")
WHAT = ("relieved", "change", *POST, *(f"planned_{field}" for field in POST))
ROWS = "appointments"
"""What rows that were handed over are called where a file would be."""


@dataclass(slots=True)
class Listed:
    """A sheet with its header."""

    sheet: Sheet
    header: Header

    def appointments(self, roster: Roster, mistakes: Mistakes, account: Account) -> Iterator[Appointment]:
        """What each row plans; rows that cannot be used go to ``mistakes``. Rows that are no data are left alone."""
        resolve_marks(self.sheet, self.header, account)
        cells, planner = Cells(self.sheet, self.header, Account()), Planner(roster, account)
        about = next(field for field in WHO if field in self.header.columns)
        for number, row in data_lines(self.sheet, self.header, Fates(self.sheet), about):
            try:
                yield planner.appointment(_wish(cells.at(number, row), roster))
            except Mistake as mistake:
                mistakes.add(mistake, cells.place(self._field(mistake.field)))
        planner.notes.tell(account)

    def _field(self, field: str) -> str:
        """The column that a mistake is about: that of the planned post where there are both, or the one text of it all."""
        fields = POST if field in POST else (field,)
        near = (*(f"planned_{name}" for name in (field, *fields)), field, *fields)
        return next((name for name in near if name in self.header.columns), field)


def read_list(file: Path, columns: Path | None = None) -> list[Listed]:
    """The sheets of a file that list appointments.

    Raises InputError for a file that cannot be read, is no table, or has no sheet with a person and a post in its header.
    """
    source = Source(file, shown(file.name) if str(file) != STDIN else STDIN)
    if source.label != STDIN and not file.is_file():
        raise InputError("input.not-found", place=Place(shown(str(file))))
    if source.label != STDIN and suffix(file) not in WORKBOOKS | DELIMITED:
        raise InputError("whatif.no-table", place=Place(source.label))
    own = load_aliases(columns)
    return _listed(read_sheets(source), PlanAliases(own.everywhere, own.by_sheet))


def of_rows(rows: Sequence[Mapping[str, Any]]) -> list[Listed]:
    """The same for rows that are mappings from headings to cells. No rows: no appointments."""
    if not rows:
        return []
    headings = list(dict.fromkeys(str(name) for row in rows for name in row))
    cells = [["" if row.get(name) is None else row[name] for name in headings] for row in rows]
    return _listed([Sheet(ROWS, "", [list(headings), *cells])], PlanAliases())


def _listed(sheets: Sequence[Sheet], aliases: PlanAliases) -> list[Listed]:
    found = [Listed(sheet, header) for sheet in sheets if (header := find_header(sheet, aliases)) and _tells(header)]
    if not found:
        raise _unclear(max(sheets, key=lambda sheet: len(sheet.rows)), aliases)
    return found


def _tells(header: Header) -> bool:
    return any(field in header.columns for field in WHO) and any(field in header.columns for field in WHAT)


def _unclear(sheet: Sheet, aliases: PlanAliases) -> InputError:
    header = find_header(sheet, aliases)
    seen = header.headings if header else fallback_headings(sheet)
    meant = [aliases.meaning(one, sheet.name) for one in seen]
    told = set(header.columns) if header else {one.field for one in meant if one and not one.role}
    lacking = [key for key, fields in (("load.needs-name", WHO), ("whatif.needs-post", WHAT)) if not told.intersection(fields)]
    headings = "、".join(" ".join(one.split())[:20] for one in seen if one)[:400]
    return InputError("input.header-unclear", place=sheet.place(), headings=headings or "—", missing=Keys(" ".join(lacking)))


def _wish(cells: Cells, roster: Roster) -> Wish:
    """What a row says. Where the list has columns of what is planned, the plain ones tell the present post."""
    planned = any(f"planned_{field}" in cells.header.columns for field in POST)
    prefix = "planned_" if planned else ""
    told = {field: cells.text(prefix + field) for field in (*POST, "level", "functions", "in_charge", "reports_to")}
    done = change(cells.text("change"))
    if done is None:
        raise Mistake("whatif.change-unknown", "change", value=cells.text("change")[:40], words=change_words())
    tier, kind = tier_of(cells, prefix), CHIEF.get(cells.text(f"{prefix}member_kind"), "")
    return Wish(
        _asked(cells, roster, planned),
        cells.place(),
        {**told, "tier": tier, "chief": kind},
        cells.text("relieved"),
        done,
        _day(cells),
    )


def _asked(cells: Cells, roster: Roster, planned: bool) -> Asked:
    present = roster.organ_told(cells.text("organ") or cells.text("employer")) if planned else ""
    if not planned and "employer" in cells.header.columns and "organ" in cells.header.columns:
        present = roster.organ_told(cells.text("employer"))
    number = text(cells.raw("id_number"))
    return Asked(cells.name("name")[0], number, cells.text("staff_number"), cells.date("birth"), present)


def _day(cells: Cells) -> str:
    told, day = cells.text("from"), cells.date("from")
    if told and not day:
        raise Mistake("whatif.day", "from", value=told[:40])
    return day
