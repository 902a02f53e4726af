"""What the queries make of a value: each distinct one is asked of them once, so that there are not two readings of a date."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

import queries
from kinship.engines.arrays.arrow import filled, numbers, some, words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from numpy.typing import NDArray

EARLIEST, LATEST = -(1 << 31), (1 << 31) - 1
"""What stands for an unknown first and an unknown last day: compared with others, nothing follows from it."""
NEITHER = 2
"""What stands for an unknown flag; 1 and 0 are true and false."""
DAYS = {"birth_first": EARLIEST, "birth_last": LATEST}
"""The first and the last day that a date can mean: every date of a county is read as a birth is."""
COLUMNS = ("person_id", "staff", "sex", "birth", "died")
"""What ``intake/in_order`` reads of people."""


class Query:
    """The query ``intake/in_order``, for one thread at a time."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.connection, self.lock = connection, Lock()

    def read(self, column: str, values: pa.Array) -> pa.Table:
        """The query's answer about people of whom nothing but these values of the column is known, in their order."""
        rows = {name: some(values) if name == column else pa.nulls(len(values), pa.string()) for name in COLUMNS}
        self.connection.register("raw_person", pa.table({"row": numbers(np.arange(len(values))), **rows}))
        return self.connection.sql(queries.text("sql/intake/in_order.sql")).to_arrow_table().sort_by("row").combine_chunks()


class Meaning:
    """What the query makes of the distinct values of ``column``: the columns ``gives`` of its answer, each with the number that
    stands for what is unknown."""

    def __init__(self, query: Query, column: str, gives: dict[str, int]) -> None:
        self.query, self.column, self.gives = query, column, gives
        self.asked = words([])
        self.told = {name: np.array([unknown], _kind(unknown)) for name, unknown in gives.items()}

    def of(self, values: pa.Array) -> dict[str, NDArray[Any]]:
        """The numbers of each of these values, and last the one of a blank."""
        with self.query.lock:
            at = pc.index_in(values, value_set=self.asked)
            if at.null_count:
                self._ask(values.filter(at.is_null()))
                at = pc.index_in(values, value_set=self.asked)
            places = np.append(filled(at, 0), len(self.asked))
            return {name: told.take(places) for name, told in self.told.items()}

    def _ask(self, values: pa.Array) -> None:
        told = self.query.read(self.column, values)
        self.asked = pa.concat_arrays([self.asked, values])
        for name, unknown in self.gives.items():
            new = filled(told.column(name).cast(pa.int32()).chunk(0), unknown)
            self.told[name] = np.concatenate((self.told[name][:-1], new, [unknown])).astype(_kind(unknown))


class Values:
    """The values of one column of a table.

    >>> days = Values(Meaning(Query(duckdb.connect()), "birth", DAYS))
    >>> first, last = days.read(pa.array(["1980-05", None]).dictionary_encode(), ["birth_first", "birth_last"])
    >>> (last - first).tolist()[0], first.tolist()[1] == EARLIEST
    (30, True)
    """

    def __init__(self, meaning: Meaning) -> None:
        self.meaning = meaning
        self.seen: pa.Array | None = None
        self.told: dict[str, NDArray[Any]] = {}

    def read(self, column: pa.DictionaryArray, names: Iterable[str]) -> list[NDArray[Any]]:
        """The number of each row, in each of these ways that its meaning can be told: days since 1970, or 1 and 0."""
        if self.seen is None or not column.dictionary.equals(self.seen):
            self.seen, self.told = column.dictionary, self.meaning.of(column.dictionary)
        rows = rows_of(column)
        return [self.told[name].take(rows) for name in names]


def rows_of(column: pa.DictionaryArray) -> NDArray[Any]:
    """Where in the dictionary the value of each row stands; after its end for a blank."""
    return filled(column.indices, len(column.dictionary))


def _kind(unknown: int) -> type[np.integer]:
    return np.int8 if unknown == NEITHER else np.int32
