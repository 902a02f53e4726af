"""Takes the files of a county one by one, each from its entry where that still holds."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from loaders.cache.key import file_key
from loaders.cache.reading import read_reading, write_reading
from loaders.cache.shelf import Shelf
from loaders.cache.values import Unkept
from loaders.files.source import FORMS, Source, suffix
from loaders.intake import Intake
from loaders.take import take


@dataclass(slots=True)
class Readings:
    """What was read of each file. ``keep``: what is read now is kept for the next time; ``moment``: that of this run."""

    shelf: Shelf
    keep: bool
    moment: int

    def take(self, file: Source, intake: Intake) -> None:
        """As ``loaders.take.take``, to the last word.

        Nothing is kept of a file that cannot be used, and of the form of one person: it is read as fast as its entry would be.
        """
        key = None if suffix(file.path) in FORMS else file_key(file, intake.aliases, intake.year)
        if key is None:
            take(file, intake)
            return
        apart = intake.apart()
        try:
            if read_reading(self.shelf.file(key), apart):
                self.shelf.touch(self.shelf.file(key), self.moment)
            else:
                take(file, apart)
                self._put(key, file, apart)
        finally:
            intake.join(apart)

    def _put(self, key: str, file: Source, read: Intake) -> None:
        """Nothing is kept of a file that changed while it was read."""
        if self.keep and file_key(file, read.aliases, read.year) == key:
            with suppress(OSError, Unkept):
                self.shelf.put(self.shelf.file(key), lambda entry: write_reading(entry, read), self.moment)
