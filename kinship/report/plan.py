"""A rotation plan as a table, JSON, CSV, a workbook or a picture; the input is the document of ``kinship.rotation``."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from kinship.errors import RequestError
from kinship.output import make_folder, write_atomic
from kinship.report import json, targets
from kinship.report.cells import safe_cell
from kinship.report.plan_book import workbook
from kinship.report.plan_picture import picture
from kinship.report.plan_table import lines
from kinship.report.whatif_table import plain, show
from kinship.rotation.appointments import HEADINGS

Document = Mapping[str, Any]
FORMATS = {"table": "txt", "json": "json", "csv": "csv", "xlsx": "xlsx", "html": "html"}
"""Format → the ending of its file."""
NAME = "plan"


def render(document: Document, format: str, lang: str) -> bytes:
    """The document in one format. RequestError for a format that there is not.

    >>> render({"appointments": [{"编号": "a", "姓名": "甲"}]}, "csv", "zh").decode("utf-8-sig").split()
    ['编号,姓名', 'a,甲']
    """
    makers: dict[str, Callable[[Document, str], bytes]] = {
        "table": lambda told, lang: plain(lines(told, lang)),
        "json": _json,
        "csv": _csv,
        "xlsx": workbook,
        "html": picture,
    }
    return makers[known(format)](document, lang)


def known(format: str) -> str:
    """The format itself. RequestError, with the formats there are, for any other."""
    if format not in FORMATS:
        raise RequestError("report.unknown-format", format=format, known=", ".join(FORMATS))
    return format


def write(document: Document, formats: Sequence[str], lang: str, output: str = "-", out: Path | None = None) -> list[Path]:
    """Writes one format to ``output``, or each into the folder ``out``; gives the files written into the folder."""
    files = places(formats, output, out)
    if out is None:
        if formats[0] == "table" and output == "-" and sys.stdout.isatty():
            show(lines(document, lang), sys.stdout)
        else:
            write_atomic(output, render(document, formats[0], lang))
        return []
    make_folder(out)
    for format, file in files.items():
        write_atomic(file, render(document, format, lang))
    return [Path(file) for file in files.values()]


def places(formats: Sequence[str], output: str = "-", out: Path | None = None) -> dict[str, str | Path]:
    """Where each format goes (``kinship.report.targets``). RequestError where it cannot be written there."""
    return targets({known(format): FORMATS[format] for format in formats}, NAME, output, out)


def _json(document: Document, lang: str) -> bytes:
    return (json.plain(document) + "\n").encode("utf-8", "backslashreplace")


def _csv(document: Document, lang: str) -> bytes:
    """The appointments, as a list that ``kinship whatif --appointments`` reads. Its headings stand there without any, too."""
    rows = document["appointments"]
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(rows[0] if rows else HEADINGS.values())
    writer.writerows([safe_cell(cell) for cell in row.values()] for row in rows)
    return text.getvalue().encode("utf-8-sig")
