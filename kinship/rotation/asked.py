"""What is asked of a plan: which findings to clear, who stays, who may not go where, and how moves are weighed."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any

from kinship.errors import Place, RequestError
from kinship.tables import FUNCTIONS

SEVERITIES = ("violation", "review", "advisory")
DEFAULT_CLEAR = ("violation", "T1")


@dataclass(frozen=True, slots=True)
class Weights:
    """Limits and weights (``weights.toml``). Weights are points; a plan with fewer points is the better one."""

    experienced_years: int
    keep_experienced: float
    leave_share: float
    leave_least: int
    specialised: frozenset[str]
    specialised_words: tuple[str, ...]
    move: int
    business: int
    review: int
    organ: int
    place: int
    distance: int
    income: int
    balance: int
    overdue: int

    @classmethod
    def read(cls, path: Path | None = None) -> Weights:
        """The shipped weights, or a file of one's own over them. RequestError for a file or value that cannot be used.

        >>> Weights.read().move > Weights.read().review
        True
        """
        held = _flat(tomllib.loads(resources.files("kinship.rotation").joinpath("weights.toml").read_text(encoding="utf-8")))
        own = _flat(_own(path)) if path else {}
        for name, value in own.items():
            if name not in held or not _fits(name, value, held[name]):
                raise RequestError("plan.weight", place=Place(str(path)), name=name, value=str(value)[:40])
        told = held | own
        return cls(
            **{**told, "specialised": frozenset(told["specialised"]), "specialised_words": tuple(told["specialised_words"])}
        )

    def asks_for(self, functions: str, *texts: str) -> frozenset[str]:
        """What a post with these functions, and this section and title, asks its holder to have done.

        >>> sorted(Weights.read().asks_for("personnel;finance", "儿科", "主任"))
        ['finance', '儿科']
        """
        words = {word for word in self.specialised_words if any(word in text for text in texts)}
        return self.specialised.intersection(functions.split(";")) | words


@dataclass(frozen=True, slots=True)
class Asked:
    """``clear``: severities of avoidance findings and clauses of tenure, in order of importance. ``locked``: people (id or name)
    who stay; ``forbidden``: (person, organ) by id or name; ``seconds``: how long to look; ``seed``: which of equal plans;
    ``explained``: of so many different findings that stay it is asked what is in the way."""

    clear: tuple[str, ...] = DEFAULT_CLEAR
    locked: tuple[str, ...] = ()
    forbidden: tuple[tuple[str, str], ...] = ()
    seconds: float = 60.0
    seed: int = 0
    explained: int = 12
    weights: Weights = field(default_factory=Weights.read)

    def severities(self) -> list[str]:
        """The severities of avoidance findings to clear."""
        return [one for one in self.clear if one in SEVERITIES]

    def clauses(self) -> list[str]:
        """The clauses of tenure to clear."""
        return [one for one in self.clear if one not in SEVERITIES]


def _own(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RequestError("plan.weights-unreadable", place=Place(str(path)), reason=str(error)) from error


def _flat(told: Mapping[str, Any]) -> dict[str, Any]:
    """The values of all sections; what stands outside of one stays by its name, to be refused."""
    held: dict[str, Any] = {}
    for name, value in told.items():
        held |= value if isinstance(value, dict) else {name: value}
    return held


def _fits(name: str, value: object, default: object) -> bool:
    if name.startswith("specialised"):
        known = FUNCTIONS if name == "specialised" else ()
        return isinstance(value, list) and all(isinstance(one, str) and one and (one in known or not known) for one in value)
    if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
        return False
    return value <= 1 if isinstance(default, float) else isinstance(value, int) and value <= 1_000_000
