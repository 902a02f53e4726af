"""Statements for DuckDB, out of the files of ``queries/duckdb``."""

from __future__ import annotations

import glob
from pathlib import Path
from typing import TYPE_CHECKING

import queries
from kinship.engines.typed import FLOAT, MOMENT, OTHER

if TYPE_CHECKING:
    import pyarrow as pa


def filled(file: str, **holes: str) -> str:
    """A statement of ``queries/duckdb`` with its holes filled."""
    return queries.filled(f"duckdb/{file}.sql", **holes)


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
