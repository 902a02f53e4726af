"""The tenure clauses of rule packs as the rows that the queries join."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from kinship.pack_model import Pack
from kinship.pack_rows import Tables, columns, tables_of, when
from kinship.pack_tenure import Tenure

if TYPE_CHECKING:
    import pyarrow as pa

Row = dict[str, Any]
OF_CLAUSE = (
    *("years", "within", "gap_months", "secondment", "severity", "exempt_role"),
    *("near_retirement", "retire_men", "retire_women"),
)


def tenure_tables(packs: Sequence[Pack]) -> dict[str, pa.Table]:
    """The tables ``tenure_stay``, ``tenure_function`` and ``tenure_word``, also where there are no packs.

    >>> {name: table.num_rows for name, table in tenure_tables([]).items()}
    {'tenure_stay': 0, 'tenure_function': 0, 'tenure_word': 0}
    """
    return tables_of(packs, TABLES)


def _stays(pack: Pack) -> Iterator[Row]:
    for clause in pack.tenures:
        for number, stay in enumerate(clause.stays):
            yield {
                **_spot(pack, clause),
                **when(pack, clause),
                **{key: getattr(clause, key) for key in OF_CLAUSE},
                "stay_no": number,
                "same": stay.same,
                "role": stay.role,
                "organ_kinds": ";".join(stay.organ_kinds),
                "role_tier": _asks_tier(pack, stay.role),
                "exempt_tier": _asks_tier(pack, clause.exempt_role),
                "by_function": bool(clause.functions),
            }


def _asks_tier(pack: Pack, role: str) -> bool:
    return any(post.tiers for one in pack.roles if one.id == role for post in one.posts)


def _functions(pack: Pack) -> Iterator[Row]:
    for clause in pack.tenures:
        yield from ({**_spot(pack, clause), "function": function} for function in clause.functions)


def _words(pack: Pack) -> Iterator[Row]:
    for clause in pack.tenures:
        yield from ({**_spot(pack, clause), "word": word} for word in clause.seconded)


def _spot(pack: Pack, clause: Tenure) -> Row:
    return {"pack": pack.id, "rule": clause.id}


TABLES: Tables = {
    "tenure_stay": (
        _stays,
        columns(
            "pack rule same role organ_kinds secondment severity exempt_role in_force_from in_force_until",
            "role_tier exempt_tier by_function",
            "stay_no years within gap_months near_retirement retire_men retire_women",
        ),
    ),
    "tenure_function": (_functions, columns("pack rule function")),
    "tenure_word": (_words, columns("pack rule word")),
}
