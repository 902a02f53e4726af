"""What is known once who is who is settled: all that ties and their contradictions are made of, and what is made of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from kinship.errors import Place
from loaders.contradictions import Listed
from loaders.identity import Identity
from loaders.identity.mentions import Mention
from loaders.identity.people import People
from loaders.ties.family import Family

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Settled:
    """Who everybody on the forms is. ``person``, ``organ``, ``post``: rows of the tables; ``unread``: lines that tie nobody;
    ``own``: where the rows of the known people stand; ``parent``, ``spouse``: rows that exist already."""

    person: list[Row]
    organ: list[Row]
    post: list[Row]
    people: People
    mentions: list[Mention]
    identity: Identity
    unread: list[dict[str, object]]
    own: Mapping[str, Place]
    parent: Iterable[Row] = ()
    spouse: Iterable[Row] = ()

    def holders(self) -> frozenset[str]:
        """Who holds a post now."""
        return frozenset(row["person_id"] for row in self.post if not row.get("end"))

    def names(self) -> dict[str, str]:
        """The names of all people, as their rows have them."""
        return {row["person_id"]: row["name"] or "" for row in (*self.person, *self.identity.people.values())}


class Laid(NamedTuple):
    """The ties, and what contradicts in them."""

    family: Family
    found: list[Listed]
