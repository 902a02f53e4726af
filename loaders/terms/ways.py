"""What one does with all the ways a word can mean: join them with those of another word, settle them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from loaders.terms.path import Path, Step, join, tidy

Paths = tuple[Path, ...]


def distinct(paths: Iterable[Path | None]) -> Paths:
    """Each way once, in order; what was impossible (None) is left out."""
    return tuple(dict.fromkeys(path for path in paths if path is not None))


def official(paths: Paths) -> Paths:
    """Without the regional ways, where there are others.

    >>> from loaders.terms.grammar import word
    >>> [way.word for way in official(word("公公"))]
    ['SP']
    """
    return tuple(path for path in paths if not path.regional) or paths


def chain(first: Paths, second: Paths) -> Paths:
    """ "The second of my first": every way of one joined with every way of the other."""
    return distinct(way for a in official(first) for b in official(second) for way in join(a, b))


def settled(start: Paths, ways: Paths) -> Paths:
    """The ways that end at somebody else than the speaker, for a chain that starts so.

    A way that goes down to a child and ends at the speaker's spouse is dropped too: the child's other parent may be a former one.

    >>> from loaders.terms.grammar import word
    >>> settled(word("儿子"), chain(word("儿子"), word("母亲")))
    ()
    """
    down = all(path.word.startswith("C") for path in start)
    return tuple(way for way in ways if (way.steps or way.kind in ("none", "former")) and not (down and way.word == "S"))


def household(owner: Paths, member: Paths) -> Paths:
    """The member of the owner's household.

    >>> from loaders.terms.grammar import word
    >>> [[way.word for way in household(word("舅舅"), word(member))] for member in ("表哥", "儿子", "老二")]
    [['PPCC'], ['PPCC'], ['PPCC']]
    """
    owner, member = official(owner), official(member)
    through = distinct(_through(path, way) for path in owner for way in member)
    children = tuple(way for way in member if way.word in ("C", "CC", "CS"))
    siblings = tuple(replace(way, steps=way.steps[1:]) for way in member if way.word == "PC")
    return (
        through
        or chain(owner, children)
        or distinct(replace(path, steps=path.steps + way.steps) for path in owner if path.word == "PPC" for way in siblings)
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


def together(first: Paths, second: Paths) -> Paths:
    """Both, where they are a couple or the two sexes of one kind.

    >>> from loaders.terms.grammar import word
    >>> [way.word for way in together(word("女儿"), word("女婿"))], together(word("女儿"), word("姐夫"))
    (['C', 'CS'], ())
    """
    words, more = {path.word for path in first}, {path.word for path in second}
    if (words == more and not set(first) & set(second)) or {letters + "S" for letters in words} == more:
        return distinct(first + second)
    return ()


def turned(first: Paths, second: Paths) -> Paths:
    """The second and the first, where the first is married to the second: 姑父姑母. Of 嫂子弟弟 she is not his wife.

    >>> from loaders.terms.grammar import word
    >>> [way.word for way in turned(word("姑父"), word("姑母"))], turned(word("嫂子"), word("弟弟"))
    (['PPC', 'PPCS'], ())
    """
    married = all(path.word.endswith("S") and any(_alike(path.steps[:-1], own.steps) for own in second) for path in first)
    return distinct(second + first) if married else ()


def _alike(left: tuple[Step, ...], right: tuple[Step, ...]) -> bool:
    pairs = zip(left, right, strict=False)
    return len(left) == len(right) > 0 and all(
        a.letter == b.letter and a.age in ("", b.age or a.age) and (a.sex == b.sex or "?" in (a.sex, b.sex)) for a, b in pairs
    )


def side_by_side(first: Paths, second: Paths) -> bool:
    """Whether two words may as well be a list: both of the straight line (儿子孙子), or brothers and sisters after an uncle.

    >>> from loaders.terms.grammar import word
    >>> [side_by_side(word("二叔"), word("哥哥")), side_by_side(word("爱人"), word("哥哥"))]
    [True, False]
    """
    uncles = any(path.word in ("PPC", "PPCS") for path in first)
    return (_lineal(first) and _lineal(second)) or (uncles and siblings(second))


def siblings(paths: Paths) -> bool:
    """Whether all are brothers and sisters or whom these married.

    >>> from loaders.terms.grammar import word
    >>> siblings(word("嫂子"))
    True
    """
    return all(path.word in ("PC", "PCS") for path in paths)


def _lineal(paths: Paths) -> bool:
    """Only parents, or only children."""
    return all(set(path.word) in ({"P"}, {"C"}) for path in paths)
