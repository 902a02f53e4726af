"""Made-up identity numbers: well-formed (region, birth date, order, checksum), of regions that do not exist."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kinship.generate.people import NONE, Ints, People
from kinship.generate.pools import pools

WEIGHTS = tuple(2 ** (17 - place) % 11 for place in range(17))
CHECKS = np.array(list("10X98765432"))
ORDERS = 500
NUMBERED_SINCE = 7305  # 1990-01-01: whoever died before never had a number


def id_numbers(rng: np.random.Generator, people: People, block: int, blocks: int) -> NDArray[np.str_]:
    """The number of every person, ``""`` for those who died before numbers came. No two blocks share one."""
    codes = [int(code) for code in (*pools()["people"]["region_codes"], pools()["people"]["spare_region_code"])]
    region = rng.choice(len(codes) - 1, len(people), p=(0.55, 0.2, 0.15, 0.1)).astype(np.int32)
    order = _order(region, people, block, blocks)
    full = order >= ORDERS
    region[full] = len(codes) - 1
    order[full] = _order(region, people, block, blocks)[full]
    number = np.array(codes)[region] * 10**11 + _ymd(people.birth) * 1000 + order * 2 + people.male
    lives = (people.died == NONE) | (people.died > NUMBERED_SINCE)
    return np.where(lives & (order < ORDERS), with_check(number), "")


def _order(region: Ints, people: People, block: int, blocks: int) -> NDArray[np.int64]:
    """The place of each person among those of the same region, birth date and sex."""
    order = np.lexsort((np.arange(len(people)), people.male, people.birth, region))
    keys = np.column_stack([region, people.birth, people.male])[order]
    new = np.ones(len(order), bool)
    new[1:] = (keys[1:] != keys[:-1]).any(axis=1)
    position = np.arange(len(order))
    rank = np.empty(len(order), np.int64)
    rank[order] = position - np.maximum.accumulate(np.where(new, position, 0))
    return rank * blocks + block


def _ymd(days: Ints) -> NDArray[np.int64]:
    dates = days.astype("datetime64[D]")
    months = dates.astype("datetime64[M]")
    month = months.astype(int)
    day = (dates - months.astype("datetime64[D]")).astype(int) + 1
    return np.asarray((1970 + month // 12) * 10000 + (month % 12 + 1) * 100 + day)


def with_check(number: NDArray[np.int64]) -> NDArray[np.str_]:
    """Seventeen digits with the checksum of ISO 7064 MOD 11-2 behind them.

    >>> str(with_check(np.array([11010519491231002]))[0])
    '11010519491231002X'
    """
    total = np.zeros(len(number), np.int64)
    rest = number.copy()
    for weight in reversed(WEIGHTS):
        total += rest % 10 * weight
        rest //= 10
    return np.char.add(number.astype("U17"), CHECKS[total % 11])
