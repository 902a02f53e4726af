"""The part of ``make bench`` about peers: all pairs in scope among the staff of one county, which each tool must find.

The peers but networkx and the kernel are given the ties in force (``tests.bench_ties``): the rules about dates cost them nothing.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from tests.bench_cypher import cypher_command
from tests.bench_kernel import kernel_command
from tests.bench_kin import digest, kin_command, walk_command
from tests.bench_ladybug import ladybug_command
from tests.bench_rustworkx import rustworkx_command
from tests.bench_tools import NotMeasured, Run, county, median, tried
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
    often: bool = True


PEERS = (
    Peer("numba kernel (the limit)", kernel_command, package="numba"),
    Peer("rustworkx walk", rustworkx_command, package="rustworkx"),
    Peer("Ladybug (Cypher, embedded)", ladybug_command, all_words=True, package="ladybug"),
    Peer("networkx walk", walk_command, package="networkx", often=False),
    Peer("Neo4j", cypher_command, all_words=True, package="neo4j", often=False),
)


def bench_peers(staff: int, times: int, scratch: Path) -> None:
    """Measures and prints. SystemExit where one finds other pairs or words than ours."""
    folder = county(staff)
    ours = {every: scratch / f"ours-{every}.csv" for every in (False, True)}
    runs = {
        every: median([*kin_command(folder, path), *(["--all-words"] if every else [])], times) for every, path in ours.items()
    }
    print(f"\nall pairs in scope among {staff} staff: {_lines(ours[False])} pairs, {_lines(ours[True])} pairs and words")
    print(f"{'':<38} {'wall s':>8} {'cpu s':>8} {'MiB':>7} {'against ours':>13}  same pairs and words")
    print(_row("kinship kin", runs[False], 1, ""))
    differ = False
    for peer in PEERS:
        try:
            rows = list(measure(peer, folder, scratch, times))
        except NotMeasured as reason:
            print(f"{peer.name:<38} not measured: {reason}", flush=True)
            continue
        same = digest(scratch / "peer.csv") == digest(ours[peer.all_words])
        differ = differ or not same
        for name, run in rows:
            print(_row(name, run, run.wall / runs[peer.all_words].wall, str(same)), flush=True)
    if differ:
        raise SystemExit("the roads differ")


def measure(peer: Peer, folder: Path, scratch: Path, times: int) -> Iterator[tuple[str, Run]]:
    """The figures of a peer; a server has several. NotMeasured where it cannot be had, fails or takes too long."""
    lacking = peer.package if not find_spec(peer.package) else " and ".join(LACKING) if peer.package == "neo4j" else ""
    if lacking:
        raise NotMeasured(f"{lacking} not installed")
    output = scratch / "peer.csv"
    output.with_suffix(".json").unlink(missing_ok=True)
    command = peer.command(folder, output)
    if peer.package == "numba":
        tried(command, BOUND)  # compiles, once and for all
    runs = sorted((tried(command, BOUND) for _ in range(times if peer.often else 1)), key=lambda run: run.wall)
    run = runs[len(runs) // 2]
    if peer.package != "neo4j":
        yield peer.name, run
        return
    for step, seconds in json.loads(output.with_suffix(".json").read_text(encoding="utf-8")).items():
        yield f"{peer.name}, {step}", Run(seconds, 0, 0)


def _row(name: str, run: Run, ratio: float, same: str) -> str:
    cpu, memory = (f"{run.cpu:.2f}", f"{run.memory:.0f}") if run.memory else ("", "")
    return f"{name:<38} {run.wall:>8.2f} {cpu:>8} {memory:>7} {f'x {ratio:.2f}':>13}  {same}".rstrip()


def _lines(path: Path) -> int:
    with path.open("rb") as file:
        return sum(1 for _ in file) - 1
