"""Cadre forms (干部任免审批表, LRMX or LRM) and the data packages of the civil servants' system, whichever a file really is.

A form is taken apart into three sheets as they stand on paper: the person, the résumé line by line, the family row by row.
"""

from __future__ import annotations

import os
import re
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path

from kinship.account import MERGED
from kinship.errors import InputError, Place
from loaders.cadre import lrm, lrmx, package
from loaders.cadre.form import Form, fixed_header
from loaders.cadre.history import RESUME_SHEET, read_history
from loaders.files.source import Source
from loaders.intake import Intake
from loaders.layouts.declaration import read_declared
from loaders.layouts.ledger import read_staff
from loaders.rows import DeclaredRow, PlanRow, StaffRow
from loaders.staff.resume import lines_of
from loaders.values import idnumber
from loaders.values.clean import key
from loaders.workbook.grid import Sheet
from loaders.workbook.header import DECLARATION, STAFF

PERSON_SHEET, FAMILY_SHEET = "基本信息", "家庭成员"
PERSON = {
    "姓名": "name",
    "性别": "sex",
    "出生年月": "birth",
    "身份证号": "id_number",
    "现任职务": "employer",
    "编号": "staff_number",
}
FAMILY = {
    "称谓": "term",
    "姓名": "relative_name",
    "出生年月": "relative_birth",
    "政治面貌": "",
    "工作单位及职务": "relative_employer",
    "填表人": "declarer_name",
    "填表人身份证号": "declarer_id_number",
    "编号": "declarer_organ",
}
MAX_FORM = 64 * 1024**2
OFF_DUTY = re.compile(r"退休|离休|[去逝]世|病故|已故")
DATE_MARKS = re.compile(r"\s+")


def take_cadre(source: Source, intake: Intake) -> None:
    """Reads a form or a package into ``intake``, by what the file is and not by what it is called.

    Raises InputError for what is neither, is damaged, needs a password or is larger than such files are.
    """
    place = Place(source.label)
    if source.path.is_dir():
        package.take_folder(source, intake)
        return
    head = read_bytes(source.path, place, 8)
    if not head.strip(b"\0"):
        raise InputError("input.empty-file", place=place)
    if head.startswith((package.SEVEN_ZIP, b"PK")):
        package.take_archive(source, intake)
    elif source.path.suffix.lower() in (".lrm", ".lrmx"):
        data = read_bytes(source.path, place)
        form = lrmx.read(data, place, intake.account) if lrmx.looks_so(data) else lrm.read(data, place)
        take_form(form, source.label, blake2b(data, digest_size=8).hexdigest(), intake)
    else:
        raise InputError("package.not-an-archive", place=place)


def read_bytes(path: Path, place: Place, count: int | None = None) -> bytes:
    """The first ``count`` bytes of a file, or all. Raises InputError where it cannot be opened, or is too large for a form."""
    try:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            data = b"" if count is None and size > MAX_FORM else file.read(size if count is None else min(count, size))
    except OSError as error:
        raise InputError("input.cannot-open", place=place, reason=os.strerror(error.errno or 0)) from error
    if count is None and size > MAX_FORM:
        raise InputError("form.too-big", place=place, limit=MAX_FORM >> 20)
    return data


def take_form(form: Form, file: str, record: str, intake: Intake) -> None:
    """Adds person, résumé and relatives of a form. ``record`` marks the rows as of one person; equal files have equal marks."""
    first = intake.seen.first(("form", record), Place(file))
    if first.file != file:
        _set_aside(form, file, first, intake)
        return
    people = _take_person(form, file, record, intake)
    read_history(file, form, people, record, intake)
    _take_family(form, file, record, intake)


def _set_aside(form: Form, file: str, first: Place, intake: Intake) -> None:
    """A copy of a form that was read already: all its rows repeat that one."""
    sizes = {PERSON_SHEET: 1, RESUME_SHEET: len(lines_of(form.resume)), FAMILY_SHEET: len(form.relatives)}
    for sheet, rows in sizes.items():
        if rows:
            intake.account.read(file, sheet, rows)
            intake.account.row(Place(file, sheet, 1), MERGED, "form.copy", rows, file=first.file)


def _take_person(form: Form, file: str, record: str, intake: Intake) -> list[StaffRow]:
    """The present posts of the person, one row each, all at one place; empty where the form names nobody."""
    birth = DATE_MARKS.sub("", form.birth)
    cells = [form.name, form.sex, birth, form.id_number, form.present, record]
    header = fixed_header(PERSON, STAFF)
    before = len(intake.raw.staff)
    sheet = Sheet(file, PERSON_SHEET, [cells])
    intake.account.read(file, PERSON_SHEET, 1)
    read_staff(sheet, header, intake)
    told = intake.raw.staff[before:]
    del intake.raw.staff[before:]
    people = [_marked(row, form, record) for row in told]
    intake.raw.staff += people
    if people:
        _tell_plans(form, sheet.place(1), record, intake)
    return people


def _marked(row: StaffRow, form: Form, record: str) -> StaffRow:
    return replace(row, staff_number="", record=record, ended=bool(OFF_DUTY.search(form.present)))


def _tell_plans(form: Form, place: Place, record: str, intake: Intake) -> None:
    """Planned appointments are no posts yet; who reads the list of problems should know of them."""
    proposed, relieved = (told.strip() if key(told) else "" for told in (form.proposed, form.relieved))
    if proposed or relieved:
        intake.raw.plans.append(PlanRow(place, record, proposed, relieved))
    for reason, told in (("form.proposed", form.proposed), ("form.relieved", form.relieved)):
        if key(told):
            intake.account.problem("note", reason, place, name=form.name, title=told.strip()[:80])


def _take_family(form: Form, file: str, record: str, intake: Intake) -> None:
    number = form.id_number if idnumber.is_valid(form.id_number) else ""  # what is wrong with it was said of the person
    rows = [
        [term, name, DATE_MARKS.sub("", birth), status, employer, form.name, number, record]
        for term, name, birth, status, employer in form.relatives
    ]
    intake.account.read(file, FAMILY_SHEET, len(rows))
    before, unread = len(intake.raw.declared), len(intake.raw.unread)
    quiet = [row if any(map(key, row[:5])) else [""] * len(row) for row in rows]
    read_declared(Sheet(file, FAMILY_SHEET, quiet), fixed_header(FAMILY, DECLARATION), intake)
    if len(intake.raw.declared) == before:
        intake.raw.unread.append(DeclaredRow(Place(file, FAMILY_SHEET), form.name, form.id_number, "", "", ""))
    for row in [*intake.raw.declared[before:], *intake.raw.unread[unread:]]:
        row.declarer_organ, row.record = "", record
