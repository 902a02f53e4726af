"""The names on each form, and which of them two forms share without meaning the same person for certain."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from loaders.identity.clusters import Clusters
from loaders.identity.columns import Flags, Numbers, joined
from loaders.identity.links import Links
from loaders.identity.tables import Lines

NONE = np.zeros(0, np.int64)
AT_ONCE = 100_000
"""Links that are looked at together: a county has a million."""


class FormNames:
    """Each name on each form once. ``declarer``, ``key``: on whose form and which name, as codes.

    ``whom``: the cluster that is meant, as far as is known beforehand; a number of its own where several lines bear the name.
    """

    def __init__(self, lines: Lines, clusters: Clusters) -> None:
        self._names = max(len(lines.key.values), 1)
        self._codes, first, times = np.unique(self._code(lines.declarer, lines.key.codes), return_index=True, return_counts=True)
        self.declarer, self.key = np.divmod(self._codes, self._names)
        self.whom = _whom(clusters.roots(), first, times)

    @cached_property
    def _contested(self) -> Numbers:
        """Where in the list those names are that do not always mean the same person."""
        somebody = np.zeros(self._names, np.int64)
        somebody[self.key] = self.whom
        contested = np.zeros(self._names, np.bool_)
        contested[self.key[somebody[self.key] != self.whom]] = True
        return np.flatnonzero(contested[self.key])

    def open(self, links: Links) -> tuple[Numbers, Numbers]:
        """Links, by their places, and the names that both forms bear, but not certainly of the same person."""
        parts = [self._open(links, at) for at in range(0, len(links.first), AT_ONCE)]
        return np.concatenate([link for link, _ in parts] or [NONE]), np.concatenate([key for _, key in parts] or [NONE])

    def has(self, declarer: Numbers, key: Numbers) -> Flags:
        """Whether each form bears each name."""
        return np.isin(self._code(declarer, key), self._codes)

    def _open(self, links: Links, begin: int) -> tuple[Numbers, Numbers]:
        part = slice(begin, begin + AT_ONCE)
        link, at = joined(links.first[part], self.declarer[self._contested])
        ours = self._contested[at]
        asked = self._code(links.second[part][link], self.key[ours])
        theirs = np.minimum(np.searchsorted(self._codes, asked), len(self._codes) - 1)
        differ = (self._codes[theirs] == asked) & (self.whom[ours] != self.whom[theirs])
        return link[differ] + begin, self.key[ours[differ]]

    def _code(self, declarer: Numbers, key: Numbers) -> Numbers:
        return declarer * self._names + key


def _whom(roots: Numbers, first: Numbers, times: Numbers) -> Numbers:
    return np.where(times == 1, roots[first], -1 - first)
