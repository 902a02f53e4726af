"""What is fetched to build chains of: no more than the people and ties on the way, or a county would not fit into memory."""

from __future__ import annotations

from tests.besides.base import Besides
from tests.besides.counts import DAY

ASKED_LINK = Besides(
    {"rule_arm": ("link VARCHAR", [("above",), ("above",), ("group",), (None,)])},
    [("above",), ("group",)],
)
NEAR = Besides(
    {
        "asked": ("p INTEGER", [(1,), (1,), (5,)]),
        # 1 and the spouse 2; their parents 11, 21; grandparents 111, 211; a great-grandparent 5, who is asked about, and 6, who is not
        "up": (
            "child INTEGER, parent INTEGER",
            [
                *[(1, 11), (2, 21), (11, 111), (21, 211), (111, 5), (211, 6)],
                *[(3, 1), (7, 3), (8, 11)],  # a child; a grandchild and a sibling, who are not on any way to 1
            ],
        ),
        # the spouses of the child 3, of the parent 11, of the grandparent 111 (a child of 5), and of the grandparent 211
        "wed": ("a INTEGER, b INTEGER", [(1, 2), (2, 1), (3, 4), (4, 3), (11, 12), (12, 11), (111, 112), (112, 111), (211, 212)]),
    },
    [(p,) for p in (1, 2, 3, 4, 5, 11, 12, 21, 111, 112, 211)],
)
WAY = {"near": ("p INTEGER", [(1,), (2,), (3,)])}
TIE = "start_on DATE, end_on DATE, grade INTEGER"
NEAR_PERSON = Besides(
    {
        **WAY,
        "person": (
            "p INTEGER, person_id VARCHAR, name VARCHAR, sex VARCHAR, birth VARCHAR, birth_first DATE, died_on DATE",
            [(p, f"id{p}", None, None, None, None, None) for p in (1, 2, 3, 4)],
        ),
    },
    [(p, f"id{p}", None, None, None, None, None) for p in (1, 2, 3)],
)
PARENT = {
    "parent": (
        f"row INTEGER, child INTEGER, parent INTEGER, kind VARCHAR, {TIE}",
        [
            *[(2, 1, 2, "blood", None, None, 2), (3, 1, 9, "adoptive", DAY, None, 2)],
            *[(4, 1, 8, "blood", None, None, 2), (5, 9, 2, "blood", None, None, 2), (6, 8, 9, "adoptive", None, None, 2)],
        ],
    ),
}
ADOPTING = Besides({**WAY, **PARENT}, [(1, 9)])
NEAR_PARENT = Besides(
    {
        **WAY,
        **PARENT,
        "raw_parent": (
            "row INTEGER, parent_id VARCHAR, child_id VARCHAR, source VARCHAR",
            [(row, f"p{row}", f"c{row}", "申报表#7" if row == 2 else None) for row in (2, 3, 4, 5, 6)],
        ),
    },
    [("p2", "c2", "blood", None, None, 2, "申报表#7"), ("p3", "c3", "adoptive", DAY, None, 2, "parent#3")],
)
NEAR_SPOUSE = Besides(
    {
        **WAY,
        "adopting": ("child INTEGER, parent INTEGER", [(1, 9), (1, 10)]),
        "spouse": (
            f"row INTEGER, a INTEGER, b INTEGER, {TIE}",
            [(2, 1, 20, None, None, 2), (3, 20, 3, DAY, None, 2), (4, 9, 20, None, None, 2), (5, 20, 10, None, None, 2), (6, 20, 21, None, None, 2)],
        ),
        "raw_spouse": (
            "row INTEGER, person_id VARCHAR, spouse_id VARCHAR, source VARCHAR",
            [(row, f"a{row}", f"b{row}", "申报表#7" if row == 2 else None) for row in (2, 3, 4, 5, 6)],
        ),
    },
    [
        *[("a2", "b2", None, None, 2, "申报表#7"), ("a3", "b3", DAY, None, 2, "spouse#3")],
        *[("a4", "b4", None, None, 2, "spouse#4"), ("a5", "b5", None, None, 2, "spouse#5")],
    ],
)

WAYS = {
    **{"asked_link": ASKED_LINK, "near": NEAR, "near_person": NEAR_PERSON, "adopting": ADOPTING},
    **{"near_parent": NEAR_PARENT, "near_spouse": NEAR_SPOUSE},
}
