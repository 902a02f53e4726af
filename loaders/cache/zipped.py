"""What an entry is made of: tables in Arrow's own form and values as JSON, in one file that checks itself (zip)."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

DAMAGED = (OSError, zipfile.BadZipFile, ValueError, KeyError, TypeError)
"""What reading a damaged or strange file raises; Arrow's own errors are ValueErrors."""
QUICKLY = 1
"""The level of zip: an entry is written while somebody waits."""


def write_values(archive: zipfile.ZipFile, name: str, values: object) -> None:
    """Writes plain values."""
    archive.writestr(f"{name}.json", json.dumps(values, ensure_ascii=False), compresslevel=QUICKLY)


def values(archive: zipfile.ZipFile, name: str) -> Any:
    """The values again."""
    return json.loads(archive.read(f"{name}.json"))


def write_table(archive: zipfile.ZipFile, name: str, table: pa.Table) -> None:
    """Writes a table."""
    import pyarrow as pa

    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema, options=pa.ipc.IpcWriteOptions(compression="lz4")) as writer:
        writer.write_table(table)
    archive.writestr(f"{name}.arrow", memoryview(sink.getvalue()), zipfile.ZIP_STORED)


def table(archive: zipfile.ZipFile, name: str) -> pa.Table | None:
    """The table again; None where there is none of that name."""
    return needed(archive, name) if f"{name}.arrow" in archive.namelist() else None


def needed(archive: zipfile.ZipFile, name: str) -> pa.Table:
    """The table again. KeyError where there is none of that name."""
    import pyarrow as pa

    return pa.ipc.open_stream(archive.read(f"{name}.arrow")).read_all()
