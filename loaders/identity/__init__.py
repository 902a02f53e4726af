"""Who is who: every mention on every form becomes one person, a known one or a new one, with a grade and a reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from kinship.account import Account
from kinship.kin import GRADES
from loaders.identity.clusters import Clusters, Facts
from loaders.identity.employer import Employers
from loaders.identity.evidence import CONFIRMED, POSSIBLE, PROBABLE
from loaders.identity.mentions import Mention
from loaders.identity.merge import merge
from loaders.identity.people import People
from loaders.identity.staff_match import Match, candidates, choose, weigh_forms
from loaders.names import read_name

SHOWN = 5
"""How many candidates a problem names."""


@dataclass(slots=True)
class Identity:
    """What became of the mentions, by their place in the list.

    ``person``: the person of each mention. ``level``: how sure its identity is (1 to 3). ``own``: how sure its own form alone
    makes it. ``aliases``: new people who are possibly a known person. ``people``: the new people.
    """

    person: list[str]
    level: list[int]
    own: list[int]
    aliases: dict[str, str]
    people: dict[str, dict[str, Any]]


def identify(mentions: list[Mention], people: People, organ: Iterable[Mapping[str, Any]], account: Account) -> Identity:
    """Resolves every mention against the known people and against the other mentions; reports to ``account``."""
    found = weigh_forms(mentions, candidates(mentions, people, Employers(organ)), people)
    matches = choose(mentions, found, people)
    clusters = merge(mentions, matches, people)
    identity = _people(mentions, matches, clusters)
    _possible(mentions, found, matches, clusters, identity)
    _report(mentions, found, matches, identity, account)
    return identity


def stable_id(prefix: str, *parts: str) -> str:
    """An identifier made of content only: the same in every run and row order.

    >>> stable_id("u", "p-1", "PPCS") == stable_id("u", "p-1", "PPCS")
    True
    """
    return f"{prefix}-{blake2b('|'.join(parts).encode(), digest_size=6).hexdigest()}"


def _people(mentions: list[Mention], matches: dict[int, Match], clusters: Clusters) -> Identity:
    names: dict[int, str] = {}
    taken: dict[str, int] = {}
    identity = Identity([], [], [], {}, {})
    for number, mention in enumerate(mentions):
        root = clusters.root(number)
        facts = clusters.facts[root]
        if root not in names:
            names[root] = facts.person_id or _new(mention, facts, taken, identity)
        match = matches.get(number)
        matched = match is not None and match.person_id == facts.person_id
        identity.person.append(names[root])
        identity.level.append(
            match.level if match and matched else CONFIRMED if mention.number and not facts.person_id else PROBABLE
        )
        identity.own.append(match.own if match and matched else PROBABLE)
    return identity


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
        "staff": "false",
    }
    return person_id


def _possible(
    mentions: list[Mention], found: dict[int, list[Match]], matches: dict[int, Match], clusters: Clusters, identity: Identity
) -> None:
    """A cluster without a known person may be one, if every line of it allows this one and some line chose it."""
    allowed: dict[str, set[str]] = {}
    picked: dict[str, set[str]] = defaultdict(set)
    for number in range(len(mentions)):
        person_id = identity.person[number]
        if person_id in identity.people:
            here = {match.person_id for match in found.get(number, ())}
            allowed[person_id] = allowed[person_id] & here if person_id in allowed else here
            if number in matches:
                picked[person_id].add(matches[number].person_id)
    for person_id, choices in picked.items():
        left = choices & allowed[person_id]
        if len(left) == 1:
            identity.aliases[person_id] = left.pop()


def _report(
    mentions: list[Mention], found: dict[int, list[Match]], matches: dict[int, Match], identity: Identity, account: Account
) -> None:
    for number, weighed in found.items():
        options = [match.person_id for match in weighed]
        mention, match = mentions[number], matches.get(number)
        if options and match is None and identity.person[number] in identity.people:
            some = sorted(options)
            account.problem(
                "note",
                "match.candidates",
                mention.place,
                term=mention.term,
                name=mention.name,
                count=len(some),
                candidates="、".join(some[:SHOWN]),
            )
            _tell(account, mention, "", "", "match.candidates", count=len(some), candidates="、".join(some[:SHOWN]))
        elif match is not None and match.reason.startswith("match.id-"):
            account.problem("warning", match.reason, mention.place, name=mention.name, person=match.person_id)
    for number, mention in enumerate(mentions):
        match = matches.get(number)
        known = identity.person[number] if identity.person[number] not in identity.people else ""
        if match and match.person_id in (known, identity.aliases.get(identity.person[number])):
            grade = GRADES[(match.level if known else POSSIBLE) - 1]
            _tell(account, mention, match.person_id, grade, match.reason, namesakes=match.namesakes)
        elif known:
            _tell(account, mention, known, GRADES[PROBABLE - 1], "match.merged", namesakes=0)


def _tell(account: Account, mention: Mention, person_id: str, grade: str, reason: str, **values: object) -> None:
    account.matches.append(
        {
            "source": mention.source,
            "declarer": mention.declarer,
            "term": mention.term,
            "name": mention.name,
            "person_id": person_id,
            "grade": grade,
            "reason": reason,
            "values": {"name": mention.name, "person": person_id, "employer": mention.employer, "birth": mention.birth, **values},
        }
    )
