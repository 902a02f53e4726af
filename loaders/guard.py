"""Looks at a workbook before it is opened: what it really is, and whether it would burst the memory."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from kinship.errors import InputError, Place

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MAX_UNPACKED = 4 * 1024**3
MAX_RATIO = 400
RATIO_MATTERS = 64 * 1024**2
"""A small sheet of equal rows packs very well: the ratio is looked at only above this size."""
MAX_CELLS = 60_000_000
CHUNK = 1 << 20
FILLED_CELL = re.compile(rb'<c[^>]*? r="([A-Z]{1,3})(\d+)"[^>]*(?<!/)>')
EXTENT = re.compile(rb'<dimension ref="(?:[A-Z]+\d+:)?([A-Z]+)(\d+)"')


def kind_of(head: bytes) -> str:
    """``zip`` (xlsx, ods), ``ole`` (xls, or an encrypted xlsx), ``html``, ``empty`` or ``text``, from the first bytes.

    >>> kind_of(b"PK\\x03\\x04..."), kind_of(b"<html><table>"), kind_of(b"")
    ('zip', 'html', 'empty')
    """
    if not head.strip(b"\x00"):
        return "empty"
    if head.startswith(ZIP):
        return "zip"
    if head.startswith(OLE):
        return "ole"
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    marks = (b"<html", b"<!doctype html", b"<table", b"<meta", b"<?xml", b"<style", b"<head", b"mime-version:")
    return "html" if start.startswith(marks) else "text"


def check_ole(path: Path, place: Place) -> None:
    """Raises InputError if the file is a password-protected xlsx: those are wrapped in an OLE container."""
    data = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise InputError("input.password", place=place)


def check_zip(path: Path, place: Place) -> None:
    """Raises InputError if the archive is damaged, encrypted, or unpacks to more than a ledger ever holds."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            _check_sizes(members, place)
            for member in members:
                if re.fullmatch(r"xl/worksheets/[^/]+\.xml", member.filename):
                    with archive.open(member) as sheet:
                        _check_extent(sheet, place)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        raise InputError("input.corrupt", place=place) from error
    except Exception as error:
        if type(error).__module__ == "zlib":
            raise InputError("input.corrupt", place=place) from error
        raise


def _check_sizes(members: list[zipfile.ZipInfo], place: Place) -> None:
    if any(member.flag_bits & 1 for member in members):
        raise InputError("input.password", place=place)
    size, packed = sum(m.file_size for m in members), sum(m.compress_size for m in members)
    if size > MAX_UNPACKED or (size > RATIO_MATTERS and size > MAX_RATIO * max(packed, 1)):
        raise InputError("input.too-big-unpacked", place=place, megabytes=size >> 20)


def _check_extent(sheet: IO[bytes], place: Place) -> None:
    """A value far outside (say, in XFD1048576) makes the reader set aside a cell for every place before it."""
    head = sheet.read(4096)
    told = EXTENT.search(head)
    if told and _cells(told[1], told[2]) <= MAX_CELLS:
        return
    column, row = b"A", 1
    for block in _blocks(head, sheet):
        for found in FILLED_CELL.finditer(block):
            column, row = max(column, found[1], key=_number), max(row, int(found[2]))
    if _cells(column, str(row).encode()) > MAX_CELLS:
        raise InputError("input.stray-cell", place=place, column=column.decode(), row=row)


def _blocks(head: bytes, sheet: IO[bytes]) -> Iterator[bytes]:
    """The sheet in pieces that do not cut a tag in two."""
    rest = head
    while more := sheet.read(CHUNK):
        cut = (rest + more).rfind(b"<")
        yield (rest + more)[:cut]
        rest = (rest + more)[cut:]
    yield rest


def _cells(column: bytes, row: bytes) -> int:
    return _number(column) * int(row)


def _number(column: bytes) -> int:
    number = 0
    for letter in column:
        number = number * 26 + letter - 64
    return number
