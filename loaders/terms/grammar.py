"""From one phrase without 的 to the ways it can mean: primitive words, prefixes, suffixes and two words side by side.

A rule either does not fit (an empty result) or gives all ways; the first rule that fits decides, the exact word before all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache

from loaders.terms.path import KINDS, OTHER, Path, Step, join, parse_path, tidy, with_last_sex
from loaders.terms.words import listed, rules, vocabulary

Paths = tuple[Path, ...]
Rule = Callable[[str], Paths]
LONGEST = 24
"""Characters of a phrase; no kinship phrase without 的 comes near."""


@lru_cache(maxsize=65536)
def phrase(text: str) -> Paths:
    """All ways that a cleaned phrase can mean; none if it is not understood.

    >>> [way.word for way in phrase("姑父")], phrase("远房表哥")
    (['PPCS'], ())
    """
    if not text or len(text) > LONGEST:
        return ()
    if text in vocabulary():
        return vocabulary()[text]
    for rule in _RULES:
        if found := _distinct(rule(text)):
            return found
    return ()


def _distinct(paths: Iterable[Path | None]) -> Paths:
    return tuple(dict.fromkeys(path for path in paths if path is not None))


def official(paths: Paths) -> Paths:
    """Without the regional ways, where there are others.

    >>> [way.word for way in phrase("公公")], [way.word for way in official(phrase("公公"))]
    (['SP', 'PP', 'PP'], ['SP'])
    """
    return tuple(path for path in paths if not path.regional) or paths


def chain(first: Paths, second: Paths) -> Paths:
    """ "The second of my first": every way of one joined with every way of the other."""
    return _distinct(way for a in official(first) for b in official(second) for way in join(a, b))


def _splits(text: str, prefixes: Iterable[str]) -> list[tuple[str, str]]:
    """The prefixes that the text begins with, longest first, each with the rest."""
    fitting = sorted((prefix for prefix in prefixes if text.startswith(prefix) and text != prefix), key=len, reverse=True)
    return [(prefix, text[len(prefix) :]) for prefix in fitting]


def _ordinal(text: str) -> Paths:
    if text in listed("ordinal", "refuse"):
        return ()
    for _, rest in _splits(text, listed("ordinal", "any")):
        if ranked := vocabulary().get("#" + rest, ()):
            return ranked
        return tuple(path for path in phrase(rest) if "C" in path.word)
    for key, words in (("children", ("C", "CC", "PC", "CS")), ("other", ("C", "CC"))):
        for _, rest in _splits(text, listed("ordinal", key)):
            return tuple(path for path in phrase(rest) if path.word in words)
    return ()


def _kind(text: str) -> Paths:
    for kind in ("none", "former", "adoptive"):
        for _, rest in _splits(text, listed("kind", kind)):
            found = official(phrase(rest))
            if kind == "former":
                found = tuple(path for path in found if "S" in path.word)
            if found:
                return tuple(replace(path, kind=min(kind, path.kind, key=KINDS.index)) for path in found)
    return ()


def _step(text: str) -> Paths:
    for _, rest in _splits(text, listed("kind", "step")):
        return _distinct(way for path in official(phrase(rest)) for way in _as_step(path))
    for _, rest in _splits(text, listed("kind", "step_parent")):
        return _distinct(way for path in official(phrase(rest)) if path.word == "P" for way in _as_step(path))
    return ()


_STEP_WORDS = {"P": ("PS",), "C": ("SC",), "PC": ("PSC",), "PP": ("PPS", "PSP"), "CC": ("SCC", "CSC")}


def _as_step(path: Path) -> list[Path]:
    """The step form of a blood way: the sex and seniority of the last person stay, those between follow from the marriage."""
    made = (
        tidy(Path((*map(Step, word[:-1]), path.steps[-1]._replace(letter=word[-1])), path.ego, "step", path.regional))
        for word in _STEP_WORDS.get(path.word, ())
    )
    return [way for way in made if way]


def _plain(text: str) -> Paths:
    for key in ("blood", "late", "present"):
        for _, rest in _splits(text, listed("plain", key)):
            if found := phrase(rest):
                return found if key != "blood" else official(found)
    for after in listed("plain", "after"):
        if text.endswith(after) and (found := phrase(text.removesuffix(after))):
            return found
    return ()


def _half(text: str) -> Paths:
    for key, sex in (("step", ""), ("both", "?"), ("m", "M"), ("f", "F")):
        for _, rest in _splits(text, listed("half", key)):
            siblings = [path for path in phrase(rest) if path.word == "PC"]
            if key == "step":
                return _distinct(way for path in siblings for way in _as_step(path))
            return tuple(replace(path, steps=(Step("P", sex), *path.steps[1:])) for path in siblings)
    return ()


def _cousin(text: str) -> Paths:
    table: dict[str, str] = rules()["cousin"]
    for prefix, rest in _splits(text, table):
        ways = _distinct(_as_cousin(path, parse_path(table[prefix])) for path in official(phrase(rest)))
        if ways:
            return ways
    return ()


def _as_cousin(path: Path, cousin: Path) -> Path | None:
    """The way with its first "parent's child" replaced by a cousin of the given line; None if it has none near the speaker."""
    at = path.word.find("PC")
    if at not in (0, 1) or path.word.startswith("S"):
        return None
    child = path.steps[at + 1]
    if path.steps[at].sex not in ("?", cousin.steps[0].sex) and cousin.steps[0].sex != "?":
        return None
    steps = (*path.steps[:at], *cousin.steps[:-1], Step("C", child.sex, child.age), *path.steps[at + 2 :])
    return tidy(replace(path, steps=steps))


def _maternal(text: str) -> Paths:
    """外: the way over the mother, or down over the daughter."""
    if not text.startswith("外"):
        return ()
    ways = (path for path in official(phrase(text[1:])) if path.word in ("PP", "CC", "PPP", "CCC", "CCS"))
    return _distinct(tidy(replace(path, steps=(path.steps[0]._replace(sex="F"), *path.steps[1:]))) for path in ways)


def _spouse_side(text: str) -> Paths:
    for key, sex in (("f", "F"), ("m", "M")):
        for prefix, rest in _splits(text, listed("spouse_side", key)):
            starts = tuple(rules()["spouse_side"].get(prefix, "").split()) or ("",)
            kin = tuple(path for path in phrase(rest) if path.word.startswith(starts))
            if found := chain((Path((Step("S", sex),), OTHER[sex]),), kin):
                return found
    for _, rest in _splits(text, listed("spouse_side", "own")):
        return _distinct(tidy(replace(path, ego="F")) for path in official(phrase(rest)) if path.ego != "M")
    return ()


def _suffix(text: str) -> Paths:
    for key, sex in (("m", "M"), ("f", "F")):
        for suffix in sorted(listed("suffix", key), key=len, reverse=True):
            if not text.endswith(suffix):
                continue
            bases = official(phrase(text.removesuffix(suffix)))
            known = (with_last_sex(path, OTHER[sex]) for path in bases if path.word.endswith("C"))
            if found := _distinct(tidy(replace(path, steps=(*path.steps, Step("S", sex)))) for path in known if path):
                return found
    return ()


def _grandchild(text: str) -> Paths:
    table: dict[str, str] = rules()["grandchild"]
    for suffix in sorted(table, key=len, reverse=True):
        if text.endswith(suffix):
            bases = (path for path in official(phrase(text.removesuffix(suffix))) if path.word.endswith("PCC"))
            more = parse_path(table[suffix]).steps
            if found := _distinct(replace(path, steps=path.steps + more) for path in bases):
                return found
    return ()


def _household(text: str) -> Paths:
    """舅舅家表哥: kin through a relative's household, said from the speaker's side or from his."""
    for at in range(1, len(text) - 1):
        if text[at] == "家" and (found := household(phrase(text[:at]), phrase(text[at + 1 :]))):
            return found
    return ()


def household(owner: Paths, member: Paths) -> Paths:
    """The member of the owner's household.

    >>> [[way.word for way in household(phrase("舅舅"), phrase(member))] for member in ("表哥", "儿子", "老二")]
    [['PPCC'], ['PPCC'], ['PPCC']]
    """
    owner, member = official(owner), official(member)
    through = _distinct(_through(path, way) for path in owner for way in member)
    children = tuple(way for way in member if way.word in ("C", "CC", "CS"))
    siblings = tuple(replace(way, steps=way.steps[1:]) for way in member if way.word == "PC")
    return (
        through
        or chain(owner, children)
        or _distinct(replace(path, steps=path.steps + way.steps) for path in owner if path.word == "PPC" for way in siblings)
    )


def _through(owner: Path, way: Path) -> Path | None:
    """The way made more exact by the owner it passes; None if it does not pass him."""
    if not way.word.startswith(owner.word) or len(way.steps) <= len(owner.steps):
        return None
    steps = []
    for known, told in zip(owner.steps, way.steps, strict=False):
        if "?" not in (known.sex, told.sex) and known.sex != told.sex:
            return None
        steps.append(Step(told.letter, told.sex if known.sex == "?" else known.sex, told.age))
    return tidy(replace(way, steps=(*steps, *way.steps[len(steps) :])))


def _pairs(text: str) -> list[tuple[Paths, Paths]]:
    """The text as two understood words; where several cuts fit, a primitive second word comes first, the longer."""
    cuts = [(text[:at], text[at:]) for at in range(2, len(text)) if at < len(text) - 1 or text[at:] in listed("owner", "short")]
    cuts.sort(key=lambda cut: cut[1] not in vocabulary())
    pairs = ((official(phrase(head)), official(phrase(tail))) for head, tail in cuts)
    return [(first, second) for first, second in pairs if first and second]


def _couple(text: str) -> Paths:
    """A couple or both sexes of one kind side by side: 爸爸妈妈, 女儿女婿."""
    for first, second in _pairs(text):
        if found := _together(first, second):
            return found
    return ()


def _side_by_side(text: str) -> Paths:
    """The second word belongs to the first: 爱人哥哥. Two words of the straight line (儿子孙子) may as well be a list."""
    for first, second in _pairs(text):
        return () if _lineal(first) and _lineal(second) else chain(first, second)
    return ()


def _together(first: Paths, second: Paths) -> Paths:
    words, more = {path.word for path in first}, {path.word for path in second}
    if words == more or {word + "S" for word in words} == more:
        return _distinct(first + second)
    return ()


def _lineal(paths: Paths) -> bool:
    """Only parents, or only children."""
    return all(set(path.word) in ({"P"}, {"C"}) for path in paths)


def _erhua(text: str) -> Paths:
    return phrase(text[:-1]) if text.endswith("儿") and len(text) > 2 and text[-2] not in "子女" else ()


_RULES: tuple[Rule, ...] = (
    _half,
    _step,
    _kind,
    _plain,
    _ordinal,
    _cousin,
    _maternal,
    _spouse_side,
    _couple,
    _suffix,
    _grandchild,
    _household,
    _side_by_side,
    _erhua,
)
