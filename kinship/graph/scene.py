"""What a picture to walk through consists of: dots with a place, and ties between them. It knows nothing of how it is drawn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

MOST = 3_000
"""How many dots a picture has at most; more are drawn together, and the picture says so."""
Told = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Dot:
    """A person, organ or leader. ``kind``: what it is drawn as; ``told``: label and value of each detail; ``opens``: a scene."""

    id: str
    label: str
    kind: str
    x: float
    y: float
    told: Told = ()
    sex: str = ""
    opens: str = ""


@dataclass(frozen=True, slots=True)
class Tie:
    """A line from one dot to another. ``kind``: what it is drawn as; ``told``: label and value of each detail."""

    one: str
    other: str
    kind: str
    label: str = ""
    told: Told = ()


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture. ``notes``: what a reader should know of it, such as what was drawn together. ``start``: the dot to begin at
    where the whole is too large to read."""

    title: str
    dots: tuple[Dot, ...]
    ties: tuple[Tie, ...]
    notes: tuple[str, ...] = ()
    start: str = ""

    @classmethod
    def of(cls, title: str, dots: Iterable[Dot], ties: Iterable[Tie], notes: Iterable[str] = (), start: str = "") -> Scene:
        """A scene without ties to dots that are not in it, and with each dot and tie once.

        >>> Scene.of("t", [Dot("a", "A", "person", 0, 0)], [Tie("a", "b", "born")]).ties
        ()
        """
        kept = {dot.id: dot for dot in dots}
        ties = dict.fromkeys(tie for tie in ties if tie.one in kept and tie.other in kept)
        return cls(title, tuple(kept.values()), tuple(ties), tuple(notes), start)
