"""``read_term``: the text or code of a kinship term → all it can mean."""

from __future__ import annotations

import re
from functools import lru_cache

from loaders.terms import codes as code_tables
from loaders.terms.clean import bracketed, clean, undated
from loaders.terms.grammar import phrase
from loaders.terms.judge import made, unknown
from loaders.terms.model import Term
from loaders.terms.path import KINDS, Path, Step, join, with_last_sex
from loaders.terms.ways import Paths, chain, distinct, household, official, settled, together
from loaders.terms.words import listed, rules

MAX_CHARACTERS = 80
"""A longer text is a remark, not a term."""
NOBODY = Path((), kind="none")
_ALTERNATIVES = re.compile(r"[/、或和及与|\\,，;；丨]|以及")


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
        return unknown(text, "term.bare-code")
    if code and codes:
        labels = code_tables.labels(codes, code)
        return made(text, _coded(labels), sex) if labels else unknown(text, "term.unknown-code")
    if len(text) > MAX_CHARACTERS:
        return unknown(text, "term.not-understood")
    return made(text, _text(clean(text)), sex, fostered=_says_fostered(text))


def _coded(labels: list[str]) -> Paths:
    """A code means what its label officially means, never a regional sense; a second code continues the first."""
    first, *more = [official(_text(clean(label))) for label in labels]
    for paths in more:
        first = settled(first, chain(first, paths))
    return first


def _says_fostered(text: str) -> bool:
    """Whether a step term itself tells of 抚养."""
    return any(word in clean(text) for word in listed("kind", "fostered"))


def _text(text: str) -> Paths:
    """The ways of a cleaned term: alternatives first, then brackets, then 的."""
    outer, notes = bracketed(text)
    if notes:
        return _inside(text) or _explained(outer, notes)
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


def _inside(text: str) -> Paths:
    """堂(表)兄, (外)祖父母: the bracket inside a word holds an alternative beginning."""
    found = re.fullmatch(r"([^()]*)\(([^()]+)\)([^()]+)", text)
    if not found or found[2] in _no_matter():
        return ()
    head, note, tail = found.groups()
    first, second = _text(head + tail), _text(head[:-1] + note + tail)
    return tuple(dict.fromkeys(first + second)) if first and second else ()


def _no_matter() -> frozenset[str]:
    """Remarks that say nothing of the tie."""
    return listed("note", "ignore") | listed("note", "late")


def _ending(outer: str, note: str) -> Paths:
    """岳父(母), 外甥(女): a bracketed character may stand for the last one, or follow it."""
    return (_text(outer[:-1] + note) or _text(outer + note)) if len(note) == 1 and outer else ()


def _explained(outer: str, notes: list[str]) -> Paths:
    """A term with a remark in brackets: the remark narrows it, completes it (姐姐(堂)), or is itself the exact term."""
    ways = _text(outer)
    for note in notes:
        ways = _with_note(outer, ways, note)
    return ways


def _with_note(outer: str, ways: Paths, note: str) -> Paths:
    if note in _no_matter() or note.isdigit() or undated(note) in listed("note", "late"):
        return ways
    if undated(note) in listed("kind", "former"):
        own = "离" in note and not all(way.word.endswith("S") for way in ways)
        return () if own else _text(undated(note) + outer)
    if note.endswith(tuple(word for word in listed("note", "late") if len(word) > 1)):
        return ()
    for key, sex in (("male", "M"), ("female", "F")):
        if note in listed("note", key) and (known := tuple(path for way in ways if (path := with_last_sex(way, sex)))):
            return known
    if note in listed("note", "daughters"):
        return tuple(dict.fromkeys(way if way.word != "C" else _any_child(way) for way in ways))
    told = _text(note)
    if spouses := _of_the_spouse(ways, told) or _of_the_spouse(told, ways):
        return spouses
    exact = distinct(path for way in told for path in _fits(ways, way))
    if exact := exact or _both(outer, ways, note, told):
        return exact
    over = distinct(path for way in _over(_text(note.removesuffix("的"))) for path in _fits(ways, way))
    return over or _not_of_other_sex(told, ways) or _text(note + outer)


def _over(link: Paths) -> Paths:
    """The children of those in a remark, 外甥(姐姐), 侄子(弟弟的), and whom they married, 姐夫(大姐)."""
    return chain(link, phrase("孩子")) + chain(link, phrase("配偶"))


def _both(outer: str, ways: Paths, note: str, told: Paths) -> Paths:
    """The term and its remark side by side: the two sexes of one kind (岳父(母), 父亲(母亲)), or a couple (姐姐(姐夫))."""
    other = told if told and {way.word for way in told} == {way.word for way in ways} else _ending(outer, note)
    step = any(way.kind == "step" for way in told)
    return distinct(ways + other) if ways and other else () if step else together(ways, told)


def _of_the_spouse(ways: Paths, spouse: Paths) -> Paths:
    """父亲(配偶) is the spouse's father; 弟弟(爱人) may be the spouse's brother as well as the brother's wife."""
    if not ways or {way.word for way in spouse} != {"S"} or any(way.word == "S" for way in ways):
        return ()
    married = () if all(way.word == "P" for way in ways) else chain(ways, spouse)
    return distinct(settled(spouse, chain(spouse, ways)) + settled(ways, married))


def _not_of_other_sex(told: Paths, ways: Paths) -> Paths:
    """爷爷(父亲) is said for the children and means the father; 孙子(女儿) is no daughter."""
    sexes = {way.last_sex for way in ways} or {"?"}
    return tuple(way for way in told if "?" in (way.last_sex, *sexes) or way.last_sex in sexes)


def _any_child(way: Path) -> Path:
    return Path((way.steps[0]._replace(sex="?"),), way.ego, way.kind)


def _fits(ways: Paths, told: Path) -> list[Path]:
    """The told way, made more exact by what the term before the bracket says of the same word."""
    same = (path for path in ways if path.word == told.word)
    return [merged for path in same if (merged := _merged(path, told))]


def _merged(path: Path, told: Path) -> Path | None:
    steps = []
    for a, b in zip(path.steps, told.steps, strict=True):
        if ("?" not in (a.sex, b.sex) and a.sex != b.sex) or (a.age and b.age and a.age != b.age):
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
    start = ways = phrase(first) if first not in listed("nobody", "words") else (NOBODY,)
    for part in more:
        ways = _next(first, ways, part)
        first = part
    return settled(start, ways) if more else ways


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
    ] + [("spouse_side", key) for key in ("m", "f", "own")]
    return frozenset(word for table, key in names for word in listed(table, key) if len(word) > 1 and not word.endswith("的")) | {
        "认"
    }


def _next(owner: str, ways: Paths, part: str) -> Paths:
    """One link further. X的媳妇 is X's wife where X is a man; 舅舅家的表哥 may be said from the speaker's side."""
    if owner.endswith("家") and not phrase(owner):
        return household(phrase(owner.removesuffix("家")), phrase(part))
    if part in listed("suffix", "child"):
        younger = tuple(path for path in ways if path.word.count("C") > path.word.count("P"))
        return distinct(chain(ways, phrase(part)) + _married(younger, "M"))
    if part in listed("suffix", "f") | listed("suffix", "m"):
        return _married(ways, "F" if part in listed("suffix", "f") else "M") or chain(ways, phrase(part))
    return chain(ways, phrase(part))


def _married(ways: Paths, sex: str) -> Paths:
    """The spouses, of that sex, of those at the end of the ways."""
    return tuple(way for path in official(ways) for way in join(path, Path((Step("S", sex),))))
