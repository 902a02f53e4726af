"""The part of ``make bench`` about forms: resolving all declared lines by size, and splink on the same lines."""

from __future__ import annotations

import itertools
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from kinship.kin import GRADES
from tests.bench_aims import Figures
from tests.bench_lines import Said, Truth, said_in
from tests.bench_tools import Run, county, measured, summary

NOISE = 2
SURE = (0.99, 0.9, 0.5)
"""Match probabilities from which splink's answer is counted: 0.5 is more likely than not."""


@dataclass(frozen=True)
class Side:
    """One tool on one county: what the process took, the seconds of linking alone, and whom it said the lines to be about."""

    run: Run
    linking: tuple[float, float]
    said: list[Said]

    def figures(self) -> tuple[float, ...]:
        """Wall time, processor time and memory of the process; wall time and processor time of linking."""
        return self.run.wall, self.run.cpu, self.run.memory, *self.linking


def bench_resolve(sizes: Sequence[int], scratch: Path) -> Figures:
    """Measures and prints; no aim is about it. ``sizes`` are staff; the lines are what the county declares."""
    if find_spec("splink") is None:
        raise SystemExit("splink is not installed: run make bench, or pip install 'kinship[bench]'")
    growth(sizes, scratch)
    for size in sizes:
        against_splink(size, scratch)
    return {}


def growth(sizes: Sequence[int], scratch: Path) -> None:
    """The whole way from forms to ties at each size, and how its time and memory per line change."""
    print(f"\nfrom forms to people and ties (kinship convert; noise {NOISE})")
    print(f"{'staff':>10} {'lines':>10} {'wall s':>8} {'cpu s':>8} {'MiB':>8} {'µs/line':>9} {'KiB/line':>9}")
    runs: list[tuple[int, Run]] = []
    for size in sizes:
        folder = county(size, NOISE, forms=True)
        lines = summary(folder)["declared"]
        run = measured(convert_command(folder, scratch / f"resolved-{size}"))
        runs.append((lines, run))
        per = (run.wall / lines * 1e6, run.memory * 1024 / lines)
        print(
            f"{size:>10} {lines:>10} {run.wall:>8.1f} {run.cpu:>8.1f} {run.memory:>8.0f} {per[0]:>9.1f} {per[1]:>9.2f}",
            flush=True,
        )
    for (few, small), (many, large) in itertools.pairwise(runs):
        wall, cpu = (large.wall / many) / (small.wall / few), (large.cpu / many) / (small.cpu / few)
        memory = (large.memory / many) / (small.memory / few)
        print(f"per line, {many} lines against {few}: wall x {wall:.2f}, cpu x {cpu:.2f}, memory x {memory:.2f}", flush=True)


def convert_command(folder: Path, output: Path) -> list[str]:
    """The command that is measured: from forms to a canonical folder."""
    return [sys.executable, "-m", "kinship", "convert", str(folder / "forms"), "--out", str(output), "--format", "parquet"]


def against_splink(size: int, scratch: Path) -> None:
    """Who is who on the same lines, by the program and by splink: time, memory, and how right each is."""
    folder = county(size, NOISE, forms=True)
    ours, splink = (side(name, folder, scratch) for name in ("identify", "splink"))
    print(f"\nwho is who: {summary(folder)['declared']} lines, {size} staff; both read the same lines in the same way")
    print(f"{'':>14} {'wall s':>8} {'cpu s':>8} {'MiB':>8} {'linking: wall s':>16} {'cpu s':>8}")
    for name, one in (("ours", ours), ("splink", splink)):
        print("{:>14} {:>8.1f} {:>8.1f} {:>8.0f} {:>16.1f} {:>8.1f}".format(name, *one.figures()))
    ratios = (mine / theirs for mine, theirs in zip(ours.figures(), splink.figures(), strict=True))
    print("{:>14} {:>8.2f} {:>8.2f} {:>8.2f} {:>16.2f} {:>8.2f}".format("ours / splink", *ratios))
    print_scores(Truth.of(folder), ours.said, splink.said)


def side(name: str, folder: Path, scratch: Path) -> Side:
    """One tool as a process of its own."""
    output = scratch / f"{name}.csv"
    run = measured([sys.executable, "-m", f"tests.bench_{name}", str(folder), str(output)])
    wall, cpu = json.loads(output.with_suffix(".json").read_text(encoding="utf-8"))["link"]
    return Side(run, (wall, cpu), said_in(output))


def print_scores(truth: Truth, ours: list[Said], peer: list[Said]) -> None:
    """How right each side is. Recall is of the lines that are about members of the staff."""
    print(f"{'':>34} {'lines':>9} {'wrong':>7} {'precision':>10} {'recall':>8}")
    for at, grade in reversed(list(enumerate(GRADES))):
        print_score(truth, f"ours, {grade} and better", [one for one in ours if GRADES.index(one[2]) >= at])
    for least in SURE:
        print_score(truth, f"splink, probability {least} and more", [one for one in peer if float(one[2]) >= least])


def print_score(truth: Truth, name: str, said: list[Said]) -> None:
    """One line of that table."""
    score = truth.score(said)
    print(f"{name:>34} {len(said):>9} {score.wrong:>7} {score.precision:>10.4f} {score.recall:>8.4f}", flush=True)
