"""CSV and tab-separated files: finds out the encoding and the delimiter, and hands on rows of text."""

from __future__ import annotations

import codecs
import csv
import io
import re
import sys

from kinship.errors import InputError, Place

ENCODINGS = "UTF-8, UTF-8 with BOM, UTF-16 with BOM, GB18030 (GBK, GB2312)"
BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f]")
SEP_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
DELIMITERS = ",;\t"
SAMPLE_LINES = 30
LONGEST_CELL = 1 << 20


def read_rows(data: bytes, place: Place) -> list[list[object]]:
    """The rows of a delimited file; blank lines are empty rows.

    Raises InputError if no encoding fits, if it is no text, or if quotes are not closed.

    >>> read_rows("姓名;出生年月\\n张三;1980.1".encode("gb18030"), Place("a.csv"))
    [['姓名', '出生年月'], ['张三', 1980.1]]
    """
    text = decode(data, place)
    csv.field_size_limit(min(LONGEST_CELL, sys.maxsize))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter(text), strict=True)
    try:
        return [[_cell(cell) for cell in row] for row in reader]
    except csv.Error as error:
        raise InputError("input.csv-broken", place=Place(place.file, row=reader.line_num), reason=str(error)) from error


def decode(data: bytes, place: Place) -> str:
    """The text of a file in one of the encodings that Chinese offices use.

    Raises InputError if none fits.
    """
    named = [encoding for bom, encoding in BOMS if data.startswith(bom)]
    for encoding in named or ("utf-8", "gb18030"):
        try:
            text = data.decode(encoding, "strict")
        except UnicodeDecodeError:
            continue
        if not NOT_TEXT.search(text):
            return text
    raise InputError("input.encoding", place=place, encodings=ENCODINGS)


def delimiter(text: str) -> str:
    """The most frequent of comma, semicolon and tab in the first lines, or what a ``sep=;`` line says.

    >>> delimiter("a\\tb\\tc,d\\n"), delimiter("one column\\n")
    ('\\t', ',')
    """
    told = SEP_LINE.match(text)
    if told:
        return told[1]
    sample = "\n".join(text.split("\n", SAMPLE_LINES)[:SAMPLE_LINES])
    return max(DELIMITERS, key=sample.count)


def _cell(cell: str) -> object:
    """1980.1 stays a number: a spreadsheet writes October 1980.10 so, and only the date reader may say what it means.

    ="1101…" is how programs keep a spreadsheet from taking digits for a number.
    """
    if cell.startswith('="') and cell.endswith('"') and len(cell) > 3:
        return cell[2:-1]
    return float(cell) if len(cell) == 6 and cell.endswith(".1") and cell[:4].isascii() and cell[:4].isdigit() else cell
