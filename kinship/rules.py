"""Rule packs: law as data. A pack is read, checked and flattened into rows that the queries join."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kinship.errors import PackError, Place
from kinship.pack_check import check_pack
from kinship.pack_model import SETTINGS, Pack
from kinship.pack_read import read_pack
from kinship.pack_source import Source, nearest, open_source

if TYPE_CHECKING:
    import pyarrow as pa

DEFAULT_PACKS = ("cn-civil-2020", "cn-institution-2019")
ALWAYS = "0001-01-01"
"""Stands for "in force since a day that the sources do not tell"."""

Row = dict[str, Any]


def built_in() -> list[str]:
    """The names of the packs that come with the program.

    >>> built_in()
    ['cn-civil-2020', 'cn-institution-2019', 'county-rotation']
    """
    return sorted(one.name.removesuffix(".toml") for one in _folder().iterdir() if one.name.endswith(".toml"))


def load_pack(name_or_path: str) -> Pack:
    """The pack with a built-in name, or the one in a ``.toml`` file.

    Raises PackError, with file, line and the nearest valid word, for any mistake in it.

    >>> load_pack("cn-civil-2020").law("act-74").article
    '第七十四条第一款'
    """
    source = _source(name_or_path)
    return check_pack(source, read_pack(source))


def load_packs(names: Sequence[str | Pack]) -> list[Pack]:
    """Several packs, each once.

    Raises PackError, also where two different packs have the same id: their findings could not be told apart.

    >>> [pack.id for pack in load_packs([*DEFAULT_PACKS, "cn-civil-2020"])]
    ['cn-civil-2020', 'cn-institution-2019']
    """
    packs: dict[str, Pack] = {}
    for name in names:
        pack = name if isinstance(name, Pack) else load_pack(name)
        if packs.setdefault(pack.id, pack) != pack:
            raise PackError("pack.same-id", place=Place(pack.file), pack=pack.id, other=packs[pack.id].file)
    return list(packs.values())


def rule_tables(packs: Sequence[Pack]) -> dict[str, pa.Table]:
    """The packs as rows: rule_arm, rule_function, rule_relation, rule_organ_kind, rule_law, pack_setting.

    Columns are text, but for the flags ``subordinate_chief``, ``both_chief``, ``subordinate_management``, ``listed`` (bool) and
    ``ordinal`` (int32). Empty is null.

    >>> tables = rule_tables([load_pack("cn-civil-2020")])
    >>> tables["rule_relation"].num_rows
    28
    """
    import pyarrow as pa

    types = {bool: pa.bool_(), int: pa.int32()}
    tables = {}
    for name, (rows_of, columns) in TABLES.items():
        schema = pa.schema([(column, types.get(type_, pa.string())) for column, type_ in columns.items()])
        rows = [row for pack in load_packs(packs) for row in rows_of(pack)]
        tables[name] = pa.table({column: [_cell(row[column]) for row in rows] for column in columns}, schema=schema)
    return tables


def _folder() -> Any:
    return resources.files("kinship").joinpath("packs")


def _source(name_or_path: str) -> Source:
    names = tuple(built_in())
    if name_or_path in names:
        file = f"{name_or_path}.toml"
        return Source(file, _folder().joinpath(file).read_text(encoding="utf-8"))
    if not name_or_path.endswith(".toml"):
        raise PackError("pack.unknown-pack", name=name_or_path, nearest=nearest(name_or_path, names))
    return open_source(Path(name_or_path), "pack.unreadable")


def _cell(value: Any) -> Any:
    return None if value in ("", ()) else value


def _arms(pack: Pack) -> Iterator[Row]:
    for rule in pack.rules:
        start = rule.in_force_from or pack.head.in_force_from
        end = rule.in_force_until or pack.head.in_force_until
        for arm in rule.arms:
            yield {
                "pack": pack.id,
                "rule": rule.id,
                "situation": rule.situation,
                "arm": arm.arm,
                "severity": arm.severity or rule.severity,
                "subordinate_chief": arm.subordinate_chief,
                "both_chief": arm.both_chief,
                "subordinate_management": arm.subordinate_management,
                "severity_if_unknown": arm.severity_if_unknown,
                "function_side": arm.function_side,
                "in_force_from": start.isoformat() if start else ALWAYS,
                "in_force_until": end.isoformat() if end else None,
                "yields_to": ";".join(rule.yields_to),
            }


def _functions(pack: Pack) -> Iterator[Row]:
    for rule in pack.rules:
        for purpose, functions in (("required", rule.functions), ("instead_of_management", rule.instead_of_management)):
            for function in functions:
                yield {"pack": pack.id, "rule": rule.id, "function": function, "purpose": purpose}


def _relations(pack: Pack) -> Iterator[Row]:
    for row in pack.relations:
        yield {
            "pack": pack.id,
            "word": row.word,
            "class": row.class_,
            "severity": "advisory" if row.advisory else "as-situation",
            "listed": row.listed,
            "label": row.label,
            "cite": row.cite,
        }


def _organ_kinds(pack: Pack) -> Iterator[Row]:
    for organ in pack.organs:
        reasons = {"reason": organ.reason, "reason_en": organ.reason_en or organ.reason}
        yield {"pack": pack.id, "kind": organ.kind, "cap": organ.cap, **reasons}


def _laws(pack: Pack) -> Iterator[Row]:
    for rule in pack.rules:
        for ordinal, key in enumerate(rule.law):
            law = pack.law(key)
            words = {
                "title": law.title,
                "title_en": law.title_en or law.title,
                "article": law.article,
                "quote": law.quote,
                "ordinal": ordinal,
            }
            yield {"pack": pack.id, "rule": rule.id, **words}


def _settings(pack: Pack) -> Iterator[Row]:
    yield {"pack": pack.id, **{setting.name: setting.value for setting in pack.settings}}


def _columns(text: str, **typed: type) -> dict[str, type]:
    return {name: typed.get(name, str) for name in text.split()}


ARM_COLUMNS = _columns(
    "pack rule situation arm severity subordinate_chief both_chief subordinate_management severity_if_unknown"
    " function_side in_force_from in_force_until yields_to",
    subordinate_chief=bool,
    both_chief=bool,
    subordinate_management=bool,
)
TABLES: dict[str, tuple[Callable[[Pack], Iterator[Row]], dict[str, type]]] = {
    "rule_arm": (_arms, ARM_COLUMNS),
    "rule_function": (_functions, _columns("pack rule function purpose")),
    "rule_relation": (_relations, _columns("pack word class severity listed label cite", listed=bool)),
    "rule_organ_kind": (_organ_kinds, _columns("pack kind cap reason reason_en")),
    "rule_law": (_laws, _columns("pack rule title title_en article quote ordinal", ordinal=int)),
    "pack_setting": (_settings, _columns(" ".join(["pack", *SETTINGS]))),
}
