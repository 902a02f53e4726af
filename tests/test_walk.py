"""Looking for paths from both ends finds exactly those that walking from one end finds."""

from __future__ import annotations

from datetime import date
from operator import attrgetter

import pytest

from kinship import kin, walk
from tests import families, oracle
from tests.depth import some

AS_OF = date(2026, 1, 1)
ORDER = attrgetter("word", "people", "grade", "basis")


@pytest.mark.parametrize("seed", some(range(40), 16))
def test_from_both_ends_the_same_paths_are_found(seed: int) -> None:
    person, parent, spouse = oracle.typed(families.several(seed * 10, 10))
    family = walk.graph(person, parent, spouse, AS_OF)
    words = frozenset(kin.KNOWN)
    found = 0
    for row in person[:: 7 + seed % 3]:
        one = row["person_id"]
        walked: dict[str, list[walk.Path]] = {person[0]["person_id"]: []}
        for path in walk.paths(family, one, words):
            walked.setdefault(path.people[-1], []).append(path)
        for other, paths in walked.items():
            both = sorted(walk.between(family, one, other, words), key=ORDER)
            assert both == sorted(paths, key=ORDER)
            found += len(both)
    assert found > 10


def test_an_ancestor_of_thousands_is_no_hindrance() -> None:
    """Cousins among 90,000 descendants: counted are the people looked at, not the time."""
    parents = [("top", f"a{a}") for a in range(300)] + [(f"a{a}", f"b{a}-{b}") for a in range(300) for b in range(300)]
    rows = [
        {"parent_id": one, "child_id": other, "kind": "blood", "grade": 2, "start_on": None, "end_on": None}
        for one, other in parents
    ]
    family = walk.graph([], rows, [], AS_OF)
    looked: list[str] = []
    out_edges = family.out_edges

    def counted(person: str, **asked: object) -> object:
        looked.append(person)
        return out_edges(person, **asked)

    family.out_edges = counted  # type: ignore[method-assign]
    (path,) = walk.between(family, "b1-1", "b2-2", ["PPCC"])
    assert path.people == ("b1-1", "a1", "top", "a2", "b2-2")
    assert len(looked) < 10
