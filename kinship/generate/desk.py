"""Where lines of forms are spoiled: the dice, the county, and the many ways to write what a form asks for (``slips.toml``)."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from importlib import resources
from typing import Any

from kinship.generate.block import Block
from kinship.generate.declarations import Line
from kinship.generate.organs import Organ
from kinship.generate.people import NONE

EPOCH = date(1970, 1, 1)
Slip = Callable[[Line, "Desk"], bool]
"""Changes a line and says whether there was anything to change."""


@dataclass
class Desk:
    """Where a line is spoiled: the dice, the county, who changed names, and how each declarer writes dates."""

    rng: random.Random
    block: Block
    former: dict[int, str]
    shape_of: dict[int, str] = field(default_factory=dict)

    def organ(self, line: Line) -> Organ | None:
        """The organ where the relative is employed."""
        return self.block.government.organs[line.organ] if line.organ != NONE else None

    def birth(self, line: Line) -> date:
        """The relative's birthday."""
        return EPOCH + timedelta(days=int(self.block.families.people.birth[line.relative]))

    def dead(self, line: Line) -> bool:
        """True if the relative has died."""
        return bool(self.block.families.people.died[line.relative] != NONE)


@cache
def ways() -> dict[str, Any]:
    """The content of ``slips.toml``."""
    return tomllib.loads(resources.files(__package__).joinpath("slips.toml").read_text(encoding="utf-8"))
