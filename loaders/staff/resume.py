"""The résumé of a cadre form (简历): dated lines of organ and title, one below the other, as post history.

A line is ``1994.07--2005.03  某县司法局科员``; without an end it is what the person does now. Lines without dates continue
the line above; what stands in （其间：…） tells of studies and secondments on the side and is no post.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from loaders.staff.organs import organ_in, title_after
from loaders.staff.ownnames import names_other
from loaders.staff.posts import ALSO
from loaders.values.dates import read_date

DASHES, WAVES = "－―–—─━‐‑‒−﹣ー", "～〜∼˜"
PLAIN = str.maketrans("０１２３４５６７８９．" + DASHES + WAVES, "0123456789." + "-" * len(DASHES) + "~" * len(WAVES))
BULLET = r"\s*(?:[•·●■◆▪*]|\d{1,2}[、.)）]\s*(?=\d{4})|[(（]\d{1,2}[)）])?\s*[(（【\[]?(?:自|从)?\s*"
MONTH = r"(\d{4})\s*(?:[.年/\-]?\s*(\d{1,2}))?\s*月?(?:[./\-]\d{1,2}(?!\d)|\d{1,2}日|\d{2}(?!\d))?"
SPAN = rf"{MONTH}\s*\.?\s*(?:-{{1,6}}|~{{1,3}}|起?[至到]|起)\s*(?:{MONTH}(?!\d)|至今|现在|今)?"
LINE = re.compile(rf"{BULLET}{SPAN}[\s,，:：、.)）】\]]*")
NEXT_SPAN = re.compile(rf"(?<=[；;。])[ \t\u3000]*(?={SPAN})")
DATE = re.compile(r"\s*(?:19|20)\d\d[.年/\-]")
ASIDE = re.compile(r"[(（【\[]?\s*(?:其间|期间)")
OPENING, CLOSING = "(（【[", ")）】]"
AT_WORK = re.compile(r"^(?:先后)?(?:在|历任|担任|就职于|供职于)(?=[\u4e00-\u9fff]{4})")
"""在云岫县财政局工作: the organ begins behind it."""
SECONDED = re.compile(r"^(借调|抽调|挂职|跟班)(?:锻炼|学习)?[至到在于]?(?=[\u4e00-\u9fff]{4})")
"""借调至云岫县委办公室: a post in which one is lent. The title keeps it, or nobody could tell later."""
STUDY = re.compile(
    r"(?:学习|学员|学生|就读|读书|在读|研究生|[专本]科|进修|毕业|肄业|培训|上学|求学|待业|待分配|失业|务农|在家|知青|下乡|插队)$"
)
CLAUSE, PART = re.compile(r"[，,；;。(（]"), re.compile(rf"([，,；;、\n]|{ALSO})")
LAST_MARK = re.compile(r"(?:[，,；;、\n]|兼任?)$")
TITLE_INSIDE = re.compile(r"副|兼|书记|主任|[局县市区镇乡校院部处科股]长(?![沙春治宁])")
COMMITTEE = re.compile("(?:中共)?(?P<region>(?:.{2,9})?[县市区旗州])委(?:员会)?")
BESIDE_COMMITTEE = re.compile(
    "[县市区旗州]?委?(?P<department>组织部|宣传部|统战部|社会工作部|政法委|办公室|编办|巡察办)(?:(?P<head>副?(?:部长|书记|主任))|长)"
    "|[县市区旗州]?(?P<commission>纪委|监委|公安局)(?P<second>副?(?:书记|主任|局长))|(?:代|常务|挂职)?副?[县市区旗州]长"
)
SHORTEST_ORGAN = 4
"""财政局 after a comma continues what was said before; 云岫县财政局 begins another post."""
ALWAYS_APART = frozenset({"公安局"})
"""副县长、公安局局长 leads the bureau, too: no organ but itself has one inside."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One dated line with what continues it. ``number``: its line from 1; ``lines``: how many lines it takes.

    ``start`` and ``end`` are partial ISO dates; ``open``: no end is written; ``problem``: a key, where a date cannot be.
    """

    number: int
    start: str
    end: str
    open: bool
    text: str
    lines: int = 1
    problem: str = ""

    @property
    def is_post(self) -> bool:
        """False for studies and for times without work."""
        return not STUDY.search(CLAUSE.split(self.text, maxsplit=1)[0])


def entries(resume: str) -> tuple[list[Entry], list[int]]:
    """The dated lines of a résumé in their order, and the numbers of lines that neither have a readable span nor continue one.

    >>> found, lost = entries("2005.03--         某县财政局局长")
    >>> found[0].start, found[0].open, found[0].text, lost
    ('2005-03', True, '某县财政局局长', [])
    >>> found, lost = entries("1994年7月至2005年3月 某县司法局\\n  科员（其间：2000.03--2002.07党校学习）")
    >>> found[0].start, found[0].end, found[0].text
    ('1994-07', '2005-03', '某县司法局科员')
    """
    found: list[Entry] = []
    lost: list[int] = []
    for number, line in enumerate(lines_of(resume), 1):
        plain = line.translate(PLAIN)
        inside = bool(found) and line[:1].isspace() and _in_brackets(found[-1].text)
        dated = None if inside else LINE.match(plain)
        if dated:
            found.append(_entry(number, dated, line[dated.end() :].strip()))
        elif found and not (lost and lost[-1] > found[-1].number) and (inside or not DATE.match(plain)):
            last = found[-1]
            found[-1] = replace(last, text=last.text + "\n" + line.strip(), lines=number - last.number + 1)
        elif line.strip():
            lost.append(number)
    return [replace(one, text=without_asides(one.text)) for one in found], lost


def lines_of(resume: str) -> list[str]:
    """The lines of a résumé. Spans that stand behind each other on one line count as lines of their own, except in brackets.

    >>> lines_of("1994.07--2005.03 某局科员；2005.03-- 某局股长（其间：2006.01--2006.07学习；2007.01--2007.03培训）")
    ['1994.07--2005.03 某局科员；', '2005.03-- 某局股长（其间：2006.01--2006.07学习；2007.01--2007.03培训）']
    """
    starts = [0]
    for gap in NEXT_SPAN.finditer(resume.translate(PLAIN)):
        before = resume[starts[-1] : gap.start()]
        if sum(before.count(mark) for mark in OPENING) <= sum(before.count(mark) for mark in CLOSING):
            starts.append(gap.end())
    return [line for start, end in pairwise([*starts, len(resume)]) for line in resume[start:end].splitlines()]


def _in_brackets(text: str) -> bool:
    """True inside （其间：… until it is closed: dates on an indented line there begin no line of their own."""
    aside = ASIDE.search(text)
    return aside is not None and aside[0][0] in OPENING and _aside_end(text, aside) == len(text) and text[-1] not in CLOSING


def _entry(number: int, dated: re.Match[str], text: str) -> Entry:
    start, end = read_date(_date(dated[1], dated[2])), read_date(_date(dated[3], dated[4]))
    return Entry(number, start.value, end.value, not dated[3], text, problem=start.problem or end.problem)


def _date(year: str | None, month: str | None) -> str:
    return f"{year}.{month}" if year and month else year or ""


def without_asides(text: str) -> str:
    """A text without （其间：…), also where brackets stand in brackets, and without line breaks.

    >>> without_asides("某县司法局科员（其间：2000.03--2002.07党校（函授）学习）兼法制科科长")
    '某县司法局科员兼法制科科长'
    """
    while found := ASIDE.search(text):
        text = text[: found.start()] + text[_aside_end(text, found) :]
    return re.sub(r"\s*\n\s*", "", text).strip()


def _aside_end(text: str, found: re.Match[str]) -> int:
    """Behind the bracket that closes the aside; without brackets the aside takes the rest of its line."""
    if found[0][0] not in OPENING:
        end = text.find("\n", found.end())
        return len(text) if end < 0 else end
    depth = 0
    for at in range(found.start(), len(text)):
        depth += (text[at] in OPENING) - (text[at] in CLOSING)
        if not depth:
            return at + 1
    return len(text)


def posts_in(text: str, own: str = "") -> list[tuple[str, str]]:
    """The posts in a text as (organ, title): a new one begins where a clause begins with an organ's full name.

    ``own``: the organ that the text is of, where it does not stand in front. What may be a part of it begins no post. The organ
    told is ``""`` where none is recognised; the title then is the whole text.

    >>> posts_in("云岫县人民政府副县长、党组成员，云岫县公安局局长（兼）")
    [('云岫县人民政府', '副县长、党组成员'), ('云岫县公安局', '局长（兼）')]
    >>> posts_in("云岫县委常委、组织部部长")
    [('云岫县委', '常委'), ('云岫县委组织部', '部长')]
    >>> posts_in("云岫县人民政府副县长兼云岫县财政局局长")
    [('云岫县人民政府', '副县长'), ('云岫县财政局', '局长')]
    >>> posts_in("云岫县柳岭镇党委副书记、镇人民政府镇长")
    [('云岫县柳岭镇', '党委副书记、镇人民政府镇长')]
    >>> posts_in("某厂工人")
    [('', '某厂工人')]
    """
    pieces = ["", *PART.split(text.strip())]
    found: list[str] = []
    for mark, piece in zip(pieces[::2], pieces[1::2], strict=True):
        if found and _goes_on(found[-1] + mark, piece, own):
            found[-1] += mark + piece
        elif piece.strip():
            found.append(piece.strip())
    told = (_organ_and_title(post.strip(" ，,；;、。")) for post in found)
    return [post for organ, title in told for post in committee_posts(organ, title)]


def committee_posts(organ: str, title: str) -> list[tuple[str, str]]:
    """The posts of a member of a party committee: 组织部部长, 纪委书记 and 县长 are posts in organs beside it.

    >>> committee_posts("云岫县委", "副书记、县长"), committee_posts("云岫县财政局", "副书记、局长")
    ([('云岫县委', '副书记'), ('云岫县', '县长')], [('云岫县财政局', '副书记、局长')])
    """
    committee = COMMITTEE.fullmatch(organ)
    if not committee:
        return [(organ, title)]
    own: list[str] = []
    beside: list[tuple[str, str]] = []
    for part in re.split("[、，,]", title):
        found = BESIDE_COMMITTEE.fullmatch(part)
        if not found:
            own.append(part)
        elif found["department"]:
            beside.append((organ.removesuffix("员会") + found["department"], found["head"] or found["department"][-1] + "长"))
        else:
            of_region = "" if len(committee["region"]) > 1 else "政府"  # 县委 for 云岫县委
            beside.append((committee["region"] + (found["commission"] or of_region), found["second"] or part))
    return [*([(organ, "、".join(own))] if own else []), *beside]


def _goes_on(before: str, piece: str, own: str) -> bool:
    """Whether a clause goes on with the post before it, which is in ``own`` or else says in which organ.

    >>> _goes_on("副镇长、", "综合行政执法局局长", "云岫县柳岭镇"), _goes_on("云岫县财政局局长、", "云岫县第一中学校长", "")
    (True, False)
    """
    organ = organ_in(piece.strip())
    short = len(organ) < SHORTEST_ORGAN and (organ not in ALWAYS_APART or own.endswith(organ))
    if short or TITLE_INSIDE.search(organ):
        return True
    return not names_other(organ, own or _organ_and_title(LAST_MARK.sub("", before))[0]) and bool(own or organ_in(before + piece))


def _organ_and_title(text: str) -> tuple[str, str]:
    """
    >>> _organ_and_title("借调至云岫县委办公室工作"), _organ_and_title("在云岫县财政局工作")
    (('云岫县委办公室', '工作（借调）'), ('云岫县财政局', '工作'))
    """
    if found := SECONDED.match(text):
        organ, title = _organ_and_title(text[found.end() :])
        return (organ, f"{title}（{found[1]}）") if organ else ("", text)
    text = AT_WORK.sub("", text)
    organ = organ_in(text)
    if len(organ) < SHORTEST_ORGAN - 1 or TITLE_INSIDE.search(organ):
        return "", text
    return organ, title_after(text, organ)


def last_open(found: list[Entry]) -> list[Entry]:
    """The last line without end, and those that begin with it: what the person does now. Others further up lack their end.

    >>> resume = "2001.01-- 甲县财政局科员\\n2005.01--2006.01 乙县财政局科员\\n2006.01-- 丙县财政局局长"
    >>> [one.number for one in last_open(entries(resume)[0])]
    [3]
    """
    still = [one for one in found if one.open]
    return [one for one in still if one.start == still[-1].start]
