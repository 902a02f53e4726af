"""Forms below each other on one sheet, each with a line that names its declarer: where each begins, and where it ends."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from loaders.layouts.heads import is_self, tells_relation
from loaders.staff.organs import looks_like_organ, organ_in
from loaders.terms import read_term
from loaders.values.clean import text
from loaders.values.familytext import is_surnamed
from loaders.values.names import clean_name
from loaders.workbook.caption import Caption, begins_form, read_caption
from loaders.workbook.grid import Row, Sheet
from loaders.workbook.header import Header, same_headings
from loaders.workbook.lines import cell, is_remark, lone

FOOT = re.compile(r"(?:审[核批]|制表|主管|负责)\S{0,4}\s*[:：]")
"""Beside these, 填报人 signs the form above."""
PAGE = re.compile(r"[-—(（]?\s*第?\s*\d+\s*页.{0,8}")
BETWEEN = re.compile(r"[\s:：,，;；、.．/|()（）\[\]【】]+")
BAND = re.compile(
    r"(?:以下|以上|其[他它]|主要|重要|近|直系|旁系|[男女]方|配偶|未?成年|国[内外]|[及与和的])*"
    r"(?:[续接转]?[上下][页表]|续表?|家庭|成员|家属|亲[属戚]|社会|关系|姻亲|血亲|兄弟|姐妹|子女|父母|岳[父母家]+|祖[父母]+|公婆|家人|全家|单位内?|登记表)"
    r"(?:情况|[登统]\S?[表册]|信息|明细|一览|表)*"
)
"""In the title of a band of relatives, or of the next page."""
WITH_NAME = re.compile(r"(?:同志|先生|女士|干部|副?[^\W\d]?(?:长|主任|书记|科员|会计)|的|\d+)\S*$")
"""What may follow upon the name of a declarer."""
NUMBERED = re.compile(r"^(?:第?[\d一二三四五六七八九十]+[户号位]|\d+)")
POST = re.compile(r"长|主任|书记|员|会计|干部|同志")
"""Beside these a name may stand without anything between."""
OF_DECLARER = re.compile(r"姓名|干部|职工|同志|考察|[申填]报|报告")
"""Says of the name beside it that it may be the declarer's."""


def opens_form(row: Row, header: Header) -> bool:
    """True for a line within a table that names a declarer, or leaves his name blank; a relative's own line never does."""
    if tells_relation(row, header) or same_headings(header, row):
        return False
    if begins_form(row):
        return True
    labelled = any(isinstance(value, str) and ("：" in value or ":" in value) for value in row)
    caption = read_caption([row]) if labelled else Caption()
    return bool(caption.name and caption.organ)


def forms_below(sheet: Sheet, header: Header) -> list[tuple[int, Caption]]:
    """The lines within a table that open a form; ``Caption()`` where one ends and it is not said whose the next is.

    Between the opening line and the headings repeated below it all lines belong to the caption.
    """
    found: list[tuple[int, Caption]] = []
    titles = {told for row in sheet.rows[: header.top] if (told := lone(row))}
    opened = unread = 0
    for number, row in enumerate(sheet.rows[header.first :], header.first + 1):
        if same_headings(header, row):
            if opened:
                found[-1:] = _caption(sheet, opened, number)
            elif unread:
                found.append((unread, Caption()))
            opened = unread = 0
        elif opens_form(row, header):
            found += _caption(sheet, number, number + 1)
            opened, unread = number, 0
        elif tells_relation(row, header):
            opened = unread = 0
        elif not opened and _may_name(row, header, titles):
            unread = unread or number
    return found


def _caption(sheet: Sheet, start: int, end: int) -> list[tuple[int, Caption]]:
    """The caption of the lines ``start`` up to before ``end``, as told by each of them."""
    rows = sheet.rows[start - 1 : end - 1]
    caption = replace(Caption() if _signs(rows[0]) else read_caption(rows), line=True)
    return [(number, caption) for number in range(start, end)]


def _may_name(row: Row, header: Header, titles: set[str]) -> bool:
    """True for a line above a repeated header that may say in words not understood whose form begins there.

    It holds the name of somebody or of an organ, as no title of a band (社会关系) does. Nor does a stranger's own line (同乡).
    """
    told = next((told for value in row if (told := text(value))), "")
    if not told or is_remark(told) or lone(row) in titles or PAGE.fullmatch(told):
        return False
    term, name = (text(cell(row, header.columns, field)) for field in ("term", "relative_name"))
    if term and name and not (is_self(term) or OF_DECLARER.search(term) or _holds_name(term)):
        return False
    return any(_holds_name(told) for value in row if (told := text(value)))


@lru_cache(maxsize=1 << 12)
def _holds_name(told: str) -> bool:
    """True for a text that holds the name of somebody or of an organ.

    >>> [_holds_name(told) for told in ("钱 多", "3.钱多副局长", "四级调研员钱多", "钱多配偶及子女", "云岫县财政局钱多")]
    [True, True, True, True, True]
    >>> [_holds_name(told) for told in ("（续表）", "接上页", "二、近姻亲", "岳父母", "家庭成员", "社会关系", "以下为兄弟姐妹")]
    [False, False, False, False, False, False, False]
    """
    for piece in (told, *BETWEEN.split(told)):
        plain = clean_name(NUMBERED.sub("", BAND.sub("", piece)))
        ends = (plain[:2], plain[:3], plain[-2:], plain[-3:]) if POST.search(plain) else ()
        names = (clean_name(WITH_NAME.sub("", plain)), *ends)
        if organ_in(plain) or looks_like_organ(plain) or any(map(_is_name, names)):
            return True
    return False


def _is_name(told: str) -> bool:
    return is_surnamed(told) and read_term(told).kind == "unknown"


def signed_below(sheet: Sheet, header: Header) -> list[tuple[int, Caption]]:
    """The caption of the only form of a sheet that names its declarer below the table, else ``[]``."""
    rows = sheet.rows[header.first :]
    named = [at for at, row in enumerate(rows) if opens_form(row, header)]
    if len(named) != 1 or any(same_headings(header, row) or tells_relation(row, header) for row in rows[named[0] :]):
        return []
    foot = rows[named[0]]
    caption = read_caption([foot])
    return [(0, caption)] if caption.name and not _signs(foot) else []


def _signs(row: Row) -> bool:
    return any(FOOT.search(text(value)) for value in row)
