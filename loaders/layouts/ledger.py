"""Staff ledgers: one person in one post per row. The sheets A01 and A02 of the official workbook are ledgers too."""

from __future__ import annotations

import dataclasses
import re

from loaders.intake import Fates, Intake
from loaders.layouts.also import with_remark
from loaders.layouts.bands import has_organs, read_bands
from loaders.layouts.bandwords import organ_and_section, organ_of_sheet
from loaders.layouts.beside import relatives_beside
from loaders.layouts.entering import Entering
from loaders.layouts.groups import sections_filled_down
from loaders.layouts.held import mark, parted, posts_of
from loaders.layouts.leaving import Leaving
from loaders.layouts.otherposts import OtherPosts
from loaders.layouts.several import may_be_name, names_in
from loaders.rows import BELOW_TEAM, HEAD_OR_TEAM, DeclaredRow, StaffRow
from loaders.staff.organs import organ_in
from loaders.terms import read_term
from loaders.values import clean
from loaders.values.levels import kind_of_post, level_told
from loaders.values.names import holds_number
from loaders.workbook.caption import organ_of_title, read_caption
from loaders.workbook.cells import LONGEST_NAME, Cells
from loaders.workbook.filldown import organs_filled_down
from loaders.workbook.grid import Sheet
from loaders.workbook.header import Header
from loaders.workbook.lines import cell, data_lines, lone

CHIEF = {"正职": "true", "1": "true", "副职": "false", "3": "false", "正": "true", "副": "false"}
TIERS = {
    "1": "1",
    "2": "2",
    "3": "3",
    "领导成员": "1",
    "班子成员": "1",
    "领导班子成员": "1",
    "中层": "2",
    "中层干部": "2",
    "一般干部": "3",
    "工作人员": "3",
    **dict.fromkeys(
        ("一般人员", "一般工作人员", "一般职工", "普通人员", "普通工作人员", "普通职工", "普通干部", "普通员工"), "3"
    ),
}
HEADINGS = frozenset({"称谓", "关系", "与本人关系", "姓名", "家庭成员"})
BOTH = re.compile("单位.*(?:部门|科室)|部门.*单位")
"""Headings of columns that hold organ and section."""
BRACKETS = re.compile(r"[（(].*?[)）]")
SEEN_FIELDS = tuple(field.name for field in dataclasses.fields(StaffRow) if field.name != "place")


def read_staff(sheet: Sheet, header: Header, intake: Intake) -> None:
    """Adds the rows of a ledger to ``intake.raw.staff``; rows that give nothing get their fate here."""
    fates = Fates(sheet)
    cells = Cells(sheet, header, intake.account)
    column = _names_organs(sheet, header)
    bands = read_bands(sheet, header, "" if column else _default_organ(sheet, header, intake), column=column)
    leaving, entering = Leaving.of(sheet, header, intake), Entering.of(sheet, header, intake)
    relatives = relatives_beside(sheet, header, intake)
    others = OtherPosts.of(sheet, header, intake)
    together = _merged_names(sheet, header)
    lines = organs_filled_down(list(data_lines(sheet, header, fates, "name")), sheet, header, intake.account)
    for number, row in sections_filled_down(lines, sheet, header, intake.account, bands.organ_of(header)):
        if number in bands.known:
            fates.layout(number, "load.band")
        else:
            person = bands.placed(number, _staff_row(cells.at(number, row)), blank=not cells.text("section"))
            person = with_remark(others.added(person, cells), cells)
            leaving.mark(person, cells, bands.gone(number))
            entering.mark(person, cells)
            person.record = together.get(number, "")
            if fault := _fault(person, cells):
                fates.quarantine(number, fault[0], **fault[1])
            else:
                _take(number, person, relatives.read(number, row, person), fates, intake)
    for number in bands.known:
        fates.layout(number, "load.band")
    fates.tell(intake.account)
    relatives.tell()
    bands.tell(sheet, intake.account)
    leaving.tell(sheet, intake)
    entering.tell(intake.account)
    others.tell(sheet, header, intake)


def _fault(row: StaffRow, cells: Cells) -> tuple[str, dict[str, object]] | None:
    """Why a row tells of no person, with the values of the sentence."""
    names = names_in(cells.text("name"))
    if not row.name:
        return "load.no-name", {}
    if holds_number(row.name):
        return "load.name-with-number", {}
    if not row.id_number and not row.birth and (row.name in HEADINGS or read_term(row.name).readings):
        return "load.name-is-term", {"name": row.name}
    if len(names) > 1 and all(map(may_be_name, names)):
        return "load.several-staff", {"name": row.name[:40]}
    return ("load.name-too-long", {"length": len(row.name)}) if len(row.name) > LONGEST_NAME else None


def _take(number: int, row: StaffRow, relatives: list[DeclaredRow], fates: Fates, intake: Intake) -> None:
    content = ("staff", *(getattr(row, name) for name in SEEN_FIELDS))
    told = (content, *((one.term, one.relative_name, one.relative_id_number, one.relative_birth) for one in relatives))
    first = intake.seen.first(content, row.place)
    first_so = intake.seen.first(told, row.place)
    if first is row.place:
        intake.raw.staff += posts_of(row, intake.account)
    elif first_so is not row.place:
        fates.repeats(number, first_so)
        return
    else:
        fates.used(number)
    intake.raw.declared += relatives


def _staff_row(cells: Cells) -> StaffRow:
    name, remark = cells.name("name")
    told = cells.told
    kind = kind_of_post(told("post_kind"))
    organ, section = organ_and_section(cells.line("organ"), both=bool(BOTH.search(cells.place("organ").column)))
    return StaffRow(
        place=cells.place(),
        name=name,
        former_name=cells.former_names(),
        id_number=cells.id_number("id_number"),
        sex=cells.sex("sex") or clean.sex_in(remark),
        birth=cells.date("birth"),
        died=cells.date("died"),
        home_area=told("home_area"),
        organ=organ,
        section=cells.line("section") or section,
        title=parted(told("title")),
        employer=parted(told("employer")),
        level=level_told(told("job_level"), told("level"), kind),
        tier=tier_of(cells),
        chief=CHIEF.get(cells.text("member_kind"), ""),
        functions=cells.text("functions") or ("" if kind else cells.text("post_kind")),
        reports_to=told("reports_to"),
        in_charge=told("in_charge"),
        charges=told("charges"),
        staff_number=told("staff_number"),
    )


def tier_of(cells: Cells, prefix: str = "") -> str:
    """The tier that the columns of a row tell, as far as they do; ``prefix``: of the names of their fields."""
    told = cells.text(f"{prefix}tier")
    if told in TIERS:
        return TIERS[told]
    leader, head = (clean.read_flag(cells.raw(prefix + field)) for field in ("leader", "post_leader"))
    if leader == "true":
        return "1"
    if leader == "false":
        return {"true": "2", "false": "3"}.get(head, BELOW_TEAM)
    return {"true": HEAD_OR_TEAM, "false": "3"}.get(head, "")


def _default_organ(sheet: Sheet, header: Header, intake: Intake) -> str:
    """The organ that the lines above the table, its title or the sheet's own name tells, where no column does."""
    titles = sheet.rows[: header.top]
    organ = read_caption(titles).organ
    if organ or has_organs(sheet, header):
        return organ
    for number, title in enumerate(map(lone, titles), 1):
        if found := organ_of_title(title):
            intake.account.problem("note", "load.organ-from-title", sheet.place(number), organ=found)
            return found
    if found := organ_of_sheet(sheet.name):
        intake.account.problem("note", "load.organ-from-sheet", sheet.place(), organ=found)
    return found


def _names_organs(sheet: Sheet, header: Header) -> bool:
    """Whether a column tells the organs. 现任职务 may hold organ and title, or in the list of one organ the titles alone: then
    an organ in brackets (科员（借调县纪委）) is a remark."""
    if "organ" in header.columns or "employer" not in header.columns:
        return "organ" in header.columns
    told = (clean.text(cell(row, header.columns, "employer")) for row in sheet.rows[header.first :])
    return any(organ_in(BRACKETS.sub("", text)) for text in told)


def _merged_names(sheet: Sheet, header: Header) -> dict[int, str]:
    """Rows that share one merged cell for the name are of one person: row number → mark."""
    name = header.columns["name"]
    spans = [
        (top, bottom) for (top, left), (bottom, right) in sheet.merged if left <= name <= right and header.first <= top < bottom
    ]
    return {number: mark(sheet.place(top + 1)) for top, bottom in spans for number in range(top + 1, bottom + 2)}
