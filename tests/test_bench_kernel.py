"""The limit that ``make bench`` measures against finds what the program finds; in plain Python where numba is not there."""

from __future__ import annotations

import io
import random
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from kinship.relate import Question
from kinship.relatives import write_pairs
from kinship.tables import arrow
from loaders import load
from tests import bench_kernel, families
from tests.bench_tools import AS_OF


@pytest.mark.parametrize("longer", ["", "longer-"])
def test_the_kernel_finds_the_pairs_and_words_of_random_families(tmp_path: Path, longer: str) -> None:
    """``longer``: ids of several lengths, which are numbered by Arrow and not by their letters."""
    rows, dice = families.several(0, 60), random.Random(1)
    for row in rows["person"]:
        row["staff"] = dice.choice(["true", "true", "false"])
    names = {row["person_id"]: dice.choice([longer, ""]) + row["person_id"] for row in rows["person"]}
    for name in ("person", "parent", "spouse"):
        ids = ("person_id", "parent_id", "child_id", "spouse_id")
        held = [{key: names[value] if key in ids else value for key, value in row.items()} for row in rows[name]]
        table = arrow(name, held)
        pq.write_table(table.sort_by("person_id") if name == "person" else table, tmp_path / f"{name}.parquet")
    bench_kernel.main(tmp_path, AS_OF, tmp_path / "kernel.csv")
    file = io.BytesIO()
    write_pairs(load([tmp_path]), Question(date.fromisoformat(AS_OF)), file)
    ours = [",".join(line.split(",")[:3]) for line in file.getvalue().decode().splitlines()]
    assert (tmp_path / "kernel.csv").read_text(encoding="utf-8").splitlines() == ours
    assert len(ours) > 1000
