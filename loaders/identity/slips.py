"""Which relatives' forms may bear names a slip of the pen apart: few do, and only these are compared name by name.

Two names that differ in a character come to the same without it. On the forms of two relatives that says something where both
lines tell the same month of birth, or one of them tells none.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import numpy as np

from loaders.identity.columns import Column, Flags, Groups, Numbers, joined
from loaders.identity.formnames import FormNames
from loaders.identity.links import Links
from loaders.identity.names import slip_patterns
from loaders.identity.tables import Lines


class Patterns:
    """What names come to without a character: the codes of name and pattern, pair by pair."""

    def __init__(self, key: Numbers, pattern: Numbers) -> None:
        self.key, self.pattern = key, pattern

    @classmethod
    def of(cls, names: Sequence[str]) -> Patterns:
        """Those of all names."""
        patterns = list(map(slip_patterns, names))
        key = np.repeat(np.arange(len(names)), np.fromiter(map(len, patterns), np.int64, len(names)))
        return cls(key, Column.of(list(chain.from_iterable(patterns))).codes)

    @property
    def size(self) -> int:
        """One more than the largest code of a pattern."""
        return int(self.pattern.max(initial=0)) + 1

    def among(self, wanted: Numbers) -> Patterns:
        """Those that are among these patterns."""
        among = np.zeros(self.size, np.bool_)
        among[wanted] = True
        return Patterns(self.key[among[self.pattern]], self.pattern[among[self.pattern]])


def may_slip(lines: Lines, names: FormNames, links: Links) -> Flags:
    """The links for which two lines of the two forms can be a slip apart."""
    patterns = Patterns.of(lines.key.values)
    may = np.zeros(len(links.first), np.bool_)
    may[_same_month(lines, patterns, links)] = True
    may[_undated(lines, patterns, names, links)] = True
    return may


def _same_month(lines: Lines, patterns: Patterns, links: Links) -> Numbers:
    """Links of forms with two names that come to the same, and the same month of birth."""
    months = max(len(lines.month.values), 1)
    dated = np.flatnonzero(lines.month.where(bool))
    born, block = np.unique(lines.key.codes[dated] * months + lines.month.codes[dated], return_inverse=True)
    at, of = joined(born // months, patterns.key)
    slip = patterns.pattern[of] * months + (born % months)[at]
    several = Groups.of(slip).laid()[1]  # what more than one name with that month comes to
    row, line = joined(at[several], block)
    declarer, slip, key = lines.declarer[dated][line], slip[several][row], lines.key.codes[dated][line]
    return _differing(declarer, slip, key, links)


def _differing(declarer: Numbers, slip: Numbers, key: Numbers, links: Links) -> Numbers:
    """Links of declarers of whom one has a name, the other another name, for the same slip."""
    slips = Column.of(slip.tolist())
    size = max(len(slips.values), 1)
    link, ours = joined(links.first, declarer)
    at, theirs = joined(links.second[link] * size + slips.codes[ours], declarer * size + slips.codes)
    found: Numbers = link[at][key[ours[at]] != key[theirs]]
    return found


def _undated(lines: Lines, patterns: Patterns, names: FormNames, links: Links) -> Numbers:
    """Links where a line of one form that tells no month comes to the same as a name that only the other form bears."""
    vague = np.flatnonzero(~lines.month.where(bool))
    at, of = joined(lines.key.codes[vague], patterns.key)
    declarer, pattern = lines.declarer[vague[at]], patterns.pattern[of]
    alike = patterns.among(pattern)
    name, bears = joined(names.key, alike.key)
    bearing = names.declarer[name] * patterns.size + alike.pattern[bears]
    found = []
    for first, second in ((links.first, links.second), (links.second, links.first)):
        link, ours = joined(first, declarer)
        row, theirs = joined(second[link] * patterns.size + pattern[ours], bearing)
        link = link[row]
        found.append(link[~names.has(first[link], names.key[name[theirs]])])
    return np.concatenate(found)
