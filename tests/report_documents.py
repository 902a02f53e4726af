"""Made-up findings documents: every situation and arm, every severity and grade, in code."""

from __future__ import annotations

import hashlib
from typing import Any

from kinship.finding import NO_KIN
from kinship.kin import BY_WORD
from kinship.pack_situations import ALONE
from kinship.wording import sentence

ORGAN = "县财政局"
CIVIL = {
    "title": "中华人民共和国公务员法",
    "article": "第七十四条第一款",
    "quote": "公务员之间有夫妻关系、直系血亲关系、三代以内旁系血亲关系以及近姻亲关系的,不得…",
}
RULE = {"title": "公务员回避规定", "article": "第五条第(四)项", "quote": "三代以内旁系血亲的配偶"}
SEVERITIES = ("violation", "review", "advisory")
GRADES = ("confirmed", "probable", "possible")

LEADER = {"section": "", "title": "副局长", "tier": 1, "chief": False}
CHIEF = {"section": "", "title": "局长", "tier": 1, "chief": True}
HEAD = {"section": "预算股", "title": "股长", "tier": 2, "chief": True}
DEPUTY = {"section": "预算股", "title": "副股长", "tier": 2, "chief": False}
STAFF = {"section": "预算股", "title": "会计", "tier": 3, "functions": ["finance"]}
CLERK = {"section": "办公室", "title": "科员", "tier": 3}
LOOSE = {"section": "", "title": "科员", "tier": 3}
ABOVE = {"organ": "市财政局", **CHIEF}
NO_POST = {"organ": "", "section": "", "title": "", "tier": None}

ARMS: dict[tuple[str, str], tuple[dict[str, Any], dict[str, Any], dict[str, str]]] = {
    ("direct-line", "leader-head"): (LEADER, HEAD, {"section": "预算股"}),
    ("direct-line", "leader-unsectioned"): (LEADER, LOOSE, {}),
    ("direct-line", "head-staff"): (HEAD, STAFF, {"section": "预算股"}),
    ("direct-line", "chief-deputy-team"): (CHIEF, LEADER, {}),
    ("direct-line", "chief-deputy-section"): (HEAD, DEPUTY, {"section": "预算股"}),
    ("direct-line", "reports-to"): (LEADER, CLERK, {"leader": "张某"}),
    ("common-leader", "team"): (HEAD, DEPUTY, {}),
    ("common-leader", "section"): (STAFF, STAFF, {"section": "预算股", "leader": "王某"}),
    ("common-leader", "chief"): (LEADER, LEADER, {"leader": "王某"}),
    ("common-leader", "reports-to"): (CLERK, STAFF, {"leader": "王某"}),
    ("common-leader-wide", "in-charge"): (CLERK, STAFF, {"leader": "王某"}),
    ("in-charge-leader", "in-charge"): (LEADER, STAFF, {"section": "预算股", "leader": "张某"}),
    ("leader-and-function", "leader"): (LEADER, STAFF, {"function": "finance"}),
    ("head-and-function", "head"): (HEAD, STAFF, {"function": "audit;finance"}),
    ("skip-level", "leader-staff"): (LEADER, STAFF, {"section": "预算股"}),
    ("direct-line", "organ-above"): (ABOVE, LEADER, {}),
    ("skip-level", "organ-above-head"): (ABOVE, HEAD, {"section": "预算股"}),
    ("skip-level", "organ-two-above"): (ABOVE, LEADER, {}),
    ("skip-level", "reports-to-twice"): (CLERK, STAFF, {}),
    ("leader-in-organ", "leader"): (LEADER, CLERK, {}),
    ("leader-in-organ", "chief"): (CHIEF, CLERK, {}),
    ("entry-ban", "leader"): (LEADER, CLERK, {}),
    ("same-organ", "organ"): (CLERK, CLERK, {}),
    ("same-organ", "group"): (ABOVE, CLERK, {}),
    ("role-set", "organ"): (HEAD, HEAD, {}),
    ("role-set", "section"): (HEAD, STAFF, {"section": "预算股"}),
    ("role-pair", "organ"): (CHIEF, STAFF, {}),
    ("role-pair", "section"): (HEAD, STAFF, {"section": "预算股"}),
    ("role-pair", "group"): (ABOVE, STAFF, {}),
    ("adjacent-levels", "organ-above"): (ABOVE, CHIEF, {}),
    ("business", "leader"): (CHIEF, NO_POST, {"subject": "云岫建材有限公司"}),
    ("business", "anyone"): (HEAD, NO_POST, {"subject": "云岫律师事务所"}),
    ("group-quota", "organ"): (CHIEF, LEADER, {}),
    ("home-area", "area"): (CHIEF, NO_POST, {"subject": "某县"}),
    ("reciprocal", "leaders"): (ABOVE, STAFF, {}),
}

STEPS = {
    "S": [("张某", "M", "S")],
    "PC": [("", None, "P"), ("张某", "M", "C")],
    "PPCS": [("李甲", "M", "P"), ("", None, "P"), ("李乙", "F", "C"), ("张某", "M", "S")],
    "PPCC": [("", None, "P"), ("", None, "P"), ("", None, "C"), ("张某", "M", "C")],
    "PS": [("李母", "F", "P"), ("张某", "M", "S")],
}


def chain(word: str, first: str = "李某", last: str = "张某") -> list[dict[str, Any]]:
    """The chain of one of the words above; its sources are rows of made-up forms."""
    items: list[dict[str, Any]] = [{"person_id": "p-a", "name": first, "sex": "F", "step": "", "grade": None, "source": None}]
    for at, (name, sex, step) in enumerate(STEPS[word], start=1):
        source = f"申报表.xlsx/家庭#{at + 2}" + (";申报表.xlsx/家庭#9" if at == 1 else "")
        items.append({"person_id": f"u-{at}", "name": name, "sex": sex, "step": step, "grade": "probable", "source": source})
    items[-1] |= {"person_id": "p-b", "name": last}
    return items


def finding(
    kind: str = "leader-and-function",
    arm: str = "leader",
    severity: str = "violation",
    grade: str = "probable",
    word: str = "PPCS",
    names: tuple[str, str] = ("李某", "张某"),
    **more: Any,
) -> dict[str, Any]:
    """One finding as the engine gives it: people[1] (the relative, as a rule the superior) is people[0]'s word."""
    over, under, situation = ARMS[(kind, arm)]
    law = [CIVIL] if severity == "violation" else [CIVIL, RULE]
    relative = _person("p-b", names[1], "M", over)
    people = [relative] if kind in ALONE else [_person("p-a", names[0], "F", under), relative]
    made: dict[str, Any] = {
        "rule": f"cn-civil-2020/{kind}",
        "pack": "cn-civil-2020",
        "severity": severity,
        "grade": grade,
        "status": "new",
        "people": people,
        "kin": NO_KIN if kind in ALONE else _kin(word, names),
        "situation": {"kind": kind, "arm": arm, "organ": ORGAN, "section": "", "leader": "", "function": ""} | situation,
        "law": law,
        "since": "2024-03-01",
        "mover": "p-a",
    }
    made |= _further(kind) | more
    made["id"] = "v1:" + hashlib.sha256(repr(sorted(made.items())).encode("utf-8", "replace")).hexdigest()[:20]
    for lang in ("zh", "en"):
        made[f"sentence_{lang}"] = sentence(made, lang)
    return made


def _kin(word: str, names: tuple[str, str]) -> dict[str, Any]:
    labels = {"class": BY_WORD[word].kin_class, "label_zh": "", "label_en": ""}
    return {"word": word, **labels, "also": [], "chain": chain(word, *names)}


def _further(kind: str) -> dict[str, Any]:
    """What findings about more than two people have besides."""
    third, fourth = _person("p-c", "王某", "M", LEADER), _person("p-d", "王乙", "F", {"organ": "市财政局", **CLERK})
    kinship = _kin("S", ("王某", "王乙")) | {"label_zh": "妻子", "label_en": "wife"}
    ties = [{"person_id": "p-a", "relative_id": "p-c", "word": "S", "label_zh": "配偶", "label_en": "spouse"}]
    further = {
        "group-quota": {"group": {"members": 5, "related": 2, "people": [third, fourth], "ties": ties}},
        "reciprocal": {"counterpart": {"people": [third, fourth], "kin": kinship, "leader": "王某", "leader_id": "p-c"}},
    }
    return further.get(kind, {})


def document(findings: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    """The findings document around some findings."""
    counts = {severity: sum(one["severity"] == severity for one in findings) for severity in SEVERITIES}
    return {
        "schema": "kinship-findings/1",
        "as_of": "2026-01-01",
        "packs": ["cn-civil-2020", "cn-institution-2019"],
        "summary": {"people": 420, "staff": 120, "kin_pairs": 31, **counts},
        "findings": findings,
        "unknown": [{"person_id": "p-9", "text_zh": "赵某的任职层级不明", "text_en": "the tier of 赵某 is unknown"}],
        "problems": [{"level": "warning", "file": "台账.xlsx", "sheet": "A02", "row": 7, "column": "任职时间", "text": "1980.1"}],
    } | more


def every_finding() -> list[dict[str, Any]]:
    """Each arm with each severity and grade."""
    return [finding(kind, arm, severity, grade) for kind, arm in ARMS for severity in SEVERITIES for grade in GRADES]


def _person(person_id: str, name: str, sex: str, post: dict[str, Any]) -> dict[str, Any]:
    return {"person_id": person_id, "name": name, "sex": sex, "organ": ORGAN, "functions": [], "post_level": "", **post}
