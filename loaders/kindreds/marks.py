"""The name of a kindred: a digest of everything that its ties and contradictions are made of, and of who is who."""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from itertools import groupby
from operator import attrgetter
from typing import Any

from kinship.errors import Place
from loaders.settled import Settled

PLACE = ("file", "sheet", "row", "column")
LINE = attrgetter(
    *("declarer", "keys", "birth", "term", "fostered", "name", "sex", "number", "visible", "employer", "workplace"),
    *("dead", "died", "divorced", "widowed", "source"),
    *(f"place.{part}" for part in PLACE),
)
"""What a line says. What its term means follows from the term, the declarer's sex, the codes and the program."""
KNOWN = attrgetter("person_id", "name", "keys", "sex", "birth", "number", "visible", "died", "staff", "posts")
AT = attrgetter(*PLACE)
FORM = 0
"""The form of marshal in which equal values are always written alike; later ones tell texts apart by where they lie."""


def marks(settled: Settled, kindred: Mapping[str, int]) -> list[str]:
    """The digests of all kindreds, by their numbers. What is said of one is digested as it comes, and not held."""
    heard = [_begun() for _ in range(len(set(kindred.values())))]
    for declarer, told in _forms(settled):
        heard[kindred[declarer]].update(_written(told))
    for person, said in _people(settled, sorted(kindred)):
        heard[kindred[person]].update(_written(said))
    for pair in settled.identity.perhaps:
        one, other = (settled.mentions[at] for at in pair)
        heard[kindred[one.declarer]].update(_written((LINE(one), LINE(other))))
    for row in settled.unread:
        if (number := kindred.get(str(row["person_id"]))) is not None:
            heard[number].update(_written(tuple(sorted((key, _plain(value)) for key, value in row.items()))))
    return [one.hexdigest() for one in heard]


def surroundings(settled: Settled, ledgers: Iterable[str]) -> str:
    """A digest of what lines are told by besides their kindred: all known people, and which forms are ledgers."""
    return digest((list(map(KNOWN, settled.people.by_id.values())), sorted(ledgers)))


def digest(told: Any) -> str:
    """A digest of plain values: texts, numbers, tuples and lists of them.

    >>> digest(["a", ("b", 3)]) == digest(["".join("a"), ("b", 3)]), digest(["a", "b"]) == digest(["ab"])
    (True, False)
    """
    heard = _begun()
    heard.update(_written(told))
    return heard.hexdigest()


def _begun() -> blake2b:
    return blake2b(digest_size=16)


def _written(told: Any) -> bytes:
    """Plain values as bytes that tell where they end: what is written in a row is never taken for anything else."""
    return marshal.dumps(told, FORM)


def _forms(settled: Settled) -> Iterator[tuple[str, list[Any]]]:
    """Each declarer, with the lines of the form and whom they were found to name."""
    identity, none = settled.identity, ()
    match, options, barred = identity.matches.get, identity.undecided.get, identity.denied.get
    who = zip(settled.mentions, identity.person, identity.level, identity.own, strict=True)
    for declarer, form in groupby(enumerate(who), key=lambda line: line[1][0].declarer):
        told: list[Any] = []
        for at, (mention, *found) in form:
            told += (LINE(mention), found, tuple(match(at, none)))
            told += (tuple(map(tuple, options(at, none))), sorted(barred(at, none)))
        yield declarer, told


def _people(settled: Settled, people: Iterable[str]) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Each person, with the row and whether a post is held, or who that possibly is."""
    identity, holders, known = settled.identity, settled.holders(), settled.people.by_id
    for person in people:
        if person in known:
            own = settled.own.get(person)
            yield person, (KNOWN(known[person]), person in holders, AT(own) if own else ())
        else:
            yield person, (tuple(identity.people[person].values()), identity.aliases.get(person))


def _plain(value: object) -> object:
    return AT(value) if isinstance(value, Place) else value
