"""The name of a kindred: a digest of everything that its ties and contradictions are made of, and of who is who."""

from __future__ import annotations

import marshal
from collections import defaultdict
from collections.abc import Iterable, Mapping
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
FORM = 0
"""The form of marshal in which equal values are always written alike; later ones tell texts apart by where they lie."""
Said = Mapping[int, list[tuple[Any, ...]]]


def marks(settled: Settled, kindred: Mapping[str, int]) -> list[str]:
    """The digests of all kindreds, by their numbers."""
    said: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    _say_lines(settled, kindred, said)
    _say_people(settled, kindred, said)
    for pair in settled.identity.perhaps:
        one, other = (settled.mentions[at] for at in pair)
        said[kindred[one.declarer]].append((LINE(one), LINE(other)))
    for row in settled.unread:
        if (number := kindred.get(str(row["person_id"]))) is not None:
            said[number].append(tuple(sorted((key, _plain(value)) for key, value in row.items())))
    return [digest(said[number]) for number in range(len(said))]


def surroundings(settled: Settled, ledgers: Iterable[str]) -> str:
    """A digest of what lines are told by besides their kindred: all known people, and which forms are ledgers."""
    return digest((list(map(KNOWN, settled.people.by_id.values())), sorted(ledgers)))


def digest(told: Any) -> str:
    """A digest of plain values: texts, numbers, tuples and lists of them.

    >>> digest(["a", ("b", 3)]) == digest(["".join("a"), ("b", 3)]), digest(["a", "b"]) == digest(["ab"])
    (True, False)
    """
    return blake2b(marshal.dumps(told, FORM), digest_size=16).hexdigest()


def _say_lines(settled: Settled, kindred: Mapping[str, int], said: Said) -> None:
    identity, none = settled.identity, ()
    match = {at: tuple(one) for at, one in identity.matches.items()}.get
    options = {at: tuple(map(tuple, held)) for at, held in identity.undecided.items()}.get
    barred = {at: tuple(sorted(people)) for at, people in identity.denied.items()}.get
    who = zip(map(LINE, settled.mentions), identity.person, identity.level, identity.own, strict=True)
    for at, told in enumerate(who):
        said[kindred[told[0][0]]].append((told, match(at, none), options(at, none), barred(at, none)))


def _say_people(settled: Settled, kindred: Mapping[str, int], said: Said) -> None:
    identity, holders, known = settled.identity, settled.holders(), settled.people.by_id
    for person in sorted(kindred):
        if person in known:
            own = settled.own.get(person)
            told: tuple[Any, ...] = (KNOWN(known[person]), person in holders, AT(own) if own else ())
        else:
            told = (tuple(identity.people[person].values()), identity.aliases.get(person))
        said[kindred[person]].append(told)


def _plain(value: object) -> object:
    return AT(value) if isinstance(value, Place) else value
