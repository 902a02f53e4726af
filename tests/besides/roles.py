"""Which posts have which role: blank titles, sections and names, and words of other packs, roles and alternatives."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.besides.base import Besides

FIELDS = ("title", "section", "level", "organ", "functions")
OTHERS = {"pack": "q", "role": "z", "alternative": 1, "field": "none", "text": "x"}
WORDS = "pack:V role:V alternative:I field:V"

ROLE_MATCH = Besides(
    {
        "post_now": (
            "title:V section:V level:V functions:V",
            [("委员", "一股", "九级", "finance"), ("副委员", None, None, ""), (None, "档案股", "九级", "finance")],
        ),
        "organ": ("name:V", [("某局",), (None,)]),
        "rule_role_word": (
            f"{WORDS} word:V excluded:B",
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
        *[
            ("p", "any", 0, "title", "委员"),
            ("p", "any", 0, "title", ""),
            ("p", "any", 0, "section", "一股"),
            ("p", "any", 0, "section", ""),
        ],
        *[
            ("p", "any", 0, "level", "九级"),
            ("p", "any", 0, "level", ""),
            ("p", "any", 0, "organ", "某局"),
            ("p", "any", 0, "organ", ""),
        ],
        *[("p", "ninth", 1, "level", "九级"), ("p", "money", 0, "functions", ";finance;")],
    ],
)


def _role(name: str, asks: str = "", **more: Any) -> tuple[Any, ...]:
    return ("p", name, 0, more.get("chief"), *(field == asks for field in FIELDS), more.get("tiers"), more.get("levels"))


def _matches() -> Iterator[tuple[Any, ...]]:
    """For each field a role that fits the text of post 1, one for a blank, and one that is off by one thing in each row."""
    for field in FIELDS:
        text = ";finance;" if field == "functions" else f"a {field}"
        yield from [
            ("p", f"has-{field}", 0, field, text),
            ("p", f"blank-{field}", 0, field, ";;" if field == "functions" else ""),
        ]
        row = {"pack": "p", "role": f"off-{field}", "alternative": 0, "field": field, "text": text}
        yield from (tuple({**row, key: other}.values()) for key, other in OTHERS.items())


ROLE_POST = Besides(
    {
        "rule_role": (
            "pack:V role:V alternative:I chief:B asks_title:B asks_section:B asks_level:B "
            "asks_organ:B asks_functions:B tiers:V organ_levels:V",
            [
                *[_role(f"{has}-{field}", field) for field in FIELDS for has in ("has", "blank", "off")],
                *[
                    _role("chief", chief=True),
                    _role("deputy", chief=False),
                    _role("lower", tiers="2;3"),
                    _role("county", levels="city;county"),
                ],
                ("q", "elsewhere", 0, None, *[False] * 5, None, None),
            ],
        ),
        "rule_organ_kind": ("pack:V kind:V", [("p", "civil"), ("q", "court")]),
        "organ": ("organ_id:V name:V level:V", [("o", "a organ", "county"), ("n", None, None)]),
        "post_now": (
            "post_no:I p:I organ_id:V organ_kind:V title:V section:V level:V functions:V tier:I chief:B",
            [
                (1, 10, "o", "civil", "a title", "a section", "a level", "finance", 1, True),
                (2, 20, "n", "civil", None, None, None, "", 3, False),
                (3, 30, "n", "civil", "b", "b", "b", "audit", None, None),
            ],
        ),
        "role_match": (f"{WORDS} text:V", list(_matches())),
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
