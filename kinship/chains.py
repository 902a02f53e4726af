"""The chain of people between two relatives: which people, by which steps, how sure, from which source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from kinship import kin, walk
from kinship.engines import Engine, records

if TYPE_CHECKING:
    import networkx as nx

Row = dict[str, Any]
PUBLISHED = ("person_id", "name", "sex", "birth", "step", "grade", "source")


@dataclass(slots=True)
class Chains:
    """Rebuilds chains over a part of the family graph by walking it."""

    family: nx.MultiDiGraph
    people: dict[str, Row]
    ties: dict[tuple[str, str, str], list[Row]]

    @classmethod
    def read(cls, engine: Engine, as_of: date) -> Chains:
        """Over the people near those in findings (tables ``near_…``)."""
        return cls.build(records(engine, "near_person"), records(engine, "near_parent"), records(engine, "near_spouse"), as_of)

    @classmethod
    def build(cls, person: list[Row], parent: list[Row], spouse: list[Row], as_of: date) -> Chains:
        """Over the rows of the typed tables person, parent and spouse."""
        people = {row["person_id"]: row for row in person}
        return cls(walk.graph(person, parent, spouse, as_of), people, _ties(*walk.holding(person, parent, spouse, as_of)))

    def best(self, one: str, other: str, word: str) -> list[Row]:
        """The best path that spells ``word`` from ``one`` to ``other`` as chain steps; the first is ``one`` with step ''.

        Best: plainest basis, surest grade, fewest unnamed people, then by the ids. Empty where no such path exists.
        """
        found = self._spelling(one, other, word)
        return self.steps(min(found, key=self._worth)) if found else []

    def shown(self, one: str, other: str, word: str) -> tuple[list[Row], list[str]]:
        """The chain to show for a finding, and all sources it rests on.

        Where the surest path runs over people whom nobody named (both sides declared the whole relation), and one that is at
        least probable runs over more people with names, the reader is shown the people, and the sources of both.
        """
        found = self._spelling(one, other, word)
        if not found:
            return [], []
        surest = min(found, key=self._worth)
        rivals = [path for path in found if path.grade > 0 and path.basis == surest.basis] or [surest]
        best = min(rivals, key=lambda path: (self._unnamed(path), self._worth(path)))
        steps = self.steps(best)
        rests_on = steps if best is surest else steps + self.steps(surest)
        sources = [part for step in rests_on for part in str(step["source"]).split(";") if part]
        return steps, list(dict.fromkeys(sources))

    def _spelling(self, one: str, other: str, word: str) -> list[walk.Path]:
        return list(walk.between(self.family, one, other, [word]))

    def _unnamed(self, path: walk.Path) -> int:
        return sum(not self.people.get(one, {}).get("name") for one in path.people)

    def between(self, one: str, other: str, more: Iterable[str] = ()) -> list[tuple[walk.Path, list[Row]]]:
        """Every path by every word between two people, and by ``more`` words; nearest and surest first."""
        words = frozenset(kin.KNOWN).union(more)
        found = list(walk.between(self.family, one, other, sorted(words)))
        found.sort(key=lambda path: (kin.scope(path.word) != "in", kin.rank(path.word), self._worth(path)))
        return [(path, self.steps(path)) for path in found]

    def steps(self, path: walk.Path) -> list[Row]:
        """A path as chain steps: person_id, name, sex, step, grade, source, kind (of a parent tie), start_on."""
        hops = zip(pairwise(path.people), self._spelled(path.people, path.word) or [], strict=True)
        told = [self._step(other, letters, self._tie(one, other, letters)) for (one, other), letters in hops]
        return [self._step(path.people[0], "", {}), *told]

    def _spelled(self, people: Sequence[str], word: str) -> list[str] | None:
        """Which letters of the word each step spells; None where these people do not spell it.

        A recorded mere step-parent is one tie that spells two letters, and the same person may be recorded as a parent as well.
        """
        if len(people) < 2:
            return None if word else []
        for letters in (word[:1], word[:2]):
            rest = self._spelled(people[1:], word[len(letters) :]) if (people[0], people[1], letters) in self.ties else None
            if rest is not None:
                return [letters, *rest]
        return None

    def _worth(self, path: walk.Path) -> tuple[int, int, tuple[str, ...]]:
        return (path.basis * 4 + 2 - path.grade, self._unnamed(path), path.people)

    def _step(self, person_id: str, step: str, tie: Row) -> Row:
        person = self.people.get(person_id, {})
        grade = kin.GRADES[tie["grade"]] if tie else "confirmed"
        who = {"person_id": person_id, "name": person.get("name") or "", "sex": person.get("sex"), "birth": person.get("birth")}
        rests_on = {"source": tie.get("source") or "", "kind": tie.get("kind"), "start_on": tie.get("start_on")}
        return {**who, "step": step, "grade": grade, **rests_on}

    def _tie(self, one: str, other: str, letters: str) -> Row:
        return max(self.ties[(one, other, letters)], key=lambda row: (row["grade"], row["source"] or ""))


def published(steps: Iterable[Row]) -> list[Row]:
    """Chain steps with the keys that the findings document shows; ``kind`` only of a parent tie that is not one of birth."""
    return [{key: step[key] for key in PUBLISHED} | _not_by_birth(step) for step in steps]


def _not_by_birth(step: Row) -> Row:
    kind = step.get("kind")
    return {"kind": kind} if kind and kind != "blood" else {}


def turned(steps: Sequence[Row]) -> list[Row]:
    """The same chain from its other end.

    >>> [(step["person_id"], step["step"]) for step in turned([{"person_id": "a", "step": ""}, {"person_id": "b", "step": "PS"}])]
    [('b', ''), ('a', 'SC')]
    """
    start = {**steps[-1], "step": "", "grade": "confirmed", "source": "", "kind": None}
    back = [{**step, **{key: hop.get(key) for key in ("grade", "source", "kind")}} for step, hop in pairwise(steps)]
    ways = [kin.inverse(hop["step"]) for hop in steps[1:]]
    return [start, *({**step, "step": way} for step, way in zip(back[::-1], ways[::-1], strict=True))]


def _ties(parent: Iterable[Row], spouse: Iterable[Row]) -> dict[tuple[str, str, str], list[Row]]:
    ties: dict[tuple[str, str, str], list[Row]] = {}
    for row in parent:
        up, down = ("PS", "SC") if row["kind"] == "step" else ("P", "C")
        ties.setdefault((row["child_id"], row["parent_id"], up), []).append(row)
        ties.setdefault((row["parent_id"], row["child_id"], down), []).append(row)
    for row in spouse:
        ties.setdefault((row["person_id"], row["spouse_id"], "S"), []).append(row)
        ties.setdefault((row["spouse_id"], row["person_id"], "S"), []).append(row)
    return ties
