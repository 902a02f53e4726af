"""The TOML file of a pack or of its cases: its text, its content, and complaints that name the line."""

from __future__ import annotations

import difflib
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kinship.errors import PackError, Place
from kinship.pack_lines import Spot, line_of, line_of_syntax_error


@dataclass(frozen=True, slots=True)
class Source:
    """The text being read; ``file`` is only named in errors."""

    file: str
    text: str

    def error(self, key: str, spot: Spot, *needles: str, **values: object) -> PackError:
        """A complaint about what stands at ``spot``."""
        return PackError(key, place=self.place(spot, *needles), **values)

    def place(self, spot: Spot, *needles: str) -> Place:
        """File and line of ``spot``."""
        return Place(self.file, row=line_of(self.text, spot, *needles))

    def parse(self) -> dict[str, Any]:
        """The content. Raises PackError for a syntax error."""
        try:
            return tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as error:
            line = line_of_syntax_error(str(error), self.text)
            raise PackError("pack.syntax", place=Place(self.file, row=line), detail=str(error)) from error


def open_source(path: Path, unreadable: str) -> Source:
    """The file at ``path``. Raises PackError with the key ``unreadable``, or where it is not UTF-8."""
    try:
        return Source(str(path), path.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise PackError("pack.not-utf8", place=Place(str(path))) from error
    except OSError as error:
        raise PackError(unreadable, place=Place(str(path)), detail=error.strerror or "") from error


def nearest(word: str, choices: tuple[str, ...]) -> str:
    """The valid word most like ``word``, or all of them where none is like it.

    >>> nearest("violaton", ("violation", "review"))
    'violation'
    """
    return next(iter(difflib.get_close_matches(word, choices, 1, 0.5)), " | ".join(choices))
