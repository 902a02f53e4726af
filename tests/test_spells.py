"""Whether rows spell a word is asked hundreds of thousands of times, by short cuts; it is held against walking every path."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kinship.kin import KIN
from loaders.ties.family import Family

PEOPLE = "abcdef"
ROW = st.tuples(st.sampled_from("PS"), st.sampled_from(PEOPLE), st.sampled_from(PEOPLE), st.integers(1, 3))


@given(rows=st.lists(ROW, min_size=6, max_size=16))
def test_a_word_is_spelled_where_some_path_of_different_people_spells_it(rows: list[tuple[str, str, str, int]]) -> None:
    family = Family({}, {})
    for step, one, other, grade in rows:
        lay = family.parent if step == "P" else family.spouse
        lay(one, other, grade, frozenset())
    for word in (row.word for row in KIN):
        found = {(path[0], path[-1]) for one in PEOPLE for path in _paths(family, (one,), word)}
        assert {(one, other) for one in PEOPLE for other in PEOPLE if family.spells(one, word, other, 2)} == found


def _paths(family: Family, walked: tuple[str, ...], word: str) -> list[tuple[str, ...]]:
    """Every path over rows that are at least probable."""
    if not word:
        return [walked]
    further = [one for one, grade in family.near(word[0], walked[-1]).items() if grade >= 2 and one not in walked]
    return [path for one in further for path in _paths(family, (*walked, one), word[1:])]
