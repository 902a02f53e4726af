"""An Excel workbook in the house style: what every sheet of every report has in common."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from unicodedata import east_asian_width

from kinship.errors import RequestError
from kinship.report.cells import excel_cell
from kinship.text import say
from kinship.zip_part import zip_part

ROW_LIMIT = 1_048_576
LINE, TALLEST = 14, 409
FONTS = {"zh": "微软雅黑", "en": "Calibri"}
GRID, HEAD, QUIET, SHADE = "#D0D5DD", "#1F3A5F", "#667085", "#F2F4F7"
STYLES: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 16, "font_color": HEAD},
    "section": {"bold": True, "font_size": 12, "font_color": HEAD, "bottom": 2, "bottom_color": HEAD},
    "plain": {"text_wrap": True},
    "quiet": {"text_wrap": True, "font_color": QUIET},
    "label": {"font_color": QUIET},
    "fact": {"bold": True, "num_format": "#,##0", "align": "left"},
    "motto": {"text_wrap": True, "bold": True, "bg_color": "#FFF8E1", "border": 1, "border_color": "#E6C35C", "indent": 1},
    "caution": {"text_wrap": True, "bold": True, "bg_color": "#FDECEB", "border": 1, "border_color": "#9B1C1C", "indent": 1},
    "head": {
        "bold": True,
        "font_color": "#FFFFFF",
        "bg_color": HEAD,
        "border": 1,
        "border_color": GRID,
        "text_wrap": True,
        "indent": 1,
    },
    "cell": {"text_wrap": True, "border": 1, "border_color": GRID, "indent": 1},
    "number": {"num_format": "#,##0", "align": "center", "indent": 0},
    "total": {"num_format": "#,##0", "align": "center", "indent": 0, "bold": True, "bg_color": SHADE},
    "total-text": {"bold": True, "bg_color": SHADE},
    "start": {"bold": True, "bg_color": SHADE},
    "start-number": {"bold": True, "bg_color": SHADE, "num_format": "#,##0", "align": "center", "indent": 0},
    "head-number": {"bold": True, "font_color": "#FFFFFF", "bg_color": HEAD, "align": "center", "indent": 0},
    "violation": {"bold": True, "font_color": "#9B1C1C", "bg_color": "#FDE2E1"},
    "review": {"bold": True, "font_color": "#7A4B00", "bg_color": "#FFEFC2"},
    "advisory": {"font_color": "#1F4E79", "bg_color": "#E3EEF9"},
    "answer": {"bg_color": "#FFF8E1", "num_format": "@"},
}
ON_CELL = (
    *("head", "number", "total", "total-text", "start", "start-number", "head-number", "violation", "review", "advisory"),
    "answer",
)

TITLES = (
    *("report.title", "report.quality-title", "review.title", "undeclared.title"),
    *("whatif.title", "plan.title", "tenure.title", "timeline.title"),
)
"""The titles of all workbooks that the program writes."""
TITLE = re.compile(r"<dc:title[^>]*>([^<]*)<")
NUMBERS = {"cell": "number", "start": "start-number"}


@dataclass(slots=True)
class Book:
    """A workbook being written in memory, its formats by name, the language of its reader, its title."""

    file: Any
    formats: Mapping[str, Any]
    lang: str
    title: str
    data: io.BytesIO

    def close(self) -> bytes:
        """Ends the workbook and gives its bytes."""
        self.file.close()
        return self.data.getvalue()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as one sheet: its name, column headings and widths (in characters), and rows of text or numbers."""

    name: str
    headings: Sequence[str]
    widths: Sequence[float]
    rows: Sequence[Sequence[object]]
    styles: Sequence[str] = ()
    """A style per row, or none at all; "" is a plain row."""
    styled: int | None = None
    """The one column that shows the style; None: the whole row."""


def new_book(lang: str, title: str, day: str = "") -> Book:
    """An empty workbook; ``day`` (ISO) is set as the time of making, so that the same document gives the same bytes."""
    import xlsxwriter

    data = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    file = xlsxwriter.Workbook(data, options)
    file.set_properties({"title": title, "created": _moment(day)})
    base = {"font_name": FONTS[lang], "font_size": 10, "valign": "vcenter"}
    formats = {
        name: file.add_format(base | (STYLES["cell"] if name in ON_CELL else {}) | style) for name, style in STYLES.items()
    }
    return Book(file, formats, lang, title, data)


def title_of(file: Path) -> str:
    """The title that a workbook tells of itself; blank where it tells none, or is no workbook.

    >>> title_of(Path(__file__))
    ''
    """
    found = TITLE.search(zip_part(file, "docProps/core.xml", 1 << 16).decode("utf-8", "replace"))
    return html.unescape(found[1]).strip() if found else ""


def add_table(book: Book, sheet: Sheet) -> Any:
    """Writes a table sheet: frozen header, filter, borders, wrapped text, print setup. RequestError above Excel's row limit."""
    if len(sheet.rows) >= ROW_LIMIT:
        raise RequestError("report.too-many-rows", rows=len(sheet.rows), limit=ROW_LIMIT - 1)
    page = book.file.add_worksheet(sheet.name)
    for at, (heading, width) in enumerate(zip(sheet.headings, sheet.widths, strict=True)):
        page.set_column(at, at, width)
        page.write_string(0, at, heading, book.formats["head"])
    for at, row in enumerate(sheet.rows, start=1):
        style = (sheet.styles[at - 1] if sheet.styles else "") or "cell"
        for column, value in enumerate(row):
            write_cell(book, page, at, column, value, style if sheet.styled in (None, column) else "cell")
        page.set_row(at, _height(row, sheet.widths))
    page.set_row(0, max(24, _height(sheet.headings, sheet.widths)))
    page.freeze_panes(1, 1)
    page.autofilter(0, 0, len(sheet.rows), len(sheet.headings) - 1)
    page.repeat_rows(0)
    print_setup(book, page)
    return page


def print_setup(book: Book, page: Any) -> None:
    """A4 landscape, as wide as one page, pages numbered."""
    page.set_paper(9)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.set_footer("&L&8" + book.title + "&R&8" + say("report.page", book.lang))
    page.hide_gridlines(2)


def write_cell(book: Book, page: Any, row: int, column: int, value: object, style: str) -> None:
    """A number as a number, anything else as harmless text."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        page.write_number(row, column, value, book.formats[NUMBERS.get(style, style)])
    else:
        page.write_string(row, column, excel_cell(value), book.formats[style])


def _height(row: Sequence[object], widths: Sequence[float]) -> float:
    """The height in points that shows every line of a row; not every office program works it out when it opens the file."""
    lines = max((-(-units(str(value)) // max(1, int(width) - 3)) for value, width in zip(row, widths, strict=True)), default=1)
    return float(min(TALLEST, 6 + LINE * max(1, lines)))


def units(text: str) -> int:
    """The width of a text in characters of a Latin digit; Chinese ones take two."""
    return len(text) if text.isascii() else sum(2 if east_asian_width(char) in "WFA" else 1 for char in text)


def _moment(day: str) -> datetime:
    try:
        return datetime.fromisoformat(day)
    except ValueError:
        return datetime(2000, 1, 1)
