"""Which claims become findings: what silences what, second claims, bodies and swaps of other packs, rules, organs and people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.besides.base import Besides

WHO = "one:I other:I pack:V rule:V situation:V arm:V organ_id:V leader:I"
HOW = "function:V subject:V one_post:I other_post:I upper:I severity:I word_no:I worth:I doubt:V"
Pair = tuple[int, int]


def _found(pair: Pair, situation: str, pack: str = "p", organ: str = "o", rule: str = "") -> tuple[Any, ...]:
    """A row of ``finding``, all but the number of the swap."""
    return (*pair, pack, rule or situation, situation, "arm", organ, None, None, None, 11, 22, pair[0], 3, 4, 0, None)


def _claim(pair: Pair, situation: str, yields: str = "", nth: int = 1, **where: str) -> tuple[Any, ...]:
    return (*_found(pair, situation, **where), yields, nth)


SKIP, LINE, QUOTA, SWAP = "skip-level", "direct-line", "group-quota", "reciprocal"
SILENT = f"in-charge-leader;{LINE}"
KEPT: list[tuple[tuple[Any, ...], tuple[Any, ...]]] = [
    (_found(pair, situation, **where), _claim(pair, situation, yields, **where))
    for pair, situation, yields, where in (
        ((2, 1), LINE, "", {}),
        *[((3, 4), SKIP, SILENT, {}), ((3, 4), LINE, "", {"pack": "q"})],
        *[((5, 6), SKIP, SILENT, {}), ((5, 6), LINE, "", {"organ": "n"})],
        *[((7, 8), SKIP, SILENT, {}), ((7, 9), LINE, "", {}), ((8, 5), LINE, "", {})],
        *[((10, 11), SKIP, SILENT, {}), ((12, 13), SKIP, "", {}), ((12, 13), LINE, "", {})],
        ((1, 2), "role-set", "", {"rule": QUOTA}),
    )
]
FINDING = Besides(
    {
        "claim": (
            f"{WHO} {HOW} yields_to:V nth:I",
            [
                *[claim for _, claim in KEPT],
                *[_claim((1, 2), SKIP, SILENT), _claim((10, 11), LINE, nth=2), _claim((1, 2), SWAP)],
                *[_claim((1, 2), QUOTA), _claim((1, 2), QUOTA, nth=2), _claim((1, 3), QUOTA), _claim((9, 2), QUOTA)],
                *[_claim((1, 2), QUOTA, pack="q"), _claim((1, 2), QUOTA, organ="n"), _claim((1, 2), QUOTA, rule="other")],
            ],
        ),
        "quota": ("pack:V rule:V organ_id:V one:I other:I", [("p", QUOTA, "o", 1, 2)]),
        "swap": (f"{WHO} {HOW} swap_no:I", [(*_found((1, 2), SWAP), 7)]),
        "alone": (
            "one:I pack:V rule:V situation:V arm:V organ_id:V home_area:V one_post:I severity:I worth:I nth:I",
            [(1, "p", "home", "home-area", "area", "o", "421100", 11, 3, 0, nth) for nth in (1, 2)],
        ),
    },
    [
        *[(*found, None) for found, _ in KEPT],
        *[(*_found((1, 2), QUOTA), None), (*_found((1, 2), SWAP), 7)],
        (1, None, "p", "home", "home-area", "area", "o", None, None, "421100", 11, None, 1, 3, None, 0, None, None),
    ],
)

HOMES = {11: "A", 22: "B", 33: "B", 44: "A", 55: "C", 66: "A"}
CLAIMED = "pack:V rule:V situation:V one:I other:I one_post:I other_post:I upper:I"
RANKED = "organ_id:V cap:I worth:I rank:I listed:B arm:V leader:I severity:I word_no:I"


def _placed(pack: str, leader: int, relative: int, turned: bool = False, **more: Any) -> tuple[Any, ...]:
    """A leader (person 1 in post 11 …) whose relative is placed in another organ; ``turned``: the relative is named first."""
    told = {"rule": "r", "situation": SWAP, "cap": 3, "worth": 0, **more}
    first, second = (relative, leader) if turned else (leader, relative)
    claimed = (pack, told["rule"], told["situation"], first, second, first * 11, second * 11, leader)
    return (*claimed, HOMES[relative * 11], told["cap"], told["worth"], 1, True, "leaders", None, 3, 4)


def _swaps() -> Iterator[tuple[Any, ...]]:
    """Each pack has something else that is no swap; only the first has one."""
    yield from [_placed("p", 1, 2), _placed("p", 3, 4, turned=True), _placed("p", 3, 4, turned=True, worth=1)]
    yield from [_placed("cap", 1, 2, cap=1), _placed("cap", 3, 4)]
    yield from [_placed("other", 1, 2, situation=LINE), _placed("other", 3, 4)]
    yield from [_placed("rule", 1, 2), _placed("rule", 3, 4, rule="s")]
    yield from [_placed("half", 1, 2), _placed("halved", 3, 4)]
    yield from [_placed("one-way", 1, 3), _placed("one-way", 3, 4)]
    yield from [_placed("way-one", 1, 2), _placed("way-one", 3, 1)]
    yield from [_placed("third", 5, 2), _placed("third", 3, 4)]
    yield from [_placed("fourth", 1, 5), _placed("fourth", 3, 4)]
    yield from [_placed("home", 1, 4), _placed("home", 6, 4), _placed("home", 1, 6)]


MADE = (4, 3, 44, 33, "A", "B", 3, None, 3, 4, 0, 1, 2, 11, 22, 4, 1, 1)
SWAPPED = Besides(
    {
        "claim": (f"{CLAIMED} {RANKED}", list(_swaps())),
        "post_now": ("post_no:I organ_id:V", list(HOMES.items())),
    },
    [(1, "p", "r", SWAP, "leaders", *MADE)],
)
ASKED = Besides(
    {
        "finding": ("one:I other:I", [(1, 2), (1, 2), (3, None)]),
        "swap": ("mate_one:I mate_other:I", [(4, 5)]),
        "quota_tie": ("one:I other:I", [(6, 7)]),
    },
    [(p,) for p in (1, 2, 4, 5, 6, 7)],
)
JUDGED = (
    "pack:V rule:V situation:V arm:V mutual:B list_no:I upper:I lower:I upper_post:I "
    "lower_post:I organ_id:V leader:I function:V subject:V severity:I doubt:V yields_to:V"
)


def _judged(rule: str, mutual: bool, pack: str = "p", list_no: int = 0, severity: int = 3) -> tuple[Any, ...]:
    return (pack, rule, LINE, "arm", mutual, list_no, 1, 2, 11, 22, "o", None, None, None, severity, None, "")


def _made(rule: str, pair: Pair, word: int, nth: int = 1, severity: int = 3) -> tuple[Any, ...]:
    posts = (11, 22) if pair == (1, 2) else (22, 11)
    told = (1, severity, word, word, word == 5, 3, 0, None, "", nth)
    return (*pair, "p", rule, LINE, "arm", "o", None, None, None, *posts, *told)


CLAIM = Besides(
    {
        "judged": (
            JUDGED,
            [_judged("mutual", True), _judged("sided", False), _judged("plain", False, list_no=1), _judged("none", True, "q")],
        ),
        "kin_view": (
            "pack:V list_no:I one:I other:I word_no:I rank:I listed:B sided:B worth:I cap:I",
            [
                *[("p", 0, 2, 1, 5, 5, True, True, 0, 3), ("p", 0, 1, 2, 6, 6, False, True, 0, 3)],
                *[
                    ("p", 1, 2, 1, 5, 5, True, False, 0, 3),
                    ("p", 0, 1, 3, 5, 5, True, True, 0, 3),
                    ("p", 0, 3, 2, 5, 5, True, True, 0, 3),
                ],
            ],
        ),
    },
    [_made("mutual", (2, 1), 5), _made("mutual", (1, 2), 6, nth=2), _made("sided", (1, 2), 6), _made("plain", (2, 1), 5)],
)
FINDINGS = {"finding": FINDING, "swap": SWAPPED, "asked": ASKED, "claim": CLAIM}
