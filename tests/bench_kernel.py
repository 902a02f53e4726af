"""The limit that ``make bench`` measures against: the same pairs by loops on arrays, compiled by numba, nothing general.

    python -m tests.bench_kernel FOLDER AS_OF OUTPUT

Reads a canonical folder by Arrow, numbers people by their letters, settles which ties are in force, lists everybody's neighbours,
derives half paths and their meetings (no grades, no sources, no problems listed, no circles looked for), writes
person_id,relative_id,word of the nearest word of each pair, and leaves the seconds of each stage in OUTPUT.json. Compiled code is
kept, so the first run of all takes longer.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet as pq

from kinship import kin
from tests import kernel_arrays as by_hand
from tests.bench_tools import AS_OF, Steps

Array = Any
KINDS = ("blood", "adoptive", "step_fostered", "step")
BLOOD, ADOPTIVE, _, STEP = range(len(KINDS))


def kernel_command(folder: Path, output: Path) -> list[str]:
    """The command that is measured."""
    return [sys.executable, "-m", "tests.bench_kernel", str(folder), AS_OF, str(output)]


def main(folder: Path, as_of: str, output: Path) -> None:
    """Reads, derives, writes; the seconds of each stage beside the output."""
    watch = Steps()
    ids, ties = numbered(folder, int(as_of.replace("-", "")))
    watch.over("settle")
    around = neighbours(ties)
    watch.over("index")
    keys = _pairs(ties.staff, *around)
    watch.over("derive")
    _write(ids, keys, output)
    watch.over("write")
    watch.leave(output)


class Ties(NamedTuple):
    """Who is on the staff, and the ties in force between the numbers of people: parents of children, and marriages one way."""

    staff: Array
    child: Array
    parent: Array
    one: Array
    other: Array


def numbered(folder: Path, day: int) -> tuple[pa.Array, Ties]:
    """The ids of the people, and the ties in force between their numbers."""
    numbers = Numbers(pa.chunked_array([batch["person_id"] for batch in _batches(folder, "person", ["person_id"])], pa.string()))
    return numbers.ids, _ties(folder, numbers, day)


def neighbours(ties: Ties) -> tuple[tuple[Array, Array], ...]:
    """Everybody's parents, children and spouses (see ``tests.kernel_arrays``)."""
    people = len(ties.staff)
    both_ways = np.concatenate((ties.one, ties.other)), np.concatenate((ties.other, ties.one))
    steps = (ties.child, ties.parent), (ties.parent, ties.child), both_ways
    return tuple(by_hand.adjacent(start, end, people) for start, end in steps)


def _batches(folder: Path, name: str, columns: list[str]) -> Iterator[pa.RecordBatch]:
    """Columns of a table as text, piece by piece: fresh memory costs more than the reading."""
    if (folder / f"{name}.parquet").exists():
        yield from pq.ParquetFile(folder / f"{name}.parquet").iter_batches(1 << 17, columns=columns)
        return
    types = dict.fromkeys(columns, pa.string())
    options = pa.csv.ConvertOptions(column_types=types, include_columns=columns, strings_can_be_null=True, null_values=[""])
    yield from pa.csv.open_csv(folder / f"{name}.csv", convert_options=options)


def _arrays(folder: Path, name: str, read: dict[str, Callable[[pa.Array], Array]]) -> list[Array]:
    """Columns of a table as numbers, each as its function reads it; one that the table has not is blank."""
    pieces = [[read[column](_told(batch, column)) for column in read] for batch in _batches(folder, name, list(read))]
    return [np.concatenate(column) for column in zip(*pieces, strict=True)] or [np.empty(0, np.int32)] * len(read)


def _told(batch: pa.RecordBatch, column: str) -> pa.Array:
    return batch[column] if column in batch.schema.names else pa.nulls(len(batch), pa.string())


class Numbers:
    """Which row a person_id stands in: by a table of letters where the ids are dense enough, else by Arrow's hash table."""

    def __init__(self, ids: pa.ChunkedArray) -> None:
        self.ids = ids.combine_chunks()
        first, letters = _text(self.ids)
        lengths = np.diff(first)
        self.length = int(lengths[0]) if len(lengths) and (lengths == lengths[0]).all() else 0
        self.low, self.base = by_hand.letters_used(first, letters, self.length)
        reach = math.prod(self.base.tolist())
        self.row = np.full(reach, by_hand.NOBODY, np.int32) if self.length and reach <= 16 * len(ids) + 1000 else None
        if self.row is not None:
            by_hand.fill(first, letters, self.low, self.base, self.row)

    def of(self, texts: pa.Array) -> Array:
        """The rows of the people, NOBODY for an unknown one."""
        if self.row is None:
            return pc.fill_null(pc.index_in(texts, value_set=self.ids), by_hand.NOBODY).to_numpy()
        out = np.empty(len(texts), np.int32)
        by_hand.find(*_text(texts), self.low, self.base, self.row, out)
        return out


def _text(texts: pa.Array) -> tuple[Array, Array]:
    """The offsets and the bytes of an Arrow array of text."""
    _, first, letters = texts.buffers()
    offsets = np.frombuffer(first, np.int32)[texts.offset : texts.offset + len(texts) + 1]
    return offsets, np.frombuffer(letters or b"\0", np.uint8)


def _days(texts: pa.Array, last: bool) -> Array:
    out = np.zeros(len(texts), np.int32)
    if texts.null_count < len(texts):
        by_hand.days(*_text(texts), np.asarray(texts.is_valid()), last, out)
    return out


_first, _last = partial(_days, last=False), partial(_days, last=True)


def _kinds(texts: pa.Array) -> Array:
    return pc.fill_null(pc.index_in(texts, value_set=pa.array(KINDS)), 0).to_numpy().astype(np.int8)


def _staff(texts: pa.Array) -> Array:
    return np.asarray(pc.fill_null(pc.equal(texts, "true"), False))


def _ties(folder: Path, numbers: Numbers, day: int) -> Ties:
    staff, died = _arrays(folder, "person", {"staff": _staff, "died": _last})
    read = {"person_id": numbers.of, "spouse_id": numbers.of, "start": _first, "end": _last}
    a, b, start, end = _arrays(folder, "spouse", read)
    known = (a >= 0) & (b >= 0) & (a != b)
    a, b, start, end = a[known], b[known], start[known], end[known]
    ever = (a, b)
    standing = by_hand.stands(a, b, start, end, died, day)
    kept = by_hand.not_again(a, b, start, standing, died, day)
    return Ties(staff, *_parents(folder, numbers, ever, day), a[kept], b[kept])


def _parents(folder: Path, numbers: Numbers, married: tuple[Array, Array], day: int) -> tuple[Array, Array]:
    """Children and parents in law: no mere step-parents, and no blood that an adoption cut."""
    read = {"parent_id": numbers.of, "child_id": numbers.of, "kind": _kinds, "start": _first, "end": _last}
    parent, child, kind, start, end = _arrays(folder, "parent", read)
    known = (child >= 0) & (parent >= 0) & (child != parent)
    holds = (start <= day) & ((end == 0) | (end > day))
    counted = known & ((kind == BLOOD) | (holds & (kind != STEP)))
    adopters: dict[int, set[int]] = {}
    for row in np.flatnonzero(known & holds & (kind == ADOPTIVE)):
        adopters.setdefault(int(child[row]), set()).add(int(parent[row]))
    couples = _couples(married, {one for some in adopters.values() for one in some})
    adopted = np.zeros(len(numbers.ids), np.bool_)
    adopted[np.fromiter(adopters, np.int64, len(adopters))] = True
    for row in np.flatnonzero(counted & (kind == BLOOD) & adopted[child]):
        counted[row] = any((one, int(parent[row])) in couples for one in adopters[int(child[row])])
    return child[counted], parent[counted]


def _couples(married: tuple[Array, Array], whose: set[int]) -> set[tuple[int, int]]:
    """Both orders of the couples that one of ``whose`` was ever part of."""
    people = np.fromiter(whose, np.int64, len(whose))
    some = np.isin(married[0], people) | np.isin(married[1], people)
    couples = list(zip(married[0][some].tolist(), married[1][some].tolist(), strict=True))
    return {*couples, *((b, a) for a, b in couples)}


def _pairs(is_staff: Array, up: tuple[Array, Array], down: tuple[Array, Array], wed: tuple[Array, Array]) -> Array:
    """The nearest word of each pair, as sorted keys."""
    staff = np.flatnonzero(is_staff).astype(np.int32)
    share = np.linspace(0, len(staff), _threads() + 1).astype(np.int64)
    parents, spouses = int(np.diff(up[0]).max(initial=0)), int(np.diff(wed[0]).max(initial=0))
    most = (1 + spouses) * (1 + parents + parents**2)
    count, several = by_hand.reached(staff, share, up, wed, most)
    first = by_hand.places(count, several)
    path = by_hand.laid(staff, share, up, wed, most, several, count, int(first[-1]))
    met = by_hand.meetings(path, first, _ranks())
    keys = np.sort(np.concatenate((met, by_hand.in_laws(staff, is_staff, up, down, wed, kin.rank("CSP")))))
    return keys[np.flatnonzero(np.diff(keys >> np.uint64(6), prepend=np.uint64(0)) != 0)]


def _ranks() -> Array:
    """Of which rank the word is that two codes of half paths spell; -1 for none in the list."""
    ranks = np.full((6, 6), -1, np.int64)
    for word in kin.IN_SCOPE:
        if codes := kin.half_codes(word):
            ranks[codes] = kin.rank(word)
    return ranks


def _threads() -> int:
    try:
        import numba
    except ImportError:
        return 1
    return int(numba.get_num_threads())


def _write(ids: pa.Array, keys: Array, output: Path) -> None:
    """The CSV, in the order of the keys."""
    word = dict(sorted((kin.rank(one), one) for one in kin.BY_WORD))
    words = pa.array([word[number] for number in range(len(word))])
    person, relative = keys >> np.uint64(35), (keys >> np.uint64(6)) & np.uint64((1 << 29) - 1)
    columns = [ids.take(pa.array(person)), ids.take(pa.array(relative)), words.take(pa.array(keys & np.uint64(63)))]
    table = pa.table(columns, names=["person_id", "relative_id", "word"])
    with output.open("wb") as file:
        file.write(b"person_id,relative_id,word\n")  # Arrow would put the names in quotes
        pa.csv.write_csv(table, file, pa.csv.WriteOptions(include_header=False, quoting_style="none", batch_size=1 << 16))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]))
