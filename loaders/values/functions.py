"""Functions: what work a section, a title or a ledger's own words name, by the lists of ``functions.toml``.

What an organ does for others is not told from what it does for itself by a name alone (会计管理股 of a finance bureau, 财政所 of
a town): such words leave the function open.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from kinship.tables import FUNCTIONS
from loaders.values.clean import key


@lru_cache(maxsize=1 << 16)
def functions_of(text: str) -> tuple[str, ...]:
    """The functions that a text names, in the order of the tables; the program's own English names are understood too.

    >>> functions_of("组织人事股"), functions_of("劳动监察大队"), functions_of("finance;audit"), functions_of("预算股")
    (('organization', 'personnel'), ('law_enforcement',), ('audit', 'finance'), ())
    """
    found = {part for part in re.split(r"[;,\s]+", text.lower()) if part in FUNCTIONS}
    rest = _plain(text)
    for name, patterns in _lists()["trap"].items():
        for pattern in patterns:
            rest, times = re.subn(pattern, "|", rest)
            found |= {name} if times else set()
    for table in ("open", "exclude"):
        for pattern in _lists()[table]["patterns"]:
            rest = re.sub(pattern, "|", rest)
    found |= {name for name, told in _lists()["words"].items() if any(word in rest for word in told)}
    return tuple(name for name in FUNCTIONS if name in found)


@lru_cache(maxsize=1 << 16)
def is_open(text: str) -> bool:
    """True if the text names work of which it does not tell whether the organ does it for itself.

    >>> is_open("会计管理股"), is_open("会计核算股")
    (True, False)
    """
    return any(re.search(pattern, _plain(text)) for pattern in _lists()["open"]["patterns"])


def is_general(section: str) -> bool:
    """True for a section such as 办公室 whose name does not tell what its people work on."""
    return any(word in section for word in _lists()["general"]["words"])


def _plain(text: str) -> str:
    """The text as it is compared; section and title stay apart by a blank."""
    return " ".join(key(part) for part in text.split())


@cache
def _lists() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("functions.toml").read_text(encoding="utf-8"))
