"""One FollowTheMoney entity: an identifier, a schema and properties, each a list of texts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from kinship.errors import Place
from kinship.tables import names
from loaders.values.names import HAN

CHINESE = re.compile(f"[{HAN}]")
HALF = re.compile("[\ud800-\udfff]")
"""Half of a character, as an escape may write it (\\ud83d): it has no place in any text."""
UNKNOWN = "\ufffd"
PARTIAL = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d{2})?)?")


@dataclass(slots=True)
class Entity:
    """An entity and where it stands. ``mended``: half characters were replaced in its values."""

    entity_id: str
    schema: str
    properties: dict[str, list[str]]
    place: Place
    mended: bool = False

    @property
    def source(self) -> str:
        """What the entity says it rests on (its record), else its own place."""
        return self.first("recordId") or f"{self.place.file}#{self.place.row}"

    def first(self, name: str) -> str:
        """One value of a property, ``""`` where there is none. Values have no order: the least, so that all runs agree."""
        return min(self.properties.get(name, ()), default="")

    @property
    def name(self) -> str:
        """The name to show: of several the first one in Chinese characters, else the least."""
        names = sorted(self.properties.get("name", ()))
        return next((name for name in names if CHINESE.search(name)), names[0] if names else "")

    def date(self, name: str) -> str:
        """A partial ISO date, ``""`` where there is none. A time of day is cut off."""
        text = self.first(name)[:10]
        return text if PARTIAL.fullmatch(text) else ""

    def columns(self, table: str) -> dict[str, str]:
        """The canonical columns that the description carries as ``column=value``.

        >>> Entity("o1", "PublicBody", {"description": ["kind=civil", "A bureau."]}, Place()).columns("organ")
        {'kind': 'civil'}
        """
        pairs = (text.partition("=") for text in self.properties.get("description", ()))
        return {name: value for name, sign, value in sorted(pairs) if sign and name in names(table)}

    def merge(self, other: Entity) -> None:
        """Adds the values of another line about the same entity."""
        for name, values in other.properties.items():
            held = self.properties.setdefault(name, [])
            held += [value for value in values if value not in held]


def entity_of(data: Any, place: Place) -> Entity | None:
    """The entity in a parsed line, or None where it is not one. References may be identifiers or whole entities.

    Half a character is replaced in a value, but not in an identifier: others might become the same.

    >>> entity_of({"id": "p", "schema": "Person", "properties": {"name": ["Ada"]}}, Place()).first("name")
    'Ada'
    >>> entity_of(["p"], Place()) is None
    True
    """
    if not isinstance(data, dict):
        return None
    entity_id, schema, properties = data.get("id"), data.get("schema"), data.get("properties")
    if not (isinstance(entity_id, str) and entity_id and isinstance(schema, str) and isinstance(properties, dict)):
        return None
    if HALF.search(entity_id + schema):
        return None
    told = {name: _values(held) for name, held in properties.items()}
    mended = any(HALF.search(value) for values in told.values() for value in values)
    if mended:
        told = {name: [HALF.sub(UNKNOWN, value) for value in values] for name, values in told.items()}
    return Entity(entity_id, schema, told, place, mended)


def _values(held: Any) -> list[str]:
    values = held if isinstance(held, list) else [held]
    texts = (value.get("id") if isinstance(value, dict) else value for value in values)
    return [str(text).strip() for text in texts if isinstance(text, str | int | float) and str(text).strip()]
