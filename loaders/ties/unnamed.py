"""Who the unnamed people are: somebody whom a chain had to leave unnamed is often named elsewhere.

My brother's wife is somebody's daughter-in-law and a child's mother; each form knows a part of her. Left apart, the unnamed
husband of the wife and the named one would be brothers. An unnamed person becomes another one where both stand in a place that
only one can fill (the father, the mother, the spouse), or in two places that point at each other. The rows found so are at most
probable.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain

from kinship.kin import inverse
from loaders.identity.ages import births_agree, can_be
from loaders.identity.names import fold, one_slip
from loaders.ties.family import CONFIRMED, OTHER_SEX, POSSIBLE, Family, Tie

ENDING = ("CS", "PCS", "PPCS", "PCCS", "SPCS", "CC", "PCC")
"""Words that end in a marriage or a child of somebody whom the same form lists too. It need not list all uncles and cousins."""
AROUND = 4
"""To look around somebody takes about as long as to ask who so many unnamed people are."""
TURNED = {"elder": "younger", "younger": "elder"}


@dataclass(slots=True)
class Lines:
    """The ties that are more than possible, by person and word, and all that a person declares."""

    listed: dict[tuple[str, str], list[Tie]]
    _by: dict[str, list[Tie]]

    @classmethod
    def of(cls, ties: Iterable[Tie]) -> Lines:
        """Sorts the declared ties."""
        lines = cls(defaultdict(list), defaultdict(list))
        for tie in ties:
            lines._by[tie.person].append(tie)
            if tie.level > POSSIBLE and not tie.ambiguous:
                lines.listed[tie.person, tie.word].append(tie)
        return lines

    def said(self, one: str, other: str) -> set[str]:
        """All words that the second person is said to be to the first, by either of the two."""
        theirs = {inverse(tie.word) for tie in self._by.get(other, ()) if tie.relative == one}
        return theirs | {tie.word for tie in self._by.get(one, ()) if tie.relative == other}

    def over_somebody(self, family: Family) -> Iterator[Tie]:
        """The ties that lead over a child, a sibling, an uncle or a cousin to a spouse or child of theirs; also as the other side
        says them: the form of my husband's sister may list her brothers. Only those that lead over somebody unnamed."""
        beside = {
            one for unnamed in family.unnamed for held in (family.children, family.partners) for one in held.get(unnamed, ())
        }
        for (_, word), ties in self.listed.items():
            down, up = _leads_over(word)
            for tie in ties if down or up else ():
                if down and tie.relative in beside:
                    yield tie
                if up and tie.person in beside:
                    yield _turned(family, tie)


def name_unnamed(family: Family) -> None:
    """Makes unnamed people the ones whose place they stand in, until nothing more follows.

    Nobody is asked about near whom nothing changed since the last time: nothing followed then.
    """
    waiting, asked = sorted(family.unnamed), _concerned(family)
    while waiting:
        fresh: set[str] = set()
        for unnamed in waiting:
            new = unnamed in asked or unnamed in fresh
            if new and unnamed in family.unnamed and (person := _who(family, unnamed)):
                kept, gone = _order(family, unnamed, person)
                family.become(gone, kept)
                fresh |= {kept, *_around(family, kept)}
        asked = fresh & family.unnamed.keys()
        waiting = sorted(asked)
    family.touched.clear()


def name_the_only_one(family: Family, lines: Lines) -> None:
    """The wife of a son is the wife of the only son whom the form lists, the grandchild his child; so with a brother, and so
    the aunt by marriage is the wife of the only uncle of that kind.

    Elder and younger, ages, other marriages and what else is said of the two must allow it. Wives of cousins and children of
    uncles and cousins are not looked at: a form need not list all of those.
    """
    for tie in lines.over_somebody(family):
        if tie.word in ENDING and (found := place(family, lines, tie)) and len(found[1]) == 1:
            family.become(found[0], *found[1])
    name_unnamed(family)


@cache
def _leads_over(word: str) -> tuple[bool, bool]:
    """Whether a word leads over somebody to a spouse or child of theirs, and whether it does as the other side says it."""
    return word.endswith(("CS", "CC")), word.startswith(("SP", "PP"))


def _concerned(family: Family) -> Set[str]:
    """The unnamed people near whom something changed; all, where that is sooner asked than looked for."""
    unnamed, changed = family.unnamed.keys(), family.touched - family.became.keys()
    if len(changed) * AROUND > len(unnamed):
        return unnamed
    return changed.union(*(_around(family, one) for one in changed)) & unnamed


def _turned(family: Family, tie: Tie) -> Tie:
    """The tie as the relative would declare it. Elder or younger than the one in between: then the other way about."""
    sexes = tie.sexes[-2::-1] + (family.sex.get(tie.person) or "?")
    seniority = TURNED.get(tie.seniority, "") if "PC" in tie.word else ""
    return replace(tie, person=tie.relative, relative=tie.person, word=inverse(tie.word), sexes=sexes, seniority=seniority)


def _who(family: Family, unnamed: str) -> str:
    """Whom the unnamed person is the same as, ``""`` if nobody is known to be."""
    for person in chain(_in_slot(family, unnamed), _in_marriage(family, unnamed)):
        if person != unnamed and can_be_one(family, unnamed, person):
            return person
    return ""


def _in_slot(family: Family, unnamed: str) -> Iterator[str]:
    """The others in a place of which there is one: my father is my father."""
    sex = family.sex.get(unnamed, "")
    for child in sorted(family.children.get(unnamed, ())) if sex in OTHER_SEX else ():
        if unnamed in family.blood[child] and not family.has_two(child, sex):
            yield from _one_or_none(family, [one for one in family.blood[child] if family.sex.get(one) == sex], unnamed)
    for mate in sorted(family.partners.get(unnamed, ())):
        yield from _one_or_none(family, family.partners[mate], unnamed)


def _one_or_none(family: Family, holders: Iterable[str], unnamed: str) -> list[str]:
    """The one named holder of a place; where none is named, an unnamed one."""
    others = [one for one in holders if one != unnamed]
    named = [one for one in others if one not in family.unnamed]
    return named if len(named) == 1 else sorted(others)[:1] if not named else []


def _in_marriage(family: Family, unnamed: str) -> Iterator[str]:
    """Those who share a parent with the unnamed person, and a child or a spouse (of however weak a grade) too."""
    parents = [one for one, level in family.near("P", unnamed).items() if level > POSSIBLE]
    if not parents:
        return
    beside = {mate: set(family.near("S", mate)) for mate in family.partners.get(unnamed, ())}
    for mate in beside:
        beside[mate] |= {other for child in family.children.get(mate, ()) for other in family.blood[child]} - {mate}
    weak: set[str] = set()
    for child in family.children.get(unnamed, ()):
        weak.update(one for one, level in family.near("P", child).items() if level == POSSIBLE)
        for mate in family.blood[child]:
            if mate != unnamed:
                beside.setdefault(mate, set()).update(family.partners.get(mate, ()))
    for other in sorted(weak.union(*beside.values()) - {unnamed, *beside}):
        if any(family.level(parent, other) > POSSIBLE for parent in parents):
            yield other


def can_be_one(family: Family, one: str, other: str) -> bool:
    """False if sexes differ, or the one is a relative of the other whom nobody can be to himself."""
    mine, yours = family.sex.get(one, ""), family.sex.get(other, "")
    if mine and yours and mine != yours:
        return False
    return not any(other in family.near(step, one) for step in "PCS")


def _order(family: Family, unnamed: str, person: str) -> tuple[str, str]:
    """Who stays and who goes: a named person stays, of two unnamed ones the one with the smaller identifier."""
    if person not in family.unnamed:
        return person, unnamed
    return min(unnamed, person), max(unnamed, person)


def _around(family: Family, person: str) -> set[str]:
    """The unnamed people of whom something may follow when a person is known better."""
    near = {one for step in "PCS" for one in family.near(step, person)}
    return near | {other for one in near for step in "PCS" for other in family.near(step, one)}


def place(family: Family, lines: Lines, tie: Tie) -> tuple[str, set[str]] | None:
    """The unnamed person before the last step of a tie, and those on the form who can be it. None where there is no such one."""
    step, word = tie.word[-1], tie.word[:-1]
    held = family.partners if step == "S" else family.blood
    between = [one for one in held.get(tie.relative, ()) if one in family.unnamed and _fits_sex(family, one, tie.sexes[-2])]
    if len(between) != 1:
        return None
    fit = {one.relative for one in lines.listed.get((tie.person, word), ()) if alike(one, tie)}
    fit = {one for one in fit if not _said_otherwise(family, lines, one, tie.relative, step)}
    return between[0], {one for one in fit if _fits(family, one, between[0], tie.relative, step)}


def _said_otherwise(family: Family, lines: Lines, person: str, other: str, step: str) -> bool:
    """True if a line calls the two, or the children and the spouse of the one, what they were not if the other were his."""
    if lines.said(person, other):
        return True
    mates = [mate for mate in family.partners.get(other, ()) if mate not in family.unnamed] if step == "C" else []
    pairs = [(child, other, "PC" if step == "C" else "P") for child in family.near("C", person)]
    pairs += [(child, mate, "PCS") for child in family.near("C", person) for mate in mates]
    return any(not lines.said(one, another) <= {word} for one, another, word in pairs if one != another)


def alike(one: Tie, tie: Tie) -> bool:
    """True if a listed relative can be the one whom the longer term of the same form leads over."""
    sexes = zip(one.sexes, tie.sexes[:-1], strict=False)
    if any(here in OTHER_SEX and there in OTHER_SEX and here != there for here, there in sexes):
        return False
    return not one.seniority or not tie.seniority or one.seniority == tie.seniority


def _fits_sex(family: Family, person: str, sex: str) -> bool:
    return sex not in OTHER_SEX or family.sex.get(person, "") in (sex, "")


def _fits(family: Family, person: str, unnamed: str, other: str, step: str) -> bool:
    """True if the person can stand where the unnamed one stands before ``other``."""
    if person == other or person in family.unnamed or not can_be_one(family, unnamed, person):
        return False
    if step == "S":
        return not [mate for mate in family.partners.get(person, ()) if mate not in family.unnamed and mate != other]
    return can_be("C", family.birth.get(person, ""), family.birth.get(other, ""))


def could_be_named(family: Family, tie: Tie) -> bool:
    """True if the unnamed child in a chain of its own may be a confirmed child of the same parent.

    Side by side the two would come out as brothers for certain, and be one. So such a chain stays as sure as it was.
    """
    for first, last, word in ((tie.person, tie.relative, tie.word), (tie.relative, tie.person, inverse(tie.word))):
        if word in ("CS", "CC"):
            held = family.near("S" if word == "CS" else "P", last)
            known = [one for one in held if one not in family.unnamed]
            children = [one for one in family.near("C", first) if one != last and family.level(first, one) == CONFIRMED]
            return any(_may_stand(family, child, known, last, word, tie.sexes[0]) for child in children)
    return False


def _may_stand(family: Family, child: str, known: list[str], last: str, word: str, sex: str) -> bool:
    """True if the child may be the parent or the spouse of ``last``, of whom these are known."""
    if family.sex.get(child, sex) not in (sex, "") and sex in OTHER_SEX:
        return False
    if word == "CC":
        known = [one for one in known if family.sex.get(one) == family.sex.get(child)]
        if not can_be("C", family.birth.get(child, ""), family.birth.get(last, "")):
            return False
    elif any(unlike(family, mate, last) for mate in family.partners.get(child, ()) if mate not in family.unnamed):
        return False
    return child in known or not any(unlike(family, one, child) for one in known)


def unlike(family: Family, one: str, other: str) -> bool:
    """True if two people cannot be one whose name or birth is miswritten."""
    ours, theirs = fold(family.names.get(one, "")), fold(family.names.get(other, ""))
    if one == other or ours == theirs or one_slip(ours, theirs):
        return False
    return births_agree(family.birth.get(one, ""), family.birth.get(other, "")) not in ("day", "month")
