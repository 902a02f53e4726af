"""``make bench``: how fast the program is, against peers, on the same data in one run.

    python -m tests.bench [--parts kin resolve] [--sizes 20000 ...] [--times 3]

*start* times the commands that everybody types. *kin* derives kinship from true tables by size. *peers* derives it by other tools
that must find the same pairs, *blood* beside a tool that knows blood only. *stages* tells where the time of a check goes.
*resolve* goes from declaration forms to people and ties, and says who is who beside splink. Figures are of whole processes: wall
time, processor time, peak memory. A peer that cannot be had is printed as not measured, with the reason. Counties are made once
and kept in the temporary folder. The last table holds what was promised against what was measured.
"""

from __future__ import annotations

import argparse
import compileall
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from tests.bench_aims import Figures, table
from tests.bench_blood import bench_blood
from tests.bench_kin import bench_kin
from tests.bench_peers import bench_peers
from tests.bench_resolve import bench_resolve
from tests.bench_stages import bench_stages
from tests.bench_start import bench_start
from tests.bench_tools import machine

KIN = (20_000, 200_000, 2_000_000)
"""Staff of the counties whose kinship is derived."""
PEERS = (200_000,)
BLOOD = (131_000,)
"""So many staff have a million relatives."""
STAGES = (20_000, 200_000)
EXCEL = 20_000
"""The largest ledger that is read from Excel for its stages."""
RESOLVE = (24_000, 120_000)
"""Staff of the counties whose forms are resolved; there are some 6.3 lines for each. 240,000 staff, with 1.5 million lines, take
ten minutes more: ``--parts resolve --sizes 240000``."""


def parts(sizes: tuple[int, ...], times: int, scratch: Path) -> dict[str, Callable[[], Figures]]:
    """What each part does, which gives the figures of aims; ``sizes`` in place of those that a part has of its own."""
    stages = sizes or STAGES
    return {
        "start": bench_start,
        "kin": lambda: bench_kin(sizes or KIN, times, scratch),
        "peers": lambda: _largest(bench_peers(size, times, scratch) for size in sizes or PEERS),
        "blood": lambda: _largest(bench_blood(size, times, scratch) for size in sizes or BLOOD),
        "stages": lambda: bench_stages(stages, [size for size in stages if size <= EXCEL], scratch),
        "resolve": lambda: bench_resolve(sizes or RESOLVE, scratch),
    }


def _largest(figures: Iterable[Figures]) -> Figures:
    """Those of the last county."""
    return [*figures][-1]


def main() -> None:
    """Measures and prints."""
    known = tuple(parts((), 1, Path()))
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--parts", nargs="+", choices=known, default=known)
    parser.add_argument("--sizes", nargs="+", type=int, default=(), help="staff, for all parts (default: each part its own)")
    parser.add_argument("--times", type=int, default=3, help="runs of which the median counts; peers run once")
    asked = parser.parse_args()
    for package in ("kinship", "loaders"):
        compileall.compile_dir(Path(__file__).parents[1] / package, quiet=2)  # as an installed program has it
    print(machine(), flush=True)
    with tempfile.TemporaryDirectory() as scratch:
        work = parts(tuple(asked.sizes), asked.times, Path(scratch))
        figures = dict(held for part in asked.parts for held in work[part]().items())
    print("", *table(figures), sep="\n", flush=True)


if __name__ == "__main__":
    main()
