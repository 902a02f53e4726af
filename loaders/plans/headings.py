"""What the headings of a list of appointments mean: those of ledgers, and what is planned (``planned_title``, …)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from loaders.workbook.aliases import IGNORE, Aliases, Meaning, known, normalise

POST = ("organ", "employer", "section", "title")
PLANNED = (*POST, "level", "tier", "leader", "post_leader", "member_kind", "functions", "in_charge", "reports_to")
"""Fields that a heading may tell of the planned post."""


@dataclass(slots=True)
class PlanAliases(Aliases):
    """Headings of such a list; the user's own alias file comes first."""

    def meaning(self, heading: str, sheet: str = "") -> Meaning | None:
        """What ``heading`` means on ``sheet``.

        >>> PlanAliases().meaning("拟任职务"), PlanAliases().meaning("拟免职务"), PlanAliases().meaning("现任职务")
        (Meaning(field='planned_title', role=''), Meaning(field='relieved', role=''), Meaning(field='employer', role=''))
        """
        key = normalise(heading)
        own = self.by_sheet.get(sheet, {}).get(key) or self.everywhere.get(key)
        if own:
            return None if own == IGNORE else Meaning(own)
        if key in _fields():
            return Meaning(_fields()[key])
        for before in _headings()["before"]:
            meant = known(key.removeprefix(before)) if key.startswith(before) and key != before else None
            if meant and meant.field in PLANNED and not meant.role:
                return Meaning(f"planned_{meant.field}")
        return known(key)


def change(text: str) -> str | None:
    """``replace``, ``add`` or ``remove``; ``""`` for a blank, None for anything else.

    >>> change("兼任"), change("免职"), change(""), change("提拔了")
    ('add', 'remove', '', None)
    """
    key = normalise(text)
    return _changes().get(key) if key else ""


def change_words() -> str:
    """The words that a cell about the change may hold, for a reader to choose from."""
    return ", ".join(words[0] for words in _headings()["changes"].values())


@cache
def _headings() -> dict[str, Any]:
    return tomllib.loads(resources.files("loaders.plans").joinpath("headings.toml").read_text(encoding="utf-8"))


@cache
def _fields() -> dict[str, str]:
    return {normalise(alias): name for name, aliases in _headings()["fields"].items() for alias in aliases}


@cache
def _changes() -> dict[str, str]:
    return {normalise(word): name for name, words in _headings()["changes"].items() for word in words}
