"""Family declarations: one relative per row (A36, home-grown lists), or one form per sheet (家庭成员采集表).

In a form the declarer stands in a line above the table; several forms may stand below each other on one sheet.
"""

from __future__ import annotations

import dataclasses
import re
from bisect import bisect_left
from dataclasses import replace

from loaders.caption import Caption, begins_form, read_caption
from loaders.cells import LONGEST_NAME, Cells
from loaders.clean import read_id
from loaders.dates import read_date
from loaders.filldown import filled_down
from loaders.grid import Sheet
from loaders.header import Header, same_headings
from loaders.intake import Fates, Intake
from loaders.lines import data_lines
from loaders.names import clean_name, read_name
from loaders.nothing import is_nothing
from loaders.rows import DeclaredRow

SEVERAL = re.compile(r"\s*[、,，;；/\n]\s*")
LED = re.compile(r"([^:：\s]{1,6})[:：]\s*(.+)", re.DOTALL)
NO_NAME = re.compile(r"\d|退休|[去逝过离]世|已故|病故|务农|在读|学生|无业|待业|个体|[男女]$|岁|职务|单位")
LONGEST_PART = 6
"""Beyond that, a part without a middle dot is an employer or a remark and no name."""
SELF = frozenset({"本人", "自己", "申报人", "填报人", "报告人"})
SEEN_FIELDS = tuple(field.name for field in dataclasses.fields(DeclaredRow) if field.name != "place")


def captions(sheet: Sheet, header: Header) -> list[tuple[int, Caption]]:
    """Where on a sheet a declarer is named in a line of text: (row number, caption), in order.

    Several lines above one table make one caption. A line that leaves the name blank ends the form before it.
    """
    above = read_caption(sheet.rows[: header.top])
    found = [(0, above)] if above.name else []
    if found:
        for number, row in enumerate(sheet.rows[header.first :], header.first + 1):
            opens = begins_form(row) and not same_headings(header, row)
            if opens or any(isinstance(value, str) and ("：" in value or ":" in value) for value in row):
                caption = read_caption([row])
                if opens or (caption.name and caption.organ):
                    found.append((number, caption))
    return found


def read_declared(sheet: Sheet, header: Header, intake: Intake) -> None:
    """Adds the rows of a declaration to ``intake.raw.declared``; rows that give nothing get their fate here."""
    fates = Fates(sheet)
    cells = Cells(sheet, header, intake.account)
    forms = [] if "declarer_name" in header.columns else captions(sheet, header)
    starts = {number for number, _ in forms}
    intake.raw.unread += [_opening(sheet, number, form) for number, form in forms if form.name]
    lines = list(data_lines(sheet, header, fates, "relative_name"))
    for number, row in lines if forms else filled_down(lines, sheet, header, intake.account):
        if number in starts:
            fates.layout(number, "load.title")
        else:
            _take(number, declared_row(cells.at(number, row), _form(forms, number)), cells, fates, intake)
    fates.tell(intake.account)


def _opening(sheet: Sheet, number: int, form: Caption) -> DeclaredRow:
    """The line above a form as a line that names no relative: a form may be handed in with nobody on it."""
    return DeclaredRow(sheet.place(number), read_name(form.name).name, form.id_number, form.organ, "", "")


def _form(forms: list[tuple[int, Caption]], number: int) -> Caption:
    at = bisect_left(forms, number, key=lambda form: form[0])
    return forms[at - 1][1] if at else Caption()


def declared_row(cells: Cells, form: Caption) -> DeclaredRow:
    """One line of a declaration; the declarer is the one of the line, else the one of the form."""
    text = cells.text
    declarer, _ = cells.name("declarer_name")
    name, remark = cells.name("relative_name")
    return DeclaredRow(
        place=cells.place(),
        declarer_name=declarer or read_name(form.name).name,
        declarer_id_number=cells.id_number("declarer_id_number") or form.id_number,
        declarer_organ=text("declarer_organ") or text("declarer_employer") or form.organ,
        term=text("term"),
        relative_name=name,
        relative_id_number="" if _several(name) else cells.id_number("relative_id_number"),
        relative_birth="" if _several(name) else cells.date("relative_birth"),
        relative_employer=text("relative_employer") or _joined(cells),
        relative_sex=cells.sex("relative_sex"),
        note="；".join(told for told in (text("note"), remark) if told),
    )


def _joined(cells: Cells) -> str:
    return "".join(cells.text(f"relative_{part}") for part in ("organ", "section", "title"))


def _several(name: str) -> bool:
    return SEVERAL.search(name) is not None


def _take(number: int, row: DeclaredRow, cells: Cells, fates: Fates, intake: Intake) -> None:
    reason = lacking(row)
    if reason:
        # A printed term with nothing behind it names nobody.
        intake.raw.unread.append(replace(row, term="") if reason == "load.empty-form-line" else row)
    if reason in ("load.empty-form-line", "load.declarer-line"):
        fates.layout(number, reason)
    elif reason:
        fates.quarantine(number, reason, term=row.term[:40])
    else:
        _keep(number, row, cells, fates, intake)


def _keep(number: int, row: DeclaredRow, cells: Cells, fates: Fates, intake: Intake) -> None:
    content = ("declared", *(getattr(row, name) for name in SEEN_FIELDS))
    first = intake.seen.setdefault(content, row.place)
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
    if row.term in SELF:
        return "load.declarer-line"
    if not row.declarer_name and not row.declarer_id_number:
        return "load.no-declarer"
    if not row.term and not LED.match(row.relative_name):
        return "load.no-term"
    if max(len(row.relative_name), len(row.declarer_name)) > 4 * LONGEST_NAME:
        return "load.name-too-long"
    return ""


def people_of(row: DeclaredRow, cells: Cells) -> list[DeclaredRow]:
    """The line itself, or one line for each of several people in one cell; none where it cannot be told who is what."""
    return [row] if not _several(row.relative_name) and not LED.fullmatch(row.relative_name) else _people(row, cells)


def _people(row: DeclaredRow, cells: Cells) -> list[DeclaredRow]:
    """Several people in one cell (姐姐、姐夫 | 王五、赵六), or terms before the names (父：王五): one row each.

    Empty where it cannot be told who is what.
    """
    names = [part for part in SEVERAL.split(row.relative_name) if part]
    led = [LED.fullmatch(part) for part in names]
    if all(led):
        terms = [found[1] for found in led if found]
        names = [found[2] for found in led if found]
    else:
        terms = [part for part in SEVERAL.split(row.term) if part]
        terms = terms * len(names) if len(terms) == 1 else terms
    if len(terms) != len(names) or any(led) != all(led) or not all(map(_may_be_name, names)):
        return []
    births, numbers = _shared(cells, "relative_birth", len(names)), _shared(cells, "relative_id_number", len(names))
    people = [replace(row, term=term, relative_name=clean_name(name)) for term, name in zip(terms, names, strict=True)]
    if len(people) > 1:
        for person, birth, number in zip(people, births, numbers, strict=True):
            person.relative_birth, person.relative_id_number = read_date(birth).value, read_id(number)[0]
            person.relative_employer = person.relative_sex = ""
        cells.account.problem("note", "load.several-people-split", cells.place("relative_name"), count=len(people))
    return people


def _may_be_name(part: str) -> bool:
    """False for what else stands behind a comma in a cell of names: 李建国，1958年生 is one person."""
    return not NO_NAME.search(part) and (len(part) <= LONGEST_PART or not part.isalpha() or part.isascii())


def _shared(cells: Cells, field: str, count: int) -> list[str]:
    """The parts of a cell that several people share, if it has as many parts; else blanks."""
    parts = [part for part in SEVERAL.split(cells.text(field)) if part]
    return parts if len(parts) == count else [""] * count
