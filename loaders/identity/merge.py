"""Which mentions on different forms speak of the same person.

Name and birth month alone join rare names only: of the others a county has thousands of chance pairs. They join with one thing
more: the same day, the same place of work, a second relative whom the same two forms list alike, or forms whose declarers are
known relatives. Between known relatives the same name in the same role is enough (brothers who both write 父亲 王强), unless the
births differ.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import chain, combinations
from operator import attrgetter

import numpy as np

from loaders.identity.ages import births_agree
from loaders.identity.clusters import ANY, Clusters
from loaders.identity.columns import Flags, Groups, Numbers, once
from loaders.identity.decisions import Decided
from loaders.identity.employer import specific
from loaders.identity.evidence import PROBABLE
from loaders.identity.frequency import Frequencies
from loaders.identity.links import Links, declared_links, shared_links
from loaders.identity.people import People
from loaders.identity.perhaps import LinePairs, left_apart
from loaders.identity.roles import join_roles
from loaders.identity.staff_match import Match
from loaders.identity.tables import Lines

CROWD = 200
"""A name and birth month on more lines than this is a filler: such lines join by ID number or place of work only."""


def merge(lines: Lines, matches: dict[int, Match], people: People, frequencies: Frequencies, decided: Decided) -> Clusters:
    """Joins the mentions that are one person; known people are attached where they were matched at least as probable."""
    clusters = Clusters(lines.mentions, decided.against, decided.apart)
    _join_decided(decided, matches, people, clusters)
    _join_numbers(lines, clusters)
    _join_known(matches, people, clusters)
    _join_repeats(lines, clusters)
    links = declared_links(lines, matches)
    blocks = _blocks(lines)
    apart = _apart(lines, blocks, clusters)
    _join_alike(lines, apart, frequencies, links, clusters)
    _join_rare(lines, apart, frequencies, clusters)
    _join_doubles(lines, blocks, apart, clusters)
    join_roles(lines, shared_links(lines, clusters, links), clusters)
    clusters.perhaps = left_apart(lines, apart, frequencies, clusters)
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


def _join_numbers(lines: Lines, clusters: Clusters) -> None:
    """Lines with one ID number and one name are one person."""
    named = lines.number.codes * len(lines.key.values) + lines.key.codes
    same = Groups.of(named, np.flatnonzero(lines.number.where(bool)))
    plain = ~(same.differ(lines.birth.codes) | same.differ(lines.sex.codes))
    if clusters.join_new(same.some(plain).lists()):
        same = same.some(~plain)
    group, line = same.laid()
    order = np.argsort(line)
    for first, number in zip(same.rows[same.starts][group[order]].tolist(), line[order].tolist(), strict=True):
        clusters.join(first, number, ANY)


def _join_known(matches: dict[int, Match], people: People, clusters: Clusters) -> None:
    """The lines about one known person are one; those go first of whom nothing else is known yet, as is true of most."""
    meant: dict[str, list[int]] = defaultdict(list)
    for number, match in sorted(matches.items()):
        if match.level >= PROBABLE:
            meant[match.person_id].append(number)
    left = [lines for person_id, lines in meant.items() if not clusters.attach_new(lines, people.by_id[person_id])]
    roots, seen = clusters.roots().tolist(), set[tuple[str, int]]()
    for number in sorted(chain.from_iterable(left)):
        person_id = matches[number].person_id
        if (person_id, roots[number]) in seen:
            continue  # of lines that are one already the first speaks for all
        seen.add((person_id, roots[number]))
        clusters.attach(number, people.by_id[person_id])
        clusters.join(meant[person_id][0], number, ANY)


def _join_repeats(lines: Lines, clusters: Clusters) -> None:
    """Lines of one form with one name and one role: a form handed in twice, or in two layouts."""
    mentions = lines.mentions
    for same in Groups.of(lines.declarer * len(lines.key.values) + lines.key.codes).lists():
        for one, other in combinations(same, 2):
            if mentions[one].words() & mentions[other].words():
                clusters.join(one, other)


def _blocks(lines: Lines) -> Groups:
    """The lines of each name and birth month that several lines have."""
    return Groups.of(lines.key.codes * len(lines.month.values) + lines.month.codes, np.flatnonzero(lines.month.where(bool)))


def _apart(lines: Lines, blocks: Groups, clusters: Clusters) -> LinePairs:
    """Pairs of lines on different forms with equal name and birth month that are not one person by now, as most are."""
    roots = clusters.roots()
    one, other = _pairs(lines, blocks.some(blocks.differ(roots)))
    fits = roots[one] != roots[other]
    return one[fits], other[fits]


def _pairs(lines: Lines, blocks: Groups) -> LinePairs:
    """Each two lines of a block that stand on different forms; of a crowd each with the first of the same employer."""
    crowd = blocks.sizes > CROWD
    one, other, block = blocks.some(~crowd).pairs()
    fits = lines.declarer[one] != lines.declarer[other]
    first, later, among = _neighbours(lines, blocks.some(crowd))
    order = np.argsort(np.append(np.flatnonzero(~crowd)[block[fits]], np.flatnonzero(crowd)[among]), kind="stable")
    return np.append(one[fits], first)[order], np.append(other[fits], later)[order]


def _neighbours(lines: Lines, crowds: Groups) -> tuple[Numbers, Numbers, Numbers]:
    """The first line with an employer and a later one, and their crowd."""
    crowd, line = crowds.laid()
    works = crowd * len(lines.employer.values) + lines.employer.codes[line]
    _, first, at = np.unique(works, return_index=True, return_inverse=True)
    later = first[at] != np.arange(len(line))
    return line[first[at]][later], line[later], crowd[later]


def _works_alike(lines: Lines, one: Numbers, other: Numbers, frequencies: Frequencies) -> Flags:
    """True for the same place of work. 某公司职员 is one only where few people bear the name."""
    employer = lines.employer.take(one)
    named = ~employer.where(lambda text: "某" in text) | ~frequencies.told.take(one).where(attrgetter("many"))
    alike: Flags = employer.codes == lines.employer.codes[other]
    return alike & employer.where(specific) & named


def _join_alike(lines: Lines, apart: LinePairs, frequencies: Frequencies, links: Links, clusters: Clusters) -> None:
    """Lines that tell of the same place of work, or stand on the forms of two people of whom one lists the other."""
    one, other = apart
    linked = links.hold(lines.declarer[one], lines.declarer[other], len(lines.persons.known))
    _join(clusters, one, other, linked | _works_alike(lines, one, other, frequencies))


def _join(clusters: Clusters, one: Numbers, other: Numbers, fits: Flags) -> None:
    for pair in zip(one[fits].tolist(), other[fits].tolist(), strict=True):
        clusters.join(*pair)


def _join_rare(lines: Lines, apart: LinePairs, frequencies: Frequencies, clusters: Clusters) -> None:
    """Two forms that list somebody of a rare name and the same birth mean one person, unless he works at two places.

    Whoever is known is left alone: each line was compared with that person by itself.
    """
    one, other = apart
    frequency = frequencies.told.take(one)
    day = once(births_agree, lines.birth.take(one), lines.birth.take(other)).where(lambda agree: agree == "day")
    works = lines.employer.where(specific)
    fits = (day & ~frequency.where(attrgetter("common"))) | (frequency.where(attrgetter("rare")) & ~(works[one] & works[other]))
    for here, there in zip(one[fits].tolist(), other[fits].tolist(), strict=True):
        if not (clusters.known(here) or clusters.known(there)):
            clusters.join(here, there)


def _join_doubles(lines: Lines, blocks: Groups, apart: LinePairs, clusters: Clusters) -> None:
    """Two forms that list two different people alike speak of the same two people."""
    left = np.array([not clusters.same(*pair) for pair in zip(*(part.tolist() for part in apart), strict=True)], np.bool_)
    asked = np.unique(_forms_of(lines, apart[0][left], apart[1][left]))
    one, other = _pairs(lines, _on_forms(lines, blocks, np.concatenate(np.divmod(asked, len(lines.persons.known)))))
    forms = _forms_of(lines, one, other)
    both = Groups.of(forms, np.flatnonzero(np.isin(forms, asked)))
    for pairs in both.some(both.differ(lines.key.codes[one])).lists():
        for pair in pairs:
            clusters.join(int(one[pair]), int(other[pair]))


def _on_forms(lines: Lines, blocks: Groups, declarers: Numbers) -> Groups:
    """Of each block the lines on the forms of these declarers; a crowd is left whole."""
    fits = np.isin(lines.declarer, declarers)
    fits[blocks.some(blocks.sizes > CROWD).laid()[1]] = True
    return blocks.within(fits)


def _forms_of(lines: Lines, one: Numbers, other: Numbers) -> Numbers:
    """A number for the two forms on which two lines stand."""
    return lines.declarer[one] * len(lines.persons.known) + lines.declarer[other]
