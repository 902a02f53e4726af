"""``make bench``: how fast the program is, against peers, on the same data in one run.

    python -m tests.bench [--parts kin,resolve] [--sizes 20000,200000,2000000] [--walk 200000]
                          [--forms 24000,120000,240000] [--peer 240000]

*kin* derives kinship from true tables, beside a plain networkx walk that must find the same pairs. *resolve* goes from
declaration forms to people and ties, and says who is who beside splink. Every figure is of a whole process: wall time, processor
time, peak memory. Counties are made once and kept in the temporary folder.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
from pathlib import Path

from tests.bench_kin import bench_kin
from tests.bench_resolve import bench_resolve
from tests.bench_tools import measured


def numbers(text: str) -> list[int]:
    """Numbers with commas between them."""
    return [int(size) for size in text.split(",") if size]


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--parts", default="kin,resolve")
    parser.add_argument("--sizes", type=numbers, default="20000,200000,2000000")
    parser.add_argument("--walk", type=int, default=200000)
    parser.add_argument("--forms", type=numbers, default="24000,120000,240000", help="staff; there are some 6.3 lines for each")
    parser.add_argument("--peer", type=int, default=240000, help="at how many staff splink runs too (0: not at all)")
    parser.add_argument("--times", type=int, default=3)
    asked = parser.parse_args()
    start = statistics.median(measured([sys.executable, "-m", "kinship", "--version"]).wall for _ in range(asked.times))
    print(f"start-up (kinship --version): {start:.2f} s; {os.cpu_count()} cores; Python {sys.version.split()[0]}")
    parts = asked.parts.split(",")
    with tempfile.TemporaryDirectory() as scratch:
        if "kin" in parts:
            bench_kin(asked.sizes, asked.walk, asked.times, Path(scratch))
        if "resolve" in parts:
            bench_resolve(asked.forms, asked.peer, Path(scratch))


if __name__ == "__main__":
    main()
