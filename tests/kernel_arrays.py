"""The loops of ``tests.bench_kernel``, by hand on arrays: compiled where numba is there, else the same in plain Python.

People are the numbers of their rows. A table of ties is two arrays: ``first[p]`` to ``first[p + 1]`` are the places of p's
neighbours in ``other``. A half path is a row of p, its code, the apex, and the two people between (less than 0: nobody).
"""

from __future__ import annotations

from typing import Any

import numpy as np

try:
    from numba import njit, prange
except ImportError:

    def njit(**_: Any) -> Any:
        """No compiler: the function as it is."""
        return lambda function: function

    prange = range

Array = Any
NOBODY = -1


@njit(cache=True, parallel=True)
def fill(first: Array, letters: Array, low: Array, base: Array, row_of: Array) -> None:
    """Leaves the row of each text at the place of its code."""
    for row in prange(len(first) - 1):
        row_of[code(first[row], first[row + 1], letters, low, base)] = row


@njit(cache=True, parallel=True)
def find(first: Array, letters: Array, low: Array, base: Array, row_of: Array, out: Array) -> None:
    """The rows where texts stand, NOBODY for an unknown one."""
    for row in prange(len(out)):
        at = code(first[row], first[row + 1], letters, low, base)
        out[row] = row_of[at] if at >= 0 else NOBODY


@njit(cache=True)
def code(begin: int, end: int, letters: Array, low: Array, base: Array) -> int:
    """A text of one length as a number: every place counts by the letters that stand there. -1 where it has others."""
    if end - begin != len(low):
        return -1
    value = 0
    for at in range(len(low)):
        digit = letters[begin + at] - low[at]
        if digit < 0 or digit >= base[at]:
            return -1
        value = value * base[at] + digit
    return value


@njit(cache=True)
def letters_used(first: Array, letters: Array, length: int) -> tuple[Array, Array]:
    """The lowest letter of each place of texts of one length, and how many there are from it to the highest."""
    low, high = np.full(length, 255, np.int64), np.zeros(length, np.int64)
    for row in range(len(first) - 1):
        for at in range(length):
            letter = letters[first[row] + at]
            low[at], high[at] = min(low[at], letter), max(high[at], letter)
    return low, high - low + 1


@njit(cache=True, parallel=True)
def days(first: Array, letters: Array, known: Array, last: bool, out: Array) -> None:
    """ISO dates, which may be partial, as year * 10000 + month * 100 + day: the first or last day they can mean; 0 unknown."""
    for row in prange(len(out)):
        at, length = first[row], first[row + 1] - first[row]
        if not known[row] or length < 4:
            out[row] = 0
            continue
        year = month = day = 0
        for place in range(4):
            year = year * 10 + int(letters[at + place]) - 48
        if length >= 7:
            month = (int(letters[at + 5]) - 48) * 10 + int(letters[at + 6]) - 48
        if length >= 10:
            day = (int(letters[at + 8]) - 48) * 10 + int(letters[at + 9]) - 48
        if month == 0:
            month = 12 if last else 1
        if day == 0:
            day = _month_length(year, month) if last else 1
        out[row] = year * 10000 + month * 100 + day


@njit(cache=True)
def _month_length(year: int, month: int) -> int:
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


@njit(cache=True)
def adjacent(one: Array, other: Array, people: int) -> tuple[Array, Array]:
    """The neighbours of everybody, by counting."""
    first = np.zeros(people + 1, np.int32)
    for row in range(len(one)):
        first[one[row] + 1] += 1
    for p in range(people):
        first[p + 1] += first[p]
    place, found = first[:-1].copy(), np.empty(len(one), np.int32)
    for row in range(len(one)):
        found[place[one[row]]] = other[row]
        place[one[row]] += 1
    return first, found


@njit(cache=True)
def stands(a: Array, b: Array, start: Array, end: Array, died: Array, as_of: int) -> Array:
    """Which marriages stand on the day, or were ended by a death before it."""
    kept = np.empty(len(a), np.bool_)
    for row in range(len(a)):
        odd = end[row] != 0 and end[row] < start[row]
        by_death = _ended(died[a[row]], end[row], as_of) or _ended(died[b[row]], end[row], as_of)
        kept[row] = odd or (start[row] <= as_of and (end[row] == 0 or end[row] > as_of or by_death))
    return kept


@njit(cache=True)
def _ended(died: int, end: int, as_of: int) -> bool:
    return 0 < died <= as_of and end >= died // 100 * 100 + 1


@njit(cache=True)
def not_again(a: Array, b: Array, start: Array, standing: Array, died: Array, as_of: int) -> Array:
    """Which standing marriages were not followed by another of the survivor, whether that stands or was divorced."""
    one, other = np.concatenate((a, b)), np.concatenate((b, a))
    first, row_of = adjacent(one, np.arange(len(one)).astype(np.int32), len(died))
    kept = standing.copy()
    for row in range(len(one)):
        death = died[other[row]]
        if not standing[row % len(a)] or not 0 < death <= as_of:
            continue
        for place in range(first[one[row]], first[one[row] + 1]):
            later, mate = row_of[place] % len(a), other[row_of[place]]
            alive = not 0 < died[mate] <= as_of
            began = start[later] >= death and (standing[later] or start[later] <= as_of)
            if mate != other[row] and (began or (standing[later] and start[later] == 0 and alive)):
                kept[row % len(a)] = False
    return kept


@njit(cache=True)
def half_paths(p: int, up: tuple[Array, Array], wed: tuple[Array, Array], out: Array) -> int:
    """Fills ``out`` with (code, apex, person between, person below the apex) of p; gives how many there are."""
    found = 0
    for mate in range(wed[0][p] - 1, wed[0][p + 1]):
        own = mate < wed[0][p]
        q = p if own else wed[1][mate]
        code, between = (0, NOBODY) if own else (3, q)
        out[found, 0], out[found, 1], out[found, 2], out[found, 3] = code, q, NOBODY, NOBODY
        found += 1
        for one in range(up[0][q], up[0][q + 1]):
            parent = up[1][one]
            if parent == p:
                continue
            out[found, 0], out[found, 1], out[found, 2], out[found, 3] = code + 1, parent, between, NOBODY
            found += 1
            for two in range(up[0][parent], up[0][parent + 1]):
                elder = up[1][two]
                if elder != p and elder != q:
                    out[found, 0], out[found, 1], out[found, 2], out[found, 3] = code + 2, elder, between, parent
                    found += 1
    return found


@njit(cache=True, parallel=True)
def reached(staff: Array, share: Array, up: tuple[Array, Array], wed: tuple[Array, Array], most: int) -> tuple[Array, Array]:
    """How many half paths of each share of the staff end at each apex, and which apexes several people reach."""
    people, shares = len(up[0]) - 1, len(share) - 1
    count, by, several = (
        np.zeros((shares, people), np.int32),
        np.full((shares, people), NOBODY, np.int32),
        np.zeros(people, np.bool_),
    )
    for part in prange(shares):
        out = np.empty((most, 4), np.int32)
        for at in range(share[part], share[part + 1]):
            for row in range(half_paths(staff[at], up, wed, out)):
                apex = out[row, 1]
                count[part, apex] += 1
                if by[part, apex] == NOBODY:
                    by[part, apex] = staff[at]
                elif by[part, apex] != staff[at]:
                    several[apex] = True
    for apex in prange(people):
        before = NOBODY
        for part in range(shares):
            if by[part, apex] != NOBODY:
                several[apex] |= before != NOBODY
                before = by[part, apex]
    return count, several


@njit(cache=True)
def places(count: Array, several: Array) -> Array:
    """Where the half paths of each share and apex begin (``count`` becomes that); gives where each apex begins."""
    first, total = np.zeros(len(several) + 1, np.int64), 0
    for apex in range(len(several)):
        for part in range(len(count)):
            number = count[part, apex] if several[apex] else 0
            count[part, apex] = total
            total += number
        first[apex + 1] = total
    return first


@njit(cache=True, parallel=True)
def laid(
    staff: Array,
    share: Array,
    up: tuple[Array, Array],
    wed: tuple[Array, Array],
    most: int,
    several: Array,
    place: Array,
    total: int,
) -> Array:
    """The half paths to apexes that several people reach, apex by apex: p, code, person between, person below the apex."""
    path = np.empty((total, 4), np.int32)
    for part in prange(len(share) - 1):
        out = np.empty((most, 4), np.int32)
        for at in range(share[part], share[part + 1]):
            for row in range(half_paths(staff[at], up, wed, out)):
                apex = out[row, 1]
                if several[apex]:
                    to = place[part, apex]
                    path[to, 0], path[to, 1], path[to, 2], path[to, 3] = staff[at], out[row, 0], out[row, 2], out[row, 3]
                    place[part, apex] = to + 1
    return path


@njit(cache=True)
def _met(path: Array, i: int, j: int, rank: Array) -> int:
    """The rank of the word that two half paths of one apex spell, seen from the person with the smaller number; else -1."""
    a, b = (i, j) if path[i, 0] < path[j, 0] else (j, i)
    found = rank[path[a, 1], path[b, 1]]
    if found < 0 or path[a, 0] == path[b, 0]:
        return -1
    for x in (0, 2, 3):
        for y in (0, 2, 3):
            if path[a, x] == path[b, y] and path[a, x] != NOBODY:
                return -1
    return found


@njit(cache=True, parallel=True)
def meetings(path: Array, first: Array, rank: Array) -> Array:
    """Every meeting as one number: both people (the smaller number first) and the rank of the word."""
    people = len(first) - 1
    number = np.zeros(people + 1, np.int64)
    for apex in prange(people):
        for i in range(first[apex], first[apex + 1]):
            for j in range(i + 1, first[apex + 1]):
                number[apex + 1] += _met(path, i, j, rank) >= 0
    number = np.cumsum(number)
    out = np.empty(number[-1], np.uint64)
    for apex in prange(people):
        at = number[apex]
        for i in range(first[apex], first[apex + 1]):
            for j in range(i + 1, first[apex + 1]):
                met = _met(path, i, j, rank)
                if met >= 0:
                    out[at] = key(min(path[i, 0], path[j, 0]), max(path[i, 0], path[j, 0]), met)
                    at += 1
    return out


@njit(cache=True)
def key(a: int, b: int, rank: int) -> int:
    """Two people and a rank as one number that sorts by them."""
    return (np.uint64(a) << np.uint64(35)) | (np.uint64(b) << np.uint64(6)) | np.uint64(rank)


@njit(cache=True)
def in_laws(
    staff: Array, is_staff: Array, up: tuple[Array, Array], down: tuple[Array, Array], wed: tuple[Array, Array], rank: int
) -> Array:
    """The keys of parents of married couples: the one word of another form."""
    out, found = np.empty(1 << 10, np.uint64), 0
    for p in staff:
        for child in down[1][down[0][p] : down[0][p + 1]]:
            for mate in wed[1][wed[0][child] : wed[0][child + 1]]:
                for other in up[1][up[0][mate] : up[0][mate + 1]]:
                    if is_staff[other] and mate != p and other > p and other != child:
                        if found == len(out):
                            out = np.concatenate((out, np.empty(found, np.uint64)))
                        out[found] = key(p, other, rank)
                        found += 1
    return out[:found]
