"""Statements for DuckDB, out of the files of ``queries/duckdb``."""

from __future__ import annotations

import glob
from pathlib import Path
from typing import TYPE_CHECKING

import queries
from kinship.engines.typed import FLOAT, MOMENT, OTHER

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

ASKED: dict[tuple[str, str], duckdb.Statement] = {}
"""The questions that this process has asked, each parsed once, however many engines ask it."""


def filled(file: str, **holes: str) -> str:
    """A statement of ``queries/duckdb`` with its holes filled."""
    return queries.filled(f"duckdb/{file}.sql", **holes)


def asking(name: str, query: str, connection: duckdb.DuckDBPyConnection) -> duckdb.Statement:
    """The statement that keeps the answer of a query as a table. It is no part of the connection that parses it."""
    if (name, query) not in ASKED:
        (ASKED[name, query],) = connection.extract_statements(filled("materialise", name=name, query=query))
    return ASKED[name, query]


def kinds(schema: pa.Schema) -> dict[str, str]:
    """Of which kind the columns of an Arrow table are, as ``typed`` tells them apart."""
    import pyarrow as pa

    def kind(type_: pa.DataType) -> str:
        return FLOAT if pa.types.is_floating(type_) else MOMENT if pa.types.is_timestamp(type_) else OTHER

    return {field.name: kind(field.type) for field in schema}


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
