"""What is counted over a whole county, and what warns of posts that cannot be placed."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.besides.base import Besides

DAY = date(2021, 4, 30)
BEFORE, AFTER = date(2021, 4, 29), date(2021, 5, 1)
SETTING = {"setting": ("as_of:D", [(DAY,)])}
HINDSIGHT = Besides(
    {
        **SETTING,
        "raw_post": (
            "start:V",
            [("2021-05",), ("2021-04",), ("2021",), ("2021-05-01",), ("2021-04-30",), ("不详",), (None,)],
        ),
        "raw_spouse": ("start:V", [("2022",), ("1999-12",)]),
    },
    [(7, 3)],
)
DENIED = Besides(
    {
        "post_now": ("p:I organ_id:V", [(1, "o"), (1, "o"), (1, "q"), (2, "o"), (3, "o")]),
        "known": (
            "p:I person_id:V staff:B",
            [(1, "a", False), (2, "b", True), (3, "c", None), (4, "d", False)],
        ),
    },
    [("a", "o"), ("a", "q")],
)
COUNTED = Besides(
    {
        "who": (
            "p:I staff:B outside:B",
            [(1, True, False), (2, True, False), (3, False, False), (4, True, True), (5, False, False)],
        ),
        "word": ("word_no:I scope:V", [(0, "in"), (1, "advisory"), (2, "in")]),
        "kin_word": (
            "a:I b:I word_no:I worth:I",
            [
                *[(1, 2, 0, 0), (1, 2, 2, 1), (2, 5, 0, 7)],  # one pair by two words, one across a death
                *[(1, 3, 1, 0), (2, 3, 0, 8), (3, 5, 0, 12)],  # only noted, after an adoption, after another marriage
                *[(1, 4, 0, 0), (4, 5, 2, 0)],  # somebody who only runs a business
            ],
        ),
    },
    [(5, 2, 2)],
)
ORGANS = "organ_id:V then_id:V why:V joined_on:D moved:B"
POST = (
    "row:I post_id:V p:I organ_id:V title:V section:V tier:I chief:B level:V "
    "functions:V reports_to:I in_charge:I start:V start_on:D end:V end_on:D entered:V "
    "entered_on:D source:V"
)


def _post(row: int, organ: str, start: date | None = None, end: date | None = None) -> tuple[Any, ...]:
    """A post of person 1."""
    return (row, None, 1, organ, *[None] * 9, start, None, end, None, None, f"名册#{row}")


MISPLACED = Besides(
    {
        **SETTING,
        "post": (
            POST,
            [
                *[_post(1, "gone"), _post(2, "gone", BEFORE, AFTER), _post(3, "gone", DAY)],
                *[_post(4, "gone", AFTER), _post(5, "gone", None, DAY), _post(6, "gone", BEFORE, DAY)],  # not held on the day
                *[_post(7, "gone", AFTER, DAY), _post(8, "gone", DAY, BEFORE)],  # the wrong way round: undated
                *[_post(9, "gone", AFTER, AFTER), _post(10, "gone", DAY, DAY)],  # begun and ended on one day
                _post(11, "here"),
            ],
        ),
        "organ_then": (ORGANS, [("gone", None, "ended", None, False), ("here", "here", None, None, False)]),
        "organ": ("organ_id:V name:V", [("gone", "旧局"), ("here", "某局")]),
        "person": ("p:I person_id:V name:V", [(1, "a", "安某"), (2, "b", "白某")]),
    },
    [("安某", "gone", "旧局", "ended", f"名册#{row}") for row in (1, 2, 3, 7, 8)],
)


def _placed(row: int, organ: str, start: date | None, joined: date | None) -> tuple[Any, ...]:
    return (*_post(row, organ, start), joined)


POST_THEN = Besides(
    {
        "post": (
            POST,
            [
                *[
                    _post(1, "same"),
                    _post(2, "same", BEFORE),
                    _post(3, "new", BEFORE),
                    _post(4, "new", AFTER),
                    _post(5, "new", DAY),
                ],
                *[_post(6, "new"), _post(7, "moved"), _post(8, "moved", BEFORE), _post(9, "gone")],
                _post(10, "moved", AFTER),
            ],
        ),
        "organ_then": (
            ORGANS,
            [
                *[("same", "same", None, None, False), ("new", "new", None, DAY, False)],
                *[("moved", "new", None, DAY, True), ("gone", None, "ended", None, False)],
            ],
        ),
    },
    [
        *[_placed(1, "same", None, None), _placed(2, "same", BEFORE, None), _placed(3, "new", BEFORE, DAY)],
        *[_placed(4, "new", AFTER, None), _placed(5, "new", DAY, None), _placed(6, "new", None, None)],
        *[_placed(7, "new", None, DAY), _placed(8, "new", BEFORE, DAY)],
        _placed(10, "new", AFTER, None),
    ],
)

COUNTS = {"hindsight": HINDSIGHT, "denied": DENIED, "counted": COUNTED, "misplaced": MISPLACED, "post_then": POST_THEN}
