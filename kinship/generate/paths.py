"""Kin by chasing pointers: from each person along every kin word, step by step, through distinct people.

This is a second road to the kin pairs, on purpose unlike the half paths of the SQL engine: the truth of a synthetic county
must not rest on what it is the truth for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kinship.generate.people import ADOPTIVE, BLOOD, NONE, STEP, Families, Ints, Mask
from kinship.kin import IN_SCOPE


@dataclass(frozen=True)
class Edges:
    """For each person where one letter leads: targets[start[p]:start[p + 1]]."""

    start: Ints
    targets: Ints


@dataclass(frozen=True)
class Pairs:
    """Kin pairs among staff: ``second`` is ``first``'s ``word`` (index into the 21 words), by ``path`` (padded with NONE)."""

    first: Ints
    second: Ints
    word: Ints
    path: Ints

    def take(self, which: Ints) -> Pairs:
        """Some of them."""
        return Pairs(self.first[which], self.second[which], self.word[which], self.path[which])


def edges(families: Families, widowed: bool = False) -> dict[str, Edges]:
    """Where P, C and S lead today: parents in law (blood unless adopted away, adoptive, fostering), spouses still married.

    ``widowed``: marriages that a death ended count too, until the survivor marries again.
    """
    parents, couples, count = families.parents, families.couples, len(families.people)
    adopted = np.zeros(count, bool)
    adopted[parents.child[parents.kind == ADOPTIVE]] = True
    counts = (parents.kind != STEP) & ~((parents.kind == BLOOD) & adopted[parents.child])
    parent, child = parents.parent[counts], parents.child[counts]
    wed = couples.take((couples.end == NONE) | (_outlasting(families) if widowed else False))
    return {
        "P": _edges(child, parent, count),
        "C": _edges(parent, child, count),
        "S": _edges(np.concatenate([wed.husband, wed.wife]), np.concatenate([wed.wife, wed.husband]), count),
    }


def _outlasting(families: Families) -> Mask:
    """Marriages ended by death whose survivor has not married again."""
    people, couples = families.people, families.couples
    last = np.full(len(people), NONE)
    ended = np.zeros(len(couples), bool)
    for side in (couples.husband, couples.wife):
        np.maximum.at(last, side, couples.start)
        ended |= (couples.end != NONE) & (couples.end == people.died[side])
    return np.asarray(ended & (last[couples.husband] < couples.end) & (last[couples.wife] < couples.end))


def _edges(source: Ints, target: Ints, count: int) -> Edges:
    order = np.lexsort((target, source))
    return Edges(np.concatenate([[0], np.cumsum(np.bincount(source, minlength=count))]).astype(np.int32), target[order])


def _step(paths: Ints, along: Edges) -> Ints:
    """Every path longer by one step to somebody who is not on it yet."""
    last = paths[:, -1]
    fan = along.start[last + 1] - along.start[last]
    row = np.repeat(np.arange(len(paths)), fan)
    nth = np.arange(len(row)) - np.repeat(np.cumsum(fan) - fan, fan)
    reached = along.targets[along.start[last[row]] + nth]
    longer: Ints = np.column_stack([paths[row], reached])
    distinct: Mask = (longer[:, :-1] != reached[:, None]).all(axis=1)
    return np.asarray(longer[distinct])


def kin_pairs(
    families: Families, among: Ints, words: Sequence[str] = IN_SCOPE, others: Mask | None = None, widowed: bool = False
) -> Pairs:
    """All people whom a word leads to from ``among``, each word once with one path that spells it.

    Who is led to must be in ``others``; by default in ``among`` itself, so that every pair comes from both sides.
    ``widowed`` counts affinity that outlasts a death.
    """
    wanted = np.zeros(len(families.people), bool)
    wanted[among] = True
    wanted = wanted if others is None else others
    graph = edges(families, widowed)
    found: list[Pairs] = []
    stack = [("", among.astype(np.int32)[:, None])]
    while stack:
        word, paths = stack.pop()
        if word in words:
            found.append(_ends(paths[wanted[paths[:, -1]]], IN_SCOPE.index(word), len(families.people)))
        letters = [letter for letter in "PCS" if any(other.startswith(word + letter) for other in words)]
        stack += [(word + letter, _step(paths, graph[letter])) for letter in letters]
    parts = (np.concatenate([getattr(pairs, name) for pairs in found]) for name in ("first", "second", "word", "path"))
    pairs = Pairs(*parts)
    return pairs.take(np.lexsort((pairs.word, pairs.second, pairs.first)))


def _ends(paths: Ints, word: int, count: int) -> Pairs:
    ends = paths[:, 0].astype(np.int64) * count + paths[:, -1]
    _, once = np.unique(ends, return_index=True)
    paths = paths[once]
    padded = np.full((len(paths), 6), NONE, np.int32)
    padded[:, : paths.shape[1]] = paths
    return Pairs(paths[:, 0], paths[:, -1], np.full(len(paths), word, np.int32), padded)
