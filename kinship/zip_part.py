"""One part of an archive, such as a workbook or a Word file."""

from __future__ import annotations

import zlib
from pathlib import Path
from zipfile import BadZipFile, ZipFile


def zip_part(file: Path, name: str, most: int = -1) -> bytes:
    """A part of an archive, no more than its first ``most`` bytes; nothing where it lacks the part or cannot be read as one.

    >>> zip_part(Path(__file__), "word/document.xml")
    b''
    """
    try:
        with ZipFile(file) as parts, parts.open(name) as told:
            return told.read(most)
    except (OSError, KeyError, BadZipFile, NotImplementedError, RuntimeError, zlib.error):
        return b""
