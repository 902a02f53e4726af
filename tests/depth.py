"""How much of what is drawn at random, or tried in many ways, a run tries: ``make test`` a part, ``make deep`` all of it.

The part is what a run of all tests has time for on two slow processors. Drawn anew each time, it adds up from run to run.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TypeVar

DEEP = os.environ.get("KINSHIP_DEEP") == "1"

One = TypeVar("One")


def times(usual: int, deep: int) -> int:
    """How many are tried."""
    return deep if DEEP else usual


def some(ways: Sequence[One], usual: int) -> Sequence[One]:
    """The ways that are tried: the first ones, or all."""
    return ways if DEEP else ways[:usual]
