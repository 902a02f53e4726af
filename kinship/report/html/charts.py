"""Small bar charts of a report: where the bars begin and end; the template draws them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kinship.kin import GRADES
from kinship.picture.shapes import cells
from kinship.report.align import cut
from kinship.report.rows import SEVERITIES, Document
from kinship.report.summary import Matrix, matrix_by_grade, matrix_by_organ, matrix_by_situation
from kinship.text import say

MOST = 8
LABEL, LONGEST, BAR, ROW = 222, 29, 240, 26
"""Width of the labels, their cells, the width of the longest bar, the height of a row."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bar. ``kind`` is what the style sheet knows it by."""

    kind: str
    label: str
    count: int
    x: float
    wide: float


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar with its label, as it fits and in full, and the place of its row."""

    label: str
    told: str
    y: int
    total: int
    end: float
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart; ``kinds``: the parts that its bars can have; ``more``: how many rows were left out, and their counts together."""

    title: str
    kinds: tuple[tuple[str, str], ...]
    bars: tuple[Bar, ...]
    more: tuple[int, int]

    @property
    def high(self) -> int:
        """The height of the picture."""
        return ROW * len(self.bars) + 4


def charts(document: Document, lang: str) -> list[Chart]:
    """By severity and grade, by situation, by organ; none where there is nothing to count."""
    if not document["findings"]:
        return []
    grades = tuple(reversed(GRADES))
    return [
        _chart(say("report.by-severity", lang), matrix_by_grade(document, lang), grades),
        _chart(say("report.by-situation", lang), matrix_by_situation(document, lang), SEVERITIES),
        _chart(say("report.by-organ", lang), matrix_by_organ(document, lang), SEVERITIES),
    ]


def _chart(title: str, matrix: Matrix, kinds: Sequence[str]) -> Chart:
    headings, lines = matrix
    rows = [(str(label), [int(count) for count in counts]) for label, *counts in lines[:-1]]
    longest = max((counts[-1] for _, counts in rows), default=0) or 1
    bars = tuple(_bar(at, label, counts, headings[1:-1], kinds, longest) for at, (label, counts) in enumerate(rows[:MOST]))
    left = rows[MOST:]
    return Chart(title, tuple(zip(kinds, headings[1:-1], strict=True)), bars, (len(left), sum(counts[-1] for _, counts in left)))


def _bar(at: int, label: str, counts: Sequence[int], heads: Sequence[str], kinds: Sequence[str], longest: int) -> Bar:
    parts, x = [], float(LABEL)
    for head, kind, count in zip(heads, kinds, counts, strict=False):
        wide = BAR * count / longest
        if count:
            parts.append(Part(kind, head, count, round(x, 1), round(wide, 1)))
        x += wide
    short = label if cells(label) <= LONGEST else cut(label, LONGEST)
    return Bar(short, label, at * ROW, counts[-1], round(x, 1), tuple(parts))
