"""Finds the header row of a sheet by its names, and says what each column means.

A header may have one level or two (a group heading over several columns), and stands within the first rows. Which of two
name columns is the relative's is decided by the column that holds the kinship term.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from loaders.values.clean import text
from loaders.workbook.aliases import ROLE_FIELDS, Aliases, Meaning, normalise, perhaps_organs, role_of
from loaders.workbook.caption import tells_declarer
from loaders.workbook.card import card_rows
from loaders.workbook.grid import Row, Sheet
from loaders.workbook.kin_headings import RELATIVES_NAME, of_kin, relatives, relatives_in_turn

SEARCHED_ROWS = 20
STAFF, DECLARATION, WIDE, ORGANS = "staff", "declaration", "wide", "organs"
"""What a sheet is. wide: a declaration with the relatives of a person side by side, or in one text."""
POST_FIELDS = frozenset({"organ", "employer", "title", "section"})
PERSON_FIELDS = frozenset({"sex", "birth", "level", "functions", "in_charge", "leader", "staff_number"})
TELLING = POST_FIELDS | PERSON_FIELDS - {"sex"}
"""What makes a row one of a ledger: the sex alone does not."""
ORGAN_FIELDS = frozenset({"short_name", "organ_kind", "parent_organ", "organ_start", "organ_end", "successors", "organ_code"})
DECLARER_NUMBERS = ("declarer_staff_number", "declarer_id_number")
"""By one of these a list may tell who declares instead of the name."""
NUMBERS = frozenset({"staff_number", "id_number"})
NAMING = NUMBERS | {"name"}
LONGEST_LOWER = 12
"""Headings of the lower level are short."""
TAUGHT = re.compile("学历|学位|专业|毕业")
"""Beside these, 学校 is where somebody was taught."""


@dataclass(slots=True)
class Header:
    """A header: rows ``top`` up to before ``first`` (from 0), the headings, and field → column.

    In a declaration the fields carry a role: ``declarer_name``, ``relative_name``. ``missing``: what it would need to be used.
    """

    top: int
    first: int
    headings: list[str]
    columns: dict[str, int] = field(default_factory=dict)
    kind: str = ""
    missing: tuple[str, ...] = ()
    above: list[str] = field(default_factory=list)
    """Of a header with two levels: the group heading over each column, ``""`` where there is none."""
    together: dict[int, str] = field(default_factory=dict)
    """Columns headed by a term for several people (父母) that hold names: column → term."""


def find_header(sheet: Sheet, aliases: Aliases, *, captioned: bool = False) -> Header | None:
    """The best header of the sheet, or None where no row has two known headings.

    ``captioned``: a line above the header names the declarer, so no column has to.
    """
    best, best_score = None, (1, False)
    for top, first, headings, above in _candidates(sheet, aliases):
        meanings = [_meaning(heading, group, aliases, sheet.name) for heading, group in zip(headings, above, strict=True)]
        in_turn = relatives_in_turn(headings, above)
        meanings = [None if column in in_turn else meaning for column, meaning in enumerate(meanings)]
        known = {meaning for meaning in meanings if meaning}
        # Only beside a person are there relatives: else a row of terms (妻子, 父亲, 母亲) would pass for a header.
        named = any(meaning.field in NAMING for meaning in known)
        count = len(known) + (len(relatives(headings, above)) if named else 0)
        score = (count, first > top + 1 and _goes_on(sheet.rows[top], sheet.rows[top + 1], aliases))
        if score > best_score:
            best, best_score = (Header(top, first, headings, above=above), meanings), score
    if best is None:
        return None
    header, meanings = best
    _drop_labels(header, meanings, sheet, aliases)
    _settle(header, meanings, captioned=captioned)
    if header.kind == STAFF and not {"organ", "employer"} & set(header.columns) and not any(map(TAUGHT.search, header.headings)):
        _place_organ(header, aliases, sheet.name)
    return header


def _goes_on(upper: Row, lower: Row, aliases: Aliases) -> bool:
    """True for the lower level of a header that is no row of data: nobody's name, and short words below a group's blanks."""
    told = [(text(above), text(below)) for above, below in zip(upper, lower, strict=False)]
    names = [below for above, below in told if (meaning := aliases.meaning(above)) and meaning.field == "name"]
    beyond = [below for above, below in told if below and not above]
    words = all(len(below) <= LONGEST_LOWER and not any(map(str.isdigit, below)) for _, below in told)
    return bool(names and beyond) and not any(names) and words


def fallback_headings(sheet: Sheet) -> list[str]:
    """The headings to show where no header was found: the first row with at least two filled cells, else the first row."""
    rows = [[text(cell) for cell in row if text(cell)] for row in sheet.rows[:SEARCHED_ROWS]]
    return next((row for row in rows if len(row) > 1), next((row for row in rows if row), []))


def _candidates(sheet: Sheet, aliases: Aliases) -> Iterator[tuple[int, int, list[str], list[str]]]:
    """Single rows first, then pairs of rows: with equal scores the simpler reading wins.

    A row that repeats one above it, as printed ledgers repeat their header, is no lower level of a data row.
    """
    rows = [[text(cell) if isinstance(cell, str) else "" for cell in row] for row in sheet.rows[: SEARCHED_ROWS + 1]]
    cards = card_rows(rows, aliases, sheet.name)
    for at, row in enumerate(rows[:SEARCHED_ROWS]):
        if sum(map(bool, row)) > 1 and at not in cards:
            yield at, at + 1, row, [""] * len(row)
    for at, (upper, lower) in enumerate(pairwise(rows)):
        groups = [] if tells_declarer(upper) or not cards.isdisjoint((at, at + 1)) else _filled(upper, lower, at, sheet)
        if len(set(filter(None, groups))) > 1 and lower not in rows[: at + 1] and not _repeats(lower, upper, rows[:at]):
            yield at, at + 2, *_stack(groups, lower)


def _repeats(lower: list[str], upper: list[str], before: list[list[str]]) -> bool:
    """True for the headings of a second block (社会关系 | 称谓 | 姓名 below 家庭成员 | 称谓 | 姓名) below a row of data."""
    return any(_alike(lower, row) and not _alike(upper, row) for row in before)


def _alike(one: list[str], other: list[str]) -> bool:
    told = [(a, b) for a, b in zip(one, other, strict=False) if a]
    return len(told) > 2 and sum(a == b for a, b in told) * 2 > len(told)


def _filled(upper: list[str], lower: list[str], at: int, sheet: Sheet) -> list[str]:
    """The upper row with its group headings over all columns they cover, by merged ranges or by blanks to the right."""
    width = max(len(upper), len(lower))
    groups = upper + [""] * (width - len(upper))
    for (top, left), (_, right) in sheet.merged:
        if top == at and left < width:
            groups[left : right + 1] = [groups[left]] * (min(right + 1, width) - left)
    for column in range(1, width):
        if not groups[column] and column < len(lower) and lower[column]:
            groups[column] = groups[column - 1]
    return groups


def _stack(groups: list[str], lower: list[str]) -> tuple[list[str], list[str]]:
    lower = lower + [""] * (len(groups) - len(lower))
    headings = [below or above for above, below in zip(groups, lower, strict=True)]
    return headings, [above if below and below != above else "" for above, below in zip(groups, lower, strict=True)]


def _meaning(heading: str, group: str, aliases: Aliases, sheet: str) -> Meaning | None:
    """What a column means; columns under the heading of one kind of relative (配偶情况) say nothing about the person."""
    meaning = aliases.meaning(heading, sheet)
    if not meaning and group and not of_kin(group) and not aliases.knows(heading, sheet):
        return aliases.meaning(group + heading, sheet)  # 出生 over 年月
    if not meaning or not group:
        return meaning
    if of_kin(group):
        return None
    role = role_of(group)
    return Meaning(meaning.field, role) if role and not meaning.role and meaning.field in ROLE_FIELDS else meaning


def _drop_labels(header: Header, meanings: list[Meaning | None], sheet: Sheet, aliases: Aliases) -> None:
    """A column 家庭成员 left of 称谓 and 姓名 is the label of the block beside it, where it names nobody in any line."""
    term = meanings.index(Meaning("term")) if Meaning("term") in meanings else len(meanings)
    name = next((column for column, meaning in enumerate(meanings) if column > term and meaning == Meaning("name")), -1)
    for column, meaning in enumerate(meanings[:term]):
        if meaning == RELATIVES_NAME and name > term:
            told = [[text(row[at]) for at in (column, term, name)] for row in sheet.rows[header.first :] if len(row) > name]
            labels = [label for label, *line in told if all(line)]
            if labels and all(not label or aliases.knows(label, sheet.name) for label in labels):
                meanings[column] = None


def _settle(header: Header, meanings: list[Meaning | None], *, captioned: bool) -> None:
    """Fills kind, columns and missing."""
    known = [(column, meaning) for column, meaning in enumerate(meanings) if meaning]
    fields = {meaning.field for _, meaning in known}
    if "term" not in fields and Meaning("name") in meanings and fields & (POST_FIELDS | PERSON_FIELDS):
        # A ledger with a column 家庭成员 and none for the terms: the family stands there in one text.
        known = [(column, Meaning("family") if meaning == RELATIVES_NAME else meaning) for column, meaning in known]
    if "term" in fields or any(meaning == RELATIVES_NAME for _, meaning in known):
        header.kind = DECLARATION
        header.columns = _declaration_columns(known, captioned=captioned)
        told = captioned or any(number in header.columns for number in DECLARER_NUMBERS)
        needed = ["term", "relative_name"] + ([] if told else ["declarer_name"])
        header.missing = tuple(name for name in needed if name not in header.columns)
        return
    header.columns = _first_of_each([(column, Meaning(meaning.field)) for column, meaning in known if meaning.role != "relative"])
    posts, named = fields & TELLING - NUMBERS, "name" in fields
    if not posts and ((named and "family" in fields) or (fields & NAMING and relatives(header.headings, header.above))):
        header.kind = WIDE
    elif named:
        header.kind = STAFF if fields & (POST_FIELDS | PERSON_FIELDS) else ""
        header.missing = () if header.kind else ("organ", "title")
    elif "organ" in fields and fields & ORGAN_FIELDS:
        header.kind = ORGANS
    else:
        header.missing = ("name",)


def _place_organ(header: Header, aliases: Aliases, sheet: str) -> None:
    """Takes a heading such as 学校 or 村（社区） for that of the organs, where no other is."""
    found = {
        normalise(heading): column
        for column, heading in reversed(list(enumerate(header.headings)))
        if heading and not header.above[column] and not aliases.knows(heading, sheet)
    }
    column = next((found[key] for key in perhaps_organs() if key in found), None)
    if column is not None:
        header.columns["organ"] = column


def _first_of_each(known: list[tuple[int, Meaning]]) -> dict[str, int]:
    columns: dict[str, int] = {}
    for column, meaning in known:
        columns.setdefault(meaning.field if not meaning.role else f"{meaning.role}_{meaning.field}", column)
    return columns


def _declaration_columns(known: list[tuple[int, Meaning]], *, captioned: bool) -> dict[str, int]:
    """Gives every open personal column to the declarer or the relative, by where the term and the relative's name stand."""
    columns = _first_of_each([(column, meaning) for column, meaning in known if meaning.role or not _personal(meaning)])
    term = columns.get("term", len(known))
    names = [column for column, meaning in known if meaning.field == "name" and not meaning.role]
    _place_names(columns, names, term, captioned=captioned)
    edge = min(term, columns.get("relative_name", term))
    for column, meaning in known:
        if _personal(meaning) and not meaning.role and meaning.field != "name":
            columns.setdefault(f"{'declarer' if column < edge else 'relative'}_{meaning.field}", column)
    if columns.get("staff_number", edge) < edge:
        columns.setdefault("declarer_staff_number", columns.pop("staff_number"))
    return columns


def _place_names(columns: dict[str, int], names: list[int], term: int, *, captioned: bool) -> None:
    """A lone name column is the relative's where somebody else is told to declare, or where it follows the term."""
    after = [column for column in names if column > term]
    if "relative_name" not in columns and names and (len(names) > 1 or captioned or after or "declarer_name" in columns):
        columns["relative_name"] = after[0] if after else names[-1]
    rest = [column for column in names if column != columns.get("relative_name")]
    if rest and "declarer_name" not in columns:
        columns["declarer_name"] = rest[0]


def _personal(meaning: Meaning) -> bool:
    return meaning.field in ROLE_FIELDS


def same_headings(header: Header, row: Row) -> bool:
    """True for a row that repeats the header, as printed ledgers do on every page."""
    told = [(normalise(heading), normalise(cell)) for heading, cell in zip(header.headings, row, strict=False) if heading]
    return len(told) > 1 and sum(a == b for a, b in told) * 2 > len(told)
