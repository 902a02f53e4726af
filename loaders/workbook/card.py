"""Cards about one person: labels and values by turns in every row (姓名 | 王建国 | 性别 | 男). Such a row heads no table."""

from __future__ import annotations

from itertools import pairwise

from loaders.workbook.aliases import Aliases, normalise
from loaders.workbook.kin_headings import beside


def card_rows(rows: list[list[str]], aliases: Aliases, sheet: str = "") -> frozenset[int]:
    """The numbers (from 0) of the rows that are lines of a card: each begins with a label, and so does the one beside it.

    >>> card = [["姓名", "王建国", "性别", "男"], ["配偶姓名", "李秀英", "工作单位", "某县财政局"]]
    >>> sorted(card_rows(card, Aliases())), sorted(card_rows([["姓名", "民族", "性别"], ["王建国", "汉", "男"]], Aliases()))
    ([0, 1], [])
    """
    filled = [at for at, row in enumerate(rows) if any(row)]
    lines = {at for at in filled if _by_turns(rows[at], aliases, sheet)}
    return frozenset(at for pair in pairwise(filled) if lines.issuperset(pair) for at in pair)


def _by_turns(row: list[str], aliases: Aliases, sheet: str) -> bool:
    """Whether a row begins with a label, and no label stands right behind another; something else has to stand there."""
    labels = [bool(told) and _is_label(told, aliases, sheet) for told in row]
    first = next(at for at, told in enumerate(row) if told)
    return labels[first] and not any(map(all, pairwise(labels))) and sum(map(bool, row)) > sum(labels)


def _is_label(told: str, aliases: Aliases, sheet: str) -> bool:
    """配偶姓名 is one; 配偶 alone may be the term in a line of data."""
    key = normalise(told)
    return aliases.knows(told, sheet) or ("名" in key and beside(key) is not None)
