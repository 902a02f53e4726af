"""Python work done by Spark's workers: an item is a task, and the tables that come out are laid beside those of the other items.

All tables leave the workers as one, as wide as the widest of them, because a step of Spark gives one table. Spark writes it with
the rows of each name apart, so that nobody who reads one of them reads the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from kinship.engines import SPREAD, numbered

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession

T = TypeVar("T")


def answers(
    session: SparkSession,
    items: Sequence[T],
    work: Callable[[T], Iterable[tuple[str, pa.Table]]],
    columns: Mapping[str, Sequence[str]],
) -> DataFrame:
    """What ``work`` gives for each item, in one table: name, item, row, and as many columns of text as the widest table has."""
    width = _width(columns)

    def told(numbers: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in numbers:
            for item in batch["id"].to_pylist():
                for name, table in work(items[item]):
                    yield from _wide(name, numbered(table, item), width).to_batches()

    return session.range(0, len(items), 1, len(items)).mapInArrow(told, _schema(width))


def stored(session: SparkSession, path: str, columns: Mapping[str, Sequence[str]]) -> dict[str, DataFrame]:
    """The tables again, by name, from where the answers were written."""
    from pyspark.sql.functions import col

    wide = session.read.schema(_schema(_width(columns))).parquet(path)
    return {
        SPREAD + name: wide.where(col("name") == name).select(
            "item", "row", *(col(f"c{at}").alias(column) for at, column in enumerate(wanted))
        )
        for name, wanted in columns.items()
    }


def _width(columns: Mapping[str, Sequence[str]]) -> int:
    return max(map(len, columns.values()))


def _schema(width: int) -> str:
    return ", ".join(["name STRING", "item INT", "row INT", *(f"c{at} STRING" for at in range(width))])


def _wide(name: str, table: pa.Table, width: int) -> pa.Table:
    import pyarrow as pa

    item, row, *columns = table.columns
    columns += [pa.nulls(table.num_rows, pa.string())] * (width - len(columns))
    named = pa.repeat(pa.scalar(name), table.num_rows)
    return pa.table({"name": named, "item": item, "row": row, **{f"c{at}": column for at, column in enumerate(columns)}})
