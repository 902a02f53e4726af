"""The console blocks of the documents: runs their commands among the village's workbooks, and compares or renews the output.

A block begins with ```console; each command in it with ``$ ``, and what follows is what the command prints on a terminal of 88
columns. A line … stands for lines left out. A block such as ```toml columns.toml is a file: it lies beside the workbooks when
the next command runs.
`python -m tests.documented` writes the output anew into all documents.
"""

from __future__ import annotations

import os
import pty
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tests import warm
from tests.village.build import DECLARATIONS, HERE, LEDGER

ROOT = Path(__file__).parent.parent
NAMES = (
    *("README", "docs/tutorial", "docs/whatif", "docs/plan"),
    *(f"docs/roles/{role}" for role in ("personnel-officer", "inspector", "auditor")),
)
PAGES = tuple(ROOT / f"{name}{ending}" for name in NAMES for ending in (".md", ".zh-CN.md"))
BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
COLUMNS, CUT = 88, "…\n"


@dataclass(frozen=True, slots=True)
class Command:
    """A command of a document, and the output that the document shows for it."""

    text: str
    output: str


def commands(block: str) -> list[Command]:
    """The commands of a console block.

    >>> commands("$ kinship --version\\nkinship, version 0.1.0\\n")
    [Command(text='kinship --version', output='kinship, version 0.1.0\\n')]
    """
    parts = re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
    return [Command(*part.split("\n", 1)) for part in parts]


def compared(page: Path) -> Iterator[tuple[Command, str]]:
    """Each command of a page with what it prints now. Later commands find the files that earlier ones wrote.

    Those of the README start as a user's do, the others by a fork of a process that has the libraries loaded.
    """
    programs = Path(sys.executable).parent if page.parent == ROOT else warm.folder()
    with tempfile.TemporaryDirectory() as scratch:
        folder = _village(Path(scratch))
        for kind, name, body in BLOCK.findall(page.read_text(encoding="utf-8")):
            if name:
                (folder / name).write_text(body, encoding="utf-8")
            elif kind == "console":
                for command in commands(body):
                    yield command, shortened(run(command.text, folder, _environment(page, programs)), command.output)


def language(page: Path) -> str:
    """The language of a page, by its name."""
    return "zh" if page.name.endswith(".zh-CN.md") else "en"


def _environment(page: Path, programs: Path) -> dict[str, str]:
    """A terminal in the language of the page, where ``kinship`` is that of a folder."""
    path = os.pathsep.join([str(programs), str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    own = {"PATH": path, "KINSHIP_LANG": language(page), "COLUMNS": str(COLUMNS), "TERM": "xterm", "NO_COLOR": "1"}
    return {**os.environ, **own, "PYTHONPATH": str(ROOT)}


def run(command: str, folder: Path, environment: dict[str, str]) -> str:
    """What a command prints on a terminal, then what it says on standard error."""
    terminal, end = pty.openpty()
    got: list[bytes] = []
    reader = threading.Thread(target=_drain, args=(terminal, got))
    reader.start()
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=environment,
        stdout=end,
        stderr=subprocess.PIPE,
        timeout=120,
        check=False,
    )
    os.close(end)
    reader.join()
    os.close(terminal)
    text = (b"".join(got) + done.stderr).decode().replace("\r\n", "\n")
    return "".join(line.rstrip() + "\n" for line in ESCAPES.sub("", text).rstrip().splitlines())


def undated(text: str) -> str:
    """The output without the day of the check, which is today's.

    >>> undated("Checked as of 2026-11-23: 57 staff")
    'Checked as of …: 57 staff'
    >>> undated("As of 2026-11-23; seed: 0.")
    'As of …; seed: 0.'
    """
    return re.sub(r"([Aa]s of |截至 )\d{4}-\d\d-\d\d", r"\1…", text)


def shortened(now: str, shown: str) -> str:
    """The output with the lines left out that a document leaves out.

    >>> shortened("a\\nb\\nc\\nd\\n", "x\\n…\\nd\\n")
    'a\\n…\\nd\\n'
    """
    if CUT not in shown:
        return now
    before, after = (part.rstrip("\n").count("\n") + bool(part.strip()) for part in shown.split(CUT, 1))
    lines = now.splitlines(keepends=True)
    return "".join(lines[:before]) + CUT + "".join(lines[len(lines) - after :])


def renew(page: Path) -> None:
    """Writes the present output of its commands into a page."""
    text = page.read_text(encoding="utf-8")
    for command, now in compared(page):
        if "KINSHIP_DEBUG" in now:
            raise SystemExit(now)
        if undated(command.output.rstrip()) != undated(now.rstrip()):
            text = text.replace(f"$ {command.text}\n{command.output}", f"$ {command.text}\n{_spaced(command, now)}", 1)
    page.write_text(text, encoding="utf-8")


def _spaced(command: Command, now: str) -> str:
    """The output with the blank line that stands before a next command."""
    return now + ("\n" if command.output.endswith("\n\n") else "")


def _village(scratch: Path) -> Path:
    for name in (LEDGER, DECLARATIONS):
        shutil.copy(HERE / name, scratch)
    return scratch


def _drain(terminal: int, got: list[bytes]) -> None:
    """Reads a terminal until its other end is closed; Linux says that with an error."""
    try:
        while part := os.read(terminal, 65536):
            got.append(part)
    except OSError:
        return


if __name__ == "__main__":
    for page in PAGES:
        renew(page)
        print(page.relative_to(ROOT), date.today())
