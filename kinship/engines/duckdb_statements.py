"""Statements for DuckDB, out of the files of ``queries/duckdb``."""

from __future__ import annotations

from collections.abc import Sequence

import queries


def filled(file: str, **holes: str) -> str:
    """A statement of ``queries/duckdb`` with table names and paths in its holes (neither can be a parameter in SQL)."""
    statement = queries.text(f"duckdb/{file}.sql")
    for hole, value in holes.items():
        statement = statement.replace("{" + hole + "}", value)
    return statement


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
