"""Functions: what work a section, a title or a ledger's own words name, by the lists of ``functions.toml``.

What an organ does for others is not told from what it does for itself by a name alone (会计管理股 of a finance bureau, 财政所 of
a town): such words leave the function open. Some names mean one thing in one organ and another elsewhere (信访室 of a discipline
commission); and what a title says of work elsewhere, or of work that is over, is none of it (科员（借调县纪委）).
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from kinship.tables import FUNCTIONS
from loaders.values.clean import key

BRACKETS = re.compile(r"[(\[【〔]([^()\[\]【】〔〕]*)(?:[)\]】〕]|$)")
PIECES = re.compile("[、,;]")
HERE = re.compile("现|兼|负责|主持|分管")
"""What follows is of the post itself again: （原人事股股长，现负责预算）."""


def functions_of(text: str, organ: str = "") -> tuple[str, ...]:
    """The functions that a text names, in the order of the tables; the program's own English names are understood too.

    >>> functions_of("组织人事股"), functions_of("劳动监察大队"), functions_of("finance;audit"), functions_of("预算股")
    (('organization', 'personnel'), ('law_enforcement',), ('audit', 'finance'), ())
    >>> functions_of("信访室", "云岫县纪委监委"), functions_of("预算股 科员（借调县纪委）")
    (('discipline', 'supervision'), ())
    """
    return _read(text, _there(organ))[0]


def is_open(text: str, organ: str = "") -> bool:
    """True if the text names work of which it does not tell whether the organ does it for itself.

    >>> is_open("会计管理股"), is_open("会计核算股"), is_open("收入核算股"), is_open("收入核算股", "云岫县税务局")
    (True, False, True, False)
    """
    return _read(text, _there(organ))[1]


def is_general(section: str) -> bool:
    """True for a section such as 办公室 whose name does not tell what its people work on."""
    return any(word in section for word in _lists()["general"]["words"])


@lru_cache(maxsize=1 << 16)
def _read(text: str, there: tuple[int, ...]) -> tuple[tuple[str, ...], bool]:
    """What a text names, and whether it leaves something open; ``there``: which entries of the table ``at`` its organ has."""
    found = {part for part in re.split(r"[;,\s]+", text.lower()) if part in FUNCTIONS}
    rest, leaves_open = _plain(text), False
    if not rest.strip("、,; "):
        return (), bool(text.strip())  # it told of work elsewhere only
    for entry in (_lists()["at"][number] for number in there):
        rest, times = _cut(entry["patterns"], rest)
        found |= set(entry["functions"]) if times else set()
        leaves_open |= bool(times and entry.get("open"))
    for name, patterns in _lists()["trap"].items():
        rest, times = _cut(patterns, rest)
        found |= {name} if times else set()
    rest, times = _cut(_lists()["open"]["patterns"], rest)
    leaves_open |= times > 0
    rest, _ = _cut(_lists()["exclude"]["patterns"], rest)
    found |= {name for name, told in _lists()["words"].items() if any(word in rest for word in told)}
    return tuple(name for name in FUNCTIONS if name in found), leaves_open


def _cut(patterns: list[str], rest: str) -> tuple[str, int]:
    """The text without what any of the patterns finds, and how often they did."""
    return re.subn("|".join(patterns), "|", rest)


@lru_cache(maxsize=1 << 12)
def _there(organ: str) -> tuple[int, ...]:
    """The entries of the table ``at`` that are about such an organ."""
    name = key(organ)
    return tuple(number for number, entry in enumerate(_lists()["at"]) if re.search(entry["organ"], name))


def _plain(text: str) -> str:
    """The text as it is compared, without what it tells of work elsewhere; section and title stay apart by a blank."""
    told = BRACKETS.sub(_here, " ".join(key(part) for part in text.split()))
    for pattern in _lists()["elsewhere"]["parts"]:
        told = re.sub(pattern, "", told)
    return told


def _here(brackets: re.Match[str]) -> str:
    """Of what stands in brackets, what is about this post: nothing of （借调县纪委）, all of （兼会计）."""
    kept, away = [], False
    for piece in PIECES.split(brackets[1]):
        leads_away = any(re.search(pattern, piece) for pattern in _lists()["elsewhere"]["in_brackets"])
        away = leads_away or (away and not HERE.match(piece))
        kept += [] if away else [piece]
    return f"({'、'.join(kept)})" if kept else ""


@cache
def _lists() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("functions.toml").read_text(encoding="utf-8"))
