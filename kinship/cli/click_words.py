"""click's own words ("Usage:", "No such option") in Chinese.

click looks its words up by gettext and ships the English ones only. A gettext catalogue would have to be a compiled file beside
the texts of this program, so the lookup itself is led to ``kinship/text/click.toml``; what is not there stays English.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType

from click import core, decorators, exceptions, formatting, parser, types

from kinship.text import area

SPEAKING: tuple[ModuleType, ...] = (core, decorators, exceptions, formatting, parser, types)


def speak(lang: str) -> None:
    """From now on click speaks the language, in what is made after this.

    >>> speak("zh"); exceptions.NoSuchCommand("chek").format_message()
    "没有命令 'chek'。"
    >>> speak("en"); exceptions.NoSuchCommand("chek").format_message()
    "No such command 'chek'."
    """
    words = {} if lang == "en" else {held["en"]: held[lang] for held in area("click").values()}
    for module in SPEAKING:
        _lead(module, words)


def _lead(module: ModuleType, words: Mapping[str, str]) -> None:
    def word(text: str) -> str:
        return words.get(text, text)

    def counted(one: str, several: str, number: int) -> str:
        return word(one if number == 1 else several)

    for name, lookup in (("_", word), ("ngettext", counted)):
        if hasattr(module, name):
            setattr(module, name, lookup)
