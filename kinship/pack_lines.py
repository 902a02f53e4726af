"""On which line of a TOML file something stands: the parser of the standard library does not keep it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

HEADER = re.compile(r"^\s*\[{1,2}\s*([A-Za-z0-9_.-]+)\s*\]{1,2}\s*(#.*)?$")
ERROR_LINE = re.compile(r"\(at line (\d+)")
KEPT = 64
"""Files of which what was found out is kept: all that lie beside the packs."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where in a pack: the ``index``-th (from 0) table called ``section``, and in it the ``item``-th line of the list ``key``."""

    section: str
    index: int = 0
    key: str = ""
    item: int = -1

    def at(self, key: str, item: int = -1) -> Spot:
        """The same table, another key."""
        return Spot(self.section, self.index, key, item)


@dataclass(frozen=True, slots=True)
class _LaidOut:
    """The lines of a file, the numbers of those that are headers of tables, and these by the names of the tables."""

    lines: Sequence[str]
    headers: Sequence[int]
    tables: Mapping[str, Sequence[int]]

    def table(self, spot: Spot) -> tuple[int, int]:
        """The lines of the table of ``spot``: the first, and the one after the last. All of them where there is no such table."""
        same = self.tables.get(spot.section, ())
        if spot.index >= len(same):
            return 0, len(self.lines)
        first = same[spot.index]
        after = bisect_right(self.headers, first)
        return first, self.headers[after] if after < len(self.headers) else len(self.lines)


@lru_cache(KEPT)
def _laid_out(text: str) -> _LaidOut:
    """Kept, as a file of cases asks for a thousand places in it."""
    lines, headers, tables = text.splitlines(), [], defaultdict(list)
    for number, line in enumerate(lines):
        if found := HEADER.match(line):
            headers.append(number)
            tables[found[1]].append(number)
    return _LaidOut(lines, headers, dict(tables))


def line_of(text: str, spot: Spot, *needles: str) -> int:
    """The line (from 1) in the table of ``spot`` that holds all ``needles``, else the key, else the table's header, else 1.

    >>> line_of('[[rule]]\\nid = "x"\\n[[rule]]\\nid = "y"\\nmark = "vio"', Spot("rule", 1, "mark"), "vio")
    5
    """
    laid = _laid_out(text)
    lines = laid.lines
    first, last = laid.table(spot)
    start = _find(lines, first, last, [_assignment(spot.key)]) if spot.key else first
    if start is not None and spot.item >= 0:
        start = _item(lines, start, last, spot.item)
    wanted = [re.compile(re.escape(needle)) for needle in needles]
    found = _find(lines, start if start is not None else first, last, wanted) if wanted else None
    best = found if found is not None else start if start is not None else first
    return best + 1


def line_of_syntax_error(message: str, text: str) -> int:
    """The line that a message of ``tomllib`` names; the last one where it says "at end of document"."""
    found = ERROR_LINE.search(message)
    return int(found[1]) if found else max(1, len(text.splitlines()))


def _assignment(key: str) -> re.Pattern[str]:
    return re.compile(rf"(^|[{{,\s])\"?{re.escape(key)}\"?\s*=")


def _item(lines: Sequence[str], start: int, last: int, item: int) -> int:
    """The line of the ``item``-th inline table of a list: packs write one on each line."""
    rows = [number for number in range(start, last) if "{" in lines[number].split("#")[0]]
    return rows[item] if item < len(rows) else start


def _find(lines: Sequence[str], first: int, last: int, wanted: list[re.Pattern[str]]) -> int | None:
    return next((number for number in range(first, last) if all(one.search(lines[number]) for one in wanted)), None)
