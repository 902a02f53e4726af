"""What need not be done again: which files were read before, and whose ties were derived."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.kindreds import Kindreds
from loaders.kindreds.parts import Parts
from loaders.take import Take


@dataclass(frozen=True, slots=True)
class Reuse:
    """``take``: takes each file; ``kindreds``: know of whom the ties need not be derived (None: all are)."""

    take: Take
    kindreds: Kindreds | None = None

    @property
    def parts(self) -> Parts | None:
        """What was made of each kindred, once the county is made."""
        return self.kindreds.parts if self.kindreds else None
