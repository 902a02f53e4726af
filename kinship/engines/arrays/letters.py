"""Which person an id stands for, looked up by its letters: no hash, no comparison of texts.

Ids of one length are read as numbers whose places count by the letters that occur there: of p0102, places of one, two, one or ten
letters. Ids that people or programs give in turn fill such numbers so densely that a plain array says who is meant.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from kinship.engines.arrays.arrow import begins
from kinship.engines.arrays.columns import shared

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pyarrow as pa
    from numpy.typing import NDArray

NOBODY = 0
"""The number of an id that nobody has."""
FIRST = 2
"""The number of the first person: the row where she stands, the first being that of the headings."""
WIDEST, AT_LEAST = 4, 1000
"""How many places there may be for each person (and for a few people): of ids further apart the array would be too large."""
FOLD = 1024
"""Rows whose letters are compared at once: numpy is quick along long rows only."""


class Letters:
    """How texts of one length are read as numbers: by the smallest and the largest letter of each place."""

    def __init__(self, low: NDArray[np.uint8], high: NDArray[np.uint8]) -> None:
        self.low, self.base = low, [int(last) - int(first) + 1 for first, last in zip(low, high, strict=True)]
        self.reach = math.prod(self.base)

    def read(self, texts: NDArray[np.uint8]) -> tuple[NDArray[np.int32], NDArray[np.bool_]]:
        """``texts``: a row of letters each. Gives each one's number, and whether all its letters are among those expected.

        >>> letters = Letters(np.array([112, 48], np.uint8), np.array([112, 57], np.uint8))
        >>> number, fits = letters.read(np.frombuffer(b"p0p7q7", np.uint8).reshape(3, 2))
        >>> number.tolist(), fits.tolist()
        ([0, 7, 7], [True, True, False])
        """
        number, fits = np.zeros(len(texts), np.int32), np.ones(len(texts), np.bool_)
        for place, base in enumerate(self.base):
            digit = texts[:, place] - self.low[place]  # a letter below the smallest wraps around, and is too large
            fits &= digit < base
            if base > 1:
                number *= base
                number += digit
        return number, fits


class Numbers:
    """The number of each person_id: the row where it stands."""

    def __init__(self, letters: Letters, person: NDArray[np.int32]) -> None:
        self.letters, self.person = letters, person

    @classmethod
    def of(cls, ids: Sequence[pa.Array]) -> Numbers | None:
        """None unless the ids are of one length, ascending without a repetition, and close together.

        >>> import pyarrow as pa
        >>> numbers = Numbers.of([pa.array(["p1", "p2", "p4"])])
        >>> numbers.find(pa.array(["p4", "p3", None, "p1"])).tolist()
        [4, 0, 0, 2]
        """
        texts = [rows for rows in shared(_rows, ids) if rows is not None]
        if len(texts) < len(ids) or len({rows.shape[1] for rows in texts}) != 1:
            return None
        letters = Letters(*_range(texts))
        if letters.reach > WIDEST * sum(map(len, ids)) + AT_LEAST:
            return None
        person = np.full(letters.reach, NOBODY, np.int32)
        first = np.cumsum([FIRST, *map(len, texts)], dtype=np.int32)

        def place(piece: int) -> tuple[int, int] | None:
            """Puts people in their places, and says where the first and the last one are. None where they do not ascend."""
            at, _ = letters.read(texts[piece])
            person[at] = np.arange(first[piece], first[piece + 1], dtype=np.int32)
            return None if (at[1:] <= at[:-1]).any() else (int(at[0]), int(at[-1]))

        ends = [end for end in shared(place, range(len(texts))) if end]
        if len(ends) < len(texts) or any(before >= after for (_, before), (after, _) in pairwise(ends)):
            return None
        return cls(letters, person)

    def find(self, texts: pa.Array) -> NDArray[np.int32]:
        """The numbers of these ids; NOBODY for one that nobody has, and for a blank."""
        rows = _rows(texts)
        if rows is None or rows.shape[1] != len(self.letters.base):
            return self._find_some(texts)
        at, fits = self.letters.read(rows)
        return self.person.take(at) if fits.all() else self.person.take(at * fits) * fits

    def _find_some(self, texts: pa.Array) -> NDArray[np.int32]:
        """The same where some are blank, or of another length."""
        first, letters = _buffers(texts)
        length = len(self.letters.base)
        found = np.full(len(texts), NOBODY, np.int32)
        fit = np.flatnonzero(np.diff(first) == length)
        at, fits = self.letters.read(letters[first[fit][:, None] + np.arange(length)])
        found[fit] = self.person.take(at * fits) * fits
        return found


def _range(texts: list[NDArray[np.uint8]]) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """The smallest and the largest letter of each place."""
    return np.min([_folded(np.min, rows) for rows in texts], 0), np.max([_folded(np.max, rows) for rows in texts], 0)


def _folded(extreme: Callable[..., NDArray[np.uint8]], rows: NDArray[np.uint8]) -> NDArray[np.uint8]:
    whole = len(rows) - len(rows) % FOLD
    wide = extreme(rows[:whole].reshape(-1, FOLD * rows.shape[1]), 0).reshape(FOLD, -1) if whole else rows[:0]
    return extreme(np.concatenate((wide, rows[whole:])), 0)


def _rows(texts: pa.Array) -> NDArray[np.uint8] | None:
    """The letters of texts of one length, a row each; None where the lengths differ or one is blank."""
    first, letters = _buffers(texts)
    length = int(first[-1] - first[0]) // max(len(texts), 1)
    if not length or texts.null_count or (np.diff(first) != length).any():
        return None
    return letters[first[0] : first[-1]].reshape(-1, length)


def _buffers(texts: pa.Array) -> tuple[NDArray[np.int32], NDArray[np.uint8]]:
    """Where each text begins (and the last ends), and all their letters. A null has no letters."""
    return begins(texts), np.frombuffer(texts.buffers()[2] or b"\0", np.uint8)
