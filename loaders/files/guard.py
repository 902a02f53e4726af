"""Looks at a file before it is opened: what it really is, and whether it would burst the memory."""

from __future__ import annotations

import os
import re
import zipfile
from functools import partial
from pathlib import Path

from kinship.errors import InputError, Place
from loaders.files import archive, extent

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WORKBOOK = archive.Limits("input.too-big-unpacked", 100_000, 2 * 1024**3, 400, 64 * 1024**2, 2 * 1024**3)
MAX_PLAIN = 2 * 1024**3
"""The largest file that is read as it is: text in columns, family trees, entities, old workbooks."""
SHEETS = (
    (re.compile(r"xl/worksheets/[^/]+\.xml"), extent.check_xlsx),
    (re.compile(r"xl/worksheets/[^/]+\.bin"), extent.check_xlsb),
    (re.compile(r"content\.xml"), extent.check_ods),
)


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


def check_plain(path: Path, place: Place) -> None:
    """Raises InputError if a file is larger than files of its kind ever are, or cannot be looked at."""
    try:
        size = path.stat().st_size
    except OSError as error:
        raise InputError("input.cannot-open", place=place, reason=os.strerror(error.errno or 0)) from error
    check_size(size, place)


def check_size(size: int, place: Place) -> None:
    """Raises InputError if there are more bytes than files of this kind ever have."""
    if size > MAX_PLAIN:
        raise InputError("input.too-big-file", place=place, megabytes=size >> 20, limit=MAX_PLAIN >> 20)


def check_ole(path: Path, place: Place) -> None:
    """Raises InputError if the file is a password-protected xlsx (those are wrapped in an OLE container), or is too large."""
    check_plain(path, place)
    if "EncryptedPackage".encode("utf-16-le") in path.read_bytes():
        raise InputError("input.password", place=place)


def check_zip(path: Path, place: Place) -> None:
    """Raises InputError if the archive is damaged, encrypted, or unpacks to more than a ledger ever holds."""
    try:
        with zipfile.ZipFile(path) as book:
            _check_members(path, book.infolist(), place)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        raise InputError("input.corrupt", place=place) from error
    except Exception as error:
        if type(error).__module__ == "zlib":
            raise InputError("input.corrupt", place=place) from error
        raise


def _check_members(path: Path, members: list[zipfile.ZipInfo], place: Place) -> None:
    if any(member.flag_bits & 1 for member in members):
        raise InputError("input.password", place=place)
    WORKBOOK.check(members, place)
    with path.open("rb") as file:
        archive.check_truth(file, members, place)
        for member in members:
            for name, check in SHEETS:
                if name.fullmatch(member.filename):
                    check(partial(archive.pieces, file, member), place)
