"""Rows as single numbers of 64 bits: people and small values behind each other, so that sorting numbers sorts rows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

PERSON = 27
"""How many bits a person takes."""
PEOPLE = (1 << PERSON) - 1
"""The largest number of a person."""


def lengthen(keys: NDArray[np.uint64], parts: Iterable[tuple[int, NDArray[Any]]]) -> None:
    """Puts further parts behind the numbers, where they lie: how many bits each takes, and its values.

    >>> keys = np.array([1], np.uint64)
    >>> lengthen(keys, [(2, np.array([3], np.int8)), (4, np.array([0], np.int8))])
    >>> keys.tolist()
    [112]
    """
    for bits, values in parts:
        keys <<= np.uint64(bits)
        keys |= values.astype(np.uint64)


def only(keys: NDArray[np.uint64], kept: NDArray[np.bool_]) -> NDArray[np.uint64]:
    """Those that are kept: mostly all of them, which need no copy."""
    return keys if kept.all() else keys[kept]


def first(sorted_keys: NDArray[Any]) -> NDArray[np.bool_]:
    """Which are not the same as the one before."""
    other = np.ones(len(sorted_keys), np.bool_)
    np.not_equal(sorted_keys[1:], sorted_keys[:-1], out=other[1:])
    return other
