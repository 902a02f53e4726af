"""What a drawing consists of: boxes with lines of text, and lines between them. A template makes a picture of it."""

from __future__ import annotations

from dataclasses import dataclass

from kinship.report.align import cut


@dataclass(frozen=True, slots=True)
class Box:
    """A box by its upper left corner. ``kind``: words that a style sheet knows; ``told``: all of it, for who points at it."""

    x: float
    y: float
    wide: float
    high: float
    kind: str
    texts: tuple[str, ...]
    told: str = ""
    badge: str = ""
    round: float = 4

    @property
    def middle(self) -> float:
        """Half way across."""
        return self.x + self.wide / 2

    def baselines(self) -> list[tuple[float, str]]:
        """Where each text stands, so that all of them stand in the middle of the box."""
        first = self.y + self.high / 2 + 5 - (len(self.texts) - 1) * LINE / 2
        return [(first + at * LINE, text) for at, text in enumerate(self.texts)]


@dataclass(frozen=True, slots=True)
class Line:
    """A line over points. ``kind``: words that a style sheet knows."""

    points: tuple[tuple[float, float], ...]
    kind: str
    told: str = ""

    @property
    def path(self) -> str:
        """As the path of an SVG.

        >>> Line(((0, 1), (0, 5), (3, 5.25)), "born").path
        'M0 1L0 5L3 5.2'
        """
        return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in self.points)


@dataclass(frozen=True, slots=True)
class Label:
    """A text beside a line."""

    x: float
    y: float
    text: str
    kind: str = "label"


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture of a given size; ``told`` says in words what it shows."""

    wide: float
    high: float
    told: str
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    labels: tuple[Label, ...] = ()


LINE = 17
"""From one line of text to the next."""
NAME_CELLS, SMALL_CELLS = 17, 22
"""How many cells of the terminal a box holds in its first and its other lines: a Chinese character takes two."""


def fitted(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Texts cut to what a box holds; blank ones are left out.

    >>> fitted(("长" * 20, "", "科员"))
    ('长长长长长长长长…', '科员')
    """
    kept = [text for text in texts if text]
    return tuple(cut(text, SMALL_CELLS if at else NAME_CELLS) for at, text in enumerate(kept))


def cells(text: str) -> int:
    """How wide a text is, in cells of the terminal.

    >>> cells("张a")
    3
    """
    from rich.cells import cell_len

    return cell_len(text)


def number(value: float) -> str:
    """A coordinate as short as it can be written.

    >>> number(12.0), number(3.14159)
    ('12', '3.1')
    """
    return f"{value:.1f}".removesuffix(".0")
