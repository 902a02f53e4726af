"""The account: where every input row went, and what was wrong with it.

Every row of every input file gets exactly one fate. ``quality`` prints the account; a test checks that it adds up.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Generic, TypeVar

from kinship.errors import Place
from kinship.matches import Lacking as Lacking
from kinship.matches import Matched as Matched
from kinship.matches import Told as Told
from kinship.matches import line_mark as line_mark
from kinship.matches import person_mark as person_mark
from kinship.text import say

if TYPE_CHECKING:
    import pyarrow as pa

T = TypeVar("T")
USED, MERGED, QUARANTINED, LAYOUT = "used", "merged", "quarantined", "layout"
FATES = (USED, MERGED, QUARANTINED, LAYOUT)
"""used: its content is in the tables · merged: it repeats another row · quarantined: left out, with a reason ·
layout: not data (title, header, blank, total, remark)."""
MOST_LISTED = 1000
"""Problems of one kind that are listed one by one; the rest are counted (a damaged file of millions stays readable)."""
SERIOUSNESS = ("serious", "moderate", "slight")
"""How serious a contradiction is. serious: the statements cannot all be true, and ties rest on them · moderate: a fact that ties
were judged by is in doubt · slight: a detail that no tie rests on."""


@dataclass(frozen=True, slots=True)
class RowFate:
    """What became of ``rows`` rows, the first of them at ``place``; ``reason`` is a key of the text catalogue."""

    place: Place
    fate: str
    reason: str
    values: dict[str, object]
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Parted:
    """What is left of a fate of several rows, and the places of the rows that are out of it."""

    left: list[RowFate]
    out: list[Place]


def without(fate: RowFate, places: Sequence[Place]) -> Parted:
    """A fate without those of its rows that are among ``places`` (by their rows). Where it only counts rows, all of them are.

    >>> five = RowFate(Place("a.csv", row=2), USED, "", {}, 5)
    >>> parted = without(five, [Place("a.csv", row=3), Place("a.csv", row=9)])
    >>> [(one.place.row, one.rows) for one in parted.left], [place.row for place in parted.out]
    ([(2, 1), (4, 3)], [3])
    """
    if not fate.place.row:
        out = list(places[: fate.rows])
        return Parted([replace(fate, rows=fate.rows - len(out))] if fate.rows > len(out) else [], out)
    first, end = fate.place.row, fate.place.row + fate.rows
    out = list(places[bisect_left(places, first, key=_row) : bisect_left(places, end, key=_row)])
    bounds = pairwise([first - 1, *(place.row for place in out), end])
    spans = [(before + 1, after - before - 1) for before, after in bounds if after - before > 1]
    return Parted([replace(fate, place=replace(fate.place, row=row), rows=rows) for row, rows in spans], out)


def _row(place: Place) -> int:
    return place.row


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong, doubtful or inferred. ``level``: error (row left out), warning (value left out or doubted), note.

    ``people``: whom it concerns (person_id, name), where that is known. A contradiction says more: ``other_places``, where the
    other statements stand; its ``seriousness``; and the ``ties`` that rest on it, as pairs of person_ids.
    """

    level: str
    key: str
    place: Place
    values: dict[str, object]
    other_places: tuple[Place, ...] = ()
    seriousness: str = ""
    people: tuple[tuple[str, str], ...] = ()
    ties: tuple[tuple[str, str], ...] = ()

    def text(self, lang: str) -> str:
        """The problem as a sentence."""
        return say(self.key, lang, **self.values)


@dataclass(frozen=True, slots=True)
class Places:
    """Several places as one value of a sentence, each worded in the language of the sentence.

    >>> Places((Place("a.csv", row=3), Place("b.csv", row=9))).text("en")
    'a.csv, row 3; b.csv, row 9'
    """

    places: tuple[Place, ...]

    def text(self, lang: str) -> str:
        """All places in words."""
        return say("place.and", lang).join(place.text(lang) for place in self.places)


@dataclass(frozen=True, slots=True)
class Planned:
    """What a cadre form plans for its person, as written: posts to take up (``proposed``) and to leave (``relieved``)."""

    person_id: str
    place: Place
    proposed: str = ""
    relieved: str = ""


@dataclass(slots=True)
class Resolved:
    """Who is who on the forms, told match by match. ``matches``: the known person whom each mention was found to be, or by
    decision is not. ``joined``: mentions on different forms that were found to be one person without a row of his own.
    ``open``: candidates among whom none was chosen, one by one."""

    matches: list[Matched] = field(default_factory=list)
    joined: list[Matched] = field(default_factory=list)
    open: list[Matched] = field(default_factory=list)


class Later(Generic[T]):
    """A value that is worked out when somebody asks for it: a county has millions of matches, and few commands need them.

    >>> held = Later(lambda: print("worked out") or 7)
    >>> held.value, held.value
    worked out
    (7, 7)
    """

    def __init__(self, work: Callable[[], T], part: Callable[[Collection[str]], T] | None = None) -> None:
        self._work: Callable[[], T] | None = work
        self._part = part

    @property
    def value(self) -> T:
        """The value. What it was made of is let go."""
        if self._work is not None:
            self._value, self._work, self._part = self._work(), None, None
        return self._value

    def about(self, names: Collection[str]) -> T:
        """What of the value is about these names, at least: less work than all of it, if all of it was not worked out yet.

        >>> Later(lambda: ["a", "b"], part=lambda names: sorted(names)).about({"b"})
        ['b']
        """
        return self._part(names) if self._part else self.value


@dataclass(slots=True)
class Account:
    """Collects the fates and problems while loading."""

    fates: list[RowFate] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    rows_in: dict[tuple[str, str], int] = field(default_factory=dict)
    columns: list[dict[str, object]] = field(default_factory=list)
    """What each sheet's columns were understood as: file, sheet, header_row, column, field (empty: ignored)."""
    resolved: Later[Resolved] = field(default_factory=lambda: Later(Resolved))
    lacking: list[Lacking] = field(default_factory=list)
    """Lines left open, and which blank would have settled each; only where that was asked for."""
    declarers: set[str] = field(default_factory=set)
    """The person_ids of the staff who handed in a form."""
    unread: list[dict[str, object]] = field(default_factory=list)
    """Lines of forms that name nobody usable, with the columns of the table ``declared``; most are blank."""
    told: Later[pa.Table | None] = field(default_factory=lambda: Later(lambda: None))
    own_rows: dict[str, Place] = field(default_factory=dict)
    """Where the row of a person stands (the first, of several), by person_id; relatives have none."""
    short_names: dict[str, str] = field(default_factory=dict)
    """The short names of organs, by organ_id, where a list of organs tells them."""
    undated: set[str] = field(default_factory=set)
    """The person_ids of relatives whom forms call dead without saying since when."""
    plans: list[Planned] = field(default_factory=list)
    """What forms plan for their people."""
    derived: bool = False
    """True where the ties were derived from forms: what contradicts in them was then listed on the way."""

    def read(self, file: str, sheet: str, rows: int) -> None:
        """Says how many rows a file or sheet holds, all of which need a fate."""
        self.rows_in[(file, sheet)] = self.rows_in.get((file, sheet), 0) + rows

    def row(self, place: Place, fate: str, reason: str, rows: int = 1, **values: object) -> None:
        """Gives a row (or ``rows`` rows alike) its fate."""
        self.fates.append(RowFate(place, fate, reason, values, rows))

    def problem(self, level: str, key: str, place: Place, **values: object) -> None:
        """Lists a problem."""
        self.problems.append(Problem(level, key, place, values))

    def set_aside(self, aside: Mapping[Place, tuple[str, dict[str, object]]]) -> None:
        """Rows that were counted as used are left out after all, each for a reason with its values.

        A row that has another fate, or whose file was not counted, stays as it is.

        >>> account = Account()
        >>> account.row(Place("a.csv"), USED, "intake.used", 3, table="parent")
        >>> account.set_aside({Place("a.csv", row=7): ("intake.on-circle", {}), Place("b.csv", row=7): ("intake.on-circle", {})})
        >>> [(fate.fate, fate.place.row, fate.rows) for fate in account.fates]
        [('used', 0, 2), ('quarantined', 7, 1)]
        """
        told = {(fate.place.file, fate.place.sheet, fate.place.row) for fate in self.fates if fate.fate != USED}
        wanted: dict[tuple[str, str], list[Place]] = {}
        for place in sorted(aside, key=lambda place: place.row):
            if (place.file, place.sheet, place.row) not in told:
                wanted.setdefault((place.file, place.sheet), []).append(place)
        kept: list[RowFate] = []
        for fate in self.fates:
            places = wanted.get((fate.place.file, fate.place.sheet), []) if fate.fate == USED else []
            held = without(fate, places)
            kept += held.left
            kept += [RowFate(place, QUARANTINED, *aside[place]) for place in held.out]
        self.fates[:] = kept

    @property
    def matches(self) -> list[Matched]:
        """See Resolved."""
        return self.resolved.value.matches

    @property
    def joined(self) -> list[Matched]:
        """See Resolved."""
        return self.resolved.value.joined

    @property
    def open(self) -> list[Matched]:
        """See Resolved."""
        return self.resolved.value.open

    @property
    def lines(self) -> pa.Table | None:
        """What the forms say line by line, and whom each line was found to name (``loaders.told``); None: there are no forms."""
        return self.told.value

    def taken(self, sources: Collection[str] | None = None) -> list[Matched]:
        """The matches that ties rest on (of those in these source rows at least): not those that a decision rules out."""
        resolved = self.resolved.value if sources is None else self.resolved.about(sources)
        return [match for match in (*resolved.matches, *resolved.joined) if match.grade]

    def unaccounted(self) -> dict[tuple[str, str], int]:
        """Rows read minus rows with a fate, where the two differ: must be empty."""
        left = dict(self.rows_in)
        for fate in self.fates:
            where = (fate.place.file, fate.place.sheet)
            left[where] = left.get(where, 0) - fate.rows
        return {where: rows for where, rows in left.items() if rows}
