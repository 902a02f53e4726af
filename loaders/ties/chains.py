"""From a word to rows: a chain of people from the declarer to the relative, one row per step.

Steps that can only be one person (the father, the spouse) use that person's slot, from both ends. What is left in the middle
is siblings, or a step whose side the term leaves open (表哥): there an unnamed person stands at the declared grade, and the
known people of that step at grade possible.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import pairwise

from kinship.kin import inverse
from loaders.ties.family import CONFIRMED, PROBABLE, Family, Tie
from loaders.ties.siblings import Pair, pair, settle

DIRECT = ("S", "P", "C", "PC")


def lay_all(family: Family, ties: list[Tie]) -> None:
    """Lays all ties: what stands for itself first, then what builds on it, each time settling who is whose sibling.

    Direct ties; chains of certain steps; chains with a step whose side is open; terms with several meanings, of which one that
    is already spelled is taken as meant. A confirmed tie whose chain came out less sure gets a chain of its own at the end.
    """
    pairs: list[Pair] = []
    plain = [tie for tie in ties if not tie.ambiguous]
    direct = [tie for tie in plain if tie.word in DIRECT]
    chains = [tie for tie in plain if tie.word not in DIRECT]
    for stage in (direct, [tie for tie in chains if not _is_open(tie)], [tie for tie in chains if _is_open(tie)]):
        for tie in stage:
            lay(family, tie, pairs)
        settle(family, pairs)
    _lay_ambiguous(family, [tie for tie in ties if tie.ambiguous], pairs)
    settle(family, pairs)
    for tie in chains:
        if tie.level == CONFIRMED and tie.kind != "step" and not family.spells(tie.person, tie.word, tie.relative, CONFIRMED):
            _private(family, tie)


def _is_open(tie: Tie) -> bool:
    """True if the chain has a step that may be several people: a child on the way, or a parent whose sex is not told."""
    middle = tie.word.removeprefix("S").removesuffix("S")
    return tie.word in ("CC", "CSP") or "?" in tie.sexes[:1] * (middle != "PC") or middle[:2] == "CC"


def _lay_ambiguous(family: Family, ties: list[Tie], pairs: list[Pair]) -> None:
    meanings: dict[tuple[str, str], list[Tie]] = defaultdict(list)
    for tie in ties:
        meanings[tie.person, tie.relative].append(tie)
    for several in meanings.values():
        if not any(family.spells(tie.person, tie.word, tie.relative, PROBABLE) for tie in several):
            for tie in several:
                lay(family, tie, pairs)


def lay(family: Family, tie: Tie, pairs: list[Pair]) -> None:
    """Adds the rows of one declared tie; sibling steps are added to ``pairs``, to be settled when all ties are laid."""
    if tie.kind == "step":
        _step(family, tie)
        return
    doubtful = tie.word not in DIRECT and (_is_open(tie) or family.several(tie.person) or family.several(tie.relative))
    if doubtful and family.spells(tie.person, tie.word, tie.relative, min(tie.level, PROBABLE)):
        return
    if not _walk(family, tie, pairs):
        _private(family, tie)


def _walk(family: Family, tie: Tie, pairs: list[Pair]) -> bool:
    """Shortens the tie by one certain step after the other until one row or one pair of siblings is left.

    False if that row gave somebody a second father or mother: then the known one is kept.
    """
    direct = len(tie.word) == 1
    while len(tie.word) > 1 and tie.word != "PC":
        nearer = _from_left(family, tie) or _from_right(family, tie)
        if nearer is None:
            return _open(family, tie, pairs)
        tie = nearer
    if tie.word == "PC" and tie.sexes[0] == "?":
        pairs.append(pair(tie.person, tie.relative, tie.level, tie.sources))
    elif tie.word == "PC":
        parent = _parent(family, tie.person, tie.sexes[0], tie)
        family.parent(parent, tie.relative, tie.level, tie.sources)
    elif not direct and (rival := _rival(family, tie)):
        family.rivals.append((*rival, tie.sources))
        return False
    else:
        _row(family, tie)
    return True


def _rival(family: Family, tie: Tie) -> tuple[str, str, str] | None:
    """The child, its known parent and the one that the tie would add, if these two cannot both be."""
    if tie.word == "S":
        return None
    parent, child = (tie.relative, tie.person) if tie.word == "P" else (tie.person, tie.relative)
    known = family.slot(child, family.sex.get(parent, ""))
    return (child, known, parent) if known and known != parent and known not in family.unnamed else None


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


def _open(family: Family, tie: Tie, pairs: list[Pair]) -> bool:
    """A step that may be one of several people, from the left if it is a parent there, else from the right."""
    if tie.word[0] == "P":
        _sides(family, tie, tie.person, pairs, left=True)
    elif tie.word[-1] == "C":
        _sides(family, tie, tie.relative, pairs, left=False)
    else:
        child = family.open(tie.sexes[0], "child-of", tie.person, tie.relative, tie.word)
        family.parent(tie.person, child, tie.level, tie.sources)
        return _walk(family, _cut(tie, person=child), pairs)
    return True


def _sides(family: Family, tie: Tie, child: str, pairs: list[Pair], left: bool) -> None:
    either = family.open("", "parent-of", child, tie.person, tie.relative, tie.word)
    family.parent(either, child, tie.level, tie.sources, slot=False)
    family.either.append((either, child, tie.level, tie.sources))
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
    sexes = tie.sexes[:-1] if first == tie.person else tie.sexes[-2::-1]
    between = (family.open(sex, "step", first, last, word, str(step)) for step, sex in enumerate(sexes))
    for step, (one, other) in zip(word, pairwise([first, *between, last]), strict=True):
        if step == "S":
            family.spouse(one, other, tie.level, tie.sources, slot=False)
        elif step == "P":
            family.parent(other, one, tie.level, tie.sources, slot=False)
        else:
            family.parent(one, other, tie.level, tie.sources, slot=False)
