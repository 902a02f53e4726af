"""Paths of kin steps and how two paths are joined: the algebra behind 的.

A path goes from the speaker over named steps. Joining "my A" with "his B" is mostly one path after the other; where the way turns
back on itself (the son's mother, the brother's father) it is shortened, so that every path runs over different people.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import NamedTuple

MAX_STEPS = 7
"""Longer ways are not understood: nobody writes them on a form, and no rule reaches that far."""

OTHER = {"M": "F", "F": "M", "?": "?"}
KINDS = ("none", "former", "step", "adoptive", "blood")
"""The strongest first: a way over a former spouse is former whatever else it holds."""


class Step(NamedTuple):
    """One step: P, C or S; the sex of the person reached (M, F, ?); elder (+), younger (-) or not told (empty)."""

    letter: str
    sex: str = "?"
    age: str = ""


@dataclass(frozen=True, slots=True)
class Path:
    """A way from the speaker (of sex ``ego``) to a relative. ``regional``: only some regions say so."""

    steps: tuple[Step, ...]
    ego: str = "?"
    kind: str = "blood"
    regional: bool = False

    @property
    def word(self) -> str:
        """The letters of the steps."""
        return "".join(step.letter for step in self.steps)

    @property
    def last_sex(self) -> str:
        """The sex of the person at the end."""
        return self.steps[-1].sex if self.steps else self.ego


def parse_path(text: str, kind: str = "blood", regional: bool = False) -> Path:
    """A path from its notation: letter, sex (m, f), seniority (+, -) for each step; "m:" or "f:" in front is the speaker's sex.

    >>> parse_path("PfPCm+").word, parse_path("SfPm").ego
    ('PPC', 'M')
    """
    ego, _, body = text.rpartition(":")
    steps = tuple(Step(letter, sex.upper() or "?", age) for letter, sex, age in re.findall(r"([PCS])([mf]?)([+-]?)", body))
    path = tidy(Path(steps, ego.upper() or "?", kind, regional))
    assert path is not None, text
    return path


def tidy(path: Path) -> Path | None:
    """The path with the sexes that its marriages fix filled in, or None where they contradict each other."""
    sexes = [path.ego, *(step.sex for step in path.steps)]
    for index, step in enumerate(path.steps):
        if step.letter == "S":
            left, right = sexes[index], sexes[index + 1]
            if left == right != "?":
                return None
            sexes[index] = OTHER[right] if left == "?" else left
            sexes[index + 1] = OTHER[sexes[index]]
    steps = tuple(step._replace(sex=sex) for step, sex in zip(path.steps, sexes[1:], strict=True))
    return replace(path, steps=steps, ego=sexes[0])


def with_last_sex(path: Path, sex: str) -> Path | None:
    """The path with its last person known to be of ``sex``, or None where it is known to be the other."""
    if sex == "?" or path.last_sex == sex:
        return path
    if path.last_sex != "?":
        return None
    if not path.steps:
        return replace(path, ego=sex)
    return tidy(replace(path, steps=(*path.steps[:-1], path.steps[-1]._replace(sex=sex))))


def join(first: Path, second: Path) -> list[Path]:
    """All ways that "the B of my A" can mean, A and B given as paths.

    Where the two meet, a turn is resolved by these rules (X: the person before the turn):

    - child, then that child's sibling: another child of X, or of X's spouse;
    - child, then parent: X's own parent if the child was X's sibling; else X, or X's spouse, as the sex tells;
    - parent, then child: X's sibling, or X;
    - spouse, then child: a child of X's spouse only, or of X;
    - parent, then spouse: a step-parent of X, or X's other parent;
    - spouse, then spouse: X.

    >>> brother, father, wife = (parse_path(text) for text in ("PCm", "Pm", "Sf"))
    >>> [way.word for way in join(brother, father)], [way.word for way in join(father, wife)]
    (['P'], ['PS', 'P'])
    """
    kind = min(first.kind, second.kind, key=KINDS.index)
    base = replace(first, kind=kind, regional=first.regional or second.regional)
    known = with_last_sex(base, second.ego)
    if known is None:
        return []
    return _distinct(_walk(known, second.steps))


def _distinct(paths: list[Path]) -> list[Path]:
    return list(dict.fromkeys(paths))


def _walk(path: Path, steps: tuple[Step, ...]) -> list[Path]:
    if not steps:
        return [path]
    turn = _TURNS.get((path.steps[-1].letter if path.steps else "") + steps[0].letter)
    return turn(path, steps) if turn else _straight(path, steps)


def _straight(path: Path, steps: tuple[Step, ...]) -> list[Path]:
    """The steps one after the other: what follows inside one word makes no turn."""
    whole = tidy(replace(path, steps=path.steps + steps))
    return [whole] if whole else []


def _back(path: Path) -> Path:
    return replace(path, steps=path.steps[:-1])


def _child_parent(path: Path, steps: tuple[Step, ...]) -> list[Path]:
    before, parent, rest = _back(path), steps[0], steps[1:]
    if rest and rest[0].letter == "C":
        return _walk(before, rest)
    if before.steps and before.steps[-1].letter == "P":
        return _walk(_back(before), steps)
    same = with_last_sex(before, parent.sex)
    ways = _walk(same, rest) if same else []
    if before.steps and before.steps[-1].letter == "S":
        return ways
    partner = tidy(replace(before, steps=(*before.steps, Step("S", parent.sex))))
    return ways + (_walk(partner, rest) if partner else [])


def _parent_child(path: Path, steps: tuple[Step, ...]) -> list[Path]:
    same = with_last_sex(_back(path), steps[0].sex)
    return _straight(path, steps) + (_walk(same, steps[1:]) if same else [])


def _spouse_child(path: Path, steps: tuple[Step, ...]) -> list[Path]:
    told = _straight(path, steps)
    return told if path.kind == "step" else told + _walk(replace(_back(path), kind=_without_former(path.kind)), steps)


def _without_former(kind: str) -> str:
    return "blood" if kind == "former" else kind


def _parent_spouse(path: Path, steps: tuple[Step, ...]) -> list[Path]:
    sex = steps[0].sex if steps[0].sex != "?" else OTHER[path.last_sex]
    ways = _straight(path, steps)
    if sex != "?" and sex == path.last_sex:
        return ways
    return ways + _walk(_back(path), (Step("P", sex), *steps[1:]))


def _spouse_spouse(path: Path, steps: tuple[Step, ...]) -> list[Path]:
    same = with_last_sex(_back(path), steps[0].sex)
    return _walk(same, steps[1:]) if same else []


_TURNS = {
    "CP": _child_parent,
    "PC": _parent_child,
    "SC": _spouse_child,
    "PS": _parent_spouse,
    "SS": _spouse_spouse,
}
