"""Who is who: every mention on every form becomes one person, a known one or a new one, with a grade and a reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

import numpy as np

from kinship.account import Account, Later
from kinship.errors import Place
from loaders.identity.candidates import candidates
from loaders.identity.clusters import Clusters, Facts
from loaders.identity.decisions import UNKNOWN, Decided, Decision, settle
from loaders.identity.employer import Employers
from loaders.identity.evidence import CONFIRMED, PROBABLE, UNREAD
from loaders.identity.frequency import Frequencies
from loaders.identity.mentions import Mention
from loaders.identity.merge import merge
from loaders.identity.pairs import Candidates
from loaders.identity.people import People
from loaders.identity.reasons import Reasons
from loaders.identity.staff_match import Match, choose, equals, weigh_forms
from loaders.identity.tables import Lines
from loaders.identity.telling import Telling, tell_problems, tell_unread
from loaders.values.names import read_name


@dataclass(slots=True)
class Identity:
    """What became of the mentions, by their place in the list.

    ``person``: the person of each mention. ``level``: how sure its identity is (1 to 3). ``own``: how sure its own form alone
    makes it. ``aliases``: new people who are possibly a known person (or another new one, where nobody could decide). ``people``:
    the new people. ``open``: new people and the known ones of whom each may be one, none of them chosen. ``denied``: known people
    of whom it was decided that a mention is not one. ``perhaps``: mentions of two new people, one the alias of the other.
    ``undated``: new people of whom it is told that they are dead, and not since when.
    ``matches``: the known person chosen for a mention. ``undecided``: the best ones for the mention of a new person, none chosen.
    """

    person: list[str]
    level: list[int]
    own: list[int]
    aliases: dict[str, str]
    people: dict[str, dict[str, Any]]
    open: dict[str, set[str]]
    denied: Mapping[int, set[str]]
    perhaps: list[tuple[int, int]] = field(default_factory=list)
    undated: set[str] = field(default_factory=set)
    matches: Mapping[int, Match] = field(default_factory=dict)
    undecided: Mapping[int, Sequence[Match]] = field(default_factory=dict)


def identify(
    mentions: list[Mention],
    people: People,
    organ: Collection[Mapping[str, Any]],
    account: Account,
    decisions: Sequence[Decision] = (),
) -> Identity:
    """Resolves every mention against the known people and against the other mentions; reports to ``account``.

    What people decided stands above the evidence, wherever it speaks of a mention and a person that are there.
    """
    decided, employers = settle(decisions, mentions, people, account), Employers(organ)
    lines = Lines(mentions, people)
    frequencies = Frequencies(lines, people)
    weighed, doubted = _weighed(lines, people, employers, frequencies, decided)
    matches = choose(mentions, weighed, people)
    clusters = merge(lines, matches, people, frequencies, decided)
    identity = _people(lines, matches, clusters, decided)
    _bury(lines, identity)
    _possible(weighed, matches, identity)
    _perhaps(decided, clusters, identity)
    _share_days(identity)
    undecided = _undecided(weighed, matches, identity)
    identity.matches, identity.undecided = matches, undecided
    tell_problems(mentions, matches, undecided, account)
    tell_unread(
        mentions, {number: told for number, told in doubted.items() if identity.person[number] in identity.people}, account
    )
    if undated := len(identity.undated) + sum(mention.widowed for mention in mentions):
        account.problem("note", "match.dead-undated", Place(), number=undated)
    account.undated |= identity.undated
    telling = Telling(mentions, people, identity, decided, Reasons(organ, employers))
    account.resolved = Later(lambda: telling.tell(matches, undecided), lambda rows: telling.tell(matches, undecided, rows))
    return identity


def _weighed(
    lines: Lines, people: People, employers: Employers, frequencies: Frequencies, decided: Decided
) -> tuple[dict[int, list[Match]], dict[int, list[str]]]:
    """For each mention the known people it can be, and those whom it can only not be told to be, as nobody can read where they
    work. The candidates that were looked at, many times more, are let go."""
    found = candidates(lines, people, employers, frequencies)
    held = decided.narrow(found)
    weighed = weigh_forms(lines, found)
    for number, match in held:
        weighed.setdefault(number, []).append(match)
    return weighed, _doubted(lines, found, weighed, frequencies)


def _doubted(
    lines: Lines, found: dict[int, Candidates], weighed: dict[int, list[Match]], frequencies: Frequencies
) -> dict[int, list[str]]:
    """Where nobody is left, those of whom just the text of the employer could not be read, unless many people bear the name."""
    doubted: dict[int, list[str]] = {}
    for number, options in found.items():
        unread = sorted(one for one, told in options.items() if told.reason == UNREAD)
        if unread and not weighed.get(number) and not frequencies.of(lines.mentions[number].key).many:
            doubted[number] = unread
    return doubted


def stable_id(prefix: str, *parts: str) -> str:
    """An identifier made of content only: the same in every run and row order.

    >>> stable_id("u", "p-1", "PPCS") == stable_id("u", "p-1", "PPCS")
    True
    """
    return f"{prefix}-{blake2b('|'.join(parts).encode(), digest_size=6).hexdigest()}"


def _people(lines: Lines, matches: dict[int, Match], clusters: Clusters, decided: Decided) -> Identity:
    """Who each cluster is, and how sure that is of each of its lines."""
    mentions, roots, taken = lines.mentions, clusters.roots().tolist(), dict[str, int]()
    identity = Identity([], [PROBABLE] * len(mentions), [PROBABLE] * len(mentions), {}, {}, defaultdict(set), decided.denied())
    names: dict[int, str] = {}
    for number in (number for number, root in enumerate(roots) if number == root):
        facts = clusters.facts[number]
        names[number] = facts.person_id or _new(mentions[number], facts, taken, identity)
    identity.person = [names[root] for root in roots]
    proven = np.flatnonzero(lines.number.where(bool)).tolist()
    for number in (*proven, *_sure(clusters, decided)):
        if not clusters.facts[roots[number]].person_id:
            identity.level[number] = CONFIRMED
    for number, match in matches.items():
        if match.person_id == clusters.facts[roots[number]].person_id:
            identity.level[number], identity.own[number] = match.level, match.own
    return identity


def _sure(clusters: Clusters, decided: Decided) -> set[int]:
    """Mentions that are one person by decision alone: not where evidence joined two such groups."""
    groups: dict[int, set[str]] = defaultdict(set)
    for number, group in decided.sure.items():
        groups[clusters.root(number)].add(group)
    return {number for number in decided.sure if len(groups[clusters.root(number)]) == 1}


def _new(mention: Mention, facts: Facts, taken: dict[str, int], identity: Identity) -> str:
    person_id = stable_id("r", mention.declarer, mention.key, mention.birth, mention.term)
    taken[person_id] = taken.get(person_id, 0) + 1
    if taken[person_id] > 1:
        person_id = f"{person_id}-{taken[person_id]}"
    identity.people[person_id] = {
        "person_id": person_id,
        "name": read_name(mention.name).name or mention.key,
        "sex": facts.sex,
        "birth": facts.birth,
        "id_number": facts.number,
        "died": "",
        "staff": "false",
    }
    return person_id


def _bury(lines: Lines, identity: Identity) -> None:
    """The deaths of the new people. Where lines tell different days of one, the last day claims the least."""
    days: dict[str, set[str]] = defaultdict(set)
    for number in np.flatnonzero(lines.dead).tolist():
        if (person_id := identity.person[number]) in identity.people:
            days[person_id].add(lines.mentions[number].died)
    for person_id, told in days.items():
        identity.people[person_id]["died"] = max(told)
    identity.undated = {person_id for person_id in days if not identity.people[person_id]["died"]}


def _share_days(identity: Identity) -> None:
    """The day that is told of one who is possibly the same dead person. That there was a death is told of both; whose day it is
    stays open, so the marriages stay possible."""
    died = {
        person_id: identity.people[person_id]["died"]
        for pair in identity.aliases.items()
        for person_id in pair
        if person_id in identity.people
    }
    for one, other in identity.aliases.items():
        for here, there in ((one, other), (other, one)):
            if here in identity.undated and died.get(there):
                identity.people[here]["died"] = max(identity.people[here]["died"], died[there])


def _possible(found: dict[int, list[Match]], matches: dict[int, Match], identity: Identity) -> None:
    """A cluster without a known person may be one, if every line of it allows this one and some line chose it."""
    picked: dict[str, set[str]] = defaultdict(set)
    for number, match in sorted(matches.items()):
        if identity.person[number] in identity.people:
            picked[identity.person[number]].add(match.person_id)
    for number, person_id in enumerate(identity.person):
        if person_id in picked:
            picked[person_id] &= {match.person_id for match in found.get(number, ())}
    identity.aliases |= {person_id: left.pop() for person_id, left in picked.items() if len(left) == 1}


def _perhaps(decided: Decided, clusters: Clusters, identity: Identity) -> None:
    """Two new people of whom nobody could tell whether they are one, or who are alike by name and birth only, possibly are."""
    unknown = ((first, second) for first, second, decision in decided.split if decision.answer == UNKNOWN)
    for first, second in (*unknown, *clusters.perhaps):
        one, other = sorted((identity.person[first], identity.person[second]))
        if one != other and one in identity.people and other in identity.people and identity.aliases.get(other) != one:
            identity.aliases.setdefault(one, other)
    identity.perhaps = [pair for pair in clusters.perhaps if _is_alias(identity, *pair)]


def _is_alias(identity: Identity, first: int, second: int) -> bool:
    one, other = sorted((identity.person[first], identity.person[second]))
    return identity.aliases.get(one) == other


def _undecided(weighed: dict[int, list[Match]], matches: dict[int, Match], identity: Identity) -> dict[int, list[Match]]:
    """The mentions of new people for whom no candidate was taken, each with its best ones."""
    undecided = {}
    for number in sorted(number for number, options in weighed.items() if options and identity.person[number] in identity.people):
        person_id, match = identity.person[number], matches.get(number)
        if match is None or identity.aliases.get(person_id) != match.person_id:
            undecided[number] = [match] if match else sorted(equals(weighed[number]), key=lambda one: one.person_id)
            identity.open[person_id].update(one.person_id for one in undecided[number])
    return undecided
