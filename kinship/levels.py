"""Who of two would move by law: the one with the lower 职务层次; the same level leaves it to the organ."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any

Row = dict[str, Any]
PERSONAL = re.compile("[一二]级科员")
"""职级 that a 职务层次 of old (科员) stands in."""


@cache
def _words() -> tuple[list[list[str]], list[str]]:
    held = tomllib.loads(resources.files("kinship").joinpath("levels.toml").read_text(encoding="utf-8"))
    return held["levels"], held["not_levels"]


def level_rank(level: str) -> int | None:
    """How high a 职务层次 is (0 the highest), or None where the text names none; a 职级 beside it does not count.

    >>> level_rank("乡科级正职") < level_rank("乡科级副职")
    True
    >>> level_rank("四级主任科员") is None, level_rank("乡科级副职、二级主任科员") == level_rank("乡科级副职")
    (True, True)
    """
    levels, others = _words()
    rest = re.sub(rf"[一二三四]?级?(?:高级|正高级|副高级)?(?:{'|'.join(others)})", "|", level)
    return next((rank for rank, words in enumerate(levels) if any(word in rest for word in words)), None)


def post_level(level: str) -> str:
    """What of a level belongs to the post: its 职务层次, else the grade of the post. A 职级 goes with the person and is left out.

    >>> post_level("乡科级副职、二级主任科员") == post_level("副科级"), post_level("四级主任科员"), post_level("一级科员")
    (True, '', '')
    >>> post_level("专业技术十级")
    '专业技术十级'
    """
    _, others = _words()
    own = PERSONAL.sub("", level)
    rank = level_rank(own)
    if rank is not None:
        return str(rank)
    return "" if any(word in level for word in others) else own.strip()


def mover(one: Row, other: Row) -> str | None:
    """The person_id of the one with the lower post, or None where the posts are level or cannot be compared.

    ``one`` and ``other`` have person_id, organ_id, level, tier, chief. Source: 公务员回避规定(2020) art. 8 item 3.

    >>> a = {"person_id": "a", "organ_id": "o", "level": "", "tier": 1, "chief": True}
    >>> mover(a, {**a, "person_id": "b", "tier": 3, "chief": None})
    'b'
    >>> mover(a, {**a, "person_id": "b"}) is None
    True
    """
    ranks = [level_rank(row["level"] or "") for row in (one, other)]
    if None not in ranks and ranks[0] != ranks[1]:
        return str((one if ranks[0] > ranks[1] else other)["person_id"])  # type: ignore[operator]
    if one["organ_id"] != other["organ_id"] or None in (one["tier"], other["tier"]):
        return None
    heights = [(row["tier"], not row["chief"] if row["tier"] < 3 else False) for row in (one, other)]
    if heights[0] == heights[1]:
        return None
    return str((one if heights[0] > heights[1] else other)["person_id"])
