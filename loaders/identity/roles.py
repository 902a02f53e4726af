"""Lines of two relatives' forms that speak of one person: the same name in the same role, or a name a slip of the pen away."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import chain, product

import numpy as np

from loaders.identity.ages import births_agree
from loaders.identity.clusters import SLIP, Clusters
from loaders.identity.columns import Numbers
from loaders.identity.employer import nowhere
from loaders.identity.formnames import FormNames
from loaders.identity.links import Links
from loaders.identity.mentions import Mention
from loaders.identity.names import one_slip, slip_patterns
from loaders.identity.slips import may_slip
from loaders.identity.tables import Lines
from loaders.identity.view import same_role

Form = dict[str, list[int]]
"""The lines of one form by the name on them."""


def join_roles(lines: Lines, links: Links, clusters: Clusters) -> None:
    """Joins lines of each two linked declarers.

    Lines that give the same name to the same role, where the births do not forbid it; then those of the lines left over whose
    names differ by a slip of the pen. Which forms have such lines is settled beforehand for all links: few have.
    """
    names = FormNames(lines, clusters)
    shared: dict[int, list[str]] = defaultdict(list)
    for link, key in zip(*(part.tolist() for part in names.open(links)), strict=True):
        shared[link].append(lines.key.values[key])
    slipping = set(np.flatnonzero(may_slip(lines, names, links)).tolist())
    asked = np.array(sorted(shared.keys() | slipping), np.int64)
    first, second = links.first[asked], links.second[asked]
    roles = Roles(lines, _forms(lines, np.append(first, second)), clusters)
    told = zip(asked.tolist(), first.tolist(), second.tolist(), links.words.take(asked).cells(), strict=True)
    for link, one, other, words in told:
        roles.join_alike(one, other, sorted(shared[link]), words)
        if link in slipping:
            roles.join_slips(one, other, words)


def _forms(lines: Lines, declarers: Numbers) -> dict[int, Form]:
    """The forms of these declarers, by their places."""
    forms: dict[int, Form] = defaultdict(dict)
    for line in np.flatnonzero(np.isin(lines.declarer, declarers)).tolist():
        forms[int(lines.declarer[line])].setdefault(lines.mentions[line].key, []).append(line)
    return forms


class Roles:
    """Compares forms two at a time. What a form has to offer for slips is worked out once, not for each relative's."""

    def __init__(self, lines: Lines, forms: Mapping[int, Form], clusters: Clusters) -> None:
        self._mentions, self._forms, self._clusters = lines.mentions, forms, clusters
        self._slips: dict[int, tuple[frozenset[str], frozenset[str]]] = {}

    def join_alike(self, first: int, second: int, names: Iterable[str], words: frozenset[str]) -> None:
        """Joins the lines that bear one of these names on the forms of two declarers; the second is ``words`` to the first."""
        ours, theirs = self._forms[first], self._forms[second]
        for one, other in (pair for name in names for pair in product(ours[name], theirs[name])):
            self._join_alike(one, other, words)

    def join_slips(self, first: int, second: int, words: frozenset[str]) -> None:
        """Joins lines whose names differ by a slip of the pen."""
        ours, theirs = self._forms[first], self._forms[second]
        shared = ours.keys() & theirs.keys()
        slips = self._common_slips(first, second, shared)
        mine, yours = ({name: form[name] for name in _slipping(form, slips) - shared} for form in (ours, theirs))
        self._join_slips(mine, yours, words)

    def _join_alike(self, one: int, other: int, words: frozenset[str]) -> None:
        mentions, clusters = self._mentions, self._clusters
        if clusters.same(one, other) or not _same_role(mentions[one], mentions[other], words):
            return
        if not (self._misfit(mentions[one], other) or self._misfit(mentions[other], one)):
            clusters.join(one, other, SLIP)

    def _misfit(self, line: Mention, other: int) -> bool:
        """True if the other cluster is somebody at work, while this line tells of a person at home whose birth does not agree."""
        facts = self._clusters.facts[self._clusters.root(other)]
        return bool(facts.person_id) and nowhere(line.workplace) and births_agree(line.birth, facts.birth) in ("near", "unknown")

    def _common_slips(self, first: int, second: int, shared: Iterable[str]) -> frozenset[str]:
        """What names that the forms do not share may both come to without a character."""
        for declarer in (first, second):
            if declarer not in self._slips:
                self._slips[declarer] = _slips(self._forms[declarer])
        (ours, our_twins), (theirs, their_twins) = self._slips[first], self._slips[second]
        return (ours & theirs).difference(*map(slip_patterns, shared)) | (our_twins & their_twins)

    def _join_slips(self, ours: Form, theirs: Form, words: frozenset[str]) -> None:
        mentions = self._mentions
        patterns: dict[str, list[int]] = defaultdict(list)
        for name, lines in theirs.items():
            for pattern in slip_patterns(name):
                patterns[pattern] += lines
        for name in sorted(ours):
            near = sorted({other for pattern in slip_patterns(name) for other in patterns.get(pattern, ())})
            for one, other in product(ours[name], near):
                alike = _is_slip(mentions[one], mentions[other]) and _same_role(mentions[one], mentions[other], words)
                if alike and not self._of_itself(one, other):
                    self._clusters.join(one, other)

    def _of_itself(self, one: int, other: int) -> bool:
        """True if one of the lines stands on the form of the person whom the other means: nobody is his own brother."""
        clusters, declarers = self._clusters, {self._mentions[one].declarer, self._mentions[other].declarer}
        return any(clusters.facts[clusters.root(number)].person_id in declarers for number in (one, other))


def _slips(form: Form) -> tuple[frozenset[str], frozenset[str]]:
    """What the names of a form come to without a character, and which of that several names come to."""
    counts = Counter(chain.from_iterable(map(slip_patterns, form)))
    return frozenset(counts), frozenset(pattern for pattern, names in counts.items() if names > 1)


def _slipping(form: Form, slips: frozenset[str]) -> set[str]:
    """The names of a form that come to one of these without a character."""
    return {name for name in form if not slips.isdisjoint(slip_patterns(name))}


def _is_slip(one: Mention, other: Mention) -> bool:
    """True for names a slip of the pen apart, and the same birth month; without it only in a place of which there is one, as
    brothers and cousins are named alike."""
    if not one_slip(one.key, other.key):
        return False
    agree = births_agree(one.birth, other.birth)
    only_one = all(set(word) <= {"S", "P"} for word in one.words()) or all(set(word) <= {"S", "P"} for word in other.words())
    return agree in ("day", "month") or (only_one and len(one.key) > 2 and agree in ("year", "unknown"))


def _same_role(one: Mention, other: Mention, words: frozenset[str]) -> bool:
    if births_agree(one.birth, other.birth) == "no":
        return False
    return same_role(words, one.words(), other.words())
