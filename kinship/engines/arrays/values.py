"""What the queries make of a value: each distinct one is asked of them once, so that there are not two readings of a date."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

import queries

if TYPE_CHECKING:
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


class Meaning:
    """What ``intake/in_order`` makes of the distinct values of ``column``: the columns ``gives`` of its answer, each with the
    number that stands for what is unknown."""

    def __init__(self, column: str, gives: dict[str, int]) -> None:
        self.column, self.gives = column, gives
        self.asked = pa.array([], pa.string())
        self.told = {name: np.array([unknown], _kind(unknown)) for name, unknown in gives.items()}

    def of(self, values: pa.Array) -> dict[str, NDArray[Any]]:
        """The numbers of each of these values, and last the one of a blank."""
        at = pc.index_in(values, value_set=self.asked)
        if at.null_count:
            self._ask(values.filter(at.is_null()))
            at = pc.index_in(values, value_set=self.asked)
        places = np.append(at.to_numpy(zero_copy_only=False), len(self.asked))
        return {name: told[places] for name, told in self.told.items()}

    def _ask(self, values: pa.Array) -> None:
        blank = pc.if_else(pc.equal(values, ""), None, values)
        rows = {name: blank if name == self.column else pa.nulls(len(values), pa.string()) for name in COLUMNS}
        with duckdb.connect() as connection:
            connection.register("raw_person", pa.table({"row": np.arange(len(values)), **rows}))
            told = connection.sql(queries.text("sql/intake/in_order.sql")).to_arrow_table().sort_by("row")
        self.asked = pa.concat_arrays([self.asked, values])
        for name, unknown in self.gives.items():
            new = told.column(name).cast(pa.int32()).fill_null(unknown).to_numpy()
            self.told[name] = np.concatenate((self.told[name][:-1], new, [unknown])).astype(_kind(unknown))


class Values:
    """The values of one column of a table, in one of the ways that its meaning can be told.

    >>> days = Meaning("birth", DAYS)
    >>> first, last = Values(days, "birth_first"), Values(days, "birth_last")
    >>> column = pa.array(["1980-05", None]).dictionary_encode()
    >>> (last.read(column) - first.read(column)).tolist()[0], first.read(column).tolist()[1] == EARLIEST
    (30, True)
    """

    def __init__(self, meaning: Meaning, name: str) -> None:
        self.meaning, self.name = meaning, name
        self.seen, self.numbers = pa.array([], pa.string()), np.array([meaning.gives[name]], _kind(meaning.gives[name]))

    def read(self, column: pa.DictionaryArray) -> NDArray[Any]:
        """The number of each row: days since 1970, or 1 and 0."""
        if not column.dictionary.equals(self.seen):
            self.seen, self.numbers = column.dictionary, self.meaning.of(column.dictionary)[self.name]
        numbers: NDArray[Any] = self.numbers[rows_of(column)]
        return numbers


def rows_of(column: pa.DictionaryArray) -> NDArray[Any]:
    """Where in the dictionary the value of each row stands; after its end for a blank."""
    rows = column.indices.fill_null(len(column.dictionary)) if column.indices.null_count else column.indices
    numbers: NDArray[Any] = rows.to_numpy()
    return numbers


def _kind(unknown: int) -> type[np.integer]:
    return np.int8 if unknown == NEITHER else np.int32
