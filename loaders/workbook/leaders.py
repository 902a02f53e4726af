"""Lists of relatives by leader: 领导姓名 | 亲属姓名 | 与领导关系, or 姓名 | 单位 | 与领导关系 | 领导姓名.

They are read as declarations of the leader. 与领导关系 says what the other is to the leader; 与本人关系 what the other is to the
person of the row, who is named first. Where it says neither, and the leader is not named first, it is a relation between two.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from loaders.values.clean import read_flag, text
from loaders.workbook.aliases import ROLE_FIELDS, TO_LEADER, Meaning, known, normalise, role_of
from loaders.workbook.couples import BETWEEN, FIRST, SEARCHED_ROWS, SECOND
from loaders.workbook.grid import Row, Sheet

LEADER = r"(?:单位|部门|机关|主要|党政|县管|科级|在职)?(?:领导(?:班子)?(?:成员|干部)?|班子成员)"
NAMED = re.compile(rf"{LEADER}(?:姓名)?(?:基本)?(?:情况|信息)?")
ABOUT = re.compile(rf"{LEADER}的?(?P<field>.+)")
GROUP = re.compile("(?:情况|信息)$")
OPEN_NAME, TERM = Meaning("name"), Meaning("term")
ORGANS = ("organ", "employer")
IN_WORDS = "情况"
"""Behind the heading of a roster (与单位领导关系) that tells of kin in words, where nobody else has a column."""


@dataclass(frozen=True, slots=True)
class Headings:
    """A row that may be a header: its headings as they are compared, and where the leader, the others and the relation stand."""

    keys: list[str]
    leaders: list[int]
    names: list[int]
    """Columns of names of which the heading does not say whose."""
    relatives: list[int]
    declarers: list[int]
    terms: list[int]

    @classmethod
    def of(cls, row: Row, below: Row) -> Headings:
        """``below``: the row below, where the relation may stand, if this one holds the group headings of two levels."""
        keys = [normalise(text(cell)) if isinstance(cell, str) else "" for cell in row]
        told = [known(key) for key in keys]
        lower = [known(normalise(text(cell))) for cell in below if isinstance(cell, str)]
        leaders = [at for at, key in enumerate(keys) if NAMED.fullmatch(key)]
        roles = [
            meaning.role if meaning and meaning.field == "name" else role_of(key) if GROUP.search(key) else ""
            for meaning, key in zip(told, keys, strict=True)
        ]
        return cls(
            keys,
            leaders,
            [at for at, meaning in enumerate(told) if meaning == OPEN_NAME],
            [at for at, role in enumerate(roles) if role == "relative"],
            [at for at, role in enumerate(roles) if role == "declarer" and at not in leaders],
            [at for at, meaning in enumerate(told) if meaning == TERM] or [-1] * (TERM in lower),
        )

    @property
    def to_leader(self) -> bool:
        """Whether the relation is told to be that to the leader."""
        return any(at >= 0 and TO_LEADER.fullmatch(self.keys[at]) for at in self.terms)


def by_leader(sheet: Sheet) -> Sheet:
    """A list by leader with the headings of a declaration, its own in brackets behind; any other sheet as it is.

    >>> by_leader(Sheet("a.csv", "", [["领导姓名", "亲属姓名", "与领导关系"], ["王明", "李芳", "妻子"]])).rows[0]
    ['申报人姓名（领导姓名）', '亲属姓名', '与领导关系']
    """
    for top, row in enumerate(sheet.rows[:SEARCHED_ROWS]):
        if not any(isinstance(cell, str) and ("领导" in cell or "班子" in cell) for cell in row):
            continue
        told = Headings.of(row, sheet.rows[top + 1] if top + 1 < len(sheet.rows) else [])
        if called := _with_family(told, row) or (told.terms and _called(told, row, sheet.rows[top + 1 :])):
            return replace(sheet, rows=[*sheet.rows[:top], called, *sheet.rows[top + 1 :]])
    return sheet


def _with_family(told: Headings, row: Row) -> Row:
    """领导姓名 | 职务 | 亲属情况 is a table of the leaders themselves, with their relatives in one text; ``[]`` for any other."""
    family = any(meaning and meaning.field == "family" for meaning in map(known, told.keys))
    if not family or told.names or told.terms or told.declarers or len(told.leaders) != 1:
        return []
    return [f"姓名（{text(cell)}）" if at == told.leaders[0] else cell for at, cell in enumerate(row)]


def _called(told: Headings, row: Row, rows: list[Row]) -> Row:
    """The headings of a list by leader as those of a declaration, ``[]`` for those of any other table."""
    if not told.leaders:
        return _in_words(told, row)
    if len(told.leaders) > 1 or told.declarers or _holds_flags(told.leaders[0], rows):
        return []
    leader = told.leaders[0]
    if told.relatives and not told.names:
        return _renamed(told, row, leader, told.relatives[0])
    if told.relatives or len(told.names) != 1:
        return []
    other = told.names[0]
    if told.to_leader or leader < other:
        return _renamed(told, row, leader, other)
    if any(told.keys[at].startswith("与") for at in told.terms if at >= 0):
        return [_as(SECOND, cell) if at == leader else cell for at, cell in enumerate(row)]
    called = _renamed(told, row, leader, other)
    return [f"{BETWEEN}：{text(cell)}）" if at in told.terms else cell for at, cell in enumerate(called)]


def _in_words(told: Headings, row: Row) -> Row:
    """A roster with a column 与单位领导关系 is no declaration: nobody but the person of the row is named in columns."""
    organs = any(meaning and meaning.field in ORGANS for meaning in map(known, told.keys))
    if not (told.to_leader and len(told.names) == 1 and organs) or told.relatives or told.declarers:
        return []
    return [f"{text(cell)}{IN_WORDS}" if at in told.terms else cell for at, cell in enumerate(row)]


def _holds_flags(column: int, rows: list[Row]) -> bool:
    """班子成员 | 是 says of somebody else that he leads."""
    return any(read_flag(row[column]) for row in rows if column < len(row))


def _renamed(told: Headings, row: Row, leader: int, other: int) -> Row:
    """The leader's columns as the declarer's: those that name him, and where he stands last, those behind his name."""
    found: Row = list(row)
    for at, key in enumerate(told.keys):
        about = ABOUT.fullmatch(key)
        field = known(about["field"]) if about else known(key)
        plain = field is not None and not field.role and field.field in ROLE_FIELDS
        if at == leader or (about and plain):
            found[at] = _as(FIRST, row[at], about["field"] if about and at != leader else "姓名")
        elif at == other and at in told.names:
            found[at] = _as(SECOND, row[at])
        elif plain and at > leader > other:
            found[at] = _as(FIRST, row[at], key)
    return found


def _as(role: str, cell: object, field: str = "姓名") -> str:
    return f"{role}{field}（{text(cell)}）"
