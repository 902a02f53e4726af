"""The pools of names, places, organs and titles that a synthetic county is drawn from (``pools.toml``)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

ZIPF_POPULAR = 0.25
"""Share of people with a given name out of the popular list: with it 20,000 staff hold the commonest names ten times."""


@cache
def pools() -> dict[str, Any]:
    """The content of ``pools.toml``."""
    return tomllib.loads(resources.files(__package__).joinpath("pools.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Names:
    """Surnames and given names with the probability of each; males and females have their own given names."""

    surnames: list[str]
    surname_share: NDArray[np.float64]
    given: tuple[list[str], list[str]]
    given_share: tuple[NDArray[np.float64], NDArray[np.float64]]


@cache
def names() -> Names:
    """The name pools, ready to draw from.

    >>> names().surnames[0], round(float(names().surname_share.sum()), 6)
    ('王', 1.0)
    """
    people = pools()["people"]
    pairs = re.findall(r"([^\d\s]+)(\d+)", people["surnames"])
    weights = np.array([float(weight) for _, weight in pairs])
    male, male_share = _given(people["given_male"].split(), people["chars_male"])
    female, female_share = _given(people["given_female"].split(), people["chars_female"])
    return Names([name for name, _ in pairs], weights / weights.sum(), (female, male), (female_share, male_share))


def _given(popular: list[str], chars: str) -> tuple[list[str], NDArray[np.float64]]:
    composed = [a + b for a in chars for b in chars if a != b] + list(chars)
    zipf = 1 / np.arange(2, len(popular) + 2) ** 0.8
    letter = 1 / np.arange(5, len(chars) + 5) ** 0.5
    pairs = [letter[i] * letter[j] for i in range(len(chars)) for j in range(len(chars)) if chars[i] != chars[j]]
    rest = np.array(pairs + list(letter * 0.3))
    share = np.concatenate([ZIPF_POPULAR * zipf / zipf.sum(), (1 - ZIPF_POPULAR) * rest / rest.sum()])
    return popular + composed, share
