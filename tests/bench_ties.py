"""The ties in force of a canonical folder, as three CSV files: what peers without our rules about dates are given.

Which marriages stand and which parents count in law is settled here, before, so that it costs the peer nothing; what it has to
find is the pairs. The ids are those of the folder.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.csv

from tests import bench_kernel
from tests.bench_tools import AS_OF

FILES = {"person": ("person_id", "staff"), "up": ("child_id", "parent_id"), "wed": ("person_id", "spouse_id")}
"""Table → its columns. A marriage stands in both directions."""
COLUMNS = ["person_id", "relative_id", "word"]


def ties(folder: Path) -> Path:
    """The folder beside ``folder`` that holds them; made where it is not there yet."""
    made = folder.with_name(f"{folder.name}-ties")
    if not (made / "person.csv").exists():
        ids, held = bench_kernel.numbered(folder, int(AS_OF.replace("-", "")))
        up, _, wed = bench_kernel.neighbours(held)
        made.mkdir(exist_ok=True)
        columns = {"wed": _listed(wed), "up": _listed(up), "person": (np.arange(len(held.staff)), pa.array(held.staff))}
        for name, (one, other) in columns.items():  # the people last: they say that the others are whole
            cells = [ids.take(pa.array(one)), other if name == "person" else ids.take(pa.array(other))]
            _write(pa.table(cells, names=list(FILES[name])), made / f"{name}.csv")
    return made


def _listed(adjacent: tuple[Any, Any]) -> tuple[Any, Any]:
    first, others = adjacent
    return np.repeat(np.arange(len(first) - 1), np.diff(first)), others


def read(folder: Path, name: str) -> list[Any]:
    """The columns of one of the files as lists."""
    return [column.to_pylist() for column in pyarrow.csv.read_csv(folder / f"{name}.csv").columns]


def leave(found: Iterable[tuple[list[str], list[str], str]], output: Path) -> None:
    """Writes person_id,relative_id,word of (people, their relatives, the word that each of these is to the other)."""
    parts = [
        pa.table([pa.array(a, pa.string()), pa.array(b, pa.string()), pa.array([word] * len(a), pa.string())], COLUMNS)
        for a, b, word in found
    ]
    _write(pa.concat_tables(parts), output)


def _write(table: pa.Table, output: Path) -> None:
    with output.open("wb") as file:
        file.write((",".join(table.column_names) + "\n").encode())  # Arrow would put the names in quotes
        pyarrow.csv.write_csv(table, file, pyarrow.csv.WriteOptions(include_header=False, quoting_style="none"))
