"""All text a user reads, in Chinese and English, from one place: the TOML files of this folder.

A key is ``area.name``; ``area`` is the file. Each entry has ``zh`` and ``en`` with ``{named}`` holes.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from string import Formatter
from typing import Protocol, runtime_checkable

from kinship.language import LANGUAGES as LANGUAGES
from kinship.language import default_language as default_language

DAY = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
ID_NUMBER = re.compile(rf"(?<!\d)(\d{{3}})(?:\d{{3}}(?:19|20)\d\d{DAY}\d\d|\d{{3}}\d\d{DAY}\d)(\d[\dXx])(?!\d)")
"""An ID number of 18 or 15 places, by the birth date in it."""
SHORTEST = 15


@runtime_checkable
class Worded(Protocol):
    """A value that words itself, such as a problem within an error."""

    def text(self, lang: str) -> str:
        """The words in ``lang``."""
        ...


class Keys(str):
    """A value of a sentence that is itself one or more keys of the catalogue, separated by blanks: it is worded in the
    language of the sentence.

    >>> say("place.row", "en", row=Keys("post.kind-court"))
    'row court'
    """

    __slots__ = ()


@cache
def area(name: str) -> dict[str, dict[str, str]]:
    """All entries of one file of the catalogue: key → language → text."""
    source = resources.files(__package__).joinpath(f"{name}.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


def say(key: str, lang: str, **values: object) -> str:
    """The text of ``key`` in ``lang`` with ``values`` in its holes. ``{rows:row is|rows are}``: the words that go with one, and
    with any other number.

    An ID number in a value is masked: it may stand in any cell, and sentences are passed on. Raises KeyError for a key that the
    catalogue lacks: a test walks over all keys that the code names.

    >>> say("neo4j.rows", "en", rows=1), say("neo4j.rows", "en", rows=2)
    ('1 row.', '2 rows.')
    >>> say("place.row", "en", row=3), say("place.row", "en", row="11010519491231002X")
    ('row 3', 'row 110*************2X')
    """
    file, _, name = key.partition(".")
    text = area(file)[name][lang]
    told = {hole: _worded(values[hole], lang) for hole in _holes(text)}
    return text.format(**({hole: _Counted(value) for hole, value in told.items()} if "|" in text else told))


@cache
def _holes(text: str) -> tuple[str, ...]:
    """The names in the holes of a text: who tells a fact gives all that facts may name, and most name one thing or none.

    >>> _holes("{rows} of {all:row|rows}"), _holes("none {{at}} all")
    (('rows', 'all'), ())
    """
    return tuple(dict.fromkeys(hole for _, hole, _, _ in Formatter().parse(text) if hole))


class _Counted:
    """A value that also tells which of two words go with it: ``one|several``."""

    __slots__ = ("value",)

    def __init__(self, value: object) -> None:
        self.value = value

    def __format__(self, words: str) -> str:
        one, mark, several = words.partition("|")
        return (one if str(self.value) == "1" else several) if mark else format(self.value, words)


def _worded(value: object, lang: str) -> object:
    if isinstance(value, str | int) and not isinstance(value, Keys):  # asking a Protocol is slow, and most values are plain
        return without_ids(value) if isinstance(value, str) else value
    if isinstance(value, Worded):
        return value.text(lang)
    if not isinstance(value, Keys):
        return value
    return {"zh": "、", "en": ", "}[lang].join(say(key, lang) for key in value.split())


def without_ids(text: str) -> str:
    """A text with its ID numbers masked.

    >>> without_ids("李梅11010519491231002X.lrmx"), without_ids("20261127.xlsx")
    ('李梅110*************2X.lrmx', '20261127.xlsx')
    """
    return ID_NUMBER.sub(_masked, text) if len(text) >= SHORTEST else text


def _masked(number: re.Match[str]) -> str:
    first, last = number.groups()
    return f"{first}{'*' * (len(number[0]) - len(first) - len(last))}{last}"
