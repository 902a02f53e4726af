"""Commands by forks of one process that has the libraries and the word lists loaded: what they do is the same, the start is not.

A command that a user calls loads for two seconds what the one before it has loaded too. Here a server loads it once, and each
command is a fork of it with the folder, the environment and the files that it was given, from the command line on. What a test
asks of the process itself (signals, a full disk, the same answer under another hash seed) it asks of a process of its own: see
``tests.road_files.apart``.
"""

from __future__ import annotations

import atexit
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any, NoReturn

ROOT = Path(__file__).resolve().parent.parent
COLD = ("kinship.cli", "kinship.__main__", "kinship.neo4j", "kinship.engines.spark", "kinship.engines.arrays")
"""What is not loaded beforehand: the commands are worded in the language of each, and some libraries few commands ask for."""
LIBRARIES = (
    "click",
    "duckdb",
    "numpy",
    "pandas",
    "pyarrow",
    "pyarrow.compute",
    "python_calamine",
    "rich.console",
    "xlsxwriter",
    "networkx",
)
TEMPORARY = tempfile.gettempdir()
"""As it is before a test names another: the address of a server must be short."""
LONGEST = 1 << 20
"""Bytes of a request: arguments and environment."""
SECONDS = 600
"""After which a command is taken to hang."""

CLIENT = """#!{python} -SE
import json, os, socket, sys
line = socket.socket(socket.AF_UNIX)
line.connect({address!r})
asked = {{"arguments": sys.argv[1:], "folder": os.getcwd(), "environment": dict(os.environ)}}
socket.send_fds(line, [json.dumps(asked).encode()], [0, 1, 2])
line.shutdown(socket.SHUT_WR)
os._exit(int(line.recv(8) or b"70"))
"""
"""The command ``kinship`` as a shell calls it. It loads next to nothing."""


@cache
def folder() -> Path:
    """Starts the server of this process, and gives the folder with the ``kinship`` that asks it: a shell finds it by its PATH."""
    place = Path(tempfile.mkdtemp(prefix="kinship-warm-", dir=TEMPORARY))
    address = str(place / "line")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "OPENBLAS_NUM_THREADS": "1"}
    server = subprocess.Popen(
        [sys.executable, "-m", "tests.warm", address], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
    )
    assert server.stdin and server.stdout and server.stdout.readline() == b"ready\n"
    atexit.register(shutil.rmtree, place)
    atexit.register(server.communicate)  # the first of the two: its end is awaited
    script = place / "kinship"
    script.write_text(CLIENT.format(python=sys.executable, address=address), encoding="utf-8")
    script.chmod(0o755)
    return place


def run(
    arguments: list[str], environment: Mapping[str, str], cwd: Path | None, stdin: bytes
) -> subprocess.CompletedProcess[bytes]:
    """Runs the command; what it read and wrote are files, so nobody waits for anybody."""
    asked = {"arguments": arguments, "folder": str(cwd or Path.cwd()), "environment": dict(environment)}
    with ExitStack() as held:
        line = held.enter_context(socket.socket(socket.AF_UNIX))
        given, *told = (held.enter_context(tempfile.TemporaryFile()) for _ in range(3))
        given.write(stdin)
        given.seek(0)
        line.connect(str(folder() / "line"))
        line.settimeout(SECONDS)
        socket.send_fds(line, [json.dumps(asked).encode()], [file.fileno() for file in (given, *told)])
        line.shutdown(socket.SHUT_WR)
        return subprocess.CompletedProcess(arguments, int(line.recv(8)), *map(_whole, told))


def _whole(file: Any) -> bytes:
    file.seek(0)
    content: bytes = file.read()
    return content


def serve(address: str) -> None:
    """Answers until its standard input ends."""
    with socket.socket(socket.AF_UNIX) as line:
        line.bind(address)
        line.listen()
        _load()
        print("ready", flush=True)
        signal.signal(signal.SIGTERM, lambda number, frame: sys.exit())
        if os.fork() == 0:
            sys.stdin.read()
            os.kill(os.getppid(), signal.SIGTERM)
            os._exit(0)
        while True:
            asking, _ = line.accept()
            if os.fork() == 0:
                line.close()
                _answer(asking)
            asking.close()
            os.waitpid(-1, os.WNOHANG)


def _load() -> None:
    """What the commands would load, each for itself. Nothing that starts a thread: those do not live on in a fork."""
    import kinship
    import loaders
    from kinship import text
    from kinship.rules import DEFAULT_PACKS, load_packs
    from tests.village.build import DECLARATIONS, HERE, LEDGER

    for name in LIBRARIES:
        import_module(name)
    for package in (kinship, loaders):
        for found in walk_packages(package.__path__, f"{package.__name__}.", onerror=lambda name: None):
            if not found.name.startswith(COLD):
                import_module(found.name)
    loaders.load([HERE / LEDGER, HERE / DECLARATIONS])
    load_packs(DEFAULT_PACKS)
    for file in Path(*text.__path__).glob("*.toml"):
        text.area(file.stem)


def _answer(asking: socket.socket) -> NoReturn:
    """Does what is asked in a process of its own, and tells its status."""
    asked, files, _, _ = socket.recv_fds(asking, LONGEST, 3)
    while part := asking.recv(LONGEST):
        asked += part
    child = os.fork()
    if child == 0:
        asking.close()
        _become(json.loads(asked), files)
    for file in files:
        os.close(file)
    asking.sendall(b"%d" % os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
    os._exit(0)


def _become(asked: dict[str, Any], files: list[int]) -> NoReturn:
    """Goes on as the command ``kinship`` would, once it is loaded."""
    for number, file in enumerate(files):
        os.dup2(file, number)
        os.close(file)
    os.environ.clear()
    os.environ.update(asked["environment"])
    os.chdir(asked["folder"])
    tempfile.tempdir = None  # the environment tells
    sys.argv = ["kinship", *asked["arguments"]]
    sys.stdin = open(0, encoding="utf-8", errors="surrogateescape")  # noqa: SIM115
    sys.stdout = open(1, "w", encoding="utf-8", errors="surrogateescape", buffering=1 if os.isatty(1) else -1)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", errors="backslashreplace", buffering=1)  # noqa: SIM115
    status = 1
    try:
        from kinship.cli import main

        main()
        status = 0
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


if __name__ == "__main__":
    serve(sys.argv[1])
