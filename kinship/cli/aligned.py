"""Rows of text in columns, where a Chinese character takes the place of two others."""

from __future__ import annotations

import unicodedata


def aligned(rows: list[list[str]]) -> str:
    """The rows as lines with aligned columns.

    >>> print(aligned([["称谓", "kin"], ["a", "b"]]))
    称谓  kin
    a     b
    """
    widths = [max(_width(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join("  ".join(map(_padded, row, widths)).rstrip() for row in rows)


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))
