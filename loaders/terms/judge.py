"""From the ways a term can mean to the finished ``Term``: speaker's sex, kind, scope, reason."""

from __future__ import annotations

from collections.abc import Iterable

from kinship import kin
from loaders.terms.model import Reading, Term
from loaders.terms.path import KINDS, MAX_STEPS, Path, join
from loaders.terms.ways import Paths

_SENIORITY = {"+": "elder", "-": "younger", "": ""}


def unknown(text: str, reason: str) -> Term:
    """A term that is not understood, with the reason: a key of the text catalogue."""
    return Term(text, "unknown", (), False, "unknown", reason)


def made(text: str, ways: Paths, sex: str | None, fostered: bool = False) -> Term:
    """The term with all its ways judged; ``fostered``: its text speaks of 抚养.

    >>> from loaders.terms.grammar import phrase
    >>> made("姨夫", phrase("姨夫"), "F").scope
    'in'
    """
    if not ways:
        return unknown(text, "term.not-understood")
    if any(len(way.steps) > MAX_STEPS for way in ways):
        return unknown(text, "term.too-long")
    spoken = _said_by(ways, sex)
    if not spoken:
        return unknown(text, "term.not-said-by-sex")
    return _made(text, spoken, fostered)


def _said_by(ways: Paths, sex: str | None) -> Paths:
    if sex is None:
        return ways
    whole = Path((), sex)
    return tuple(dict.fromkeys(way for path in ways if path.ego in ("?", sex) for way in join(whole, path) or (path,)))


def _made(text: str, ways: Paths, fostered: bool) -> Term:
    kinds = {_kind(path) for path in ways}
    kind = kinds.pop() if len(kinds) == 1 else "unknown"
    if kind in ("none", "former"):
        return Term(text, kind, (), False, "none", ended=frozenset(path.word for path in ways if path.kind == "former"))
    void = any(_kind(path) in ("none", "former") for path in ways)
    if void:
        return unknown(text, "term.former-or-own")
    readings = tuple(dict.fromkeys(_reading(path) for path in ways))
    fostered = fostered and kind == "step"
    return Term(text, kind, readings, fostered, _scope(readings, fostered))


def _kind(path: Path) -> str:
    """A way over a parent's spouse or a spouse's child is a step tie, whatever the words for it."""
    derived = "step" if "PS" in path.word or "SC" in path.word else "blood"
    return min(path.kind, derived, key=KINDS.index)


def _reading(path: Path) -> Reading:
    return Reading(path.word, "".join(step.sex for step in path.steps), _SENIORITY[_age(path)], _kind(path))


def _age(path: Path) -> str:
    """The seniority of the relative, or of the one the relative is married to: that of others on the way tells nothing of him."""
    own = path.steps[-2:] if path.steps[-1].letter == "S" else path.steps[-1:]
    return own[0].age


def _scope(readings: Iterable[Reading], fostered: bool) -> str:
    """The one scope of all readings, else unknown. With 抚养 a step-parent is a parent in law, a step-child a child."""
    scopes = {kin.scope(_in_law(reading.word) if fostered else reading.word) for reading in readings}
    return scopes.pop() if len(scopes) == 1 else "unknown"


def _in_law(word: str) -> str:
    return word.replace("PSC", "PC").replace("PS", "P").replace("SC", "C")
