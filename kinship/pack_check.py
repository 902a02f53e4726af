"""Whether the entries of a rule pack fit together: citations exist, arms belong to their situation, nothing is said twice."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from kinship.kin import inverse
from kinship.pack_lines import Spot
from kinship.pack_model import SETTINGS, SITUATIONS, VERIFIED, Arm, Law, Pack, Rule
from kinship.pack_source import Source, nearest

BY_FUNCTION = ("leader-and-function", "head-and-function")


def check_pack(source: Source, pack: Pack) -> Pack:
    """The pack itself where everything fits.

    Raises PackError at the first thing that does not: a duplicate, a citation of nothing, an article number on an entry that
    nobody has verified, a verified entry without its words, an arm of another situation, an end before a beginning.
    """
    _dates(source, Spot("pack"), pack.head.in_force_from, pack.head.in_force_until)
    _unique(source, "law", "key", [law.key for law in pack.laws])
    _unique(source, "rule", "id", [rule.id for rule in pack.rules])
    _unique(source, "organ", "kind", [organ.kind for organ in pack.organs])
    _unique(source, "setting", "name", [setting.name for setting in pack.settings])
    _unique(source, "tenure", "id", [tenure.id for tenure in pack.tenures])
    for index, law in enumerate(pack.laws):
        _law(source, Spot("law", index), law)
    for index, rule in enumerate(pack.rules):
        _rule(source, Spot("rule", index), rule, pack)
    for index, tenure in enumerate(pack.tenures):
        _cited(source, Spot("tenure", index), [tenure.law], pack)
    _relations(source, pack)
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
    for item, arm in enumerate(rule.arms):
        _arm(source, spot.at("arms", item), rule, arm)
    arms = [arm.arm for arm in rule.arms]
    for item, name in enumerate(arms):
        if name in arms[:item]:
            raise source.error("pack.duplicate", spot.at("arms", item), name, field="arm", value=name)
    asks = rule.situation in BY_FUNCTION or any(arm.function_side for arm in rule.arms)
    if asks and not rule.functions:
        raise source.error("pack.no-functions", spot, rule=rule.id)


def _arm(source: Source, spot: Spot, rule: Rule, arm: Arm) -> None:
    valid = SITUATIONS[rule.situation]
    if arm.arm not in valid:
        values = {"arm": arm.arm, "situation": rule.situation, "nearest": nearest(arm.arm, valid)}
        raise source.error("pack.other-situation", spot, **values)
    if rule.situation in BY_FUNCTION and not arm.function_side:
        raise source.error("pack.missing-key", spot, field="function_side", entry=f'arm = "{arm.arm}"')


def _cited(source: Source, spot: Spot, keys: Iterable[str], pack: Pack) -> None:
    held = tuple(law.key for law in pack.laws)
    for key in keys:
        if key not in held:
            raise source.error("pack.unknown-law", spot.at("law"), key, word=key, nearest=nearest(key, held))


def _relations(source: Source, pack: Pack) -> None:
    rows = {"listed": 0, "derived": 0, "advisory": 0}
    words: dict[str, bool] = {}
    for row in pack.relations:
        part = "advisory" if row.advisory else "listed" if row.listed else "derived"
        spot = Spot("relations", 0, part, rows[part])
        rows[part] += 1
        if row.word in words:
            raise source.error("pack.duplicate", spot, field="word", value=row.word)
        words[row.word] = row.listed
        need = "reason" if row.advisory else "cite"
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
