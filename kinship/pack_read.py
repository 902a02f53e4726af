"""From the text of a rule pack to a checked ``Pack``: every mistake is told with its line and the nearest valid word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, fields
from datetime import date, datetime
from typing import Any, TypeVar

from kinship.pack_lines import Spot
from kinship.pack_model import CHOICES, Arm, Head, Law, Organ, Pack, Relation, Rule, Setting, Tenure
from kinship.pack_source import Source, nearest

Entry = TypeVar("Entry", Head, Law, Arm, Rule, Relation, Organ, Setting, Tenure)
SECTIONS = ("pack", "law", "rule", "relations", "organ", "setting", "tenure")
PARTS = ("listed", "derived", "advisory")
TYPES: dict[str, type | tuple[type, ...]] = {
    "str": str,
    "bool": bool,
    "int": int,
    "date | None": date,
    "tuple[str, ...]": list,
    "tuple[Arm, ...]": list,
}
HIDDEN = {"listed", "advisory"}
"""Fields of a relation that the list it stands in decides, so that no line can contradict its list."""


def read_pack(source: Source) -> Pack:
    """The pack that the TOML of ``source`` describes.

    Raises PackError for a syntax error, an unknown or missing key, a value of the wrong type, a word outside its closed list.
    Whether the entries fit together is checked by ``kinship.pack_check``.
    """
    data = source.parse()
    _known(source, Spot(""), data, SECTIONS)
    return Pack(
        head=_entry(source, Head, Spot("pack"), _table(source, data, "pack")),
        laws=tuple(_entries(source, Law, "law", data)),
        rules=tuple(_entries(source, Rule, "rule", data)),
        relations=tuple(_relations(source, _table(source, data, "relations"))),
        organs=tuple(_entries(source, Organ, "organ", data)),
        settings=tuple(_entries(source, Setting, "setting", data)),
        tenures=tuple(_entries(source, Tenure, "tenure", data, needed=False)),
        file=source.file,
    )


def _table(source: Source, data: dict[str, Any], section: str) -> dict[str, Any]:
    if section not in data:
        raise source.error("pack.missing-section", Spot(section), section=f"[{section}]")
    if not isinstance(data[section], dict):
        raise source.error("pack.wrong-type", Spot("", key=section), field=section, expected=f"[{section}]")
    return dict(data[section])


def _entries(source: Source, kind: type[Entry], section: str, data: dict[str, Any], needed: bool = True) -> Iterator[Entry]:
    rows = data.get(section, [])
    if needed and not rows:
        raise source.error("pack.missing-section", Spot(section), section=f"[[{section}]]")
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise source.error("pack.wrong-type", Spot(section), field=section, expected=f"[[{section}]]")
    for index, row in enumerate(rows):
        yield _entry(source, kind, Spot(section, index), row)


def _relations(source: Source, table: dict[str, Any]) -> Iterator[Relation]:
    _known(source, Spot("relations"), table, PARTS)
    for part, rows in table.items():
        spot = Spot("relations", 0, part)
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise source.error("pack.wrong-type", spot, field=part, expected="[{ word = … }, …]")
        for item, row in enumerate(rows):
            flags = {"listed": part == "listed", "advisory": part == "advisory"}
            yield _entry(source, Relation, spot.at(part, item), row, flags)


def _entry(source: Source, kind: type[Entry], spot: Spot, row: dict[str, Any], flags: dict[str, bool] | None = None) -> Entry:
    """One entry: its keys are the fields of ``kind``, its values of their types and lists."""
    known = {one.name.rstrip("_"): one for one in fields(kind) if flags is None or one.name not in HIDDEN}
    _known(source, spot, row, tuple(known))
    for key, one in known.items():
        if one.default is MISSING and key not in row:
            raise source.error("pack.missing-key", spot, field=key, entry=_name(spot))
    values: dict[str, Any] = dict(flags or {})
    for key, value in row.items():
        values[known[key].name] = _value(source, spot, key, value, str(known[key].type))
    return kind(**values)


def _value(source: Source, spot: Spot, key: str, value: Any, type_: str) -> Any:
    where = spot if spot.item >= 0 else spot.at(key)
    if not _is(value, type_) or value in ("", []):
        expected = EXPECTED[type_]
        raise source.error("pack.wrong-type", where, key, field=key, expected=expected)
    if type_ == "tuple[Arm, ...]":
        return tuple(_arm(source, spot, item, one) for item, one in enumerate(value))
    for word in value if isinstance(value, list) else [value]:
        if key in CHOICES and word not in CHOICES[key]:
            near = nearest(str(word), CHOICES[key])
            raise source.error("pack.unknown-word", where, str(word), field=key, word=word, nearest=near)
    return tuple(value) if isinstance(value, list) else value


EXPECTED = {
    "str": '"…"',
    "bool": "true | false",
    "int": "1, 2, 3, …",
    "date | None": "2020-12-28",
    "tuple[str, ...]": '["…", "…"]',
    "tuple[Arm, ...]": '[{ arm = "…" }]',
}


def _is(value: Any, type_: str) -> bool:
    if isinstance(value, datetime) or (isinstance(value, bool) and type_ != "bool"):
        return False
    if not isinstance(value, TYPES[type_]):
        return False
    inner = dict if type_ == "tuple[Arm, ...]" else str
    return all(isinstance(one, inner) and one for one in value) if isinstance(value, list) else True


def _arm(source: Source, spot: Spot, item: int, row: dict[str, Any]) -> Arm:
    return _entry(source, Arm, spot.at("arms", item), row)


def _known(source: Source, spot: Spot, row: dict[str, Any], known: tuple[str, ...]) -> None:
    for key in row:
        if key not in known:
            where = spot if spot.item >= 0 else spot.at(key) if spot.section else Spot(key)
            raise source.error("pack.unknown-key", where, key, field=key, entry=_name(spot), nearest=nearest(key, known))


def _name(spot: Spot) -> str:
    if not spot.section:
        return "TOML"
    return f"[{spot.section}]" if spot.section in ("pack", "relations") else f"[[{spot.section}]] {spot.index + 1}"
