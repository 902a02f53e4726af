"""Lists that tell a relation by a mark below its term: 申报人 | 亲属姓名 | 配偶 | 父母 | 子女, with √ in one of the last."""

from __future__ import annotations

import re
from dataclasses import replace

from loaders.terms import read_term
from loaders.values.clean import text
from loaders.workbook.aliases import known, normalise
from loaders.workbook.grid import Row, Sheet

SEARCHED_ROWS = 20
LEAST = 2
"""Of one column of marks alone it is not sure that it tells a relation: 配偶 | √ may say that she works here."""
TICK = re.compile("[√✓✔☑∨Ｖv]|是|有", re.IGNORECASE)
TERM = "称谓（按表头）"


def is_tick(cell: str) -> bool:
    """True for a mark that says yes and names nobody.

    >>> is_tick("√"), is_tick("有"), is_tick("王五")
    (True, True, False)
    """
    return bool(TICK.fullmatch(cell.strip()))


def as_terms(sheet: Sheet) -> Sheet:
    """A list with a column for each relation as one with a column of terms; any other sheet as it is.

    >>> as_terms(Sheet("a.csv", "", [["申报人", "亲属姓名", "配偶", "子女"], ["王明", "李芳", "√", ""]])).rows
    [['申报人', '亲属姓名', '（配偶）', '（子女）', '称谓（按表头）'], ['王明', '李芳', '√', '', '配偶']]
    """
    for top, row in enumerate(sheet.rows[:SEARCHED_ROWS]):
        terms = {at: key for at, cell in enumerate(row) if isinstance(cell, str) and read_term(key := normalise(cell)).readings}
        if len(terms) >= LEAST and _names_both(row) and _holds_ticks(terms, sheet.rows[top + 1 :]):
            return replace(sheet, rows=_with_terms(sheet.rows, top, terms))
    return sheet


def _names_both(row: Row) -> bool:
    """Whether the declarer and the relative have a column each, and it is told which is which, but no column of terms."""
    told = [meaning for cell in row if isinstance(cell, str) and (meaning := known(normalise(cell)))]
    names = [meaning.role for meaning in told if meaning.field == "name"]
    return len(names) == len(set(names)) == 2 and not any(meaning.field == "term" for meaning in told)


def _holds_ticks(terms: dict[int, str], rows: list[Row]) -> bool:
    told = [text(row[at]) for row in rows for at in terms if at < len(row) and text(row[at])]
    return bool(told) and all(map(is_tick, told))


def _with_terms(rows: list[Row], top: int, terms: dict[int, str]) -> list[Row]:
    width = max(map(len, rows))
    headings: Row = [f"（{text(cell)}）" if at in terms else cell for at, cell in enumerate(rows[top])]
    called = [*headings, *[""] * (width - len(headings)), TERM]
    told: list[Row] = []
    for row in rows[top + 1 :]:
        ticked = "、".join(key for at, key in terms.items() if at < len(row) and text(row[at]))
        told.append([*row, *[""] * (width - len(row)), ticked])
    return [*rows[:top], called, *told]
