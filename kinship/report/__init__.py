"""Reports: the findings document (JSON as a dict) in, a file of some format out; one module per format."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path

from kinship.errors import RequestError
from kinship.output import check_target, make_folder, write_atomic
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
    files = targets({known(format): FORMATS[format] for format in formats}, NAME, output, out)
    if out is not None:
        return _into_folder(document, files, lang, out)
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


def targets(endings: Mapping[str, str], name: str, output: Target = "-", out: Target | None = None) -> dict[str, Target]:
    """Where each format goes, by its ending: to ``output``, or into the folder ``out`` under ``name``.

    RequestError for several formats without a folder, a folder and a file at once, and a file that cannot be written over:
    before anything is written, and asked before long work.

    >>> targets({"csv": "csv"}, "findings", out=Path("there"))
    {'csv': PosixPath('there/findings.csv')}
    """
    if out is not None and str(output) != "-":
        raise RequestError("report.out-and-output")
    if out is None and len(endings) != 1:
        raise RequestError("report.several-formats")
    found: dict[str, Target] = {one: output if out is None else Path(out) / f"{name}.{ending}" for one, ending in endings.items()}
    for target in found.values():
        if out is None or Path(target).exists():
            check_target(target)
    return found


def _into_folder(document: Document, files: Mapping[str, Target], lang: str, out: Target) -> list[Path]:
    make_folder(out)
    for format, path in files.items():
        write_atomic(path, render(document, format, lang))
    return [Path(path) for path in files.values()]
