"""Findings as CSV: one row per finding, UTF-8 with a byte order mark, because Excel in China takes other files for GB18030."""

from __future__ import annotations

import csv
import io

from kinship.report.cells import safe_cell
from kinship.report.rows import COLUMNS, Document, column_names, finding_rows


def render(document: Document, lang: str) -> bytes:
    """All findings with headings and values in ``lang``; cells that begin like a formula are neutralised.

    >>> render({"findings": []}, "en").decode("utf-8-sig").split(",")[:2]
    ['ID', 'Severity']
    """
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(column_names(COLUMNS, lang))
    writer.writerows([safe_cell(row[name]) for name in COLUMNS] for row in finding_rows(document, lang))
    return text.getvalue().encode("utf-8-sig")
