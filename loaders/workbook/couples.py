"""Lists of pairs in which neither of the two is called the declarer: 丈夫姓名 | 妻子姓名, 干部甲姓名 | 干部乙姓名 | 关系.

They are read as forms of the first of the two. What such a list tells is one statement about the pair, whoever made it.
"""

from __future__ import annotations

from dataclasses import replace

from loaders.values.clean import text
from loaders.workbook.aliases import normalise
from loaders.workbook.grid import Row, Sheet

SEARCHED_ROWS = 20
PAIRS = (
    ("丈夫", "妻子", "妻子"),
    ("男方", "女方", "妻子"),
    ("夫", "妻", "妻子"),
    *((f"{who}甲", f"{who}乙", "") for who in ("干部", "人员", "职工", "当事人", "")),
    ("甲方", "乙方", ""),
)
"""What the headings of each begin with, and what the second is to the first where the headings tell it."""
FIRST, SECOND, TERM = "申报人", "亲属", "称谓（按表头）"


def as_forms(sheet: Sheet) -> Sheet:
    """A list of pairs with the headings of a list of forms, its own in brackets behind; any other sheet as it is.

    >>> as_forms(Sheet("a.csv", "", [["丈夫姓名", "妻子姓名"], ["王明", "李芳"]])).rows
    [['申报人姓名（丈夫姓名）', '亲属姓名（妻子姓名）', '称谓（按表头）'], ['王明', '李芳', '妻子']]
    """
    for top, row in enumerate(sheet.rows[:SEARCHED_ROWS]):
        headings = [normalise(text(cell)) if isinstance(cell, str) else "" for cell in row]
        for one, other, term in PAIRS:
            if _names(headings, one) and _names(headings, other) and _is_whole(headings, term):
                return replace(sheet, rows=_renamed(sheet.rows, top, [_called(cell, one, other) for cell in row], term))
    return sheet


def _names(headings: list[str], who: str) -> bool:
    return who in headings or f"{who}姓名" in headings


def _is_whole(headings: list[str], term: str) -> bool:
    """Whether the relation is told, and nobody else is named as the person of the row."""
    return bool(term or any("关系" in heading for heading in headings)) and "姓名" not in headings


def _called(cell: object, one: str, other: str) -> object:
    told = text(cell) if isinstance(cell, str) else ""
    for prefix, role in ((one, FIRST), (other, SECOND)):
        if prefix and told.startswith(prefix):
            return f"{role}{told.removeprefix(prefix) or '姓名'}（{told}）"
    return cell


def _renamed(rows: list[Row], top: int, headings: Row, term: str) -> list[Row]:
    if not term:
        return [*rows[:top], headings, *rows[top + 1 :]]
    width = max(map(len, rows))
    told = [[*row, *[""] * (width - len(row)), term if any(map(text, row)) else ""] for row in rows[top + 1 :]]
    return [*rows[:top], [*headings, *[""] * (width - len(headings)), TERM], *told]
