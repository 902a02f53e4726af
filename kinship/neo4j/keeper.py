"""Runs a server for as long as the program that started it lives: ``python -m kinship.neo4j.keeper LOG COMMAND…``.

The starter holds the other end of standard input. When that closes, because the starter says so or died in whatever way, the
server is told to stop; likewise when the keeper itself is told to. So no server is left behind, and Ctrl-C, which reaches every
program of a terminal, is not for it.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from pathlib import Path

STOP_WITHIN = 15
"""Seconds that the server may take to stop before it is ended."""


def main(log: str, *command: str) -> int:
    """Starts the command, prints its process number, and waits for it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with Path(log).open("ab") as file:
        process = subprocess.Popen(command, stdout=file, stderr=file, stdin=subprocess.DEVNULL, start_new_session=True)
    signal.signal(signal.SIGTERM, lambda number, frame: process.terminate())
    print(process.pid, flush=True)
    threading.Thread(target=_stop_at_end_of_input, args=(process,), daemon=True).start()
    return process.wait()


def _stop_at_end_of_input(process: subprocess.Popen[bytes]) -> None:
    sys.stdin.read()
    process.terminate()
    try:
        process.wait(STOP_WITHIN)
    except subprocess.TimeoutExpired:
        process.kill()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
