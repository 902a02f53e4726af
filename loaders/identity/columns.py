"""Columns of many rows: each distinct value is held once, and each distinct combination of values is worked out once.

A county has hundreds of thousands of lines and pairs, and few of them say what no other says. So a row of a column is the number
of a value in a list; equal values are equal numbers, and arrays of numbers are compared, sorted and joined at once.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Column:
    """``codes``: for each row the place of its value in ``values``, where each value stands once."""

    codes: Numbers
    values: Sequence[Any]

    @classmethod
    def of(cls, cells: Collection[Hashable]) -> Column:
        """The column of these cells.

        >>> Column.of(["b", "a", "b"])
        Column(codes=array([0, 1, 0]), values=['b', 'a'])
        """
        numbers: dict[Hashable, int] = defaultdict(count().__next__)
        return cls(np.fromiter(map(numbers.__getitem__, cells), np.int64, len(cells)), list(numbers))

    def take(self, rows: Numbers | Flags) -> Column:
        """The column of these rows only."""
        return Column(self.codes[rows], self.values)

    def map(self, ask: Callable[[Any], Hashable]) -> Column:
        """The column of what a function says of each value.

        >>> Column.of(["b", "a", "B"]).map(str.upper).cells()
        ['B', 'A', 'B']
        """
        told = Column.of([ask(value) for value in self.values])
        return told.take(self.codes)

    def where(self, fits: Callable[[Any], object]) -> Flags:
        """The rows whose value fits."""
        return np.array([bool(fits(value)) for value in self.values], np.bool_)[self.codes]

    def cells(self) -> list[Any]:
        """The values, row by row."""
        return list(map(self.values.__getitem__, self.codes.tolist()))


def appended(one: Column, other: Column) -> Column:
    """One column after the other.

    >>> appended(Column.of("ab"), Column.of("bc")).cells()
    ['a', 'b', 'b', 'c']
    """
    both, begun = Column.of([*one.values, *other.values]), len(one.values)
    return Column(np.append(both.codes[:begun][one.codes], both.codes[begun:][other.codes]), both.values)


def alike(one: Collection[Hashable], other: Collection[Hashable]) -> tuple[Column, Column]:
    """Two columns with the same numbers for the same values.

    >>> one, other = alike(["a", "b"], ["b"])
    >>> one.codes.tolist(), other.codes.tolist()
    ([0, 1], [1])
    """
    both = Column.of([*one, *other])
    return both.take(np.arange(len(one))), both.take(np.arange(len(one), len(both.codes)))


def once(ask: Callable[..., Hashable], *columns: Column) -> Column:
    """The column of what a function says of the values of each row, asked once for each distinct combination.

    >>> once(lambda one, other: one + other, Column.of("aba"), Column.of("xyx")).cells()
    ['ax', 'by', 'ax']
    """
    mixed = columns[0].codes
    for column in columns[1:]:
        mixed = mixed * len(column.values) + column.codes
    distinct, rows = _distinct(mixed, math.prod(len(column.values) for column in columns))
    given = []
    for column in reversed(columns):
        distinct, part = np.divmod(distinct, max(len(column.values), 1))
        given.append(map(column.values.__getitem__, part.tolist()))
    return Column.of(list(map(ask, *reversed(given)))).take(rows)


def _distinct(codes: Numbers, size: int) -> tuple[Numbers, Numbers]:
    """The distinct codes below ``size``, and the place of each code among them; sorted only where there may be too many."""
    if size > 4 * len(codes):
        return np.unique(codes, return_inverse=True)
    occurs = np.zeros(size, np.bool_)
    occurs[codes] = True
    return np.flatnonzero(occurs), (np.cumsum(occurs) - 1)[codes]


def in_order(codes: Numbers) -> Numbers:
    """The distinct codes, sorted; numpy's ``unique`` hashes them first, which takes longer.

    >>> in_order(np.array([2, 1, 2])).tolist()
    [1, 2]
    """
    held = np.sort(codes)
    return held[begins(held)]


def begins(held: Numbers) -> Numbers:
    """Where in sorted codes each distinct one begins.

    >>> begins(np.array([1, 1, 2])).tolist()
    [0, 2]
    """
    return np.flatnonzero(np.append(True, held[1:] != held[:-1])[: len(held)])


def spread(sizes: Numbers) -> tuple[Numbers, Numbers]:
    """Each place as often as its size says, and beside it 0, 1, 2 …

    >>> [part.tolist() for part in spread(np.array([2, 0, 1]))]
    [[0, 0, 2], [0, 1, 0]]
    """
    place = np.repeat(np.arange(len(sizes)), sizes)
    return place, np.arange(len(place)) - np.repeat(np.cumsum(sizes) - sizes, sizes)


def joined(asked: Numbers, held: Numbers) -> tuple[Numbers, Numbers]:
    """All pairs of a row of ``asked`` and a row of ``held`` with the same number, in order.

    >>> [part.tolist() for part in joined(np.array([7, 5, 6]), np.array([5, 7, 5]))]
    [[0, 1, 1], [1, 0, 2]]
    """
    order = np.argsort(held, kind="stable")
    sorted_held = held[order]
    first, last = (np.searchsorted(sorted_held, asked, side) for side in ("left", "right"))
    at, step = spread(last - first)
    return at, order[first[at] + step]


@dataclass(frozen=True, slots=True)
class Groups:
    """Rows with the same number, of those that several rows have; the group whose first row is first goes first.

    ``rows``: those of one group beside each other, ascending, from its place in ``starts`` on.
    """

    rows: Numbers
    starts: Numbers
    sizes: Numbers

    @classmethod
    def of(cls, codes: Numbers, rows: Numbers | None = None) -> Groups:
        """The groups of all rows, or of these, which must ascend.

        >>> Groups.of(np.array([3, 1, 1, 3, 2])).lists()
        [[0, 3], [1, 2]]
        """
        rows = np.arange(len(codes)) if rows is None else rows
        order = np.argsort(codes[rows], kind="stable")
        rows = rows[order]
        starts = begins(codes[rows])
        sizes = np.diff(np.append(starts, len(rows)))
        starts, sizes = starts[sizes > 1], sizes[sizes > 1]
        by_first = np.argsort(rows[starts])
        return cls(rows, starts[by_first], sizes[by_first])

    def lists(self) -> list[list[int]]:
        """The rows of each group."""
        return [self.rows[start : start + size].tolist() for start, size in zip(self.starts, self.sizes, strict=True)]

    def some(self, groups: Flags) -> Groups:
        """These groups only."""
        return Groups(self.rows, self.starts[groups], self.sizes[groups])

    def laid(self) -> tuple[Numbers, Numbers]:
        """The place of its group and the row, group after group."""
        group, step = spread(self.sizes)
        return group, self.rows[self.starts[group] + step]

    def differ(self, codes: Numbers) -> Flags:
        """The groups whose rows have not all one number."""
        group, rows = self.laid()
        other = codes[rows] != codes[self.rows[self.starts]][group]
        return np.bincount(group[other], minlength=len(self.sizes)) > 0

    def first(self, most: int) -> Groups:
        """Of each group so many rows at most."""
        return Groups(self.rows, self.starts, np.minimum(self.sizes, most))

    def within(self, fits: Flags) -> Groups:
        """Of each group the rows that fit."""
        group, rows = self.laid()
        group, rows = group[fits[rows]], rows[fits[rows]]
        sizes = np.bincount(group, minlength=len(self.sizes))
        return Groups(rows, np.cumsum(sizes) - sizes, sizes)

    def pairs(self) -> tuple[Numbers, Numbers, Numbers]:
        """Each row of a group with each later one, and the place of the group.

        >>> [part.tolist() for part in Groups.of(np.array([5, 4, 5, 5])).pairs()]
        [[0, 0, 2], [2, 3, 3], [0, 0, 0]]
        """
        group, step = spread(self.sizes)
        place = self.starts[group] + step
        at, further = spread(self.sizes[group] - step - 1)
        return self.rows[place[at]], self.rows[place[at] + 1 + further], group[at]
