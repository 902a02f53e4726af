"""Candidates for a name with a slip of the pen in it: one character of the given name is another one, or missing.

Such a name says little by itself. So only those people are looked at of whom something else is the same: somebody born in that
month (for names of three characters and more), and whoever names the declarer on a form of his own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from loaders.identity.employer import Employers
from loaders.identity.evidence import DOUBTED, PROBABLE, Evidence, weigh_slip
from loaders.identity.mentions import Mention
from loaders.identity.names import slip_patterns
from loaders.identity.people import Known, People
from loaders.identity.view import answers

Found = dict[int, dict[str, Evidence]]


def add_misspelt(mentions: list[Mention], people: People, employers: Employers, found: Found) -> None:
    """Adds to ``found`` the people whose name a mention misspells; not where the name as written fits somebody well."""
    open_lines = [number for number in range(len(mentions)) if not _fits_well(found.get(number, {}))]
    block = _by_month(people)
    born = {number: {one.person_id for key in _patterns(mentions[number]) for one in block.get(key, ())} for number in open_lines}
    named = _naming(mentions, open_lines, people, found)
    for number in open_lines:
        kept = _weighed(mentions[number], born[number], named.get(number, {}), people, employers)
        if kept:
            found[number] = kept | found.get(number, {})


def _weighed(
    mention: Mention, born: set[str], naming: dict[str, int], people: People, employers: Employers
) -> dict[str, Evidence]:
    """The evidence for those born in the month, and for those whose forms name the declarer, who is found there so surely."""
    declarer = people.by_id[mention.declarer]
    kept = {}
    for one in sorted(born | naming.keys()):
        answered = naming.get(one, DOUBTED) >= PROBABLE
        if evidence := weigh_slip(mention, people.by_id[one], declarer, employers, answered):
            kept[one] = evidence
    return kept


def _fits_well(options: dict[str, Evidence]) -> bool:
    return any(evidence.level >= PROBABLE for evidence in options.values())


def _by_month(people: People) -> dict[tuple[str, str], list[Known]]:
    block: dict[tuple[str, str], list[Known]] = defaultdict(list)
    for person in people.by_id.values():
        if person.staff:
            for key in _keys(person.keys[:1], person.birth):
                block[key].append(person)
    return block


def _patterns(mention: Mention) -> Iterator[tuple[str, str]]:
    return _keys((mention.key,), mention.birth)


def _keys(names: Iterable[str], birth: str) -> Iterator[tuple[str, str]]:
    """A name with each character of the given name left out, and the birth month."""
    for name in names:
        if len(birth) >= 7 and len(name) > 2:
            for pattern in slip_patterns(name):
                yield pattern, birth[:7]


def _naming(mentions: list[Mention], open_lines: list[int], people: People, found: Found) -> dict[int, dict[str, int]]:
    """For each line the people whose own form names its declarer by an inverse word, and how surely, unless another line means
    them."""
    naming: dict[str, list[tuple[str, frozenset[str], int]]] = defaultdict(list)
    meant: dict[str, set[str]] = defaultdict(set)
    for number, options in found.items():
        for person_id, evidence in options.items():
            naming[person_id].append((mentions[number].declarer, answers(mentions[number].words()), evidence.level))
            meant[mentions[number].declarer].add(person_id)
    named: dict[int, dict[str, int]] = {}
    for number in open_lines:
        declarer, words = mentions[number].declarer, mentions[number].words()
        surest: dict[str, int] = {}
        for one, inverse, level in naming.get(declarer, ()):
            if inverse & words and one not in meant[declarer]:
                surest[one] = max(level, surest.get(one, DOUBTED))
        named[number] = surest
    return named
