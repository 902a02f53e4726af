"""Contradictions between forms: listed with both sources; the ties concerned drop to possible."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from kinship.account import Account
from kinship.errors import Place
from loaders.identity.ages import years_older
from loaders.identity.mentions import Mention
from loaders.ties.family import FULL, POSSIBLE, Edge, Family
from loaders.ties.siblings import YOUNGEST_PARENT

Named = Callable[[str], str]


def doubt(family: Family, places: dict[str, Place], name: Named, account: Account) -> None:
    """Looks for two fathers or mothers, two current spouses, and parents too young for their children."""
    _two_parents(family, places, name, account)
    for child, known, other, sources in sorted(family.rivals, key=lambda found: (found[:3], sorted(found[3]))):
        key = "match.two-fathers" if family.sex.get(known) == "M" else "match.two-mothers"
        known_sources = {source for edge in _edges(family, known, child) for source in edge.sources}
        _problem(key, known_sources | sources, places, account, person=name(child), others=f"{name(known)}、{name(other)}")
    _two_spouses(family, places, name, account)
    _too_young(family, places, name, account)


def seniority(mentions: list[Mention], persons: list[str], birth: dict[str, str], account: Account) -> None:
    """Elder brothers who were born later, and the like: the tie stands, the term is doubted."""
    for mention, person in zip(mentions, persons, strict=True):
        told = {reading.seniority for reading in mention.readings if reading.word == "PC"}
        if len(told) == 1 and len(mention.readings) == 1 and (order := told.pop()):
            ours, theirs = birth.get(mention.declarer, ""), birth.get(person, "")
            older, younger = (theirs, ours) if order == "elder" else (ours, theirs)
            gap = years_older(older, younger)
            if gap is not None and gap < 0:
                account.problem("warning", "match.seniority", mention.place, term=mention.term, name=mention.name)


def _two_parents(family: Family, places: dict[str, Place], name: Named, account: Account) -> None:
    for child, parents in sorted(family.blood.items()):
        for sex, key in (("M", "match.two-fathers"), ("F", "match.two-mothers")):
            several = [one for one in parents if family.sex.get(one) == sex and one not in family.unnamed]
            if len(several) > 1:
                edges = {one: family.parents[one, child, "blood"] for one in several}
                _tell(edges, key, child, places, name, account)


def _two_spouses(family: Family, places: dict[str, Place], name: Named, account: Account) -> None:
    for person, partners in sorted(family.partners.items()):
        several = [one for one in partners if one not in family.unnamed]
        if len(several) > 1:
            edges = {one: family.spouses[min(person, one), max(person, one)] for one in several}
            _tell(edges, "match.two-spouses", person, places, name, account)


def _too_young(family: Family, places: dict[str, Place], name: Named, account: Account) -> None:
    found: dict[tuple[str, str], Edge] = defaultdict(lambda: Edge(POSSIBLE, frozenset()))
    for (parent, child, kind), edge in family.parents.items():
        gap = years_older(family.birth.get(parent, ""), family.birth.get(child, ""))
        if kind == "blood" and gap is not None and gap < YOUNGEST_PARENT and not edge.columns:
            edge.level = POSSIBLE
            found[parent, child].sources |= edge.sources
    for parent, child, sources in family.doubts:
        found[parent, child].sources |= sources
    for (parent, child), edge in sorted(found.items()):
        _problem("match.too-young", edge.sources, places, account, parent=name(parent), child=name(child))


def _edges(family: Family, parent: str, child: str) -> list[Edge]:
    return [family.parents[key] for kind in FULL if (key := (parent, child, kind)) in family.parents]


def _tell(edges: dict[str, Edge], key: str, person: str, places: dict[str, Place], name: Named, account: Account) -> None:
    for edge in edges.values():
        if not edge.columns:
            edge.level = POSSIBLE
    sources = {source for edge in edges.values() for source in edge.sources}
    _problem(key, sources, places, account, person=name(person), others="、".join(sorted(map(name, edges))))


def _problem(key: str, sources: Iterable[str], places: dict[str, Place], account: Account, **values: object) -> None:
    ordered = sorted(sources)
    place = places.get(ordered[0], Place(ordered[0])) if ordered else Place()
    account.problem("warning", key, place, sources="; ".join(ordered), **values)
