"""All that a reading takes from the clock: the year, which is part of the name of whatever the cache keeps (``cache.key``), and
the day after which nobody can have decided anything."""

from __future__ import annotations

from datetime import date


def this_year() -> int:
    """The year in which one reads: a list of those who retire in 2027 is of people who serve, until 2027 has come.

    >>> this_year() == date.today().year
    True
    """
    return date.today().year


def today() -> date:
    """The day on which one reads.

    >>> today() == date.today()
    True
    """
    return date.today()
