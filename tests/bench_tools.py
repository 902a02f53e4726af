"""What the parts of ``make bench`` share: processes measured as the operating system accounts for them, and made-up counties."""

from __future__ import annotations

import hashlib
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from kinship import generate
from tests import bench_copies, bench_launch

SEED = 1
AS_OF = "2026-11-01"
COPIED = 200_000
"""The size of which larger counties are copies."""


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


def lines(path: Path) -> int:
    """How many rows a CSV file has."""
    with path.open("rb") as file:
        return sum(1 for _ in file) - 1


class NotMeasured(Exception):
    """Why a peer has no figures."""


def tried(command: Sequence[str], seconds: float) -> Run:
    """Runs a peer's command for at most so many seconds. NotMeasured where it fails or does not end within them."""
    with tempfile.TemporaryFile() as said:
        try:
            return _launched(command, seconds, said)
        except subprocess.TimeoutExpired:
            raise NotMeasured(f"not ended after {seconds:.0f} s") from None
        except subprocess.CalledProcessError as error:
            said.seek(0)
            raise NotMeasured(_last(said.read().decode("utf-8", "replace")) or f"ended with {error.returncode}") from None


def _launched(command: Sequence[str], seconds: float | None = None, stderr: IO[bytes] | None = None) -> Run:
    """Runs a command by ``bench_launch``. CalledProcessError where it fails, TimeoutExpired where it takes longer."""
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "run.json"
        launch = [sys.executable, "-I", "-S", bench_launch.__file__, str(output), *command]
        with subprocess.Popen(launch, stdout=subprocess.DEVNULL, stderr=stderr) as process:
            try:
                failed = process.wait(seconds)
            except subprocess.TimeoutExpired:
                process.terminate()
                raise
        if failed:
            raise subprocess.CalledProcessError(failed, command)
        return Run(*json.loads(output.read_text(encoding="utf-8")))


def _last(text: str) -> str:
    return next((line for line in reversed(text.splitlines()) if line.strip()), "")[:200]


def measured(command: Sequence[str]) -> Run:
    """Runs a command to its end. SystemExit where it failed."""
    try:
        return _launched(command)
    except subprocess.CalledProcessError as error:
        raise SystemExit(f"{' '.join(command)} ended with {error.returncode}") from None


def median(command: Sequence[str], times: int) -> Run:
    """The run with the median wall time of several."""
    runs = sorted((measured(command) for _ in range(times)), key=lambda run: run.wall)
    return runs[len(runs) // 2]


def county(staff: int, noise: int = 0, forms: bool = False) -> Path:
    """A county of that size, made if this generator has not made it yet; counties are kept in the temporary folder.

    A large one without forms is made of copies of a smaller one side by side: making up the families of two million takes long.
    """
    kind = f"forms-noise-{noise}" if forms else "true"
    home = Path(tempfile.gettempdir()) / "kinship-bench"
    folder = home / f"staff-{staff}-seed-{SEED}-{kind}-{_generator()}"
    copies, left = divmod(staff, COPIED)
    if not forms and copies > 1 and not left:
        if not folder.exists():
            with tempfile.TemporaryDirectory(dir=home) as scratch:
                bench_copies.main(county(COPIED), copies, Path(scratch) / "county")
                (Path(scratch) / "county").rename(folder)
    elif not (folder / "generated.json").exists():
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
