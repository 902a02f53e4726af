"""What a pack takes from elsewhere: the relatives of another pack or of a number of degrees, and another pack's settings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, replace
from typing import Any

from kinship.errors import PackError
from kinship.kin import BY_WORD, inverse
from kinship.pack_lines import Spot
from kinship.pack_model import Pack, Relation, RelationList, Role, Rule, Setting
from kinship.pack_source import Source, nearest
from kinship.pack_words import by_degree, by_generation, supported
from kinship.text import say

Base = Callable[[str], Pack]
CITE = "{cite}"
"""Stands, in the citation of a list that is like another, for what that one cites."""


def expanded(source: Source, spot: Spot, asked: RelationList, base: Base) -> RelationList:
    """The list with all its rows: those it states, then those of the pack it is like, then those its number gives, and, where
    it is symmetric, the inverse of each. A word that is stated keeps its row.

    Raises PackError where ``like`` names no built-in pack.
    """
    words, beyond = supported(_counted(asked))
    rows = list(asked.rows)
    if asked.like:
        rows += _new(rows, _like(_base(source, spot, asked.like, base), asked.cite))
    rows += _new(rows, (Relation(word, BY_WORD[word].kin_class, BY_WORD[word].zh, cite=asked.cite) for word in words))
    if asked.symmetric:
        rows += _new(rows, list(_inverses(rows)))
    return replace(asked, rows=tuple(rows), beyond=tuple(beyond))


def with_settings(source: Source, stated: Iterable[Setting], like: str, base: Base) -> tuple[Setting, ...]:
    """The settings that are stated, then those of the pack ``like``, each as a reading by analogy.

    Raises PackError where ``like`` names no built-in pack.
    """
    rows = list(stated)
    held = {one.name for one in rows}
    pack = _base(source, Spot("pack"), like, base)
    return (*rows, *(_by_analogy(one, pack) for one in pack.settings if one.name not in held))


def rule_like(source: Source, spot: Spot, like: str, base: Base) -> dict[str, Any]:
    """What a rule takes from the one that it is like: everything but its citation and its dates.

    Raises PackError where there is no such rule.
    """
    name, _, wanted = like.partition("/")
    rules = {rule.id: rule for rule in _base(source, spot, name, base).rules}
    if wanted not in rules:
        near = nearest(wanted, tuple(rules))
        raise source.error("pack.unknown-word", spot.at("like"), like, field="like", word=like, nearest=f"{name}/{near}")
    left = ("law", "in_force_from", "in_force_until")
    return {one.name: getattr(rules[wanted], one.name) for one in fields(Rule) if one.name not in left}


def with_roles(stated: Iterable[Role], rules: Iterable[Rule], base: Base) -> tuple[Role, ...]:
    """The roles that are stated, then those that rules name which are like one of another pack, and that are not stated."""
    own = tuple(stated)
    held, theirs = {role.id for role in own}, dict[str, Role]()
    for rule in rules:
        named = {name for arm in rule.arms for name in arm.roles()} - held
        theirs |= {role.id: role for role in (base(rule.like.partition("/")[0]).roles if rule.like else ()) if role.id in named}
    return (*own, *theirs.values())


def _by_analogy(one: Setting, pack: Pack) -> Setting:
    head = pack.head
    zh = say("pack.by-analogy", "zh", title=head.title, reason=one.reason)
    en = say("pack.by-analogy", "en", title=head.title_en or head.title, reason=one.reason_en or one.reason)
    return replace(one, mark="READING", reason=zh, reason_en=en)


def _base(source: Source, spot: Spot, like: str, base: Base) -> Pack:
    try:
        return base(like)
    except PackError as error:
        raise source.error(error.key, spot.at("like"), like, **error.values) from error


def _counted(asked: RelationList) -> list[str]:
    words = by_degree(asked.degrees, asked.affinity) if asked.degrees else []
    return words + (by_generation(asked.generations, asked.affinity) if asked.generations else [])


def _like(pack: Pack, cite: str) -> Iterator[Relation]:
    for row in pack.relations:
        yield replace(row, cite=cite.replace(CITE, row.cite) or row.cite) if row.cite else row


def _new(held: Iterable[Relation], more: Iterable[Relation]) -> list[Relation]:
    """Those of ``more`` whose word is not held yet, each word once."""
    words = {row.word for row in held}
    found: dict[str, Relation] = {}
    for row in more:
        if row.word not in words:
            found.setdefault(row.word, row)
    return list(found.values())


def _inverses(rows: Iterable[Relation]) -> Iterator[Relation]:
    for row in rows:
        word = inverse(row.word)
        yield replace(row, word=word, label=BY_WORD[word].zh, listed=False, derived_from="" if row.cap else row.word)
