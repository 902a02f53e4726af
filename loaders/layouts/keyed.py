"""Lists of families by the declarer's number (工号, 身份证号) without his name: whether the number is the declarer's at all."""

from __future__ import annotations

from loaders.layouts.declaration import captions
from loaders.values.clean import text
from loaders.workbook.aliases import Aliases
from loaders.workbook.grid import Sheet
from loaders.workbook.header import DECLARATION, DECLARER_NUMBERS, Header, find_header
from loaders.workbook.lines import cell


def form_or_keyed(sheet: Sheet, header: Header, aliases: Aliases) -> Header:
    """The header of a declaration without a column for the declarer's name: of a form that names him above, or of a list by
    number; else the same, which lacks the declarer.

    A heading that does not say whose number it is (身份证号) may be of the relative: it is the declarer's where lines share it,
    or where the relative's own columns say so (家庭成员姓名), or the relation stands between the two (工号 | 称谓 | 姓名).
    """
    if header.kind != DECLARATION or ("declarer_name" in header.columns and not header.missing):
        return header
    form = find_header(sheet, aliases, captioned=True)
    keys = [form.columns[field] for field in DECLARER_NUMBERS if field in form.columns] if form else []
    if (
        form
        and not form.missing
        and any(_is_declarers(form.headings[key], sheet, aliases) or _shared(sheet, form, key) for key in keys)
    ):
        return form
    if form and captions(sheet, form):
        return _of_relatives(form)
    if not header.missing and not _of_declarer(sheet, header, keys, aliases):
        header.missing = ("declarer_name",)
    return header


def _of_relatives(form: Header) -> Header:
    """Below a line that names the declarer, numbers are those of the relatives."""
    columns = form.columns
    if "declarer_id_number" in columns:
        columns.setdefault("relative_id_number", columns.pop("declarer_id_number"))
    columns.pop("declarer_staff_number", None)
    return form


def _is_declarers(heading: str, sheet: Sheet, aliases: Aliases) -> bool:
    meaning = aliases.meaning(heading, sheet.name)
    return meaning is not None and meaning.role == "declarer"


def _shared(sheet: Sheet, header: Header, key: int) -> bool:
    """Whether lines about different relatives hold the same number."""
    held: dict[str, str] = {}
    for row in sheet.rows[header.first :]:
        number, name = text(row[key]) if key < len(row) else "", text(cell(row, header.columns, "relative_name"))
        if number and name and held.setdefault(number, name) != name:
            return True
    return False


def _of_declarer(sheet: Sheet, header: Header, keys: list[int], aliases: Aliases) -> bool:
    name, term = header.columns["relative_name"], header.columns["term"]
    meaning = aliases.meaning(header.headings[name], sheet.name)
    return bool(meaning and meaning.role == "relative") or min(keys) < term < name
