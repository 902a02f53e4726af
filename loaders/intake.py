"""What the sheet readers share: where rows and problems go, which rows were seen before, and the fate of each row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from hashlib import blake2b

from kinship.account import LAYOUT, MERGED, QUARANTINED, USED, Account
from kinship.errors import Place
from loaders.moment import this_year
from loaders.rows import Raw
from loaders.workbook.aliases import Aliases
from loaders.workbook.grid import Sheet

Fate = tuple[str, str, tuple[tuple[str, object], ...]]


class Seen:
    """Remembers rows by their content, and where each stands first. All that a reader learns of other files, it learns here.

    ``before``: what was seen in the files before; ``asked``: every content asked about since, by its mark, with the answer.

    >>> seen, first, again = Seen(), Place("a.csv", row=2), Place("a.csv", row=9)
    >>> seen.first(("甲一", "科员"), first) is first, seen.first(("甲一", "科员"), again) is first
    (True, True)
    """

    def __init__(self, before: dict[bytes, Place] | None = None) -> None:
        self.before = before if before is not None else {}
        self.asked: dict[bytes, Place] = {}

    def first(self, content: tuple[object, ...], place: Place) -> Place:
        """Where the content was seen first; ``place`` itself where it never was."""
        mark = blake2b(repr(content).encode(), digest_size=16).digest()
        return self.asked.setdefault(mark, self.before.get(mark, place))


@dataclass(slots=True)
class Intake:
    """The hands of the readers: ``raw`` grows, ``account`` is told, ``seen`` remembers rows by their content."""

    account: Account
    aliases: Aliases = field(default_factory=Aliases)
    raw: Raw = field(default_factory=Raw)
    seen: Seen = field(default_factory=Seen)
    year: int = field(default_factory=this_year)
    """The one in which one reads."""

    def apart(self) -> Intake:
        """An empty intake for one file, which knows what was seen before it."""
        return Intake(Account(), self.aliases, seen=Seen(self.seen.asked), year=self.year)

    def join(self, file: Intake) -> None:
        """Takes up what was read of one file, as if it had been read in here."""
        for held in fields(Raw):
            getattr(self.raw, held.name).extend(getattr(file.raw, held.name))
        self.account.fates += file.account.fates
        self.account.problems += file.account.problems
        self.account.columns += file.account.columns
        for (name, sheet), rows in file.account.rows_in.items():
            self.account.read(name, sheet, rows)
        for mark, place in file.seen.asked.items():
            self.seen.asked.setdefault(mark, place)


class Fates:
    """The fates of the rows of one sheet; equal fates of neighbouring rows are told as one."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.by_row: dict[int, Fate] = {}

    def layout(self, row: int, reason: str) -> None:
        """Row ``row`` (from 1) is no data."""
        self.by_row[row] = (LAYOUT, reason, ())

    def used(self, row: int) -> None:
        """The content of row ``row`` is in the tables, though no record names it."""
        self.by_row[row] = (USED, "load.used", ())

    def quarantine(self, row: int, reason: str, **values: object) -> None:
        """Row ``row`` is left out."""
        self.by_row[row] = (QUARANTINED, reason, tuple(values.items()))

    def repeats(self, row: int, first: Place) -> None:
        """Row ``row`` says what ``first`` said."""
        self.by_row[row] = (MERGED, "load.repeats", (("file", first.file), ("sheet", first.sheet), ("row", first.row)))

    def tell(self, account: Account) -> None:
        """Hands the fates on: rows without one here are accounted for by whoever took them."""
        tell_runs(account, ((self.sheet.place(row), fate) for row, fate in sorted(self.by_row.items())))


def tell_used(account: Account, places: Iterable[Place]) -> None:
    """Accounts for rows whose content went into the tables; a place that occurs twice is one row."""
    unique = dict.fromkeys(places)
    tell_runs(account, ((place, (USED, "load.used", ())) for place in unique))


def tell_runs(account: Account, fates: Iterable[tuple[Place, Fate]]) -> None:
    """Tells fates to the account, one entry for neighbouring rows with the same fate, and problems for the quarantined."""
    start: Place | None = None
    held: Fate | None = None
    rows = 0
    for place, fate in fates:
        if start and fate == held and _follows(place, start, rows):
            rows += 1
            continue
        if start and held:
            _tell(account, start, held, rows)
        start, held, rows = place, fate, 1
    if start and held:
        _tell(account, start, held, rows)


def _follows(place: Place, start: Place, rows: int) -> bool:
    return place.row == start.row + rows and place.sheet == start.sheet and place.file == start.file


def _tell(account: Account, place: Place, fate: Fate, rows: int) -> None:
    name, reason, values = fate
    account.row(place, name, reason, rows, **dict(values))
    if name == QUARANTINED:
        account.problem("error", reason, place, **dict(values))
