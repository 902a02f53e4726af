"""A signal ends the query that runs, too.

Python tells the program of a signal once the query has come back, and DuckDB is to look now and then whether one has come. But
where it waits for its threads it does not always look: of forty Ctrl-C on a busy machine three were never noticed.
"""

from __future__ import annotations

import signal
import socket
import time
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING
from weakref import WeakSet

if TYPE_CHECKING:
    from kinship.engines.duckdb import DuckEngine

ENGINES: WeakSet[DuckEngine] = WeakSet()
"""Those whose queries are interrupted."""
AFTER, AGAIN = 0.5, 0.1
"""Seconds: DuckDB may notice by itself; and an interruption that comes just before a query is forgotten by it."""


def watch() -> None:
    """From now on a signal interrupts the queries of all engines, until the process has ended.

    For a process that ends by any signal that it handles, and from its main thread.
    """
    told, teller = socket.socketpair()
    teller.setblocking(False)
    signal.set_wakeup_fd(teller.fileno(), warn_on_full_buffer=False)
    Thread(target=_interrupt, args=(told, teller), daemon=True).start()


def _interrupt(told: socket.socket, teller: socket.socket) -> None:
    """``teller`` is only held, so that it stays open."""
    told.recv(1)
    time.sleep(AFTER)
    while True:
        for engine in list(ENGINES):
            with suppress(Exception):  # closed meanwhile
                engine.connection.interrupt()
        time.sleep(AGAIN)
