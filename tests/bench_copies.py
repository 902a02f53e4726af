"""A nation in the quickest honest way: copies of one county side by side, each with ids of its own.

    python -m tests.bench_copies COUNTY COPIES OUT

Reads the Parquet tables that ``kinship generate`` made and writes them COPIES times into OUT, each id with the number of its copy
before it, which leaves the order of the people as it was. Every copy must have the pairs of the one county, and no pair may lie
between two. ID numbers are left out: they would be the same in all copies.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

IDS = {
    "person": ("person_id",),
    "organ": ("organ_id", "parent_organ_id"),
    "post": ("person_id", "organ_id", "post_id", "reports_to", "in_charge"),
    "parent": ("parent_id", "child_id"),
    "spouse": ("person_id", "spouse_id"),
}


def main(county: Path, copies: int, out: Path) -> None:
    """Writes the tables, block by block."""
    out.mkdir(parents=True)
    for name in IDS:
        source = pq.ParquetFile(county / f"{name}.parquet")
        with pq.ParquetWriter(out / f"{name}.parquet", source.schema_arrow, compression="zstd") as writer:
            for copy in range(copies):
                for group in range(source.num_row_groups):
                    writer.write_table(shifted(name, source.read_row_group(group), copy))


def mark(copy: int) -> str:
    """What stands before the ids of a copy.

    >>> mark(7)
    '07-'
    """
    return f"{copy:02d}-"


def shifted(name: str, table: pa.Table, copy: int) -> pa.Table:
    """The rows of one copy."""
    for column in table.column_names:
        if column in IDS[name] or column == "id_number":
            at = table.column_names.index(column)
            table = table.set_column(
                at, column, _marked(table[column], copy) if column in IDS[name] else pa.nulls(len(table), pa.string())
            )
    return table


def _marked(ids: pa.ChunkedArray, copy: int) -> Any:
    return pc.binary_join_element_wise(mark(copy), ids, "")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
