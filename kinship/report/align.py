"""Plain text in columns, counted in terminal cells: a Chinese character takes two."""

from __future__ import annotations

from collections.abc import Sequence

COLUMN_LIMIT = 60


def aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows as lines, columns padded to their widest cell, up to a limit beyond which a cell pushes its line out.

    >>> aligned([["甲", "b"], ["cde", "f"]])
    ['甲   b', 'cde  f']
    """
    from rich.cells import cell_len

    widths = [min(COLUMN_LIMIT, max(map(cell_len, column))) for column in zip(*rows, strict=True)]
    return ["  ".join(_padded(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]


def cut(text: str, limit: int) -> str:
    """Text of at most ``limit`` cells; a cut is shown by … at the end.

    >>> cut("张三李四", 6)
    '张三…'
    """
    from rich.cells import cell_len, set_cell_size

    return text if cell_len(text) <= limit else set_cell_size(text, limit - 1).rstrip() + "…"


def _padded(text: str, width: int) -> str:
    from rich.cells import cell_len

    return text + " " * max(0, width - cell_len(text))
