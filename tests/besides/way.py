"""What is fetched to build chains of: no more than the people and ties on the way, or a county would not fit into memory."""

from __future__ import annotations

from tests.besides.base import Besides
from tests.besides.counts import DAY

ASKED_LINK = Besides(
    {"rule_arm": ("link:V", [("above",), ("above",), ("group",), (None,)])},
    [("above",), ("group",)],
)
NEAR = Besides(
    {
        "asked": ("p:I", [(1,), (1,), (5,)]),
        # 1 and the spouse 2; their parents 11, 21; grandparents 111, 211; great-grandparents 5 (asked about) and 6
        "up": (
            "child:I parent:I",
            [
                *[(1, 11), (2, 21), (11, 111), (21, 211), (111, 5), (211, 6)],
                *[(3, 1), (7, 3), (8, 11)],  # a child; a grandchild and a sibling, who are not on any way to 1
            ],
        ),
        # the spouses of the child 3, of the parent 11, of the grandparent 111 (a child of 5), and of the grandparent 211
        "wed": ("a:I b:I", [(1, 2), (2, 1), (3, 4), (4, 3), (11, 12), (12, 11), (111, 112), (112, 111), (211, 212)]),
    },
    [(p,) for p in (1, 2, 3, 4, 5, 11, 12, 21, 111, 112, 211)],
)
WAY = {"near": ("p:I", [(1,), (2,), (3,)])}
TIE = "start_on:D end_on:D grade:I"
NEAR_PERSON = Besides(
    {
        **WAY,
        "person": (
            "p:I person_id:V name:V sex:V birth:V birth_first:D died_on:D",
            [(p, f"id{p}", None, None, None, None, None) for p in (1, 2, 3, 4)],
        ),
    },
    [(p, f"id{p}", None, None, None, None, None) for p in (1, 2, 3)],
)
PARENT = {
    "parent": (
        f"row:I child:I parent:I kind:V {TIE}",
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
            "row:I parent_id:V child_id:V source:V",
            [(row, f"p{row}", f"c{row}", "申报表#7" if row == 2 else None) for row in (2, 3, 4, 5, 6)],
        ),
    },
    [("p2", "c2", "blood", None, None, 2, "申报表#7"), ("p3", "c3", "adoptive", DAY, None, 2, "parent#3")],
)
NEAR_SPOUSE = Besides(
    {
        **WAY,
        "adopting": ("child:I parent:I", [(1, 9), (1, 10)]),
        "spouse": (
            f"row:I a:I b:I {TIE}",
            [
                (2, 1, 20, None, None, 2),
                (3, 20, 3, DAY, None, 2),
                (4, 9, 20, None, None, 2),
                (5, 20, 10, None, None, 2),
                (6, 20, 21, None, None, 2),
            ],
        ),
        "raw_spouse": (
            "row:I person_id:V spouse_id:V source:V",
            [(row, f"a{row}", f"b{row}", "申报表#7" if row == 2 else None) for row in (2, 3, 4, 5, 6)],
        ),
    },
    [
        *[("a2", "b2", None, None, 2, "申报表#7"), ("a3", "b3", DAY, None, 2, "spouse#3")],
        *[("a4", "b4", None, None, 2, "spouse#4"), ("a5", "b5", None, None, 2, "spouse#5")],
    ],
)

WAYS = {
    "asked_link": ASKED_LINK,
    "near": NEAR,
    "near_person": NEAR_PERSON,
    "adopting": ADOPTING,
    "near_parent": NEAR_PARENT,
    "near_spouse": NEAR_SPOUSE,
}
