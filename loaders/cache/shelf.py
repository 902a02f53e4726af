"""Where entries lie: in a folder beside the first source, which only its owner may open.

They hold what the sources hold, so they lie where the sources lie: on the same stick or drive, under the same rules of secrecy.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from kinship.text import LANGUAGES, say

FOLDER = ".kinship-cache"
OFF = "KINSHIP_NO_CACHE"
"""Set to anything, nothing is read from a cache or kept."""
MOST = 4
"""Entries that are kept; the one that was not asked for the longest goes."""
SUFFIX = ".entry"


@dataclass(frozen=True, slots=True)
class Shelf:
    """The folder of entries."""

    folder: Path

    @classmethod
    def beside(cls, sources: Sequence[str | Path]) -> Shelf | None:
        """The folder for these sources; None where the user wants none, or where the first is no file or folder."""
        first = Path(sources[0]) if sources else Path()
        if os.environ.get(OFF) or not (first.is_file() or first.is_dir()) or not sources:
            return None
        return cls((first if first.is_dir() else first.parent) / FOLDER)

    def entry(self, key: str) -> Path:
        """The file of an entry, which need not exist."""
        return self.folder / f"{key}{SUFFIX}"

    def touch(self, key: str) -> None:
        """Marks an entry as asked for."""
        with suppress(OSError):
            os.utime(self.entry(key))

    def put(self, key: str, write: Callable[[BinaryIO], None]) -> None:
        """Keeps an entry, whole or not at all; those asked for the longest ago go. OSError where it may not be written."""
        self._make()
        handle, name = tempfile.mkstemp(dir=self.folder, suffix=".part")
        part = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                write(file)
            part.replace(self.entry(key))
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        self._tidy()

    def _make(self) -> None:
        if not self.folder.is_dir():
            self.folder.mkdir(mode=0o700)
            (self.folder / "README.txt").write_text("".join(say("load.cache", lang) for lang in LANGUAGES), encoding="utf-8")
            (self.folder / ".gitignore").write_text("*\n", encoding="utf-8")

    def _tidy(self) -> None:
        entries = sorted(self.folder.glob(f"*{SUFFIX}"), key=lambda file: (file.stat().st_mtime_ns, file.name), reverse=True)
        for old in entries[MOST:]:
            old.unlink(missing_ok=True)
