"""Where the Spark engine keeps the answers of its queries: a private folder of Parquet files."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from typing import TYPE_CHECKING

import queries

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession


class Scratch:
    """A folder on whatever file system Spark sees, readable by its owner only."""

    def __init__(self, session: SparkSession, parent: str) -> None:
        self.session = session
        jvm = session.sparkContext._jvm
        path = jvm.org.apache.hadoop.fs.Path(parent, f"kinship-{jvm.java.util.UUID.randomUUID()}")
        self.files = path.getFileSystem(session.sparkContext._jsc.hadoopConfiguration())
        self.folder = self.files.makeQualified(path)
        owner_only = jvm.org.apache.hadoop.fs.permission.FsPermission("700")
        self.files.mkdirs(self.folder, owner_only)
        self.numbers = count(1)

    def keep(self, name: str, table: DataFrame) -> tuple[DataFrame, str]:
        """Computes a table once and writes it; what comes back reads the files."""
        path = f"{self.folder.toString()}/{next(self.numbers)}-{name}.parquet"
        table.write.parquet(path)
        return self.session.read.schema(table.schema).parquet(path), path

    def remove(self) -> None:
        """Removes the folder with all that is in it."""
        self.files.delete(self.folder, True)
