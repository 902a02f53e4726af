"""Where the queries run. An engine has a handful of verbs; nothing else in the program knows which engine it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, runtime_checkable

if TYPE_CHECKING:
    import pyarrow as pa


T = TypeVar("T")
ENGINES = ("duckdb", "spark")
SPREAD = "spread_"
"""How the names of the tables begin in which the answers about several pieces of work lie together."""


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

    def at_hand(self, name: str) -> bool:
        """Whether a stored table is large and may come to this process all the same: no other machine holds it, and memory is not
        limited. Then arrays save time."""

    def save(self, name: str, path: Path) -> None:
        """Writes the stored table ``name`` to ``path``, by its suffix a CSV file or Parquet: a file, or a new folder of
        files where several machines write."""


@dataclass(frozen=True, slots=True)
class Held:
    """A table that an engine holds, in place of the table itself: ``read`` and ``put`` of that engine take it."""

    name: str
    num_rows: int


@runtime_checkable
class Workers(Protocol):
    """An engine with workers, perhaps on other machines, that run Python too."""

    def spread(
        self, items: Sequence[T], work: Callable[[T], Iterable[tuple[str, pa.Table]]], columns: Mapping[str, Sequence[str]]
    ) -> None:
        """Does ``work`` on each item, wherever there is room, and stores its answers as ``spread`` of this module does."""

    def held(self, name: str) -> Held:
        """The stored table ``name``, to be read again, without its coming here."""


def spread(
    engine: Engine, items: Sequence[T], work: Callable[[T], Iterable[tuple[str, pa.Table]]], columns: Mapping[str, Sequence[str]]
) -> None:
    """Does ``work`` on each item: by the workers of the engine, or, where it has none, one item after the other here.

    ``work`` gives named tables of text; ``columns``: their names and columns. The tables of one name are stored together under
    that name after ``SPREAD``, with ``item`` (the number of the item, from 0) and ``row`` (from 0) beside the columns.

    >>> import pyarrow as pa
    >>> engine = embedded()
    >>> spread(engine, ["a", "b"], lambda item: [("told", pa.table({"name": [item]}))], {"told": ["name"]})
    >>> records(engine, "spread_told")
    [{'item': 0, 'row': 0, 'name': 'a'}, {'item': 1, 'row': 0, 'name': 'b'}]
    """
    if isinstance(engine, Workers):
        engine.spread(items, work, columns)
        return
    import pyarrow as pa

    told = [(name, numbered(table, at)) for at, item in enumerate(items) for name, table in work(item)]
    for name, wanted in columns.items():
        schema = pa.schema([("item", pa.int32()), ("row", pa.int32()), *((column, pa.string()) for column in wanted)])
        engine.put(SPREAD + name, pa.concat_tables([schema.empty_table(), *(table for one, table in told if one == name)]))


def numbered(table: pa.Table, item: int) -> pa.Table:
    """A table of text with ``item`` and ``row`` before its columns."""
    import pyarrow as pa

    numbers = {
        "item": pa.repeat(pa.scalar(item, pa.int32()), table.num_rows),
        "row": pa.array(range(table.num_rows), pa.int32()),
    }
    return pa.table({**numbers, **{name: table[name].cast(pa.string()) for name in table.column_names}})


def handed(engine: Engine, name: str) -> pa.Table | Held:
    """A stored table as a source to be read again: itself, which the engine then lets go, or what its workers know it by."""
    if isinstance(engine, Workers):
        return engine.held(name)
    table = engine.get(name)
    engine.forget(name)
    return table


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
