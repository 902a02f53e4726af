"""CSV files read by Spark's workers, each with the reader of the embedded engine.

One reader for both engines: the same bytes mean the same cells, rows and mistakes. One worker reads a file from end to end,
because only the whole file tells where its records begin: a line break inside quotes is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession


def csv_rows(session: SparkSession, file: Path, columns: Sequence[str]) -> DataFrame:
    """The columns of a CSV file as text (null where blank or absent), with ``row``; read when the rows are asked for."""
    wanted = list(columns)

    def rows(paths: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        from kinship.engines.duckdb import DuckEngine

        for batch in paths:
            for path in batch["path"].to_pylist():
                engine = DuckEngine()
                engine.read("cells", Path(path), wanted)
                yield from engine.batches("cells")

    schema = ", ".join(["row BIGINT", *(f"`{column}` STRING" for column in wanted)])
    return session.createDataFrame([(str(file.resolve()),)], "path STRING").coalesce(1).mapInArrow(rows, schema)


@contextmanager
def told(file: Path, columns: Sequence[str]) -> Iterator[None]:
    """What a worker could not read is read again here, so that it becomes our sentence. Raises InputError."""
    from pyspark.errors import PythonException

    try:
        yield
    except PythonException:
        from kinship.engines.duckdb import DuckEngine

        aside = DuckEngine()
        aside.read("cells", file, columns)
        for _ in aside.batches("cells"):
            pass
        raise
