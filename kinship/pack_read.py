"""From the text of a rule pack to a checked ``Pack``: every mistake is told with its line and the nearest valid word."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import MISSING, fields
from datetime import date, datetime
from typing import Any, TypeVar

from kinship.pack_expand import expanded, rule_like, with_roles, with_settings
from kinship.pack_lines import Spot
from kinship.pack_model import CHOICES, Arm, Head, Law, Organ, Pack, Relation, RelationList, Role, RolePost, Rule, Setting
from kinship.pack_situations import ALONE
from kinship.pack_source import Source, nearest
from kinship.pack_tenure import Stay, Tenure

Entry = TypeVar("Entry", Head, Law, Arm, Rule, Role, RolePost, Relation, RelationList, Organ, Setting, Stay, Tenure)
SECTIONS = ("pack", "law", "rule", "role", "relations", "organ", "setting", "tenure")
PARTS = ("listed", "derived", "review", "advisory")
NESTED: dict[str, Any] = {"tuple[Arm, ...]": Arm, "tuple[RolePost, ...]": RolePost, "tuple[Stay, ...]": Stay}
TYPES: dict[str, type | tuple[type, ...]] = {
    "str": str,
    "bool": bool,
    "bool | None": bool,
    "int": int,
    "date | None": date,
    "tuple[str, ...]": list,
    "tuple[int, ...]": list,
    **dict.fromkeys(NESTED, list),
}
ITEMS = {"tuple[str, ...]": str, "tuple[int, ...]": int, **dict.fromkeys(NESTED, dict)}
EXPECTED = {
    "str": '"…"',
    "bool": "true | false",
    "bool | None": "true | false",
    "int": "1, 2, 3, …",
    "date | None": "2020-12-28",
    "tuple[str, ...]": '["…", "…"]',
    "tuple[int, ...]": "[1, 2]",
    "tuple[Arm, ...]": '[{ arm = "…" }]',
    "tuple[RolePost, ...]": '[{ titles = ["…"], tiers = [1] }]',
    "tuple[Stay, ...]": '[{ same = "section" }]',
}
HIDDEN = {Relation: {"listed", "cap"}, RelationList: {"name", "rows", "beyond"}}
"""Fields that the place of an entry decides, so that no line can contradict its list."""

Base = Callable[[str], Pack]


def read_pack(source: Source, base: Base) -> Pack:
    """The pack that the TOML of ``source`` describes; ``base`` gives a built-in pack that it says it is like.

    Raises PackError for a syntax error, an unknown or missing key, a value of the wrong type, a word outside its closed list.
    Whether the entries fit together is checked by ``kinship.pack_check``.
    """
    data = source.parse()
    _known(source, Spot(""), data, SECTIONS)
    head = _entry(source, Head, Spot("pack"), _table(source, data, "pack"))
    laws, rules = tuple(_entries(source, Law, "law", data)), tuple(_rules(source, data, base))
    return Pack(
        head=head,
        laws=laws,
        rules=rules,
        lists=tuple(_lists(source, data, base)) if _about_two(rules) or "relations" in data else (),
        organs=tuple(_entries(source, Organ, "organ", data)),
        settings=tuple(_settings(source, data, head.like, base)),
        roles=with_roles(_entries(source, Role, "role", data, needed=False), rules, base),
        tenures=tuple(_entries(source, Tenure, "tenure", data, needed=False)),
        file=source.file,
    )


def _settings(source: Source, data: dict[str, Any], like: str, base: Base) -> Iterable[Setting]:
    stated = list(_entries(source, Setting, "setting", data, needed=not like))
    return with_settings(source, stated, like, base) if like else stated


def _table(source: Source, data: dict[str, Any], section: str) -> dict[str, Any]:
    if section not in data:
        raise source.error("pack.missing-section", Spot(section), section=f"[{section}]")
    if not isinstance(data[section], dict):
        raise source.error("pack.wrong-type", Spot("", key=section), field=section, expected=f"[{section}]")
    return dict(data[section])


def _entries(source: Source, kind: type[Entry], section: str, data: dict[str, Any], needed: bool = True) -> Iterator[Entry]:
    for spot, row in _rows(source, section, data, needed):
        yield _entry(source, kind, spot, row)


def _rules(source: Source, data: dict[str, Any], base: Base) -> Iterator[Rule]:
    """The rules about posts; a pack about tenure may have none."""
    for spot, row in _rows(source, "rule", data, needed="tenure" not in data):
        like = row.get("like")
        known = {**rule_like(source, spot, like, base), "law": ()} if isinstance(like, str) else None
        yield _entry(source, Rule, spot, row, known)


def _rows(source: Source, section: str, data: dict[str, Any], needed: bool = True) -> Iterator[tuple[Spot, dict[str, Any]]]:
    rows = data.get(section, [])
    if needed and not rows:
        raise source.error("pack.missing-section", Spot(section), section=f"[[{section}]]")
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise source.error("pack.wrong-type", Spot(section), field=section, expected=f"[[{section}]]")
    for index, row in enumerate(rows):
        yield Spot(section, index), row


def _about_two(rules: Iterable[Rule]) -> bool:
    """Whether a list of relatives is needed: a pack about single people has none."""
    return any(rule.situation not in ALONE for rule in rules)


def _lists(source: Source, data: dict[str, Any], base: Base) -> Iterator[RelationList]:
    """The main list of relatives and the named ones."""
    table = _table(source, data, "relations")
    named = {key: value for key, value in table.items() if isinstance(value, dict)}
    main = {key: value for key, value in table.items() if key not in named}
    for name, rows in ([("", main)] if main else []) + list(named.items()):
        spot = Spot(f"relations.{name}" if name else "relations")
        yield expanded(source, spot, _list(source, spot, name, rows), base)


def _list(source: Source, spot: Spot, name: str, table: dict[str, Any]) -> RelationList:
    known = {one.name for one in fields(RelationList)} - HIDDEN[RelationList]
    _known(source, spot, table, (*PARTS, *sorted(known)))
    rows = [row for part in PARTS for row in _relations(source, spot.at(part), table.get(part, []))]
    facts = {key: value for key, value in table.items() if key in known}
    return _entry(source, RelationList, spot, facts, {"name": name, "rows": tuple(rows)})


def _relations(source: Source, spot: Spot, rows: Any) -> Iterator[Relation]:
    part = spot.key
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise source.error("pack.wrong-type", spot, field=part, expected="[{ word = … }, …]")
    for item, row in enumerate(rows):
        placed = {"listed": part == "listed", "cap": part if part in ("review", "advisory") else ""}
        yield _entry(source, Relation, spot.at(part, item), row, placed)


def _entry(source: Source, kind: type[Entry], spot: Spot, row: dict[str, Any], placed: dict[str, Any] | None = None) -> Entry:
    """One entry: its keys are the fields of ``kind``, its values of their types and lists; ``placed`` are known otherwise."""
    known = {one.name.rstrip("_"): one for one in fields(kind) if one.name not in HIDDEN.get(kind, ())}
    _known(source, spot, row, tuple(known))
    for key, one in known.items():
        if one.default is MISSING and key not in row and not (placed or {}).get(one.name):
            raise source.error("pack.missing-key", spot, field=key, entry=_name(spot))
    values: dict[str, Any] = dict(placed or {})
    for key, value in row.items():
        values[known[key].name] = _value(source, spot, key, value, str(known[key].type))
    return kind(**values)


def _value(source: Source, spot: Spot, key: str, value: Any, type_: str) -> Any:
    where = spot if spot.item >= 0 else spot.at(key)
    if not _is(value, type_) or value in ("", []):
        raise source.error("pack.wrong-type", where, key, field=key, expected=EXPECTED[type_])
    if type_ in NESTED:
        return tuple(_entry(source, NESTED[type_], spot.at(key, item), one) for item, one in enumerate(value))
    for word in value if isinstance(value, list) else [value]:
        if key in CHOICES and word not in CHOICES[key]:
            near = nearest(str(word), tuple(map(str, CHOICES[key])))
            raise source.error("pack.unknown-word", where, str(word), field=key, word=word, nearest=near)
    return tuple(value) if isinstance(value, list) else value


def _is(value: Any, type_: str) -> bool:
    if isinstance(value, datetime) or (isinstance(value, bool) and "bool" not in type_):
        return False
    if not isinstance(value, TYPES[type_]):
        return False
    return all(_is_item(one, ITEMS[type_]) for one in value) if isinstance(value, list) else True


def _is_item(value: Any, type_: type) -> bool:
    return isinstance(value, type_) and not isinstance(value, bool) and bool(value)


def _known(source: Source, spot: Spot, row: dict[str, Any], known: tuple[str, ...]) -> None:
    for key in row:
        if key not in known:
            where = spot if spot.item >= 0 else spot.at(key) if spot.section else Spot(key)
            raise source.error("pack.unknown-key", where, key, field=key, entry=_name(spot), nearest=nearest(key, known))


def _name(spot: Spot) -> str:
    if not spot.section:
        return "TOML"
    single = spot.section == "pack" or spot.section.startswith("relations")
    return f"[{spot.section}]" if single else f"[[{spot.section}]] {spot.index + 1}"
