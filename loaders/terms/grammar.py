"""From one phrase without 的 to the ways it can mean: primitive words, prefixes, suffixes and two words side by side.

A rule either does not fit (an empty result) or gives all ways; the first rule that fits decides, the exact word before all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache

from loaders.terms.path import KINDS, OTHER, Path, Step, parse_path, tidy, with_last_sex
from loaders.terms.ways import Paths, chain, distinct, household, official, settled, siblings, side_by_side, together, turned
from loaders.terms.words import alphabet, listed, rules, vocabulary

Rule = Callable[[str], Paths]
LONGEST = 12
"""Characters of a phrase; no kinship phrase without 的 is longer."""


@lru_cache(maxsize=65536)
def phrase(text: str) -> Paths:
    """All ways that a cleaned phrase without 的 can mean: one word, or two side by side; none if it is not understood.

    >>> [way.word for way in phrase("姑父")], [way.word for way in phrase("爱人哥哥")], phrase("远房表哥")
    (['PPCS'], ['SPC'], ())
    """
    if len(text) > LONGEST or not alphabet().issuperset(text):
        return ()
    return word(text) or _side_by_side(text)


@lru_cache(maxsize=65536)
def word(text: str) -> Paths:
    """All ways that one word can mean: a primitive one, or one built from a shorter word by a rule."""
    if not text:
        return ()
    if text in vocabulary():
        return vocabulary()[text]
    for rule in _RULES:
        if found := distinct(rule(text)):
            return found
    return ()


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
        return () if _ranked(rest) or _married_word(text, rest) else tuple(path for path in word(rest) if "C" in path.word)
    for key, words in (("children", ("C", "CC", "PC", "CS")), ("other", ("C", "CC"))):
        for _, rest in _splits(text, listed("ordinal", key)):
            return tuple(path for path in word(rest) if path.word in words)
    return ()


def _married_word(text: str, rest: str) -> bool:
    """大姑姐夫 is the husband of the 大姑姐, no rank of a 姑姐夫, who may be an uncle."""
    if rest in vocabulary():
        return False
    suffixes = (suffix for suffix in listed("suffix", "m") | listed("suffix", "f") if rest.endswith(suffix))
    pairs = ((vocabulary().get(text.removesuffix(suffix), ()), word(rest.removesuffix(suffix))) for suffix in suffixes)
    return any(whole and {path.word for path in whole} != {path.word for path in ranked} for whole, ranked in pairs)


def _ranked(text: str) -> bool:
    """Whether the text is itself rank + rest: nobody has two ranks."""
    return text not in vocabulary() and bool(_splits(text, listed("ordinal", "any")))


def _kind(text: str) -> Paths:
    for kind in ("none", "former", "adoptive"):
        for _, rest in _splits(text, listed("kind", kind)):
            found = official(word(rest))
            if kind != "none":
                found = tuple(path for path in found if path.kind != kind and (kind == "adoptive" or "S" in path.word))
            if found:
                return tuple(replace(path, kind=min(kind, path.kind, key=KINDS.index)) for path in found)
    return ()


def _step(text: str) -> Paths:
    for _, rest in _splits(text, listed("kind", "step")):
        return distinct(way for path in official(word(rest)) for way in _as_step(path))
    for _, rest in _splits(text, listed("kind", "step_parent")):
        return distinct(way for path in official(word(rest)) if path.word == "P" for way in _as_step(path))
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
        for _, rest in _splits(text, listed("plain", key)) if not text.startswith("亲家") else ():
            if found := word(rest):
                return found if key != "blood" else official(found)
    for after in listed("plain", "after"):
        if text.endswith(after) and (found := word(text.removesuffix(after))):
            return found
    return ()


def _half(text: str) -> Paths:
    for key, sex in (("step", ""), ("both", "?"), ("m", "M"), ("f", "F")):
        for _, rest in _splits(text, listed("half", key)):
            siblings = [path for path in official(word(rest)) if path.word == "PC"]
            if key == "step":
                return distinct(way for path in siblings for way in _as_step(path))
            return tuple(replace(path, steps=(Step("P", sex), *path.steps[1:])) for path in siblings)
    return ()


def _cousin(text: str) -> Paths:
    table: dict[str, str] = rules()["cousin"]
    for prefix, rest in _splits(text, table):
        ways = distinct(_as_cousin(path, parse_path(table[prefix])) for path in official(word(rest)))
        if ways := ways or _in_law_cousin(word(rest), parse_path(table[prefix])):
            return ways
    return ()


def _in_law_cousin(paths: Paths, cousin: Path) -> Paths:
    """表大舅哥, 堂小姑子: a cousin of the spouse, where the word after the prefix means the spouse's brother or sister only."""
    if not paths or any(path.word != "SPC" for path in paths):
        return ()
    ways = (replace(path, steps=path.steps[1:], ego="") for path in paths)
    turned = ((_as_cousin(way, cousin), path) for way, path in zip(ways, paths, strict=True))
    return distinct(replace(way, steps=(path.steps[0], *way.steps), ego=path.ego) for way, path in turned if way)


def _as_cousin(path: Path, cousin: Path) -> Path | None:
    """The way with its first "parent's child" replaced by a cousin of the given line; None if it has none near the speaker."""
    at = path.word.find("PC")
    if at not in (0, 1) or (at == 1 and path.word not in ("PPC", "PPCS")):
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
    ways = (path for path in official(word(text[1:])) if path.word in ("PP", "CC", "PPP", "CCC", "CCS"))
    return distinct(tidy(replace(path, steps=(path.steps[0]._replace(sex="F"), *path.steps[1:]))) for path in ways)


def _spouse_side(text: str) -> Paths:
    for key, sex in (("f", "F"), ("m", "M")):
        for prefix, rest in _splits(text, listed("spouse_side", key)):
            starts = tuple(rules()["spouse_side"].get(prefix, "").split()) or ("",)
            kin = tuple(
                path for path in word(rest) if path.word.startswith(starts) and not (prefix[-1] == "家" and path.word[:1] == "C")
            )
            spouse = (Path((Step("S", sex),), OTHER[sex]),)
            if found := settled(spouse, chain(spouse, kin)):
                return found
    for _, rest in _splits(text, listed("spouse_side", "own")):
        return distinct(tidy(replace(path, ego="F")) for path in official(word(rest)) if path.ego != "M")
    return ()


def _brought(text: str) -> Paths:
    """继母带来的儿子: the child of that parent only, so of a mother a brother by half blood, of a wife a stepchild."""
    for link in listed("kind", "brought"):
        owner, found, child = text.partition(link)
        if found:
            return distinct(_alone(a, b) for a in official(word(owner)) for b in official(word(child)) if b.word == "C")
    return ()


def _alone(parent: Path, child: Path) -> Path | None:
    kind = min("step", parent.kind, key=KINDS.index) if parent.word.endswith("S") else parent.kind
    return tidy(replace(parent, steps=parent.steps + child.steps, kind=kind))


def _suffix(text: str) -> Paths:
    for key, sex in (("m", "M"), ("f", "F")):
        for suffix in sorted(listed("suffix", key), key=len, reverse=True):
            if not text.endswith(suffix):
                continue
            bases = official(word(text.removesuffix(suffix)))
            known = (with_last_sex(path, OTHER[sex]) for path in bases if path.word.endswith("C"))
            if found := distinct(tidy(replace(path, steps=(*path.steps, Step("S", sex)))) for path in known if path):
                return distinct(found + _sons_in_law(bases, suffix))
    return ()


def _sons_in_law(bases: Paths, suffix: str) -> Paths:
    """姑妈女婿: of a woman of the speaker's generation or an older one it may as well be her daughter's husband."""
    own = (path for path in bases if suffix == "女婿" and path.word.count("C") <= path.word.count("P"))
    return distinct(tidy(replace(path, steps=(*path.steps, Step("C", "F"), Step("S", "M")))) for path in own)


def _grandchild(text: str) -> Paths:
    table: dict[str, str] = rules()["grandchild"]
    for suffix in sorted(table, key=len, reverse=True):
        if text.endswith(suffix):
            bases = (path for path in official(word(text.removesuffix(suffix))) if path.word.endswith("PCC"))
            more = parse_path(table[suffix]).steps
            if found := distinct(replace(path, steps=path.steps + more) for path in bases):
                return found
    return ()


def _household(text: str) -> Paths:
    """舅舅家表哥: kin through a relative's household, said from the speaker's side or from his."""
    for at in range(1, len(text) - 1):
        if text[at] == "家" and (found := household(word(text[:at]), word(text[at + 1 :]))):
            return found
    return ()


def _pairs(text: str) -> list[tuple[Paths, Paths]]:
    """The text as two understood words; where several cuts fit, a primitive second word comes first, the longer."""
    cuts = [(text[:at], text[at:]) for at in range(2, len(text)) if at < len(text) - 1 or text[at:] in listed("owner", "short")]
    cuts.sort(key=lambda cut: cut[1] not in vocabulary())
    pairs = ((official(word(head)), official(word(tail))) for head, tail in cuts)
    return [(first, second) for first, second in pairs if first and second]


def _couple(text: str) -> Paths:
    """A couple or both sexes of one kind side by side: 爸爸妈妈, 女儿女婿.

    Said the other way round, 嫂子哥哥 may be the sister-in-law's brother as well.
    """
    for first, second in _pairs(text):
        if found := together(first, second):
            return found
        if found := turned(first, second):
            return distinct(found + (settled(first, chain(first, second)) if siblings(first) else ()))
    return ()


def _side_by_side(text: str) -> Paths:
    """The second word belongs to the first: 爱人哥哥. What may as well be a list of two is not understood."""
    for first, second in _pairs(text):
        return () if _says_brought(text) or side_by_side(first, second) else settled(first, chain(first, second))
    return ()


def _says_brought(text: str) -> bool:
    return any(link in text for link in listed("kind", "brought"))


def _erhua(text: str) -> Paths:
    return word(text[:-1]) if text.endswith("儿") and len(text) > 2 and text[-2] not in "子女" else ()


_RULES: tuple[Rule, ...] = (
    _brought,
    _half,
    _step,
    _kind,
    _plain,
    _spouse_side,
    _ordinal,
    _cousin,
    _maternal,
    _couple,
    _suffix,
    _grandchild,
    _household,
    _erhua,
)
