"""Who is who, and ties: from people and declaration lines to the person, parent and spouse tables."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from kinship.account import Account
from loaders.identity import Identity, identify
from loaders.identity.mentions import Mention, read_mentions
from loaders.identity.people import gather
from loaders.ties.chains import lay_all
from loaders.ties.conflicts import doubt, seniority
from loaders.ties.family import Family
from loaders.ties.readings import declared_ties
from loaders.ties.rows import add_aliases, add_other_parents, parent_rows, spouse_rows, take_given

Row = dict[str, Any]


def resolve(
    person: list[Row],
    organ: list[Row],
    post: list[Row],
    declared: list[Row],
    account: Account,
    *,
    codes: str | None = None,
    parent: Iterable[Row] = (),
    spouse: Iterable[Row] = (),
) -> tuple[list[Row], list[Row], list[Row]]:
    """Resolves the declared relatives and derives the ties.

    Comes in: rows of the canonical tables (``declared`` may also carry ``relative_sex`` and ``place``); ``codes`` names the
    code table in which bare numbers among the terms are to be read; ``parent`` and ``spouse`` are rows that exist already.
    Comes out: person (the given people, the relatives, and unnamed people for steps that nobody recorded), parent and spouse
    rows, each sorted and independent of the order of the input. What was matched, refused or contradictory is told to
    ``account``.

    >>> staff = [{"person_id": "a", "name": "甲一", "sex": "M"}, {"person_id": "b", "name": "乙二", "sex": "F"}]
    >>> lines = [{"person_id": "a", "term": "妻子", "relative_name": "乙二"}]
    >>> lines += [{"person_id": "b", "term": "丈夫", "relative_name": "甲一"}]
    >>> people, parents, spouses = resolve(staff, [], [], lines, Account())
    >>> [(row["person_id"], row["spouse_id"], row["grade"]) for row in spouses]
    [('a', 'b', 'probable')]
    """
    with _collector_paused():
        return _resolve(person, organ, post, declared, account, codes, (parent, spouse))


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Nothing here is cyclic garbage, and walking millions of live rows over and over costs a third of the time."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _resolve(
    person: list[Row],
    organ: list[Row],
    post: list[Row],
    declared: list[Row],
    account: Account,
    codes: str | None,
    given: tuple[Iterable[Row], Iterable[Row]],
) -> tuple[list[Row], list[Row], list[Row]]:
    people = gather(person, post)
    mentions = read_mentions(declared, people, account, codes)
    identity = identify(mentions, people, organ, account)
    sex = {one.person_id: one.sex for one in people.by_id.values()} | {key: row["sex"] for key, row in identity.people.items()}
    birth = {one.person_id: one.birth for one in people.by_id.values()} | {
        key: row["birth"] for key, row in identity.people.items()
    }
    names = _names(person, identity)
    family = Family(sex, birth, names, identity.people.keys())
    take_given(family, *given)
    ties = declared_ties(mentions, identity, sex, birth)
    lay_all(family, ties)
    _report(family, mentions, identity, names, account)
    add_other_parents(family, ties)
    add_aliases(family, identity.aliases)
    return _people(person, identity, family), parent_rows(family), spouse_rows(family)


def _report(family: Family, mentions: list[Mention], identity: Identity, names: Mapping[str, str], account: Account) -> None:
    places = {mention.source: mention.place for mention in mentions}
    doubt(family, places, lambda person_id: names.get(person_id, person_id), account)
    seniority(mentions, identity.person, family.birth, account)


def _names(person: Iterable[Row], identity: Identity) -> dict[str, str]:
    return {row["person_id"]: row["name"] for row in (*person, *identity.people.values())}


def _people(person: Iterable[Row], identity: Identity, family: Family) -> list[Row]:
    unnamed = ({"person_id": person_id, "name": "", "sex": sex, "staff": "false"} for person_id, sex in family.unnamed.items())
    return sorted([*person, *identity.people.values(), *unnamed], key=lambda row: str(row["person_id"]))
