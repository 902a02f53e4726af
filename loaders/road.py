"""The way from sources to the tables: files → sheets → rows → staff → who is who."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kinship.account import Account
from kinship.errors import InputError
from kinship.tables import County, arrow
from loaders.choices import Choices, tell_unused
from loaders.files import source
from loaders.intake import Intake
from loaders.numbered import settle_numbers
from loaders.recruits import add_recruits
from loaders.rows import Raw
from loaders.staff.records import build
from loaders.staff.unlisted import staff_from_declarers
from loaders.take import Take
from loaders.take import take as read_file
from loaders.useless import set_aside_useless
from loaders.workbook.aliases import load_aliases

if TYPE_CHECKING:
    from loaders.reuse import Reuse


def load_sources(
    sources: Sequence[str | Path],
    columns: Path | None,
    choices: Choices,
    progress: Callable[[str, int, int], None],
    recruits: Sequence[str | Path] = (),
    reuse: Reuse | None = None,
) -> County:
    """See ``loaders.load``: any sources but a canonical folder. ``reuse``: what need not be done again; else all is."""
    account = Account()
    if told := source.outright([*sources, *recruits], account):
        tell_unused(choices, account)
        load_aliases(columns)  # not needed for this, but a mistake in what the user named is told
        return _outright(told, account, progress)
    raw = read_raw(sources, columns, account, progress, reuse.take if reuse else None)
    if not raw.staff:
        raise _nobody(account)
    if recruits:
        add_recruits(recruits, columns, raw, account)
    progress("resolve", 0, 1)
    person, organ, post, declared = build(raw, account)
    from loaders.resolve import resolve

    account.declarers |= {str(row["person_id"]) for row in (*declared, *account.unread)}
    kindreds = reuse.kindreds if reuse else None
    people, parent, spouse = resolve(person, organ, post, declared, account, choices=choices, kindreds=kindreds)
    progress("resolve", 1, 1)
    tied = {name: arrow(name, rows) for name, rows in (("person", people), ("parent", parent), ("spouse", spouse))}
    tables = kindreds.whole(tied, account) if kindreds else tied
    set_aside_useless(declared, account, (row.place for row in raw.staff))
    return County(**tables, organ=arrow("organ", organ), post=arrow("post", post), account=account)


def _outright(files: Sequence[source.Source], account: Account, progress: Callable[[str, int, int], None]) -> County:
    if source.suffix(files[0].path) in source.TREES:
        from loaders.gedcom.tree import load_gedcom

        return load_gedcom(files, account, progress)
    from loaders.ftm.entities import load_ftm

    return load_ftm(files, account, progress)


def read_raw(
    sources: Sequence[str | Path],
    columns: Path | None,
    account: Account,
    progress: Callable[[str, int, int], None],
    take: Take | None = None,
) -> Raw:
    """The rows of all files. A file of a folder that cannot be used is listed and left out; a file named is an error.

    Raises InputError also where no staff was read and a file could not be used.
    """
    intake = Intake(account, load_aliases(columns))
    files = source.files(sources, account)
    failed: InputError | None = None
    for number, file in enumerate(files):
        progress(file.label, number, len(files))
        try:
            (take or read_file)(file, intake)
        except InputError as error:
            if not file.tolerated:
                raise
            failed = error
            account.problem("error", error.key, error.place, **error.values)
    progress("", len(files), len(files))
    if failed and not intake.raw.staff:
        raise failed
    settle_numbers(intake.raw, account)
    if not intake.raw.staff:
        staff_from_declarers(intake.raw, account)
    return intake.raw


def _nobody(account: Account) -> InputError:
    """That nobody was found must not pass for a clean result; the first row left out tells most about why."""
    reasons = [problem for problem in account.problems if problem.level == "error"]
    if not reasons:
        return InputError("input.no-staff")
    return InputError("input.no-staff-because", place=reasons[0].place, reason=reasons[0])
