"""``make bench``: how long a plan of many appointments takes, against one check of the same county in the same run.

    python -m tests.bench_whatif [--staff 20000] [--appointments 2000] [--times 3]

Both commands run as whole processes, in turn, on a generated county (made once and kept in the temporary folder): as canonical
files, and as the home-grown ledger with its declarations. Ends with 1 where a plan takes twice the time of a check or more.
"""

from __future__ import annotations

import argparse
import csv
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from kinship.generate import generate
from tests.road_files import DAY, ledger, rows, save

SEED = 1


def county(staff: int) -> Path:
    """A generated county of that size, made if it is not there yet."""
    folder = Path(tempfile.gettempdir()) / "kinship-bench" / f"staff-{staff}-seed-{SEED}"
    if not (folder / "generated.json").exists():
        generate(staff, SEED, 0, folder)
    return folder


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


def seconds(command: Sequence[str]) -> float:
    """Wall time of a command that may find something."""
    began = time.perf_counter()
    done = subprocess.run([*command, "--as-of", DAY, "--format", "json"], stdout=subprocess.DEVNULL, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)} ended with {done.returncode}")
    return time.perf_counter() - began


def against(name: str, sources: Sequence[Path], plan: Path, times: int) -> float:
    """Prints the medians of both commands in turn, and gives the ratio."""
    check = [sys.executable, "-m", "kinship", "check", *map(str, sources)]
    whatif = [sys.executable, "-m", "kinship", "whatif", *map(str, sources), "--appointments", str(plan)]
    pairs = [(seconds(check), seconds(whatif)) for _ in range(times)]
    one, other = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(f"{name:<10} check {one:>6.2f} s   whatif {other:>6.2f} s   ratio {other / one:.2f}")
    return other / one


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
