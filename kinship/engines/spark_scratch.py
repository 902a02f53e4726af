"""Where the Spark engine keeps the answers of its queries: a private folder of Parquet files."""

from __future__ import annotations

import re
import shutil
import tempfile
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from kinship.tables import part_files

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession


CSV = {
    "quote": '"',
    "escape": '"',
    "nullValue": "",
    "emptyValue": '""',
    "ignoreLeadingWhiteSpace": "false",
    "ignoreTrailingWhiteSpace": "false",
}
"""CSV as the embedded engine writes it."""
WILD = re.compile(r"([\[\]{}*?\\])")
"""What means something in the names that Spark reads by."""


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
        self.local = self.folder.toUri().getScheme() == "file"

    def keep(self, name: str, table: DataFrame, by: str | None = None) -> tuple[DataFrame, str]:
        """Computes a table once and writes it; what comes back reads the files. ``by``: a column of few values, each of which
        gets files of its own."""
        path = self._next(f"{name}.parquet")
        table.write.parquet(path, partitionBy=by)
        return self.session.read.schema(table.schema).parquet(exactly(path)), path

    def size(self, path: str) -> int:
        """How many bytes a kept table takes."""
        return int(self.files.getContentSummary(self.session.sparkContext._jvm.org.apache.hadoop.fs.Path(path)).getLength())

    def here(self, path: str) -> pa.Table:
        """A kept table in the order in which it was written, where this machine sees the folder: that takes no job of Spark's."""
        import pyarrow.parquet as pq

        return pq.read_table(_parts(path))

    def rows_here(self, path: str) -> int:
        """How many rows a kept table has, where this machine sees the folder."""
        import pyarrow.parquet as pq

        return sum(pq.read_metadata(part).num_rows for part in _parts(path))

    def write_csv(self, table: DataFrame, file: Path) -> None:
        """Writes a table to one CSV file of this machine: the workers write parts, which are strung together in their order."""
        path = self._next("csv")
        table.write.options(**CSV).csv(path)
        hadoop = self.session.sparkContext._jvm.org.apache.hadoop.fs.Path
        with tempfile.TemporaryDirectory(dir=file.parent) as folder, file.open("wb") as whole:
            self.files.copyToLocalFile(False, hadoop(path), hadoop(place(Path(folder))), True)
            whole.write((",".join(table.columns) + "\n").encode())
            for part in sorted(Path(folder).glob("*/part-*")):
                with part.open("rb") as rows:
                    shutil.copyfileobj(rows, whole, 1 << 20)

    def _next(self, name: str) -> str:
        return f"{self.folder.toString()}/{next(self.numbers)}-{name}"

    def forget(self, path: str) -> None:
        """Removes one kept table."""
        self.files.delete(self.session.sparkContext._jvm.org.apache.hadoop.fs.Path(path), True)

    def remove(self) -> None:
        """Removes the folder with all that is in it."""
        self.files.delete(self.folder, True)


def place(path: Path) -> str:
    """A file of this machine as Spark names it: not as a URI, which would have it look for the percent signs.

    >>> place(Path("/tmp/中 国"))
    'file:///tmp/中 国'
    """
    return f"file://{path.resolve().as_posix()}"


def exactly(where: str) -> str:
    """A place to read from, so that no character of it stands for others.

    >>> print(exactly("file:///tmp/[1]*"))
    file:///tmp/\\[1\\]\\*
    """
    return WILD.sub(r"\\\1", where)


def _parts(path: str) -> list[Path]:
    return part_files(Path(path.removeprefix("file:")))
