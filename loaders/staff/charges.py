"""Which leading member is in charge of which section, where the ledger says it beside the leader: 分管预算股、国库股."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from kinship.account import Account
from loaders.rows import StaffRow
from loaders.values.clean import key

CHARGE = re.compile(r"(?<!协助)分管[:：]?([^。；;()（）]+)")
"""What follows 分管 in a text; who helps with a section (协助分管) is not in charge of it."""
ELSE = re.compile("联系|协助|协管|负责|主持|参与")
SEPARATORS, TAIL = re.compile(r"[、，,;；/\s和及]+"), re.compile("等?(?:的?工作|方面)?$")
SHORTEST = 2
Record = dict[str, Any]
Section = tuple[str, str]


def charged(row: StaffRow) -> tuple[str, ...]:
    """The names of sections of which a row says that its person is in charge: in a column of its own, the work or the title.

    >>> from kinship.errors import Place
    >>> charged(StaffRow(Place("a.csv", row=2), "王明", functions="分管预算股、国库股和机关财务工作，联系办公室"))
    ('预算股', '国库股', '机关财务')
    """
    inside = (found[1] for text in (row.functions, row.title) if (found := CHARGE.search(text)))
    told = ELSE.split(row.charges or next(inside, ""))[0]
    names = (TAIL.sub("", part) for part in SEPARATORS.split(told))
    return tuple(name for name in names if len(name) >= SHORTEST)


def take_charge(posts: list[Record], names: Mapping[str, str], account: Account) -> None:
    """Fills a blank ``in_charge`` of who works in a section of which one leading member of the organ is told to be in charge.

    Posts have ``charges`` (see ``charged``); ``names``: of each person_id. What was filled in is noted, one note for a section;
    where several are told to be in charge of one, it stays blank.
    """
    leaders: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for post in posts:
        if post["tier"] == "1" and not post["end"]:
            for name in post["charges"]:
                leaders[post["organ_id"]][key(name)].add(post["person_id"])
    filled: dict[Section, list[Record]] = defaultdict(list)
    for post in _below(posts):
        claims = {
            person
            for name, people in leaders[post["organ_id"]].items()
            if _means(name, key(post["section"]))
            for person in people
        }
        if len(claims) == 1 and post["person_id"] not in claims:
            post["in_charge"] = claims.pop()
            filled[post["organ_id"], post["section"]].append(post)
    for (_, section), held in sorted(filled.items()):
        told = {"section": section, "name": names[held[0]["in_charge"]], "posts": len(held)}
        account.problem("note", "load.in-charge-by-charges", held[0]["place"], **told)


def _below(posts: list[Record]) -> Iterator[Record]:
    return (post for post in posts if post["section"] and post["tier"] != "1" and not post["in_charge"] and not post["end"])


def _means(name: str, section: str) -> bool:
    """预算 is the 预算股 too."""
    return section == name or (section.startswith(name) and len(section) == len(name) + 1)
