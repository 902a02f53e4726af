"""People in the sentence of a contradiction: by name, or who has none by what he is to somebody with a name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kinship.text import say

if TYPE_CHECKING:
    from loaders.ties.family import Family

STEPS = ("S", "C", "P")
WORDS = {
    "SM": "match.husband-of",
    "SF": "match.wife-of",
    "S": "match.spouse-of",
    "CM": "match.father-of",
    "CF": "match.mother-of",
    "C": "match.parent-of",
    "PM": "match.son-of",
    "PF": "match.daughter-of",
    "P": "match.child-of",
}
"""The step to somebody with a name, with the sex of who has none → what he is called."""
NOBODY_NAMED = "match.unnamed-relative"


@dataclass(frozen=True, slots=True)
class Someone:
    """Several people as one value of a sentence: (what one without a name is, the name that tells it), in an order of their own.

    >>> Someone((("", "王明"), ("match.wife-of", "李刚"))).text("en")
    '王明, the wife of 李刚 (unnamed)'
    """

    people: tuple[tuple[str, str], ...]

    def text(self, lang: str) -> str:
        """All of them in words."""
        return say("report.join", lang).join(say(key, lang, name=name) if key else name for key, name in self.people)


def worded(family: Family, people: Iterable[str]) -> str | Someone:
    """The names of people as a value of a sentence."""
    told = sorted(_told(family, person) for person in people)
    return Someone(tuple(told)) if any(key for key, _ in told) else "、".join(name for _, name in told)


def _told(family: Family, person: str) -> tuple[str, str]:
    if name := family.names.get(person):
        return "", name
    for step in STEPS:
        if near := min((name for other in family.near(step, person) if (name := family.names.get(other))), default=""):
            return WORDS[step + (family.sex.get(person) or "")], near
    return NOBODY_NAMED, ""
