"""What the parts of ``make bench`` share: processes measured as the operating system accounts for them, and made-up counties."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SEED = 1
AS_OF = "2026-11-01"


@dataclass(frozen=True)
class Run:
    """One process: seconds of wall time, of processor time, and MiB of peak memory."""

    wall: float
    cpu: float
    memory: float


def measured(command: Sequence[str]) -> Run:
    """Runs a command to its end. SystemExit where it failed."""
    began = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return Run(time.perf_counter() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def median(command: Sequence[str], times: int) -> Run:
    """The run with the median wall time of several."""
    runs = sorted((measured(command) for _ in range(times)), key=lambda run: run.wall)
    return runs[len(runs) // 2]


def county(staff: int, noise: int = 0, forms: bool = False) -> Path:
    """A generated county of that size, made if it is not there yet; counties are kept in the temporary folder."""
    name = f"staff-{staff}-seed-{SEED}" + (f"-forms-noise-{noise}" if forms else "")
    folder = Path(tempfile.gettempdir()) / "kinship-bench" / name
    if not (folder / "generated.json").exists():
        from kinship.generate import generate

        generate(staff, SEED, noise, folder, forms=forms)
    return folder


def summary(folder: Path) -> dict[str, Any]:
    """What ``kinship generate`` said about a county."""
    told: dict[str, Any] = json.loads((folder / "generated.json").read_text(encoding="utf-8"))
    return told
