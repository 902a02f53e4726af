"""Lists of pairs in which neither of the two is called the declarer: 丈夫姓名 | 妻子姓名, 干部甲姓名 | 干部乙姓名 | 关系.

They are read as forms of the first of the two. What such a list tells is one statement about the pair, whoever made it. A
relation between the two (亲属关系) does not tell who is whose, unless its word is one of both alike (夫妻, 姐妹, 父子).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kinship.kin import inverse
from loaders.terms import read_term
from loaders.values.clean import text
from loaders.values.kinremarks import turned
from loaders.workbook.aliases import ROLE_FIELDS, known, normalise
from loaders.workbook.grid import Row, Sheet
from loaders.workbook.header import Header

SEARCHED_ROWS = 20
MARKS = (("甲", "乙"), ("1", "2"), ("一", "二"), ("a", "b"))
PAIRS = (
    ("丈夫", "妻子", "妻子"),
    ("男方", "女方", "妻子"),
    ("夫", "妻", "妻子"),
    *(
        (f"{who}{one}", f"{who}{other}", "")
        for who in ("干部", "人员", "职工", "当事人", "")
        for one, other in MARKS
        if who or one == "甲"
    ),
    *((f"{one}方", f"{other}方", "") for one, other in (("甲", "乙"), ("a", "b"), ("一", "另一"))),
)
"""What the headings of each begin with, and what the second is to the first where the headings tell it."""
NAMES = frozenset({"姓名", "名字", "人员姓名", "干部姓名", "职工姓名"})
"""What stands before the mark where it comes last: 姓名1, 单位1."""
NUMBERED = re.compile(r"(.+?)([0-9一二三四五六七八九十ab])")
RELATION = re.compile(
    r"(?:甲方?与乙方?|乙方?与甲方?|双方|二人|两人|相互|彼此|之间|具体|存在|回避|近?亲属|何种|的)*关系(?:说明|情况)?"
)
TO_ONE = re.compile(r"与(?P<who>.+?)的?(?:近?亲属)?关系")
FIRST, SECOND, TERM = "申报人", "亲属", "称谓（按表头）"
BETWEEN = "关系（二人之间"


@dataclass(frozen=True, slots=True)
class Pair:
    """The marks of the two, whether each stands behind what the column holds, and what the second is to the first."""

    one: str
    other: str
    term: str = ""
    behind: bool = False

    def field(self, key: str, who: str) -> str:
        """What a normalised heading says of the one or the other: ``姓名``, ``单位`` …; ``""`` if it is not about that one."""
        if not self.behind:
            return (key.removeprefix(who) or "姓名") if key.startswith(who) else ""
        stem = key.removesuffix(who) if key.endswith(who) else ""
        meaning = known(stem) if stem else None
        return "姓名" if stem in NAMES else stem if meaning and not meaning.role and meaning.field in ROLE_FIELDS else ""


def as_forms(sheet: Sheet) -> Sheet:
    """A list of pairs with the headings of a list of forms, its own in brackets behind; any other sheet as it is.

    >>> as_forms(Sheet("a.csv", "", [["丈夫姓名", "妻子姓名"], ["王明", "李芳"]])).rows
    [['申报人姓名（丈夫姓名）', '亲属姓名（妻子姓名）', '称谓（按表头）'], ['王明', '李芳', '妻子']]
    >>> as_forms(Sheet("a.csv", "", [["姓名1", "姓名2", "双方关系"], ["王明", "李芳", "夫妻"]])).rows[0]
    ['申报人姓名（姓名1）', '亲属姓名（姓名2）', '关系（二人之间：双方关系）']
    """
    for top, row in enumerate(sheet.rows[:SEARCHED_ROWS]):
        keys = [normalise(text(cell)) if isinstance(cell, str) else "" for cell in row]
        for pair in _pairs(keys):
            at = _relation(keys, pair)
            if not _names_another(keys, pair) and (pair.term or at >= 0):
                return replace(sheet, rows=_renamed(sheet.rows, top, _headings(row, keys, pair, at), pair.term))
    return sheet


def _pairs(keys: list[str]) -> list[Pair]:
    """The pairs whose names have a column each, under these headings."""
    found = [Pair(*pair) for pair in PAIRS if all({who, f"{who}姓名"} & set(keys) for who in pair[:2])]
    behind = [Pair(*marks, behind=True) for marks in MARKS]
    return found + [pair for pair in behind if all(_named(keys, pair, who) for who in (pair.one, pair.other))]


def _named(keys: list[str], pair: Pair, who: str) -> bool:
    return any(pair.field(key, who) == "姓名" for key in keys)


def _names_another(keys: list[str], pair: Pair) -> bool:
    """Whether anybody else is named as the person of the row, or there are more than two of the kind (姓名3)."""
    others = [key for key in keys if not pair.field(key, pair.one) and not pair.field(key, pair.other)]
    told = [meaning for key in others if (meaning := known(key)) and meaning.field == "name"]
    more = [found for key in others if (found := NUMBERED.fullmatch(key)) and found[1] in (*NAMES, *_bare(pair))]
    return bool(told or more)


def _bare(pair: Pair) -> tuple[str, ...]:
    return (pair.one[:-1],) if not pair.behind and not pair.term else ()


def _relation(keys: list[str], pair: Pair) -> int:
    """The column that tells what the two are to each other, -1 if none or several do."""
    found = [at for at, key in enumerate(keys) if RELATION.fullmatch(key) or _to(key, pair)]
    return found[0] if len(found) == 1 else -1


def _to(key: str, pair: Pair) -> str:
    """The one of the two to whom the relation is told (与甲方关系), ``""`` if to none."""
    found = TO_ONE.fullmatch(key)
    return next((who for who in (pair.one, pair.other) if found and pair.field(found["who"], who) == "姓名"), "")


def _headings(row: Row, keys: list[str], pair: Pair, relation: int) -> Row:
    to = _to(keys[relation], pair) if relation >= 0 else ""
    # 与乙方关系 says what the first is to the second.
    first, second = (pair.other, pair.one) if to == pair.other else (pair.one, pair.other)
    called: Row = []
    for at, (cell, key) in enumerate(zip(row, keys, strict=True)):
        role, field = next(
            ((role, told) for who, role in ((first, FIRST), (second, SECOND)) if (told := pair.field(key, who))), ("", "")
        )
        if at == relation and not pair.term:
            called.append(f"称谓（{text(cell)}）" if to else f"{BETWEEN}：{text(cell)}）")
        else:
            called.append(f"{role}{field}（{text(cell)}）" if role else cell)
    return called


def _renamed(rows: list[Row], top: int, headings: Row, term: str) -> list[Row]:
    if not term:
        return [*rows[:top], headings, *rows[top + 1 :]]
    width = max(map(len, rows))
    told = [[*row, *[""] * (width - len(row)), term if any(map(text, row)) else ""] for row in rows[top + 1 :]]
    return [*rows[:top], [*headings, *[""] * (width - len(headings)), TERM], *told]


def is_between(header: Header) -> bool:
    """Whether the relation of a list is one between two, and does not say who is whose."""
    column = header.columns.get("term", -1)
    return column >= 0 and header.headings[column].startswith(BETWEEN)


def of_both(term: str) -> str:
    """A term as what each of two can be to the other, ``""`` where it tells of one of them only: 妻子 makes a couple, 儿子 tells
    not whose.

    >>> [of_both(term) for term in ("夫妻", "妻子", "弟弟", "父子", "堂妹", "儿子", "岳父", "同学")]
    ['夫妻', '配偶', '兄弟姐妹', '父子', '堂妹', '', '', '同学']
    """
    words = {reading.word for reading in read_term(term).readings}
    if words != {inverse(word) for word in words}:
        return ""
    other = turned(term)
    return other if other and {reading.word for reading in read_term(other).readings} == words else term
