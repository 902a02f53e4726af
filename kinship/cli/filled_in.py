"""What people wrote is never written over, also where the command did not read it: only a report may be renewed.

A file is let be where it holds answers to a review, or where no report of this program can be it: a workbook of somebody's, a
list in CSV, a table of a canonical folder, exemptions, a register.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from kinship.errors import InputError, Place, RequestError
from kinship.text import LANGUAGES, Keys, say

HEAD = 1 << 16
"""How much of a file shows what it is: a report may be of millions of lines."""
CONTAINERS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How files of Excel, WPS and Word begin."""
QUESTION = b"d1:m"
"""How the key of a question begins, in every row of a review."""
REGISTER = re.compile(rb'(?:\xef\xbb\xbf)?\{"at": "[^"]*", "before": "|(?:\xef\xbb\xbf)?\{"about": \{')
EXEMPTIONS = re.compile(rb"^\s*\[\[\s*exemption\s*\]\]", re.MULTILINE)
OWN_COLUMNS = ("report.col-id", "decision.col-key")
"""The columns by which a list of this program is told from one of people and their posts."""


def refuse_filled_in(file: Path, decisions: Sequence[Path] = ()) -> None:
    """RequestError where an existing ``file`` holds what people wrote, unless all of it is answers that ``decisions`` hold.

    >>> import tempfile
    >>> file = Path(tempfile.mkdtemp(), "exemptions.txt")
    >>> refuse_filled_in(file)
    >>> _ = file.write_text("[[exemption]]")
    >>> refuse_filled_in(file)
    Traceback (most recent call last):
    ...
    kinship.errors.RequestError: ...
    """
    head = _head(file)
    if head.startswith(CONTAINERS):
        _refuse_container(file, decisions)
    elif QUESTION in head.replace(b"\0", b"") or any(word in head for word in _answer_headings()):
        _refuse_answers(file, decisions)
    elif what := _what(file, head):
        raise _refusal(file, what)


def _answer_headings() -> list[bytes]:
    """The heading above the answers, as a list in CSV may hold it."""
    return [say("decision.col-answer", lang).encode(encoding) for lang in LANGUAGES for encoding in ("utf-8", "gb18030")]


def _head(file: Path) -> bytes:
    if not file.is_file():
        return b""
    with file.open("rb") as held:
        return held.read(HEAD)


def _refuse_container(file: Path, decisions: Sequence[Path]) -> None:
    """A report of this program is known by its title, which is kept when the workbook is saved again."""
    from kinship.letters.seal import is_as_written
    from kinship.report.book import TITLES, title_of
    from loaders.decisions import is_review
    from loaders.files.source import WORKBOOKS, suffix

    title = title_of(file)
    reviews, reports = _in_both(("review.title",)), _in_both(TITLES)
    if suffix(file) in WORKBOOKS and (title in reviews or (title not in reports and is_review(file))):
        _refuse_answers(file, decisions)
    elif title not in reports - reviews and not is_as_written(file) and not _are_favourites(file):
        raise _refusal(file, "workbook")


def _in_both(keys: Sequence[str]) -> set[str]:
    return {say(key, lang) for key in keys for lang in LANGUAGES}


def _are_favourites(file: Path) -> bool:
    """Whether it is an archive of questions to Neo4j."""
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(file) as archive:
            return all(name.endswith(".cypher") for name in archive.namelist())
    except (OSError, BadZipFile, NotImplementedError):
        return False


def _refusal(file: Path, what: str) -> RequestError:
    return RequestError("request.output-of-people", place=Place(str(file)), what=Keys(f"request.people-{what}"))


def _refuse_answers(file: Path, decisions: Sequence[Path]) -> None:
    from loaders.decisions import unsaved

    place = unsaved(file, decisions)
    if place:
        raise RequestError("review.answers-there", place=place)


def _what(file: Path, head: bytes) -> str:
    """What of people's a file of text is; blank where it may be a report."""
    from loaders.files.source import FORMS, TREES, suffix

    if file.suffix.lower() == ".toml" or EXEMPTIONS.search(head):
        return "settings"
    if REGISTER.match(head):
        return "register"
    if suffix(file) in FORMS | TREES:
        return "workbook"
    if _is_table(file):
        return "table"
    return "list" if _is_list(file, head) else ""


def _is_table(file: Path) -> bool:
    from kinship.tables import FIVE, csv_header, missing_columns

    stem, ending = file.stem.lower(), file.suffix.lower()
    if stem not in FIVE or ending not in (".csv", ".parquet"):
        return False
    try:
        return ending == ".parquet" or not missing_columns(stem, csv_header(file))
    except InputError:
        return False


def _is_list(file: Path, head: bytes) -> bool:
    """Whether the file lists people with their posts or relatives, as the loaders read it."""
    from kinship.relatives import HEADER
    from loaders.files.source import DELIMITED

    if head.startswith(HEADER) or file.suffix.lower() not in DELIMITED:
        return False  # to learn to read lists takes a tenth of a second, in which the pairs of a small county are found
    from loaders.workbook.aliases import Aliases
    from loaders.workbook.delimited import read_rows
    from loaders.workbook.grid import Sheet
    from loaders.workbook.header import find_header

    try:
        rows = read_rows(head if len(head) < HEAD else head.rpartition(b"\n")[0], Place(str(file)))
    except InputError:  # what cannot be read as a list is none
        return False
    header = find_header(Sheet(file.name, "", rows), Aliases())
    return bool(header and header.kind and not header.missing and not _in_both(OWN_COLUMNS) & set(header.headings))
