"""The part of ``make bench`` about deriving kinship: ``kinship kin`` by size, beside loops compiled by numba, its limit."""

from __future__ import annotations

import hashlib
import itertools
import statistics
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from tests.bench_aims import Figures
from tests.bench_kernel import kernel_command
from tests.bench_tools import AS_OF, Run, county, measured, median, steps

STAGES = {
    "ties in force, from the files": (("load", "settle"), ("settle",)),
    "pairs, from the ties in force": (("derive",), ("index", "derive")),
    "the file of pairs": (("write",), ("write",)),
}
"""What a stage is among the steps of ``tests.bench_derive`` and of the kernel. Joins list neighbours as they go."""
HEAD = ("staff", "wall s", "cpu s", "MiB", "µs/staff", "KiB/staff", "numba s", "ours / numba")


def kin_command(folder: Path, output: Path) -> list[str]:
    """The command that is measured."""
    return [sys.executable, "-m", "kinship", "kin", str(folder), "--as-of", AS_OF, "--output", str(output)]


def walk_command(folder: Path, output: Path) -> list[str]:
    """A peer: the plain networkx walk."""
    return [sys.executable, "-m", "tests.bench_walk", str(folder), AS_OF, str(output)]


def digest(path: Path) -> str:
    """The pairs and words of a CSV of kin, whatever their order: a sum of digests, so that millions of lines need no memory (the
    peak of a process that is started later counts from that of the one that starts it)."""
    total = 0
    with path.open("rb") as file:
        next(file)
        for line in file:
            told = b",".join(line.rstrip(b"\r\n").split(b",")[:3])
            total += int.from_bytes(hashlib.sha256(told).digest())
    return f"{total % (1 << 256):064x}"


def bench_kin(sizes: Sequence[int], times: int, scratch: Path) -> Figures:
    """Measures and prints each size, and how the cost per person changes; what there is of the largest.

    SystemExit where the kernel finds others.
    """
    print("\n" + " ".join(f"{name:>12}" for name in HEAD), flush=True)
    runs: dict[int, Run] = {}
    figures: Figures = {}
    for size in sizes:
        folder = county(size)
        runs[size] = run = median(kin_command(folder, scratch / "kin.csv"), times)
        limit = _limit(folder, times, scratch)
        print(_line(size, run, limit), flush=True)
        figures = {"memory above the files": _above(folder, run) * 1024 / size} | ({"kernel": run.wall / limit} if limit else {})
    if find_spec("numba"):
        figures |= _stages(sizes[-1], times, scratch)
    for small, large in itertools.pairwise(sizes):
        ratio = (runs[large].wall / large) / (runs[small].wall / small)
        memory = (runs[large].memory / large) / (runs[small].memory / small)
        print(f"per person on the staff, {large} against {small}: time x {ratio:.2f}, memory x {memory:.2f}", flush=True)
        figures |= {"growth of time": ratio, "growth of memory": memory}
    return figures


def _line(size: int, run: Run, limit: float | None) -> str:
    per = (run.wall / size * 1e6, run.memory * 1024 / size)
    beside = f"{limit:>12.2f} {run.wall / limit:>12.2f}" if limit else f"{'not measured: numba is not installed':>25}"
    return f"{size:>12} {run.wall:>12.2f} {run.cpu:>12.2f} {run.memory:>12.0f} {per[0]:>12.1f} {per[1]:>12.2f} {beside}"


def _above(folder: Path, run: Run) -> float:
    """MiB of memory above the size of the files."""
    return run.memory - sum(file.stat().st_size for file in folder.iterdir()) / 2**20


def _stages(size: int, times: int, scratch: Path) -> Figures:
    """Prints the stages beside those of the kernel, medians of runs in turn; how many times as long each takes."""
    ours, kernel = scratch / "stages.csv", scratch / "kernel.csv"
    commands = {
        ours: [sys.executable, "-m", "tests.bench_derive", str(county(size)), str(ours)],
        kernel: kernel_command(county(size), kernel),
    }
    runs: dict[Path, list[dict[str, float]]] = {output: [] for output in commands}
    for output in [*commands] * times:
        measured(commands[output])
        runs[output].append(steps(output))
    print(f"\n{f'stages at {size} staff, seconds':<32}{'ours':>10}{'numba':>10}{'ours / numba':>14}")
    figures = {}
    for stage, parts in STAGES.items():
        took = [
            statistics.median(sum(run[part] for part in some) for run in runs[one])
            for one, some in zip(commands, parts, strict=True)
        ]
        figures[stage] = took[0] / took[1]
        print(f"{stage:<32}{took[0]:>10.2f}{took[1]:>10.2f}{figures[stage]:>14.2f}", flush=True)
    return figures


def _limit(folder: Path, times: int, scratch: Path) -> float | None:
    """The seconds of the kernel on the same files, which must find the same; None where it cannot be had."""
    if find_spec("numba") is None:
        return None
    command = kernel_command(folder, scratch / "kernel.csv")
    measured(command)  # compiles, once and for all
    kernel = median(command, times)
    if digest(scratch / "kernel.csv") != digest(scratch / "kin.csv"):
        raise SystemExit("the kernel finds other pairs or words")
    return kernel.wall
