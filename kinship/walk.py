"""The other road: kinship by walking a networkx graph, path by path.

It shares nothing with the SQL but the tables. ``explain`` uses it to show every path between two people; the tests hold it
against the SQL on every county they have. It is the oracle, not the engine: it is many times slower.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from kinship import kin

if TYPE_CHECKING:
    import networkx as nx

PLAIN, WIDOWED, SEVERED, REMARRIED = range(4)
"""How a step holds: plainly · across a death · by blood that an adoption cut · across a death after which the survivor married
again. The basis of a path is its worst step."""
BASES = ("plain", "widowed", "adopted-away", "remarried")
"""What reports call them, in that order."""

Row = Mapping[str, Any]
OneRow = TypeVar("OneRow", bound=Row)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path: to whom, by which letters (``PS`` for a recorded mere step-parent), how sure, on which basis."""

    person: str
    letters: str
    grade: int
    basis: int


@dataclass(frozen=True, slots=True)
class Path:
    """A path of distinct people that spells ``word``. ``people`` starts with the person asked about."""

    word: str
    people: tuple[str, ...]
    grade: int
    basis: int


def graph(person: Iterable[Row], parent: Iterable[Row], spouse: Iterable[Row], as_of: date) -> nx.MultiDiGraph:
    """The family graph on a day: nodes are person_ids, each edge a :class:`Step` under the key ``step``.

    The rows are those of the typed tables ``person``, ``parent`` and ``spouse`` (dates as ``date``, grades 0 to 2).
    """
    import networkx as nx

    died = _died(person, as_of)
    family = nx.MultiDiGraph()
    adopters = _adopters(parent, as_of)
    couples = {frozenset((row["person_id"], row["spouse_id"])) for row in spouse}
    for row in parent:
        _add_parent(family, row, adopters.get(row["child_id"], set()), couples, as_of)
    for row, basis in _marriages(list(spouse), died, as_of):
        for one, other in ((row["person_id"], row["spouse_id"]), (row["spouse_id"], row["person_id"])):
            family.add_edge(one, other, step=Step(other, "S", row["grade"], basis))
    return family


def holding(
    person: Iterable[Row], parent: Iterable[OneRow], spouse: Iterable[OneRow], as_of: date
) -> tuple[list[OneRow], list[OneRow]]:
    """The rows of ``parent`` and ``spouse`` that :func:`graph` makes steps of: a marriage that was divorced is none."""
    died = _died(person, as_of)
    held = [row for row in parent if row["kind"] == "blood" or _holds(row, as_of)]
    return held, [row for row in spouse if _stands(row, died, as_of)]


def _died(person: Iterable[Row], as_of: date) -> dict[str, date]:
    return {row["person_id"]: row["died_on"] for row in person if row["died_on"] and row["died_on"] <= as_of}


def _holds(row: Row, as_of: date) -> bool:
    return (row["start_on"] is None or row["start_on"] <= as_of) and (row["end_on"] is None or row["end_on"] > as_of)


def _adopters(parent: Iterable[Row], as_of: date) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for row in parent:
        if row["kind"] == "adoptive" and _holds(row, as_of):
            found.setdefault(row["child_id"], set()).add(row["parent_id"])
    return found


def _add_parent(family: nx.MultiDiGraph, row: Row, adopters: set[str], couples: set[frozenset[str]], as_of: date) -> None:
    if row["kind"] != "blood" and not _holds(row, as_of):
        return
    up, down = ("PS", "SC") if row["kind"] == "step" else ("P", "C")
    kept = any(frozenset((row["parent_id"], adopter)) in couples for adopter in adopters)
    basis = SEVERED if row["kind"] == "blood" and adopters and not kept else PLAIN
    family.add_edge(row["child_id"], row["parent_id"], step=Step(row["parent_id"], up, row["grade"], basis))
    family.add_edge(row["parent_id"], row["child_id"], step=Step(row["child_id"], down, row["grade"], basis))


def _marriages(spouse: list[Row], died: Mapping[str, date], as_of: date) -> Iterator[tuple[Row, int]]:
    """Marriages that stand, and those that death ended, with their basis. What a later marriage ended does not revive when that
    is divorced."""
    standing = [row for row in spouse if _stands(row, died, as_of)]
    by_person: dict[str, list[Row]] = {}
    for row in (row for row in spouse if _began(row, as_of) or _stands(row, died, as_of)):
        by_person.setdefault(row["person_id"], []).append(row)
        by_person.setdefault(row["spouse_id"], []).append(row)
    for row in standing:
        pair = (row["person_id"], row["spouse_id"])
        basis = WIDOWED if any(one in died for one in pair) else PLAIN
        for survivor, gone in (pair, pair[::-1]):
            if gone in died and _married_again(by_person[survivor], survivor, gone, died):
                basis = REMARRIED
        yield row, basis


def _began(row: Row, as_of: date) -> bool:
    start, end = row["start_on"], row["end_on"]
    return start is not None and start <= as_of and (end is None or end >= start)


def _stands(row: Row, died: Mapping[str, date], as_of: date) -> bool:
    start, end = row["start_on"], row["end_on"]
    if start and end and end < start:
        return True
    if start and start > as_of:
        return False
    deaths = [died[one].replace(day=1) for one in (row["person_id"], row["spouse_id"]) if one in died]
    return end is None or end > as_of or any(end >= death for death in deaths)


def _married_again(marriages: list[Row], survivor: str, gone: str, died: Mapping[str, date]) -> bool:
    for row in marriages:
        other = row["spouse_id"] if row["person_id"] == survivor else row["person_id"]
        if other == gone:
            continue
        if row["start_on"] is None and other not in died:
            return True
        if row["start_on"] is not None and row["start_on"] >= died[gone]:
            return True
    return False


def paths(family: nx.MultiDiGraph, person: str, words: frozenset[str]) -> Iterator[Path]:
    """Every path of distinct people from ``person`` that spells one of ``words``.

    >>> import networkx as nx
    >>> family = nx.MultiDiGraph()
    >>> family.add_edge("child", "mother", step=Step("mother", "P", 2, 0))
    0
    >>> [(path.word, path.people[-1]) for path in paths(family, "child", frozenset({"P"}))]
    [('P', 'mother')]
    """
    if person in family:
        yield from _walked(_Steps(family), person, words)


class _Steps(dict[str, list[Step]]):
    """Person → the steps that lead on, looked up when they are first asked for."""

    def __init__(self, family: nx.MultiDiGraph) -> None:
        super().__init__()
        self.family = family

    def __missing__(self, person: str) -> list[Step]:
        self[person] = [step for _, _, step in self.family.out_edges(person, data="step")]
        return self[person]


def _walked(steps: _Steps, person: str, words: frozenset[str]) -> Iterator[Path]:
    """The paths of :func:`paths`."""
    unfinished = frozenset(word[:length] for word in words for length in range(len(word)))
    beginnings = unfinished | words
    stack = [Path("", (person,), 2, PLAIN)]
    while stack:
        so_far = stack.pop()
        if so_far.word in words:
            yield so_far
        if so_far.word not in unfinished:
            continue
        for step in steps[so_far.people[-1]]:
            word = so_far.word + step.letters
            if word in beginnings and step.person not in so_far.people:
                stack.append(_on(so_far, step, word))


def _on(so_far: Path, step: Step, word: str) -> Path:
    """A path with a step more."""
    return Path(word, (*so_far.people, step.person), min(so_far.grade, step.grade), max(so_far.basis, step.basis))


def between(family: nx.MultiDiGraph, one: str, other: str, words: Iterable[str]) -> Iterator[Path]:
    """The paths of :func:`paths` that lead from ``one`` to ``other``, looked for from both ends.

    From ``one`` up, as far as a word goes up; how it goes on down is only followed where it can still end at ``other``. So an
    ancestor with thousands of descendants costs no more than one with three.

    >>> import networkx as nx
    >>> family = nx.MultiDiGraph()
    >>> for child in ("he", "she"):
    ...     _ = family.add_edge(child, "mother", step=Step("mother", "P", 2, 0))
    ...     _ = family.add_edge("mother", child, step=Step(child, "C", 2, 0))
    >>> [path.people for path in between(family, "he", "she", ["PC", "P"])]
    [('he', 'mother', 'she')]
    """
    if one not in family or other not in family:
        return
    found: dict[str, list[Path]] = {word: [] for word in words}
    steps, rests, ends = _Steps(family), _rests(found), _ends(family, other, found)
    stack = [Path("", (one,), 2, PLAIN)]
    while stack:
        so_far = stack.pop()
        if so_far.word in found and so_far.people[-1] == other:
            found[so_far.word].append(so_far)
        if rests[so_far.word] != {""}:
            stack += [path for path in _further(steps, so_far, rests) if _may_end(path, rests, ends)]
    for paths_of_word in found.values():
        yield from paths_of_word


def _rests(words: Iterable[str]) -> dict[str, set[str]]:
    """Each beginning of a word → how words go on after it.

    >>> _rests(["PC"]) == {"": {"PC"}, "P": {"C"}, "PC": {""}}
    True
    """
    rests: dict[str, set[str]] = {"": set()}
    for word in words:
        for length in range(len(word) + 1):
            rests.setdefault(word[:length], set()).add(word[length:])
    return rests


def _further(steps: _Steps, so_far: Path, rests: Mapping[str, set[str]]) -> Iterator[Path]:
    """A path with each next step that goes on spelling a word."""
    for step in steps[so_far.people[-1]]:
        spelled = so_far.word + step.letters
        if spelled in rests and step.person not in so_far.people:
            yield _on(so_far, step, spelled)


def _may_end(path: Path, rests: Mapping[str, set[str]], ends: Mapping[str, set[str]]) -> bool:
    return any(rest not in ends or path.people[-1] in ends[rest] for rest in rests[path.word])


def _ends(family: nx.MultiDiGraph, other: str, words: Iterable[str]) -> dict[str, set[str]]:
    """Each end of a word that leads only down or to a spouse → the people from whom it leads to ``other``."""
    parts = (word[at:] for word in words for at in range(len(word) + 1))
    ends: dict[str, set[str]] = {rest: set() for rest in parts if "P" not in rest}
    ends.setdefault("", set()).add(other)
    for rest in sorted(ends, key=len):
        for person in ends[rest]:
            for before, _, step in family.in_edges(person, data="step"):
                longer = step.letters + rest
                if longer in ends:
                    ends[longer].add(before)
    return ends


def kin_words(family: nx.MultiDiGraph, staff: Iterable[str], words: Iterable[str]) -> dict[tuple[str, str, str], tuple[int, int]]:
    """(person, relative, word) → (basis, grade) of the best path, for pairs of ``staff`` with person before relative."""
    asked, members, steps = frozenset(words) & set(kin.BY_WORD), set(staff), _Steps(family)
    best: dict[tuple[str, str, str], tuple[int, int]] = {}
    for person in members & set(family):
        for path in _walked(steps, person, asked):
            other = path.people[-1]
            if person < other and other in members:
                key, worth = (person, other, path.word), (path.basis, -path.grade)
                best[key] = min(best.get(key, worth), worth)
    return {key: (basis, -grade) for key, (basis, grade) in best.items()}
