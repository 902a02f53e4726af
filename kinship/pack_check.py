"""Whether the entries of a rule pack fit together: citations exist, arms belong to their situation, nothing is said twice."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from kinship.kin import inverse
from kinship.pack_lines import Spot
from kinship.pack_model import SETTINGS, VERIFIED, Arm, Law, Pack, RelationList, Role, RolePost, Rule
from kinship.pack_situations import ALONE, BY_FUNCTION, MUTUAL, NEEDS, ONLY, SITUATIONS
from kinship.pack_source import Source, nearest
from kinship.pack_tenure_check import check_tenure

SHARE = re.compile(r"(\d+)/(\d+)")
TIERS = (1, 2, 3)


def check_pack(source: Source, pack: Pack) -> Pack:
    """The pack itself where everything fits.

    Raises PackError at the first thing that does not: a duplicate, a citation of nothing, an article number on an entry that
    nobody has verified, a verified entry without its words, an arm of another situation, an end before a beginning, a role or
    a list of relatives that is not there.
    """
    _dates(source, Spot("pack"), pack.head.in_force_from, pack.head.in_force_until)
    _unique(source, "law", "key", [law.key for law in pack.laws])
    _unique(source, "rule", "id", [rule.id for rule in pack.rules])
    _unique(source, "organ", "kind", [organ.kind for organ in pack.organs])
    _unique(source, "setting", "name", [setting.name for setting in pack.settings])
    _unique(source, "role", "id", [role.id for role in pack.roles])
    _unique(source, "tenure", "id", [tenure.id for tenure in pack.tenures])
    for index, law in enumerate(pack.laws):
        _law(source, Spot("law", index), law)
    for index, rule in enumerate(pack.rules):
        _rule(source, Spot("rule", index), rule, pack)
    for index, role in enumerate(pack.roles):
        _role(source, Spot("role", index), role)
    for index, tenure in enumerate(pack.tenures):
        _dates(source, Spot("tenure", index), tenure.in_force_from, tenure.in_force_until)
        _cited(source, Spot("tenure", index), [tenure.law], pack)
        check_tenure(source, Spot("tenure", index), tenure, pack)
    for one in pack.lists:
        _relations(source, one)
    _settings(source, pack)
    return pack


def _unique(source: Source, section: str, key: str, held: list[str]) -> None:
    for index, value in enumerate(held):
        if value in held[:index]:
            raise source.error("pack.duplicate", Spot(section, index, key), value, field=key, value=value)


def _dates(source: Source, spot: Spot, start: date | None, end: date | None) -> None:
    if start and end and end < start:
        raise source.error("pack.end-before-start", spot.at("in_force_until"), start=start, end=end)


def _law(source: Source, spot: Spot, law: Law) -> None:
    _dates(source, spot, law.in_force_from, law.in_force_until)
    if law.mark == "READING":
        raise source.error("pack.law-is-reading", spot.at("mark"), title=law.title)
    if law.mark == "MEMORY" and law.article:
        raise source.error("pack.memory-article", spot.at("article"), title=law.title, article=law.article)
    if law.mark in VERIFIED and not law.quote:
        raise source.error("pack.no-quote", spot, title=law.title, mark=law.mark)


def _rule(source: Source, spot: Spot, rule: Rule, pack: Pack) -> None:
    _dates(source, spot, rule.in_force_from, rule.in_force_until)
    _cited(source, spot, rule.law, pack)
    _listed(source, spot, rule, pack)
    for item, arm in enumerate(rule.arms):
        _arm(source, spot.at("arms", item), rule, arm)
        _roles(source, spot.at("arms", item), arm, pack)
    arms = [arm.arm for arm in rule.arms]
    for item, name in enumerate(arms):
        if name in arms[:item]:
            raise source.error("pack.duplicate", spot.at("arms", item), name, field="arm", value=name)
    asks = rule.situation in BY_FUNCTION or any(arm.function_side for arm in rule.arms)
    if asks and not rule.functions:
        raise source.error("pack.no-functions", spot, rule=rule.id)
    if rule.functions and not asks:
        raise source.error("pack.needs-beside", spot, "functions", field="function_side", beside="functions")


def _arm(source: Source, spot: Spot, rule: Rule, arm: Arm) -> None:
    valid = SITUATIONS[rule.situation]
    if arm.arm not in valid:
        values = {"arm": arm.arm, "situation": rule.situation, "nearest": nearest(arm.arm, valid)}
        raise source.error("pack.other-situation", spot, **values)
    if rule.situation in BY_FUNCTION and not arm.function_side:
        raise source.error("pack.missing-key", spot, field="function_side", entry=f'arm = "{arm.arm}"')
    for key in NEEDS.get(rule.situation, ()):
        if not getattr(arm, key):
            raise source.error("pack.needs-key", spot, field=key, situation=rule.situation)
    for key, situation in ONLY.items():
        if getattr(arm, key) and rule.situation != situation:
            raise source.error("pack.key-elsewhere", spot, key, field=key, situation=situation)
    for key in ("upper_role", "lower_role"):
        if getattr(arm, key) and rule.situation in MUTUAL:
            raise source.error("pack.mutual-role", spot, key, field=key, situation=rule.situation)
    if arm.more_than and share(arm.more_than) is None:
        raise source.error("pack.wrong-share", spot, "more_than")


def share(text: str) -> tuple[int, int] | None:
    """A fraction between 0 and 1 as two numbers, or None.

    >>> share("1/3"), share("4/3"), share("a third")
    ((1, 3), None, None)
    """
    found = SHARE.fullmatch(text)
    if not found or not 0 < int(found[1]) < int(found[2]):
        return None
    return int(found[1]), int(found[2])


def _listed(source: Source, spot: Spot, rule: Rule, pack: Pack) -> None:
    if rule.situation in ALONE:
        return
    names = tuple(one.name for one in pack.lists)
    if rule.relations and rule.relations not in names:
        near = nearest(rule.relations, tuple(name for name in names if name))
        raise source.error("pack.unknown-list", spot.at("relations"), rule.relations, word=rule.relations, nearest=near)
    if not rule.relations and "" not in names:
        raise source.error("pack.no-list", spot, rule=rule.id)


def _roles(source: Source, spot: Spot, arm: Arm, pack: Pack) -> None:
    if arm.seconded_role and not arm.severity_if_unknown:
        raise source.error("pack.needs-beside", spot, "seconded_role", field="severity_if_unknown", beside="seconded_role")
    for needed in ("severity_if_unknown", "function_side"):
        if arm.unclear_role and not getattr(arm, needed):
            raise source.error("pack.needs-beside", spot, "unclear_role", field=needed, beside="unclear_role")
    held = tuple(role.id for role in pack.roles)
    for word in arm.roles():
        if word not in held:
            raise source.error("pack.unknown-role", spot, word, word=word, nearest=nearest(word, held))


def _role(source: Source, spot: Spot, role: Role) -> None:
    for item, post in enumerate(role.posts):
        if post == RolePost(without=post.without):
            raise source.error("pack.role-any", spot.at("posts", item), role=role.id)
        if odd := [tier for tier in post.tiers if tier not in TIERS]:
            values = {"word": str(odd[0]), "nearest": " | ".join(map(str, TIERS))}
            raise source.error("pack.unknown-word", spot.at("posts", item), field="tiers", **values)


def _cited(source: Source, spot: Spot, keys: Iterable[str], pack: Pack) -> None:
    held = tuple(law.key for law in pack.laws)
    for key in keys:
        if key not in held:
            raise source.error("pack.unknown-law", spot.at("law"), key, word=key, nearest=nearest(key, held))


def _relations(source: Source, one: RelationList) -> None:
    rows = {"listed": 0, "derived": 0, "review": 0, "advisory": 0}
    words: dict[str, bool] = {}
    section = f"relations.{one.name}" if one.name else "relations"
    if not one.rows:
        raise source.error("pack.empty-list", Spot(section))
    for row in one.rows:
        part = row.cap or ("listed" if row.listed else "derived")
        spot = Spot(section, 0, part, rows[part])
        rows[part] += 1
        if row.word in words:
            raise source.error("pack.duplicate", spot, field="word", value=row.word)
        words[row.word] = row.listed
        need = "reason" if row.cap else "cite"
        if not getattr(row, need):
            raise source.error("pack.missing-key", spot, field=need, entry=f'word = "{row.word}"')
        if part == "derived" and (row.derived_from != inverse(row.word) or not words.get(row.derived_from)):
            raise source.error("pack.wrong-derivation", spot, word=row.word, inverse=inverse(row.word))


def _settings(source: Source, pack: Pack) -> None:
    for index, setting in enumerate(pack.settings):
        if setting.value not in SETTINGS[setting.name]:
            values = {"word": setting.value, "nearest": nearest(setting.value, SETTINGS[setting.name])}
            raise source.error("pack.unknown-word", Spot("setting", index, "value"), field=setting.name, **values)
    missing = [name for name in SETTINGS if name not in {setting.name for setting in pack.settings}]
    if missing:
        raise source.error("pack.missing-setting", Spot("setting"), name=missing[0])
