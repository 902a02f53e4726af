"""``make bench``: how good rotation plans are and how long they take, on made-up counties; each command is a whole process.

    python -m tests.bench_plan [--staff 2000 20000] [--clear violation violation,T1]

Prints what is cleared of what can be cleared at most, moves, their proved lower bound, seconds and memory. Ends with 1 where a
plan clears less than 95 % of that, adds a violation, has more than 1.3 times the bound, or takes more than 60 seconds where only
avoidance is asked about.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.bench_tools import AS_OF, Run, county, measured


def planned(staff: int, clear: str, folder: Path) -> tuple[Run, dict[str, Any]]:
    """A run, and the document that it wrote."""
    target = folder / f"{staff}-{clear}.json"
    wrapped = "import sys; from kinship.cli import run; sys.exit(run(sys.argv[1:]) == 2)"  # 1 means that something is left
    asked = ["plan", str(county(staff)), "--clear", clear, "--as-of", AS_OF, "--format", "json", "--output", str(target)]
    run = measured([sys.executable, "-c", wrapped, *asked])
    document: dict[str, Any] = json.loads(target.read_text(encoding="utf-8"))
    return run, document


def told(staff: int, clear: str, run: Run, document: dict[str, Any]) -> str:
    """One line of the table."""
    summary = document["summary"]
    cleared = f"cleared {summary['cleared']} of {summary['to_clear']} (at most {summary['clearable_at_most']})"
    moves = f"moves {summary['moves']} (at least {summary['bound']}), adds {summary['added']['violation']}"
    return f"{staff:>6} {clear:<13} {cleared:<40} {moves:<40} {run.wall:.1f} s ({run.cpu:.1f} cpu) {run.memory:.0f} MiB"


def good(clear: str, run: Run, document: dict[str, Any]) -> bool:
    """Whether a plan is as it should be."""
    summary = document["summary"]
    enough = summary["cleared"] >= 0.95 * summary["clearable_at_most"] and not summary["added"]["violation"]
    return bool(enough and summary["moves"] <= 1.3 * summary["bound"] and (clear != "violation" or run.wall <= 60))


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--staff", type=int, nargs="+", default=[2000, 20000])
    parser.add_argument("--clear", nargs="+", default=["violation", "violation,T1"])
    asked = parser.parse_args()
    fine = True
    with tempfile.TemporaryDirectory() as scratch:
        for staff in asked.staff:
            for clear in asked.clear:
                run, document = planned(staff, clear, Path(scratch))
                print(told(staff, clear, run, document), flush=True)
                fine = fine and good(clear, run, document)
    if not fine:
        raise SystemExit("a plan is not as it should be")


if __name__ == "__main__":
    main()
