"""The declaration forms as wholes: what a form says, and what it leaves unsaid, about somebody else's form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from loaders.identity.mentions import Mention
from loaders.identity.people import Known

FAMILY, CLOSE = frozenset(("S", "C", "P")), frozenset(("S", "C", "P", "PC"))
"""Relatives whom every form asks for, and with siblings, whom most do: where the candidate's own form lists such relatives but
not the declarer, that speaks against him."""


@dataclass(slots=True)
class Forms:
    """The lines of each declarer's form, by their place in the list."""

    mentions: list[Mention]
    lines: dict[str, list[int]]

    @classmethod
    def of(cls, mentions: list[Mention]) -> Forms:
        """Sorts the mentions into forms."""
        forms = cls(mentions, defaultdict(list))
        for number, mention in enumerate(mentions):
            forms.lines[mention.declarer].append(number)
        return forms

    def share_third(self, mention: Mention, person_id: str) -> bool:
        """True if the declarer's form and this person's list a third person of the same name and birth month."""
        ours = self._listed(mention.declarer) - {(mention.key, mention.birth[:7])}
        return bool(ours & self._listed(person_id))

    def _listed(self, declarer: str) -> set[tuple[str, str]]:
        lines = (self.mentions[number] for number in self.lines[declarer])
        return {(line.key, line.birth[:7]) for line in lines if len(line.birth) >= 7}

    def silent(self, person_id: str, words: frozenset[str], declarer: Known) -> bool:
        """True if this person's form lists close relatives, but nobody of the declarer's name, though he says to be one."""
        lines = [self.mentions[number] for number in self.lines[person_id]]
        if any(key in declarer.keys for line in lines for key in line.keys):
            return False
        return words <= FAMILY or (
            words <= CLOSE and (any("PC" in line.words() for line in lines) or self._other_parents(lines, declarer.person_id))
        )

    def _other_parents(self, lines: list[Mention], declarer: str) -> bool:
        """True if the declarer lists a father and a mother, and so do these lines, and all four have different names."""
        ours = _parents(self.mentions[number] for number in self.lines[declarer])
        theirs = _parents(lines)
        return all(ours[sex] and theirs[sex] and not ours[sex] & theirs[sex] for sex in "MF")


def _parents(lines: Iterable[Mention]) -> dict[str, set[str]]:
    """The names under which lines list a father (``M``) and a mother (``F``)."""
    named: dict[str, set[str]] = {"M": set(), "F": set()}
    for line in lines:
        if line.sex in named and line.words() == {"P"}:
            named[line.sex].update(line.keys)
    return named
