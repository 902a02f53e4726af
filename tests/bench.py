"""``make bench``: how fast the program is, against peers, on the same data in one run.

    python -m tests.bench [--parts kin resolve] [--sizes 20000 ...] [--times 3]

*kin* derives kinship from true tables, beside a plain networkx walk that must find the same pairs. *resolve* goes from
declaration forms to people and ties, and says who is who beside splink. Every figure is of a whole process: wall time, processor
time, peak memory. Counties are made once and kept in the temporary folder.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

from tests.bench_kin import bench_kin
from tests.bench_resolve import bench_resolve
from tests.bench_tools import machine, measured

KIN = (20_000, 200_000, 2_000_000)
"""Staff of the counties whose kinship is derived."""
RESOLVE = (24_000, 120_000, 240_000)
"""Staff of the counties whose forms are resolved; there are some 6.3 lines for each, so the last one has 1.5 million."""


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--parts", nargs="+", choices=("kin", "resolve"), default=("kin", "resolve"))
    parser.add_argument("--sizes", nargs="+", type=int, default=(), help="staff, for both parts (default: each part its own)")
    parser.add_argument("--times", type=int, default=3, help="runs of which the median counts; forms are resolved once")
    asked = parser.parse_args()
    start = statistics.median(measured([sys.executable, "-m", "kinship", "--version"]).wall for _ in range(asked.times))
    print(f"{machine()}; start-up (kinship --version): {start:.2f} s", flush=True)
    with tempfile.TemporaryDirectory() as scratch:
        if "kin" in asked.parts:
            bench_kin(asked.sizes or KIN, asked.times, Path(scratch))
        if "resolve" in asked.parts:
            bench_resolve(asked.sizes or RESOLVE, Path(scratch))


if __name__ == "__main__":
    main()
