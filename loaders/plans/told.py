"""A list of posts: which are vacant, what they ask for, band of income, place, distance; and what people are qualified for."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from kinship.errors import InputError, Place
from kinship.tables import County
from loaders.files.source import Source, shown
from loaders.layouts.ledger import CHIEF, TIERS
from loaders.plans.mistakes import Mistake
from loaders.plans.roster import Asked, Roster
from loaders.rows import StaffRow
from loaders.staff.located import Located
from loaders.staff.postings import Notes, post_of
from loaders.values.clean import text
from loaders.values.functions import functions_of
from loaders.workbook.aliases import normalise
from loaders.workbook.grid import Row, Sheet, read_sheets

SEARCHED = 10
"""Rows in which a header is looked for."""
AS_HELD = ("tier", "chief", "functions", "level", "in_charge", "reports_to")
Told = dict[str, Any]
Spot = tuple[str, str, str]


@dataclass(slots=True)
class Posts:
    """``posts``: organ_id, section and title → asks (texts), income, place, distance, as far as told. ``vacancies``: rows of the
    table ``post`` without a person. ``has``: person_id → texts. ``untold``: vacancies whose tier nobody knows."""

    posts: dict[Spot, Told] = field(default_factory=dict)
    vacancies: list[Told] = field(default_factory=list)
    has: dict[str, frozenset[str]] = field(default_factory=dict)
    untold: list[tuple[Place, str]] = field(default_factory=list)


def read_posts(county: County, file: Path, as_of: date) -> Posts:
    """The sheets of a file. InputError for a file that cannot be read, an unknown organ or person, or a number that is none."""
    if not file.is_file():
        raise InputError("input.not-found", place=Place(shown(str(file))))
    roster, found, used = Roster.of(county, as_of), Posts(), False
    for sheet in read_sheets(Source(file, shown(file.name))):
        columns, below = _header(sheet)
        if columns:
            used = True
            for number, row in enumerate(sheet.rows[below:], below + 1):
                _take(found, roster, _Line(sheet, number, row, columns, sheet.rows[below - 1]))
    if not used:
        raise InputError("plan.no-posts", place=Place(shown(file.name)))
    for place, post in found.untold:
        county.account.problem("warning", "plan.vacant-tier", place, post=post)
    return found


@dataclass(frozen=True, slots=True)
class _Line:
    sheet: Sheet
    number: int
    row: Row
    columns: Mapping[str, int]
    header: Row

    def heading(self, name: str) -> str:
        """The column as the list itself calls it."""
        return text(self.header[self.columns[name]]).strip()

    def cell(self, name: str) -> str:
        at = self.columns.get(name, -1)
        return text(self.row[at]).strip() if 0 <= at < len(self.row) and self.row[at] != "" else ""

    def count(self, name: str) -> int | None:
        """A number without its unit; None where the cell is blank."""
        told = self.cell(name)
        if not told:
            return None
        plain = re.fullmatch(r"(\d{1,6})(?:\.\d+)?\s*(?:人|个|名|档|级|公里|千米|km)?", told)
        if not plain:
            raise InputError("plan.no-number", place=self.sheet.place(self.number), column=self.heading(name), value=told[:40])
        return int(plain.group(1))

    def word(self, name: str, words: Mapping[str, str]) -> str:
        """What one of some words means; blank where the cell is."""
        told = self.cell(name)
        if told and told not in words:
            known = "、".join(word for word in words if not word.isdigit())
            raise InputError(
                "plan.no-word", place=self.sheet.place(self.number), column=self.heading(name), value=told[:40], known=known
            )
        return words.get(told, "")


def _header(sheet: Sheet) -> tuple[dict[str, int], int]:
    """Field → column of the first row that names posts or people with what they have, and the row below it."""
    for number, row in enumerate(sheet.rows[:SEARCHED]):
        named = {_headings()[key]: at for at, cell in enumerate(row) if (key := normalise(text(cell))) in _headings()}
        if {"organ", "title"} <= named.keys() or ("has" in named and named.keys() & {"person", "name", "number"}):
            return named, number + 1
    return {}, 0


@cache
def _headings() -> dict[str, str]:
    held = tomllib.loads(resources.files("loaders.plans").joinpath("posts.toml").read_text(encoding="utf-8"))
    return {normalise(alias): name for name, aliases in held.items() for alias in aliases}


def _take(found: Posts, roster: Roster, line: _Line) -> None:
    if not any(line.cell(name) for name in line.columns):
        return
    try:
        if "title" in line.columns:
            _take_post(found, roster, line)
        else:
            who = roster.person(Asked(line.cell("name"), line.cell("number"), line.cell("person"))).person_id
            found.has[who] = found.has.get(who, frozenset()) | frozenset(_texts(line.cell("has")))
    except Mistake as mistake:
        raise mistake.error(line.sheet.place(line.number)) from mistake


def _take_post(found: Posts, roster: Roster, line: _Line) -> None:
    organ = roster.organ_id(roster.found(line.cell("organ")))
    spot = (organ, line.cell("section"), line.cell("title"))
    told = {"asks": frozenset(_texts(line.cell("asks"))), "place": line.cell("place")}
    found.posts[spot] = {**told, "income": line.count("income"), "distance": line.count("distance")}
    vacant = line.count("vacancies") or 0
    if vacant:
        post = _vacant(roster, spot, line)
        found.vacancies += [post] * vacant
        if not post["tier"]:
            found.untold.append((line.sheet.place(line.number), " ".join(filter(None, (line.cell("organ"), *spot[1:])))))


def _vacant(roster: Roster, spot: Spot, line: _Line) -> Told:
    """A vacant post: as the list tells it, else as whoever holds the very post has it."""
    organ, section, title = spot
    inside = roster.inside.get(organ, [])
    very = [row for row in inside if (row["section"] or "", row["title"] or "") == (section, title)]
    beside = [row for row in inside if (row["section"] or "") == section]
    told = {
        "tier": line.word("tier", TIERS),
        "chief": line.word("chief", CHIEF),
        "level": line.cell("level"),
        "functions": ";".join(functions_of(line.cell("functions"))) if line.cell("functions") else "",
    }
    held = {name: told.get(name, "") or _agreed(very, name) for name in AS_HELD}
    held |= {name: value for name, value in _by_title(spot, held, roster, line).items() if not held[name]}
    held["in_charge"] = held["in_charge"] or (_agreed(beside, "in_charge") if section else "")
    return {"organ_id": organ, "section": section, "title": title, **held}


def _by_title(spot: Spot, held: Told, roster: Roster, line: _Line) -> Told:
    """Tier, chief and functions as the title and the section tell them, as of a post in a ledger."""
    organ_id, section, title = spot
    name = roster.organ_names[organ_id]
    told = StaffRow(line.sheet.place(line.number), "", organ=name, section=section, title=title)
    told.tier, told.chief, told.level, told.functions = (held[key] for key in ("tier", "chief", "level", "functions"))
    post = post_of(Located(told, roster.organs.find(name), section, title, stated=True), "", Notes())
    return {key: post[key] for key in ("tier", "chief", "functions")}


def _agreed(rows: list[Told], name: str) -> str:
    told = {str(row[name]) for row in rows if row[name]}
    return told.pop() if len(told) == 1 else ""


def _texts(cell: str) -> Iterator[str]:
    yield from (part.strip() for part in re.split(r"[;；、,，/\n]", cell) if part.strip())
