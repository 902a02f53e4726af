"""The part of ``make bench`` about blood: the pairs among all people of a county, beside pedigree-graph, which knows blood only.

Both are given the same parents: a mother and a father at most. Ours is also given the marriages, and derives in-laws besides.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from tests import bench_pedigree_graph as peer
from tests.bench_kin import kin_command
from tests.bench_ties import read, ties
from tests.bench_tools import NotMeasured, Run, county, median, tried

LOCK = Path(__file__).parent.parent / "requirements-bench.lock"
COUNT = """
SELECT word, count(*) AS pairs, CAST(sum(hash(a, b)) AS VARCHAR) AS mark
FROM (SELECT DISTINCT least(a, b) AS a, greatest(a, b) AS b, word FROM {source}) GROUP BY word ORDER BY word
"""
OURS = """(
    SELECT CAST(substr(person_id, 2) AS INTEGER) AS a, CAST(substr(relative_id, 2) AS INTEGER) AS b,
           CASE word WHEN 'C' THEN 'P' WHEN 'CC' THEN 'PP' WHEN 'PCC' THEN 'PPC' ELSE word END AS word
    FROM read_csv('{path}', all_varchar=true) WHERE class IN ('直系血亲', '三代以内旁系血亲'))
"""


def bench_blood(staff: int, times: int, scratch: Path) -> None:
    """Measures and prints."""
    folder = blood(county(staff))
    people = pq.read_metadata(folder / "person.parquet").num_rows
    ours = median([*kin_command(folder, scratch / "blood.csv"), "--everyone"], times)
    pairs = counted(OURS.format(path=scratch / "blood.csv"))
    every = sum(1 for _ in (scratch / "blood.csv").open("rb")) - 1
    print(f"\nblood pairs among all {people} people: {sum(number for _, number, _ in pairs)}; with in-laws {every}")
    _line("kinship kin --everyone, in-laws too", ours, 1)
    try:
        theirs = pedigree(folder, scratch / "peer.npz", times)
    except NotMeasured as reason:
        print(f"{'pedigree-graph, blood only':<38} not measured: {reason}")
        return
    _line("pedigree-graph, blood only", theirs, theirs.wall / ours.wall)
    print(f"{'':<38} same pairs and words: {counted_peer(scratch / 'peer.npz') == pairs}", flush=True)


def _line(name: str, run: Run, ratio: float) -> None:
    print(f"{name:<38} {run.wall:>8.2f} s {run.cpu:>8.2f} s cpu {run.memory:>7.0f} MiB   x {ratio:.1f}", flush=True)


def pedigree(folder: Path, output: Path, times: int) -> Run:
    """The peer, in an environment of its own. NotMeasured where no Python is new enough or the package cannot be had."""
    python = _python()
    command = [str(python), str(Path(peer.__file__)), str(folder), str(output)]
    return sorted((tried(command, 600) for _ in range(times)), key=lambda run: run.wall)[times // 2]


def _python() -> Path:
    """The Python that has the peer: a virtual environment in the temporary folder, made if it is not there yet."""
    home = Path(tempfile.gettempdir()) / "kinship-bench" / "python-pedigree-graph"
    if not (home / "ready").exists():
        newer = [shutil.which(f"python3.{minor}") for minor in (13, 14)]
        kept = sorted((Path.home() / ".pyenv" / "versions").glob("3.1[3-9]*/bin/python"))
        found = next((one for one in [os.environ.get("PYTHON313"), *map(str, kept), *newer] if one), None)
        if not found:
            raise NotMeasured("pedigree-graph needs Python 3.13 or newer, and none was found (name one by PYTHON313)")
        wanted = [
            line for line in LOCK.read_text(encoding="utf-8").splitlines() if line.startswith(("pedigree-graph=", "scipy="))
        ]
        for command in ([found, "-m", "venv", str(home)], [str(home / "bin/python"), "-m", "pip", "install", "--quiet", *wanted]):
            if subprocess.run(command, check=False, capture_output=True).returncode:
                raise NotMeasured(f"{' '.join(command[1:4])} failed")
        (home / "ready").touch()
    return home / "bin" / "python"


def blood(folder: Path) -> Path:
    """A canonical folder beside ``folder`` with its ties in force, at most one mother and one father each, and for the peer the
    same parents as arrays."""
    made = folder.with_name(f"{folder.name}-blood")
    if not (made / "father.npy").exists():
        made.mkdir(exist_ok=True)
        person = pq.read_table(folder / "person.parquet", columns=["person_id", "sex"])
        sex = person["sex"].to_numpy(zero_copy_only=False)
        child, parent, a, b = (_rows(person["person_id"], side) for name in ("up", "wed") for side in read(ties(folder), name))
        parents = {
            name: _one(len(sex), child, parent, sex[parent] == letter) for name, letter in (("mother", "F"), ("father", "M"))
        }
        ids = pa.array([f"p{number:08d}" for number in range(len(sex))])
        people = pa.table({"person_id": ids, "name": ids, "sex": pa.array(sex), "staff": pa.array(["true"] * len(sex))})
        pq.write_table(people, made / "person.parquet")
        known = [(np.flatnonzero(held >= 0), held[held >= 0]) for held in parents.values()]
        below, above = (np.concatenate(side) for side in zip(*known, strict=True))
        pq.write_table(pa.table({"parent_id": ids.take(above), "child_id": ids.take(below)}), made / "parent.parquet")
        pq.write_table(pa.table({"person_id": ids.take(a[a < b]), "spouse_id": ids.take(b[a < b])}), made / "spouse.parquet")
        for name, held in parents.items():
            np.save(made / f"{name}.npy", held)
    return made


def _rows(ids: pa.ChunkedArray, some: list[str]) -> Any:
    return pc.index_in(pa.array(some, pa.string()), value_set=ids.combine_chunks()).to_numpy()


def _one(people: int, child: Any, parent: Any, counts: Any) -> Any:
    held = np.full(people, -1, np.int64)
    held[child[counts]] = parent[counts]
    return held


def counted(source: str, **tables: Any) -> list[tuple[str, int, str]]:
    """The blood words (one of each pair of inverses), how many pairs each has, and a mark of which pairs they are."""
    with duckdb.connect() as connection:
        for name, table in tables.items():
            connection.register(name, table)
        return connection.execute(COUNT.format(source=source)).fetchall()


def counted_peer(path: Path) -> list[tuple[str, int, str]]:
    """The same of what the peer left."""
    held = np.load(path)
    words = pa.array(list(peer.WORDS)).take(pa.array(held["word"]))
    return counted("pair", pair=pa.table({"a": held["first"], "b": held["second"], "word": words}))


def main() -> None:
    """Measures one size."""
    with tempfile.TemporaryDirectory() as scratch:
        bench_blood(int(sys.argv[1]), 1, Path(scratch))


if __name__ == "__main__":
    main()
