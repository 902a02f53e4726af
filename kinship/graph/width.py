"""What stands in the box of a dot, how wide that makes it, and how far boxes stand apart so that none reaches into the next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kinship.graph.scene import Dot
from kinship.report.align import cut
from kinship.wording.clean import one_line

LONGEST = 20
"""Cells of a line of a label; all of it is told when the dot is chosen."""
MARKS = {"concerned": "◆ ", "organ-violation": "● ", "organ-review": "▲ ", "organ-advisory": "○ "}
"""What stands before a label, for whoever does not see the colours."""
CELL, AROUND, WIDE_SIGNS = 7.2, 26, "…·◆●▲○"
"""Width of a cell, what a box has around its text, and signs that letters for Chinese draw two cells wide."""
GAP = 14
"""What is left free between two boxes at least."""
BESIDE = ("organ", "section", "joint", "more")
"""Kinds that do not stand in a row of people."""


def label_of(dot: Dot, longest: int | None = LONGEST) -> str:
    """The label as it is drawn, each line cut to so many cells.

    >>> label_of(Dot("a", "长" * 12 + "\\n科员", "concerned", 0, 0))
    '◆ 长长长长长长长长长…\\n科员'
    """
    lines = [one_line(line) for line in dot.label.split("\n")]
    return MARKS.get(dot.kind, "") + "\n".join(lines if longest is None else (cut(line, longest) for line in lines))


def width(dot: Dot) -> float:
    """How wide the box of a dot is drawn, about.

    >>> width(Dot("a", "张三", "staff", 0, 0)) < 100 < width(Dot("a", "长" * 30, "concerned", 0, 0))
    True
    """
    from rich.cells import cell_len

    return AROUND + CELL * max(cell_len(line) + sum(map(line.count, WIDE_SIGNS)) for line in label_of(dot).split("\n"))


def apart(dots: Iterable[Dot], step: float) -> list[Dot]:
    """The dots as they are, or further apart across where somebody's box is wider than a ``step`` leaves room for.

    >>> one, other = Dot("a", "甲" * 30, "staff", 0, 0), Dot("b", "乙", "staff", 100, 0)
    >>> apart([one, other], 100)[1].x > 170, apart([other], 100)[0].x
    (True, 100)
    """
    held = list(dots)
    needed = max((width(dot) + GAP for dot in held if dot.kind not in BESIDE), default=0)
    return [replace(dot, x=round(dot.x * needed / step, 1)) for dot in held] if needed > step else held
