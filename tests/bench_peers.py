"""The part of ``make bench`` about peers: all pairs in scope among the staff of one county, which each tool must find.

The peers but networkx and the kernel are given the ties in force (``tests.bench_ties``): the rules about dates cost them nothing.
Whole processes are compared, and the step from the ties in force to pairs alone, which the walks and the kernel settle while they
read. Ours is ``kinship kin``, and ``tests.bench_derive`` for its steps.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from tests.bench_aims import Figures, ratios
from tests.bench_cypher import cypher_command
from tests.bench_kernel import kernel_command
from tests.bench_kin import digest, kin_command, walk_command
from tests.bench_ladybug import ladybug_command
from tests.bench_rustworkx import rustworkx_command
from tests.bench_tools import NotMeasured, Run, county, lines, median, steps, tried
from tests.neo4j_server import LACKING

BOUND = 900
"""Seconds after which a peer is given up."""


@dataclass(frozen=True)
class Peer:
    """One peer: its command for a county, whether it tells all words of a pair, what it needs, whether it runs several times."""

    name: str
    command: Callable[[Path, Path], list[str]]
    all_words: bool = False
    package: str = "pyarrow"
    often: bool = False


@dataclass(frozen=True)
class Row:
    """A line of the table: a whole process (None: one that runs already), and the step alone."""

    name: str
    run: Run | None
    derive: float

    def beside(self, ours: Row) -> tuple[float | None, float]:
        """How many times as long as ours the whole process takes, and the step."""
        return self.run.wall / ours.run.wall if self.run and ours.run else None, self.derive / ours.derive


PEERS = (
    Peer("numba kernel (the limit)", kernel_command, package="numba", often=True),
    Peer("rustworkx walk", rustworkx_command, package="rustworkx"),
    Peer("Ladybug (Cypher, embedded)", ladybug_command, all_words=True, package="ladybug"),
    Peer("networkx walk", walk_command, package="networkx"),
    Peer("Neo4j", cypher_command, all_words=True, package="neo4j"),
)


def bench_peers(staff: int, times: int, scratch: Path) -> Figures:
    """Measures and prints; how many times as long each takes. SystemExit where one finds other pairs or words than ours."""
    folder, answers = county(staff), {every: scratch / f"ours-{every}.csv" for every in (False, True)}
    median([*kin_command(folder, answers[True]), "--all-words"], 1)
    whole = median(kin_command(folder, answers[False]), times)
    median([sys.executable, "-m", "tests.bench_derive", str(folder), str(scratch / "derived.csv")], 1)
    ours = Row("kinship kin", whole, steps(scratch / "derived.csv")["derive"])
    print(f"\nall pairs in scope among {staff} staff, {lines(answers[False])} pairs")
    heads = ("wall s", "cpu s", "MiB", "/ ours", "derive s", "/ ours")
    print(f"{'':<28}" + "".join(f"{head:>10}" for head in heads) + "  same answer")
    print(_line(ours, ours, True), flush=True)
    told = {peer.name: _told(peer, ours, answers[peer.all_words], folder, times) for peer in PEERS}
    differ = [name for name, figures in told.items() if figures is None]
    if differ:
        raise SystemExit(f"other pairs or words: {', '.join(differ)}")
    return {name: figure for figures in told.values() if figures for name, figure in figures.items()}


def _told(peer: Peer, ours: Row, answer: Path, folder: Path, times: int) -> Figures | None:
    """Prints a peer; its figures beside ours, None where its answer is another."""
    try:
        rows = list(measure(peer, folder, answer.with_name("peer.csv"), times))
    except NotMeasured as reason:
        print(f"{peer.name:<28} not measured: {reason}", flush=True)
        return {}
    same = digest(answer.with_name("peer.csv")) == digest(answer)
    print("\n".join(_line(row, ours, same) for row in rows), flush=True)
    return {name: figure for row in rows for name, figure in ratios(row.name, *row.beside(ours)).items()} if same else None


def measure(peer: Peer, folder: Path, output: Path, times: int) -> Iterator[Row]:
    """The figures of a peer; a server has two lines. NotMeasured where it cannot be had, fails or takes too long."""
    lacking = peer.package if not find_spec(peer.package) else " and ".join(LACKING) if peer.package == "neo4j" else ""
    if lacking:
        raise NotMeasured(f"{lacking} not installed")
    command = peer.command(folder, output)
    if peer.package == "numba":
        tried(command, BOUND)  # compiles, once and for all
    held = [(tried(command, BOUND), steps(output)) for _ in range(times if peer.often else 1)]
    run, took = sorted(held, key=lambda one: one[0].wall)[len(held) // 2]
    if "derive" in took:
        yield Row(peer.name, run, took["derive"])
        return
    there = took["import"] + took["start"]
    yield Row(f"{peer.name}, cold, import too", Run(there + took["cold"], 0, 0), took["cold"])
    yield Row(f"{peer.name}, warm", None, took["warm"])


def _line(row: Row, ours: Row, same: bool) -> str:
    whole, step = row.beside(ours)
    cells = [""] * 4
    if row.run and whole:
        own = (f"{row.run.cpu:.2f}", f"{row.run.memory:.0f}") if row.run.memory else ("", "")  # a server's are not seen from here
        cells = [f"{row.run.wall:.2f}", *own, f"{whole:.2f}"]
    cells += [f"{row.derive:.2f}", f"{step:.2f}"]
    return f"{row.name:<28}" + "".join(f"{cell:>10}" for cell in cells) + f"  {'yes' if same else 'NO'}"
