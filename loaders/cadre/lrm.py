"""LRM: the appointment form (干部任免审批表) of the older editor: 33 quoted fields of Chinese text, one person per file."""

from __future__ import annotations

import re

from kinship.errors import InputError, Place
from loaders.cadre.form import Form

FIELDS, NEEDED = 33, 26
"""Fields of the form, and up to which they matter here: files without the last ones (dates of filling in and the like) occur."""
BETWEEN = re.compile(r'"\s*,\s*"')
ENCODINGS = ("utf-8-sig", "gb18030")
NAME, SEX, BIRTH, RESUME, PRESENT, PROPOSED, RELIEVED = 0, 1, 2, 17, 25, 26, 27
RELATIVES = slice(20, 25)
"""Terms, names, births, political statuses, employers: five lists with ``@`` between their parts, side by side."""


def read(data: bytes, place: Place) -> Form:
    """The form in a file.

    Raises InputError where the text cannot be decoded or has not the fields of this format.

    >>> fields = ["甲", "男", "197204", *[""] * 17, "妻子@@", "乙@@", "197305@@", "群众@@", "某局@@", "某局局长", *[""] * 7]
    >>> form = read(",".join(f'"{field}"' for field in fields).encode("gbk"), Place())
    >>> form.name, form.present, form.relatives[0]
    ('甲', '某局局长', ('妻子', '乙', '197305', '群众', '某局'))
    """
    fields = _fields(_decode(data, place), place)
    form = Form(fields[NAME], fields[SEX], fields[BIRTH], present=fields[PRESENT], resume=fields[RESUME])
    form.proposed, form.relieved = fields[PROPOSED], fields[RELIEVED]
    form.relatives = _relatives(fields[RELATIVES])
    return form


def _decode(data: bytes, place: Place) -> str:
    encodings = ("utf-16",) if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ENCODINGS
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise InputError("xml.encoding", place=place, encodings=", ".join(encodings))


def _fields(text: str, place: Place) -> list[str]:
    bare = text.strip("\x00\x1a \t\r\n")
    fields = BETWEEN.split(bare.removeprefix('"').removesuffix('"'))
    quoted = bare.startswith('"') and bare.endswith('"')
    if not quoted or len(fields) < NEEDED or any(field.strip() for field in fields[FIELDS:]):
        raise InputError("form.not-lrm", place=place, fields=len(fields), expected=FIELDS)
    return [field.strip("\r\n") for field in fields] + [""] * (FIELDS - len(fields))


def _relatives(lists: list[str]) -> list[tuple[str, str, str, str, str]]:
    columns = [[part.strip() for part in told.split("@")] for told in lists]
    rows = max(map(len, columns))
    terms, names, births, statuses, employers = ([*column, *[""] * (rows - len(column))] for column in columns)
    return list(zip(terms, names, births, statuses, employers, strict=True))
