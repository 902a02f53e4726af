"""Columns of a Parquet table piece by piece, and work that threads share."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pyarrow as pa
import pyarrow.parquet as pq

from kinship.tables import part_files

T = TypeVar("T")
R = TypeVar("R")
BATCH = 1 << 17
"""Rows that are read at a time: their texts and numbers stay in the processor's cache."""
THREADS = 2
"""Threads among which the pieces of a table are dealt out; more of them wait for each other and for Python."""
Piece = tuple[slice, dict[str, pa.Array]]
"""Some rows of a table, and where in it they stand."""


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of one file that are read apart from the others: which of its row groups, which of the columns it has, and where its
    first row stands."""

    file: Path
    metadata: pq.FileMetaData
    number: int
    present: list[str]
    first: int


class Columns:
    """The columns of a table in Parquet: ``ids`` as text, ``values`` with a dictionary of the distinct ones."""

    def __init__(self, path: Path, ids: str, values: str) -> None:
        self.ids, self.values = ids.split(), values.split()
        self.groups: list[Group] = []
        self.rows = 0
        self.plain = True
        for file in part_files(path):
            self._take(file, pq.read_metadata(file))

    def _take(self, file: Path, metadata: pq.FileMetaData) -> None:
        head = metadata.schema.to_arrow_schema()
        present = [name for name in (*self.ids, *self.values) if name in head.names]
        # Ids must be there, and all must be text; other types are the engine's to read.
        self.plain &= set(self.ids) <= set(present) and all(head.field(name).type == pa.string() for name in present)
        for number in range(metadata.num_row_groups):
            self.groups.append(Group(file, metadata, number, present, self.rows))
            self.rows += metadata.row_group(number).num_rows

    def pieces(self, group: Group) -> Iterator[Piece]:
        """The columns of some rows of a group at a time; one that the table has not is blank."""
        every, at, present = (*self.ids, *self.values), group.first, group.present
        read = [name for name in present if name in self.values]
        with pq.ParquetFile(group.file, metadata=group.metadata, read_dictionary=read) as table:
            for batch in table.iter_batches(BATCH, [group.number], present, use_threads=False):
                absent = pa.nulls(len(batch), pa.string()).dictionary_encode()
                yield slice(at, at := at + len(batch)), {name: batch[name] if name in present else absent for name in every}


def shared(work: Callable[[T], R], items: Sequence[T]) -> list[R]:
    """What the work gives for each item, done on several threads at once."""
    with ThreadPoolExecutor(THREADS) as workers:
        return list(workers.map(work, items))


def in_turn(work: Callable[[T], R], items: Sequence[T]) -> Iterator[R]:
    """The same, one after the other as they are asked for: what nobody has asked for yet is not piled up.

    >>> list(in_turn(len, ["a", "", "abc"]))
    [1, 0, 3]
    """
    with ThreadPoolExecutor(THREADS) as workers:
        begun: deque[Future[R]] = deque()
        for item in items:
            begun.append(workers.submit(work, item))
            if len(begun) > THREADS:
                yield begun.popleft().result()
        while begun:
            yield begun.popleft().result()
