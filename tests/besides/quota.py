"""Which bodies have too many relatives: bodies of other rules and packs, relatives only noted, other situations, exact shares."""

from __future__ import annotations

from typing import Any

from tests.besides.base import Besides

BODY = ("p", "r", "o")
OF_BODY = "pack:V rule:V organ_id:V one:I other:I"


def _claim(body: tuple[str, str, str], pair: tuple[int, int], worth: int = 0, **more: Any) -> tuple[Any, ...]:
    told = {
        "situation": "group-quota",
        "cap": 3,
        "rank": 1,
        "listed": True,
        "nth": 1,
        "one_post": 0,
        "other_post": 0,
        "word_no": 4,
        **more,
    }
    return (*body, *pair, worth, *told.values())


def _members(pack: str, organ: str, number: int, role: str = "member") -> list[tuple[Any, ...]]:
    return [(pack, role, organ, person) for person in range(1, number + 1)]


CLAIMS = (
    f"{OF_BODY} worth:I situation:V cap:I rank:I listed:B nth:I one_post:I other_post:I word_no:I",
    [
        *[_claim(BODY, (1, 2), 4), _claim(BODY, (1, 3), cap=2)],  # three of six: more than a third
        *[
            _claim(BODY, (3, 1), rank=0, nth=2),
            _claim(BODY, (4, 5), rank=0, cap=1),
            _claim(BODY, (5, 6), rank=0, situation="role-set"),
        ],
        *[_claim(("q", "r", "o"), (1, 4)), _claim(("p", "s", "o"), (2, 4)), _claim(("p", "r", "n"), (3, 4))],
        _claim(("p", "r", "exact"), (1, 2)),
    ],
)
QUOTA = Besides(
    {
        "claim": CLAIMS,
        "rule_arm": (
            "pack:V rule:V situation:V upper_role:V share_over:I share_of:I",
            [
                *[("p", "r", "group-quota", "member", 1, 3), ("q", "r", "group-quota", "member", 1, 2)],
                *[("p", "s", "group-quota", "seat", 1, 2), ("p", "r", "role-set", "guest", None, None)],
            ],
        ),
        "role_post": (
            "pack:V role:V organ_id:V p:I",
            [
                *_members("p", "o", 6),
                *[("q", "member", "o", person) for person in (1, 4, 77)],
                *[("p", "seat", "o", person) for person in (2, 4, 88)],
                *[("p", "guest", "o", 99), *_members("p", "n", 4), *_members("p", "exact", 6)],
            ],
        ),
    },
    [("p", "r", "o", 3, 6, 1, 3), ("q", "r", "o", 2, 3, 1, 4), ("p", "s", "o", 2, 3, 2, 4), ("p", "r", "n", 2, 4, 3, 4)],
)
QUOTA_TIE = Besides(
    {
        "claim": CLAIMS,
        "quota": (
            "pack:V rule:V organ_id:V related:I members:I",
            [("p", "r", "o", 3, 6), ("q", "r", "o", 2, 3), ("p", "s", "o", 2, 3), ("p", "r", "n", 2, 4)],
        ),
    },
    [
        *[(*BODY, 1, 2, 0, 0, 4, 3, 6), (*BODY, 1, 3, 0, 0, 4, 3, 6), ("q", "r", "o", 1, 4, 0, 0, 4, 2, 3)],
        *[("p", "s", "o", 2, 4, 0, 0, 4, 2, 3), ("p", "r", "n", 3, 4, 0, 0, 4, 2, 4)],
    ],
)
QUOTAS = {"quota": QUOTA, "quota_tie": QUOTA_TIE}
