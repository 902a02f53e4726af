"""Small tables for one query, and what it must answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kinship.engines.duckdb import DuckEngine

Rows = Sequence[Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Besides:
    """``tables``: name → columns with their types, and rows. ``answer``: the rows of the query, in any order."""

    tables: dict[str, tuple[str, Rows]]
    answer: Rows

    def answers(self, text: str) -> bool:
        """Whether a query answers as it should."""
        engine = DuckEngine()
        for name, (columns, rows) in self.tables.items():
            engine.put_rows(name, dict(one.split() for one in columns.split(", ")), rows)
        return sorted(map(str, engine.connection.execute(text).fetchall())) == sorted(map(str, self.answer))
