"""What was read and resolved is kept beside the sources, so that the next run need not do it again.

An entry is named by everything that its content depends on: the bytes of all files, what was chosen about them, the program. One
that is not asked for any more is removed; all may be deleted at any time. See docs/adr/0014-cache-beside-the-sources.md.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from loaders.cache.entry import Unkept, read_entry, write_entry
from loaders.cache.key import Sources, key_of
from loaders.cache.shelf import Shelf
from loaders.canonical.folder import table_file
from loaders.choices import Choices
from loaders.files.source import canonical_folder

if TYPE_CHECKING:
    from kinship.tables import County
    from loaders.reuse import Reuse

SMALLEST = 200_000
"""Sources of fewer bytes are read in a moment: for them nothing is kept, and no folder appears beside them."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is read, and how: everything that the county depends on besides the content of the files."""

    sources: Sequence[str | Path]
    columns: Path | None
    choices: Choices
    decisions: Sequence[Path]
    recruits: Sequence[str | Path]

    def files(self) -> list[Path]:
        """All that the user named."""
        return [Path(one) for one in (*self.sources, *self.recruits, *self.decisions, *([self.columns] if self.columns else []))]


def kept(request: Request, make: Callable[[Reuse | None], County], keep: bool) -> County:
    """The county from its entry; or made anew, of files that are taken from theirs, and then kept if ``keep`` says so.

    ``make``: is given what need not be done again, where anything is kept. What cannot be kept or read back is no
    mistake: the county is then made as if there were no cache. Nothing is kept of sources that changed while they were read.
    """
    shelf = _shelf(request, keep)
    before = Sources.of(request.files()) if shelf else None
    if shelf is None or before is None or before.size < SMALLEST:
        return make(None)
    moment = shelf.moment()
    entry = shelf.county(key_of(before, repr((request.choices, len(request.sources), len(request.recruits)))))
    held = read_entry(entry)
    if held is not None:
        shelf.touch(entry, moment)
        return held
    from loaders.cache.reusing import reuse  # with all the readers, which nobody needs for a county that is kept

    again = reuse(shelf, request.choices, keep, moment)
    try:
        county = make(again)
        if keep and Sources.of(request.files()) == before:
            with suppress(OSError, Unkept):
                shelf.put(entry, lambda file: write_entry(file, county, again.parts), moment)
    finally:
        if keep:
            shelf.tidy()
    return county


def _shelf(request: Request, keep: bool) -> Shelf | None:
    """Where the entry may lie, or be put. None where there is nothing to find, and for a canonical folder without forms: the
    engine reads its tables itself, and nothing is resolved."""
    folder = canonical_folder(request.sources)
    if folder and not request.recruits and table_file(folder, "declared") is None:
        return None
    shelf = Shelf.beside(request.sources)
    return shelf if shelf and (keep or shelf.is_there()) else None
