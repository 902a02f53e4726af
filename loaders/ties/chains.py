"""From a word to rows: a chain of people from the declarer to the relative, one row per step.

Steps that can only be one person (the father, the spouse) use that person's slot, from both ends. What is left in the middle
is siblings, or a step whose side the term leaves open (表哥): there an unnamed person stands at the declared grade, and the
known people of that step at grade possible.
"""

from __future__ import annotations

from dataclasses import replace

from kinship.kin import inverse
from loaders.ties.family import CONFIRMED, POSSIBLE, PROBABLE, Family, Tie
from loaders.ties.siblings import Pair, pair


def lay(family: Family, tie: Tie, pairs: list[Pair]) -> None:
    """Adds the rows of one declared tie; sibling steps are added to ``pairs``, to be settled when all ties are laid."""
    if tie.kind == "step":
        _step(family, tie)
        return
    if tie.word not in ("CC", "CSP") or not _spelled(family, tie.person, tie.word, tie.relative):
        _walk(family, tie, pairs)
    if tie.level == CONFIRMED and len(tie.word) > 1 and tie.word != "PC":
        _private(family, tie)


def _walk(family: Family, tie: Tie, pairs: list[Pair]) -> None:
    """Shortens the tie by one certain step after the other until one row or one pair of siblings is left."""
    while len(tie.word) > 1 and tie.word != "PC":
        nearer = _from_left(family, tie) or _from_right(family, tie)
        if nearer is None:
            _open(family, tie, pairs)
            return
        tie = nearer
    if tie.word == "PC" and tie.sexes[0] == "?":
        pairs.append(pair(tie.person, tie.relative, tie.level, tie.sources))
    elif tie.word == "PC":
        parent = _parent(family, tie.person, tie.sexes[0], tie)
        family.parent(parent, tie.relative, tie.level, tie.sources)
    else:
        _row(family, tie)


def _row(family: Family, tie: Tie) -> None:
    kind = "adoptive" if tie.kind == "adoptive" else "blood"
    if tie.word == "S":
        family.spouse(tie.person, tie.relative, tie.level, tie.sources)
    elif tie.word == "P":
        family.parent(tie.relative, tie.person, tie.level, tie.sources, kind)
    else:
        family.parent(tie.person, tie.relative, tie.level, tie.sources, kind)


def _from_left(family: Family, tie: Tie) -> Tie | None:
    step, sex = tie.word[0], tie.sexes[0]
    if step == "S":
        return _cut(tie, person=_spouse(family, tie.person, sex, tie))
    if step == "P" and sex != "?":
        return _cut(tie, person=_parent(family, tie.person, sex, tie))
    return None


def _from_right(family: Family, tie: Tie) -> Tie | None:
    step, sex = tie.word[-1], tie.sexes[-2]
    if step == "S":
        return _cut(tie, relative=_spouse(family, tie.relative, sex, tie))
    if step == "C" and sex != "?":
        return _cut(tie, relative=_parent(family, tie.relative, sex, tie))
    return None


def _cut(tie: Tie, person: str = "", relative: str = "") -> Tie:
    """The tie without its first step (``person`` stands there) or its last one (``relative``)."""
    if person:
        kind = "blood"
        return replace(tie, person=person, word=tie.word[1:], sexes=tie.sexes[1:], kind=kind)
    return replace(tie, relative=relative, word=tie.word[:-1], sexes=tie.sexes[:-1])


def _spouse(family: Family, person: str, sex: str, tie: Tie) -> str:
    known = family.partner(person, sex if sex != "?" else "")
    if not known:
        known = family.open(sex, "spouse-of", person)
        family.spouse(person, known, tie.level, tie.sources)
    return known


def _parent(family: Family, child: str, sex: str, tie: Tie) -> str:
    kind = "adoptive" if tie.kind == "adoptive" and tie.word[0] == "P" else "blood"
    known = family.slot(child, sex, kind)
    if not known:
        known = family.open(sex, "father-of" if sex == "M" else "mother-of", child, *([kind] if kind != "blood" else []))
        family.parent(known, child, tie.level, tie.sources, kind)
    return known


def _open(family: Family, tie: Tie, pairs: list[Pair]) -> None:
    """A step that may be one of several people, from the left if it is a parent there, else from the right."""
    if tie.word[0] == "P":
        _sides(family, tie, tie.person, pairs, left=True)
    elif tie.word[-1] == "C":
        _sides(family, tie, tie.relative, pairs, left=False)
    else:
        child = family.open(tie.sexes[0], "child-of", tie.person, tie.relative, tie.word)
        family.parent(tie.person, child, tie.level, tie.sources)
        _walk(family, _cut(tie, person=child), pairs)


def _sides(family: Family, tie: Tie, child: str, pairs: list[Pair], left: bool) -> None:
    for sex in "MF":
        known = family.slot(child, sex)
        if known:
            cut = _cut(tie, person=known) if left else _cut(tie, relative=known)
            _walk(family, replace(cut, level=POSSIBLE), pairs)
    either = family.open("", "parent-of", child, tie.person, tie.relative, tie.word)
    held = family.blood[child].copy()
    family.parent(either, child, tie.level, tie.sources)
    family.blood[child] = held
    apart: list[Pair] = []
    _walk(family, _cut(tie, person=either) if left else _cut(tie, relative=either), apart)
    pairs.extend(replace(each, apart=True) for each in apart)


def _step(family: Family, tie: Tie) -> None:
    kind = "step_fostered" if tie.fostered else "step"
    if tie.word == "PS":
        family.parent(tie.relative, tie.person, tie.level, tie.sources, kind)
    elif tie.word == "SC":
        family.parent(tie.person, tie.relative, tie.level, tie.sources, kind)
    elif tie.word == "PSC":
        _private(family, tie)


def _private(family: Family, tie: Tie) -> None:
    """A chain of unnamed people for this tie alone, at its full grade: it says no more than the declaration does."""
    first, last, word = tie.person, tie.relative, tie.word
    if last < first:
        first, last, word = last, first, inverse(word)
    people = [first, *(family.open("", "step", first, last, word, str(step)) for step in range(1, len(word))), last]
    for step, (one, other) in zip(word, zip(people, people[1:], strict=False), strict=True):
        if step == "S":
            _quiet_spouse(family, one, other, tie)
        elif step == "P":
            _quiet_parent(family, other, one, tie)
        else:
            _quiet_parent(family, one, other, tie)


def _quiet_parent(family: Family, parent: str, child: str, tie: Tie) -> None:
    held = family.blood[child].copy()
    family.parent(parent, child, tie.level, tie.sources)
    family.blood[child] = held


def _quiet_spouse(family: Family, one: str, other: str, tie: Tie) -> None:
    held = family.partners[one].copy(), family.partners[other].copy()
    family.spouse(one, other, tie.level, tie.sources)
    family.partners[one], family.partners[other] = held


def _spelled(family: Family, person: str, word: str, relative: str) -> bool:
    """True if rows that are there already spell the word."""
    if word == "CC":
        return any(family.has_parent(person, parent) for parent in family.blood.get(relative, ()))
    mates = {mate for child in _children(family, person) for mate in family.partners.get(child, ())}
    return any(family.has_parent(relative, mate) for mate in mates)


def _children(family: Family, person: str) -> list[str]:
    return [child for parent, child, _ in family.parents if parent == person]


__all__ = ["PROBABLE", "lay"]
