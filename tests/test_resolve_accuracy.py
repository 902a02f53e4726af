"""The figures of ``tests.accuracy`` on a small county: a floor under which no change may fall."""

from __future__ import annotations

from pathlib import Path

import pytest

from kinship.generate import generate
from tests.accuracy import Figures, Tally, measure, table_row


@pytest.mark.parametrize(("noise", "precise", "complete"), [(1, 0.99, 0.99), (2, 0.98, 0.98), (3, 0.96, 0.97)])
def test_forms_as_people_fill_them_in(tmp_path: Path, noise: int, precise: float, complete: float) -> None:
    generate(1000, 41, noise, tmp_path / "county")
    figures = measure(tmp_path / "county", Figures())
    assert not figures.findings.wrong["confirmed"] and not figures.pairs.wrong["confirmed"]
    assert figures.pairs.right["confirmed"] > figures.pairs.right["possible"]
    assert figures.pairs.precision() >= precise
    assert figures.pairs.recall() >= complete


def test_a_tally_counts_by_grade() -> None:
    tally = Tally()
    tally.add({("a", "b"): "confirmed", ("a", "c"): "possible"}, {("a", "b"), ("b", "c")}, {("a", "b")})
    assert (tally.precision(), tally.precision("confirmed"), tally.recall(), tally.recall(of_all=True)) == (0.5, 1.0, 1.0, 0.5)
    assert table_row(2, "pairs", tally) == "| 2 | pairs | 1 / 0 | 0 / 0 | 0 / 1 | 0.5000 | 1.0000 | 0.5000 |"
