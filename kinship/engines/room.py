"""How much memory the queries may take, and the private folder that holds what does not fit.

The tables are secret. What DuckDB puts on the disk goes into a folder that only this user can enter, and that is removed with the
engine: at the latest when the process ends, also after Ctrl-C.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import weakref
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from kinship.errors import RequestError

if TYPE_CHECKING:
    import duckdb

VARIABLE = "KINSHIP_MEMORY"
"""The most memory for the queries, such as ``4GB``; ``--memory`` sets it for one command."""
TABLES = "tables.duckdb"
"""The file of the tables, where memory is limited."""
SIZE = re.compile(r"(\d+(?:\.\d+)?) ?([KMGT])i?B", re.IGNORECASE)
LEAST = 1_000_000
"""Bytes below which the engine cannot even begin."""


def checked_size(text: str) -> str:
    """An amount of memory as DuckDB takes it. RequestError for anything else, and for less than a megabyte.

    >>> checked_size("4GB")
    '4GB'
    """
    told = SIZE.fullmatch(text.strip())
    if not told or float(told[1]) * 1000 ** ("KMGT".index(told[2].upper()) + 1) < LEAST:
        raise RequestError("request.bad-memory", value=text)
    return text.strip()


def limit() -> dict[str, str]:
    """What DuckDB must be told of the memory; nothing where nothing is asked (its own limit is most of the machine)."""
    asked = os.environ.get(VARIABLE, "")
    return {"memory_limit": checked_size(asked)} if asked else {}


def private_folder() -> str:
    """A new folder that nobody else can enter (below ``TMPDIR``); empty on a machine that has no place for one."""
    try:
        return tempfile.mkdtemp(prefix="kinship-spill-")
    except OSError:
        return ""


def store(limit: Mapping[str, str], folder: str) -> str:
    """Where the tables lie: in memory, or, where that is limited, in a file in the private folder.

    Of tables in memory DuckDB cannot put all on the disk; at 2,000,000 staff a quarter of 800 MB stayed taken.

    >>> store({}, "spill"), Path(store({"memory_limit": "4GB"}, "spill")).name
    (':memory:', 'tables.duckdb')
    """
    return str(Path(folder, TABLES)) if limit and folder else ":memory:"


def leave_with(owner: object, connection: duckdb.DuckDBPyConnection, folder: str) -> None:
    """Sees to it that the folder goes when ``owner`` does, or the process."""
    weakref.finalize(owner, _leave, connection, folder, os.getpid())


def _leave(connection: duckdb.DuckDBPyConnection, folder: str, process: int) -> None:
    if os.getpid() != process:  # a fork of the process whose folder it is
        return
    connection.close()
    if folder:
        shutil.rmtree(folder, ignore_errors=True)
