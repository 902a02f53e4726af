"""Rule packs: law as data. A pack is found by name or file, read and checked; ``kinship.pack_rows`` makes rows of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from kinship.errors import PackError, Place
from kinship.pack_check import check_pack
from kinship.pack_model import Pack
from kinship.pack_read import read_pack
from kinship.pack_source import Source, nearest, open_source

DEFAULT_PACKS = ("cn-civil-2020", "cn-institution-2019")
ENTRY_PACKS = (*DEFAULT_PACKS, "cn-entry")
"""The default where newcomers are judged: for them the rule about the organ that a relative leads is wider."""


def usual_packs(newcomers: bool) -> tuple[str, ...]:
    """The packs that are asked where none is named.

    >>> usual_packs(newcomers=True)[-1]
    'cn-entry'
    """
    return ENTRY_PACKS if newcomers else DEFAULT_PACKS


def built_in() -> list[str]:
    """The names of the packs that come with the program.

    >>> "cn-civil-2020" in built_in()
    True
    """
    return sorted(one.name.removesuffix(".toml") for one in _folder().iterdir() if one.name.endswith(".toml"))


def load_pack(name_or_path: str) -> Pack:
    """The pack with a built-in name, or the one in a ``.toml`` file.

    Raises PackError, with file, line and the nearest valid word, for any mistake in it.

    >>> load_pack("cn-civil-2020").law("act-74").article
    '第七十四条第一款'
    """
    if name_or_path in built_in():
        return _built_in(name_or_path)
    if not name_or_path.endswith(".toml"):
        raise _unknown(name_or_path)
    return _read(open_source(Path(name_or_path), "pack.unreadable"))


def load_packs(names: Sequence[str | Pack]) -> list[Pack]:
    """Several packs, each once. A name may be that of a folder: it stands for all packs in it.

    Raises PackError, also where two different packs have the same id: their findings could not be told apart.

    >>> [pack.id for pack in load_packs([*DEFAULT_PACKS, "cn-civil-2020"])]
    ['cn-civil-2020', 'cn-institution-2019']
    """
    packs: dict[str, Pack] = {}
    for pack in _each(names):
        if packs.setdefault(pack.id, pack) != pack:
            raise PackError("pack.same-id", place=Place(pack.file), pack=pack.id, other=packs[pack.id].file)
    return list(packs.values())


def _each(names: Sequence[str | Pack]) -> Iterator[Pack]:
    for name in names:
        if isinstance(name, Pack):
            yield name
        elif name not in built_in() and Path(name).is_dir():
            yield from map(load_pack, _files(Path(name)))
        else:
            yield load_pack(name)


def _files(folder: Path) -> list[str]:
    """The packs in a folder; files of cases lie beside them."""
    files = sorted(str(file) for file in folder.glob("*.toml") if not file.name.endswith(".cases.toml"))
    if not files:
        raise PackError("pack.empty-folder", place=Place(str(folder)))
    return files


def _folder() -> Any:
    return resources.files("kinship").joinpath("packs")


@cache
def _built_in(name: str) -> Pack:
    if name not in built_in():
        raise _unknown(name)
    file = f"{name}.toml"
    return _read(Source(file, _folder().joinpath(file).read_text(encoding="utf-8")))


def _read(source: Source) -> Pack:
    return check_pack(source, read_pack(source, _built_in))


def _unknown(name: str) -> PackError:
    return PackError("pack.unknown-pack", name=name, nearest=nearest(name, tuple(built_in())))
