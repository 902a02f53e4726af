"""Brothers and sisters whom half paths reach, by arrays: what the queries ``above`` and ``sibling`` give, at less cost.

Most people of a county are relatives of relatives, whom no path from staff to staff passes. A join finds that out by looking each
of them up in a table of millions; here everybody has a mark at the place of his number. The children of one parent then stand
beside each other, so that siblings are rows and their neighbours. See docs/adr/0019-siblings-by-arrays.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from kinship.engines.arrays.arrow import filled, numbers
from kinship.engines.arrays.columns import shared
from kinship.engines.arrays.keys import PEOPLE, PERSON, first, lengthen, only

if TYPE_CHECKING:
    from numpy.typing import NDArray

BITS = 2
"""How many bits of a pair's number a basis takes, and how many a grade."""
FEW = (1 << BITS) - 1


@dataclass(frozen=True, slots=True)
class Steps:
    """Steps from a child to a parent, parent by parent."""

    child: NDArray[np.int32]
    parent: NDArray[np.int32]
    grade: NDArray[np.int8]
    basis: NDArray[np.int8]


def siblings(up: pa.Table, wed: pa.Table, staff: pa.Table) -> pa.Table | None:
    """The table ``sibling`` that the queries make of ``up``, ``wed`` and ``staff_id`` where nobody is married into their own
    line; None where there are too many people for it.

    >>> up = pa.table({"child": [1, 2, 4], "parent": [3, 3, 5], "grade": [2, 1, 2], "basis": [0, 0, 0]})
    >>> up = up.cast(pa.schema([("child", "int32"), ("parent", "int32"), ("grade", "int8"), ("basis", "int8")]))
    >>> nobody = pa.table({"a": pa.array([], "int32"), "b": pa.array([], "int32")})
    >>> siblings(up, nobody, pa.table({"p": pa.array([1, 2], "int32")})).to_pylist()
    [{'a': 1, 'b': 2, 'apex': 0, 'basis': 0, 'grade': 1}]
    """
    steps, couples, asked = up.to_batches(), wed.select(["a", "b"]).to_batches(), staff.select(["p"]).to_batches()
    largest = max(map(_largest, (steps, couples, asked)))
    if largest > PEOPLE:
        return None
    begins = np.zeros(1 + largest, np.bool_)
    for batch in asked:
        begins[_of(batch, "p")] = True
    _follow(couples, ("a", "b"), begins.copy(), begins)
    reached = begins.copy()
    _follow(steps, ("child", "parent"), begins, reached)
    return _table(_best(_pairs(_above(steps, reached))))


def _largest(batches: Sequence[pa.RecordBatch]) -> int:
    """The largest number of a person in the first two columns."""
    people = [column for batch in batches for column in batch.columns[:2]]
    return max(shared(lambda column: int(filled(column, 0).max(initial=0)), people), default=0)


def _follow(steps: Sequence[pa.RecordBatch], ends: tuple[str, str], marked: NDArray[np.bool_], marks: NDArray[np.bool_]) -> None:
    """Marks whoever is one step away from somebody marked."""
    start, end = ends

    def work(batch: pa.RecordBatch) -> None:
        marks[_of(batch, end)[marked[_of(batch, start)]]] = True

    shared(work, steps)


def _above(steps: Sequence[pa.RecordBatch], reached: NDArray[np.bool_]) -> Steps:
    """The steps up from whom half paths reach, to parents of several, parent by parent."""

    def work(batch: pa.RecordBatch) -> list[NDArray[Any]]:
        kept = np.flatnonzero(reached[_of(batch, "child")])
        return [_of(batch, name)[kept] for name in ("child", "parent", "grade", "basis")]

    none = [np.empty(0, kind) for kind in (np.int32, np.int32, np.int8, np.int8)]
    columns = [np.concatenate(pieces) for pieces in zip(none, *shared(work, steps), strict=True)]
    several = np.flatnonzero(_several(columns[1], len(reached)))
    order = several[np.argsort(columns[1][several])]
    return Steps(*(column[order] for column in columns))


def _several(parent: NDArray[np.int32], people: int) -> NDArray[np.bool_]:
    """Which rows have a parent who stands in others too."""
    row, last, marks = np.arange(len(parent), dtype=np.int32), np.zeros(people, np.int32), np.zeros(people, np.bool_)
    last[parent] = row
    marks[parent[last[parent] != row]] = True
    return marks[parent]


def _pairs(steps: Steps) -> NDArray[np.uint64]:
    """Any two children of one parent as a number: who (the smaller first), the worse basis, and the worse grade the other way
    round, so that the best comes first."""
    found, rows, apart = [np.empty(0, np.uint64)], np.arange(len(steps.parent) - 1), 0
    while len(rows):
        apart += 1
        rows = rows[: np.searchsorted(rows, len(steps.parent) - apart)]
        rows = rows[steps.parent[rows] == steps.parent[rows + apart]]
        found.append(_numbered(steps, rows, rows + apart))
    return np.concatenate(found)


def _numbered(steps: Steps, one: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.uint64]:
    a, b = steps.child[one], steps.child[other]
    pairs: NDArray[np.uint64] = np.minimum(a, b).astype(np.uint64)
    basis = np.maximum(steps.basis[one], steps.basis[other])
    grade = np.minimum(steps.grade[one], steps.grade[other])
    lengthen(pairs, ((PERSON, np.maximum(a, b)), (BITS, basis), (BITS, FEW - grade)))
    return only(pairs, a != b)


def _best(pairs: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Of the pairs of one basis that with the best grade."""
    pairs.sort()
    return only(pairs, first(pairs >> np.uint64(BITS)))


def _table(pairs: NDArray[np.uint64]) -> pa.Table:
    people = pairs >> np.uint64(2 * BITS)
    columns: dict[str, NDArray[Any]] = {
        "a": (people >> np.uint64(PERSON)).astype(np.int32),
        "b": (people & np.uint64(PEOPLE)).astype(np.int32),
        "apex": np.zeros(len(pairs), np.int32),
        "basis": (pairs >> np.uint64(BITS) & np.uint64(FEW)).astype(np.int8),
        "grade": FEW - (pairs & np.uint64(FEW)).astype(np.int8),
    }
    return pa.table({name: numbers(column) for name, column in columns.items()})


def _of(batch: pa.RecordBatch, name: str) -> NDArray[Any]:
    return filled(batch[name], 0)
