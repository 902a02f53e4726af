"""Columns of a Parquet table piece by piece, and Arrow columns of the numbers that were made of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from kinship.engines.arrays.values import NEITHER
from kinship.tables import part_files

if TYPE_CHECKING:
    from numpy.typing import NDArray

BATCH = 1 << 17
"""Rows that are read at a time: their texts and numbers stay in the processor's cache."""
AHEAD = 2
"""Pieces that are read before those before them are done."""


class Columns:
    """The columns of a table in Parquet: ``ids`` as text, ``values`` with a dictionary of the distinct ones."""

    def __init__(self, path: Path, ids: str, values: str) -> None:
        self.files, self.ids, self.values = part_files(path), ids.split(), values.split()
        self.heads = [pq.read_schema(file) for file in self.files]
        self.rows = sum(pq.read_metadata(file).num_rows for file in self.files)
        self.plain = all(self._plain(head) for head in self.heads)

    def _plain(self, head: pa.Schema) -> bool:
        """Whether ids are there and all is text; other types are the engine's to read."""
        kinds = {name: head.field(name).type for name in (*self.ids, *self.values) if name in head.names}
        return set(self.ids) <= kinds.keys() and all(kind == pa.string() for kind in kinds.values())

    def pieces(self) -> Iterator[dict[str, pa.Array]]:
        """The columns of some rows at a time; one that the table has not is blank."""
        every = (*self.ids, *self.values)
        for file, head in zip(self.files, self.heads, strict=True):
            present = [name for name in every if name in head.names]
            with pq.ParquetFile(file, read_dictionary=[name for name in present if name in self.values]) as table:
                for batch in table.iter_batches(BATCH, columns=present):
                    absent = pa.nulls(len(batch), pa.string()).dictionary_encode()
                    yield {name: batch[name] if name in present else absent for name in every}


def beside(work: Callable[..., None], pieces: Iterator[Sequence[Any]], threads: int = 1) -> None:
    """Does the work for each piece on other threads, while the next ones are read on this one."""
    with ThreadPoolExecutor(threads) as workers:
        running: list[Future[None]] = []
        for piece in pieces:
            running.append(workers.submit(work, *piece))
            if len(running) > AHEAD * threads:
                running.pop(0).result()
        for one in running:
            one.result()


def dates(days: NDArray[np.int32], unknown: int) -> pa.Array:
    """Days since 1970 as dates, without a copy.

    >>> dates(np.array([0, -1], np.int32), -1).to_pylist()
    [datetime.date(1970, 1, 1), None]
    """
    return pa.Array.from_buffers(pa.date32(), len(days), [_bits(days != unknown), pa.py_buffer(days)])


def flags(values: NDArray[np.int8]) -> pa.Array:
    """1, 0 and NEITHER as true, false and unknown.

    >>> flags(np.array([1, 0, NEITHER], np.int8)).to_pylist()
    [True, False, None]
    """
    return pa.Array.from_buffers(pa.bool_(), len(values), [_bits(values != NEITHER), _bits(values == 1)])


def _bits(values: NDArray[np.bool_]) -> pa.Buffer:
    return pa.py_buffer(np.packbits(values, bitorder="little"))
