"""Rows between the people of a ledger that head the rows below them: an organ (二、云岫县教育局（12人）), a section (人事股)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from kinship.account import Account
from loaders.layouts.bandwords import (
    OWN_OF_NONE,
    REGION,
    SECTION,
    TOWN,
    Band,
    Kind,
    kind_of,
    names_organ,
    organ_and_section,
    plain_band,
)
from loaders.rows import StaffRow
from loaders.staff.organs import looks_like_organ
from loaders.staff.posts import split_section, standing
from loaders.values.clean import text
from loaders.values.familytext import is_surnamed
from loaders.values.leaving import SERVES, listed
from loaders.values.names import HAN, clean_name
from loaders.workbook.caption import read_caption
from loaders.workbook.grid import Row, Sheet
from loaders.workbook.header import Header, same_headings
from loaders.workbook.lines import LONE_NAME, cell, is_remark, lone

MOST_CELLS = 3
"""A band may have a number before it and a count of people behind it, each in a cell of its own."""
NUMERAL = re.compile(r"[（(]?(?:[一二三四五六七八九十百]+|\d{1,4})[)）、.．]?")
FIGURE = re.compile("[\\d一二三四五六七八九十百①-⑳]")
NEVER_A_NAME = re.compile(r"(?:[股室处站所队]|中心|大厅)$")
LONGEST = 60
NO_BAND = re.compile(
    r"[。，；,;]|第?\s*\d+\s*页|^\W*\d{4}\s*年.{0,12}[月日]|以下空白|[转接承续]\S{0,2}页|续表|盖章|^[（(][^（）()]*[)）]$|^(?:注|说明)(?:\s|$)"
    r"|^(?:全[县市区局委镇乡校院](?:$|共|合|总)|本[表页]|以上|其中)|[:：]"
)
"""Sentences, page numbers, days, notes in brackets, and labels of what is to be filled in."""


class Line(NamedTuple):
    """A row that may be a band: its number, its text without what decorates it, and whether people stand right below it."""

    number: int
    told: str
    raw: str
    heads: bool


@dataclass(slots=True)
class Bands:
    """What holds in the rows below each band of a sheet.

    ``above``: the organ that the lines above the table tell, which holds until a band names another; ``column``: a column tells
    the organs, so that bands give sections only.
    """

    above: str
    column: bool
    at: list[int] = field(default_factory=list)
    told: list[Band] = field(default_factory=list)
    known: set[int] = field(default_factory=set)
    """The rows of the bands that are understood."""
    unread: list[Line] = field(default_factory=list)
    """The others, where an organ or a section ends with them for people."""
    organs: dict[int, str] = field(default_factory=dict)
    """The organ of the first row below each band of a section, which ends where a row tells another."""
    filled: list[int] = field(default_factory=list)
    """The rows that a band gave their section."""
    open: list[tuple[Line, str]] = field(default_factory=list)
    """Bands below one of people who are gone that do not tell whether theirs are too, with that one."""

    def placed(self, number: int, row: StaffRow, *, blank: bool) -> StaffRow:
        """The row with the organ and the section that hold there, as far as it tells none; ``blank``: it tells no section."""
        place, band = self._above(number)
        row.organ = row.organ or ("" if self.column else band.organ)
        if (
            blank
            and band.section
            and not row.section
            and row.organ == self.organs.setdefault(place, row.organ)
            and _goes_in(row, band.section)
        ):
            row.section = band.section
            self.filled.append(number)
        return row

    def organ_of(self, header: Header) -> Callable[[int, Row], str]:
        """What tells the organ of a row by its number: its own cell, or the band above it."""
        return lambda number, row: (
            text(cell(row, header.columns, "organ")) or ("" if self.column else self._above(number)[1].organ)
        )

    def gone(self, number: int) -> str:
        """The line above a row that says of its people that they are gone, or ``""``."""
        return self._above(number)[1].gone

    def _above(self, number: int) -> tuple[int, Band]:
        """How many bands are above a row, and what the last of them says."""
        place = bisect_left(self.at, number)
        return place, self.told[place - 1] if place else Band(Kind.ORGAN, self.above)

    def tell(self, sheet: Sheet, account: Account) -> None:
        """Lists what was taken from bands, and the bands that were not understood."""
        if self.filled:
            account.problem("note", "load.section-from-band", sheet.place(self.filled[0]), count=len(self.filled))
        for line in self.unread:
            account.problem("warning", "load.band-unknown", sheet.place(line.number), text=line.raw[:40])
        for line, gone in self.open:
            account.problem("warning", "load.band-after-gone", sheet.place(line.number), text=line.raw[:40], gone=gone[:40])


def _goes_in(row: StaffRow, section: str) -> bool:
    """Whether a person below the line of a section is in it: no leader of the organ, nor anybody whose title tells a section."""
    title = row.title or row.employer
    return (
        bool(row.organ)
        and section not in row.organ
        and standing(title, section, row.organ).tier != "1"
        and not split_section(title, row.organ)[0]
    )


def has_organs(sheet: Sheet, header: Header) -> bool:
    """Whether bands of a sheet surely name organs, with people below the first of them only."""
    people = False
    for line in _lines(sheet, header):
        if kind_of(line.told, inside=True, organ="") is Kind.ORGAN:
            return not people
        people = people or line.heads
    return False


def read_bands(sheet: Sheet, header: Header, above: str, *, column: bool) -> Bands:
    """The bands of a sheet under the organ that the lines above it tell (``""``: none); ``column``: a column tells the organs."""
    lines = list(_lines(sheet, header))
    sure = [kind_of(line.told, inside=True, organ="") for line in lines]
    often = Counter(line.told for line in lines)
    several = sure.count(Kind.ORGAN) > 1 and not any(_inner(line.told, often) for line in lines)
    bands = Bands(above, column)
    now = Band(Kind.ORGAN, above)
    for line in lines:
        inside = column or bool(above) or (bool(now.organ) and not several)
        kind = kind_of(line.told, inside=inside, organ=now.organ)
        ends = now.section or (not column and (Kind.ORGAN in sure or now.organ != above))
        within = kind is Kind.GROUP and often[line.told] > 1
        if kind is Kind.SECTION and _is_back(line.told, now, above, bands.told):
            now = Band(Kind.ORGAN, above)
        if kind is Kind.GROUP and now.gone and not listed(line.told).gone and not SERVES.search(line.told) and line.heads:
            bands.open.append((line, now.gone))
        now = now if within else _next(kind, line.told, now, "" if Kind.ORGAN in sure else above)
        now = now._replace(gone=line.told if listed(line.told).gone else "")
        bands.at.append(line.number)
        bands.told.append(now)
        if kind is not Kind.UNKNOWN:
            bands.known.add(line.number)
        elif line.heads and ends:
            bands.unread.append(line)
    return bands


def _inner(told: str, often: Counter[str]) -> bool:
    """Whether a band shows that the list goes on within organs: a 股 or 科, or what several organs have (党政办)."""
    inside, outside = (kind_of(told, inside=inside, organ="") for inside in (True, False))
    return outside is Kind.SECTION or (inside is Kind.SECTION and often[told] > 1)


def _is_back(told: str, now: Band, above: str, before: list[Band]) -> bool:
    """Whether a 股 behind 县教研室 is one of the bureau whose list it is, as those before it are."""
    same = any(band.organ == above and band.section[-1:] == told[-1] for band in before)
    return bool(above and same and OWN_OF_NONE.search(told) and SECTION.fullmatch(now.organ))


def _next(kind: Kind, told: str, now: Band, else_organ: str) -> Band:
    """What holds below a band; ``else_organ``: below one that is not understood. 退休人员 behind sections are in none of them."""
    if kind is Kind.ORGAN:
        return Band(kind, told)
    organ, section = organ_and_section(told, both=True) if kind is Kind.SECTION and OWN_OF_NONE.search(told) else ("", "")
    if section and REGION.match(told) and not TOWN.match(told):
        return Band(kind, organ, section)
    return Band(kind, else_organ if kind is Kind.UNKNOWN else now.organ, told if kind is Kind.SECTION else "")


def _lines(sheet: Sheet, header: Header) -> Iterator[Line]:
    """The rows below the header that may be bands."""
    titles = {told for row in sheet.rows[: header.top] if (told := lone(row))}
    found: tuple[int, str] | None = None
    for number, row in enumerate(sheet.rows[header.first :], header.first + 1):
        told = band_text(row, header)
        if (found and told) or (found and _is_person(row, header)):
            yield Line(found[0], plain_band(found[1]), found[1], heads=not told)
            found = None
        if told and told not in titles:
            found = number, told
    if found and kind_of(plain_band(found[1]), inside=True, organ="") not in (Kind.ORGAN, Kind.UNKNOWN):
        yield Line(found[0], plain_band(found[1]), found[1], heads=False)


def _is_person(row: Row, header: Header) -> bool:
    return bool(text(cell(row, header.columns, "name"))) and not same_headings(header, row)


def band_text(row: Row, header: Header) -> str:
    """The text of a row that may be a band: the only one, perhaps with a number before it and a count behind it, else ``""``."""
    if len(row) - row.count("") > MOST_CELLS or sum(_is_text(value) for value in set(row)) > 1:
        return ""
    at = header.columns["name"]
    cells = {told: column for column, value in reversed(list(enumerate(row))) if (told := text(value))}
    numbered = [told for told in cells if NUMERAL.fullmatch(told)]
    left = [told for told in cells if told not in numbered and (not re.search(r"\d", told) or plain_band(told))]
    if len(left) != 1:
        return ""
    told, column = left[0], cells[left[0]]
    organ = plain_band(read_caption([[told]]).organ)
    if names_organ(organ) and len(cells) == 1:
        return organ
    plain = plain_band(told)
    if is_remark(told) or NO_BAND.search(plain) or len(plain) > LONGEST or not re.search(f"[{HAN}]", plain):
        return ""
    if column > at and (numbered or column != header.columns.get("section")):
        return ""
    if numbered and kind_of(plain, inside=True, organ="") is Kind.UNKNOWN:
        return ""
    return "" if column == at and _may_be_person(told, numbered=bool(numbered)) else told


def _is_text(value: object) -> bool:
    """Whether a cell is neither blank nor a number or count: of two such none heads anything, and nearly all rows have them."""
    return isinstance(value, str) and bool(value.strip()) and not FIGURE.search(value)


def _may_be_person(told: str, *, numbered: bool) -> bool:
    """Whether what stands alone in the column of names is a name: of whom nothing else is told, or who has a number."""
    if not numbered and (looks_like_organ(told) or not LONE_NAME.fullmatch(clean_name(told))):
        return False
    known = kind_of(plain_band(told), inside=True, organ="") is not Kind.UNKNOWN
    return not known or (is_surnamed(told) and not NEVER_A_NAME.search(told))
