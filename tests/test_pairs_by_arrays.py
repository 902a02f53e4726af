"""What arrays make of paths is what the queries make of them, to the last byte."""

from __future__ import annotations

import io
from datetime import date

import numpy as np
import pyarrow as pa
import pytest

from kinship.engines import duckdb as duck
from kinship.engines.arrays import pairs
from kinship.engines.duckdb import DuckEngine
from kinship.engines.room import VARIABLE
from kinship.kin import KIN, rank
from kinship.relate import Question
from kinship.relatives import by_arrays, met, write_pairs
from kinship.tables import County
from tests import families

DAY = date(2026, 1, 1)
WORDS = [
    {"word_no": number, "word": row.word, "class": row.kin_class, "scope": row.scope, "rank": rank(row.word)}
    for number, row in enumerate(KIN)
]
NUMBER = {row["word"]: row["word_no"] for row in WORDS}
Path = tuple[int, int, str, int]


def written(question: Question, before: str = "", arrays: bool = True) -> bytes:
    """The CSV of a hundred families, among whom relatives married each other; ``before``: what each id begins with."""
    rows = families.several(0, 100)
    for table in rows.values():
        for row in table:
            row.update({name: before + value for name, value in row.items() if name.endswith("_id") and value})
    file = io.BytesIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(duck, "MANY", 0 if arrays else 1 << 40)
        write_pairs(families.county(rows), question, file, DuckEngine())
    return file.getvalue()


@pytest.mark.parametrize("affinity", ["until_remarriage", "keep", "end"])
@pytest.mark.parametrize("every", [True, False])
def test_the_same_bytes(monkeypatch: pytest.MonkeyPatch, affinity: str, every: bool) -> None:
    monkeypatch.setattr(pairs, "BATCH", 1000)  # of several thousand rows, so that pieces are put together
    question = Question(DAY, all_words=every, affinity_after_death=affinity)
    assert written(question) == written(question, arrays=False)
    assert written(question).count(b"\n") > 3000


@pytest.mark.parametrize("before", ["a,", 'a"', "a b", "a'", "张三:"])
def test_ids_are_quoted_as_by_the_engine(before: str) -> None:
    assert written(Question(DAY), before) == written(Question(DAY), before, arrays=False)


def county() -> County:
    """Some families."""
    return families.county(families.several(0, 3))


def test_when_the_queries_do_it(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = met(county(), Question(DAY), DuckEngine())
    assert by_arrays(engine, Question(DAY)) is None, "few rows"
    monkeypatch.setattr(duck, "MANY", 0)
    assert by_arrays(engine, Question(DAY)) is not None
    assert by_arrays(engine, Question(DAY, advisory=True)) is None
    monkeypatch.setenv(VARIABLE, "1GB")
    assert by_arrays(engine, Question(DAY)) is None, "limited memory"


def chosen(*paths: Path, affinity: str = "until_remarriage", every: bool = True, people: int = 4) -> list[str]:
    """The lines that these paths give among people named by their numbers."""
    columns = list(zip(*((a, b, NUMBER[word], worth) for a, b, word, worth in paths), strict=True))
    kinds = (pa.int32(), pa.int32(), pa.int8(), pa.int8())
    table = pa.table(dict(zip(("a", "b", "word_no", "worth"), map(pa.array, columns, kinds), strict=True)))
    numbers = [people, *range(1, people)]
    staff = pa.table({"p": pa.array(numbers, pa.int32()), "person_id": [str(number) for number in numbers]})
    rows = pairs.rows(table, staff, WORDS, affinity, every)
    assert rows is not None
    return [line for piece in rows.lines() for line in bytes(piece).decode().splitlines()]


def test_the_best_path_of_a_word_decides_whether_it_counts() -> None:
    adopted_away, remarried = (1, 2, "PC", 8), (1, 2, "PC", 12)
    assert chosen(adopted_away, remarried, affinity="keep") == []
    assert chosen(remarried, affinity="keep") == ["1,2,PC,三代以内旁系血亲,confirmed"]
    assert chosen(remarried) == []


def test_the_nearest_word_of_a_pair_is_the_nearest_that_counts() -> None:
    paths = ((3, 4, "SPC", 4), (3, 4, "PPCC", 1), (3, 4, "PPCC", 2), (1, 4, "S", 0), (3, 4, "PC", 9))
    assert chosen(*paths, every=False) == ["1,4,S,夫妻,confirmed", "3,4,SPC,近姻亲,confirmed"]
    assert chosen(*paths, every=False, affinity="end") == ["1,4,S,夫妻,confirmed", "3,4,PPCC,三代以内旁系血亲,probable"]
    assert chosen(*paths)[1:] == ["3,4,SPC,近姻亲,confirmed", "3,4,PPCC,三代以内旁系血亲,probable"]


def test_words_out_of_the_list_are_not_told() -> None:
    assert chosen((1, 2, "PPP", 0), (1, 2, "SPS", 0), (2, 3, "C", 0)) == ["2,3,C,直系血亲,confirmed"]


def test_more_people_than_a_number_has_room_for() -> None:
    staff = pa.table({"p": pa.array([1, pairs.PEOPLE + 1], pa.int32()), "person_id": ["a", "b"]})
    none = pa.table({name: pa.array([], pa.int8()) for name in ("a", "b", "word_no", "worth")})
    assert pairs.rows(none, staff, WORDS, "keep", True) is None
    last = np.array([pairs.PEOPLE], np.int32)
    assert pairs.rows(none, staff.slice(0, 1).set_column(0, "p", pa.array(last)), WORDS, "keep", True) is not None
