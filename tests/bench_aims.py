"""The end of ``make bench``: what the project promised of its speed and memory, beside what this run says of it.

Each part gives its figures by name. An aim looks at a whole process where there is one, and at the step from the ties in force to
pairs alone; it is met if what was measured of it holds, the whole process first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

Figures = dict[str, float]
"""Ratios by name; those of a step alone end in ``STEP``."""
STEP = ", step"


@dataclass(frozen=True)
class Aim:
    """What is promised of a figure: that it is no less than ``least``, or no more than ``most``."""

    words: str
    figure: str
    least: float = 0.0
    most: float = float("inf")

    @property
    def wanted(self) -> str:
        """The bound in words."""
        return f">= {self.least:g}" if self.least else f"<= {self.most:g}"

    def holds(self, figure: float) -> bool:
        """Whether a figure keeps it."""
        return self.least <= figure <= self.most


AIMS = (
    Aim("times as fast as networkx", "networkx walk", least=60),
    Aim("times as fast as an embedded Cypher engine", "Ladybug (Cypher, embedded)", least=15),
    Aim("times as fast as Neo4j, warm", "Neo4j, warm", least=30),
    Aim("time beside the numba kernel, largest county", "kernel", most=1.5),
    Aim("ties in force, from the files, beside the kernel", "ties in force, from the files", most=1.5),
    Aim("pairs, from the ties in force, beside the kernel", "pairs, from the ties in force", most=1.5),
    Aim("the file of pairs, beside the kernel", "the file of pairs", most=1.5),
    Aim("KiB per staff above the files, largest county", "memory above the files", most=1),
    Aim("time per staff, largest county against the one before", "growth of time", most=1.3),
    Aim("memory per staff, largest county against the one before", "growth of memory", most=1.3),
    Aim("times as fast as pedigree-graph, in-laws included", "pedigree-graph", least=1),
    Aim("kinship --help beside Python alone", "kinship --help", most=4),
    Aim("kinship term 表哥 beside Python alone", "kinship term 表哥", most=4),
    Aim("share of reading in a check from Excel", "reading of Excel", least=0.5),
)


def ratios(name: str, whole: float | None, step: float) -> Figures:
    """The figures of a peer: of its whole process, if it has one, and of the step.

    >>> ratios("a peer", 2.5, 8.0)
    {'a peer': 2.5, 'a peer, step': 8.0}
    """
    return ({} if whole is None else {name: whole}) | {name + STEP: step}


def table(figures: Mapping[str, float]) -> Iterator[str]:
    """The lines of the table: each aim, the bound, the figures of the whole process and of the step, and what follows.

    >>> print(*table({"networkx walk": 70.0, "networkx walk, step": 93.4}), sep="\\n")  # doctest: +ELLIPSIS
    what is promised, ...
    times as fast as networkx ... >= 60     70.00     93.40  met
    ...
    """
    yield "what is promised, for the sizes that are measured when none is named, and what this run says"
    yield f"{'aim':<60}{'wanted':>10}{'whole':>10}{'step':>10}"
    for aim in AIMS:
        whole, step = figures.get(aim.figure), figures.get(aim.figure + STEP)
        cells = "".join(f"{'' if figure is None else f'{figure:.2f}':>10}" for figure in (whole, step))
        yield f"{aim.words:<60}{aim.wanted:>10}{cells}  {_verdict(aim, whole, step)}"


def _verdict(aim: Aim, whole: float | None, step: float | None) -> str:
    if whole is None:
        return "not measured" if step is None else _met(aim.holds(step))
    if step is None or aim.holds(whole) or not aim.holds(step):
        return _met(aim.holds(whole))
    return "not met, the step alone is"


def _met(holds: bool) -> str:
    return "met" if holds else "not met"
