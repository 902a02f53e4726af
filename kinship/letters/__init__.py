"""Word files for the office: a notice to each organ with findings, a verification sheet for each person in one.

Both are made from templates that the office can change in Word: ``write_templates`` gives them out, ``Templates.read`` takes them
back. What stands in double braces is filled in; a table row with such marks is repeated, once for each finding.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from kinship.errors import Place, RequestError
from kinship.letters.content import SHEET, notices, sheets
from kinship.letters.fill import fill
from kinship.letters.seal import refuse_changed
from kinship.letters.template import KINDS, default_template
from kinship.output import make_folder, write_atomic
from kinship.text import say

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Templates:
    """The bytes of a Word template for each kind of letter."""

    files: dict[str, bytes]
    places: dict[str, Place]

    @classmethod
    def read(cls, folder: Path | None, lang: str) -> Templates:
        """The templates of a folder, and the program's own for those that are not there. RequestError for an unreadable file."""
        files, places = {}, {}
        for kind in KINDS:
            path = folder / template_name(kind, lang) if folder else None
            places[kind] = Place(str(path or ""))
            files[kind] = _bytes(path) if path and path.exists() else default_template(kind, lang)
        if folder and not any((folder / template_name(kind, lang)).exists() for kind in KINDS):
            names = "、".join(template_name(kind, lang) for kind in KINDS)
            raise RequestError("letters.no-template", place=Place(str(folder)), names=names)
        return cls(files, places)


def template_name(kind: str, lang: str) -> str:
    """The name of a template's file.

    >>> template_name("notice", "zh")
    '提醒函.docx'
    """
    return say(f"letters.{kind}-name", lang) + ".docx"


def write_templates(folder: Path, lang: str) -> list[Path]:
    """Writes the program's own templates into a folder, to be changed there; gives the files. RequestError where
    one was changed there already."""
    make_folder(folder)
    paths = [folder / template_name(kind, lang) for kind in KINDS]
    for path in paths:
        refuse_changed(path)
    for kind, path in zip(KINDS, paths, strict=True):
        write_atomic(path, default_template(kind, lang))
    return paths


def write_letters(document: Row, folder: Path, templates: Templates, lang: str, office: str = "") -> list[Path]:
    """Writes a notice for each organ and a sheet for each person into ``folder``; gives the files.

    Accepted findings need no letter. Raises RequestError for a template with an unknown mark, and
    where somebody has changed a letter since: then none is written.
    """
    written: dict[Path, bytes] = {}
    for name, data in _letters(document, templates, lang, office):
        written[folder / f"{name}{f'-{count}' if (count := _times(name, written)) else ''}.docx"] = data
    for path in written:
        refuse_changed(path)
    make_folder(folder)
    for path, data in written.items():
        write_atomic(path, data)
    return list(written)


def _letters(document: Row, templates: Templates, lang: str, office: str) -> Iterator[tuple[str, bytes]]:
    for kind, contents in (("notice", notices(document, lang, office)), (SHEET, sheets(document, lang, office))):
        for content in contents:
            name = f"{say(f'letters.{kind}-name', lang)}-{safe_name(content.subject)}"
            yield name, fill(templates.files[kind], content.values, content.rows, templates.places[kind])


def _times(name: str, written: Iterable[Path]) -> int:
    """How many letters of this name were written before: people share names."""
    stems = [path.stem for path in written]
    count = sum(stem == name or stem.startswith(f"{name}-") for stem in stems)
    return count + 1 if count else 0


def safe_name(text: str) -> str:
    """A name that every file system takes.

    >>> safe_name('a/b:c*"<>|?')
    'a_b_c______'
    """
    kept = "".join("_" if char in '\\/:*?"<>|' or ord(char) < 32 else char for char in text).strip(" .")
    return kept[:60] or "_"


def _bytes(path: Path) -> bytes:
    try:
        return BytesIO(path.read_bytes()).getvalue()
    except OSError as error:
        raise RequestError("letters.unreadable", place=Place(str(path)), detail=error.strerror or "") from error
