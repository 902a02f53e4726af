"""The part of ``make bench`` about forms: resolving all declared lines by size, and splink on the same lines."""

from __future__ import annotations

import itertools
import json
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from kinship.kin import GRADES
from tests.bench_lines import Said, Truth, said_in
from tests.bench_tools import Run, county, measured, summary

NOISE = 2
SURE = (0.5, 0.99)
"""Match probabilities from which splink's answer is counted: more likely than not, and about as sure as our *probable*."""
COLUMNS = f"{'':>34} {'wall s':>8} {'cpu s':>8} {'MiB':>7} {'of which linking s':>19}"


def bench_resolve(sizes: Sequence[int], peer: int, scratch: Path) -> None:
    """Measures and prints. ``sizes`` are staff; the lines are what the county declares; ``peer``: where splink runs too."""
    print(f"resolving the forms of a county (noise {NOISE}): kinship convert of a folder of person, organ, post and declared")
    print(f"{'staff':>10} {'lines':>10} {'wall s':>8} {'cpu s':>8} {'MiB':>8} {'µs/line':>9} {'KiB/line':>9}")
    runs: list[tuple[int, Run]] = []
    for size in sizes:
        folder = county(size, NOISE, forms=True)
        lines = summary(folder)["declared"]
        run = measured(convert_command(folder, scratch / f"resolved-{size}"))
        runs.append((lines, run))
        per = (run.wall / lines * 1e6, run.memory * 1024 / lines)
        print(f"{size:>10} {lines:>10} {run.wall:>8.1f} {run.cpu:>8.1f} {run.memory:>8.0f} {per[0]:>9.1f} {per[1]:>9.2f}")
    for (few, small), (many, large) in itertools.pairwise(runs):
        wall, cpu = (large.wall / many) / (small.wall / few), (large.cpu / many) / (small.cpu / few)
        memory = (large.memory / many) / (small.memory / few)
        print(f"per line, {many} lines against {few}: wall x {wall:.2f}, cpu x {cpu:.2f}, memory x {memory:.2f}")
    if peer:
        against_splink(peer, scratch)


def convert_command(folder: Path, output: Path) -> list[str]:
    """The command that is measured: from forms to a canonical folder."""
    return [sys.executable, "-m", "kinship", "convert", str(folder / "forms"), "--out", str(output), "--format", "parquet"]


def against_splink(size: int, scratch: Path) -> None:
    """Who is who on the same lines, by the program and by splink: time, memory, and how right each is."""
    folder = county(size, NOISE, forms=True)
    if find_spec("splink") is None:
        raise SystemExit("splink is not installed: run make bench, or pip install 'kinship[bench]'")
    runs = {name: side(name, folder, scratch) for name in ("identify", "splink")}
    print(f"who is who on {summary(folder)['declared']} lines, {size} staff: the same lines, read alike, against the same staff")
    print(COLUMNS)
    for name, (run, linking, _) in runs.items():
        print(f"{name:>34} {run.wall:>8.1f} {run.cpu:>8.1f} {run.memory:>7.0f} {linking:>19.1f}")
    (ours, our_linking, _), (peer, peer_linking, _) = runs.values()
    print(f"ours to splink: wall x {ours.wall / peer.wall:.2f}, linking x {our_linking / peer_linking:.2f}, ", end="")
    print(f"memory x {ours.memory / peer.memory:.2f}")
    print_scores(Truth.of(folder), runs["identify"][2], runs["splink"][2])


def side(name: str, folder: Path, scratch: Path) -> tuple[Run, float, list[Said]]:
    """One side as a process of its own: what it took, the seconds of linking alone, and what it said."""
    output = scratch / f"{name}.csv"
    run = measured([sys.executable, "-m", f"tests.bench_{name}", str(folder), str(output)])
    return run, json.loads(output.with_suffix(".json").read_text(encoding="utf-8"))["link"], said_in(output)


def print_scores(truth: Truth, ours: list[Said], peer: list[Said]) -> None:
    """How right each side is. Recall is of the lines that are about members of the staff."""
    print(f"{'':>34} {'lines':>9} {'precision':>10} {'recall':>8}")
    for at, grade in reversed(list(enumerate(GRADES))):
        print_score(truth, f"ours, {grade} and better", [one for one in ours if GRADES.index(one[2]) >= at])
    for least in reversed(SURE):
        print_score(truth, f"splink, probability {least} and more", [one for one in peer if float(one[2]) >= least])


def print_score(truth: Truth, name: str, said: list[Said]) -> None:
    """One line of that table."""
    precision, recall = truth.score(said)
    print(f"{name:>34} {len(said):>9} {precision:>10.4f} {recall:>8.4f}")
