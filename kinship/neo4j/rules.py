"""The rules of the packs, and the findings, as rows of the graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from kinship.kin import inverse, rank
from kinship.pack_check import share
from kinship.pack_model import SEVERITIES, Arm, Pack, Rule
from kinship.pack_situations import MUTUAL
from kinship.text import say

Row = dict[str, Any]

STANDING = {
    "end": ("plain", "adopted away"),
    "until_remarriage": ("plain", "adopted away", "widowed"),
    "keep": ("plain", "adopted away", "widowed", "remarried"),
}
"""How ties may stand that a pack counts, by its setting of affinity after a death."""


def pack_rows(packs: Iterable[Pack], as_of: date) -> dict[str, list[Row]]:
    """The rules, their arms and the roles of packs, flat, with lists of texts: what their situations ask of posts and relatives.

    >>> from kinship.rules import load_packs
    >>> rows = pack_rows(load_packs(["cn-civil-2020"]), date(2026, 1, 1))
    >>> [row] = [row for row in rows["node_rule"] if row["situation"] == "skip-level"]
    >>> row["rule_id"], row["yields_to"], row["words"][:3]
    ('cn-civil-2020/skip-level', ['direct-line', 'in-charge-leader', 'leader-and-function'], ['S', 'P', 'C'])
    >>> [row["arm"] for row in rows["node_arm"] if row["arm_id"].startswith(row["rule_id"] + "/")][:2]
    ['leader-head', 'leader-unsectioned']
    """
    held = list(packs)
    arms = [_arm(pack, rule, arm) for pack in held for rule in pack.rules for arm in rule.arms]
    return {
        "node_rule": [_rule(pack, rule, as_of) for pack in held for rule in pack.rules],
        "node_arm": arms,
        "node_role": [
            {"role_id": f"{pack.id}/{role.id}", "title": role.title, "title_en": role.title_en or role.title}
            for pack in held
            for role in pack.roles
        ],
        "tie_has_arm": [{"from_key": row["rule_id"], "to_key": row["arm_id"]} for row in arms],
    }


def _rule(pack: Pack, rule: Rule, as_of: date) -> Row:
    start, end = rule.in_force_from or pack.head.in_force_from, rule.in_force_until or pack.head.in_force_until
    return {
        "rule_id": f"{pack.id}/{rule.id}",
        "pack": pack.id,
        "title": rule.title,
        "title_en": rule.title_en or rule.title,
        "situation": rule.situation,
        "severity": rule.severity,
        "law": list(dict.fromkeys(f"{law.title}{law.article or ''}" for law in map(pack.law, rule.law))),
        "functions": list(rule.functions),
        "instead_of_management": list(rule.instead_of_management),
        "yields_to": list(rule.yields_to),
        "in_force": (start is None or start <= as_of) and (end is None or end > as_of),
        "in_force_from": start,
        **_kinds(pack, rule),
        **_words(pack, rule),
        **_bases(pack),
    }


def _kinds(pack: Pack, rule: Rule) -> Row:
    kinds = [one for one in pack.organs if not rule.organ_kinds or one.kind in rule.organ_kinds]
    return {
        "organ_kinds": [one.kind for one in kinds],
        "review_kinds": [one.kind for one in kinds if one.cap == "review"],
        "advisory_kinds": [one.kind for one in kinds if one.cap == "advisory"],
    }


def _words(pack: Pack, rule: Rule) -> Row:
    """Which words count, nearest first: as one above or named first calls the other.

    A list that holds from either side also has the inverse of each word.
    """
    caps: dict[str, int] = {}
    for word, cap in _counted(pack, rule):
        caps[word] = min(cap, caps.get(word, cap))
    near = sorted(caps, key=rank)
    return {
        "words": [word for word in near if caps[word] < SEVERITIES.index("advisory")],
        "review_words": [word for word in near if caps[word] == SEVERITIES.index("review")],
        "noted_words": [word for word in near if caps[word] == SEVERITIES.index("advisory")],
    }


def _counted(pack: Pack, rule: Rule) -> Iterator[tuple[str, int]]:
    """The words of a rule's list, each with the place in ``SEVERITIES`` to which it caps a finding."""
    for one in pack.lists:
        if one.name == rule.relations:
            for row in one.rows:
                cap = SEVERITIES.index(row.cap) if row.cap else 0
                yield row.word, cap
                if one.symmetric or rule.situation in MUTUAL:
                    yield inverse(row.word), cap


def _bases(pack: Pack) -> Row:
    settings: Mapping[str, str] = {one.name: one.value for one in pack.settings}
    noted = ("widowed", "remarried") if settings["affinity_after_death_severity"] == "advisory" else ()
    return {"bases": list(STANDING[settings["affinity_after_death"]]), "advisory_bases": ["adopted away", *noted]}


def _arm(pack: Pack, rule: Rule, arm: Arm) -> Row:
    over, of = share(arm.more_than) or (None, None)
    same = ("arm", "severity_if_unknown", "subordinate_later", "subordinate_chief", "both_chief", "subordinate_management")
    return {
        "arm_id": f"{pack.id}/{rule.id}/{arm.arm}",
        "rule_id": f"{pack.id}/{rule.id}",
        **{key: getattr(arm, key) for key in (*same, "function_side")},
        "severity": arm.severity or rule.severity,
        "upper_role": _role(pack, arm.upper_role or arm.role),
        "lower_role": _role(pack, arm.lower_role or arm.role),
        "seconded_role": _role(pack, arm.seconded_role),
        "unclear_role": _role(pack, arm.unclear_role),
        "trades": list(arm.trades),
        "share_over": over,
        "share_of": of,
    }


def _role(pack: Pack, role: str) -> str | None:
    return f"{pack.id}/{role}" if role else None


def finding_rows(document: Row) -> dict[str, list[Row]]:
    """The findings of a document: their nodes, whom they involve, and under which rule they fall."""
    found: Sequence[Row] = document["findings"]
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
        "severity_zh": say(f"sentence.severity-{one['severity']}", "zh"),
        "situation": situation["kind"],
        **{key: situation[key] for key in ("arm", "organ_id", "organ", "section")},
        "word": one["kin"]["word"],
        "as_of": as_of,
    }
