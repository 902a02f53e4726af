"""Runs one command of the benchmarks and leaves what the operating system says of it.

    python tests/bench_launch.py OUTPUT COMMAND ...

A process begins with the peak memory of the one that started it, so a large bench would pass its own peak on to what it measures.
This one is small, and starts its clock when it starts the command.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from pathlib import Path


def main(output: str, command: list[str]) -> int:
    """Runs it to its end; its exit status. OUTPUT gets seconds of wall and processor time and MiB of peak memory."""
    began = time.perf_counter()
    running = os.posix_spawnp(command[0], command, os.environ)
    signal.signal(signal.SIGTERM, lambda *_: os.kill(running, signal.SIGTERM))
    _, status, usage = os.wait4(running, 0)
    told = (time.perf_counter() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
    Path(output).write_text(json.dumps(told), encoding="utf-8")
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
