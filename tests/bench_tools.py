"""What the parts of ``make bench`` share: processes measured as the operating system accounts for them, and made-up counties."""

from __future__ import annotations

import hashlib
import json
import os
import platform
import subprocess
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kinship import generate

SEED = 1
AS_OF = "2026-11-01"


@dataclass(frozen=True)
class Run:
    """One process: seconds of wall time, of processor time, and MiB of peak memory."""

    wall: float
    cpu: float
    memory: float


def machine() -> str:
    """The size of this machine, not its name."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} cores, {memory:.0f} GiB, Python {platform.python_version()}"


class Steps:
    """Seconds of wall time by step, left beside what the steps made."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._began = time.perf_counter()

    def over(self, step: str) -> None:
        """Says that a step is over."""
        now = time.perf_counter()
        self.seconds[step], self._began = round(now - self._began, 3), now

    def leave(self, output: Path) -> None:
        """Writes them beside ``output``."""
        output.with_suffix(".json").write_text(json.dumps(self.seconds), encoding="utf-8")


def steps(output: Path) -> dict[str, float]:
    """The seconds that a process left beside ``output``."""
    held: dict[str, float] = json.loads(output.with_suffix(".json").read_text(encoding="utf-8"))
    return held


class NotMeasured(Exception):
    """Why a peer has no figures."""


def tried(command: Sequence[str], seconds: float) -> Run:
    """Runs a peer's command for at most so many seconds. NotMeasured where it fails or does not end within them."""
    began = time.perf_counter()
    with tempfile.TemporaryFile() as said, subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said) as process:
        bound = threading.Timer(seconds, process.terminate)
        bound.start()
        _, status, usage = os.wait4(process.pid, 0)
        bound.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        took = time.perf_counter() - began
        if took >= seconds:
            raise NotMeasured(f"not ended after {seconds:.0f} s")
        if process.returncode:
            said.seek(0)
            raise NotMeasured(_last(said.read().decode("utf-8", "replace")) or f"ended with {process.returncode}")
    return Run(took, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def _last(text: str) -> str:
    return next((line for line in reversed(text.splitlines()) if line.strip()), "")[:200]


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
    """A county of that size, made if this generator has not made it yet; counties are kept in the temporary folder."""
    kind = f"forms-noise-{noise}" if forms else "true"
    folder = Path(tempfile.gettempdir()) / "kinship-bench" / f"staff-{staff}-seed-{SEED}-{kind}-{_generator()}"
    if not (folder / "generated.json").exists():
        generate.generate(staff, SEED, noise, folder, forms=forms)
    return folder


def _generator() -> str:
    """A mark of the generator: a county that another one made is not the same county."""
    files = sorted(file for file in Path(generate.__file__).parent.rglob("*") if file.suffix in (".py", ".toml"))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:8]


def summary(folder: Path) -> dict[str, Any]:
    """What ``kinship generate`` said about a county."""
    told: dict[str, Any] = json.loads((folder / "generated.json").read_text(encoding="utf-8"))
    return told
