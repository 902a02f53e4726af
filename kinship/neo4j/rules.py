"""The rules of the packs, and the findings, as rows of the graph."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from kinship.pack_model import Arm, Pack, Rule

Row = dict[str, Any]


def rule_rows(packs: Iterable[Pack], as_of: date) -> list[Row]:
    """One row for each rule: what its situations ask of posts, organs and relatives, flat, as lists of texts.

    >>> from kinship.rules import load_packs
    >>> [row] = [row for row in rule_rows(load_packs(["cn-civil-2020"]), date(2026, 1, 1)) if row["situation"] == "skip-level"]
    >>> row["rule_id"], row["arms"], row["yields_to"]
    ('cn-civil-2020/skip-level', ['leader-staff'], ['direct-line', 'in-charge-leader', 'leader-and-function'])
    """
    return [_row(pack, rule, as_of) for pack in packs for rule in pack.rules]


def _row(pack: Pack, rule: Rule, as_of: date) -> Row:
    start, end = rule.in_force_from or pack.head.in_force_from, rule.in_force_until or pack.head.in_force_until
    kinds = [one for one in pack.organs if not rule.organ_kinds or one.kind in rule.organ_kinds]
    relatives = next((one.rows for one in pack.lists if one.name == rule.relations), ())
    return {
        "rule_id": f"{pack.id}/{rule.id}",
        "pack": pack.id,
        "title": rule.title,
        "title_en": rule.title_en or rule.title,
        "situation": rule.situation,
        "severity": rule.severity,
        "law": [f"{law.title}{law.article or ''}" for law in map(pack.law, rule.law)],
        "functions": list(rule.functions),
        "instead_of_management": list(rule.instead_of_management),
        "organ_kinds": [one.kind for one in kinds],
        "review_kinds": [one.kind for one in kinds if one.cap == "review"],
        "advisory_kinds": [one.kind for one in kinds if one.cap == "advisory"],
        "words": [one.word for one in relatives if not one.advisory],
        "noted_words": [one.word for one in relatives if one.advisory],
        "yields_to": list(rule.yields_to),
        "in_force": (start is None or start <= as_of) and (end is None or end > as_of),
        **_arms(rule.arms),
    }


def _arms(arms: Sequence[Arm]) -> Row:
    return {
        "arms": [arm.arm for arm in arms],
        "chief_arms": [arm.arm for arm in arms if arm.subordinate_chief],
        "both_chief_arms": [arm.arm for arm in arms if arm.both_chief],
        "management_arms": [arm.arm for arm in arms if arm.subordinate_management],
        "unknown_arms": [arm.arm for arm in arms if arm.severity_if_unknown],
    }


def finding_rows(document: Row) -> dict[str, list[Row]]:
    """The findings of a document: their nodes, whom they involve, and under which rule they fall."""
    found = document["findings"]
    return {
        "node_finding": [_finding(one, document["as_of"]) for one in found],
        "tie_involves": [
            {"from_key": one["id"], "to_key": who["person_id"], "place": place, "title": who["title"]}
            for one in found
            for place, who in enumerate(one["people"], 1)
        ],
        "tie_under": [{"from_key": one["id"], "to_key": one["rule"]} for one in found],
    }


def _finding(one: Row, as_of: str) -> Row:
    situation = one["situation"]
    return {
        "finding_id": one["id"],
        **{key: one[key] for key in ("severity", "grade", "since", "sentence_zh", "sentence_en")},
        "situation": situation["kind"],
        **{key: situation[key] for key in ("arm", "organ_id", "organ", "section")},
        "word": one["kin"]["word"],
        "as_of": as_of,
    }
