"""Where entries lie: in a folder beside the first source, which only its owner may open.

They hold what the sources hold, so they lie where the sources lie: on the same stick or drive, under the same rules of secrecy.
"""

from __future__ import annotations

import os
import tempfile
import time
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
"""Counties that are kept, and runs whose files are; what was not asked for the longest goes."""
FORGOTTEN = 24 * 3600 * 10**9
"""Nanoseconds after which an entry that never became whole is one whose run was killed."""
COUNTY, FILE, PART = ".entry", ".file", ".part"
"""What the names of entries end with, and of those not yet whole."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The folder of entries."""

    folder: Path

    @classmethod
    def beside(cls, sources: Sequence[str | Path]) -> Shelf | None:
        """The folder for these sources; None where the user wants none, or where the first is no file or folder."""
        first = Path(sources[0]) if sources else Path()
        if os.environ.get(OFF) or not (_is(Path.is_file, first) or _is(Path.is_dir, first)) or not sources:
            return None
        return cls((first if first.is_dir() else first.parent) / FOLDER)

    def is_there(self) -> bool:
        """Whether there is such a folder; False also where that cannot be seen."""
        return _is(Path.is_dir, self.folder)

    def county(self, key: str) -> Path:
        """The entry of a county, which need not exist."""
        return self.folder / f"{key}{COUNTY}"

    def counties(self) -> list[Path]:
        """The entries of counties that are there."""
        return self._entries(COUNTY)

    def file(self, key: str) -> Path:
        """The entry of one file, which need not exist."""
        return self.folder / f"{key}{FILE}"

    def moment(self) -> int:
        """Now, or whatever is later than all that lies here: clocks are set back."""
        return max([time.time_ns(), *(1 + moment for moment in self._asked(COUNTY, FILE).values())])

    def touch(self, entry: Path, moment: int) -> None:
        """Marks an entry as asked for."""
        with suppress(OSError):
            os.utime(entry, ns=(moment, moment))

    def put(self, entry: Path, write: Callable[[BinaryIO], None], moment: int) -> None:
        """Keeps an entry, whole or not at all. OSError where it may not be written."""
        self._make()
        handle, name = tempfile.mkstemp(dir=self.folder, suffix=PART)
        part = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                write(file)
            self.touch(part, moment)
            part.replace(entry)
        except BaseException:
            part.unlink(missing_ok=True)
            raise

    def tidy(self) -> None:
        """What was asked for the longest ago goes: counties one by one, files with all of the run that was their last."""
        with suppress(OSError):
            self._keep_newest(COUNTY)
            self._keep_newest(FILE)
            for part, moment in self._asked(PART).items():
                if time.time_ns() - moment > FORGOTTEN:
                    part.unlink(missing_ok=True)

    def _keep_newest(self, suffix: str) -> None:
        asked = self._asked(suffix)
        newest = sorted(set(asked.values()), reverse=True)[:MOST]
        for entry, moment in asked.items():
            if moment not in newest:
                entry.unlink(missing_ok=True)

    def _asked(self, *suffixes: str) -> dict[Path, int]:
        """When entries were asked for last. One that cannot be looked at is as good as none."""
        moments = {}
        for entry in self._entries(*suffixes):
            with suppress(OSError):
                moments[entry] = entry.stat().st_mtime_ns
        return moments

    def _entries(self, *suffixes: str) -> list[Path]:
        return [entry for suffix in suffixes for entry in self.folder.glob(f"*{suffix}")]

    def _make(self) -> None:
        if not self.folder.is_dir():
            self.folder.mkdir(mode=0o700)
            (self.folder / "README.txt").write_text("".join(say("load.cache", lang) for lang in LANGUAGES), encoding="utf-8")
            (self.folder / ".gitignore").write_text("*\n", encoding="utf-8")


def _is(so: Callable[[Path], bool], path: Path) -> bool:
    """Whether it is so of a path that may lie where nobody may look: whoever reads the sources says that."""
    try:
        return so(path)
    except OSError:
        return False
