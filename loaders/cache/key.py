"""The name of an entry: a digest of everything that a county depends on."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import metadata, resources
from pathlib import Path

from kinship.tables import is_table_file
from loaders.files.source import READABLE, Source, is_package, suffix
from loaders.moment import this_year
from loaders.workbook.aliases import Aliases

FORM = "1"
"""The form of an entry; another form is another name."""
PROGRAM = ("loaders", "kinship")
"""The packages whose code and tables decide what is read: an entry of another version is never asked for."""
BENEATH = "python-calamine"
"""What reads workbooks; all else is read by Python itself."""
PARTS = (".py", ".toml", ".csv")
READ = READABLE | {".parquet", ".xml", ".toml"}
AT_ONCE = 1 << 20


@dataclass(frozen=True, slots=True)
class Sources:
    """All files that the user named, and what stands in the folders: a digest of names and contents, and how many bytes."""

    digest: str
    size: int

    @classmethod
    def of(cls, paths: Sequence[Path]) -> Sources | None:
        """None where something cannot be read, or is standard input."""
        total, size = hashlib.sha256(), 0
        try:
            for path in paths:
                total.update(repr(("named", str(path), os.path.realpath(path))).encode("utf-8", "surrogateescape"))
                for file in _files(path):
                    content, length = _content(file)
                    total.update(repr((str(file), content)).encode("utf-8", "surrogateescape"))
                    size += length
        except OSError:
            return None
        return cls(total.hexdigest(), size)


def key_of(sources: Sources, chosen: str) -> str:
    """The name of the entry for these sources and what was chosen."""
    return _name("county", this_year(), sources.digest, chosen)


def file_key(file: Source, aliases: Aliases, year: int) -> str | None:
    """The name of the entry for one file: what it is called in reports, where its rows stand by that name; its bytes; what
    headings mean; and the year in which it is read. None where it cannot be read."""
    try:
        inside = [(str(one.relative_to(file.path)), _content(one)[0]) for one in _files(file.path)]
    except OSError:
        return None
    return _name("file", year, file.label, inside, type(aliases).__name__, aliases)


def _name(*parts: object) -> str:
    return hashlib.sha256(repr((FORM, program(), *parts)).encode("utf-8", "surrogateescape")).hexdigest()[:40]


@cache
def program() -> str:
    """A digest of the program's own files, as they lie there now, and of what they read with."""
    total = hashlib.sha256(repr((sys.version, metadata.version(BENEATH))).encode())
    for package in PROGRAM:
        for file in sorted(_own(resources.files(package)), key=str):
            total.update(file.name.encode() + b"\0" + file.read_bytes())
    return total.hexdigest()


def _own(folder: object) -> Iterator[Path]:
    for file in Path(str(folder)).rglob("*"):
        if file.suffix in PARTS:
            yield file


def _files(path: Path) -> Iterable[Path]:
    """The file itself; what lies in a folder, hidden things excepted, in the order of the names; a package to its last leaf."""
    if not path.is_dir():
        return [path]
    found = path.rglob("*") if is_package(path) else (part for one in path.iterdir() for part in _parts(one))
    return sorted(one for one in found if not any(part.startswith(".") for part in one.relative_to(path).parts))


def _parts(path: Path) -> list[Path]:
    """A file, or a folder; with the part files of a table that Spark wrote."""
    return [path, *path.glob("*.parquet")] if path.is_dir() and is_table_file(path) else [path]


def _content(path: Path) -> tuple[str, int]:
    """The digest and length of a file. Of folders, and of files that nobody reads, the name is all that counts."""
    if path.is_dir() or suffix(path) not in READ:
        return "", 0
    total, length = hashlib.sha256(), 0
    with path.open("rb") as file:
        while part := file.read(AT_ONCE):
            total.update(part)
            length += len(part)
    return total.hexdigest(), length
