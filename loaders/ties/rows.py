"""The finished rows: given rows taken over, inferred and possible rows added, everything sorted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from operator import itemgetter
from typing import Any

from kinship.kin import GRADES, INFERRED
from loaders.identity.ages import years_older
from loaders.ties.family import POSSIBLE, Edge, Family, Tie
from loaders.ties.siblings import YOUNGEST_PARENT

Row = dict[str, Any]
KEY = itemgetter(0)
LEVELS = {grade: level for level, grade in enumerate(GRADES, start=1)}


def take_given(family: Family, parent: Iterable[Mapping[str, Any]], spouse: Iterable[Mapping[str, Any]]) -> None:
    """Takes over parent and spouse rows that a canonical folder carries; a blank grade there means confirmed."""
    for row in parent:
        kind = row.get("kind") or "blood"
        family.parent(row["parent_id"], row["child_id"], *_given(row), kind=kind)
        family.parents[row["parent_id"], row["child_id"], kind].columns = dict(row)
    for row in spouse:
        one, other = sorted((row["person_id"], row["spouse_id"]))
        family.spouse(one, other, *_given(row), slot=not row.get("end"))
        family.spouses[one, other].columns = dict(row)


def add_other_parents(family: Family, ties: Iterable[Tie]) -> None:
    """Sets the declarer's only spouse as the other parent of a declared child who has none: possible, and said to be inferred."""
    for tie in ties:
        if tie.word != "C" or tie.kind != "blood":
            continue
        parent, child = tie.person, tie.relative
        mate = family.partner(parent)
        if mate and mate not in family.unnamed and _fits(family, parent, mate, child):
            family.parent(mate, child, POSSIBLE, frozenset(f"{source}{INFERRED}" for source in tie.sources), slot=False)


def _fits(family: Family, parent: str, mate: str, child: str) -> bool:
    sex = family.sex.get(mate, "")
    filled = [one for one in family.blood.get(child, ()) if one != parent]
    if (
        family.has_parent(mate, child)
        or (mate, child, "step") in family.parents
        or (mate, child, "step_fostered") in family.parents
    ):
        return False
    gap = years_older(family.birth.get(mate, ""), family.birth.get(child, ""))
    return not any(family.sex.get(one, "") in (sex, "") for one in filled) and (gap is None or gap >= YOUNGEST_PARENT)


def add_aliases(family: Family, aliases: Mapping[str, str]) -> None:
    """Repeats the rows of new people who are possibly a known person for that person, at grade possible."""
    if not aliases:
        return
    for key in [key for key in family.parents if key[0] in aliases or key[1] in aliases]:
        parent, child, kind = key
        sources = family.parents[key].sources
        family.parent(aliases.get(parent, parent), aliases.get(child, child), POSSIBLE, sources, kind, slot=False)
    for one, other in [key for key in family.spouses if key[0] in aliases or key[1] in aliases]:
        sources = family.spouses[one, other].sources
        family.spouse(aliases.get(one, one), aliases.get(other, other), POSSIBLE, sources, slot=False)


def known_parents(family: Family, aliases: Mapping[str, str]) -> dict[str, str]:
    """Unnamed father or mother → a known one of the same child, where it is open whether that is one child or two."""
    found: dict[str, str] = {}
    for pair in aliases.items():
        for one, other in (pair, pair[::-1]):
            for unnamed in sorted(family.near("P", one).keys() & family.unnamed.keys()):
                sex = family.sex.get(unnamed)
                known = [each for each in family.near("P", other) if each not in family.unnamed and family.sex.get(each) == sex]
                if sex and len(known) == 1:
                    found.setdefault(unnamed, known[0])
    return found


def parent_rows(family: Family) -> list[Row]:
    """The parent table, sorted."""
    return [
        _row(edge, {"parent_id": parent, "child_id": child, "kind": kind})
        for (parent, child, kind), edge in sorted(family.parents.items(), key=KEY)
    ]


def spouse_rows(family: Family) -> list[Row]:
    """The spouse table, sorted; each couple once."""
    return [_row(edge, {"person_id": one, "spouse_id": other}) for (one, other), edge in sorted(family.spouses.items(), key=KEY)]


def _row(edge: Edge, row: Row) -> Row:
    columns = edge.columns
    row["start"], row["end"] = (columns.get("start") or "", columns.get("end") or "") if columns else ("", "")
    row["grade"] = GRADES[edge.level - 1]
    row["source"] = ";".join(sorted(edge.sources) if len(edge.sources) > 1 else edge.sources)
    return row


def _given(row: Mapping[str, Any]) -> tuple[int, frozenset[str]]:
    source = row.get("source") or ""
    return LEVELS[row.get("grade") or "confirmed"], frozenset(source.split(";") if source else [])
