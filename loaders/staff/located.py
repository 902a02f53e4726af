"""Where a staff row places its person: organ, section and title, however the ledger spreads them over its columns."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar

from kinship.account import Account
from kinship.errors import Place
from loaders.rows import Raw, StaffRow
from loaders.staff.inside import add_branches, apart, is_branch, is_institution, may_be_branch
from loaders.staff.organnames import organ_key, titled, town_body
from loaders.staff.organs import JOINT, Organ, Organs, add_mentioned, infer_kinds, listed_organs, organ_in
from loaders.staff.posts import OF_BODY, split_section, words
from loaders.values.clean import key

N = TypeVar("N", str, tuple[str, str])
OWN = re.compile("^本?[局院校镇乡委](?=办公室$|党政办)")
"""局办公室 is the 办公室."""


@dataclass(slots=True)
class Located:
    """A staff row with its organ (None: not told), section and title taken apart.

    ``stated``: organ and title have columns of their own, so that this is a post and not a summary of all the posts.
    """

    row: StaffRow
    organ: Organ | None
    section: str
    title: str
    stated: bool

    @property
    def organ_id(self) -> str:
        """The organ's id, or ``""``."""
        return self.organ.organ_id if self.organ else ""

    @property
    def unplaced(self) -> bool:
        """Whether the ledger says where in the organ the person works by a word that tells nothing (其他, 二级机构)."""
        return not self.section and names_no_section(self.row.section)


@lru_cache(maxsize=1 << 14)
def names_no_section(section: str) -> bool:
    """True for what stands in the column of sections and leaves open which one is meant.

    >>> names_no_section("其他"), names_no_section("（下属单位）"), names_no_section("其他业务科"), names_no_section("机关党委")
    (True, True, False, False)
    """
    return key(section).strip("()、.") in words("unnamed")


def locate(raw: Raw, account: Account) -> tuple[list[Located], Organs]:
    """All staff rows with their organs, and the organs."""
    organs = listed_organs(raw.organs, account)
    staff = [_of_its_own(row) for row in raw.staff]
    named = _mentions((apart(row.organ, organs)[0], row.place) for row in staff)
    branches = {name: place for name, place in named.items() if may_be_branch(name) and organs.find(name) is None}
    add_mentioned(organs, {name: place for name, place in named.items() if name not in branches}, account)
    hidden = ((organ_in(row.employer), row.place) for row in staff if _needs_organ(row, organs))
    add_mentioned(organs, _mentions(hidden), account)
    add_branches(organs, branches, account)
    _tell_institutions(raw.staff, organs, account)
    _tell_unnamed(raw.staff, account)
    infer_kinds(organs, account)
    known: dict[tuple[str, str, str, str], tuple[Organ | None, str, str]] = {}
    return _one_name([_locate(row, organs, known) for row in staff]), organs


def _of_its_own(row: StaffRow) -> StaffRow:
    """The row with the school as organ that stands as a section of the education bureau: it is another legal person."""
    section = _institution(row)
    return replace(row, organ=section, section="") if section else row


def _institution(row: StaffRow) -> str:
    if not (row.organ and row.section and is_institution(row.section, row.organ)):
        return ""
    return "".join(row.section.split()).removeprefix(row.organ)


def _tell_institutions(rows: Iterable[StaffRow], organs: Organs, account: Account) -> None:
    """Keeps in which organ each of these stands, and says so once for each."""
    listed = _mentions(((section, row.organ), row.place) for row in rows if (section := _institution(row)))
    for (section, above), place in sorted(listed.items()):
        organ, over = organs.find(section), organs.find(above)
        if organ and over and organ is not over:
            organ.parent, organ.stands_in = organ.parent or over.name, over.name
            account.problem("note", "load.section-is-organ", place, section=section, organ=over.name)


def _tell_unnamed(rows: Iterable[StaffRow], account: Account) -> None:
    """Says once for each column of sections which words of it name none, and in how many rows."""
    found: dict[tuple[str, str], list[StaffRow]] = defaultdict(list)
    for row in rows:
        if row.section and names_no_section(row.section):
            found[row.place.file, row.place.sheet].append(row)
    for _, held in sorted(found.items()):
        first = min((row.place for row in held), key=_order)
        named = "、".join(sorted({row.section for row in held}))
        count = len({row.place for row in held})
        account.problem("note", "load.section-unnamed", first, words=named[:60], count=count)


def _needs_organ(row: StaffRow, organs: Organs) -> bool:
    return not row.organ and bool(row.employer) and organs.split(row.employer)[0] is None


def _mentions(named: Iterable[tuple[N, Place]]) -> dict[N, Place]:
    """Name → first place, by place and not by the order of the rows."""
    mentioned: dict[N, Place] = {}
    for name, place in named:
        if name and (name not in mentioned or _order(place) < _order(mentioned[name])):
            mentioned[name] = place
    return mentioned


def _order(place: Place) -> tuple[str, str, int]:
    return place.file, place.sheet, place.row


def _locate(row: StaffRow, organs: Organs, known: dict[tuple[str, str, str, str], tuple[Organ | None, str, str]]) -> Located:
    told = (row.organ, row.employer, row.section, row.title)
    if told not in known:
        known[told] = parts(row, organs)
    if row.tier == "1" and is_branch(*apart(row.organ, organs)):
        row = replace(row, tier="2")  # who leads a branch heads a section of the organ
    return Located(row, *known[told], stated=bool(row.organ and (row.title or row.section)))


def parts(row: StaffRow, organs: Organs) -> tuple[Organ | None, str, str]:
    """Organ, section and title of a row."""
    name, section = apart(row.organ, organs)
    if name:
        organ, title = organs.find(name), row.title
        inner, rest = organs.split(title)
        of_half = organ is not None and organ_key(organ.name).endswith(JOINT)  # 纪委副书记 tells of which half he is
        title = (
            rest if inner is organ and rest and rest != OF_BODY and not of_half else title
        )  # 县监委委员 leads, 县纪委委员 does not
        title = titled(town_body(name)[1], title or _title_of(row.employer, organ, organs))
    else:
        organ, rest = organs.split(row.employer)
        title = row.title or rest
    none = row.section in words("team") | words("sectionless") or names_no_section(row.section)
    told = "" if none else _own_section(row.section, organ, organs)
    if section and is_branch(name, section) and told not in ("", section):
        title, told = told + title, ""  # an office of a branch is none of the organ's
    section = told or section
    if section:
        return organ, section, title.removeprefix(section) or title
    return organ, *split_section(title, organ.name if organ else "")


def _own_section(section: str, organ: Organ | None, organs: Organs) -> str:
    """A section without blanks and without the organ's name in front: 县财政局预算股, 局办公室."""
    told = "".join(section.split())
    named = (end for end in range(len(told) - 1, 2, -1) if organ and organs.find(told[:end]) is organ)
    return OWN.sub("", told[next(named, 0) :])


def _one_name(located: list[Located]) -> list[Located]:
    """The rows with each section under one name: 党政办 is the 党政办公室 where an organ has both."""
    held = {(row.organ_id, row.section) for row in located}
    for row in located:
        if row.section.endswith("办") and (row.organ_id, f"{row.section}公室") in held:
            row.section += "公室"
    return located


def _title_of(employer: str, organ: Organ | None, organs: Organs) -> str:
    """The title in a text of organ and title, if it is of this organ or names none."""
    inner, rest = organs.split(employer)
    if inner is None and not organ_in(employer):
        return employer
    return rest if organ and inner is organ else ""
