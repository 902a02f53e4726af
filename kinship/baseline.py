"""The baseline: an earlier findings document, against which a new one shows what has come and what has gone."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kinship.errors import Place, RequestError
from kinship.finding import ID
from kinship.findings import SCHEMA

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Baseline:
    """What was found before: ``findings`` by id, on which day, by which packs."""

    file: str
    as_of: str
    packs: tuple[str, ...]
    findings: Mapping[str, Row]


def read_baseline(path: Path) -> Baseline:
    """The findings document that ``kinship check --format json`` once wrote to ``path``.

    Raises RequestError where the file cannot be read, is no such document, or is of a version that this program does not know.
    """
    place = Place(str(path))
    try:
        document = json.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise RequestError("follow.baseline-unreadable", place=place, detail=error.strerror or "") from error
    except ValueError as error:
        raise RequestError("follow.baseline-not-json", place=place) from error
    if not isinstance(document, dict) or document.get("schema") != SCHEMA:
        raise RequestError("follow.baseline-other-schema", place=place, schema=SCHEMA)
    findings = document.get("findings")
    if not isinstance(findings, list) or not all(map(_is_finding, findings)):
        raise RequestError("follow.baseline-damaged", place=place)
    packs = tuple(str(pack) for pack in document.get("packs") or ())
    return Baseline(path.name, str(document.get("as_of") or ""), packs, {one["id"]: one for one in findings})


def _is_finding(one: object) -> bool:
    return isinstance(one, dict) and isinstance(one.get("id"), str) and ID.fullmatch(one["id"]) is not None
