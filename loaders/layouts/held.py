"""What one row of a ledger says of the posts of its person: several in one text, and the time of each."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from kinship.account import Account
from kinship.errors import Place
from loaders.rows import OF_ONE_POST, StaffRow
from loaders.staff.organs import organ_in
from loaders.staff.posts import is_bare, split_section
from loaders.staff.resume import committee_posts, posts_in
from loaders.values import clean
from loaders.values.dates import read_date, read_span, says_more
from loaders.workbook.cells import Cells

SEVERAL = re.compile(r"[，,；;、\n兼]")
BEYOND = re.compile(
    r"[，,；;、\n兼]\s*([\u4e00-\u9fff]{2,4}[省市县区镇乡][\u4e00-\u9fff]{3,}(?<!代表)(?<!委员)"
    r"|[县市](?![场政容志域监])[\u4e00-\u9fff]{2,8}(?:办(?:公室)?|委)副?主任)(?:$|[，,；;、\n（(])"
)
"""A clause that begins with the name of a place and is no mandate: 云岫县国资办主任."""
PLANNED = re.compile("拟(?:于|任)?(.+?)任?")
"""A beginning that is planned."""
STOPS = "、，,；;"
OF_RANK = re.compile("^[^副]{0,2}(?:师|医生|记者|编辑|播音员|科员|督学|委员)$")
"""What is one title with 主任 before it: 副主任 医师."""


def posts_of(row: StaffRow, account: Account) -> list[StaffRow]:
    """The posts of a row, each as a row of its own: a new one begins where the full name of an organ stands in the text.

    What the other columns say (tier, start …) is of the first. A mark holds the rows together. What seems to be a post in another
    organ and is not recognised is listed.
    """
    text = row.title if row.organ else row.employer
    found = posts_in(text, row.organ) if SEVERAL.search(text) else [("", text)]
    if row.organ and not found[0][0]:
        row, beside = _of_committee(row, found[0][1])
        found = [("", row.title), *beside, *found[1:]]
    for organ, title in found:
        if beyond := BEYOND.search(organ + title):
            account.problem("warning", "load.post-beyond", row.place, name=row.name, text=beyond[1][:40])
    return _apart(row, found) if len(found) > 1 else [row]


def _of_committee(row: StaffRow, title: str) -> tuple[StaffRow, list[tuple[str, str]]]:
    """The row of a title in a party committee with the first post, and the posts in the organs beside it: 常委、组织部部长."""
    (organ, first), *beside = committee_posts(row.organ, title)
    section = "" if row.section and organ != row.organ and organ.endswith(row.section) else row.section
    return replace(row, organ=organ, section=section, title=first), beside


@lru_cache(maxsize=1 << 14)
def parted(text: str) -> str:
    """A text of titles that only blanks or line breaks part, with the mark that parts titles: 党组书记⏎局长 is two titles.

    >>> parted("党组书记 局长"), parted("云岫县财政局党组书记 局长"), parted("主任 科员"), parted("副 局 长")
    ('党组书记、局长', '云岫县财政局党组书记、局长', '主任 科员', '副 局 长')
    """
    pieces = [piece.strip(STOPS) for piece in text.split()]
    organ = organ_in(pieces[0]) if len(pieces) > 1 else ""
    titles = [pieces[0][len(organ) :], *pieces[1:]] if len(pieces) > 1 else []
    of_one = is_bare("".join(titles)) or any(first.endswith("主任") and OF_RANK.search(then) for first, then in pairwise(titles))
    return "、".join(pieces) if titles and not of_one and all(map(_is_title, titles)) else text


def _is_title(text: str) -> bool:
    return bool(text) and (is_bare(text) or bool(all(split_section(text)) and is_bare(split_section(text)[1])))


def mark(place: Place) -> str:
    """What ties rows of a ledger to one person: the place where the first of them stands."""
    return f"{place.file}|{place.sheet}|{place.row}"


def _apart(row: StaffRow, found: list[tuple[str, str]]) -> list[StaffRow]:
    record = row.record or mark(row.place)
    bare = replace(row, record=record, section="", start="", entered="", **OF_ONE_POST)
    first, *others = found
    if row.organ:
        posts = [replace(bare, organ=organ, title=title) for organ, title in others]
        return [replace(row, record=record, title="".join(first)), *posts]
    return [replace(row, record=record, employer="".join(first)), *(replace(bare, employer="".join(one)) for one in others)]


def held(cells: Cells, end: str) -> tuple[str, str, bool]:
    """When a post began and ended by the columns of a row, and whether it is over though no day is told; ``end``: by their own.

    The column of its beginning may tell the end too (2020.01（2021.02免）): that counts where there is no other.
    """
    raw = cells.raw("start")
    told = read_span(raw) if isinstance(raw, str) else None
    if isinstance(raw, str) and (planned := PLANNED.fullmatch(clean.text(raw))) and (start := read_date(planned[1]).value):
        cells.warn("load.date-more", "start", value=clean.text(raw)[:80], date=start)
        return start, end, False
    if not told:
        start = cells.date("start")
        if start and isinstance(raw, str) and says_more(raw):
            cells.warn("load.date-more", "start", value=clean.text(raw)[:80], date=start)
        return start, end, False
    if told.end and not end:
        cells.account.problem("note", "load.end-from-start", cells.place("start"), value=clean.text(raw)[:80], end=told.end)
    elif told.end and told.end != end:
        cells.warn("load.end-twice", "start", value=clean.text(raw)[:80], end=end)
    return told.start, end or told.end, not (end or told.end)
