"""The distributed engine: Apache Spark, on a session that exists already or on this machine.

Every answer of a query is kept, as Parquet files in a private folder: nothing is computed twice, the plan of a query never holds
the plans of those before it, and a lost worker costs a task and not the run. The answers of a small county on one machine are
held by Spark itself, where writing them would take most of the time. See docs/adr/0013-spark.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import queries
from kinship.engines import Held
from kinship.engines.spark_csv import csv_rows, told
from kinship.engines.spark_dialect import for_spark
from kinship.engines.spark_scratch import Scratch, exactly, place
from kinship.engines.spark_spread import answers, stored
from kinship.engines.typed import FLOAT, MOMENT, OTHER, wanted
from kinship.tables import table_bytes

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession

T = TypeVar("T")
SETTINGS = {
    "spark.sql.ansi.enabled": "true",
    "spark.sql.ansi.doubleQuotedIdentifiers": "true",
    "spark.sql.session.timeZone": "UTC",
}
"""What the queries need; set in a session of our own on the same Spark: the user's settings and views stay as they are."""
SMALL = 20_000_000
"""Bytes of input up to which answers are held in memory (Spark puts on disk what does not fit)."""
SQL_TYPES = {"VARCHAR": "STRING"}
"""Types of ``put_rows`` by the names that Spark knows."""
KINDS = {"float": FLOAT, "double": FLOAT, "timestamp": MOMENT, "timestamp_ntz": MOMENT}
"""Types of Spark's columns that are not text as they stand."""


class SparkEngine:
    """Runs the query files on Spark. The verbs are those of :class:`kinship.engines.Engine`.

    ``session``: the Spark to work on. ``scratch``: a folder that all its machines see, for what is kept until ``close``.
    """

    def __init__(self, session: SparkSession, scratch: str) -> None:
        self.session = session.newSession()
        for key, value in SETTINGS.items():
            self.session.conf.set(key, value)
        self.scratch = Scratch(self.session, scratch)
        self.tables: dict[str, tuple[DataFrame, str]] = {}
        self.outside: dict[str, tuple[DataFrame, str]] = {}
        self.taken = 0

    def close(self) -> None:
        """Removes all that was kept."""
        self.tables.clear()
        self.scratch.remove()

    def put(self, name: str, table: pa.Table | Held) -> None:
        """Stores an Arrow table, or one that is stored already."""
        if isinstance(table, Held):
            self._name(name, *self.tables[table.name])
            return
        made = self.session.createDataFrame(table)
        if table.nbytes > SMALL:
            self._keep(name, made)
        else:
            self._name(name, made)

    def put_rows(self, name: str, columns: Mapping[str, str], rows: Sequence[Sequence[object]]) -> None:
        """Stores a few rows."""
        schema = ", ".join(f"`{column}` {SQL_TYPES.get(kind, kind)}" for column, kind in columns.items())
        self._name(name, self.session.createDataFrame([tuple(row) for row in rows], schema))

    def value(self, name: str) -> int:
        """The one number of a table of one row and one column."""
        return int(self.tables[name][0].collect()[0][0])

    def spread(
        self, items: Sequence[T], work: Callable[[T], Iterable[tuple[str, pa.Table]]], columns: Mapping[str, Sequence[str]]
    ) -> None:
        """Does ``work`` on each item as a task of its own (see ``engines.spread``); what comes out stays with the workers."""
        _, path = self.scratch.keep("spread", answers(self.session, items, work, columns), by="name")
        self.taken += self.scratch.size(path)
        for name, table in stored(self.session, exactly(path), columns).items():
            self._name(name, table)

    def held(self, name: str) -> Held:
        """A stored table as a source: as Parquet, so that each row knows its place."""
        table, path = self.tables[name]
        if not path:
            self._name(name, *self.scratch.keep(name, table))
        return Held(name, self.rows(name))

    def read(self, name: str, source: pa.Table | Path | Held, columns: Sequence[str]) -> None:
        """Makes columns of a table or file readable as text. Raises InputError where a file cannot be read, with the line."""
        if isinstance(source, Held):
            self._name(name, self._parquet(name, exactly(self.tables[source.name][1]), columns))
            return
        self.taken += table_bytes(source) if isinstance(source, Path) else source.nbytes
        if not isinstance(source, Path):
            from kinship.engines.duckdb import DuckEngine

            aside = DuckEngine()
            aside.read("cells", source, columns)
            self.put(name, aside.get("cells"))
        elif source.suffix == ".parquet":
            self._name(name, self._parquet(name, exactly(place(source)), columns))
        else:
            with told(source, columns):
                self._keep(name, csv_rows(self.session, source, columns))

    def number(self, sources: Mapping[str, pa.Table | Path]) -> bool:
        """The queries are the only way here."""
        return False

    def run(self, path: str) -> None:
        """Runs a query file and stores its answer."""
        self._keep(path.rpartition("/")[2], self.session.sql(for_spark(queries.text(f"sql/{path}.sql"))))

    def rename(self, name: str, to: str) -> None:
        """Renames a stored table."""
        self._name(to, *self.tables[name])
        self._drop(name)

    def forget(self, names: str) -> None:
        """Removes stored tables with their files; what lies outside a branch stays."""
        for name in self.tables.keys() & set(names.split()):
            path, outer = self.tables[name][1], self.outside.get(name)
            self._drop(name)
            if outer:
                self._name(name, *outer)
            if path and path not in {kept for _, kept in self.outside.values()}:
                self.scratch.forget(path)

    @contextmanager
    def branch(self) -> Iterator[None]:
        """What is stored inside hides the tables of the same name outside, and is gone at the end."""
        self.outside = dict(self.tables)
        try:
            yield
        finally:
            for name in self.tables.keys() - self.outside.keys():
                self._drop(name)
            for name, kept in self.outside.items():
                self._name(name, *kept)
            self.outside = {}

    def get(self, name: str) -> pa.Table:
        """A stored table, in the order in which it was made: it comes to the driver."""
        table, path = self.tables[name]
        if path and self.scratch.local:
            return self.scratch.here(path)
        return (self._query("fetch", path=exactly(path)) if path else table).toArrow()

    def rows(self, name: str) -> int:
        """The number of rows of a stored table."""
        table, path = self.tables[name]
        return self.scratch.rows_here(path) if path and self.scratch.local else table.count()

    def at_hand(self, name: str) -> bool:
        """Never: the workers have the tables."""
        return False

    def save(self, name: str, path: Path) -> None:
        """Writes a stored table to a CSV file, or to a folder of Parquet files: each written by whoever holds the rows."""
        table, kept = self.tables[name]
        ordered = self._query("fetch", path=exactly(kept)) if kept else table
        if path.suffix == ".parquet":
            ordered.write.parquet(place(path), compression="zstd")
            return
        self.scratch.write_csv(ordered, path)

    def _keep(self, name: str, table: DataFrame) -> None:
        if self.scratch.local and self.taken < SMALL:
            self._name(name, table.localCheckpoint())
        else:
            self._name(name, *self.scratch.keep(name, table))

    def _name(self, name: str, table: DataFrame, path: str = "") -> None:
        self.tables[name] = (table, path)
        table.createOrReplaceTempView(name)

    def _drop(self, name: str) -> None:
        del self.tables[name]
        self.session.catalog.dropTempView(name)

    def _query(self, file: str, **holes: str) -> DataFrame:
        return self.session.sql(_filled(file, **holes))

    def _parquet(self, name: str, path: str, columns: Sequence[str]) -> DataFrame:
        parts = sorted((row["part"], row["rows"]) for row in self._query("part_rows", path=path).collect())
        before = [(part, end - rows) for (part, rows), end in zip(parts, accumulate(rows for _, rows in parts), strict=True)]
        self.session.createDataFrame(before, "part STRING, before BIGINT").createOrReplaceTempView(f"parts_{name}")
        present = {column: KINDS.get(kind, OTHER) for column, kind in self.session.read.parquet(path).dtypes}
        return self._query("read_parquet", path=path, parts=f"parts_{name}", wanted=wanted(columns, present, "STRING"))


def _filled(file: str, *, path: str = "", **holes: str) -> str:
    """A statement of ``queries/spark`` with its holes filled; a path stands between backticks."""
    return queries.filled(f"spark/{file}.sql", path=path.replace("`", "``"), **holes)
