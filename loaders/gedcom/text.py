"""GEDCOM files as clean lines: the encoding told apart, and lines that no reader could take set aside.

Encodings after the GEDCOM 5.5.1 standard (ANSEL, ASCII, UTF-8, UTF-16 as "UNICODE") and 7.0 (always UTF-8).
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass, field

from kinship.account import Account
from kinship.errors import InputError, Place

BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
HEAD_BYTES = 8192
TOLD = re.compile(rb"^[ \t]*1[ \t]+CHAR[ \t]+([^\r\n]+)", re.MULTILINE)
VERSION_7 = re.compile(rb"^[ \t]*2[ \t]+VERS[ \t]+7", re.MULTILINE)
WESTERN = {"ANSI": "cp1252", "WINDOWS": "cp1252", "WINDOWS-1252": "cp1252", "CP1252": "cp1252", "IBMPC": "cp437", "IBM": "cp437"}
"""Names that the standard does not know and that do not say which letters are meant; what they mostly stand for."""
CHINESE = frozenset({"GB2312", "GBK", "GB18030", "CP936", "936"})

LINE = re.compile(r"(\d{1,2}) +(?:@([^@]+)@ *)?([A-Za-z0-9_]+)(?: (.*))?")
LEVEL = re.compile(r"(\d{1,2})\s")
MORE = ("CONT", "CONC")
NEEDED = {
    "HEAD": frozenset({"SOUR"}),
    "INDI": frozenset({"NAME", "SEX", "BIRT", "DEAT", "ADOP", "FAMC", "FAMS"}),
    "FAM": frozenset({"HUSB", "WIFE", "CHIL", "MARR", "DIV", "ANUL", "NO"}),
}
"""What is read of each kind of record. The rest (notes, sources, pictures) is most of a file and need not be parsed."""
FOREIGN = re.compile(r"@#(?!DGREGORIAN@)")
"""Another calendar. Such a date is passed on as a phrase: ged4py gives up the whole file over a calendar it does not know."""
SHOWN = 60


@dataclass(slots=True)
class Lines:
    """Lines that fit the grammar and are needed, without xrefs. ``starts``: the line number at which each record (level 0)
    begins in the file as it is, and its xref without the @ signs.
    """

    kept: list[str] = field(default_factory=list)
    starts: list[tuple[int, str]] = field(default_factory=list)
    broken: list[int] = field(default_factory=list)
    """The line numbers of records whose first line cannot be read: they are left out whole."""


def read_lines(data: bytes, label: str, account: Account) -> Lines:
    """The lines of a file. Lines that fit no grammar are listed, and left out with what stands under them.

    Raises InputError for an empty file and for one that does not begin as GEDCOM does.
    """
    if not data.strip(b"\0 \t\r\n"):
        raise InputError("input.empty-file", place=Place(label))
    text = decoded(data, label, account)
    lines = re.split(r"\r\n|\r|\n", text)
    first = next((line.split() for line in lines if line.strip()), [])
    if first[:2] != ["0", "HEAD"]:
        raise InputError("gedcom.not-gedcom", place=Place(label))
    return _Sieve(label, account).sift(lines)


def decoded(data: bytes, label: str, account: Account) -> str:
    """The text of a file, composed (NFC) and without its byte order mark."""
    codec, sure = codec_of(data)
    for bom, _ in BOMS:
        data = data.removeprefix(bom)
    if codec == "gedcom":
        import ged4py  # noqa: F401 -- registers the codec
    try:
        text = data.decode(codec)
    except (UnicodeDecodeError, ValueError) as error:
        place = Place(label, row=data[: getattr(error, "start", 0)].count(b"\n") + 1)
        account.problem("warning", "gedcom.broken-letters", place, codec=shown(codec))
        text = data.decode("utf-8" if codec == "gedcom" else codec, "replace")
    if not sure:
        account.problem("warning", "gedcom.codec-guessed", Place(label), codec=shown(codec))
    return unicodedata.normalize("NFC", text)


def codec_of(data: bytes) -> tuple[str, bool]:
    """The codec of a file, and whether the file tells it beyond doubt.

    >>> codec_of(b"0 HEAD\\n1 CHAR ANSEL\\n"), codec_of(b"0 HEAD\\n1 CHAR ANSI\\n1 NOTE \\xe9\\n")
    (('gedcom', True), ('cp1252', False))
    >>> codec_of("0 HEAD".encode("utf-16-le")), codec_of(b"0 HEAD\\n1 GEDC\\n2 VERS 7.0\\n")
    (('utf-16-le', True), ('utf-8', True))
    """
    for bom, codec in BOMS:
        if data.startswith(bom):
            return codec, True
    if data.startswith((b"0\0", b"\0000")):
        return ("utf-16-le" if data[1:2] == b"\0" else "utf-16-be"), True
    head = data[:HEAD_BYTES]
    found = TOLD.search(head)
    told = found[1].strip().decode("ascii", "replace").upper() if found else ""
    if told == "ANSEL":
        return "gedcom", True
    if told in CHINESE:
        return "gb18030", True
    if told in ("UTF-8", "UTF8") or (not told and VERSION_7.search(head)) or _is_utf8(data):
        return "utf-8", True
    return (WESTERN.get(told, "cp1252"), False) if told else ("gedcom", False)


def shown(codec: str) -> str:
    """The name of an encoding as people know it."""
    return {"gedcom": "ANSEL", "cp1252": "Windows-1252", "cp437": "IBM 437"}.get(codec, codec.upper())


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


class _Sieve:
    """Keeps the lines that fit: one level deeper than the line before at most, continuation lines right where they belong."""

    def __init__(self, label: str, account: Account) -> None:
        self.label, self.account, self.lines = label, account, Lines()
        self.level, self.tag = -1, ""
        self.record, self.needed = "", False
        self.dropping: int | None = None

    def sift(self, lines: list[str]) -> Lines:
        for number, line in enumerate(lines, 1):
            plain = line.strip("\ufeff\0\t ")
            if plain:
                self._take(number, line.lstrip("\ufeff\0\t "))
        if self.tag != "TRLR" or self.level:
            self.account.problem("warning", "gedcom.no-end", Place(self.label, row=len(lines)))
        return self.lines

    def _take(self, number: int, line: str) -> None:
        found = LINE.fullmatch(line)
        if found is None:
            self._drop(number, line)
            return
        level, tag = int(found[1]), found[3].upper()
        if self.dropping is not None and level > self.dropping:
            return
        self.dropping = None
        if not self._fits(level, tag):
            self._drop(number, line)
            return
        self.level, self.tag = level, tag
        if level == 0:
            self.lines.starts.append((number, (found[2] or "").strip()))
            self.record = tag
        elif level == 1:
            self.needed = tag in NEEDED.get(self.record, ())
        if level == 0 or self.needed:
            self.lines.kept.append(" ".join(part for part in (found[1], tag, _safe(tag, found[4])) if part is not None))

    def _fits(self, level: int, tag: str) -> bool:
        if tag in MORE:
            return level == (self.level if self.tag in MORE else self.level + 1)
        return level <= self.level + 1

    def _drop(self, number: int, line: str) -> None:
        found = LEVEL.match(line)
        if found and int(found[1]) <= self.level + 1:
            self.dropping = int(found[1])
            if self.dropping == 0:
                self.lines.broken.append(number)
        self.account.problem("warning", "gedcom.bad-line", Place(self.label, row=number), line=line[:SHOWN])


def _safe(tag: str, value: str | None) -> str | None:
    return f"({value})" if tag == "DATE" and value and FOREIGN.search(value) else value
