"""The way from sources to the tables: files → sheets → rows → staff → who is who."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from kinship.account import Account
from kinship.errors import InputError, Place
from kinship.tables import County, arrow
from loaders import source
from loaders.aliases import load_aliases
from loaders.grid import read_sheets
from loaders.intake import Intake
from loaders.rows import Raw
from loaders.sheets import take_sheets
from loaders.staff import build


def load_sources(
    sources: Sequence[str | Path], columns: Path | None, codes: str | None, progress: Callable[[str, int, int], None]
) -> County:
    """See ``loaders.load``."""
    folder = source.canonical_folder(sources)
    account = Account()
    if folder:
        from loaders.canonical import load_canonical

        load_aliases(columns)  # not needed for this, but a mistake in what the user named is told
        return load_canonical(folder, account, codes)
    raw = read_raw(sources, columns, account, progress)
    progress("resolve", 0, 1)
    person, organ, post, declared = build(raw, account)
    from loaders.resolve import resolve

    account.declarers |= {str(row["person_id"]) for row in declared}
    people, parent, spouse = resolve(person, organ, post, declared, account, codes=codes)
    progress("resolve", 1, 1)
    tables = {"person": people, "organ": organ, "post": post, "parent": parent, "spouse": spouse}
    return County(**{name: arrow(name, rows) for name, rows in tables.items()}, account=account)


def read_raw(
    sources: Sequence[str | Path], columns: Path | None, account: Account, progress: Callable[[str, int, int], None]
) -> Raw:
    """The rows of all files. A file of a folder that cannot be used is listed and left out; a file named is an error.

    Raises InputError also where no staff could be read at all: that nobody was found must not pass for a clean result.
    """
    intake = Intake(account, load_aliases(columns))
    files = source.files(sources, account)
    failed: InputError | None = None
    for number, file in enumerate(files):
        progress(file.label, number, len(files))
        try:
            take_sheets(file.label, read_sheets(file), intake)
        except InputError as error:
            if not file.tolerated:
                raise
            failed = error
            account.problem("error", error.key, error.place, **error.values)
    progress("", len(files), len(files))
    if not intake.raw.staff:
        raise failed or InputError("input.no-staff", place=Place(files[0].label if len(files) == 1 else ""))
    return intake.raw
