"""Lines of two relatives' forms that speak of one person: the same name in the same role, or a name a slip of the pen away."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import chain, product

from loaders.identity.ages import births_agree
from loaders.identity.clusters import SLIP, Clusters
from loaders.identity.employer import nowhere
from loaders.identity.mentions import Mention
from loaders.identity.names import one_slip, slip_patterns
from loaders.identity.view import same_role

Form = dict[str, list[int]]
"""The lines of one form by the name on them."""
SEVERAL = ""
"""Stands for several names."""
Blocks = dict[tuple[str, str], list[int]]
"""The lines that tell a month of birth by name and month."""


class Roles:
    """Compares forms two at a time. What a form has to offer is worked out once, not for each relative's: whom it names, as far
    as that is known beforehand, and where somebody else's name is a slip of the pen away from one on it, as few are."""

    def __init__(self, mentions: list[Mention], forms: Mapping[str, Form], blocks: Blocks, clusters: Clusters) -> None:
        self._mentions, self._forms, self._clusters = mentions, forms, clusters
        roots = clusters.roots()
        self._whom = {declarer: _whom(form, roots) for declarer, form in forms.items()}
        self._near, self._vague = _near(mentions, blocks), _vague(mentions)
        self._slips: dict[str, tuple[frozenset[str], frozenset[str]]] = {}

    def join(self, first: str, second: str, words: frozenset[str]) -> None:
        """Joins lines of two declarers, of whom the second is ``words`` to the first.

        Lines that give the same name to the same role, where the births do not forbid it; then those of the lines left over
        whose names differ by a slip of the pen.
        """
        here, there = self._whom.get(first), self._whom.get(second)
        if not here or not there:
            return
        ours, theirs = self._forms[first], self._forms[second]
        for name in sorted(name for name, whom in here.items() if there.get(name, whom) != whom):
            for one, other in product(ours[name], theirs[name]):
                self._join_alike(one, other, words)
        if self._may_slip(first, second):
            shared = here.keys() & there.keys()
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
        return bool(facts.person_id) and nowhere(line.employer) and births_agree(line.birth, facts.birth) in ("near", "unknown")

    def _may_slip(self, first: str, second: str) -> bool:
        """False where no two lines can be a slip apart: that takes the same month of birth, or a line that tells none."""
        ours, theirs = self._near.get(first, {}), self._near.get(second, {})
        if any(ours[slip] != theirs[slip] or ours[slip] == SEVERAL for slip in ours.keys() & theirs.keys()):
            return True
        return self._may_slip_undated(first, second) or self._may_slip_undated(second, first)

    def _may_slip_undated(self, first: str, second: str) -> bool:
        if slips := self._vague.get(first):
            other_names = self._whom[second].keys() - self._whom[first].keys()
            return not slips.isdisjoint(chain.from_iterable(map(slip_patterns, other_names)))
        return False

    def _common_slips(self, first: str, second: str, shared: Iterable[str]) -> frozenset[str]:
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


def _near(mentions: list[Mention], blocks: Blocks) -> dict[str, dict[str, str]]:
    """Declarer → a name without a character, with the month of birth, that other names come to as well → the name."""
    names: dict[str, dict[str, str]] = defaultdict(dict)
    for name, month in blocks:
        born = names[month]
        for slip in slip_patterns(name):
            born[slip] = name if born.get(slip, name) == name else SEVERAL
    near: dict[str, dict[str, str]] = defaultdict(dict)
    for (name, month), lines in blocks.items():
        born = names[month]
        for slip in (slip + month for slip in slip_patterns(name) if born[slip] == SEVERAL):
            for form in (near[mentions[number].declarer] for number in lines):
                form[slip] = name if form.get(slip, name) == name else SEVERAL
    return near


def _vague(mentions: list[Mention]) -> dict[str, set[str]]:
    """Declarer → what the names of lines without a month of birth come to without a character."""
    vague: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        if len(mention.birth) < 7:
            vague[mention.declarer].update(slip_patterns(mention.key))
    return vague


def _whom(form: Form, roots: list[int]) -> dict[str, int]:
    """The cluster of each name of a form; where several lines bear the name, a number of the form's own."""
    return {name: roots[lines[0]] if len(lines) == 1 else -1 - lines[0] for name, lines in form.items()}


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
