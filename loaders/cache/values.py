"""The values of an account as JSON and back: plain ones as they are, ours by name. Nothing else is ever built from an entry."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from kinship.account import Lacking, Places, Planned, Problem, RowFate
from kinship.errors import Place
from kinship.text import Keys
from loaders.someone import Someone

OURS: dict[str, type] = {kind.__name__: kind for kind in (Place, Places, Problem, RowFate, Planned, Lacking, Someone)}
FIELDS = {name: tuple(field.name for field in fields(kind)) for name, kind in OURS.items()}
MARK = "!"
"""The key under which the kind of a value stands."""


class Unkept(Exception):
    """A value that cannot be written down so that it comes back the same."""


def packed(value: Any) -> Any:
    """A value as JSON can hold it. Raises Unkept for one that would not come back as it is.

    >>> packed((Place("a.csv", row=3), "x"))
    {'!': 'tuple', 'of': [{'!': 'Place', 'of': ['a.csv', '', 3, '']}, 'x']}
    """
    kind = type(value)
    if value is None or kind in (str, int, float, bool):
        return value
    if kind is list:
        return [packed(one) for one in value]
    if kind is dict:
        return {MARK: "dict", "of": [[packed(key), packed(one)] for key, one in value.items()]}
    if kind in (tuple, set, frozenset):
        return {MARK: kind.__name__, "of": [packed(one) for one in (value if kind is tuple else sorted(value))]}
    if kind is Keys:
        return {MARK: "Keys", "of": str(value)}
    if OURS.get(kind.__name__) is kind:
        return {MARK: kind.__name__, "of": [packed(getattr(value, name)) for name in FIELDS[kind.__name__]]}
    raise Unkept(kind.__name__)


def unpacked(held: Any) -> Any:
    """The value again. Raises KeyError for a kind that is not ours.

    >>> unpacked(packed({"where": Place("a.csv", row=3), "keys": Keys("place.row")}))
    {'where': Place(file='a.csv', sheet='', row=3, column=''), 'keys': 'place.row'}
    """
    if type(held) is list:
        return [unpacked(one) for one in held]
    if type(held) is not dict:
        return held
    kind, content = held[MARK], held["of"]
    if kind == "dict":
        return {unpacked(key): unpacked(one) for key, one in content}
    if kind == "Keys":
        return Keys(content)
    if kind in PLAIN:
        return PLAIN[kind](unpacked(one) for one in content)
    return OURS[kind](*(unpacked(one) for one in content))


PLAIN: dict[str, type] = {"tuple": tuple, "set": set, "frozenset": frozenset}
