"""Reports: the findings document (JSON as a dict) in, a file of some format out; one module per format."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from kinship.errors import RequestError
from kinship.output import make_folder, write_atomic
from kinship.report.rows import Document

FORMATS = {
    "table": "txt",
    "json": "json",
    "csv": "csv",
    "xlsx": "xlsx",
    "html": "html",
    "md": "md",
    "sarif": "sarif",
    "junit": "xml",
}
"""Format → the ending of its file. Each is a module of this package with ``render(document, lang) -> bytes``."""
NAME = "findings"
Target = str | Path


def render(document: Document, format: str, lang: str) -> bytes:
    """The document in one format. RequestError for a format that there is not.

    >>> render({"findings": []}, "csv", "en")[:3]
    b'\\xef\\xbb\\xbf'
    """
    known(format)
    result: bytes = import_module(f"kinship.report.{format}").render(document, lang)
    return result


def write(
    document: Document, formats: Sequence[str], lang: str, *, output: Target = "-", out: str | Path | None = None
) -> list[Path]:
    """Writes the document: one format to ``output`` (``-``: standard output), or each into the folder ``out``.

    Gives the files written. A table on a terminal has colours. RequestError for an unknown format, for several formats
    without a folder, for a folder and a file at once, and where the disk refuses.
    """
    for format in formats:
        known(format)
    if out is not None:
        if str(output) != "-":
            raise RequestError("report.out-and-output")
        return _into_folder(document, formats, lang, out)
    if len(formats) != 1:
        raise RequestError("report.several-formats")
    if formats[0] == "table" and str(output) == "-" and sys.stdout.isatty():
        import_module("kinship.report.table").show(document, lang, sys.stdout)
        return []
    write_atomic(output, render(document, formats[0], lang))
    return [] if str(output) == "-" else [Path(output)]


def known(format: str) -> str:
    """The format itself. RequestError, with the formats there are, for any other."""
    if format not in FORMATS:
        raise RequestError("report.unknown-format", format=format, known=", ".join(FORMATS))
    return format


def _into_folder(document: Document, formats: Sequence[str], lang: str, out: Target) -> list[Path]:
    folder = make_folder(out)
    written = []
    for format in dict.fromkeys(formats):
        path = folder / f"{NAME}.{FORMATS[format]}"
        write_atomic(path, render(document, format, lang))
        written.append(path)
    return written
