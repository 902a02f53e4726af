"""The entry of a county: its tables and its account."""

from __future__ import annotations

import zipfile
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from kinship.account import Account, Later
from kinship.tables import SIX, County
from loaders.cache import zipped
from loaders.cache.matched import from_table, to_table
from loaders.cache.values import Unkept as Unkept
from loaders.cache.values import packed, unpacked

if TYPE_CHECKING:
    from loaders.kindreds.parts import Parts

LATER = ("resolved", "told")
"""What of an account is a table of its own, and read only when somebody asks for it."""


def write_entry(file: BinaryIO, county: County, parts: Parts | None = None) -> None:
    """Writes a county, and which rows are of which kindred. Raises Unkept where something would not come back the same."""
    account = county.account
    told = {field.name: packed(getattr(account, field.name)) for field in fields(Account) if field.name not in LATER}
    files = {table: str(county.table(table)) for table in SIX if isinstance(getattr(county, table), Path)}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        zipped.write_values(archive, "account", {"account": told, "files": files})
        for table in SIX:
            if table not in files and getattr(county, table) is not None:
                zipped.write_table(archive, table, county.table(table))
        resolved = parts.resolved() if parts else None
        zipped.write_table(archive, "resolved", to_table(account.resolved.value) if resolved is None else resolved)
        if account.lines is not None:
            zipped.write_table(archive, "told", account.lines)
        if parts is not None:
            from loaders.cache.kindreds import write_parts  # with all that derives ties, which nobody needs to read an entry

            write_parts(archive, parts)


def read_entry(path: Path) -> County | None:
    """The county of an entry; None where there is no such file, or it is damaged."""
    try:
        with zipfile.ZipFile(path) as archive:
            return _county(archive)
    except zipped.DAMAGED:
        return None


def _county(archive: zipfile.ZipFile) -> County:
    held = zipped.values(archive, "account")
    account = Account(**{name: unpacked(value) for name, value in held["account"].items()})
    told, resolved = zipped.table(archive, "told"), zipped.needed(archive, "resolved")
    account.told = Later(lambda: told)
    account.resolved = Later(lambda: from_table(resolved), lambda sources: from_table(resolved, sources))
    tables: dict[str, Any] = {table: zipped.table(archive, table) for table in SIX}
    tables |= {table: Path(file) for table, file in held["files"].items()}
    return County(**tables, account=account)
