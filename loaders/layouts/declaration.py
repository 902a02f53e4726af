"""Family declarations: one relative per row (A36, home-grown lists), or one form per sheet (家庭成员采集表).

In a form the declarer stands in a line above the table; several forms may stand below each other on one sheet.
"""

from __future__ import annotations

import dataclasses
from bisect import bisect_right
from dataclasses import replace
from itertools import pairwise

from loaders.intake import Fates, Intake
from loaders.layouts.forms import forms_below, signed_below
from loaders.layouts.heads import families, is_self, named_by_own
from loaders.layouts.several import fits, leading_term, names_in, people_of
from loaders.layouts.termcell import plain_term, ticked
from loaders.rows import DeclaredRow
from loaders.staff.organs import organ_in
from loaders.terms import read_term
from loaders.values.clean import sex_in, text
from loaders.values.familytext import is_surnamed, relatives_in
from loaders.values.names import holds_number, read_name
from loaders.values.nothing import is_nothing
from loaders.workbook.aliases import normalise
from loaders.workbook.caption import Caption, read_caption
from loaders.workbook.cells import LONGEST_NAME, Cells
from loaders.workbook.couples import is_between, of_both
from loaders.workbook.filldown import filled_down
from loaders.workbook.grid import Sheet
from loaders.workbook.header import DECLARER_NUMBERS, Header
from loaders.workbook.kin_headings import beside
from loaders.workbook.lines import data_lines

WITH_NAME = ("load.name-says-other", "load.pair-one-sided")
"""The reasons whose sentences name the relative."""
LONGEST_LABEL = 10
SEEN_FIELDS = tuple(field.name for field in dataclasses.fields(DeclaredRow) if field.name != "place")


def captions(sheet: Sheet, header: Header) -> list[tuple[int, Caption]]:
    """Where on a sheet a declarer is named: (row number, caption), in order; ``Caption()`` ends a form and begins none.

    Several lines above one table make one caption. A line that leaves the name blank ends the form before it. Where no line
    above the table names anybody, the declarers' own lines within it (本人) do, or the one line below it; so they do where they
    name others than the lines above: whoever filled in a list declares nothing for the families on it.
    """
    above = read_caption(sheet.rows[: header.top])
    own = families(sheet, header, above.organ)
    heads = {read_name(form.name).name for _, form in own if form.name}
    if not above.name:
        return own if heads else signed_below(sheet, header)
    told = [(0, above), *forms_below(sheet, header)]
    return told if heads <= {read_name(form.name).name for _, form in told} else sorted(told + own, key=lambda form: form[0])


def read_declared(sheet: Sheet, header: Header, intake: Intake) -> None:
    """Adds the rows of a declaration to ``intake.raw.declared``; rows that give nothing get their fate here."""
    fates = Fates(sheet)
    cells = Cells(sheet, header, intake.account)
    forms = [] if {"declarer_name", *DECLARER_NUMBERS} & set(header.columns) else captions(sheet, header)
    if forms:
        _tell_kin_above(sheet, header, intake)
    captioned = {number for number, form in forms if form.line}
    opened = pairwise([(0, Caption()), *forms])
    intake.raw.unread += [_opening(sheet, number, form) for (_, before), (number, form) in opened if form.name and form != before]
    lines = named_by_own(list(data_lines(sheet, header, fates, "relative_name")), header)
    for number, row in lines if forms else filled_down(lines, sheet, header, intake.account):
        if number in captioned:
            fates.layout(number, "load.title")
        else:
            _take(number, declared_row(cells.at(number, row), _form(forms, number)), cells, fates, intake)
    fates.tell(intake.account)


def _tell_kin_above(sheet: Sheet, header: Header, intake: Intake) -> None:
    """Relatives in the lines of a card above the table (配偶姓名 | 李芳) are not read, and that must not go unnoticed."""
    for number, row in enumerate(sheet.rows[: header.top], 1):
        told = [cell for value in row if (cell := text(value))]
        for label, name in pairwise(told):
            kin = beside(normalise(label)) if len(label) <= LONGEST_LABEL else None
            if kin and kin.term and kin.field == "name" and read_name(name).name and is_surnamed(read_name(name).name):
                intake.account.problem("warning", "load.kin-above-table", sheet.place(number), label=label, name=name[:20])


def _opening(sheet: Sheet, number: int, form: Caption) -> DeclaredRow:
    """The line above a form as a line that names no relative: a form may be handed in with nobody on it."""
    return DeclaredRow(sheet.place(number), read_name(form.name).name, form.id_number, form.organ, "", "")


def _form(forms: list[tuple[int, Caption]], number: int) -> Caption:
    at = bisect_right(forms, number, key=lambda form: form[0])
    return forms[at - 1][1] if at else Caption()


def declared_row(cells: Cells, form: Caption, term: str = "") -> DeclaredRow:
    """One line of a declaration; the declarer is the one of the line, else of the form. ``term``: where no cell tells one."""
    told = cells.text
    family = told("relative_name")
    declarer, _ = cells.name("declarer_name")
    name, remark = cells.name("relative_name")
    term, work = plain_term(ticked(told("term")) or term, name)
    several = len(names_in(family, term)) > 1
    return DeclaredRow(
        place=cells.place(),
        declarer_name=declarer or read_name(form.name).name,
        declarer_id_number=cells.id_number("declarer_id_number") or form.id_number,
        declarer_organ=told("declarer_organ") or told("declarer_employer") or form.organ,
        declarer_staff_number=told("declarer_staff_number"),
        declarer_section=told("declarer_section"),
        declarer_title=told("declarer_title") or form.title,
        term=term,
        relative_name=family if not term and relatives_in(family)[0] else name,
        relative_id_number="" if several else cells.id_number("relative_id_number"),
        relative_birth="" if several else cells.date("relative_birth"),
        relative_employer=told("relative_employer") or _joined(cells) or (remark if organ_in(remark) else work),
        relative_sex=cells.sex("relative_sex") or sex_in(remark),
        note="；".join(filter(None, (told("note"), remark))),
    )


def _joined(cells: Cells) -> str:
    return "".join(cells.text(f"relative_{part}") for part in ("organ", "section", "title"))


def _take(number: int, row: DeclaredRow, cells: Cells, fates: Fates, intake: Intake) -> None:
    between = is_between(cells.header) and bool(row.term)
    told = of_both(row.term) if between else row.term
    reason = lacking(row) or ("load.pair-one-sided" if between and not told else _odd_name(row))
    row.term = told or row.term
    if reason:
        # A printed term with nothing behind it names nobody.
        intake.raw.unread.append(replace(row, term="") if reason == "load.empty-form-line" else row)
    if reason in ("load.empty-form-line", "load.declarer-line"):
        fates.layout(number, reason)
    elif reason:
        name = {"name": row.relative_name[:40]} if reason in WITH_NAME else {}
        fates.quarantine(number, reason, term=row.term[:40], **name)
    else:
        _keep(number, row, cells, fates, intake)


def _odd_name(row: DeclaredRow) -> str:
    """Why what stands for the name beside a term cannot be used, or ``""``."""
    if row.term and holds_number(row.relative_name):
        return "load.name-with-number"
    lead = leading_term(row.relative_name) if row.term else ""
    return "load.name-says-other" if lead and read_term(row.term).readings and not fits(lead, row.term) else ""


def _keep(number: int, row: DeclaredRow, cells: Cells, fates: Fates, intake: Intake) -> None:
    content = ("declared", *(getattr(row, name) for name in SEEN_FIELDS))
    first = intake.seen.first(content, row.place)
    if first is not row.place:
        fates.repeats(number, first)
        return
    people = people_of(row, cells)
    if people:
        intake.raw.declared.extend(people)
    else:
        intake.raw.unread.append(row)
        fates.quarantine(number, "load.several-people", name=row.relative_name[:40], term=row.term[:40])


def lacking(row: DeclaredRow) -> str:
    """Why a row cannot be used, or ``""``. Printed forms have lines for relatives that nobody has: those are no data."""
    if not row.relative_name:
        facts = (row.relative_id_number, row.relative_birth, row.relative_employer, row.note)
        return "load.no-relative-name" if not all(map(is_nothing, facts)) else "load.empty-form-line"
    if is_self(row.term):
        return "load.declarer-line"
    if not row.declarer_name and not row.declarer_id_number and not row.declarer_staff_number:
        return "load.no-declarer"
    if not row.term and not relatives_in(row.relative_name)[0]:
        return "load.no-term"
    if max(len(row.relative_name), len(row.declarer_name)) > 4 * LONGEST_NAME:
        return "load.name-too-long"
    return ""
