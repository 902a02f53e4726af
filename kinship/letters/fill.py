"""Fills a Word template: marks in double braces become text, a table row with ``{{row.…}}`` is repeated."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

from kinship.errors import Place, RequestError
from kinship.letters.content import ROWS, VALUES
from kinship.letters.seal import saved
from kinship.pack_source import nearest

MARK = re.compile(r"\{\{\s*([\w.]+)\s*\}\}")
KNOWN = (*VALUES, *(f"row.{name}" for name in ROWS))


def fill(template: bytes, values: dict[str, str], rows: Sequence[dict[str, str]], place: Place) -> bytes:
    """The template with its marks filled, as the bytes of a Word file.

    Raises RequestError where the template is no Word file, or holds a mark that is not known.
    """
    document = opened(template, place)
    for table in document.tables:
        for row in list(table.rows):
            if any("row." in mark for mark in _marks(row)):
                _repeat(row, rows, place)
    for paragraph in _paragraphs(document):
        _fill(paragraph, lambda mark: _value(mark, values, place))
    return saved(document)


def opened(template: bytes, place: Place) -> Any:
    """The template as a document. RequestError where it is no Word file."""
    import docx
    from docx.opc.exceptions import OpcError

    try:
        return docx.Document(BytesIO(template))
    except (BadZipFile, OpcError, KeyError, ValueError) as error:
        raise RequestError("letters.no-word-file", place=place) from error


def _marks(row: Any) -> list[str]:
    return [mark for cell in row.cells for paragraph in cell.paragraphs for mark in MARK.findall(paragraph.text)]


def _repeat(row: Any, rows: Sequence[dict[str, str]], place: Place) -> None:
    """Puts a copy of the row for each of ``rows`` in its place."""
    from docx.table import _Row

    for values in rows:
        element = deepcopy(row._tr)
        row._tr.addprevious(element)
        named = {f"row.{name}": value for name, value in values.items()}
        for cell in _Row(element, row._parent).cells:
            for paragraph in cell.paragraphs:
                _fill(paragraph, lambda mark, named=named: _value(mark, named, place) if mark.startswith("row.") else None)  # type: ignore[misc]
    row._tr.getparent().remove(row._tr)


def _paragraphs(document: Any) -> Iterator[Any]:
    """Every paragraph: of the text, of the tables, of headers and footers."""
    yield from document.paragraphs
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                yield from cell.paragraphs
    for section in document.sections:
        yield from section.header.paragraphs
        yield from section.footer.paragraphs


def _fill(paragraph: Any, value: Callable[[str], str | None]) -> None:
    """Word cuts a text into runs as it likes, so a mark may lie across several: the first of them then takes the whole text."""
    if not MARK.search(paragraph.text) or not paragraph.runs:
        return
    text = MARK.sub(lambda found: found[0] if (told := value(found[1])) is None else told, paragraph.text)
    for run in paragraph.runs[1:]:
        run.text = ""
    paragraph.runs[0].text = text


def _value(mark: str, values: dict[str, str], place: Place) -> str:
    if mark not in values:
        raise RequestError("letters.unknown-mark", place=place, mark="{{" + mark + "}}", nearest=nearest(mark, KNOWN))
    return values[mark]
