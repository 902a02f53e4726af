"""``read_term``: the text or code of a kinship term → all it can mean."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from kinship import kin
from loaders.terms import codes as code_tables
from loaders.terms.clean import bracketed, clean
from loaders.terms.grammar import Paths, chain, household, official, phrase
from loaders.terms.model import Reading, Term
from loaders.terms.path import KINDS, MAX_STEPS, Path, Step, join, with_last_sex
from loaders.terms.words import listed, rules

NOBODY = Path((), kind="none")
_ALTERNATIVES = re.compile(r"[/、或和及与|\\,，;；丨]|以及")
_SENIORITY = {"+": "elder", "-": "younger", "": ""}


@lru_cache(maxsize=65536)
def read_term(text: str, *, codes: str | None = None, sex: str | None = None) -> Term:
    """All that a kinship term can mean.

    ``codes`` names the code table of the file (``gbt4761-2008``, ``rmb-v3``, ``gwy-2017``): without it a bare code is not
    understood, as the three tables contradict each other. ``sex`` (``M``, ``F``) is the speaker's: it removes what cannot be.
    Never raises for any text. Raises RequestError for a code table or a sex that does not exist.

    >>> read_term("姑父").readings
    (Reading(word='PPCS', sexes='M?FM', seniority='', kind='blood'),)
    >>> read_term("干爹").scope, read_term("远房表哥").scope, read_term("51").reason
    ('none', 'unknown', 'term.bare-code')
    >>> [reading.word for reading in read_term("1071", codes="gbt4761-2008").readings]
    ['SPC']
    """
    code_tables.require(codes, sex)
    code = code_tables.as_code(text)
    if code and not codes:
        return _unknown(text, "term.bare-code")
    if code and codes:
        labels = code_tables.labels(codes, code)
        return _term(text, _coded(labels), sex) if labels else _unknown(text, "term.unknown-code")
    return _term(text, _text(clean(text)), sex, fostered=_says_fostered(text))


def _unknown(text: str, reason: str) -> Term:
    return Term(text, "unknown", (), False, "unknown", reason)


def _coded(labels: list[str]) -> Paths:
    """A code means what its label officially means, never a regional sense; a second code continues the first."""
    first, *more = [official(_text(clean(label))) for label in labels]
    for paths in more:
        first = _closed(first, chain(first, paths))
    return first


def _says_fostered(text: str) -> bool:
    """Whether a step term itself tells of 抚养."""
    return any(word in clean(text) for word in listed("kind", "fostered"))


def _text(text: str) -> Paths:
    """The ways of a cleaned term: alternatives first, then brackets, then 的."""
    outer, notes = bracketed(text)
    if notes:
        return _explained(outer, notes)
    return _linked(text) or _alternatives(text)


def _alternatives(text: str) -> Paths:
    parts = _shared_owner([part for part in _ALTERNATIVES.split(text) if part])
    found = [_linked(part) for part in parts]
    if len(parts) < 2 or not all(found):
        return ()
    return tuple(dict.fromkeys(path for paths in found for path in paths))


def _shared_owner(parts: list[str]) -> list[str]:
    """配偶的祖父母或外祖父母: what stands before the 的 of the first part holds for the parts without one."""
    owner, link, _ = parts[0].rpartition("的") if parts else ("", "", "")
    return parts[:1] + [part if "的" in part else owner + link + part for part in parts[1:]]


def _explained(outer: str, notes: list[str]) -> Paths:
    """A term with a remark in brackets: the remark narrows it, completes it (姐姐(堂)), or is itself the exact term."""
    ways = _text(outer)
    for note in notes:
        ways = _with_note(outer, ways, note)
    return ways


def _with_note(outer: str, ways: Paths, note: str) -> Paths:
    if note in listed("note", "ignore") or note.isdigit():
        return ways
    for key, sex in (("male", "M"), ("female", "F")):
        if note in listed("note", key):
            return tuple(path for path in (with_last_sex(way, sex) for way in ways) if path)
    if note in listed("note", "daughters"):
        return tuple(dict.fromkeys(way if way.word != "C" else _any_child(way) for way in ways))
    told = _text(note)
    narrowed = tuple(dict.fromkeys(path for way in told for path in _fits(ways, way)))
    return narrowed or told or _text(note + outer)


def _any_child(way: Path) -> Path:
    return Path((way.steps[0]._replace(sex="?"),), way.ego, way.kind)


def _fits(ways: Paths, told: Path) -> list[Path]:
    """The told way, made more exact by what the term before the bracket says of the same word."""
    same = (path for path in ways if path.word == told.word)
    return [merged for path in same if (merged := _merged(path, told))]


def _merged(path: Path, told: Path) -> Path | None:
    steps = []
    for a, b in zip(path.steps, told.steps, strict=True):
        if "?" not in (a.sex, b.sex) and a.sex != b.sex:
            return None
        steps.append(Step(a.letter, b.sex if a.sex == "?" else a.sex, b.age or a.age))
    kind = min(path.kind, told.kind, key=KINDS.index)
    return Path(tuple(steps), path.ego if told.ego == "?" else told.ego, kind, told.regional)


def _linked(text: str) -> Paths:
    """A chain with 的 or 之; qualifiers that end in 的 (领养的女儿) are glued to their word before."""
    if text in listed("nobody", "words"):
        return (NOBODY,)
    plain = _glued(text)
    if whole := phrase(plain.replace("之", "的")):
        return whole
    first, *more = re.split("[的之]", plain)
    ways = phrase(first) if first not in listed("nobody", "words") else (NOBODY,)
    for part in more:
        ways = _closed(ways, _next(first, ways, part))
        first = part
    return _fitting(ways) if more else ways


def _glued(text: str) -> str:
    for word in sorted(_qualifiers(), key=len, reverse=True):
        text = text.replace(f"{word}的", word)
    for word in sorted(listed("kind", "fostered"), key=len, reverse=True):
        text = text.replace(word, "")
    return text


def _qualifiers() -> frozenset[str]:
    names = [
        (table, key)
        for table in ("half", "kind", "plain")
        for key in rules()[table]
        if key not in ("after", "step", "step_parent")
    ]
    return frozenset(word for table, key in names for word in listed(table, key) if len(word) > 1 and not word.endswith("的")) | {
        "认"
    }


def _next(owner: str, ways: Paths, part: str) -> Paths:
    """One link further. X的媳妇 is X's wife where X is a man; 舅舅家的表哥 may be said from the speaker's side."""
    if owner.endswith("家") and not phrase(owner):
        return household(phrase(owner.removesuffix("家")), phrase(part))
    if part in listed("suffix", "f") | listed("suffix", "m"):
        wife = Path((Step("S", "F" if part in listed("suffix", "f") else "M"),))
        if married := tuple(way for path in official(ways) for way in join(path, wife)):
            return married
    return chain(ways, phrase(part))


def _closed(before: Paths, after: Paths) -> Paths:
    """Without the ways that lead back to the speaker through a child: the child's other parent need not be the spouse."""
    back = all(path.word.startswith("C") for path in before) and bool(before)
    return tuple(path for path in after if not (back and path.word == "S"))


def _fitting(ways: Paths) -> Paths:
    return tuple(path for path in ways if path.steps or path.kind == "none")


def _term(text: str, ways: Paths, sex: str | None, fostered: bool = False) -> Term:
    if not ways:
        return _unknown(text, "term.not-understood")
    ways = tuple(way for way in ways if len(way.steps) <= MAX_STEPS)
    if not ways:
        return _unknown(text, "term.too-long")
    spoken = _said_by(ways, sex)
    if not spoken:
        return _unknown(text, "term.not-said-by-sex")
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
        return Term(text, kind, (), False, "none")
    void = any(_kind(path) in ("none", "former") for path in ways)
    if void:
        return _unknown(text, "term.former-or-own")
    readings = tuple(dict.fromkeys(_reading(path) for path in ways))
    fostered = fostered and kind == "step"
    return Term(text, kind, readings, fostered, _scope(readings, fostered))


def _kind(path: Path) -> str:
    """A way over a parent's spouse or a spouse's child is a step tie, whatever the words for it."""
    derived = "step" if "PS" in path.word or "SC" in path.word else "blood"
    return min(path.kind, derived, key=KINDS.index)


def _reading(path: Path) -> Reading:
    ages = [step.age for step in path.steps if step.age]
    return Reading(path.word, "".join(step.sex for step in path.steps), _SENIORITY[ages[-1] if ages else ""], _kind(path))


def _scope(readings: Iterable[Reading], fostered: bool) -> str:
    """The one scope of all readings, else unknown. With 抚养 a step-parent is a parent in law, a step-child a child."""
    scopes = {kin.scope(_in_law(reading.word) if fostered else reading.word) for reading in readings}
    return scopes.pop() if len(scopes) == 1 else "unknown"


def _in_law(word: str) -> str:
    return word.replace("PSC", "PC").replace("PS", "P").replace("SC", "C")
