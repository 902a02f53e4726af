"""Reads what the user has (workbooks, delimited files, canonical folders) into the tables of a county.

``road`` is the way from the sources to the tables. Formats: ``workbook`` (sheets and their headings) and ``layouts`` (ledgers,
declarations), ``cadre``, ``gedcom``, ``ftm``, ``canonical``. What a text says: ``values``, ``terms``. Who and where: ``staff``,
``identity``, ``ties``, ``contradictions``. Besides: ``files`` (safe opening), ``plans``, ``cache``, ``kindreds``, ``districts``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kinship.tables import County
    from loaders.cache import Request
    from loaders.identity.decisions import Decision
    from loaders.reuse import Reuse

Progress = Callable[[str, int, int], None]
NO_CACHE, READ, KEEP = "no", "read", "keep"


def load(
    sources: Sequence[str | Path],
    *,
    columns: Path | None = None,
    codes: str | None = None,
    decisions: Sequence[Path] = (),
    suppose: bool = False,
    blanks: bool = False,
    recruits: Sequence[str | Path] = (),
    progress: Progress | None = None,
    cache: str = NO_CACHE,
) -> County:
    """The county that the sources describe, with an account of every input row.

    ``sources``: files and folders, ``-`` for delimited text on standard input. ``columns``: an alias file for headings.
    ``codes``: the table that bare relationship codes are of. ``decisions``: files in which people said who is who.
    ``suppose``: also possible ties to candidates of whom none was chosen. ``blanks``: also measure which blank fields keep lines
    from being settled. ``recruits``: files of newcomers and their declarations, who join the staff. ``progress`` is told (what,
    done, total). ``cache``: whether what was read and resolved is looked for beside the sources (``READ``), and also kept there
    for the next time (``KEEP``); by default neither.

    Raises InputError for what cannot be read at all, RequestError for a canonical folder beside other sources.
    """
    from loaders.cache import Request, kept
    from loaders.choices import Choices
    from loaders.collector import paused

    choices = Choices(codes, _decisions(decisions), suppose, blanks)
    request = Request(sources, columns, choices, decisions, recruits)

    def make(reuse: Reuse | None) -> County:
        return _load(request, progress, reuse)

    with paused():
        return make(None) if cache == NO_CACHE else kept(request, make, keep=cache == KEEP)


def _load(request: Request, progress: Progress | None, reuse: Reuse | None) -> County:
    from loaders.files.source import canonical_folder

    columns, choices, recruits = request.columns, request.choices, request.recruits
    folder = canonical_folder(request.sources)
    if folder is None:
        from loaders.road import load_sources

        return load_sources(request.sources, columns, choices, progress or (lambda what, done, total: None), recruits, reuse)
    from kinship.account import Account
    from loaders.canonical.folder import load_canonical

    if columns:
        from loaders.workbook.aliases import load_aliases

        load_aliases(columns)  # a canonical folder needs none, but a mistake in what the user named is told
    if recruits:
        from loaders.recruits import join_canonical

        return join_canonical(folder, recruits, columns, choices)
    return load_canonical(folder, Account(), choices)


def _decisions(files: Sequence[Path]) -> tuple[Decision, ...]:
    if not files:
        return ()
    from loaders.decisions import read_decisions

    return read_decisions(files)
