"""Statements for DuckDB, out of the files of ``queries/duckdb``."""

from __future__ import annotations

import glob
from collections.abc import Sequence
from pathlib import Path

import queries


def filled(file: str, **holes: str) -> str:
    """A statement of ``queries/duckdb`` with its holes filled."""
    return queries.filled(f"duckdb/{file}.sql", **holes)


def wanted(columns: Sequence[str], present: Sequence[str], clean: str = "") -> str:
    """The select list: each wanted column as text. Hand-made files are trimmed; Parquet is made by programs."""
    return ", ".join(
        f'nullif({clean}(CAST("{column}" AS VARCHAR)), \'\') AS "{column}"'
        if column in present
        else f'CAST(NULL AS VARCHAR) AS "{column}"'
        for column in columns
    )


def quoted(value: str) -> str:
    """A text as SQL writes it.

    >>> quoted("it's")
    "'it''s'"
    """
    return "'" + value.replace("'", "''") + "'"


def exactly(path: Path) -> str:
    """A file to be read, as SQL writes it; no character of its name stands for others.

    >>> exactly(Path("县[1]/it's.csv"))
    "'县[[]1]/it''s.csv'"
    """
    return quoted(glob.escape(str(path)))
