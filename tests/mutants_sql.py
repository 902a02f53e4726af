"""Every small change of a query's conditions: one of several left out, a comparison turned, a choice dropped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import sqlglot
from sqlglot import exp

import queries

TURNED: dict[type[exp.Expression], type[exp.Expression]] = {
    exp.EQ: exp.NEQ,
    exp.NEQ: exp.EQ,
    exp.LT: exp.LTE,
    exp.LTE: exp.LT,
    exp.GT: exp.GTE,
    exp.GTE: exp.GT,
}

CHANGED = (
    *TURNED,
    *(exp.And, exp.Or, exp.Not, exp.Is, exp.Like, exp.Between, exp.Where, exp.In, exp.Coalesce, exp.Case, exp.Union),
)
SHORT = 120
"""So much of a condition is printed."""


@dataclass(frozen=True, slots=True)
class QueryMutant:
    """A changed query, and in words what was changed."""

    told: str
    query: str
    text: str


def mutants(query: str) -> Iterator[QueryMutant]:
    """All changes of ``queries/sql/findings/<query>.sql``, in the order in which they stand there; no two are told alike."""
    tree = sqlglot.parse_one(queries.text(f"sql/findings/{query}.sql"), dialect="duckdb")
    told_before: Counter[str] = Counter()
    for at, node in enumerate(tree.walk()):
        for told, changed in _changes(node) if isinstance(node, CHANGED) else ():
            if text := _with(tree, at, changed):
                told_before[told] += 1
                again = f" ({told_before[told]})" if told_before[told] > 1 else ""
                yield QueryMutant(f"{query}: {told}{again}", query, text)


Change = Callable[[exp.Expression], exp.Expression | None]


def _changes(node: exp.Expression) -> Iterator[tuple[str, Change]]:
    short = _short(node)
    yield from _of_conditions(node, short)
    yield from _of_values(node, short)
    if isinstance(node, exp.Union):
        yield f"without the last part of: {short}", lambda one: one.left.copy()
        if not isinstance(node.left, exp.Union):
            yield f"without the first part of: {short}", _last_part


def _short(node: exp.Expression) -> str:
    return node.sql(dialect="duckdb", comments=False).replace("\n", " ")[:SHORT]


def _of_conditions(node: exp.Expression, short: str) -> Iterator[tuple[str, Change]]:
    if isinstance(node, exp.And):
        yield f"without {_short(node.left)} in: {short}", lambda one: one.right.copy()
        yield f"without {_short(node.right)} in: {short}", lambda one: one.left.copy()
    elif isinstance(node, exp.Or):
        yield f"without the way {_short(node.left)} in: {short}", lambda one: one.right.copy()
        yield f"without the way {_short(node.right)} in: {short}", lambda one: one.left.copy()
    elif type(node) in TURNED:
        other = TURNED[type(node)]
        yield f"{other.__name__} in: {short}", lambda one: other(this=one.left.copy(), expression=one.right.copy())
    elif isinstance(node, exp.Not):
        yield f"without NOT: {short}", lambda one: one.this.copy()
    elif isinstance(node, (exp.Is, exp.Like)) and not isinstance(node.parent, exp.Not):
        yield f"NOT in: {short}", lambda one: exp.Not(this=one.copy())
    elif isinstance(node, exp.Between):
        yield f"no upper end in: {short}", lambda one: exp.GTE(this=one.this.copy(), expression=one.args["low"].copy())
        yield f"no lower end in: {short}", lambda one: exp.LTE(this=one.this.copy(), expression=one.args["high"].copy())
    elif isinstance(node, exp.Where):
        yield f"no condition: {short}", lambda one: exp.Where(this=exp.true())


def _of_values(node: exp.Expression, short: str) -> Iterator[tuple[str, Change]]:
    if isinstance(node, exp.In) and len(node.expressions) > 1:
        for at, member in enumerate(node.expressions):
            yield f"without {member.sql()} in: {short}", _without(at)
    elif isinstance(node, exp.Coalesce):
        yield f"without a default: {short}", lambda one: one.this.copy()
    elif isinstance(node, exp.Case):
        for at in range(len(node.args["ifs"])):
            yield f"without choice {at + 1} of: {short}", _without_choice(at)


def _last_part(one: exp.Expression) -> exp.Expression:
    """What is left of a union without its first part, which gave the columns their names."""
    last = one.right.copy()
    if not last.is_star:
        last.set(
            "expressions",
            [exp.alias_(held.unalias(), name) for held, name in zip(last.selects, one.left.named_selects, strict=True)],
        )
    return last


def _without(at: int) -> Change:
    def changed(one: exp.Expression) -> exp.Expression:
        copy = one.copy()
        copy.set("expressions", [member for number, member in enumerate(copy.expressions) if number != at])
        return copy

    return changed


def _without_choice(at: int) -> Change:
    def changed(one: exp.Expression) -> exp.Expression | None:
        ifs = one.args["ifs"]
        if len(ifs) == 1:
            return one.args["default"].copy() if one.args.get("default") else exp.null()
        copy = one.copy()
        copy.set("ifs", [choice for number, choice in enumerate(copy.args["ifs"]) if number != at])
        return copy

    return changed


def _with(tree: exp.Expression, at: int, change: Change) -> str:
    """The query with its node number ``at`` changed; nothing where the change makes no sense there."""
    copy = tree.copy()
    target = next(one for number, one in enumerate(copy.walk()) if number == at)
    if (new := change(target)) is None:
        return ""
    if isinstance(target, exp.Query) and (above := target.args.get("with_")) and not new.args.get("with_"):
        new.set("with_", above.copy())
    target.replace(new)
    return (new if target is copy else copy).sql(dialect="duckdb")
