"""Rule packs as the rows that the queries join."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kinship.pack_check import share
from kinship.pack_model import SETTINGS, Arm, Law, Pack, RolePost, Rule
from kinship.pack_situations import LINKS, MUTUAL
from kinship.pack_tenure import Tenure

if TYPE_CHECKING:
    import pyarrow as pa

ALWAYS = "0001-01-01"
"""Stands for "in force since a day that the sources do not tell"."""
WORDED = {"titles": "title", "sections": "section", "organs": "organ", "levels": "level", "functions": "functions"}
"""The keys of a role whose words are looked for in a text of the post, and the name of that text."""
NAMED = ("title", "level")
"""The texts in which the words of ``without`` may not stand."""

Row = dict[str, Any]
Tables = Mapping[str, tuple[Callable[[Pack], Iterator[Row]], Mapping[str, type]]]


def rule_tables(packs: Sequence[Pack]) -> dict[str, pa.Table]:
    """The packs as rows: the tables of ``TABLES`` by name, also where there are no packs.

    Columns are text, flags (bool) or numbers (int32). Empty is null.

    >>> sorted(rule_tables([]))[:3]
    ['pack_setting', 'rule_arm', 'rule_function']
    """
    return tables_of(packs, TABLES)


def tables_of(packs: Sequence[Pack], tables_wanted: Tables) -> dict[str, pa.Table]:
    """The rows of packs as tables: name → how a pack gives rows, and the columns with their types."""
    import pyarrow as pa

    types = {bool: pa.bool_(), int: pa.int32()}
    tables = {}
    for name, (rows_of, wanted) in tables_wanted.items():
        schema = pa.schema([(column, types.get(type_, pa.string())) for column, type_ in wanted.items()])
        rows = [row for pack in packs for row in rows_of(pack)]
        tables[name] = pa.table({column: [_cell(row[column]) for row in rows] for column in wanted}, schema=schema)
    return tables


def _cell(value: Any) -> Any:
    return None if value in ("", ()) else value


def _arms(pack: Pack) -> Iterator[Row]:
    for rule in pack.rules:
        for arm in rule.arms:
            yield {"pack": pack.id, "rule": rule.id, **when(pack, rule), **_of_rule(pack, rule), **_of_arm(rule, arm)}


def when(pack: Pack, rule: Rule | Tenure) -> Row:
    """From when until when a rule is in force, as text; its own days go before those of its pack."""
    start = rule.in_force_from or pack.head.in_force_from
    end = rule.in_force_until or pack.head.in_force_until
    return {"in_force_from": start.isoformat() if start else ALWAYS, "in_force_until": end.isoformat() if end else None}


def _of_rule(pack: Pack, rule: Rule) -> Row:
    return {
        "situation": rule.situation,
        "mutual": rule.situation in MUTUAL,
        "relations": rule.relations or MAIN,
        "list_no": _list_no(pack, rule),
        "organ_kinds": ";".join(rule.organ_kinds),
        "yields_to": ";".join(rule.yields_to),
    }


def _list_no(pack: Pack, rule: Rule) -> int | None:
    """The place of the rule's list of relatives in the pack: the rows of pairs are many, and carry a number, not a name."""
    names = [one.name for one in pack.lists]
    return names.index(rule.relations) if rule.relations in names else None


def _of_arm(rule: Rule, arm: Arm) -> Row:
    over, of = share(arm.more_than) or (None, None)
    same = ("arm", "subordinate_chief", "both_chief", "subordinate_management", "subordinate_later", "severity_if_unknown")
    return {
        **{key: getattr(arm, key) for key in (*same, "function_side")},
        "severity": arm.severity or rule.severity,
        "link": LINKS.get((rule.situation, arm.arm)),
        "upper_role": arm.upper_role or arm.role,
        "lower_role": arm.lower_role or arm.role,
        "seconded_role": arm.seconded_role,
        "unclear_role": arm.unclear_role,
        "by_trade": bool(arm.trades),
        "share_over": over,
        "share_of": of,
    }


def _functions(pack: Pack) -> Iterator[Row]:
    for rule in pack.rules:
        for purpose, functions in (("required", rule.functions), ("instead_of_management", rule.instead_of_management)):
            for function in functions:
                yield {"pack": pack.id, "rule": rule.id, "function": function, "purpose": purpose}


def _trades(pack: Pack) -> Iterator[Row]:
    for rule in pack.rules:
        for arm in rule.arms:
            for word in arm.trades:
                yield {"pack": pack.id, "rule": rule.id, "arm": arm.arm, "word": word}


def _roles(pack: Pack) -> Iterator[Row]:
    for role in pack.roles:
        for number, post in enumerate(role.posts):
            yield {
                "pack": pack.id,
                "role": role.id,
                "alternative": number,
                "chief": post.chief,
                **{f"asks_{text}": bool(getattr(post, key) or (post.without and text in NAMED)) for key, text in WORDED.items()},
                "tiers": ";".join(map(str, post.tiers)),
                "organ_levels": ";".join(post.organ_levels),
            }


def _role_words(pack: Pack) -> Iterator[Row]:
    for role in pack.roles:
        for number, post in enumerate(role.posts):
            for field, word, excluded in _words(post):
                spot = {"pack": pack.id, "role": role.id, "alternative": number}
                yield {**spot, "field": field, "word": word, "excluded": excluded}


def _words(post: RolePost) -> Iterator[tuple[str, str, bool]]:
    for key, field in WORDED.items():
        for word in getattr(post, key):
            yield field, f";{word};" if field == "functions" else word, False
        if post.without and field in NAMED:
            yield from ((field, word, True) for word in post.without)
            yield from () if getattr(post, key) else ((field, "", False),)


def _relations(pack: Pack) -> Iterator[Row]:
    for number, one in enumerate(pack.lists):
        in_list = {"pack": pack.id, "list": one.name or MAIN, "list_no": number, "sided": not one.symmetric}
        for row in one.rows:
            of_row = {key: getattr(row, key) for key in ("word", "listed", "label", "cite")}
            yield {**in_list, **of_row, "class": row.class_, "severity": row.cap or "as-situation"}


def _organ_kinds(pack: Pack) -> Iterator[Row]:
    for organ in pack.organs:
        reasons = {"reason": organ.reason, "reason_en": organ.reason_en or organ.reason}
        yield {"pack": pack.id, "kind": organ.kind, "cap": organ.cap, **reasons}


def _laws(pack: Pack) -> Iterator[Row]:
    for rule in pack.rules:
        for ordinal, key in enumerate(rule.law):
            yield {"pack": pack.id, "rule": rule.id, **_passage(pack.law(key)), "ordinal": ordinal}


def _tie_laws(pack: Pack) -> Iterator[Row]:
    for ordinal, law in enumerate(pack.laws):
        for kind in law.ties:
            yield {"pack": pack.id, "kind": kind, **_passage(law), "ordinal": ordinal}


def _passage(law: Law) -> Row:
    return {"title": law.title, "title_en": law.title_en or law.title, "article": law.article, "quote": law.quote}


def _settings(pack: Pack) -> Iterator[Row]:
    yield {"pack": pack.id, **{setting.name: setting.value for setting in pack.settings}}


def columns(text: str = "", flags: str = "", numbers: str = "") -> dict[str, type]:
    """The columns of a table of rows with their types."""
    kinds = ((text, str), (flags, bool), (numbers, int))
    return {name: kind for names, kind in kinds for name in names.split()}


MAIN = "main"
"""What the list of relatives without a name is called in the rows."""
TABLES: dict[str, tuple[Callable[[Pack], Iterator[Row]], dict[str, type]]] = {
    "rule_arm": (
        _arms,
        columns(
            "pack rule situation arm severity severity_if_unknown function_side in_force_from in_force_until yields_to relations"
            " organ_kinds link upper_role lower_role seconded_role unclear_role",
            "mutual by_trade subordinate_chief both_chief subordinate_management subordinate_later",
            "share_over share_of list_no",
        ),
    ),
    "rule_function": (_functions, columns("pack rule function purpose")),
    "rule_trade": (_trades, columns("pack rule arm word")),
    "rule_role": (
        _roles,
        columns(
            "pack role tiers organ_levels",
            "chief asks_title asks_section asks_organ asks_level asks_functions",
            "alternative",
        ),
    ),
    "rule_role_word": (_role_words, columns("pack role field word", "excluded", "alternative")),
    "rule_relation": (_relations, columns("pack list word class severity label cite", "listed sided", "list_no")),
    "rule_organ_kind": (_organ_kinds, columns("pack kind cap reason reason_en")),
    "rule_law": (_laws, columns("pack rule title title_en article quote", numbers="ordinal")),
    "tie_law": (_tie_laws, columns("pack kind title title_en article quote", numbers="ordinal")),
    "pack_setting": (_settings, columns(" ".join(["pack", *SETTINGS]))),
}
