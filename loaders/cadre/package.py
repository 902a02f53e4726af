"""Data packages of the civil servants' information system: a zip, or the folder unpacked from one, with ``Table/A01.xml``.

Read are A01 (people), A02 (posts), A36 (family) and B01 (organs); rows are tied by A0000, the system's own key. Packages that are
7z archives (hzb, zb3) are under a password: whoever may open one can unpack it and give the folder.
"""

from __future__ import annotations

import os
import re
import zipfile
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from kinship.account import Account
from kinship.errors import InputError, Place
from loaders.cadre.civil import Tables, take_tables
from loaders.files import archive, xmlsafe
from loaders.files.source import Source
from loaders.intake import Intake

SEVEN_ZIP = b"7z\xbc\xaf\x27\x1c"
TABLES = ("B01", "A01", "A02", "A36")
TABLE = re.compile(r"(?:^|/)Table/([A-Z]\d\d\w{0,3})\.xml$", re.IGNORECASE)
FORM = re.compile(r"\.lrmx?$", re.IGNORECASE)
LIMITS = archive.Limits("package.too-big", 500_000, 8 * 1024**3, 200, 16 * 1024**2, xmlsafe.MAX_BYTES)
LONGEST_ROW = 1 << 17
ROW_BEGINS = re.compile(r"<(?:\w+:)?row\s", re.IGNORECASE)
ATTRIBUTE = re.compile(r"(\w+)\s*=\s*([\"'])(.*?)\2(?=\s+\w+\s*=\s*[\"']|\s*$)", re.DOTALL)
ENTITIES = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&amp;": "&"}
NOT_WELL_FORMED = "xml.broken"
Read = Callable[[], bytes]


def take_archive(source: Source, intake: Intake) -> None:
    """Reads a package in one file.

    Raises InputError for a 7z archive, a password, damage, a name that leads out of the archive, an excess of size, no
    tables, or those of several packages.
    """
    place = Place(source.label)
    with source.path.open("rb") as file:
        if file.read(len(SEVEN_ZIP)) == SEVEN_ZIP:
            raise InputError("package.seven-zip", place=place)
    try:
        with zipfile.ZipFile(source.path) as package:
            _check(package.infolist(), place)
            members = {member.filename.replace("\\", "/"): member for member in package.infolist()}
            tables = [(found[1].upper(), name) for name in members if (found := TABLE.search(name))]
            names = dict(tables)
            if len(names) < len(tables):
                raise InputError("package.several", place=place)
            if not names:
                forms = sum(1 for name in members if FORM.search(name))
                raise InputError("package.forms-inside" if forms else "package.no-tables", place=place, forms=forms)
            _take({name: partial(_unpacked, package, members[at]) for name, at in names.items()}, place, intake)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        raise InputError("package.damaged", place=place) from error
    except Exception as error:
        if type(error).__module__ == "zlib":
            raise InputError("package.damaged", place=place) from error
        raise


def take_folder(source: Source, intake: Intake) -> None:
    """Reads a package that was unpacked into a folder. Raises InputError where a table cannot be opened."""
    files = {path.stem.upper(): path for path in sorted((source.path / "Table").iterdir()) if path.suffix.lower() == ".xml"}
    _take({name: partial(_bytes, path, source.label) for name, path in files.items()}, Place(source.label), intake)


def _bytes(path: Path, label: str) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(xmlsafe.MAX_BYTES + 1)
    except OSError as error:
        reason = os.strerror(error.errno or 0)
        raise InputError("input.cannot-open", place=Place(label, path.stem), reason=reason) from error


def _check(members: list[zipfile.ZipInfo], place: Place) -> None:
    if any(member.flag_bits & 1 for member in members):
        raise InputError("package.password", place=place)
    for member in members:
        parts = member.filename.replace("\\", "/").split("/")
        if ".." in parts or not parts[0] or ":" in parts[0]:
            raise InputError("package.path-outside", place=place, name=member.filename[:80])
    LIMITS.check(members, place)


def _unpacked(package: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """A member, of which no more is unpacked than the archive says that it holds."""
    with package.open(member) as file:
        return file.read(member.file_size + 1)


def _take(readers: Mapping[str, Read], place: Place, intake: Intake) -> None:
    if "A01" not in readers:
        raise InputError("package.no-people", place=place, tables=", ".join(sorted(readers))[:80] or "—")
    tables: Tables = {}
    for name in TABLES:
        where = Place(place.file, name)
        if name in readers:
            tables[name] = table_rows(xmlsafe.decode(readers[name](), where), where, intake.account)
        else:
            intake.account.problem("warning", f"package.no-{name.lower()}", place)
    others = sorted(readers.keys() - set(TABLES))
    if others:
        intake.account.problem("note", "package.other-tables", place, tables=", ".join(others)[:200])
    take_tables(tables, place.file, intake)


def table_rows(text: str, where: Place, account: Account) -> list[dict[str, str]]:
    """The rows of one table, attribute names in capitals; an unreadable row is an empty one.

    The system writes values without escaping them. Where that breaks the XML, rows are taken one by one, and that is said.

    >>> table_rows('<xml><data><row A0000="1" A0215A="局长<代>"/></data></xml>', Place(), Account())
    [{'A0000': '1', 'A0215A': '局长<代>'}]
    """
    try:
        return xmlsafe.rows(text, where)
    except InputError as error:
        if error.key != NOT_WELL_FORMED or re.search(r"<!(?:DOCTYPE|ENTITY)", text, re.IGNORECASE):
            raise
        starts = [found.start() for found in ROW_BEGINS.finditer(text)]
        if not starts:
            raise
    rows = [_attributes(text[start:end]) for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    account.problem("warning", "package.not-well-formed", where, rows=len(rows))
    return rows


def _attributes(piece: str) -> dict[str, str]:
    """The attributes of a row that is not well-formed; empty where the row is not closed or has no end in sight."""
    end = piece.rfind("/>") if "/>" in piece else max(piece.rfind('">'), piece.rfind("'>")) + 1
    if end <= 0 or len(piece) > LONGEST_ROW:
        return {}
    return {name.upper(): _plain(value) for name, _, value in ATTRIBUTE.findall(piece[:end].rstrip())}


def _plain(value: str) -> str:
    return re.sub(r"&(?:lt|gt|quot|apos|amp);", lambda found: ENTITIES[found[0]], value)
