"""Cards about one person: labels and values by turns in every row (姓名 | 王建国 | 性别 | 男). Such a row heads no table."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from itertools import pairwise

from loaders.values.clean import text
from loaders.workbook.aliases import Aliases, card_labels, known, normalise
from loaders.workbook.grid import Row, Sheet
from loaders.workbook.kin_headings import beside

REMARK = re.compile("注|备注|说明|填表|审核|[^:：]{0,8}(?:日期|签[字名章])")
MOST_CELLS = 60
"""Wider lines are no card."""
OF_ANYBODY = frozenset({"organ", "employer", "section", "title", "sex", "birth", "id_number"})
"""What may be told of a relative as well as of the person."""


def card_rows(rows: list[list[str]], aliases: Aliases, sheet: str = "") -> frozenset[int]:
    """The numbers (from 0) of the rows that are lines of a card: each begins with a label, and so does the one beside it.

    >>> card = [["姓名", "王建国", "性别", "男"], ["配偶姓名", "李秀英", "工作单位", "某县财政局"]]
    >>> sorted(card_rows(card, Aliases())), sorted(card_rows([["姓名", "民族", "性别"], ["王建国", "汉", "男"]], Aliases()))
    ([0, 1], [])
    """
    filled = [at for at, row in enumerate(rows) if any(row)]
    lines = {at for at in filled if _by_turns(rows[at], aliases, sheet)}
    # Two rows alike are a header that was printed twice.
    pairs = (pair for pair in pairwise(filled) if lines.issuperset(pair) and rows[pair[0]] != rows[pair[1]])
    return frozenset(at for pair in pairs for at in pair)


def _by_turns(row: list[str], aliases: Aliases, sheet: str) -> bool:
    """Whether a row begins with a label, and no label stands right behind another; something else has to stand there."""
    labels = [bool(told) and _is_label(told, aliases, sheet) for told in row]
    first = next(at for at, told in enumerate(row) if told)
    return labels[first] and not any(map(all, pairwise(labels))) and sum(map(bool, row)) > sum(labels)


def _is_label(told: str, aliases: Aliases, sheet: str) -> bool:
    """配偶姓名 is one; 配偶 alone may be the term in a line of data."""
    key = normalise(told)
    return aliases.knows(told, sheet) or key in card_labels() or ("名" in key and beside(key) is not None)


def as_rows(sheet: Sheet, aliases: Aliases) -> tuple[Sheet, int]:
    """A sheet of nothing but cards as a table with a row for each, and how many they are; any other as it is, and 0.

    Labels behind that of a relative in one line are about the relative (父亲 | 王大 | 工作单位 | 务农), and so are those that a
    card has twice. Where it is open whose a label is, nothing is read.

    >>> as_rows(Sheet("a.xlsx", "", [["姓名", "王明"], ["单位", "某县财政局"], ["配偶姓名", "李芳"]]), Aliases())[0].rows
    [['姓名', '单位', '配偶姓名'], ['王明', '某县财政局', '李芳'], []]
    """
    rows = [[text(cell) for cell in row] for row in sheet.rows]
    first = min(card_rows(rows, aliases, sheet.name), default=-1)
    if first < 0 or max(map(len, rows)) > MOST_CELLS:
        return sheet, 0
    lines = {at: pairs for at, row in enumerate(rows) if at >= first and (pairs := _pairs(row, aliases, sheet.name))}
    starts = [at for at, pairs in lines.items() if _is_name(pairs[0][0])]
    if starts[:1] != [first] or any(b - a < 2 for a, b in pairwise(starts)) or _tells_more(rows, first, lines):
        return sheet, 0
    spans = list(pairwise([*starts, len(rows)]))
    cards = [_card([pairs for at, pairs in lines.items() if start <= at < end], aliases, sheet.name) for start, end in spans]
    if not all(cards):
        return sheet, 0
    headings = list(dict.fromkeys(label for card in cards for label in card))
    told: list[Row] = [[] if at in lines else row for at, row in enumerate(sheet.rows)]
    told[first] = [*headings]
    for number, (start, card) in enumerate(zip(starts, cards, strict=True)):
        told[start + (number == 0)] = [card.get(label, "") for label in headings]
    return replace(sheet, rows=told, merged=[]), len(cards)


def _tells_more(rows: list[list[str]], first: int, lines: Collection[int]) -> bool:
    """Whether anything stands among the cards that is no line of one, nor a title again: it would be lost, or pass for a name."""
    titles = {tuple(filter(None, row)) for row in rows[:first]}
    others = [told for at, row in enumerate(rows[first:], first) if at not in lines and (told := tuple(filter(None, row)))]
    return any(told not in titles and not REMARK.match(told[0]) for told in others)


def _is_name(label: str) -> bool:
    meaning = known(normalise(label))
    return meaning is not None and meaning.field == "name" and meaning.role != "relative"


def _card(lines: list[list[tuple[str, str]]], aliases: Aliases, sheet: str) -> dict[str, str]:
    """Label → value of one card; nothing where it is open whose a label is."""
    found: dict[str, str] = {}
    of = ""
    for pairs in lines:
        inside = ""
        for label, value in pairs:
            kin = beside(normalise(label))
            if kin:
                of = inside = kin.term or label
                key = label
            else:
                plain = aliases.meaning(label, sheet)
                key = f"{inside or of}{label}" if inside or (of and label in found) else label
                if of and not inside and label not in found and plain and plain.field in OF_ANYBODY:
                    return {}
            if key in found and found[key] != value:
                return {}
            found[key] = value
    return found


def _pairs(line: list[str], aliases: Aliases, sheet: str) -> list[tuple[str, str]]:
    """The labels of a line with their values; none where a value stands behind another, or no value at all."""
    found: list[tuple[str, str]] = []
    filled = [told for told in line if told]
    at = 0
    while at < len(filled):
        label, then = filled[at], filled[at + 1] if at + 1 < len(filled) else ""
        if not (_is_label(label, aliases, sheet) or beside(normalise(label))):
            return []
        valued = bool(then) and not _is_label(then, aliases, sheet) and not beside(normalise(then))
        found.append((label, then if valued else ""))
        at += 2 if valued else 1
    return found if len(filled) > 1 else []
