"""Writes small workbooks and delimited files for the tests."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

Rows = Sequence[Sequence[Any]]
Merged = Sequence[tuple[int, int, int, int]]

LEDGER_HEADER = ["序号", "姓 名", "性别", "出生\n年月", "身份证号码", "工作单位", "科室", "职务", "备注"]
DECLARATION_HEADER = ["申报人", "申报人单位", "与本人关系", "亲属姓名", "亲属身份证号", "亲属出生年月", "亲属工作单位及职务"]


def ledger(*people: Sequence[Any], title: str = "云岫县人员台账") -> list[list[Any]]:
    """A ledger with a title row; each person: name, sex, birth, number, organ, section, title."""
    return [[title], LEDGER_HEADER, *([number, *person] for number, person in enumerate(people, 1))]


def declarations(*lines: Sequence[Any]) -> list[list[Any]]:
    """A declaration list; each line: declarer, organ, term, relative, number, birth, employer."""
    return [["亲属关系申报表"], DECLARATION_HEADER, *map(list, lines)]


def xlsx(path: Path, sheets: Mapping[str, Rows], merged: Mapping[str, Merged] | None = None, hidden: Sequence[str] = ()) -> Path:
    """Writes an xlsx. ``merged``: by sheet, (top, left, bottom, right) from 0; the text is that of the top left cell."""
    import xlsxwriter

    with xlsxwriter.Workbook(path) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                for column, cell in enumerate(row):
                    _write(sheet, at, column, cell, day)
            for top, left, bottom, right in (merged or {}).get(name, ()):
                sheet.merge_range(top, left, bottom, right, rows[top][left])
            if name in hidden:
                sheet.hide()
    return path


def _write(sheet: Any, row: int, column: int, cell: Any, day: Any) -> None:
    if isinstance(cell, date):
        sheet.write_datetime(row, column, cell, day)
    elif isinstance(cell, str):
        sheet.write_string(row, column, cell)
    elif cell is not None:
        sheet.write(row, column, cell)


def xls(path: Path, sheets: Mapping[str, Rows]) -> Path:
    """Writes an old xls."""
    import xlwt

    book = xlwt.Workbook(encoding="utf-8")
    for name, rows in sheets.items():
        sheet = book.add_sheet(name)
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                sheet.write(at, column, cell)
    book.save(str(path))
    return path


ODS = """<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
<office:body><office:spreadsheet>%s</office:spreadsheet></office:body></office:document-content>"""
MANIFEST = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'


def ods(path: Path, sheets: Mapping[str, Rows]) -> Path:
    """Writes an OpenDocument workbook; all cells are text."""

    def cell(told: Any) -> str:
        text = f"<text:p>{escape(str(told))}</text:p>" if told not in ("", None) else ""
        kind = ' office:value-type="string"' if text else ""
        return f"<table:table-cell{kind}>{text}</table:table-cell>"

    def table(name: str, rows: Rows) -> str:
        lines = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
        return f"<table:table table:name={quoteattr(name)}>{lines}</table:table>"

    return ods_of(path, "".join(table(name, rows) for name, rows in sheets.items()))


def ods_of(path: Path, tables: str) -> Path:
    """Writes an OpenDocument workbook of tables told in XML."""
    with zipfile.ZipFile(path, "w") as out:
        out.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        out.writestr("content.xml", ODS % tables)
        out.writestr("META-INF/manifest.xml", MANIFEST)
    return path


def delimited(path: Path, rows: Rows, encoding: str = "utf-8", delimiter: str = ",") -> Path:
    """Writes a delimited file."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    path.write_bytes(out.getvalue().encode(encoding))
    return path
