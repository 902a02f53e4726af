"""Text that a spreadsheet must not take for a formula, and that it can hold."""

from __future__ import annotations

from kinship.wording.clean import one_line

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
EXCEL_LIMIT = 32_767


def safe_cell(value: object) -> str:
    """One line of text; one that begins like a formula gets an apostrophe before it.

    A minus that only begins a number stays. Source: OWASP, CSV injection.

    >>> safe_cell("=1+1"), safe_cell("张某"), safe_cell("\\t@SUM(A1)"), safe_cell("-5")
    ("'=1+1", '张某', "'@SUM(A1)", '-5')
    """
    text = one_line(value)
    if not text.startswith(DANGEROUS) or text.removeprefix("-").isdecimal():
        return text
    return "'" + text


def excel_cell(value: object) -> str:
    """As ``safe_cell``, cut to what a cell of Excel can hold; a cut is shown by … at the end.

    >>> len(excel_cell("长" * 40_000))
    32767
    """
    text = safe_cell(value)
    return text if len(text) <= EXCEL_LIMIT else text[: EXCEL_LIMIT - 1] + "…"
