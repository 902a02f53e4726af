"""The tables of a county as FollowTheMoney entities, for the tools that read them (investigative databases, graph viewers).

Schemata of the FollowTheMoney model 4 (https://followthemoney.tech): Person, Family, Position, Occupancy, PublicBody, Company,
Organization. A canonical column without a property of its own stands as ``column=value`` in the description, so that reading
the file again gives the same tables.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from typing import Any, BinaryIO

FILE = "entities.ftm.json"
Row = Mapping[str, Any]
GENDER = {"M": "male", "F": "female"}
SCHEMA = {"soe": "Company", "village": "Organization", "other": "Organization", None: "Organization"}
PARENT = {"M": "father", "F": "mother"}
SPOUSE = {"M": "husband", "F": "wife"}
PREFIX = {"adoptive": "adoptive ", "step_fostered": "foster ", "step": "step"}


def write(tables: Mapping[str, list[dict[str, Any]]], file: BinaryIO) -> None:
    """Writes the five tables (rows of the canonical columns) as one JSON object a line, in the order of the tables."""
    for entity in entities(tables):
        file.write(json.dumps(entity, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")


def entities(tables: Mapping[str, list[dict[str, Any]]]) -> Iterator[dict[str, Any]]:
    """One entity per person, organ, title of an organ, post, parent tie and marriage.

    Masked ID numbers are left out: nobody could tell them from real ones.

    >>> tables = {name: [] for name in ("organ", "post", "parent", "spouse")}
    >>> [*entities({**tables, "person": [{"person_id": "p1", "name": "甲", "sex": "F"}]})]
    [{'id': 'p1', 'schema': 'Person', 'properties': {'name': ['甲'], 'gender': ['female']}}]
    """
    sex = {row["person_id"]: row.get("sex") for row in tables["person"]}
    organs = {
        row["organ_id"]: f"organ:{row['organ_id']}" if row["organ_id"] in sex else row["organ_id"] for row in tables["organ"]
    }
    yield from map(_person, tables["person"])
    yield from (_organ(row, organs) for row in tables["organ"])
    yield from _positions(tables["post"], organs)
    yield from (_occupancy(row, organs) for row in tables["post"])
    yield from (_parent(row, sex) for row in tables["parent"])
    yield from (_spouse(row, sex) for row in tables["spouse"])


def _person(row: Row) -> dict[str, Any]:
    number = row.get("id_number") or ""
    return _entity(
        row["person_id"],
        "Person",
        name=row.get("name"),
        gender=GENDER.get(row.get("sex") or ""),
        birthDate=row.get("birth"),
        deathDate=row.get("died"),
        idNumber="" if "*" in number else number,
        description=_columns(row, "staff", "home_area"),
    )


def _organ(row: Row, organs: Mapping[str, str]) -> dict[str, Any]:
    above = organs.get(row.get("parent_organ_id") or "")
    schema = SCHEMA.get(row.get("kind"), "PublicBody")
    successors = ";".join(organs[one] for one in (row.get("successors") or "").split(";") if one in organs)
    told = _columns({**row, "successors": successors}, "kind", "level", "area", "start", "end", "successors")
    return _entity(organs[row["organ_id"]], schema, name=row["name"], parent=above, description=told)


def _positions(posts: Iterable[Row], organs: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    for organ, title in sorted({(organs[row["organ_id"]], row["title"] or "") for row in posts}):
        yield _entity(_id("position", organ, title), "Position", name=title, organization=organ)


def _occupancy(row: Row, organs: Mapping[str, str]) -> dict[str, Any]:
    position = _id("position", organs[row["organ_id"]], row["title"] or "")
    columns = _columns(row, "post_id", "tier", "chief", "level", "functions", "reports_to", "in_charge", "entered")
    # The section is always told, blank or not: a post that says nothing of its section is one whose title is to be read.
    return _entity(
        _link_id("occupancy", row),
        "Occupancy",
        holder=row["person_id"],
        post=position,
        description=[f"section={row.get('section') or ''}", *columns],
        **_times(row),
    )


def _parent(row: Row, sex: Mapping[str, Any]) -> dict[str, Any]:
    relationship = PREFIX.get(row["kind"], "") + PARENT.get(sex.get(row["parent_id"]) or "", "parent")
    ends = {"person": row["child_id"], "relative": row["parent_id"], "relationship": relationship}
    return _entity(_link_id("parent", row), "Family", **ends, **_times(row), description=_columns(row, "kind", "grade"))


def _spouse(row: Row, sex: Mapping[str, Any]) -> dict[str, Any]:
    relationship = SPOUSE.get(sex.get(row["spouse_id"]) or "", "spouse")
    ends = {"person": row["person_id"], "relative": row["spouse_id"], "relationship": relationship}
    return _entity(_link_id("spouse", row), "Family", **ends, **_times(row), description=_columns(row, "grade"))


def _times(row: Row) -> dict[str, Any]:
    return {"startDate": row.get("start"), "endDate": row.get("end"), "recordId": row.get("source")}


def _columns(row: Row, *columns: str) -> list[str]:
    return [f"{column}={row[column]}" for column in columns if row.get(column)]


def _entity(entity_id: str, schema: str, **properties: Any) -> dict[str, Any]:
    held = {name: value if isinstance(value, list) else [value] for name, value in properties.items() if value}
    return {"id": entity_id, "schema": schema, "properties": held}


def _link_id(kind: str, row: Row) -> str:
    return _id(kind, *(f"{name}={value}" for name, value in sorted(row.items()) if value))


def _id(kind: str, *parts: str) -> str:
    return f"{kind}-{blake2b('|'.join(parts).encode(), digest_size=8).hexdigest()}"
