"""The declaration forms as wholes: what a form says, and what it leaves unsaid, about somebody else's form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from loaders.identity.ages import births_agree
from loaders.identity.mentions import Mention
from loaders.identity.names import one_slip
from loaders.identity.people import Known
from loaders.identity.view import answers, same_role

FAMILY, CLOSE = frozenset(("S", "C", "P")), frozenset(("S", "C", "P", "PC"))
"""Relatives whom every form asks for, and with siblings, whom most do: where the candidate's own form lists such relatives but
not the declarer, that speaks against him."""
SHARED = {
    "CS": ("C", "S"),
    "SP": ("S", "C"),
    "PCS": ("PC", "S"),
    "SPC": ("S", "PC"),
    "PPC": ("P", "PC"),
    "PCC": ("PC", "P"),
    "PP": ("P", "C"),
    "CC": ("C", "P"),
}
"""Who stands between two relatives, in the mouth of either: my daughter is my son-in-law's wife."""


@dataclass(slots=True)
class Forms:
    """The lines of each declarer's form, by their place in the list."""

    mentions: list[Mention]
    lines: dict[str, list[int]]
    _named: dict[str, dict[str, list[Mention]]] = field(default_factory=dict)

    @classmethod
    def of(cls, mentions: list[Mention]) -> Forms:
        """Sorts the mentions into forms."""
        forms = cls(mentions, defaultdict(list))
        for number, mention in enumerate(mentions):
            forms.lines[mention.declarer].append(number)
        return forms

    def share_third(self, mention: Mention, person: Known) -> bool:
        """True if the declarer's form and this person's list a third person alike: name, birth month, and a role that fits.

        If B is my husband and my son is called so, then so is B's son.
        """
        theirs, said = self._by_name(person.person_id), self._by_name(mention.declarer)
        for ours in (one for name in said.keys() & theirs.keys() for one in said[name]):
            if ours.key in mention.keys or ours.key in person.keys:
                continue
            for line in theirs[ours.key]:
                alike = births_agree(ours.birth, line.birth) in ("day", "month")
                if alike and same_role(mention.words(), ours.words(), line.words()):
                    return True
        return False

    def leaves_out(self, person_id: str, words: frozenset[str], declarer: Known) -> bool:
        """True if this person's form lists relatives of the kind that the declarer says to be, but not the declarer.

        So does a form that names other parents than a brother's, or others than the one who stands between two relatives.
        """
        lines = list(self._said(person_id))
        if any(_alike(line, declarer) for line in lines):
            return False
        if words <= {"P", "PC"} and any(line.words() == answers(words) for line in lines):
            return True
        if words <= CLOSE and self._other_parents(lines, declarer.person_id):
            return True
        return len(words) == 1 and self._nobody_between(next(iter(words)), lines, declarer.person_id)

    def silent(self, person_id: str, words: frozenset[str], declarer: Known) -> bool:
        """True if this person's form lists relatives, but nobody of the declarer's name, though he says to be a close one."""
        return words <= FAMILY and not any(_alike(line, declarer) for line in self._said(person_id))

    def taken(self, person_id: str, words: frozenset[str], declarer: Known) -> bool:
        """True if this person's form gives the declarer's place to another: another wife or husband, father or mother."""
        return bool(self.given_to(person_id, words, declarer))

    def given_to(self, person_id: str, words: frozenset[str], declarer: Known) -> list[int]:
        """The lines of this person's form, by their place in the list, that give the declarer's place to another."""
        wanted = answers(words)
        if not wanted <= {"S", "P"}:
            return []
        said = ((number, self.mentions[number]) for number in self.lines.get(person_id, ()))
        lines = {number: line for number, line in said if line.words() and line.words() <= wanted}
        if wanted == {"P"}:
            lines = {at: line for at, line in lines.items() if line.sex and line.sex == declarer.sex and by_blood(line)}
        return [] if any(_alike(line, declarer, ("day", "month", "unknown")) for line in lines.values()) else list(lines)

    def _by_name(self, declarer: str) -> dict[str, list[Mention]]:
        if declarer not in self._named:
            named: dict[str, list[Mention]] = defaultdict(list)
            for line in self._said(declarer):
                named[line.key].append(line)
            self._named[declarer] = named
        return self._named[declarer]

    def _said(self, declarer: str) -> Iterator[Mention]:
        return (self.mentions[number] for number in self.lines.get(declarer, ()))

    def _other_parents(self, lines: list[Mention], declarer: str) -> bool:
        """True if the declarer lists a father and a mother, and so do these lines, and all four have different names."""
        ours, theirs = _parents(self._said(declarer)), _parents(lines)
        return all(ours[sex] and theirs[sex] and not _any_alike(ours[sex], theirs[sex]) for sex in "MF")

    def _nobody_between(self, word: str, lines: list[Mention], declarer: str) -> bool:
        """True if both forms name relatives of the kind that stands between the two, and none alike."""
        if word not in SHARED:
            return False
        here, there = SHARED[word]
        ours = [line for line in self._said(declarer) if line.words() == {here}]
        theirs = [line for line in lines if line.words() == {there}]
        return bool(ours and theirs) and not _any_alike(ours, theirs)


def _any_alike(ours: Iterable[Mention], theirs: Iterable[Mention]) -> bool:
    return any(_alike(one, other) for one in ours for other in theirs)


def _alike(line: Mention, other: Mention | Known, agreeing: Collection[str] = ("day", "month")) -> bool:
    """True if a name on the line is one of the other's, or is so but for a slip of the pen and the births agree so far."""
    if any(key in other.keys for key in line.keys):
        return True
    slip = any(one_slip(key, known) for key in line.keys for known in other.keys)
    return slip and births_agree(line.birth, other.birth) in agreeing


def by_blood(line: Mention) -> bool:
    """False for lines that tell of adoption, a step family or fostering."""
    return all(reading.kind == "blood" for reading in line.readings)


def _parents(lines: Iterable[Mention]) -> dict[str, list[Mention]]:
    """The lines that name a father (``M``) and a mother (``F``)."""
    named: dict[str, list[Mention]] = {"M": [], "F": []}
    for line in lines:
        if line.sex in named and line.words() == {"P"}:
            named[line.sex].append(line)
    return named
