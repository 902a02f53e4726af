"""Candidates for a name with a slip of the pen in it: one character of the given name is another one, or missing.

Such a name says little by itself. So only those people are looked at of whom something else is the same: somebody born in that
month (for names of three characters and more), and whoever names the declarer on a form of his own.
"""

from __future__ import annotations

from collections import defaultdict

from loaders.identity.employer import Employers
from loaders.identity.evidence import DOUBTED, PROBABLE, Evidence, weigh_slip
from loaders.identity.mentions import Mention
from loaders.identity.names import slip_patterns
from loaders.identity.people import Known, People
from loaders.identity.view import answers

Found = dict[int, dict[str, Evidence]]
Born = dict[str, dict[str, list[Known]]]
"""Month of birth → name with a character of the given name left out → the staff born then who are called so."""


def add_misspelt(mentions: list[Mention], people: People, employers: Employers, found: Found) -> None:
    """Adds to ``found`` the people whose name a mention misspells; not where the name as written fits somebody well."""
    settled = {number for number, options in found.items() if _fits_well(options)}
    open_lines = [number for number in range(len(mentions)) if number not in settled]
    born, named = _by_month(people), _naming(mentions, open_lines, found)
    for number in open_lines:
        alike, naming = _born_alike(mentions[number], born), named.get(number, {})
        if (alike or naming) and (kept := _weighed(mentions[number], alike, naming, people, employers)):
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


def _by_month(people: People) -> Born:
    born: Born = defaultdict(lambda: defaultdict(list))
    for person in people.by_id.values():
        if person.staff and len(person.birth) >= 7:
            for pattern in _long_patterns("".join(person.keys[:1])):
                born[person.birth[:7]][pattern].append(person)
    return born


def _born_alike(mention: Mention, born: Born) -> set[str]:
    """Those born in the month that the line tells whose names come to the same without a character."""
    month = born.get(mention.birth[:7])
    return {one.person_id for pattern in _long_patterns(mention.key) for one in month.get(pattern, ())} if month else set()


def _long_patterns(name: str) -> tuple[str, ...]:
    return slip_patterns(name) if len(name) > 2 else ()


def _naming(mentions: list[Mention], open_lines: list[int], found: Found) -> dict[int, dict[str, int]]:
    """For each line the people whose own form names its declarer by an inverse word, and how surely, unless another line means
    them."""
    naming: dict[str, list[tuple[str, frozenset[str], int]]] = defaultdict(list)
    meant: dict[str, set[str]] = defaultdict(set)
    for number, options in found.items():
        for person_id, evidence in options.items():
            naming[person_id].append((mentions[number].declarer, answers(mentions[number].words()), evidence.level))
            meant[mentions[number].declarer].add(person_id)
    named: dict[int, dict[str, int]] = {}
    unmeant = {
        declarer: [said for said in naming[declarer] if said[0] not in meant.get(declarer, ())]
        for declarer in {mentions[number].declarer for number in open_lines} & naming.keys()
    }
    for number in open_lines:
        surest: dict[str, int] = {}
        for one, inverse, level in unmeant.get(mentions[number].declarer, ()):
            if inverse & mentions[number].words():
                surest[one] = max(level, surest.get(one, DOUBTED))
        if surest:
            named[number] = surest
    return named
