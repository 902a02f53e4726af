"""Command lines whose answer is known before: the help of the program, and kinship terms of everyday use as a table.

The texts beside this module are made by ``python -m tests.answers`` from what the program says; a test compares them. They hold
for a help that a narrow terminal does not wrap and a standard output in UTF-8. To anything else there is no answer here, and the
program works it out. The module is there to be quick, so it imports next to nothing.
"""

from __future__ import annotations

import os
import sys

from kinship.cli.aligned import aligned
from kinship.language import LANGUAGES, default_language

WIDE = 80
"""Columns of a terminal from which on click wraps no text further in."""


def answer(arguments: list[str]) -> str | None:
    """What the program says to this command line on standard output, None where that has to be worked out.

    >>> print(_answer(["term", "连襟", "--lang", "en"]))
    term  kind               word  class         sex   scope  remark
    连襟  blood or marriage  SPCS  close in-law  male  in     spouse's sibling's spouse
    <BLANKLINE>
    >>> _answer(["term", "连襟", "--sex", "M"]), _answer(["term", "远房表哥"]), _answer(["check", "--help"])
    (None, None, None)
    """
    if "_KINSHIP_COMPLETE" in os.environ or getattr(sys.stdout, "encoding", "").lower() != "utf-8":
        return None  # the shell asks how a word goes on, or click looks for a way to write what the terminal cannot
    return _answer(arguments)


def _answer(arguments: list[str]) -> str | None:
    words, lang = _language(arguments)
    if words == ["--help"]:
        return _text("help", lang) if _wide() else None
    if words[:1] != ["term"] or not words[1:]:
        return None
    return _terms(words[1:], lang)


def _language(arguments: list[str]) -> tuple[list[str], str]:
    """The command line without its ``--lang``, and the last one named, else that of the environment."""
    words, lang, rest = [], default_language(), iter(arguments)
    for word in rest:
        option, given, value = word.partition("=")
        chosen = (value if given else next(rest, "")) if option == "--lang" else ""
        if chosen in LANGUAGES:
            lang = chosen
        else:
            words += [word]  # a language that does not exist is an option that stays, to which there is no answer
    return words, lang


def _wide() -> bool:
    """Whether the terminal is so wide that the help is not wrapped for it; as wide as that where there is none."""
    told = os.environ.get("COLUMNS", "")
    if told:
        return told.isdecimal() and int(told) >= WIDE
    try:
        columns = os.get_terminal_size(sys.__stdout__.fileno()).columns if sys.__stdout__ else 0
    except (OSError, ValueError):
        return True
    return columns == 0 or columns >= WIDE


def _terms(texts: list[str], lang: str) -> str | None:
    """The table of these terms."""
    held = _text("terms", lang)
    rows = [held.partition("\n")[0].split("\t")]
    for text in texts:
        start = held.find(f"\n{text}\t")
        if start < 0 or not text.isalpha():
            return None
        while held.startswith(f"\n{text}\t", start):
            end = held.index("\n", start + 1)
            rows.append(held[start + 1 : end].split("\t"))
            start = end
    return aligned(rows) + "\n"


def _text(name: str, lang: str) -> str:
    with open(f"{__file__.removesuffix('__init__.py')}{name}.{lang}.txt", encoding="utf-8", newline="\n") as file:  # noqa: PTH123
        return file.read()  # pathlib would take longer to import than all this
