"""Every small change of a rule pack that could matter: a row left out, a severity or flag turned, a day moved by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from kinship.kin import inverse
from kinship.pack_check import share
from kinship.pack_model import SETTINGS, Arm, Organ, Pack, RelationList, Role, RolePost, Rule, Setting

OTHER = {"violation": "review", "review": "advisory", "advisory": "review"}
ONE_DAY = timedelta(days=1)
Change = tuple[str, Any]


@dataclass(frozen=True, slots=True)
class PackMutant:
    """A changed pack, and in words what was changed."""

    told: str
    pack: Pack


def mutants(pack: Pack) -> Iterator[PackMutant]:
    """All changes of one pack."""
    for told, changed in _parts(pack, "rules", _rule):
        yield PackMutant(f"{pack.id}: {told}", changed)
    for name, of in (("lists", _list), ("roles", _role), ("organs", _organ), ("settings", _setting)):
        for told, changed in _parts(pack, name, of, droppable=name == "organs"):
            if _same_for_rules(pack, changed):
                continue
            yield PackMutant(f"{pack.id}: {told}", changed)
    for field, day in (("in_force_from", pack.head.in_force_from), ("in_force_until", pack.head.in_force_until)):
        for told, moved in _moved(field, day):
            yield PackMutant(f"{pack.id}: {told}", replace(pack, head=replace(pack.head, **{field: moved})))


def _same_for_rules(pack: Pack, changed: Pack) -> bool:
    """Whether a change only touches roles that no rule names: they are for tenure clauses (``tests.test_tenure_mutants``)."""
    named = {name for rule in pack.rules for arm in rule.arms for name in arm.roles()}
    return all(one in changed.roles for one in pack.roles if one.id in named) and pack.roles != changed.roles


def _parts(pack: Pack, name: str, of: Callable[[Any], Iterator[Change]], droppable: bool = True) -> Iterator[tuple[str, Pack]]:
    """The pack with one part of a kind changed, or left out."""
    parts = getattr(pack, name)
    for at, part in enumerate(parts):
        here = f"{name} {_called(part)}"
        if droppable:
            yield f"{here} left out", replace(pack, **{name: parts[:at] + parts[at + 1 :]})
        for told, changed in of(part):
            yield f"{here}: {told}", replace(pack, **{name: (*parts[:at], changed, *parts[at + 1 :])})


def _called(part: Any) -> str:
    return str(next(filter(None, (getattr(part, key, "") for key in ("id", "kind", "name", "word", "arm"))), "main"))


def _each(owner: Any, name: str, least: int = 1) -> Iterator[Change]:
    """One element of a list left out at a time; at least so many are left."""
    held = getattr(owner, name)
    for at, one in enumerate(held):
        if len(held) > least:
            told = getattr(one, "arm", f"number {at}") if hasattr(one, "__slots__") else one
            yield f"{name} without {told}", replace(owner, **{name: held[:at] + held[at + 1 :]})


def _moved(field: str, day: date | None) -> Iterator[tuple[str, date]]:
    if day:
        yield f"{field} a day later", day + ONE_DAY
        yield f"{field} a day earlier", day - ONE_DAY


def _rule(rule: Rule) -> Iterator[Change]:
    yield f"severity {OTHER[rule.severity]}", replace(rule, severity=OTHER[rule.severity])
    yield from _each(rule, "arms")
    for name in ("functions", "instead_of_management", "yields_to"):
        yield from _each(rule, name, least=0)
    if rule.organ_kinds:
        yield "in organs of every kind", replace(rule, organ_kinds=())
    for field in ("in_force_from", "in_force_until"):
        for told, moved in _moved(field, getattr(rule, field)):
            yield told, replace(rule, **{field: moved})
    for at, arm in enumerate(rule.arms):
        for told, changed in _arm(arm):
            yield f"arm {arm.arm}: {told}", replace(rule, arms=(*rule.arms[:at], changed, *rule.arms[at + 1 :]))


def _arm(arm: Arm) -> Iterator[Change]:
    for flag in ("subordinate_chief", "both_chief", "subordinate_management", "subordinate_later"):
        if getattr(arm, flag):
            yield f"without {flag}", replace(arm, **{flag: False})
    for name in ("role", "upper_role", "lower_role", "seconded_role", "unclear_role"):
        if getattr(arm, name):
            yield f"without {name}", replace(arm, **{name: ""})
    if arm.function_side == "both":
        yield "functions of the subordinate only", replace(arm, function_side="subordinate")
    yield from _arm_severity(arm)
    yield from _arm_share(arm)
    yield from _each(arm, "trades", least=0)


def _arm_severity(arm: Arm) -> Iterator[Change]:
    for name in ("severity", "severity_if_unknown"):
        if getattr(arm, name):
            yield f"{name} {OTHER[getattr(arm, name)]}", replace(arm, **{name: OTHER[getattr(arm, name)]})
    if arm.severity_if_unknown:
        yield "nothing if unknown", replace(arm, severity_if_unknown="")


def _arm_share(arm: Arm) -> Iterator[Change]:
    if parts := share(arm.more_than):
        for over, of in ((parts[0], parts[1] + 1), (parts[0] * 2, parts[1] * 2 - 1)):
            yield f"more than {over}/{of}", replace(arm, more_than=f"{over}/{of}")


def _list(one: RelationList) -> Iterator[Change]:
    """In a symmetric list a word and its inverse are one entry: the pair is named from either side."""
    words = [row.word for row in one.rows]
    for row in one.rows:
        entry = {row.word, inverse(row.word)} if one.symmetric else {row.word}
        if min(words.index(word) for word in entry if word in words) < words.index(row.word):
            continue
        told, cap = "/".join(sorted(entry)), "" if row.cap else "advisory"
        yield f"{told} left out", replace(one, rows=tuple(held for held in one.rows if held.word not in entry))
        rows = tuple(replace(held, cap=cap) if held.word in entry else held for held in one.rows)
        yield f"{told} {cap or 'as the situation'}", replace(one, rows=rows)


def _role(role: Role) -> Iterator[Change]:
    yield from _each(role, "posts")
    for at, post in enumerate(role.posts):
        for told, changed in _role_post(post):
            yield f"post {at}: {told}", replace(role, posts=(*role.posts[:at], changed, *role.posts[at + 1 :]))


def _role_post(post: RolePost) -> Iterator[Change]:
    for name in ("titles", "sections", "organs", "levels", "functions", "tiers", "organ_levels"):
        yield from _each(post, name)
        if getattr(post, name):
            yield f"whatever the {name}", replace(post, **{name: ()})
    yield from _each(post, "without", least=0)
    if post.chief is not None:
        yield "chief or deputy", replace(post, chief=None)


def _organ(organ: Organ) -> Iterator[Change]:
    cap = "" if organ.cap else "advisory"
    yield f"cap {cap or 'none'}", replace(organ, cap=cap)


def _setting(setting: Setting) -> Iterator[Change]:
    for value in SETTINGS[setting.name]:
        if value != setting.value:
            yield value, replace(setting, value=value)
