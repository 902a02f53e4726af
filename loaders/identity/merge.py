"""Which mentions on different forms speak of the same person.

Name and birth month alone join rare names only: of the others a county has thousands of chance pairs. They join with one thing
more: the same day, the same place of work, a second relative whom the same two forms list alike, or forms whose declarers are
known relatives. Between known relatives the same name in the same role is enough (brothers who both write 父亲 王强), unless the
births differ.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from itertools import chain, combinations

from kinship.kin import inverse
from loaders.identity.ages import births_agree
from loaders.identity.clusters import ANY, Clusters
from loaders.identity.decisions import Decided
from loaders.identity.employer import specific
from loaders.identity.evidence import PROBABLE
from loaders.identity.frequency import Frequencies
from loaders.identity.mentions import Mention
from loaders.identity.people import People
from loaders.identity.perhaps import left_apart
from loaders.identity.roles import Blocks, Form, Roles
from loaders.identity.staff_match import Match
from loaders.identity.view import answers, seen_from

CROWD = 200
"""A name and birth month on more lines than this is a filler: such lines join by ID number or place of work only."""

Block = list[int]
Pair = tuple[int, int]
Links = dict[tuple[str, str], frozenset[str]]


def merge(
    mentions: list[Mention], matches: dict[int, Match], people: People, frequencies: Frequencies, decided: Decided
) -> Clusters:
    """Joins the mentions that are one person; known people are attached where they were matched at least as probable."""
    clusters = Clusters(mentions, decided.against, decided.apart)
    _join_decided(decided, matches, people, clusters)
    forms = _forms(mentions)
    _join_numbers(mentions, clusters)
    _join_known(matches, people, clusters)
    _join_repeats(mentions, forms.values(), clusters)
    links = _declared_links(mentions, matches)
    blocks = _blocks(mentions)
    apart = _apart(mentions, blocks.values(), clusters)
    for one, other in apart:
        if _works_alike(mentions[one], mentions[other], frequencies) or _linked(links, mentions[one], mentions[other]):
            clusters.join(one, other)
    _join_rare(mentions, apart, frequencies, clusters)
    _join_doubles(mentions, blocks.values(), apart, clusters)
    _shared_links(mentions, clusters, links)
    roles = Roles(mentions, forms, blocks, clusters)
    for first, second in sorted(links):
        roles.join(first, second, links[first, second])
    clusters.perhaps = left_apart(mentions, apart, frequencies, clusters)
    return clusters


def _join_decided(decided: Decided, matches: dict[int, Match], people: People, clusters: Clusters) -> None:
    """What people decided goes first; then the people of whom they said that somebody is not, so that nothing joins the two."""
    for number, (person_id, _) in sorted(decided.same.items()):
        clusters.attach(number, people.by_id[person_id])
    for one, other in sorted(decided.joins):
        clusters.unite(one, other)
    barred = decided.barred()
    for number, match in sorted(matches.items()) if barred else ():
        if match.level >= PROBABLE and match.person_id in barred:
            clusters.attach(number, people.by_id[match.person_id])


def _forms(mentions: list[Mention]) -> dict[str, Form]:
    forms: dict[str, Form] = defaultdict(dict)
    for number, mention in enumerate(mentions):
        forms[mention.declarer].setdefault(mention.key, []).append(number)
    return forms


def _join_numbers(mentions: list[Mention], clusters: Clusters) -> None:
    first: dict[tuple[str, str], int] = {}
    for number, mention in enumerate(mentions):
        if mention.number:
            clusters.join(first.setdefault((mention.number, mention.key), number), number, ANY)


def _join_known(matches: dict[int, Match], people: People, clusters: Clusters) -> None:
    first: dict[str, int] = {}
    for number, match in sorted(matches.items()):
        if match.level >= PROBABLE:
            clusters.attach(number, people.by_id[match.person_id])
            clusters.join(first.setdefault(match.person_id, number), number, ANY)


def _join_repeats(mentions: list[Mention], forms: Iterable[Form], clusters: Clusters) -> None:
    """Lines of one form with one name and one role: a form handed in twice, or in two layouts."""
    for same in (same for form in forms for same in form.values() if len(same) > 1):
        for one, other in combinations(same, 2):
            if mentions[one].words() & mentions[other].words():
                clusters.join(one, other)


def _declared_links(mentions: list[Mention], matches: dict[int, Match]) -> Links:
    """Declarers of whom one lists the other: first, second → words of the second from the first."""
    links: Links = {}
    for number, match in matches.items():
        if match.level >= PROBABLE:
            _link(links, mentions[number].declarer, match.person_id, mentions[number].words())
    return links


def _link(links: Links, one: str, other: str, words: frozenset[str]) -> None:
    if other < one:
        one, other, words = other, one, answers(words)
    held = links.get((one, other))
    if held is None and one != other:
        links[one, other] = words
    elif held and not words <= held:
        links[one, other] = held | words


def _linked(links: Links, one: Mention, other: Mention) -> bool:
    return (min(one.declarer, other.declarer), max(one.declarer, other.declarer)) in links


def _blocks(mentions: list[Mention]) -> Blocks:
    blocks: Blocks = defaultdict(list)
    for number, mention in enumerate(mentions):
        if len(mention.birth) >= 7:
            blocks[mention.key, mention.birth[:7]].append(number)
    return blocks


def _apart(mentions: list[Mention], blocks: Iterable[Block], clusters: Clusters) -> list[Pair]:
    """Pairs of lines on different forms with equal name and birth month that are not one person by now, as most are."""
    roots = clusters.roots()
    several = (block for block in blocks if len(block) > 1 and len({roots[number] for number in block}) > 1)
    return [pair for block in several for pair in _pairs(mentions, block) if roots[pair[0]] != roots[pair[1]]]


def _pairs(mentions: list[Mention], block: Block) -> Iterator[Pair]:
    if len(block) > CROWD:
        return _neighbours(mentions, block)
    return ((one, other) for one, other in combinations(block, 2) if mentions[one].declarer != mentions[other].declarer)


def _neighbours(mentions: list[Mention], block: Block) -> Iterator[Pair]:
    first: dict[str, int] = {}
    return ((first[work], one) for one in block if first.setdefault(work := mentions[one].employer, one) != one)


def _works_alike(one: Mention, other: Mention, frequencies: Frequencies) -> bool:
    """True for the same place of work. 某公司职员 is one only where few people bear the name."""
    if one.employer != other.employer or not specific(one.employer):
        return False
    return "某" not in one.employer or not frequencies.of(one.key).many


def _join_rare(mentions: list[Mention], apart: list[Pair], frequencies: Frequencies, clusters: Clusters) -> None:
    """Two forms that list somebody of a rare name and the same birth mean one person, unless he works at two places.

    Whoever is known is left alone: each line was compared with that person by itself.
    """
    for one, other in apart:
        if clusters.known(one) or clusters.known(other):
            continue
        ours, theirs, frequency = mentions[one], mentions[other], frequencies.of(mentions[one].key)
        day = births_agree(ours.birth, theirs.birth) == "day" and not frequency.common
        if day or (frequency.rare and not (specific(ours.employer) and specific(theirs.employer))):
            clusters.join(one, other)


def _join_doubles(mentions: list[Mention], blocks: Iterable[Block], apart: list[Pair], clusters: Clusters) -> None:
    """Two forms that list two different people alike speak of the same two people."""
    asked = {_forms_of(mentions, pair) for pair in apart if not clusters.same(*pair)}
    by_forms: dict[tuple[str, str], list[Pair]] = defaultdict(list)
    for pair in _of_forms(mentions, blocks, set(chain.from_iterable(asked))):
        if (forms := _forms_of(mentions, pair)) in asked:
            by_forms[forms].append(pair)
    for pairs in by_forms.values():
        if len(pairs) > 1 and len({mentions[one].key for one, _ in pairs}) > 1:
            for one, other in pairs:
                clusters.join(one, other)


def _of_forms(mentions: list[Mention], blocks: Iterable[Block], declarers: Collection[str]) -> Iterator[Pair]:
    """The pairs of each block that stand on the forms of these declarers, and perhaps others."""
    for block in blocks:
        few = block if len(block) > CROWD else [number for number in block if mentions[number].declarer in declarers]
        if len(few) > 1:
            yield from _pairs(mentions, few)


def _forms_of(mentions: list[Mention], pair: Pair) -> tuple[str, str]:
    return mentions[pair[0]].declarer, mentions[pair[1]].declarer


def _shared_links(mentions: list[Mention], clusters: Clusters, links: Links) -> None:
    """Declarers who list the same person are relatives too, by the words that lead over that person."""
    members: dict[int, list[int]] = defaultdict(list)
    for number, root in enumerate(clusters.roots()):
        members[root].append(number)
    for same in (same for same in members.values() if len(same) > 1):
        said = [(mentions[number].declarer, mentions[number].words()) for number in same[:CROWD]]
        for (first, here), (second, there) in combinations(said, 2):
            if first != second:
                _link(links, first, second, _between(here, there))


@lru_cache(maxsize=1 << 12)
def _between(here: frozenset[str], there: frozenset[str]) -> frozenset[str]:
    """What the second declarer is to the first, who call the same person by these words."""
    return frozenset(word for one in here for other in there for word in seen_from(inverse(one), inverse(other)))
