"""The part of ``make bench`` about starting: commands that everybody types, against Python doing nothing, in turn."""

from __future__ import annotations

import statistics
import sys

from tests.bench_aims import Figures
from tests.bench_tools import measured

COMMANDS = {
    "python -c pass": ["-c", "pass"],
    "kinship --help": ["-m", "kinship", "--help"],
    "kinship term 表哥": ["-m", "kinship", "term", "表哥"],
    "kinship --version (click and all)": ["-m", "kinship", "--version"],
    "kinship term 远房表哥 (worked out)": ["-m", "kinship", "term", "远房表哥"],
}
"""What is measured; the first is what the others are held against, the last two show what the quick answers save."""
TIMES = 15


def bench_start() -> Figures:
    """Measures and prints medians; how many times Python alone each command takes."""
    took: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(TIMES):
        for name, arguments in COMMANDS.items():
            took[name].append(measured([sys.executable, *arguments]).wall)
    medians = {name: statistics.median(times) for name, times in took.items()}
    bare = medians["python -c pass"]
    print(f"\nstart-up, medians of {TIMES} in turn")
    for name, seconds in medians.items():
        print(f"{name:<38} {seconds * 1000:>7.0f} ms   x {seconds / bare:.1f}", flush=True)
    return {name: seconds / bare for name, seconds in medians.items()}
