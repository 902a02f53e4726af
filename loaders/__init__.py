"""Reads what the user has (workbooks, delimited files, canonical folders) into the tables of a county."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kinship.tables import County

Progress = Callable[[str, int, int], None]


def load(
    sources: Sequence[str | Path],
    *,
    columns: Path | None = None,
    codes: str | None = None,
    progress: Progress | None = None,
) -> County:
    """The county that the sources describe, with an account of every input row.

    ``sources``: files and folders, ``-`` for delimited text on standard input. ``columns``: an alias file for headings.
    ``codes``: the table that bare relationship codes are of. ``progress`` is told (what, done, total).

    Raises InputError for what cannot be read at all, RequestError for a canonical folder beside other sources.
    """
    from loaders.source import canonical_folder

    folder = canonical_folder(sources)
    if folder is None:
        from loaders.road import load_sources

        return load_sources(sources, columns, codes, progress or (lambda what, done, total: None))
    from kinship.account import Account
    from loaders.canonical import load_canonical

    if columns:
        from loaders.aliases import load_aliases

        load_aliases(columns)  # a canonical folder needs none, but a mistake in what the user named is told
    return load_canonical(folder, Account(), codes)
