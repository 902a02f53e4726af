"""``make bench``: how fast the program is, against peers, on the same data in one run.

    python -m tests.bench [--sizes 20000,200000,2000000] [--walk 200000]

Prints, for each size, the wall time and peak memory of ``kinship kin`` as a whole process, and the growth per person on the
staff; at the size ``--walk`` also a plain networkx walk over the same files, checked for the same pairs. Counties are made
once and kept in the temporary folder.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

SEED = 1
AS_OF = "2026-11-01"


@dataclass(frozen=True)
class Run:
    """One process: seconds of wall time, of processor time, and MiB of peak memory."""

    wall: float
    cpu: float
    memory: float


def measured(command: Sequence[str]) -> Run:
    """Runs a command to its end and measures it as the operating system accounts for it."""
    began = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return Run(time.perf_counter() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def median(command: Sequence[str], times: int) -> Run:
    """The run with the median wall time of several."""
    runs = sorted((measured(command) for _ in range(times)), key=lambda run: run.wall)
    return runs[len(runs) // 2]


def county(staff: int) -> Path:
    """A generated county of that size (made if it is not there yet)."""
    folder = Path(tempfile.gettempdir()) / "kinship-bench" / f"staff-{staff}-seed-{SEED}"
    if not (folder / "generated.json").exists():
        from kinship.generate import generate

        generate(staff, SEED, 0, folder)
    return folder


def kin_command(folder: Path, output: Path) -> list[str]:
    """The command that is measured."""
    return [sys.executable, "-m", "kinship", "kin", str(folder), "--as-of", AS_OF, "--output", str(output)]


def walk_command(folder: Path, output: Path) -> list[str]:
    """Its peer: the plain networkx walk."""
    return [sys.executable, "-m", "tests.bench_walk", str(folder), AS_OF, str(output)]


def digest(path: Path) -> str:
    """The pairs and words of a CSV of kin, whatever their order."""
    lines = sorted(",".join(line.split(",")[:3]) for line in path.read_text(encoding="utf-8").splitlines()[1:])
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="20000,200000,2000000")
    parser.add_argument("--walk", type=int, default=200000)
    parser.add_argument("--times", type=int, default=3)
    asked = parser.parse_args()
    sizes = [int(size) for size in asked.sizes.split(",")]
    with tempfile.TemporaryDirectory() as scratch:
        ours = growth(sizes, asked.times, Path(scratch))
        if asked.walk in ours:
            against_walk(asked.walk, ours[asked.walk], Path(scratch))


def growth(sizes: Sequence[int], times: int, scratch: Path) -> dict[int, Run]:
    """``kinship kin`` at each size, and how its time and memory per person change."""
    start = statistics.median(measured([sys.executable, "-m", "kinship", "--version"]).wall for _ in range(times))
    print(f"start-up (kinship --version): {start:.2f} s; {os.cpu_count()} cores; Python {sys.version.split()[0]}")
    print(f"{'staff':>10} {'wall s':>8} {'cpu s':>8} {'MiB':>8} {'µs/staff':>9} {'KiB/staff':>10}")
    runs: dict[int, Run] = {}
    for size in sizes:
        runs[size] = run = median(kin_command(county(size), scratch / f"kin-{size}.csv"), times)
        per = (run.wall / size * 1e6, run.memory * 1024 / size)
        print(f"{size:>10} {run.wall:>8.2f} {run.cpu:>8.2f} {run.memory:>8.0f} {per[0]:>9.1f} {per[1]:>10.2f}")
    for small, large in itertools.pairwise(sizes):
        ratio = (runs[large].wall / large) / (runs[small].wall / small)
        memory = (runs[large].memory / large) / (runs[small].memory / small)
        print(f"per person on the staff, {large} against {small}: time x {ratio:.2f}, memory x {memory:.2f}")
    return runs


def against_walk(size: int, ours: Run, scratch: Path) -> None:
    """The networkx walk on the same files, the same pairs, and the ratio."""
    walk = measured(walk_command(county(size), scratch / "walk.csv"))
    same = digest(scratch / "walk.csv") == digest(scratch / f"kin-{size}.csv")
    print(f"networkx walk, {size} staff: {walk.wall:.1f} s, {walk.memory:.0f} MiB; same pairs and words: {same}")
    print(f"kinship kin against the networkx walk: {walk.wall / ours.wall:.1f} times faster")
    if not same:
        raise SystemExit("the two roads differ")


if __name__ == "__main__":
    main()
