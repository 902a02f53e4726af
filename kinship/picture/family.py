"""The people and ties that a picture of a family draws."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Family:
    """People in the order in which they are told, parent ties (parent, child), and couples.

    ``marks`` has what a drawing needs to know of a person or a tie besides, under the person or the pair.
    """

    people: tuple[str, ...]
    parents: tuple[Pair, ...] = ()
    couples: tuple[Pair, ...] = ()
    marks: Mapping[str | Pair, Any] = field(default_factory=dict)

    @classmethod
    def build(
        cls,
        people: Iterable[str],
        parents: Iterable[Pair],
        couples: Iterable[Pair],
        marks: Mapping[str | Pair, Any] | None = None,
    ) -> Family:
        """Each person and tie once, in the order of the people; ties to oneself, and to people not told, are left out.

        >>> Family.build(["a", "b"], [("a", "b"), ("a", "b"), ("a", "x")], [("b", "b")]).parents
        (('a', 'b'),)
        """
        known = {one: at for at, one in enumerate(dict.fromkeys(people))}

        def told(pairs: Iterable[Pair]) -> tuple[Pair, ...]:
            kept = {(one, other) for one, other in pairs if one != other and one in known and other in known}
            return tuple(sorted(kept, key=lambda pair: (known[pair[0]], known[pair[1]])))

        wed = told(couples)
        ordered = told((one, other) if known[one] < known[other] else (other, one) for one, other in wed)
        return cls(tuple(known), told(parents), ordered, marks or {})


def family_of_chains(chains: Sequence[Sequence[Mapping[str, Any]]]) -> Family:
    """The family along one or more chains of a findings document; the mark of a tie is the step that tells it.

    >>> chain = [{"person_id": "a", "step": ""}, {"person_id": "b", "step": "P"}, {"person_id": "c", "step": "S"}]
    >>> made = family_of_chains([chain])
    >>> made.people, made.parents, made.couples
    (('a', 'b', 'c'), (('b', 'a'),), (('b', 'c'),))
    """
    people = [step["person_id"] for chain in chains for step in chain]
    parents: list[Pair] = []
    couples: list[Pair] = []
    marks: dict[str | Pair, Any] = {step["person_id"]: step for chain in chains for step in reversed(chain)}
    for chain in chains:
        for before, step in pairwise(chain):
            one, other = before["person_id"], step["person_id"]
            pair = (other, one) if step["step"][:1] == "P" or step["step"] == "SP" else (one, other)
            (couples if step["step"] == "S" else parents).append(pair)
            marks.setdefault(pair, step)
    return Family.build(people, parents, couples, marks)
