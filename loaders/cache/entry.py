"""One entry: the tables of a county in Arrow's own form, its account as JSON, in one file that checks itself (zip)."""

from __future__ import annotations

import json
import zipfile
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from kinship.account import Account, Later
from kinship.tables import SIX, County
from loaders.cache.matched import from_table, to_table
from loaders.cache.values import Unkept as Unkept
from loaders.cache.values import packed, unpacked

if TYPE_CHECKING:
    import pyarrow as pa

LATER = ("resolved", "told")
"""What of an account is a table of its own, and read only when somebody asks for it."""
DAMAGED = (OSError, zipfile.BadZipFile, ValueError, KeyError, TypeError)
"""What reading a damaged or strange file raises; Arrow's own errors are ValueErrors."""


def write_entry(file: BinaryIO, county: County) -> None:
    """Writes a county. Raises Unkept where something would not come back the same."""
    account = county.account
    told = {field.name: packed(getattr(account, field.name)) for field in fields(Account) if field.name not in LATER}
    files = {table: str(county.table(table)) for table in SIX if isinstance(getattr(county, table), Path)}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("account.json", json.dumps({"account": told, "files": files}, ensure_ascii=False))
        for table in SIX:
            if table not in files and getattr(county, table) is not None:
                _write_table(archive, table, county.table(table))
        _write_table(archive, "resolved", to_table(account.resolved.value))
        if account.lines is not None:
            _write_table(archive, "told", account.lines)


def read_entry(path: Path) -> County | None:
    """The county of an entry; None where there is no such file, or it is damaged."""
    try:
        with zipfile.ZipFile(path) as archive:
            return _county(archive)
    except DAMAGED:
        return None


def _county(archive: zipfile.ZipFile) -> County:
    held = json.loads(archive.read("account.json"))
    account = Account(**{name: unpacked(value) for name, value in held["account"].items()})
    told, resolved = _table(archive, "told"), _needed(archive, "resolved")
    account.told = Later(lambda: told)
    account.resolved = Later(lambda: from_table(resolved), lambda sources: from_table(resolved, sources))
    tables: dict[str, Any] = {table: _table(archive, table) for table in SIX}
    tables |= {table: Path(file) for table, file in held["files"].items()}
    return County(**tables, account=account)


def _write_table(archive: zipfile.ZipFile, name: str, table: pa.Table) -> None:
    import pyarrow as pa

    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema, options=pa.ipc.IpcWriteOptions(compression="lz4")) as writer:
        writer.write_table(table)
    archive.writestr(f"{name}.arrow", memoryview(sink.getvalue()), zipfile.ZIP_STORED)


def _table(archive: zipfile.ZipFile, name: str) -> pa.Table | None:
    return _needed(archive, name) if f"{name}.arrow" in archive.namelist() else None


def _needed(archive: zipfile.ZipFile, name: str) -> pa.Table:
    import pyarrow as pa

    return pa.ipc.open_stream(archive.read(f"{name}.arrow")).read_all()
