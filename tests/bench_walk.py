"""The peer that ``make bench`` measures: kin pairs of a canonical folder by walking a networkx graph, nothing clever.

    python -m tests.bench_walk FOLDER AS_OF OUTPUT [oracle]

Each step is asked of the graph. With ``oracle`` it is the walk of ``kinship.walk`` instead, which asks once for the steps of a
person and goes on in dicts.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import networkx as nx
import pyarrow.parquet as pq

from kinship import kin, walk
from tests import oracle
from tests.bench_tools import Steps


def main(folder: Path, as_of: date, output: Path, by: str = "") -> None:
    """Writes person_id,relative_id,word (the nearest) for all pairs on the staff."""
    watch = Steps()
    rows = {name: table(folder, name) for name in ("person", "parent", "spouse")}
    person, parent, spouse = oracle.typed(rows)
    family = walk.graph(person, parent, spouse, as_of)
    staff = [row["person_id"] for row in person if row["staff"] == "true"]
    watch.over("load")
    nearest: dict[tuple[str, str], str] = {}
    walked = (walk.kin_words if by == "oracle" else kin_words)(family, staff, kin.IN_SCOPE)
    for (one, other, word), (basis, _) in walked.items():
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


def kin_words(family: nx.MultiDiGraph, staff: list[str], words: Iterable[str]) -> dict[tuple[str, str, str], tuple[int, int]]:
    """(person, relative, word) → (basis, grade) of the best path, for pairs of ``staff`` with person before relative."""
    asked, members = frozenset(words), set(staff)
    best: dict[tuple[str, str, str], tuple[int, int]] = {}
    for person in members & set(family):
        for path in _paths(family, person, asked):
            other = path.people[-1]
            if other in members and person < other:
                key, worth = (person, other, path.word), (path.basis, -path.grade)
                best[key] = min(best.get(key, worth), worth)
    return {key: (basis, -grade) for key, (basis, grade) in best.items()}


def _paths(family: nx.MultiDiGraph, person: str, words: frozenset[str]) -> Iterator[walk.Path]:
    beginnings = frozenset(word[:length] for word in words for length in range(1, len(word) + 1))
    stack = [walk.Path("", (person,), 2, walk.PLAIN)]
    while stack:
        so_far = stack.pop()
        if so_far.word in words:
            yield so_far
        for _, other, step in family.out_edges(so_far.people[-1], data="step"):
            word, people = so_far.word + step.letters, so_far.people
            if other not in people and word in beginnings:
                grade, basis = min(so_far.grade, step.grade), max(so_far.basis, step.basis)
                stack.append(walk.Path(word, (*people, other), grade, basis))


def table(folder: Path, name: str) -> list[dict[str, str]]:
    """The rows of one table of a canonical folder."""
    if (folder / f"{name}.parquet").exists():
        return pq.read_table(folder / f"{name}.parquet").to_pylist()
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    main(Path(sys.argv[1]), date.fromisoformat(sys.argv[2]), Path(sys.argv[3]), *sys.argv[4:])
