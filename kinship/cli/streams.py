"""Standard streams as the caller left them: closed, or in an encoding that has no place for some names.

Of a closed one Python has None, and gives its number to the file opened next.
"""

from __future__ import annotations

import io
import os
import sys

WAYS = {"stdin": os.O_WRONLY, "stdout": os.O_RDONLY, "stderr": os.O_WRONLY}
"""How what stands in is opened: to read the input or to write the output fails, and what is told on the way goes nowhere."""
CLOSED: set[str] = set()
"""Those that were closed."""


def stand_in() -> None:
    """Puts something in the place of each standard stream that is closed; does nothing where none is."""
    for name, way in WAYS.items():
        if getattr(sys, name) is None:
            CLOSED.add(name)
            number = os.open(os.devnull, way)  # the lowest that is free, so that no file opened later gets it
            os.set_inheritable(number, True)
            mode = "r" if name == "stdin" else "w"
            setattr(sys, name, os.fdopen(number, mode, encoding="utf-8", errors="backslashreplace"))


def widen() -> None:
    """Lets standard output hold every character.

    What goes to a file or another program is UTF-8, as reports are, whatever the system is set to (Chinese Windows: GBK, which
    many a name is not in); a terminal keeps its encoding, and shows a character that it lacks by its number.
    """
    told = sys.stdout
    if isinstance(told, io.TextIOWrapper):
        told.reconfigure(errors="backslashreplace") if told.isatty() else told.reconfigure(encoding="utf-8")


def closed() -> str:
    """Which closed stream somebody needed, as a key of the catalogue; blank where none was closed.

    >>> closed()
    ''
    """
    return next((f"closed-{name}" for name in ("stdout", "stdin") if name in CLOSED), "")
