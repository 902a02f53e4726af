"""Parents and marriages between numbers, by arrays: the tables that ``intake/parent`` and ``intake/spouse`` give."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from kinship.engines.arrays.arrow import dates, flags, numbers, words
from kinship.engines.arrays.columns import Columns, Group, shared
from kinship.engines.arrays.letters import FIRST, NOBODY
from kinship.engines.arrays.people import People
from kinship.engines.arrays.values import EARLIEST, LATEST, NEITHER, Meaning, Values, rows_of
from kinship.kin import GRADES
from kinship.tables import PARENT_KINDS

if TYPE_CHECKING:
    from numpy.typing import NDArray

Arrays = dict[str, "NDArray[Any]"]
NO_KIND = len(PARENT_KINDS)


def parents(columns: Columns, people: People, days: Meaning) -> pa.Table:
    """The table ``parent``."""
    kinds = {"parent": np.int32, "child": np.int32, "kind": np.int8, "grade": np.int8, "in_order": np.bool_, "father": np.int8}
    told = _told(columns, kinds)
    first, last, male = (people.known[name] for name in ("birth_first", "birth_last", "male"))

    def work(rows: slice, piece: dict[str, pa.Array]) -> None:
        parent, child = (people.numbers.find(piece[side]) for side in ("parent_id", "child_id"))
        told["parent"][rows], told["child"][rows] = parent, child
        told["kind"][rows] = _code(piece["kind"], PARENT_KINDS, PARENT_KINDS.index("blood"), NO_KIND)
        told["grade"][rows] = np.where(last.take(child) <= first.take(parent), 0, _grade(piece["grade"]))
        told["in_order"][rows], told["father"][rows] = last.take(parent) < first.take(child), male.take(parent)

    _read(columns, told, days, work)
    kept = _kept(told, (told["kind"] != NO_KIND) & _two(told["parent"], told["child"]))
    kind = pa.DictionaryArray.from_arrays(numbers(kept["kind"]), words(PARENT_KINDS))
    return pa.table({**_arrow(kept), "kind": kind, "father": flags(kept["father"], NEITHER)})


def spouses(columns: Columns, people: People, days: Meaning) -> pa.Table:
    """The table ``spouse``."""
    told = _told(columns, {"a": np.int32, "b": np.int32, "grade": np.int8, "a_died": np.int32, "b_died": np.int32})
    died = people.known["died_on"]

    def work(rows: slice, piece: dict[str, pa.Array]) -> None:
        one, other = (people.numbers.find(piece[side]) for side in ("person_id", "spouse_id"))
        a, b = np.minimum(one, other), np.maximum(one, other)
        told["a"][rows], told["b"][rows] = a, b
        told["a_died"][rows], told["b_died"][rows] = died.take(a), died.take(b)
        told["grade"][rows] = _grade(piece["grade"])

    _read(columns, told, days, work)
    kept = _kept(told, _two(told["a"], told["b"]))
    return pa.table({**_arrow(kept), **{name: dates(kept[name], LATEST) for name in ("a_died", "b_died")}})


def _told(columns: Columns, kinds: dict[str, Any]) -> Arrays:
    told: Arrays = {"row": np.arange(FIRST, columns.rows + FIRST, dtype=np.int32)}
    return told | {
        name: np.empty(columns.rows, kind) for name, kind in {**kinds, "start_on": np.int32, "end_on": np.int32}.items()
    }


def _read(columns: Columns, told: Arrays, days: Meaning, work: Callable[[slice, dict[str, pa.Array]], None]) -> None:
    """Tells the dates of all rows, and has the work tell the rest."""

    def read(group: Group) -> None:
        start, end = Values(days), Values(days)
        for rows, piece in columns.pieces(group):
            (told["start_on"][rows],) = start.read(piece["start"], ["birth_first"])
            (told["end_on"][rows],) = end.read(piece["end"], ["birth_last"])
            work(rows, piece)

    shared(read, columns.groups)


def _two(one: NDArray[Any], other: NDArray[Any]) -> NDArray[Any]:
    both: NDArray[Any] = (one != NOBODY) & (other != NOBODY) & (one != other)
    return both


def _kept(told: Arrays, kept: NDArray[np.bool_]) -> Arrays:
    return told if kept.all() else {name: values[kept] for name, values in told.items()}


def _arrow(told: Arrays) -> dict[str, pa.Array]:
    plain = {name: flags(values, NEITHER) if values.dtype == np.bool_ else numbers(values) for name, values in told.items()}
    return {**plain, "start_on": dates(told["start_on"], EARLIEST), "end_on": dates(told["end_on"], LATEST)}


def _grade(column: pa.DictionaryArray) -> NDArray[Any]:
    best = len(GRADES) - 1
    return _code(column, GRADES, best, best)


def _code(column: pa.DictionaryArray, words: tuple[str, ...], blank: int, other: int) -> NDArray[Any]:
    """The place of each row's word among ``words``."""
    place = {"": blank, **{word: place for place, word in enumerate(words)}}
    places = [place.get(word, other) for word in column.dictionary.to_pylist()]
    coded: NDArray[Any] = np.array([*places, blank], np.int8).take(rows_of(column))
    return coded
