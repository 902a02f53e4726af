"""The name of a kindred: a digest of everything that its ties and contradictions are made of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from hashlib import blake2b
from operator import attrgetter
from typing import Any

from kinship.errors import Place
from loaders.settled import Settled

PLACE = ("file", "sheet", "row", "column")
LINE = attrgetter(
    *("declarer", "keys", "birth", "term", "fostered", "name", "sex", "number", "visible", "employer", "dead", "source"),
    *(f"place.{part}" for part in PLACE),
)
"""What a line says. What its term means follows from the term, the declarer's sex, the codes and the program."""
KNOWN = attrgetter("person_id", "name", "keys", "sex", "birth", "number", "visible", "died", "staff", "posts")
AT = attrgetter(*PLACE)


def marks(settled: Settled, kindred: Mapping[str, int]) -> list[str]:
    """The digests of all kindreds, by their numbers."""
    said: dict[int, list[str]] = defaultdict(list)
    _say_lines(settled, kindred, said)
    _say_people(settled, kindred, said)
    for row in settled.unread:
        if (number := kindred.get(str(row["person_id"]))) is not None:
            said[number].append(repr(sorted((key, _plain(value)) for key, value in row.items())))
    return [digest(said[number]) for number in range(len(said))]


def digest(told: object) -> str:
    """A digest of values that are told apart by how they are written."""
    return blake2b(repr(told).encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def _say_lines(settled: Settled, kindred: Mapping[str, int], said: Mapping[int, list[str]]) -> None:
    identity, denied = settled.identity, settled.identity.denied
    found = zip(settled.mentions, identity.person, identity.level, identity.own, strict=True)
    for at, (mention, *who) in enumerate(found):
        barred = sorted(denied[at]) if at in denied else ()
        said[kindred[mention.declarer]].append(repr((LINE(mention), who, barred)))


def _say_people(settled: Settled, kindred: Mapping[str, int], said: Mapping[int, list[str]]) -> None:
    identity, holders, known = settled.identity, settled.holders(), settled.people.by_id
    for person in sorted(kindred):
        if person in known:
            own = settled.own.get(person)
            told: tuple[Any, ...] = (KNOWN(known[person]), person in holders, AT(own) if own else ())
        else:
            told = (sorted(identity.people[person].items()), identity.aliases.get(person))
        said[kindred[person]].append(repr(told))


def _plain(value: object) -> object:
    return AT(value) if isinstance(value, Place) else value
