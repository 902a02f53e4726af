"""The vocabulary and the rules, read once from the TOML files beside this module."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from loaders.terms.path import Path, parse_path

REGISTERS = ("standard", "spoken", "regional")


def _load(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath(name).read_text(encoding="utf-8"))


@cache
def rules() -> dict[str, Any]:
    """The tables of ``rules.toml``."""
    return _load("rules.toml")


@cache
def listed(table: str, key: str) -> frozenset[str]:
    """One list of words of ``rules.toml``.

    >>> "同父异母" in listed("half", "m")
    True
    """
    return frozenset(rules()[table][key].split())


@dataclass(frozen=True, slots=True)
class Entry:
    """One primitive word in one sense."""

    form: str
    register: str
    path: Path


@cache
def entries() -> tuple[Entry, ...]:
    """Every primitive word in every sense, in the order of ``vocabulary.toml``."""
    return tuple(
        Entry(form, register, parse_path(row["path"], row.get("kind", "blood"), register == "regional"))
        for row in _load("vocabulary.toml")["relation"]
        for register in REGISTERS
        for form in row.get(register, "").split()
    )


@cache
def vocabulary() -> dict[str, tuple[Path, ...]]:
    """Primitive word → its senses, the official ones first.

    >>> [sense.word for sense in vocabulary()["媳妇"]]
    ['CS', 'S']
    """
    ranked = sorted(entries(), key=lambda entry: REGISTERS.index(entry.register))
    held: dict[str, list[Path]] = {}
    for entry in ranked:
        held.setdefault(entry.form, []).append(entry.path)
    return {form: tuple(paths) for form, paths in held.items()}


@cache
def alphabet() -> frozenset[str]:
    """Every character that a phrase can hold: any other shows at once that it is none."""
    lists = (text for table in rules().values() for text in table.values())
    prefixes = (text for table in ("cousin", "grandchild") for text in rules()[table])
    return frozenset("".join((*vocabulary(), *lists, *prefixes, "外家"))) - frozenset("#")
