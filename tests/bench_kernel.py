"""The limit that ``make bench`` measures against: the same pairs by loops on arrays, compiled by numba, nothing general.

    python -m tests.bench_kernel FOLDER AS_OF OUTPUT

Reads a canonical folder by Arrow, numbers people by their letters, derives half paths and their meetings (no grades, no sources,
no problems listed, no circles looked for), writes person_id,relative_id,word of the nearest word of each pair, and leaves the
seconds of each stage in OUTPUT.json. Compiled code is kept, so the first run of all takes longer.
"""

from __future__ import annotations

import json
import math
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet as pq

from kinship import kin
from tests import kernel_arrays as by_hand
from tests.bench_tools import AS_OF

Array = Any
NEEDED = {
    "person": ["person_id", "staff", "died"],
    "parent": ["parent_id", "child_id", "kind", "start", "end"],
    "spouse": ["person_id", "spouse_id", "start", "end"],
}


def kernel_command(folder: Path, output: Path) -> list[str]:
    """The command that is measured."""
    return [sys.executable, "-m", "tests.bench_kernel", str(folder), AS_OF, str(output)]


def main(folder: Path, as_of: str, output: Path) -> None:
    """Reads, derives, writes; the seconds of each stage beside the output."""
    day, laps = int(as_of.replace("-", "")), [time.perf_counter()]
    tables = {name: _table(folder, name) for name in NEEDED}
    laps.append(time.perf_counter())
    ids, ties = _numbered(tables, day)
    laps.append(time.perf_counter())
    keys = _pairs(*ties)
    laps.append(time.perf_counter())
    _write(ids, keys, output)
    laps.append(time.perf_counter())
    seconds = dict(zip(("read", "number", "derive", "write"), np.diff(laps).round(3).tolist(), strict=True))
    output.with_suffix(".json").write_text(json.dumps(seconds), encoding="utf-8")


def _table(folder: Path, name: str) -> pa.Table:
    """The needed columns of a table as text."""
    if (folder / f"{name}.parquet").exists():
        return pq.read_table(folder / f"{name}.parquet", columns=NEEDED[name])
    types = dict.fromkeys(NEEDED[name], pa.string())
    options = pa.csv.ConvertOptions(column_types=types, include_columns=NEEDED[name], strings_can_be_null=True, null_values=[""])
    return pa.csv.read_csv(folder / f"{name}.csv", convert_options=options)


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
            self.row[self._codes(self.ids)] = np.arange(len(ids), dtype=np.int32)

    def _codes(self, texts: pa.Array) -> Array:
        out = np.empty(len(texts), np.int64)
        by_hand.codes(*_text(texts), self.low, self.base, out)
        return out

    def of(self, texts: pa.ChunkedArray) -> Array:
        """The rows of the people, NOBODY for an unknown one."""
        if self.row is None:
            return pc.fill_null(pc.index_in(texts, value_set=self.ids), by_hand.NOBODY).to_numpy()
        found = [self._codes(chunk) for chunk in texts.chunks]
        return np.concatenate(
            [np.where(codes < 0, by_hand.NOBODY, self.row[codes]) for codes in found] or [np.empty(0, np.int32)]
        )


def _text(texts: pa.Array) -> tuple[Array, Array]:
    """The offsets and the bytes of an Arrow array of text."""
    _, first, letters = texts.buffers()
    offsets = np.frombuffer(first, np.int32)[texts.offset : texts.offset + len(texts) + 1]
    return offsets, np.frombuffer(letters or b"\0", np.uint8)


def _days(texts: pa.ChunkedArray, last: bool) -> Array:
    out = np.empty(len(texts), np.int32)
    at = 0
    for chunk in texts.chunks:
        by_hand.days(*_text(chunk), np.asarray(chunk.is_valid()), last, out[at : at + len(chunk)])
        at += len(chunk)
    return out


def _numbered(tables: dict[str, pa.Table], day: int) -> tuple[pa.Array, tuple[Array, ...]]:
    """The ids, and the ties in force between numbers: staff, and child and parent, and both sides of each marriage."""
    numbers = Numbers(tables["person"]["person_id"])
    staff = np.asarray(pc.fill_null(pc.equal(tables["person"]["staff"], "true"), False))
    died = _days(tables["person"]["died"], True)
    a, b = (numbers.of(tables["spouse"][side]) for side in ("person_id", "spouse_id"))
    start, end = _days(tables["spouse"]["start"], False), _days(tables["spouse"]["end"], True)
    known = (a >= 0) & (b >= 0) & (a != b)
    a, b, start, end = a[known], b[known], start[known], end[known]
    ever = (a, b)
    standing = by_hand.stands(a, b, start, end, died, day)
    a, b, start = a[standing], b[standing], start[standing]
    kept = by_hand.not_again(a, b, start, died, day)
    wed = by_hand.adjacent(np.concatenate((a[kept], b[kept])), np.concatenate((b[kept], a[kept])), len(died))
    child, parent = _parents(tables["parent"], numbers, ever, day)
    return numbers.ids, (staff, by_hand.adjacent(child, parent, len(died)), by_hand.adjacent(parent, child, len(died)), wed)


def _parents(table: pa.Table, numbers: Numbers, married: tuple[Array, Array], day: int) -> tuple[Array, Array]:
    """Children and parents in law: no mere step-parents, and no blood that an adoption cut."""
    child, parent = numbers.of(table["child_id"]), numbers.of(table["parent_id"])
    blood = np.asarray(pc.fill_null(pc.equal(table["kind"], "blood"), True))
    other = np.flatnonzero(~blood)
    rest = table.take(pa.array(other))
    start, end = _days(rest["start"], False), _days(rest["end"], True)
    holds = (start <= day) & ((end == 0) | (end > day))
    adopted = np.asarray(pc.equal(rest["kind"], "adoptive")) & holds
    counted = blood & (child >= 0) & (parent >= 0) & (child != parent)
    adopters: dict[int, set[int]] = {}
    for row in other[adopted]:
        adopters.setdefault(int(child[row]), set()).add(int(parent[row]))
    couples = _couples(married, {one for some in adopters.values() for one in some})
    for row in np.flatnonzero(counted & np.isin(child, np.fromiter(adopters, np.int64, len(adopters)))):
        counted[row] = any((one, int(parent[row])) in couples for one in adopters[int(child[row])])
    counted[other] = holds & ~np.asarray(pc.equal(rest["kind"], "step"))
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
