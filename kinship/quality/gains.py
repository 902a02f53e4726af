"""What each blank field costs: how many relatives on the forms could be told for certain if it were filled in."""

from __future__ import annotations

from collections import Counter
from typing import Any

from kinship.account import Account
from kinship.text import LANGUAGES, Keys, say

Row = dict[str, Any]


def gains(account: Account) -> list[Row]:
    """For each field and side (``form``, ``ledger``, ``both``): ``lines`` left open where it is blank, and how many of them
    filling it in would have settled (``settled``), the most first. ``text_zh`` and ``text_en`` say it in a sentence."""
    blank: Counter[tuple[str, str]] = Counter()
    settled: Counter[tuple[str, str]] = Counter()
    for one in account.lacking:
        for field, side, settles in one.blanks:
            blank[field, side] += 1
            settled[field, side] += settles
    ranked = sorted(blank, key=lambda key: (-settled[key], key))
    return [_row(field, side, blank[field, side], settled[field, side]) for field, side in ranked]


def _row(field: str, side: str, lines: int, settled: int) -> Row:
    values = {"field": Keys(f"report.field-{field}"), "lines": lines, "settled": settled}
    texts = {f"text_{lang}": say(f"quality.gain-{side}", lang, **values) for lang in LANGUAGES}
    return {"field": field, "side": side, "lines": lines, "settled": settled, **texts}
