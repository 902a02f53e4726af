"""Which posts have which role: blank titles, sections and names, and words of other packs, roles and alternatives."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.besides.base import Besides

FIELDS = ("title", "section", "level", "organ", "functions")
OTHERS = {"pack": "q", "role": "z", "alternative": 1, "field": "none", "text": "x"}
WORDS = "pack VARCHAR, role VARCHAR, alternative INTEGER, field VARCHAR"

ROLE_MATCH = Besides(
    {
        "post_now": (
            "title VARCHAR, section VARCHAR, level VARCHAR, functions VARCHAR",
            [("委员", "一股", "九级", "finance"), ("副委员", None, None, ""), (None, "档案股", "九级", "finance")],
        ),
        "organ": ("name VARCHAR", [("某局",), (None,)]),
        "rule_role_word": (
            f"{WORDS}, word VARCHAR, excluded BOOLEAN",
            [
                *[("p", "member", 0, "title", "委员", False), ("p", "member", 0, "title", "副", True)],
                *[("p", "any", 0, field, None, False) for field in FIELDS[:4]],
                *[("p", "any", 0, field, word, True) for field, word in (("title", "副"), ("section", "档案"))],
                *[("p", "ninth", 1, "level", "九", False), ("p", "money", 0, "functions", ";finance;", False)],
            ],
        ),
    },
    [
        ("p", "member", 0, "title", "委员"),
        *[("p", "any", 0, "title", "委员"), ("p", "any", 0, "title", ""), ("p", "any", 0, "section", "一股"), ("p", "any", 0, "section", "")],
        *[("p", "any", 0, "level", "九级"), ("p", "any", 0, "level", ""), ("p", "any", 0, "organ", "某局"), ("p", "any", 0, "organ", "")],
        *[("p", "ninth", 1, "level", "九级"), ("p", "money", 0, "functions", ";finance;")],
    ],
)


def _role(name: str, asks: str = "", chief: bool | None = None, tiers: str | None = None, levels: str | None = None) -> tuple[Any, ...]:
    return ("p", name, 0, chief, *(field == asks for field in FIELDS), tiers, levels)


def _matches() -> Iterator[tuple[Any, ...]]:
    """For each field a role that fits the text of post 1, one that fits a blank, and one that is off by one thing in every row."""
    for field in FIELDS:
        text = ";finance;" if field == "functions" else f"a {field}"
        yield from [("p", f"has-{field}", 0, field, text), ("p", f"blank-{field}", 0, field, ";;" if field == "functions" else "")]
        row = {"pack": "p", "role": f"off-{field}", "alternative": 0, "field": field, "text": text}
        yield from (tuple({**row, key: other}.values()) for key, other in OTHERS.items())


ROLE_POST = Besides(
    {
        "rule_role": (
            "pack VARCHAR, role VARCHAR, alternative INTEGER, chief BOOLEAN, asks_title BOOLEAN, asks_section BOOLEAN, asks_level BOOLEAN, "
            "asks_organ BOOLEAN, asks_functions BOOLEAN, tiers VARCHAR, organ_levels VARCHAR",
            [
                *[_role(f"{has}-{field}", field) for field in FIELDS for has in ("has", "blank", "off")],
                *[_role("chief", chief=True), _role("deputy", chief=False), _role("lower", tiers="2;3"), _role("county", levels="city;county")],
                ("q", "elsewhere", 0, None, *[False] * 5, None, None),
            ],
        ),
        "rule_organ_kind": ("pack VARCHAR, kind VARCHAR", [("p", "civil"), ("q", "court")]),
        "organ": ("organ_id VARCHAR, name VARCHAR, level VARCHAR", [("o", "a organ", "county"), ("n", None, None)]),
        "post_now": (
            "post_no INTEGER, p INTEGER, organ_id VARCHAR, organ_kind VARCHAR, title VARCHAR, section VARCHAR, level VARCHAR, functions VARCHAR, "
            "tier INTEGER, chief BOOLEAN",
            [
                (1, 10, "o", "civil", "a title", "a section", "a level", "finance", 1, True),
                (2, 20, "n", "civil", None, None, None, "", 3, False),
                (3, 30, "n", "civil", "b", "b", "b", "audit", None, None),
            ],
        ),
        "role_match": (f"{WORDS}, text VARCHAR", list(_matches())),
    },
    [
        *[("p", f"has-{field}", 1, "o", 10) for field in FIELDS],
        *[("p", f"blank-{field}", 2, "n", 20) for field in FIELDS],
        ("p", "blank-organ", 3, "n", 30),
        *[("p", "chief", 1, "o", 10), ("p", "deputy", 2, "n", 20), ("p", "deputy", 3, "n", 30)],
        *[("p", "lower", 2, "n", 20), ("p", "county", 1, "o", 10)],
    ],
)
ROLES = {"role_match": ROLE_MATCH, "role_post": ROLE_POST}
