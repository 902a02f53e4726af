"""The peer that ``make bench`` measures: kin pairs of a canonical folder by walking a networkx graph, nothing clever."""

from __future__ import annotations

import csv
import sys
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq

from kinship import kin, walk
from tests import oracle
from tests.bench_tools import Steps


def main(folder: Path, as_of: date, output: Path) -> None:
    """Writes person_id,relative_id,word (the nearest) for all pairs on the staff."""
    watch = Steps()
    rows = {name: table(folder, name) for name in ("person", "parent", "spouse")}
    person, parent, spouse = oracle.typed(rows)
    family = walk.graph(person, parent, spouse, as_of)
    staff = [row["person_id"] for row in person if row["staff"] == "true"]
    watch.over("load")
    nearest: dict[tuple[str, str], str] = {}
    for (one, other, word), (basis, _) in walk.kin_words(family, staff, kin.IN_SCOPE).items():
        if basis <= walk.WIDOWED:
            held = nearest.get((one, other), word)
            nearest[(one, other)] = min(held, word, key=kin.rank)
    watch.over("derive")
    with output.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["person_id", "relative_id", "word"])
        writer.writerows((one, other, word) for (one, other), word in nearest.items())
    watch.over("write")
    watch.leave(output)


def table(folder: Path, name: str) -> list[dict[str, str]]:
    """The rows of one table of a canonical folder."""
    if (folder / f"{name}.parquet").exists():
        return pq.read_table(folder / f"{name}.parquet").to_pylist()
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    main(Path(sys.argv[1]), date.fromisoformat(sys.argv[2]), Path(sys.argv[3]))
