"""Whether somebody changed a Word file since the program wrote it: a sheet is there to be filled in, a template to be changed."""

from __future__ import annotations

import hashlib
from io import BytesIO
from pathlib import Path
from typing import Any

from kinship.errors import Place, RequestError
from kinship.zip_part import zip_part

TEXT, PROPERTIES = "word/document.xml", "docProps/core.xml"


def saved(document: Any) -> bytes:
    """A document (of python-docx) as the bytes of a Word file, sealed: among its properties stands the digest of its text."""
    document.core_properties.identifier = _seal(document.part.blob).decode()
    data = BytesIO()
    document.save(data)
    return data.getvalue()


def refuse_changed(file: Path) -> None:
    """RequestError where there is something under ``file`` that is not as ``saved`` made it: Word and WPS write the text anew.

    >>> refuse_changed(Path("none.docx"))
    >>> refuse_changed(Path(__file__))
    Traceback (most recent call last):
    ...
    kinship.errors.RequestError: ...
    """
    if file.exists() and not is_as_written(file):
        raise RequestError("letters.changed", place=Place(str(file)))


def is_as_written(file: Path) -> bool:
    """Whether a file is a Word file as ``saved`` made it."""
    return b">" + _seal(zip_part(file, TEXT)) + b"<" in zip_part(file, PROPERTIES)


def _seal(text: bytes) -> bytes:
    return b"kinship:" + hashlib.blake2b(text, digest_size=16).hexdigest().encode()
