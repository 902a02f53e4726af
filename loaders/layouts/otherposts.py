"""Further posts of a person in columns of their own (兼任职务, 党内职务): they are read as if they stood behind the title."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field, replace

from loaders.intake import Intake
from loaders.layouts.beside import columns_beside
from loaders.layouts.held import BEYOND, parted
from loaders.rows import StaffRow
from loaders.staff.organs import organ_in
from loaders.staff.posts import standing
from loaders.staff.resume import posts_in
from loaders.values.clean import read_flag, text
from loaders.values.nothing import is_nothing
from loaders.workbook.aliases import normalise
from loaders.workbook.cells import Cells
from loaders.workbook.grid import Row, Sheet
from loaders.workbook.header import Header
from loaders.workbook.unread import tell_unread

FURTHER = TITLES, ORGANS = "other_title", "other_organ"
PARTS = re.compile(r"[、，,；;。\n]+")
HELD_AS_WELL = re.compile("^(?:现|还|并|同时)?兼(?:任|(?!职))|^任")
NO_POST = re.compile("(?:中共|预备)?党员|群众|团员|无党派(?:人士)?")
OTHER_POSTS = re.compile(
    "(?:兼任?|挂职|借调|抽调|其他)(?:职务?|单位|岗位|情况|到|至)"
    "|(?!.*(?:[原前曾拟]|专业|技术|是否|有无|入[党职]|报考|应聘)).*(?:职务|岗位)(?:名称|情况|[及和与].*)?$"
)
"""Headings of further posts (兼任职务, 党内职务), and of what is called a post at all: not 专业技术职务, 原职务, 职务时间."""
OPEN = re.compile(r"(?:副?书记|(?:组织|宣传|纪检|青年)?委员)")
"""In a column of party posts these do not tell of which body: of the organ's party group, or of a branch in it."""
TITLE = re.compile(r"[^\d，。]{1,20}(?:[长记员任师席委事理纳计督导]|代表|专干|调研|负责人)(?:[（(].*[)）])?")
"""How titles end, be they of any rank or of none."""


@dataclass(slots=True)
class OtherPosts:
    """The columns of one sheet that tell further posts, and the rows in which one of them could not be read."""

    columns: list[tuple[int, int]]
    """The column of the titles, and that of the organs to them, -1 where there is none."""
    open: dict[int, list[int]] = field(default_factory=dict)
    read: dict[int, list[int]] = field(default_factory=dict)
    """Column → numbers of rows."""

    @classmethod
    def of(cls, sheet: Sheet, header: Header, intake: Intake) -> OtherPosts:
        """Those of a sheet; a column of organs goes with the nearest column of titles, but not with one of party posts."""
        titles, organs = (further_posts(name, sheet, header, intake) for name in FURTHER)
        of_any = [title for title in titles if "党" not in header.headings[title]]
        paired = {min(of_any, key=lambda title: abs(title - organ)): organ for organ in organs if of_any}
        return cls([(title, paired.get(title, -1)) for title in titles])

    def added(self, person: StaffRow, cells: Cells) -> StaffRow:
        """The row with the further posts behind the title."""
        for title, organ in self.columns:
            told = _cell(cells, title) or _cell(cells, organ)
            if not told or is_nothing(told) or read_flag(told) or NO_POST.fullmatch(told):
                continue
            more = _told(told, _cell(cells, organ), person)
            if more is None:
                self.open.setdefault(title, []).append(cells.number)
            else:
                self.read.setdefault(title, []).append(cells.number)
                person = _with(person, more)
        return person

    def tell(self, sheet: Sheet, header: Header, intake: Intake) -> None:
        """Says of each column what became of it; one that gave nothing at all is listed with those that are not read."""
        for level, key, found in (("note", "load.posts-besides", self.read), ("warning", "load.posts-besides-open", self.open)):
            for column, rows in found.items():
                if found is self.read or column in self.read:
                    heading = "".join((header.above[column] + header.headings[column]).split())
                    shown = "".join(text(sheet.rows[rows[0] - 1][column]).split())[:40]
                    intake.account.problem(level, key, sheet.place(rows[0], heading), heading=heading, rows=len(rows), text=shown)

        tell_posts_unread(
            sheet,
            header,
            intake,
            {column for pair in self.columns for column in pair if pair[0] not in self.open or pair[0] in self.read},
        )


def tell_posts_unread(sheet: Sheet, header: Header, intake: Intake, read: Collection[int] = ()) -> None:
    """Columns with further posts of the person that are not read must not go unnoticed. 主职务 | 是 tells of no post."""
    own = {*columns_beside(header), *(at for name, at in header.columns.items() if name not in FURTHER), *read}
    named = (
        at
        for at, heading in enumerate(header.headings)
        if at not in own and (_means_post(heading, sheet, intake) and not _holds_flags(at, sheet.rows[header.first :]))
    )
    tell_unread("load.posts-not-read", named, sheet, header, intake.account)


def _means_post(heading: str, sheet: Sheet, intake: Intake) -> bool:
    meaning = intake.aliases.meaning(heading, sheet.name)
    if meaning or intake.aliases.knows(heading, sheet.name):
        return bool(meaning and meaning.field in FURTHER)
    return bool(OTHER_POSTS.match(normalise(heading)))


def _holds_flags(column: int, rows: list[Row]) -> bool:
    told = [row[column] for row in rows if column < len(row) and text(row[column])]
    return all(map(read_flag, told))


def further_posts(name: str, sheet: Sheet, header: Header, intake: Intake) -> list[int]:
    """All columns of a ledger with the meaning ``name``; 职务 below a group heading 党内 is one too."""
    found = []
    for column, heading in enumerate(header.headings):
        meaning = intake.aliases.meaning(heading, sheet.name)
        if header.above[column] and not (meaning and meaning.field == name):
            meaning = intake.aliases.meaning(header.above[column] + heading, sheet.name)
        if meaning and meaning.field == name:
            found.append(column)
    return found


def _cell(cells: Cells, column: int) -> str:
    value = cells.row[column] if cells.row and 0 <= column < len(cells.row) else ""
    return text(value) if isinstance(value, str) else ""


def _told(told: str, organ: str, person: StaffRow) -> str | None:
    """The further posts as text, without those that the title names; None if one of them is not understood."""
    whole = HELD_AS_WELL.sub("", parted(told))
    own = person.organ or organ_in(person.employer)
    if organ and not is_nothing(organ) and not organ_in(whole) and organ != own:
        whole = organ + whole
    posts = posts_in(f"{person.title or '职员'}、{whole}", own) if own else posts_in(whole)
    if BEYOND.search(f"、{whole}") and not any(organ for organ, _ in posts[1:]):
        return None
    known = set(PARTS.split(person.title or person.employer))
    parts = [HELD_AS_WELL.sub("", part.strip()) for part in PARTS.split(whole) if part.strip()]
    if not all(_is_title(part, own) for part in parts):
        return None
    return "、".join(part for part in parts if part not in known)


def _is_title(part: str, organ: str) -> bool:
    return not OPEN.fullmatch(part) and bool(standing(part, "", organ).tier or TITLE.fullmatch(part))


def _with(person: StaffRow, more: str) -> StaffRow:
    if person.employer and not person.title:
        return replace(person, employer="、".join(filter(None, (person.employer, more))))
    return replace(person, title="、".join(filter(None, (person.title, more))))
