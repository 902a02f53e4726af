"""Contradictions between what forms and ledgers say: found, graded, told with all their places; what rests on them is doubted.

Nobody chooses here: both statements stay in the tables, at grade possible. The order of rows and files does not matter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from kinship.account import Places, Problem
from kinship.errors import Place
from loaders.contradictions.doubt import Doubts, doubt
from loaders.contradictions.ended import about_ended_marriages
from loaders.contradictions.inlaws import about_in_laws
from loaders.contradictions.marriages import about_marriages
from loaders.contradictions.model import KINDS, Case, Found
from loaders.contradictions.near import about_near_misses
from loaders.contradictions.parents import about_parents
from loaders.contradictions.persons import about_persons
from loaders.contradictions.siblings import about_siblings
from loaders.contradictions.words import about_words

__all__ = ["Case", "Listed", "contradictions"]


class Listed(NamedTuple):
    """A contradiction as it is listed. ``order``: its place in the list (see ``Found.order``)."""

    order: tuple[Any, ...]
    problem: Problem


def contradictions(case: Case, organ: Iterable[Mapping[str, Any]], unread: Iterable[Mapping[str, Any]]) -> list[Listed]:
    """Everything that contradicts, in order; lowers the grade of the rows of ``case.family`` that rest on it.

    ``unread``: the lines of forms that tie nobody.
    """
    readers = (
        *(about_parents(case), about_siblings(case), about_marriages(case), about_words(case), about_persons(case)),
        *(about_near_misses(case, organ), about_ended_marriages(case, unread), about_in_laws(case, unread)),
    )
    each_once = {(one.kind, one.people, one.places): one for reader in readers for one in reader}
    found = sorted(((one.order(), one) for one in each_once.values()), key=lambda told: told[0])
    ties = _ties(doubt(case, [one for _, one in found]), case.identity.aliases)
    return [Listed(order, _problem(case, one, ties.get(at, set()))) for at, (order, one) in enumerate(found)]


def _ties(rests: Doubts, aliases: Mapping[str, str]) -> dict[int, set[tuple[str, str]]]:
    """Contradiction → the pairs of people whose tie rests on it; also those of the known people whom the new ones may be."""
    ties: dict[int, set[tuple[str, str]]] = defaultdict(set)
    for key, found in rests.items():
        for at in found:
            for one in {key[0], aliases.get(key[0], key[0])}:
                ties[at] |= {(one, other) for other in (key[1], aliases.get(key[1], key[1]))}
    return ties


def _problem(case: Case, found: Found, ties: set[tuple[str, str]]) -> Problem:
    places = found.places or (Place(),)
    values = {**found.values, "sources": Places(places)}
    people = tuple((person, case.name(person)) for person in dict.fromkeys(found.people))
    seriousness = KINDS[found.kind].seriousness
    return Problem("warning", f"match.{found.kind}", places[0], values, places[1:], seriousness, people, tuple(sorted(ties)))
