"""All text a user reads, in Chinese and English, from one place: the TOML files of this folder.

A key is ``area.name``; ``area`` is the file. Each entry has ``zh`` and ``en`` with ``{named}`` holes.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Protocol, runtime_checkable

from kinship.language import LANGUAGES as LANGUAGES
from kinship.language import default_language as default_language


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
    """The text of ``key`` in ``lang`` with ``values`` in its holes.

    Raises KeyError for a key that the catalogue lacks: a test walks over all keys that the code names.

    >>> say("place.row", "en", row=3)
    'row 3'
    """
    file, _, name = key.partition(".")
    return area(file)[name][lang].format(**{hole: _worded(value, lang) for hole, value in values.items()})


def _worded(value: object, lang: str) -> object:
    if isinstance(value, str | int) and not isinstance(value, Keys):
        return value  # asking a Protocol is slow, and most values are plain
    if isinstance(value, Worded):
        return value.text(lang)
    if not isinstance(value, Keys):
        return value
    return {"zh": "、", "en": ", "}[lang].join(say(key, lang) for key in value.split())
