"""The people as numbers, by arrays: the table that ``intake/in_order`` gives, and what ties need to know of a person."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from kinship.engines.arrays.arrow import dates, flags, numbers
from kinship.engines.arrays.columns import Columns, Group, shared
from kinship.engines.arrays.letters import FIRST, Numbers
from kinship.engines.arrays.values import EARLIEST, LATEST, NEITHER, Meaning, Values

if TYPE_CHECKING:
    from typing import Any

    from numpy.typing import NDArray

KNOWN = {"staff": NEITHER, "male": NEITHER, "birth_first": EARLIEST, "birth_last": LATEST, "died_on": LATEST}
"""What is known of a person besides the id, and what stands for the unknown."""

TOLD = {
    "staff": {"staff": "staff"},
    "sex": {"male": "male"},
    "birth": {"birth_first": "birth_first", "birth_last": "birth_last"},
    "died": {"died_on": "birth_last"},
}
"""What the columns of the file tell: what is known, and what the reading of the column calls it."""


@dataclass(frozen=True, slots=True)
class People:
    """``known``: an array for each column of KNOWN, at each person's number; nobody's number, 0, stands for the unknown."""

    ids: list[pa.Array]
    numbers: Numbers
    known: dict[str, NDArray[Any]]

    def table(self) -> pa.Table:
        """The rows that ``intake/in_order`` gives."""
        row = numbers(np.arange(FIRST, len(self.known["staff"]), dtype=np.int32))
        known = {name: values[FIRST:] for name, values in self.known.items()}
        told = {
            name: flags(values, NEITHER) if KNOWN[name] == NEITHER else dates(values, KNOWN[name])
            for name, values in known.items()
        }
        return pa.table({"row": row, "p": row, "person_id": pa.chunked_array(self.ids, pa.string()), **told})


def people(columns: Columns, days: Meaning) -> People | None:
    """The people of a table; None where their ids cannot be looked up by their letters (see Numbers).

    ArrowInvalid where an id is no text in UTF-8.
    """
    meaning = {
        "staff": Meaning(days.query, "staff", {"staff": NEITHER}),
        "sex": Meaning(days.query, "sex", {"male": NEITHER}),
        "birth": days,
        "died": days,
    }
    known = {
        name: np.full(columns.rows + FIRST, unknown, np.int8 if unknown == NEITHER else np.int32)
        for name, unknown in KNOWN.items()
    }

    def work(group: Group) -> list[pa.Array]:
        values = {column: Values(meaning[column]) for column in TOLD}
        ids: list[pa.Array] = []
        for rows, piece in columns.pieces(group):
            for column, told in TOLD.items():
                for name, read in zip(told, values[column].read(piece[column], told.values()), strict=True):
                    known[name][FIRST:][rows] = read
            ids.append(piece["person_id"])
            ids[-1].validate(full=True)
        return ids

    ids = list(chain.from_iterable(shared(work, columns.groups)))
    letters = Numbers.of(ids)
    return People(ids, letters, known) if letters else None
