"""The part of ``make bench`` about deriving kinship: ``kinship kin`` by size, and a plain networkx walk on the same files."""

from __future__ import annotations

import hashlib
import itertools
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.bench_tools import AS_OF, Run, county, measured, median

WALKED = 200_000
"""The largest county that networkx walks: a larger one takes it minutes."""


def bench_kin(sizes: Sequence[int], times: int, scratch: Path) -> None:
    """Measures and prints. The walk takes the largest size that it can."""
    runs = growth(sizes, times, scratch)
    walked = max((size for size in sizes if size <= WALKED), default=0)
    if walked:
        against_walk(walked, runs[walked], scratch)


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


def growth(sizes: Sequence[int], times: int, scratch: Path) -> dict[int, Run]:
    """``kinship kin`` at each size, and how its time and memory per person change."""
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
