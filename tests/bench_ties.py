"""The ties in force of a canonical folder, as three small CSV files of numbers: what peers without our rules about dates are given.

Which marriages stand and which parents count in law is settled here, before, so that it costs the peer nothing; what it then has to
find is the pairs. People are numbered in the order of their ids, which is that of the person table.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq

from tests import bench_kernel
from tests.bench_tools import AS_OF

FILES = {"person": ("n", "staff"), "up": ("child", "parent"), "wed": ("a", "b")}
"""Table → its columns. A marriage stands in both directions."""


def ties(folder: Path) -> Path:
    """The folder beside ``folder`` that holds them; made where it is not there yet."""
    made = folder.with_name(f"{folder.name}-ties")
    if not (made / "ids.parquet").exists():
        tables = {name: bench_kernel._table(folder, name) for name in bench_kernel.NEEDED}
        ids, (staff, up, _, wed) = bench_kernel._numbered(tables, int(AS_OF.replace("-", "")))
        made.mkdir(exist_ok=True)
        columns = {"person": (np.arange(len(staff)), staff), "up": _listed(up), "wed": _listed(wed)}
        for name, held in columns.items():
            pyarrow.csv.write_csv(pa.table(list(held), names=list(FILES[name])), made / f"{name}.csv")
        pq.write_table(pa.table([ids], names=["person_id"]), made / "ids.parquet")  # last: it says that the others are whole
    return made


def _listed(adjacent: tuple[Any, Any]) -> tuple[Any, Any]:
    first, others = adjacent
    return np.repeat(np.arange(len(first) - 1), np.diff(first)), others


def read(folder: Path, name: str) -> list[Any]:
    """The columns of one of the files as arrays."""
    return [column.to_numpy() for column in pyarrow.csv.read_csv(folder / f"{name}.csv").columns]


def leave(folder: Path, found: Iterable[tuple[Any, Any, str]], output: Path) -> None:
    """Writes person_id,relative_id,word of (numbers, numbers of their relatives, the word that each of these is to the other)."""
    ids = pq.read_table(folder / "ids.parquet")["person_id"].combine_chunks()
    parts = [_named(ids, *part) for part in found]
    table = pa.concat_tables(parts)
    with output.open("wb") as file:
        file.write(b"person_id,relative_id,word\n")  # Arrow would put the names in quotes
        pyarrow.csv.write_csv(table, file, pyarrow.csv.WriteOptions(include_header=False, quoting_style="none"))


def _named(ids: pa.Array, person: Any, relative: Any, word: str) -> pa.Table:
    columns = [ids.take(pa.array(person)), ids.take(pa.array(relative)), pa.array([word] * len(person), pa.string())]
    return pa.table(columns, names=["person_id", "relative_id", "word"])
