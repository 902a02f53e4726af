"""How frequent a name is: 王伟 proves little, 欧阳克勤 much.

Counted are people, not lines: everybody on the staff and on the forms whom a birth month tells apart.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib import resources

from loaders.identity.mentions import Mention
from loaders.identity.people import People

BIRTH_MONTHS = 480
"""Birth months among which a working population spreads: two namesakes share one with a chance of about 1 in 480."""
SURPRISE = 0.01
"""An equal birth month says something only if fewer than this many strangers were expected to have name and month."""
FEW_BEARERS = 3
"""A name seen with no more births than this is rare enough to be a hint by itself."""


@dataclass(frozen=True, slots=True)
class Frequency:
    """How frequent a name is. ``rare``: nobody else was seen to bear it, nor is it frequent in the country; ``common``: an equal
    birth month is no surprise; ``many``: the name alone is no hint at all."""

    rare: bool = False
    common: bool = False
    many: bool = False


class Frequencies:
    """The frequency of every name in one county."""

    def __init__(self, mentions: list[Mention], people: People) -> None:
        months: dict[str, set[str]] = defaultdict(set)
        for mention in mentions:
            months[mention.key].add(mention.birth[:7])
        for key, bearers in people.by_name.items():
            months[key].update(one.birth[:7] for one in bearers)
        self._bearers = {key: sum(len(month) == 7 for month in seen) for key, seen in months.items()}
        staff = sum(one.staff for one in people.by_id.values())
        self._share = staff / (sum(self._bearers.values()) or 1)
        self._known: dict[str, Frequency] = {}

    def of(self, key: str) -> Frequency:
        """The frequency of one name."""
        known = self._known.get(key)
        if known is None:
            bearers = self._bearers.get(key, 0)
            strangers = bearers * self._share / BIRTH_MONTHS
            known = Frequency(bearers <= 1 and not frequent(key), strangers > SURPRISE, bearers > FEW_BEARERS)
            self._known[key] = known
        return known


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
