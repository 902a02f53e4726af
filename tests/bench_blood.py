"""The part of ``make bench`` about blood: the pairs among all people of a county, beside pedigree-graph, which knows blood only.

Both read the same folder, with a mother and a father each at most. Ours also reads the marriages, and derives in-laws besides.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet as pq

from tests import bench_pedigree_graph as peer
from tests.bench_aims import Figures, ratios
from tests.bench_kernel import kernel_command
from tests.bench_kin import digest, kin_command
from tests.bench_ties import read, ties
from tests.bench_tools import NotMeasured, Run, county, lines, measured, median, steps, tried

ROOT = Path(__file__).parent.parent
LOCKS = ("requirements.lock", "requirements-bench.lock")
NEEDED = ("numpy=", "pedigree-graph=", "pyarrow=", "scipy=")
"""What the environment of the peer holds, by the lines of the locks."""
COUNT = """
SELECT word, count(*) AS pairs, CAST(sum(hash(a, b)) AS VARCHAR) AS mark
FROM (
    SELECT least(person_id, relative_id) AS a, greatest(person_id, relative_id) AS b, arg_min(blood, length(blood)) AS word
    FROM (
        SELECT *, CASE word WHEN 'C' THEN 'P' WHEN 'CC' THEN 'PP' WHEN 'PCC' THEN 'PPC' ELSE word END AS blood
        FROM read_csv('{path}', all_varchar = true)
    ) WHERE blood IN ('P', 'PC', 'PP', 'PPC', 'PPCC') GROUP BY ALL
) GROUP BY word ORDER BY word
"""
"""The nearest blood word of each pair, one of each pair of inverses. PC and PP, equally long, are both told where both hold."""


def bench_blood(staff: int, times: int, scratch: Path) -> Figures:
    """Measures and prints; how many times as long the peer takes. SystemExit where the answers differ."""
    folder = blood(county(staff))
    people = pq.read_metadata(folder / "person.parquet").num_rows
    ours = median([*kin_command(folder, scratch / "blood.csv"), "--everyone", "--all-words"], times)
    measured([sys.executable, "-m", "tests.bench_derive", str(folder), str(scratch / "derived.csv"), "everyone"])
    alone, pairs, every = steps(scratch / "derived.csv")["derive"], counted(scratch / "blood.csv"), lines(scratch / "blood.csv")
    print(f"\nblood pairs among all {people} people: {sum(number for _, number, _ in pairs)}; with in-laws {every}")
    print(f"{'':<28}{'wall s':>10}{'cpu s':>10}{'MiB':>10}{'/ ours':>10}{'derive s':>10}{'/ ours':>10}  same answer")
    _line("kinship kin, in-laws too", ours, alone, (1, 1), True)
    _limit(folder, ours, alone, scratch)
    try:
        theirs = pedigree(folder, scratch / "peer.csv", times)
    except NotMeasured as reason:
        print(f"{'pedigree-graph':<28} not measured: {reason}")
        return {}
    took, same = steps(scratch / "peer.csv")["derive"], counted(scratch / "peer.csv") == pairs
    whole, step = theirs.wall / ours.wall, took / alone
    _line("pedigree-graph, blood only", theirs, took, (whole, step), same)
    if not same:
        raise SystemExit("pedigree-graph finds other pairs or words")
    return ratios("pedigree-graph", whole, step)


def _limit(folder: Path, ours: Run, alone: float, scratch: Path) -> None:
    """What loops compiled by numba take for it, in-laws too, but for the nearest word of each pair only."""
    if find_spec("numba") is None:
        print(f"{'numba kernel, nearest words':<28} not measured: numba is not installed")
        return
    measured(kin_command(folder, scratch / "nearest.csv"))
    kernel = median(kernel_command(folder, scratch / "kernel.csv"), 1)
    took, same = steps(scratch / "kernel.csv")["derive"], digest(scratch / "kernel.csv") == digest(scratch / "nearest.csv")
    _line("numba kernel, nearest words", kernel, took, (kernel.wall / ours.wall, took / alone), same)
    if not same:
        raise SystemExit("the kernel finds other pairs or words")


def _line(name: str, run: Run, derive: float, ratios: tuple[float, float], same: bool) -> None:
    whole = f"{run.wall:>10.2f}{run.cpu:>10.2f}{run.memory:>10.0f}{ratios[0]:>10.2f}"
    print(f"{name:<28}{whole}{derive:>10.2f}{ratios[1]:>10.2f}  {'yes' if same else 'NO'}", flush=True)


def pedigree(folder: Path, output: Path, times: int) -> Run:
    """The peer, in an environment of its own. NotMeasured where no Python is new enough or the package cannot be had."""
    command = [str(_python()), str(Path(peer.__file__)), str(folder), str(output)]
    return sorted((tried(command, 600) for _ in range(times)), key=lambda run: run.wall)[times // 2]


def _python() -> Path:
    """The Python that has the peer: a virtual environment in the temporary folder, made if it is not there yet."""
    home = Path(tempfile.gettempdir()) / "kinship-bench" / "python-pedigree-graph"
    if not (home / "ready").exists():
        kept = sorted((Path.home() / ".pyenv" / "versions").glob("3.1[3-9]*/bin/python"))
        newer = [shutil.which(f"python3.{minor}") for minor in (13, 14)]
        found = next((one for one in [os.environ.get("PYTHON313"), *map(str, kept), *newer] if one), None)
        if not found:
            raise NotMeasured("it needs Python 3.13 or newer, and none was found (name one by PYTHON313)")
        held = [line for name in LOCKS for line in (ROOT / name).read_text(encoding="utf-8").splitlines()]
        wanted = [line for line in held if line.startswith(NEEDED)]
        for command in ([found, "-m", "venv", str(home)], [str(home / "bin/python"), "-m", "pip", "install", "--quiet", *wanted]):
            if subprocess.run(command, check=False, capture_output=True).returncode:
                raise NotMeasured(f"{' '.join(command[1:4])} failed")
        (home / "ready").touch()
    return home / "bin" / "python"


def blood(folder: Path) -> Path:
    """A canonical folder beside ``folder`` of its people and the ties in force, with one mother and one father each."""
    made = folder.with_name(f"{folder.name}-blood")
    if not (made / "person.parquet").exists():
        made.mkdir(exist_ok=True)
        person = _people(folder)
        sex, ids = person["sex"], pa.array([f"p{number:08d}" for number in range(len(person))])
        child, parent, a, b = (_rows(person["person_id"], side) for name in ("up", "wed") for side in read(ties(folder), name))
        below, above = one_each(child, parent, np.asarray(pc.equal(sex, "F")))
        pq.write_table(pa.table({"parent_id": ids.take(above), "child_id": ids.take(below)}), made / "parent.parquet")
        pq.write_table(pa.table({"person_id": ids.take(a[a < b]), "spouse_id": ids.take(b[a < b])}), made / "spouse.parquet")
        people = pa.table({"person_id": ids, "name": ids, "sex": sex, "staff": pa.repeat("true", len(sex))})
        pq.write_table(people, made / "person.parquet")  # last: it says that the others are whole
    return made


def one_each(child: Any, parent: Any, female: Any) -> tuple[Any, Any]:
    """The ties without second mothers and second fathers.

    >>> [side.tolist() for side in one_each(np.array([0, 0, 0]), np.array([1, 2, 3]), np.array([True, True, True, False]))]
    [[0, 0], [3, 1]]
    """
    _, first = np.unique(child * 2 + female[parent], return_index=True)
    return child[first], parent[first]


def _people(folder: Path) -> pa.Table:
    columns = ["person_id", "sex"]
    if (folder / "person.parquet").exists():
        return pq.read_table(folder / "person.parquet", columns=columns)
    return pyarrow.csv.read_csv(folder / "person.csv", convert_options=pyarrow.csv.ConvertOptions(include_columns=columns))


def _rows(ids: pa.ChunkedArray, some: list[str]) -> Any:
    return pc.index_in(pa.array(some, pa.string()), value_set=ids.combine_chunks()).to_numpy()


def counted(path: Path) -> list[tuple[str, int, str]]:
    """The blood words (one of each pair of inverses), how many pairs each has, and a mark of which pairs they are."""
    with duckdb.connect() as connection:
        return connection.execute(COUNT.format(path=path)).fetchall()
