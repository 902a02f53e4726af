"""Declarations with all relatives of a person in one row, side by side or in one text, and nothing of his post."""

from __future__ import annotations

from loaders.intake import Fates, Intake
from loaders.layouts.beside import relatives_beside
from loaders.rows import DeclaredRow, StaffRow
from loaders.workbook.cells import Cells
from loaders.workbook.grid import Sheet
from loaders.workbook.header import Header
from loaders.workbook.lines import data_lines


def read_wide(sheet: Sheet, header: Header, intake: Intake) -> None:
    """Adds the relatives to ``intake.raw.declared``; a row that names none that can be used gets its fate here."""
    fates = Fates(sheet)
    cells = Cells(sheet, header, intake.account)
    relatives = relatives_beside(sheet, header, intake)
    for number, row in data_lines(sheet, header, fates, "name"):
        cells.at(number, row)
        declarer = StaffRow(cells.place(), cells.name("name")[0], id_number=cells.id_number("id_number"))
        declarer.staff_number = cells.told("staff_number")
        unread = len(intake.raw.unread)
        found = relatives.read(number, row, declarer)
        for told in found:
            told.beside, told.declarer_staff_number = False, declarer.staff_number
        if not declarer.name and not declarer.id_number and not declarer.staff_number:
            fates.quarantine(number, "load.no-declarer", term="、".join(one.term for one in found)[:40] or "—")
        elif found:
            _keep(number, found, fates, intake)
        elif len(intake.raw.unread) > unread:
            fates.quarantine(number, "load.wide-unread")
        else:
            line = DeclaredRow(declarer.place, declarer.name, declarer.id_number, "", "", "")
            line.declarer_staff_number = declarer.staff_number
            intake.raw.unread.append(line)
            fates.layout(number, "load.empty-form-line")
    fates.tell(intake.account)
    relatives.tell()


def _keep(number: int, found: list[DeclaredRow], fates: Fates, intake: Intake) -> None:
    told = [
        (
            one.declarer_name,
            one.declarer_id_number,
            one.declarer_staff_number,
            one.term,
            one.relative_name,
            one.relative_id_number,
            one.relative_birth,
        )
        for one in found
    ]
    first = intake.seen.first(("wide", *told), found[0].place)
    if first is found[0].place:
        intake.raw.declared += found
    else:
        fates.repeats(number, first)
