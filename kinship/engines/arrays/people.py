"""The people as numbers, by arrays: the table that ``intake/in_order`` gives, and what ties need to know of a person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from kinship.engines.arrays.columns import Columns, beside, dates, flags
from kinship.engines.arrays.letters import FIRST, Numbers
from kinship.engines.arrays.values import EARLIEST, LATEST, NEITHER, Meaning, Values

if TYPE_CHECKING:
    from typing import Any

    from numpy.typing import NDArray

KNOWN = {"staff": NEITHER, "male": NEITHER, "birth_first": EARLIEST, "birth_last": LATEST, "died_on": LATEST}
"""What is known of a person besides the id, and what stands for the unknown."""


@dataclass(frozen=True, slots=True)
class People:
    """``known``: an array for each column of KNOWN, at each person's number; nobody's number, 0, stands for the unknown."""

    ids: list[pa.Array]
    numbers: Numbers
    known: dict[str, NDArray[Any]]

    def table(self) -> pa.Table:
        """The rows that ``intake/in_order`` gives."""
        row = np.arange(FIRST, len(self.known["staff"]), dtype=np.int32)
        known = {name: values[FIRST:] for name, values in self.known.items()}
        told = {name: flags(values) if KNOWN[name] == NEITHER else dates(values, KNOWN[name]) for name, values in known.items()}
        return pa.table({"row": row, "p": row, "person_id": pa.chunked_array(self.ids, pa.string()), **told})


def people(columns: Columns, days: Meaning) -> People | None:
    """The people of a table; None where their ids cannot be looked up by their letters (see Numbers).

    ArrowInvalid where an id is no text in UTF-8.
    """
    staff, sex = (Values(Meaning(column, {name: NEITHER}), name) for column, name in (("staff", "staff"), ("sex", "male")))
    first, last, died = (Values(days, name) for name in ("birth_first", "birth_last", "birth_last"))
    read = {
        "staff": (staff, "staff"),
        "male": (sex, "sex"),
        "birth_first": (first, "birth"),
        "birth_last": (last, "birth"),
        "died_on": (died, "died"),
    }
    known = {
        name: np.full(columns.rows + FIRST, unknown, np.int8 if unknown == NEITHER else np.int32)
        for name, unknown in KNOWN.items()
    }
    ids: list[pa.Array] = []

    def work(rows: slice, piece: dict[str, pa.Array]) -> None:
        for name, (values, column) in read.items():
            known[name][rows] = values.read(piece[column])

    def pieces() -> Iterator[tuple[slice, dict[str, pa.Array]]]:
        at = FIRST
        for piece in columns.pieces():
            ids.append(piece["person_id"])
            ids[-1].validate(full=True)
            yield slice(at, at := at + len(ids[-1])), piece

    beside(work, pieces())
    numbers = Numbers.of(ids)
    return People(ids, numbers, known) if numbers else None
