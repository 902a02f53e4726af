"""What is inside an organ, though a ledger writes it in one cell with the organ's name, or as an organ: sections and branches."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from kinship.account import Account
from kinship.errors import Place
from loaders.staff.organnames import everyday, organ_key
from loaders.staff.organs import Organs, add_mentioned, organ_in, without_region
from loaders.staff.organtext import TOWN_FIRST


def apart(name: str, organs: Organs) -> tuple[str, str]:
    """The name of an organ and the section that stands in one cell with it; what a list calls an organ is one.

    >>> apart("云岫县公安局城关派出所", Organs())
    ('云岫县公安局', '城关派出所')
    """
    told = organ_key(name)
    if told in organs.by_key:
        return name, ""
    return (organs.sent[told].name, without_region(name)) if told in organs.sent else without_section(name)


@lru_cache(maxsize=1 << 14)
def is_institution(section: str, organ: str) -> bool:
    """True for what stands as a section of an organ and is an organ of its own.

    >>> is_institution("城关小学", "云岫县教育局"), is_institution("预算股", "云岫县财政局")
    (True, False)
    >>> is_institution("附属幼儿园", "云岫县城关小学")
    False
    """
    called = _lists()["institution"][0]
    return bool(re.search(called["name"], section)) and not re.search(called["not_of"], everyday(organ))


def add_branches(organs: Organs, branches: dict[str, Place], account: Account) -> None:
    """Tells of which organ each branch is whose name does not say it; where several could be meant it is an organ of its own."""
    for name, place in sorted(branches.items()):
        senders = [organ for organ in organs.all() if is_branch(organ.name, name)]
        if len(senders) == 1:
            organs.sent[organ_key(name)] = senders[0]
            account.problem("note", "load.organ-is-branch", place, branch=name, name=senders[0].name)
    add_mentioned(organs, {name: place for name, place in branches.items() if organ_key(name) not in organs.sent}, account)


@lru_cache(maxsize=1 << 16)
def without_section(name: str) -> tuple[str, str]:
    """An organ's name and the section that stands in one cell with it. 政府办公室 and the like are organs, not sections.

    >>> without_section("云岫县财政局预算股"), without_section("云岫县人民政府办公室"), without_section("柳岭镇党政办")
    (('云岫县财政局', '预算股'), ('云岫县人民政府办公室', ''), ('柳岭镇', '党政办'))
    """
    called = everyday(name)
    town = TOWN_FIRST.match(called)
    for organ in filter(None, (organ_in(called), town[0] if town else "")):
        rest = called[len(organ) :]
        if rest and (is_branch(organ, rest) or _has("section", organ, rest)):
            return name[: -len(rest)] if name.endswith(rest) else organ, rest
    return name, ""


@lru_cache(maxsize=1 << 16)
def is_branch(organ: str, name: str) -> bool:
    """True if an organ sends out branches called so.

    >>> is_branch("云岫县公安局", "城关派出所"), is_branch("云岫县财政局", "城关派出所")
    (True, False)
    """
    return _has("branch", organ, name)


def may_be_branch(name: str) -> bool:
    """True for the name of a branch that does not say of which organ it is.

    >>> may_be_branch("城关派出所"), may_be_branch("云岫县公安局城关派出所"), may_be_branch("竹溪司法所")
    (True, False, False)
    """
    return any(bare and called.search(name) for _, called, bare in _listed("branch")) and not without_section(name)[1]


def _has(table: str, organ: str, name: str) -> bool:
    return any(of.search(organ) and called.search(name) for of, called, _ in _listed(table))


@cache
def _listed(table: str) -> list[tuple[re.Pattern[str], re.Pattern[str], bool]]:
    return [(re.compile(row["of"]), re.compile(row["name"]), bool(row.get("bare"))) for row in _lists()[table]]


@cache
def _lists() -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads(resources.files(__package__).joinpath("inside.toml").read_text(encoding="utf-8"))
