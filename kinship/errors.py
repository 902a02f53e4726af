"""Everything that can stop the program, as one small tree.

    KinshipError            the program could not do its work: a sentence, exit status 2
    ├── InputError          a file the user gave cannot be used (says file, sheet, row, column)
    ├── PackError           a rule pack is wrong (says file, line, nearest valid word)
    └── RequestError        an option asks for something that cannot be done

An error is a key of the text catalogue (``kinship/text``) with its values, so that the same error reads in Chinese and in
English. What a file merely contains wrongly is not an error: it is a problem, listed by ``quality``.
"""

from __future__ import annotations

from dataclasses import dataclass

from kinship.text import say


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in what the user gave: file, sheet, row (1-based, as Excel counts; of a TOML file a line), column.

    >>> Place("ledger.xlsx", "A01", 5, "birth").text("en"), Place("my.toml", row=5).text("en")
    ('ledger.xlsx, sheet A01, row 5, column birth', 'my.toml, line 5')
    """

    file: str = ""
    sheet: str = ""
    row: int = 0
    column: str = ""

    def text(self, lang: str) -> str:
        """The place in words, leaving out what is not known."""
        parts = [
            self.file,
            say("place.sheet", lang, sheet=self.sheet) if self.sheet else "",
            say("place.line" if self.file.endswith(".toml") else "place.row", lang, row=self.row) if self.row else "",
            say("place.column", lang, column=self.column) if self.column else "",
        ]
        return say("place.join", lang).join(part for part in parts if part)

    def before(self, sentence: str, lang: str) -> str:
        """A sentence with the place before it, if there is one.

        >>> Place("a.csv", row=3).before("no name.", "en"), Place().before("no name.", "en")
        ('a.csv, row 3: no name.', 'no name.')
        """
        where = self.text(lang)
        return f"{where}{say('place.colon', lang)}{sentence}" if where else sentence


class KinshipError(Exception):
    """The root: ``key`` names a sentence of the catalogue, ``values`` fill it, ``place`` says where.

    >>> print(InputError("input.not-found", place=Place("a.xlsx")).text("en"))
    a.xlsx: no such file or folder. Check the path and its spelling.
    """

    def __init__(self, key: str, *, place: Place | None = None, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.place = place or Place()
        self.values = values

    def text(self, lang: str) -> str:
        """The sentence in ``lang``: where, what, and what to do."""
        return self.place.before(say(self.key, lang, **self.values), lang)

    def __str__(self) -> str:
        return self.text("en")


class InputError(KinshipError):
    """A file or folder the user gave cannot be used at all."""


class PackError(KinshipError):
    """A rule pack is wrong."""


class RequestError(KinshipError):
    """An option or argument asks for something that cannot be done."""
