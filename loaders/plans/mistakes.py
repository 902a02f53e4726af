"""What is wrong in a list of appointments: every row is looked at before the first mistake ends the work."""

from __future__ import annotations

from dataclasses import dataclass, field

from kinship.errors import InputError, Place
from kinship.text import say

MOST_SHOWN = 20


class Mistake(Exception):
    """One thing that is wrong: a key of the catalogue, its values, and the field that it stands in."""

    def __init__(self, key: str, field: str = "", **values: object) -> None:
        super().__init__(key)
        self.key, self.field, self.values = key, field, values

    def error(self, place: Place) -> InputError:
        """The same as an error at a place."""
        return InputError(self.key, place=place, **self.values)


@dataclass(slots=True)
class Mistakes:
    """All of them, in the order of the rows."""

    errors: list[InputError] = field(default_factory=list)

    def add(self, mistake: Mistake, place: Place) -> None:
        """Notes a mistake."""
        self.errors.append(mistake.error(place))

    def raise_any(self) -> None:
        """Raises InputError: the mistake, or the list of them where there are several."""
        if len(self.errors) == 1:
            raise self.errors[0]
        if self.errors:
            raise InputError("whatif.mistakes", count=len(self.errors), mistakes=_Lines(tuple(self.errors)))


@dataclass(frozen=True, slots=True)
class _Lines:
    """Several errors as one value of a sentence."""

    errors: tuple[InputError, ...]

    def text(self, lang: str) -> str:
        """One line for each, up to a limit."""
        lines = [error.text(lang) for error in self.errors[:MOST_SHOWN]]
        left = len(self.errors) - len(lines)
        return "\n".join([*lines, *([say("whatif.more-mistakes", lang, count=left)] if left else [])])
