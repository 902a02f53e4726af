"""From words to rows: a chain of people from the declarer to the relative, one row per step.

Steps that can only be one person (the father, the spouse) use that person's slot, from both ends. What is left in the middle
is siblings, or a step whose side the term leaves open (表哥): there an unnamed person stands.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import cache
from itertools import pairwise

from kinship.kin import inverse
from loaders.ties.elsewhere import married_elsewhere
from loaders.ties.family import CONFIRMED, POSSIBLE, PROBABLE, Family, Tie
from loaders.ties.siblings import Siblings, share_open_sides
from loaders.ties.undecided import part_undecided
from loaders.ties.unnamed import Lines, could_be_named, name_the_only_one, name_unnamed

DIRECT = ("S", "P", "C", "PC")


def lay_all(family: Family, ties: list[Tie]) -> None:
    """Lays all ties: what stands for itself first, then what builds on it, each time settling who is whose sibling.

    Direct ties, and the parents of husbands and wives; chains of certain steps; chains with a step whose side is open; terms
    with several meanings, of which one that is already spelled is taken as meant. A confirmed tie whose chain came out less sure
    gets a chain of its own at the end.
    """
    siblings = Siblings(family)
    plain = [tie for tie in ties if not tie.ambiguous]
    lines = Lines.of(plain)
    direct = [tie for tie in plain if tie.word in DIRECT or tie.kind == "step"]
    chains = [tie for tie in plain if tie.word not in DIRECT and tie.kind != "step"]
    first = [*direct, *(tie for tie in chains if tie.word == "SP" and not _is_open(tie))]
    certain = [tie for tie in chains if tie.word != "SP" and not _is_open(tie)]
    for stage in (first, certain, [tie for tie in chains if _is_open(tie)]):
        for tie in stage:
            _lay_one(family, tie, siblings, lines)
        siblings.settle()
        name_unnamed(family)
    _lay_ambiguous(family, [tie for tie in ties if tie.ambiguous], siblings)
    siblings.settle()
    name_unnamed(family)
    name_the_only_one(family, lines)
    siblings.share_unnamed()
    name_unnamed(family)
    share_open_sides(family)
    part_undecided(family, lines)
    _secure(family, [tie for tie in chains if tie.level == CONFIRMED])


def _lay_one(family: Family, tie: Tie, siblings: Siblings, lines: Lines) -> None:
    """Lays a tie, if it is one by marriage to somebody else than it says for itself alone, and possible only."""
    if other := married_elsewhere(family, lines, tie):
        family.elsewhere.append((tie, other))
        _private(family, replace(tie, level=POSSIBLE))
    else:
        lay(family, tie, siblings)


def lay(family: Family, tie: Tie, siblings: Siblings) -> None:
    """Adds the rows of one tie; a sibling step is added to ``siblings``, to be settled when the like ties are laid."""
    if tie.kind == "step":
        _step(family, tie)
    elif len(tie.word) == 1:
        _row(family, tie)
    elif not _said_already(family, tie) and not _walk(family, tie, siblings):
        _private(family, tie)


def _is_open(tie: Tie) -> bool:
    """True if the chain has a step that may be several people: a child on the way, or a parent whose sex is not told."""
    return _is_open_word(tie.word, tie.sexes[0] == "?")


@cache
def _is_open_word(word: str, untold: bool) -> bool:
    inner = word.strip("S")
    return inner == "CSP" or inner.startswith("CC") or (untold and inner != "PC")


def _said_already(family: Family, tie: Tie) -> bool:
    """True if rows spell the word where laying it anew would have to put an unnamed person beside the named ones."""
    if tie.word in DIRECT or not (_is_open(tie) or family.several(tie.person) or family.several(tie.relative)):
        return False
    return family.spells(tie.person, tie.word, tie.relative, min(tie.level, PROBABLE))


def _lay_ambiguous(family: Family, ties: list[Tie], siblings: Siblings) -> None:
    meanings: dict[tuple[str, str], list[Tie]] = defaultdict(list)
    for tie in ties:
        meanings[tie.person, tie.relative].append(tie)
    for several in meanings.values():
        if not any(family.spells(tie.person, tie.word, tie.relative, PROBABLE) for tie in several):
            for tie in several:
                lay(family, tie, siblings)


def _secure(family: Family, ties: list[Tie]) -> None:
    """Confirmed ties must be spelled by confirmed rows."""
    for tie in ties:
        if tie.word in ("CS", "SP"):
            _secure_marriage(family, tie)
    each_once = {}
    for tie in ties:
        pair = (tie.person, tie.relative) if tie.person < tie.relative else (tie.relative, tie.person)
        each_once[pair, _either_way(tie.word)] = tie
    for tie in each_once.values():
        if not family.spells(tie.person, tie.word, tie.relative, CONFIRMED) and not could_be_named(family, tie):
            _private(family, tie)


@cache
def _either_way(word: str) -> str:
    """One word for what either side says."""
    return min(word, inverse(word))


def _secure_marriage(family: Family, tie: Tie) -> None:
    """A confirmed daughter-in-law who is said to be the wife of a confirmed son is his wife for certain.

    So is she of a son who is on no list of staff: nobody else can be taken for him.
    """
    parent, spouse = (tie.person, tie.relative) if tie.word == "CS" else (tie.relative, tie.person)
    partners = [one for one in family.partners.get(spouse, ()) if family.level(parent, one) >= PROBABLE]
    if len(partners) == 1 and (family.level(parent, partners[0]) == CONFIRMED or partners[0] in family.strangers):
        family.spouse(partners[0], spouse, CONFIRMED, tie.sources)
        if family.parents.get((parent, partners[0], "blood")):
            family.parent(parent, partners[0], CONFIRMED, tie.sources)


def _walk(family: Family, tie: Tie, siblings: Siblings) -> bool:
    """Shortens the tie by one certain step after the other until one row or one pair of siblings is left.

    False if that row gave somebody a second father or mother: then the known one is kept.
    """
    while len(tie.word) > 1 and tie.word != "PC":
        nearer = _from_left(family, tie) or _from_right(family, tie)
        if nearer is None:
            return _open(family, tie, siblings)
        tie = nearer
    if tie.word == "PC" and tie.sexes[0] == "?":
        siblings.add(tie.person, tie.relative, tie.level, tie.sources, tie.apart)
    elif tie.word == "PC":
        family.parent(_parent(family, tie.person, tie.sexes[0], tie), tie.relative, tie.level, tie.sources)
    elif tie.word == "S":
        _row(family, tie)
    else:
        return _end_at_parent(family, tie)
    return True


def _end_at_parent(family: Family, tie: Tie) -> bool:
    """The last row of a chain, unless it is there in another kind, or the child's slot is somebody else's (False)."""
    parent, child = (tie.relative, tie.person) if tie.word == "P" else (tie.person, tie.relative)
    known = family.slot(child, family.sex.get(parent, ""))
    if known and known != parent and known not in family.unnamed:
        family.rivals.append((child, known, parent, tie.sources))
        return False
    if not family.has_parent(parent, child) or (parent, child, "blood") in family.parents:
        _row(family, tie)
    return True


def _row(family: Family, tie: Tie) -> None:
    kind = "adoptive" if tie.kind == "adoptive" else "blood"
    if tie.word == "S":
        family.spouse(tie.person, tie.relative, tie.level, tie.sources)
    elif tie.word == "P":
        family.parent(tie.relative, tie.person, tie.level, tie.sources, kind)
    else:
        family.parent(tie.person, tie.relative, tie.level, tie.sources, kind)


def _from_left(family: Family, tie: Tie) -> Tie | None:
    # Beyond a parent nothing is confirmed: a form may leave out that there is a second mother, whose brother the uncle is.
    step, sex = tie.word[0], tie.sexes[0]
    if step == "S":
        person = _spouse(family, tie.person, sex, tie)
        return _past(tie, min(tie.level, family.married(tie.person, person)), person=person)
    if step == "P" and sex != "?":
        return _past(tie, min(tie.level, PROBABLE), person=_parent(family, tie.person, sex, tie))
    return None


def _from_right(family: Family, tie: Tie) -> Tie | None:
    step, sex = tie.word[-1], tie.sexes[-2]
    if step == "S":
        relative = _spouse(family, tie.relative, sex, tie)
        return _past(tie, min(tie.level, family.married(tie.relative, relative)), relative=relative)
    if step == "C" and sex != "?":
        return _past(tie, min(tie.level, PROBABLE), relative=_parent(family, tie.relative, sex, tie))
    return None


def _past(tie: Tie, level: int, person: str = "", relative: str = "", apart: bool = False) -> Tie:
    """The tie without its first step (``person`` stands there) or its last one (``relative``)."""
    first = 1 if person else 0
    last = len(tie.word) if person else -1
    return Tie(
        person or tie.person,
        relative or tie.relative,
        tie.word[first:last],
        tie.sexes[first:last],
        "blood" if person else tie.kind,
        level,
        tie.sources,
        tie.own,
        tie.fostered,
        tie.ambiguous,
        apart or tie.apart,
    )


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
        known = family.open(sex, "father-of" if sex == "M" else "mother-of", child, kind)
        family.parent(known, child, tie.level, tie.sources, kind)
    return known


def _open(family: Family, tie: Tie, siblings: Siblings) -> bool:
    """A step that may be one of several people: an unnamed one stands there, for this tie alone."""
    if tie.word[0] == "P":
        either = _either(family, tie.person, tie)
        return _walk(family, _past(tie, tie.level, person=either, apart=True), siblings)
    if tie.word[-1] == "C":
        either = _either(family, tie.relative, tie)
        return _walk(family, _past(tie, tie.level, relative=either, apart=True), siblings)
    child = family.open(tie.sexes[0], "child-of", tie.person, tie.relative, tie.word)
    family.parent(tie.person, child, tie.level, tie.sources)
    return _walk(family, _past(tie, tie.level, person=child), siblings)


def _either(family: Family, child: str, tie: Tie) -> str:
    """A parent of whom the side is not told."""
    either = family.open("", "parent-of", child, tie.person, tie.relative, tie.word)
    family.parent(either, child, tie.level, tie.sources, family.kind_of_parents(child), slot=False)
    family.either.append((either, child, tie.level, tie.sources))
    return either


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
            family.parent(other, one, tie.level, tie.sources, family.kind_of_parents(one), slot=False)
        else:
            family.parent(one, other, tie.level, tie.sources, family.kind_of_parents(other), slot=False)
