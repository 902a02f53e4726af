"""Small tables for one query, and what it must answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from kinship.engines.duckdb import DuckEngine

TYPES = {"I": "INTEGER", "V": "VARCHAR", "B": "BOOLEAN", "D": "DATE"}
Rows = Sequence[Sequence[Any]]


@dataclass(frozen=True)
class Besides:
    """``tables``: name → columns with their types ("p:I name:V"), and rows. ``answer``: the rows of the query, in any order."""

    tables: dict[str, tuple[str, Rows]]
    answer: Rows

    def answers(self, text: str) -> bool:
        """Whether a query answers as it should."""
        return sorted(map(str, self.engine.connection.execute(text).fetchall())) == sorted(map(str, self.answer))

    @cached_property
    def engine(self) -> DuckEngine:
        """An engine that holds the tables; a query changes none of them."""
        engine = DuckEngine()
        for name, (columns, rows) in self.tables.items():
            typed = (column.split(":") for column in columns.split())
            engine.put_rows(name, {column: TYPES[kind] for column, kind in typed}, rows)
        return engine
