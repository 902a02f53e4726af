"""How frequent a name is: 王伟 proves little, 欧阳克勤 much.

Counted are people, not lines: everybody on the staff and on the forms whom a birth month tells apart.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import NamedTuple

import numpy as np

from loaders.identity.columns import Column, appended, in_order
from loaders.identity.people import People
from loaders.identity.tables import Lines, month_of

BIRTH_MONTHS = 480
"""Birth months among which a working population spreads: two namesakes share one with a chance of about 1 in 480."""
SURPRISE = 0.01
"""An equal birth month says something only if fewer than this many strangers were expected to have name and month."""
FEW_BEARERS = 3
"""A name seen with no more births than this is rare enough to be a hint by itself."""


class Frequency(NamedTuple):
    """How frequent a name is. ``rare``: nobody else was seen to bear it, nor is it frequent in the country; ``common``: an equal
    birth month is no surprise; ``many``: the name alone is no hint at all."""

    rare: bool = False
    common: bool = False
    many: bool = False


class Frequencies:
    """The frequency of every name in one county."""

    def __init__(self, lines: Lines, people: People) -> None:
        held = [(key, month_of(one.birth)) for key, named in people.by_name.items() for one in named]
        keys = appended(lines.key, Column.of([key for key, _ in held]))
        months = appended(lines.month, Column.of([month for _, month in held]))
        told = months.where(bool)
        seen = in_order(keys.codes[told] * len(months.values) + months.codes[told]) // max(len(months.values), 1)
        bearers = np.bincount(seen, minlength=len(keys.values))
        self._bearers = dict(zip(keys.values, bearers.tolist(), strict=True))
        staff = sum(one.staff for one in people.by_id.values())
        self._share = staff / (int(bearers.sum()) or 1)
        self._known: dict[tuple[int, bool], Frequency] = {}
        self.told = lines.key.map(self.of)
        """The frequency of the name on each line."""

    def of(self, key: str) -> Frequency:
        """The frequency of one name; one object for all that are alike."""
        bearers = self._bearers.get(key, 0)
        alike = bearers, bearers <= 1 and not frequent(key)
        if alike not in self._known:
            strangers = bearers * self._share / BIRTH_MONTHS
            self._known[alike] = Frequency(alike[1], strangers > SURPRISE, bearers > FEW_BEARERS)
        return self._known[alike]


def frequent(name: str) -> bool:
    """True for a name that a great many people of the country bear, however few of them are seen here.

    >>> frequent("王伟"), frequent("李建国"), frequent("欧阳克勤"), frequent("尉迟伟")
    (True, True, False, False)
    """
    surnames, given = _frequent()
    return name[:1] in surnames and (len(name) == 2 or name[1:] in given)


@cache
def _frequent() -> tuple[frozenset[str], frozenset[str]]:
    told = tomllib.loads(resources.files(__package__).joinpath("frequent.toml").read_text(encoding="utf-8"))
    return frozenset(told["surnames"]), frozenset(told["given"].split())
