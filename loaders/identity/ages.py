"""What ages allow: a son is not older than his mother."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from kinship.kin import inverse

YEARS_OLDER = {"P": 14, "PP": 28, "PPP": 42, "SP": 0, "SPP": 14}
"""How many years older than the declarer the relative of a word must at least be."""
LUNAR_BEHIND = 2
"""Months by which a date of the lunar calendar may be behind the same day of the solar one."""
LIKELY = {"SP": 10}
"""The same where a term has several meanings: parents-in-law are seldom of one's own age."""


def years_older(older: str, younger: str) -> float | None:
    """How many years the one is born before the other, in favour of the first where a date is partial; None if unknown.

    >>> years_older("1950-03", "1975-01"), years_older("1950", "1950-07"), years_older("", "1975")
    (24.833333333333332, 0.5, None)
    """
    one, other = _months(older), _months(younger)
    return (other[1] - one[0]) / 12 if one and other else None


@lru_cache(maxsize=1 << 16)
def _months(birth: str) -> tuple[int, int] | None:
    """The first and the last month, counted from the year 0, that a birth can mean; None if it is unknown."""
    if len(birth) < 4:
        return None
    year = int(birth[:4]) * 12
    if len(birth) < 7:
        return year, year + 11
    return (month := year + int(birth[5:7]) - 1), month


def can_be(word: str, declarer_birth: str, relative_birth: str, likely: bool = False) -> bool:
    """False if the two births rule out that the second person is the first one's ``word``, or make it unlikely.

    >>> can_be("P", "1980-01", "1955-03"), can_be("P", "1980-01", "1970-03"), can_be("C", "1980-01", "1979-01")
    (True, False, False)
    """
    least, elder_first = _least(word, likely)
    if least is None:
        return True
    gap = years_older(declarer_birth, relative_birth) if elder_first else years_older(relative_birth, declarer_birth)
    return gap is None or gap >= least


def can_be_one(words: Iterable[str], declarer_birth: str, relative_birth: str) -> bool:
    """False if the two births rule out every one of the words."""
    return any(can_be(word, declarer_birth, relative_birth) for word in words)


@lru_cache(maxsize=1 << 12)
def any_age(words: frozenset[str]) -> bool:
    """True if no two births rule out all of the words.

    >>> any_age(frozenset({"PC"})), any_age(frozenset({"P"})), any_age(frozenset({"P", "S"}))
    (True, False, True)
    """
    return any(_least(word, False)[0] is None for word in words)


@lru_cache(maxsize=1 << 10)
def _least(word: str, likely: bool) -> tuple[int | None, bool]:
    """The years that must lie between the two, and whether it is the declarer who is the elder."""
    years = YEARS_OLDER | LIKELY if likely else YEARS_OLDER
    return (years[word], False) if word in years else (years.get(inverse(word)), True)


def births_agree(one: str, other: str) -> str:
    """How two partial birth dates compare: ``day``, ``month``, ``year`` (one has no month), ``unknown``, ``near`` or ``no``.

    ``near``: off as by a slip of the pen (one digit, two digits exchanged, the month, a year), or by the lunar calendar, which
    is up to two months behind. It contradicts, unless something else answers for it.

    >>> births_agree("1980-05-01", "1980-05"), births_agree("1980-05-01", "1980-05-01"), births_agree("1980", "1980-05")
    ('month', 'day', 'year')
    >>> births_agree("1980-11", "1980-05"), births_agree("1979-12", "1980-01"), births_agree("1980-05-01", "1980-05-11")
    ('near', 'near', 'near')
    >>> births_agree("1974-08", "1947-08"), births_agree("1972-08", "1979-08"), births_agree("1972-08", "1979-07")
    ('near', 'near', 'no')
    """
    if not one or not other:
        return "unknown"
    if len(one) < 7 or len(other) < 7:
        return "year" if one[:4] == other[:4] else "near" if _slip(one[:4], other[:4]) else "no"
    if one[:7] != other[:7]:
        return "near" if _near_month(one[:7], other[:7]) else "no"
    shared = min(len(one), len(other))
    return ("day" if shared >= 10 else "month") if one[:shared] == other[:shared] else "near"


def years_agree(one: str, other: str) -> bool:
    """False for two years of birth of which no two days agree or nearly agree; ``""`` is not known.

    >>> years_agree("1980", "1979"), years_agree("1972", "1979"), years_agree("", "1979"), years_agree("1951", "1979")
    (True, True, True, False)
    """
    return not one or not other or one == other or _slip(one, other)


@lru_cache(maxsize=1 << 17)
def _near_month(one: str, other: str) -> bool:
    years, months = int(other[:4]) - int(one[:4]), int(other[5:7]) - int(one[5:7])
    return not years or abs(years * 12 + months) <= LUNAR_BEHIND or (not months and _slip(one[:4], other[:4]))


@lru_cache(maxsize=1 << 14)
def _slip(one: str, other: str) -> bool:
    """True for years one or ten apart, one digit apart, or with two digits exchanged."""
    wrong = sum(a != b for a, b in zip(one, other, strict=True))
    return abs(int(one) - int(other)) in (1, 10) or wrong == 1 or sorted(one) == sorted(other)
