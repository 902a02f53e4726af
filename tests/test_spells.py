"""Whether rows spell a word is asked a million times, by short cuts; it is held against walking every path."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kinship.kin import KIN
from loaders.ties.family import Family

PEOPLE = "abcdef"
ROWS = st.lists(
    st.tuples(st.sampled_from("PS"), st.sampled_from(PEOPLE), st.sampled_from(PEOPLE), st.integers(1, 3)), max_size=24
)


@given(rows=ROWS, word=st.sampled_from([row.word for row in KIN]), level=st.integers(1, 3))
def test_a_word_is_spelled_where_some_path_of_different_people_spells_it(
    rows: list[tuple[str, str, str, int]], word: str, level: int
) -> None:
    family = Family({}, {})
    for step, one, other, grade in rows:
        lay = family.parent if step == "P" else family.spouse
        lay(one, other, grade, frozenset())
    found = {(path[0], path[-1]) for one in PEOPLE for path in _paths(family, (one,), word, level)}
    assert {(one, other) for one in PEOPLE for other in PEOPLE if family.spells(one, word, other, level)} == found


def _paths(family: Family, walked: tuple[str, ...], word: str, level: int) -> list[tuple[str, ...]]:
    if not word:
        return [walked]
    near = family.near(word[0], walked[-1]).items()
    further = [one for one, grade in near if grade >= level and one not in walked]
    return [path for one in further for path in _paths(family, (*walked, one), word[1:], level)]
