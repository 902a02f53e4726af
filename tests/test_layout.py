"""Where people stand in pictures of families: no two on one place, parents above children, couples together, always the same."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinship.picture import Family, Layout, arranged, family_of_chains
from kinship.picture.generations import generations
from kinship.picture.order import crossings
from kinship.picture.units import broods_of
from tests.families import family as random_family

WORDS = ("S", "P", "PC", "CSP", "SPCS", "PPCCS", "SPPCC", "SPPCCS", "PPPCCCS")


def of(text: str) -> Family:
    """A family from ties such as ``a>b`` (parent and child) and ``a=b`` (a couple), in the order of telling."""
    ties = text.split()
    people = [one for tie in ties for one in (tie[0], tie[2])]
    return Family.build(
        people, [(tie[0], tie[2]) for tie in ties if tie[1] == ">"], [(tie[0], tie[2]) for tie in ties if tie[1] == "="]
    )


def made(seed: int, size: int) -> Family:
    """A random family of the tests, without those who would be their own ancestors."""
    rows = random_family(seed, size)
    parents = [(row["parent_id"], row["child_id"]) for row in rows["parent"]]
    couples = [(row["person_id"], row["spouse_id"]) for row in rows["spouse"]]
    return Family.build([row["person_id"] for row in rows["person"]], parents, couples)


def crossed(family: Family, layout: Layout) -> int:
    """How many lines cross."""
    x = {one: spot.x for one, spot in layout.spots.items()}
    return crossings(x, broods_of(family), {one: spot.row for one, spot in layout.spots.items()})


def overlaps(layout: Layout) -> list[tuple[str, str]]:
    """Who stands on somebody."""
    row_by_row = sorted(layout.spots, key=lambda one: (layout.spots[one].row, layout.spots[one].x))
    return [
        (one, other)
        for one, other in pairwise(row_by_row)
        if layout.spots[one].row == layout.spots[other].row and layout.spots[other].x - layout.spots[one].x < 0.999
    ]


@pytest.mark.parametrize("seed", range(12))
def test_nobody_stands_on_anybody_and_children_stand_below(seed: int) -> None:
    family = made(seed, 40)
    layout = arranged(family)
    assert set(layout.spots) == set(family.people)
    assert overlaps(layout) == []
    assert [pair for pair in family.parents if layout.spots[pair[0]].row >= layout.spots[pair[1]].row] == []


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_ties_changes_nothing(seed: int) -> None:
    family = made(seed, 30)
    dice = random.Random(seed)
    parents, couples = dice.sample(family.parents, len(family.parents)), [pair[::-1] for pair in family.couples]
    again = Family.build(family.people, parents, dice.sample(couples, len(couples)))
    assert arranged(again).spots == arranged(family).spots


@given(st.sampled_from(WORDS), st.integers(0, 3))
def test_no_lines_cross_along_a_chain_of_up_to_eight(word: str, start: int) -> None:
    steps = [{"person_id": "0", "step": ""}] + [{"person_id": str(at), "step": step} for at, step in enumerate(word, 1)]
    family = family_of_chains([steps])
    layout = arranged(family)
    assert len(layout.spots) == len(word) + 1
    assert crossed(family, layout) == 0 and overlaps(layout) == []
    assert all(layout.beside(*pair) for pair in family.couples)


def test_half_siblings_stand_on_their_own_side_of_who_married_twice() -> None:
    family = of("a=b a=c a>x b>x a>y c>y")
    layout = arranged(family)
    assert layout.beside("a", "b") and layout.beside("a", "c")
    assert (layout.spots["b"].x < layout.spots["c"].x) == (layout.spots["x"].x < layout.spots["y"].x)
    assert crossed(family, layout) == 0


def test_parents_who_never_married_stand_together_and_are_no_couple() -> None:
    layout = arranged(of("a>c b>c"))
    assert layout.beside("a", "b") and layout.couples == ()


def test_two_chains_between_the_same_people_make_one_picture() -> None:
    first = [("a", ""), ("p", "P"), ("q", "P"), ("r", "C"), ("b", "C")]
    second = [("a", ""), ("s", "S"), ("t", "P"), ("b", "C")]
    chains = [[{"person_id": one, "step": step} for one, step in chain] for chain in (first, second)]
    family = family_of_chains(chains)
    layout = arranged(family)
    assert len(layout.spots) == 7 and overlaps(layout) == []
    assert layout.spots["a"].row == layout.spots["b"].row == layout.spots["s"].row


def test_a_recorded_mere_step_parent_stands_a_row_above() -> None:
    family = family_of_chains(
        [[{"person_id": "a", "step": ""}, {"person_id": "b", "step": "PS"}, {"person_id": "c", "step": "SC"}]]
    )
    rows = {one: spot.row for one, spot in arranged(family).spots.items()}
    assert rows == {"a": 1, "b": 0, "c": 1}


def test_a_marriage_across_generations_keeps_parents_above_children() -> None:
    family = of("a>b b>c d>c a=c")
    rows = generations(family)
    assert rows["a"] < rows["b"] < rows["c"]
    assert overlaps(arranged(family)) == []


def test_a_circle_of_parents_ends() -> None:
    family = of("a>b b>c c>a")
    assert overlaps(arranged(family)) == [] and len(arranged(family).spots) == 3


def test_people_without_ties_stand_in_one_row() -> None:
    layout = arranged(Family.build("abc", [], []))
    assert overlaps(layout) == [] and {spot.row for spot in layout.spots.values()} == {0}
    assert arranged(Family.build([], [], [])).spots == {}


def test_lines_of_two_families_that_would_run_into_each_other_have_lanes() -> None:
    layout = arranged(of("a>c a>d b>e b>f c=e d=f"))
    lanes = {brood.parents: brood.lane for brood in layout.broods}
    assert len(set(lanes.values())) == 2 and layout.lanes[0] == 2
