"""Where the queries run. An engine has a handful of verbs; nothing else in the program knows which engine it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import pyarrow as pa


ENGINES = ("duckdb", "spark")


class Engine(Protocol):
    """Holds named tables and runs the static query files over them."""

    def put(self, name: str, table: pa.Table) -> None:
        """Stores an Arrow table under ``name`` as it is."""

    def put_rows(self, name: str, columns: Mapping[str, str], rows: Sequence[Sequence[object]]) -> None:
        """Stores a few rows under ``name``; ``columns`` maps each column to its SQL type."""

    def value(self, name: str) -> int:
        """The one number of a stored table of one row and one column."""

    def read(self, name: str, source: pa.Table | Path, columns: Sequence[str]) -> None:
        """Makes ``columns`` of a table or a CSV or Parquet file readable as text (null where blank or absent), with ``row``."""

    def number(self, sources: Mapping[str, pa.Table | Path]) -> bool:
        """Makes ``known``, ``parent`` and ``spouse`` of the tables of a county by a way of its own, if it has one for them: the
        same as the queries of ``intake`` give. False: the queries must be run."""

    def run(self, path: str) -> None:
        """Runs ``queries/sql/<path>.sql`` and stores its answer under the last part of ``path``."""

    def rename(self, name: str, to: str) -> None:
        """Gives a stored table another name; one that had it before is gone."""

    def forget(self, names: str) -> None:
        """Frees stored tables that nothing reads any more; ``names`` is blank-separated."""

    def branch(self) -> AbstractContextManager[None]:
        """Opens a place aside: tables stored inside hide those of the same name outside, which stay as they are."""

    def get(self, name: str) -> pa.Table:
        """The stored table ``name``."""

    def rows(self, name: str) -> int:
        """How many rows the stored table ``name`` has."""

    def save(self, name: str, path: Path) -> None:
        """Writes the stored table ``name`` to ``path``, by its suffix a CSV file or Parquet: a file, or a new folder of
        files where several machines write."""


def run_all(engine: Engine, folder: str, names: str) -> None:
    """Runs several query files of one folder in order; ``names`` is blank-separated."""
    for name in names.split():
        engine.run(f"{folder}/{name}")


def records(engine: Engine, name: str) -> list[dict[str, Any]]:
    """A stored table as a list of dicts: for the small answers that Python puts into words."""
    rows: list[dict[str, Any]] = engine.get(name).to_pylist()
    return rows


def embedded() -> Engine:
    """A fresh embedded engine: DuckDB in this process."""
    from kinship.engines.duckdb import DuckEngine

    return DuckEngine()


@contextmanager
def opened(name: str) -> Iterator[Engine]:
    """A fresh engine by its name, and its end. RequestError where what it needs is not installed.

    >>> with opened("duckdb") as engine:
    ...     engine.put_rows("numbers", {"n": "INTEGER"}, [(1,), (2,)])
    ...     engine.rows("numbers")
    2
    """
    if name == "spark":
        from kinship.engines.spark_session import spark_engine

        with spark_engine() as engine:
            yield engine
    else:
        yield embedded()
