"""What a contradiction does to the rows that rest on it: they drop to possible. Nobody decides here which statement is right.

A row of a canonical folder keeps the grade it was given. Where an ID number proves one statement and not the other, the proven
one keeps its grade too.
"""

from __future__ import annotations

from collections import defaultdict

from loaders.contradictions.handed import crowded, handed_on, surest, told
from loaders.contradictions.model import KINDS, Case, Found, RowKey
from loaders.ties.family import CONFIRMED, POSSIBLE, PROBABLE

Doubts = dict[RowKey, set[int]]
"""Row → the contradictions it rests on, by their place in the list."""


def doubt(case: Case, found: list[Found]) -> Doubts:
    """Lowers the grades of all rows that rest on contradictions, and gives them."""
    rests: Doubts = defaultdict(set)
    caps: dict[RowKey, int] = {}
    proofs = _proofs(case, found)
    for at, one in enumerate(found):
        proven = {claim: bool(claim.sources & proofs) for claim in one.claims}
        for claim in one.claims:
            spared = proven[claim] and not all(proven.values())
            for key in claim.rows:
                rests[key].add(at)
                if KINDS[one.kind].doubts and not spared:
                    alone = case.rows([key])[0].sources <= claim.sources
                    caps[key] = min(caps.get(key, CONFIRMED), POSSIBLE if alone else PROBABLE)
    _withdraw(case, caps)
    for key, cap in caps.items():
        _lower(case, key, cap)
    _follow(case, rests, {key for key, cap in caps.items() if cap == POSSIBLE})
    return rests


def _proofs(case: Case, found: list[Found]) -> set[str]:
    """The sources, among those of contradictory statements, whose line is about somebody an ID number proves."""
    asked = {source for one in found for claim in one.claims for source in claim.sources}
    proven = (mention for mention, level in zip(case.mentions, case.identity.level, strict=True) if level == CONFIRMED)
    return {mention.source for mention in proven if mention.source in asked}


def _lower(case: Case, key: RowKey, cap: int) -> None:
    edge = case.rows([key])[0]
    if not edge.columns:
        edge.level = min(edge.level, cap)


def _withdraw(case: Case, caps: dict[RowKey, int]) -> None:
    """A father handed on to somebody who has another one: the two are half siblings, or one father is wrong."""
    rows = [(parent, child, kind) for (child, kind, _), several in crowded(case).items() for parent in several]
    caps.update(dict.fromkeys(set(rows) - told(case, rows), POSSIBLE))


def _follow(case: Case, rests: Doubts, doubted: set[RowKey]) -> None:
    """Who was handed on from a doubted row is doubted with it, and for the same reasons."""
    parents = sorted({key[0] for key in doubted if len(key) == 3 and case.is_named(key[0])})
    for key, own in handed_on(case, parents).items():
        if case.rows([key])[0].level > (sure := surest(case, own)):
            _lower(case, key, sure)
            rests[key] |= {at for one in own for at in rests.get(one, ())}
