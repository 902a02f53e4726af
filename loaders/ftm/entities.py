"""FollowTheMoney entities, one JSON object a line: people, families, organs and who holds which post.

The schemata are those of the FollowTheMoney model 4 (https://followthemoney.tech). Only a dozen of their properties are needed,
so the file is read as plain JSON. People are told apart by the identifiers of the entities: nothing is to be resolved.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from kinship.account import LAYOUT, QUARANTINED, USED, Account
from kinship.errors import InputError, Place
from kinship.tables import County, arrow
from loaders.files.guard import check_plain
from loaders.files.source import Source
from loaders.ftm.ties import FamilyTies
from loaders.ftm.values import Entity, entity_of
from loaders.staff.organs import kind_by_name, organ_in
from loaders.staff.posts import split_section, standing
from loaders.values.functions import functions_of

Row = dict[str, Any]
ORGANS = frozenset({"Organization", "PublicBody", "Company", "LegalEntity"})
PADDING = "\ufeff \t\r\n\0"
SEX = {"male": "M", "female": "F"}
HOLDERS = {
    "Employment": ("employee", "employer", "role"),
    "Membership": ("member", "organization", "role"),
    "Directorship": ("director", "organization", "role"),
}
"""Schemata that tie a person straight to an organ: the properties for the person, the organ and the title."""
KNOWN = frozenset({"Person", "Family", "Position", "Occupancy"}) | ORGANS | frozenset(HOLDERS)


@dataclass(slots=True)
class Shelves:
    """The entities that count, by schema and identifier; lines of one identifier are one entity."""

    account: Account
    held: dict[str, dict[str, Entity]] = field(default_factory=dict)

    def of(self, *schemata: str) -> list[Entity]:
        """All entities of some schemata, sorted by identifier."""
        return sorted((one for name in schemata for one in self.held.get(name, {}).values()), key=lambda one: one.entity_id)


def load_ftm(files: Sequence[Source], account: Account, progress: Callable[[str, int, int], None]) -> County:
    """The county that the entities describe. Every line gets a fate.

    Canonical columns that FollowTheMoney has no property for are taken from the description, where they stand as
    ``column=value``. Without them, tier, chief and functions of a post are read from its title. Raises InputError for a file
    that holds no entities, and where none of them is a person.
    """
    shelves = Shelves(account)
    for number, file in enumerate(files):
        progress(file.label, number, len(files))
        _read(file, shelves)
    progress("", len(files), len(files))
    people = {entity.entity_id: _person(entity) for entity in shelves.of("Person")}
    if not people:
        raise InputError("ftm.no-people", place=Place(files[0].label))
    organs = {entity.entity_id: _organ(entity) for entity in shelves.of(*sorted(ORGANS))}
    posts = [post for post in _posts(shelves, people, organs) if post]
    family = FamilyTies(people, account)
    for entity in shelves.of("Family"):
        family.take(entity)
    parents, spouses = family.rows()
    tables = {"person": [*people.values(), *family.unnamed()], "organ": list(organs.values()), "post": posts}
    tables |= {"parent": parents, "spouse": spouses}
    tables["person"].sort(key=lambda row: str(row["person_id"]))
    if not posts:
        account.problem("warning", "ftm.no-posts", Place(files[0].label))
    return County(**{name: arrow(name, rows) for name, rows in tables.items()}, account=account)


def _read(file: Source, shelves: Shelves) -> None:
    account, label = shelves.account, file.label
    lines = _lines(_text(file))
    if not lines:
        raise InputError("input.empty-file", place=Place(label))
    account.read(label, "", len(lines))
    understood = 0
    for row, line in lines:
        place = Place(label, row=row)
        entity = _parsed(line, place)
        understood += entity is not None
        if entity and entity.mended:
            account.problem("warning", "ftm.half-character", place)
        if entity is None:
            account.row(place, QUARANTINED, "ftm.bad-line")
            account.problem("error", "ftm.bad-line", place)
        elif entity.schema not in KNOWN:
            account.row(place, LAYOUT, "ftm.other-schema", schema=entity.schema)
        else:
            _shelve(shelves, entity)
    if not understood:
        raise InputError("ftm.not-ftm", place=Place(label))


def _lines(text: str) -> list[tuple[int, Any]]:
    """The entities with their numbers: one a line, or the members of one list, as some tools write it."""
    if text.lstrip(PADDING).startswith("["):
        try:
            held = json.loads(text.strip(PADDING))
        except (ValueError, RecursionError):
            held = None
        if isinstance(held, list):
            return list(enumerate(held, 1))
    return [(row, line) for row, line in enumerate(text.split("\n"), 1) if line.strip(PADDING)]


def _parsed(line: Any, place: Place) -> Entity | None:
    try:
        return entity_of(json.loads(line.strip(PADDING)) if isinstance(line, str) else line, place)
    except (ValueError, RecursionError):
        return None


def _shelve(shelves: Shelves, entity: Entity) -> None:
    shelf = shelves.held.setdefault(entity.schema, {})
    known = shelf.setdefault(entity.entity_id, entity)
    if known is not entity:
        known.merge(entity)
    # What becomes of a link is known only when both its ends have been read.
    if entity.schema in ORGANS | {"Person", "Position"} or known is not entity:
        shelves.account.row(entity.place, USED, "ftm.entity", schema=entity.schema)


def _person(entity: Entity) -> Row:
    return {
        "person_id": entity.entity_id,
        "name": entity.name,
        "sex": SEX.get(entity.first("gender").lower(), ""),
        "birth": entity.date("birthDate"),
        "died": entity.date("deathDate"),
        "id_number": entity.first("idNumber"),
        **entity.columns("person"),
    }


def _organ(entity: Entity) -> Row:
    name = entity.name
    row = {"organ_id": entity.entity_id, "name": name, "parent_organ_id": entity.first("parent"), **entity.columns("organ")}
    return {**row, "kind": row.get("kind") or kind_by_name(name)}


def _posts(shelves: Shelves, people: dict[str, Row], organs: dict[str, Row]) -> Iterable[Row | None]:
    positions = {entity.entity_id: entity for entity in shelves.of("Position")}
    for entity in shelves.of("Occupancy"):
        position = positions.get(entity.first("post"))
        organ = (organs.get(position.first("organization")) or _organ_of(position, organs)) if position else None
        yield _post(entity, people.get(entity.first("holder")), organ, position.name if position else "", shelves.account)
    for schema, (holder, employer, role) in HOLDERS.items():
        for entity in shelves.of(schema):
            person, organ = people.get(entity.first(holder)), organs.get(entity.first(employer))
            yield _post(entity, person, organ, entity.first(role), shelves.account)


def _organ_of(position: Entity, organs: dict[str, Row]) -> Row | None:
    """The organ in the name of a position that names no organization (云岫县财政局局长): one of the file, else a new one."""
    name = organ_in(position.name)
    if not name:
        return None
    known = {str(row["name"]): row for row in organs.values()}
    if name not in known:
        organs[name] = known[name] = {"organ_id": f"organ:{name}", "name": name, "kind": kind_by_name(name)}
    return known[name]


def _post(entity: Entity, person: Row | None, organ: Row | None, title: str, account: Account) -> Row | None:
    """A post, or None where the person or the organ is not among the entities (then the line is quarantined)."""
    if person is None or organ is None:
        key = "ftm.no-holder" if person is None else "ftm.no-organ"
        account.row(entity.place, QUARANTINED, key, schema=entity.schema)
        account.problem("warning", key, entity.place, schema=entity.schema)
        return None
    account.row(entity.place, USED, "ftm.entity", schema=entity.schema)
    told = entity.columns("post")
    base = {"person_id": person["person_id"], "organ_id": organ["organ_id"], "post_id": entity.entity_id}
    days = {"start": entity.date("startDate"), "end": entity.date("endDate"), "source": entity.source}
    return {**base, **days, "title": title, **(told or _read_title(title, str(organ["name"])))}


def _read_title(title: str, organ: str) -> Row:
    section, bare = split_section(title.removeprefix(organ) or title)
    place = standing(bare, section, organ)
    functions = ";".join(functions_of(f"{section} {bare}"))
    return {"section": section, "title": bare or title, "tier": place.tier, "chief": place.chief, "functions": functions}


def _text(file: Source) -> str:
    check_plain(file.path, Place(file.label))
    try:
        return file.path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise InputError("ftm.not-utf8", place=Place(file.label)) from error
    except OSError as error:
        raise InputError("input.cannot-open", place=Place(file.label), reason=error.strerror or "") from error
