"""Lists of organs: sheet B01 of the official workbook, or any list of unit names with their kind, short name or parent."""

from __future__ import annotations

from dataclasses import astuple

from loaders.intake import Fates, Intake
from loaders.rows import OrganRow
from loaders.workbook.cells import Cells
from loaders.workbook.grid import Sheet
from loaders.workbook.header import Header
from loaders.workbook.lines import data_lines


def read_organs(sheet: Sheet, header: Header, intake: Intake) -> None:
    """Adds the rows of an organ list to ``intake.raw.organs``; rows that give nothing get their fate here."""
    fates = Fates(sheet)
    cells = Cells(sheet, header, intake.account)
    for number, row in data_lines(sheet, header, fates, "organ"):
        organ = _organ_row(cells.at(number, row))
        content = ("organ", *astuple(organ)[1:])
        if not organ.name:
            fates.quarantine(number, "load.no-organ-name")
        elif (first := intake.seen.first(content, organ.place)) is not organ.place:
            fates.repeats(number, first)
        else:
            intake.raw.organs.append(organ)
    fates.tell(intake.account)


def _organ_row(cells: Cells) -> OrganRow:
    text = cells.text
    return OrganRow(
        cells.place(),
        text("organ"),
        text("short_name"),
        text("organ_kind"),
        text("parent_organ"),
        cells.date("organ_start"),
        cells.date("organ_end"),
        text("successors"),
    )
