"""Ledgers that write the section in the first row of each group only, without merged cells: 预算股, blank, blank, 人事股, blank.

A blank means "as above" only where the column is clearly written so: no section stands twice in an organ, and blanks follow most
of them. Where the heads alone have a section and the clerks follow at the end, or a section was forgotten, blanks stay blank.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from kinship.account import Account
from loaders.layouts.bandwords import Kind, kind_of
from loaders.staff.posts import Standing, split_section, standing
from loaders.values.clean import read_flag, text
from loaders.values.nothing import is_nothing
from loaders.workbook.filldown import Lines, with_above
from loaders.workbook.grid import Row, Sheet
from loaders.workbook.header import Header
from loaders.workbook.lines import cell

LEADS = frozenset({"1", "领导成员", "班子成员"})
RANKED = re.compile("(?:调研员|巡视员)$")
"""Former leaders, who stand at the end of lists and in no section."""
HEAD = Standing("2", "true")
ELSE, BELOW = "else", "below"


@dataclass(slots=True)
class Group:
    """A section as one row tells it, with the rows right below it that leave theirs blank and may be of it."""

    organ: str
    section: str
    below: list[int] = field(default_factory=list)


def sections_filled_down(
    lines: Lines, sheet: Sheet, header: Header, account: Account, organ_of: Callable[[int, Row], str]
) -> Lines:
    """The lines of a ledger with the section of the line above in place of blank ones, in such a list; else as they are.

    ``organ_of`` tells the organ of a line.
    """
    column = header.columns.get("section", -1)
    if column < 0 or all(text(cell(row, header.columns, "section")) for _, row in lines):
        return lines
    groups = list(_groups(lines, header, organ_of))
    if any(a.organ == b.organ and a.section == b.section for a, b in pairwise(groups)):
        return lines
    into = {number: group.section for group in _clear(groups) for number in group.below}
    if into:
        place = sheet.place(min(into), header.headings[column])
        account.problem("note", "load.section-as-above", place, count=len(into))
    return [(number, with_above(row, {column: into[number]}) if number in into else row) for number, row in lines]


def _groups(lines: Lines, header: Header, organ_of: Callable[[int, Row], str]) -> Iterator[Group]:
    """The sections that rows tell, in their order. A leader, a gap, another organ or section ends what may be of one."""
    now: Group | None = None
    last = 0
    for number, row in lines:
        section, organ = text(cell(row, header.columns, "section")), organ_of(number, row)
        if section:
            named = not is_nothing(section) and kind_of(section, inside=True, organ=organ) is not Kind.TEAM
            now = Group(organ, section) if named else None
            if now:
                yield now
        elif now and (last + 1 != number or now.organ != organ or not organ):
            now = None
        elif now:
            fits = _fits(row, header, now)
            now.below += [number] if fits == BELOW else []
            now = now if fits else None
        last = number


def _fits(row: Row, header: Header, group: Group) -> str:
    """``below``: the person may be of the section above; ``else``: he tells that himself; ``""``: he is not, or it is open."""
    title = text(cell(row, header.columns, "title")) or text(cell(row, header.columns, "employer"))
    own = split_section(title, group.organ)[0]
    if own:
        return ELSE if own == group.section else ""
    leads = read_flag(cell(row, header.columns, "leader")) == "true" or text(cell(row, header.columns, "tier")) in LEADS
    stands = standing(title, group.section, group.organ)
    if leads or RANKED.search(title) or standing(title, "", group.organ).tier == "1" or stands.tier == "1" or stands == HEAD:
        return ""
    return BELOW if stands.tier or not title else ""


def _clear(groups: list[Group]) -> list[Group]:
    """The groups of the organs of which the sections are clearly written so; of an organ with one section, if others are."""
    by_organ: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        by_organ[group.organ].append(group)
    once = [held for held in by_organ.values() if len({group.section for group in held}) == len(held)]
    clear = [held for held in once if (led := sum(bool(group.below) for group in held)) >= 2 and led * 2 >= len(held)]
    single = [held for held in once if len(held) == 1] if clear else []
    return [group for held in (*clear, *single) for group in held]
