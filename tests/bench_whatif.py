"""``make bench``: how long a plan of many appointments takes, against one check of the same county in the same run.

    python -m tests.bench_whatif [--staff 20000] [--appointments 2000] [--times 3]

Both commands run as whole processes, in turn, on the county of ``tests.bench_tools``: as canonical files, and as the
home-grown ledger with its declarations. Ends with 1 where a plan takes twice the time of a check or more.
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.bench_tools import AS_OF, SEED, Run, county, measured
from tests.road_files import ledger, rows, save


def appointments(folder: Path, number: int, target: Path) -> Path:
    """A list that sends ``number`` members of the staff to posts that others hold, by name, ID number, organ, section, title."""
    dice = random.Random(SEED)
    people = {row["person_id"]: row for row in rows(folder / "person.csv")}
    organs = {row["organ_id"]: row["name"] for row in rows(folder / "organ.csv")}
    held = [row for row in rows(folder / "post.csv") if not row["end"]]
    movers = dice.sample(sorted({row["person_id"] for row in held}), number)
    places = dice.sample(held, number)
    listed = [
        {
            "姓名": people[who]["name"],
            "身份证号": people[who]["id_number"],
            "拟任单位": organs[post["organ_id"]],
            "拟任科室": post["section"],
            "拟任职务": post["title"],
        }
        for who, post in zip(movers, places, strict=True)
    ]
    return save(target, listed)


def against(name: str, sources: Sequence[Path], plan: Path, times: int) -> float:
    """Prints the medians of both commands in turn, and gives the ratio of wall times."""
    asked = ["--as-of", AS_OF, "--format", "json", "--fail-on", "never"]
    check = [sys.executable, "-m", "kinship", "check", *map(str, sources), *asked]
    whatif = [sys.executable, "-m", "kinship", "whatif", *map(str, sources), "--appointments", str(plan), *asked]
    runs = [(measured(check), measured(whatif)) for _ in range(times)]
    one, other = (_median(column) for column in zip(*runs, strict=True))
    told = f"check {one.wall:>6.2f} s ({one.cpu:.2f} cpu)   whatif {other.wall:>6.2f} s ({other.cpu:.2f} cpu)"
    print(f"{name:<10} {told}   ratio {other.wall / one.wall:.2f} ({other.cpu / one.cpu:.2f} cpu)")
    return other.wall / one.wall


def _median(runs: Sequence[Run]) -> Run:
    return sorted(runs, key=lambda run: run.wall)[len(runs) // 2]


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--staff", type=int, default=20000)
    parser.add_argument("--appointments", type=int, default=2000)
    parser.add_argument("--times", type=int, default=3)
    asked = parser.parse_args()
    folder = county(asked.staff)
    with tempfile.TemporaryDirectory() as scratch:
        plan = appointments(folder, asked.appointments, Path(scratch) / "拟任名单.csv")
        with plan.open(encoding="utf-8") as file:
            print(f"{asked.staff} staff, {sum(1 for _ in csv.reader(file)) - 1} appointments in one run:")
        ratios = [against("canonical", [folder], plan, asked.times), against("ledger", ledger(folder), plan, asked.times)]
    if max(ratios) >= 2:
        raise SystemExit("a plan takes twice the time of a check or more")


if __name__ == "__main__":
    main()
