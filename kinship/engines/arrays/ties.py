"""Parents and marriages between numbers, by arrays: the tables that ``intake/parent`` and ``intake/spouse`` give."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from kinship.engines.arrays.columns import Columns, beside, dates, flags
from kinship.engines.arrays.letters import FIRST, NOBODY
from kinship.engines.arrays.people import People
from kinship.engines.arrays.values import EARLIEST, LATEST, Meaning, Values, rows_of
from kinship.kin import GRADES
from kinship.tables import PARENT_KINDS

if TYPE_CHECKING:
    from numpy.typing import NDArray

Arrays = dict[str, "NDArray[Any]"]
NO_KIND = len(PARENT_KINDS)
THREADS = 2
"""Threads that look ids up, beside the one that reads."""


def parents(columns: Columns, people: People, days: Meaning) -> pa.Table:
    """The table ``parent``."""
    kinds = {"parent": np.int32, "child": np.int32, "kind": np.int8, "grade": np.int8, "in_order": np.bool_, "father": np.int8}
    told = _told(columns, kinds)
    first, last, male = (people.known[name] for name in ("birth_first", "birth_last", "male"))

    def work(rows: slice, piece: dict[str, pa.Array]) -> None:
        parent, child = (people.numbers.find(piece[side]) for side in ("parent_id", "child_id"))
        told["parent"][rows], told["child"][rows] = parent, child
        told["kind"][rows] = _code(piece["kind"], PARENT_KINDS, PARENT_KINDS.index("blood"), NO_KIND)
        told["grade"][rows] = np.where(last[child] <= first[parent], 0, _grade(piece["grade"]))
        told["in_order"][rows], told["father"][rows] = last[parent] < first[child], male[parent]

    beside(work, _dated(columns, told, days), THREADS)
    kept = _kept(told, (told["kind"] != NO_KIND) & _two(told["parent"], told["child"]))
    kind = pa.DictionaryArray.from_arrays(kept["kind"], list(PARENT_KINDS))
    return pa.table({**_arrow(kept), "kind": kind, "father": flags(kept["father"])})


def spouses(columns: Columns, people: People, days: Meaning) -> pa.Table:
    """The table ``spouse``."""
    told = _told(columns, {"a": np.int32, "b": np.int32, "grade": np.int8})

    def work(rows: slice, piece: dict[str, pa.Array]) -> None:
        one, other = (people.numbers.find(piece[side]) for side in ("person_id", "spouse_id"))
        told["a"][rows], told["b"][rows] = np.minimum(one, other), np.maximum(one, other)
        told["grade"][rows] = _grade(piece["grade"])

    beside(work, _dated(columns, told, days), THREADS)
    return pa.table(_arrow(_kept(told, _two(told["a"], told["b"]))))


def _told(columns: Columns, kinds: dict[str, Any]) -> Arrays:
    told: Arrays = {"row": np.arange(FIRST, columns.rows + FIRST, dtype=np.int32)}
    return told | {
        name: np.empty(columns.rows, kind) for name, kind in {**kinds, "start_on": np.int32, "end_on": np.int32}.items()
    }


def _dated(columns: Columns, told: Arrays, days: Meaning) -> Iterator[tuple[slice, dict[str, pa.Array]]]:
    """The pieces, each with its rows; what is asked of a query, the dates, is told here and not on the other thread."""
    at, start, end = 0, Values(days, "birth_first"), Values(days, "birth_last")
    for piece in columns.pieces():
        rows = slice(at, at + len(piece["start"]))
        told["start_on"][rows], told["end_on"][rows] = start.read(piece["start"]), end.read(piece["end"])
        at = rows.stop
        yield rows, piece


def _two(one: NDArray[Any], other: NDArray[Any]) -> NDArray[Any]:
    both: NDArray[Any] = (one != NOBODY) & (other != NOBODY) & (one != other)
    return both


def _kept(told: Arrays, kept: NDArray[np.bool_]) -> Arrays:
    return told if kept.all() else {name: values[kept] for name, values in told.items()}


def _arrow(told: Arrays) -> dict[str, Any]:
    return {**told, "start_on": dates(told["start_on"], EARLIEST), "end_on": dates(told["end_on"], LATEST)}


def _grade(column: pa.DictionaryArray) -> NDArray[Any]:
    best = len(GRADES) - 1
    return _code(column, GRADES, best, best)


def _code(column: pa.DictionaryArray, words: tuple[str, ...], blank: int, other: int) -> NDArray[Any]:
    """The place of each row's word among ``words``."""
    at = pc.index_in(column.dictionary, value_set=pa.array(words))
    told = zip(column.dictionary.to_pylist(), at.fill_null(other).to_pylist(), strict=True)
    places = [blank if word == "" else place for word, place in told]
    coded: NDArray[Any] = np.array([*places, blank], np.int8)[rows_of(column)]
    return coded
