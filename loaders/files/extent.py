"""How far the cells of a sheet reach, found before it is read.

The reader sets aside a place for every cell up to the farthest one: a value in XFD1048576, typed by a slip, would take hundreds
of gigabytes, and running out of memory in there ends the program without a word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from xml.parsers import expat

from kinship.errors import InputError, Place

Read = Callable[[], Iterator[bytes]]
MAX_CELLS = 60_000_000
ROW = re.compile(rb'<row [^>]*?\br="(\d+)"')
FILLED = re.compile(rb'<c [^>]*?\br="([A-Z]{2,3})\d+"[^>]*(?<!/)>')
FAR, VERY_FAR = re.compile(rb' r="[A-Z]{2}'), re.compile(rb' r="[A-Z]{3}')
"""Whether there is any cell that far: a cheap question, which the answer no makes the last one for nearly every block."""
BARE_CELL = re.compile(rb"<c(?![^>]*\br=)[ >]")
BARE_SAMPLE = 4_096
LAST_NEAR, LAST_FAR, LAST = 26, 702, 16_384
"""Columns Z, ZZ and the last one that there is."""
ROWS_REPEATED, CELLS_REPEATED = "table:number-rows-repeated", "table:number-columns-repeated"
DIMENSION, LONGEST_PRELUDE = 148, 4_096


def check_xlsx(read: Read, place: Place) -> None:
    """Raises InputError where the filled cells of a worksheet (XML) reach too far. ``read`` begins it anew each time.

    What the sheet says of its own dimensions is not relied on. The columns are looked at only as far as the rows make it matter.
    """
    row = count = 0
    bare = False
    for block in whole_tags(read()):
        count += block.count(b"<row")
        row = max(row, *map(int, ROW.findall(block)), 0)
        bare = bare or BARE_CELL.search(block, 0, BARE_SAMPLE) is not None
    row = max(row, count)
    column = _column(read, row, bare=bare)
    if row * column > MAX_CELLS:
        raise too_far(place, column, row)


def check_ods(read: Read, place: Place) -> None:
    """Raises InputError where the sheets of an OpenDocument file (content.xml) repeat rows or cells beyond all measure."""
    extent = _Repeated(place)
    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = extent.begin, extent.end
    try:
        for piece in read():
            parser.Parse(piece)
    except expat.ExpatError as error:
        raise InputError("input.corrupt", place=place) from error


def check_xlsb(read: Read, place: Place) -> None:
    """Raises InputError where a binary worksheet says that its cells reach too far."""
    head = b""
    for piece in read():
        head += piece
        if len(head) > LONGEST_PRELUDE:
            break
    for kind, data in _records(head):
        if kind == DIMENSION and len(data) >= 16:
            row, column = (int.from_bytes(data[at : at + 4], "little") + 1 for at in (4, 12))
            if row * column > MAX_CELLS:
                raise too_far(place, column, row)
            return


def too_far(place: Place, column: int, row: int) -> InputError:
    """The sentence for cells that reach too far."""
    return InputError("input.stray-cell", place=place, column=letters(column), row=row, limit=MAX_CELLS // 1_000_000)


def letters(column: int) -> str:
    """The name of a column by its number from 1.

    >>> letters(1), letters(27), letters(16384)
    ('A', 'AA', 'XFD')
    """
    name = ""
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


def whole_tags(parts: Iterator[bytes]) -> Iterator[bytes]:
    """The same content in parts that cut no tag in two."""
    rest = b""
    for part in parts:
        rest += part
        cut = rest.rfind(b"<")
        if cut > 0:
            yield rest[:cut]
            rest = rest[cut:]
    yield rest


def _column(read: Read, row: int, *, bare: bool) -> int:
    """The last filled column, or one that is surely near enough for ``row`` rows."""
    if bare:
        return max(piece.count(b"<c ") + piece.count(b"<c>") for block in whole_tags(read()) for piece in block.split(b"<row"))
    if row * LAST <= MAX_CELLS:
        return 1
    far, near = (VERY_FAR, LAST_FAR) if row * LAST_FAR <= MAX_CELLS else (FAR, LAST_NEAR)
    blocks = (block for block in whole_tags(read()) if far.search(block))
    return max((_number(found) for block in blocks for found in set(FILLED.findall(block))), default=near)


def _number(column: bytes) -> int:
    number = 0
    for letter in column:
        number = number * 26 + letter - 64
    return number


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The records of a binary sheet: kind and length are numbers of seven bits a byte."""
    at = 0
    while at < len(data):
        kind, at = _varied(data, at, 2)
        length, at = _varied(data, at, 4)
        yield kind, data[at : at + length]
        at += length


def _varied(data: bytes, at: int, longest: int) -> tuple[int, int]:
    """A number of at most ``longest`` bytes, and the place behind it."""
    value = 0
    for place in range(longest):
        byte = data[at + place] if at + place < len(data) else 0
        value |= (byte & 0x7F) << (place * 7)
        if not byte & 0x80:
            return value, at + place + 1
    return value, at + longest


class _Repeated:
    """Counts the rows and cells that an OpenDocument sheet spells out by repeating them; blank ones at the ends count nothing."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.rows = self.width = self.blank_rows = self.repeat = self.cells = self.filled = 0

    def begin(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "table:table":
            self.rows = self.width = self.blank_rows = 0
        elif tag == "table:table-row":
            self.repeat, self.cells, self.filled = _times(attributes, ROWS_REPEATED), 0, 0
        elif tag in ("table:table-cell", "table:covered-table-cell"):
            self.cells += _times(attributes, CELLS_REPEATED)
            self.filled = self.cells if any(name.startswith("office:") for name in attributes) else self.filled
        elif tag == "text:p":
            self.filled = self.cells

    def end(self, tag: str) -> None:
        if tag != "table:table-row":
            return
        if not self.filled:
            self.blank_rows += self.repeat
            return
        self.rows, self.blank_rows = self.rows + self.blank_rows + self.repeat, 0
        self.width = max(self.width, self.filled)
        if self.rows * self.width > MAX_CELLS:
            raise too_far(self.place, self.width, self.rows)


def _times(attributes: dict[str, str], name: str) -> int:
    told = attributes.get(name, "1")
    return int(told) if told.isdigit() and len(told) < 10 else 1
