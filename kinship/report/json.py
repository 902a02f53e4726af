"""The findings document as JSON: the contract for other programs (``schema/kinship-findings-1.json``)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from kinship.report.rows import Document, ordered

ORDER = {
    "document": "schema as_of packs summary findings gone baseline exemptions unknown problems",
    "finding": "id rule pack severity grade status exemption people kin situation "
    "law since made_by not_before mover sentence_zh sentence_en contradicted_by",
    "person": "person_id name sex organ section title tier chief functions post_level",
    "kin": "word class cite label_zh label_en basis also declared chain",
    "step": "person_id name sex step grade source",
    "situation": "kind arm organ organ_id organ_kind section upper leader function",
    "law": "title article quote",
}


def render(document: Document, lang: str) -> bytes:
    """The document with its findings and keys in a fixed order, UTF-8, two spaces deep. ``lang`` changes nothing.

    >>> render({"findings": [], "schema": "kinship-findings/1"}, "zh").decode()
    '{\\n  "schema": "kinship-findings/1",\\n  "findings": []\\n}\\n'
    """
    arranged = _keys(document, "document")
    arranged["findings"] = [finding(one) for one in ordered(document["findings"])]
    # A lone surrogate has no UTF-8 form; written as \udXXX it is valid JSON again.
    return (plain(arranged) + "\n").encode("utf-8", "backslashreplace")


def plain(value: object) -> str:
    """Anything as JSON in the same style: Chinese as it is, two spaces deep.

    >>> plain({"word": "表哥"})
    '{\\n  "word": "表哥"\\n}'
    """
    return json.dumps(value, ensure_ascii=False, indent=2, default=str)


def finding(told: Mapping[str, Any]) -> dict[str, Any]:
    """A finding with its keys in the fixed order."""
    arranged = _keys(told, "finding")
    arranged["people"] = _each(told["people"], "person")
    arranged["kin"] = _keys(told["kin"], "kin") | {"chain": _each(told["kin"]["chain"], "step")}
    arranged["situation"] = _keys(told["situation"], "situation")
    arranged["law"] = _each(told.get("law") or [], "law")
    return arranged


def _each(items: Sequence[Mapping[str, Any]], kind: str) -> list[dict[str, Any]]:
    return [_keys(item, kind) for item in items]


def _keys(item: Mapping[str, Any], kind: str) -> dict[str, Any]:
    """The keys of the contract first, in its order, then any others by name."""
    known = [key for key in ORDER[kind].split() if key in item]
    return {key: item[key] for key in [*known, *sorted(set(item) - set(known))]}
