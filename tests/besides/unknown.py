"""Who cannot be judged: relatives in one organ, by words that count, with a blank field."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.besides.base import Besides
from tests.besides.counts import AFTER, BEFORE, DAY, SETTING

BESIDE = Besides(
    {
        "word": ("word_no:I scope:V", [(0, "in"), (1, "advisory"), (2, "in")]),
        "kin_word": (
            "a:I b:I word_no:I worth:I",
            [(1, 2, 0, 0), (1, 2, 2, 7), (1, 3, 1, 0), (2, 3, 0, 8), (1, 4, 0, 0)],
        ),
        "post_now": (
            "p:I post_no:I organ_id:V organ_kind:V",
            [(1, 11, "o", "civil"), (2, 22, "o", "civil"), (2, 23, "n", "court"), (3, 33, "o", "civil"), (4, 44, "n", "court")],
        ),
    },
    [(1, 2, 11, 22, "o", "civil"), (2, 1, 22, 11, "o", "civil")],
)
ORGANS = ("organ_id:V name:V", [("o", "某局"), ("n", "某院"), ("w", "某会")])
PEOPLE = ("p:I person_id:V name:V", [(p, f"id{p}", f"名{p}") for p in range(1, 30)])


def _two(one: int, other: int, organ: str = "o", kind: str = "civil") -> list[tuple[Any, ...]]:
    """Both orders of two relatives in one organ; the post of person 3 is post 3."""
    return [(one, other, one, other, organ, kind), (other, one, other, one, organ, kind)]


UNJUDGED = Besides(
    {
        "beside": (
            "one:I other:I one_post:I other_post:I organ_id:V organ_kind:V",
            [
                *[*_two(1, 2), *_two(3, 4), *_two(5, 6), *_two(7, 8), *_two(9, 10), *_two(11, 12)],
                *[*_two(13, 14, "n", "court"), *_two(15, 16, "w", "other"), *_two(17, 18)],
            ],
        ),
        "post_now": (
            "post_no:I tier:I functions:V",
            [
                *[(1, 1, "finance"), (2, None, "")],  # the tier is blank
                *[(3, 1, "finance"), (4, 3, "")],  # the functions are
                *[(5, 1, "finance"), (6, 3, ""), (7, 1, "finance"), (8, 3, "")],  # but something else was found
                *[(9, 2, "finance"), (10, 3, "")],  # nobody leads
                *[(11, 1, "finance"), (12, 3, "audit")],  # nothing is blank
                *[(13, 1, "finance"), (14, 3, "")],  # no pack asks for functions there
                *[(15, None, ""), (16, 1, "")],  # no pack covers the organ
                *[(17, 1, "finance"), (18, 3, "")],  # found, but in another organ, or only one of the two
            ],
        ),
        "rule_organ_kind": ("pack:V kind:V", [("p", "civil"), ("q", "court")]),
        "rule_function": ("pack:V function:V", [("p", "finance")]),
        "finding": (
            "organ_id:V one:I other:I",
            [("o", 5, 6), ("o", 8, 7), ("n", 17, 18), ("o", 17, 29), ("o", 29, 18), ("o", 18, 29), ("o", 29, 17)],
        ),
        "organ": ORGANS,
        "person": PEOPLE,
    },
    [
        ("id1", "名1", "id2", "名2", "某局", "tier", "id2", "civil"),
        ("id3", "名3", "id4", "名4", "某局", "functions", "id4", "civil"),
        ("id17", "名17", "id18", "名18", "某局", "functions", "id18", "civil"),
        ("id15", "名15", "id16", "名16", "某会", "kind", "id16", "other"),
    ],
)


def _business(p: int, start: date | None = None, end: date | None = None, regulator: str | None = None) -> tuple[Any, ...]:
    return (p, f"企业{p}", regulator, start, end)


UNPLACED = Besides(
    {
        **SETTING,
        "home_post": (
            "p:I organ_id:V home_area:V area:V",
            [
                (1, "o", None, "4211"),
                (2, "o", "421102", None),
                (2, "o", "421102", None),
                (3, "n", None, None),
                (4, "n", "421102", "4211"),
            ],
        ),
        "business": (
            "p:I name:V regulator_organ_id:V start_on:D end_on:D",
            [
                *[
                    _business(11),
                    _business(12, BEFORE, AFTER),
                    _business(13, DAY),
                    _business(14, AFTER, BEFORE),
                    _business(15, DAY, BEFORE),
                ],
                *[_business(16, AFTER), _business(17, None, DAY), _business(18, BEFORE, DAY), _business(19, regulator="o")],
                *[
                    _business(20, AFTER, AFTER),
                    _business(21, DAY, DAY),
                    _business(22),
                    _business(23),
                    _business(24),
                    _business(25),
                ],
            ],
        ),
        "kin_view": (
            "pack:V list_no:I one:I other:I cap:I",
            [
                *[("p", 0, 1, p, 3) for p in range(11, 22)],
                *[
                    ("p", 0, 1, 22, 1),
                    ("p", 1, 1, 23, 3),
                    ("q", 0, 1, 24, 3),
                    ("p", 0, 5, 25, 3),
                    ("p", 0, 6, 25, 2),
                    ("s", 0, 5, 24, 3),
                ],
            ],
        ),
        "rule_arm": (
            "situation:V pack:V list_no:I arm:V",
            [
                *[("business", "p", 0, "leader"), ("business", "r", 0, "anyone"), ("business", "s", 0, "anyone")],
                *[("direct-line", "q", 0, "anyone"), ("direct-line", "p", 1, "anyone")],
            ],
        ),
        "post_now": ("p:I organ_id:V tier:I", [(1, "o", 1), (5, "o", 3), (6, "n", 1), (7, "n", 1)]),
        "organ": ORGANS,
        "person": PEOPLE,
    },
    [
        *[("id1", "名1", None, None, "某局", "home_area"), ("id2", "名2", None, None, "某局", "area")],
        ("id3", "名3", None, None, "某院", "home_area"),
        *[("id1", "名1", f"id{p}", f"名{p}", "某局", "regulator") for p in (11, 12, 13, 14, 15)],
        *[("id5", "名5", "id24", "名24", "某局", "regulator"), ("id6", "名6", "id25", "名25", "某院", "regulator")],
    ],
)
UNKNOWN = {"beside": BESIDE, "unjudged": UNJUDGED, "unplaced": UNPLACED}
