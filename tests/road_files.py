"""What the tests of the whole road share: generated counties, rows of CSV files, the command in a process of its own."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from kinship.generate import AS_OF, generate
from tests import warm

DAY = AS_OF.isoformat()
BASE = Path(__file__).resolve().parent.parent
TABLES = ("person", "organ", "post", "parent", "spouse")
Row = dict[str, str]


@cache
def county(staff: int = 1000, seed: int = 31, noise: int = 0) -> Path:
    """A generated county; made once in a session, so nobody writes into it."""
    out = Path(mkdtemp(prefix="kinship-road-")) / "county"
    generate(staff, seed, noise, out)
    return out


def rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def save(path: Path, table: Iterable[dict[str, Any]]) -> Path:
    """Rows of one shape as a CSV file."""
    held = list(table)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(held[0]))
        writer.writeheader()
        writer.writerows(held)
    return path


def ledger(folder: Path) -> tuple[Path, Path]:
    """The home-grown ledger and the declaration list of a generated county."""
    return folder / "ledger" / "人员台账.xlsx", folder / "ledger" / "亲属申报表.xlsx"


def official(folder: Path) -> Path:
    """The official workbook of a generated county."""
    return folder / "official" / "信息采集表.xlsx"


def kinship(
    *arguments: object, cwd: Path | None = None, stdin: bytes = b"", lang: str = "en"
) -> subprocess.CompletedProcess[bytes]:
    """Runs the command, by a fork of a process that has the libraries loaded already."""
    return warm.run([str(one) for one in arguments], environment(lang), cwd, stdin)


def apart(*arguments: object) -> subprocess.CompletedProcess[bytes]:
    """Runs the command as a user does: in a process that starts from nothing, and so under a hash seed of its own."""
    return subprocess.run(command(*arguments), capture_output=True, timeout=120, check=False, env=environment())


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "kinship", *map(str, arguments)]


def environment(lang: str = "en") -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KINSHIP")}
    return {**kept, "KINSHIP_LANG": lang, "PYTHONPATH": str(BASE), "PYTHONUTF8": "1"}
