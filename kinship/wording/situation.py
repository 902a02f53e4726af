"""The situation of two posts in words: who leads whom, or what they share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kinship.tables import FUNCTIONS
from kinship.text import area, say
from kinship.wording.clean import one_line
from kinship.wording.names import function_label, situation_label

Finding = Mapping[str, Any]
SHARED = ("common-leader", "common-leader-wide")
BY_FUNCTION = ("leader-and-function", "head-and-function")


def situation_text(finding: Finding, lang: str) -> str:
    """The clause for the situation and arm of a finding, with its people, organ, section, function and leader.

    An arm without a clause of its own is named by its situation. In: a finding of the findings document.
    """
    situation = finding["situation"]
    key = f"arm-{situation['kind']}-{situation.get('arm') or ''}"
    over, under = sides(finding)
    clause = say(f"sentence.{key if key in area('sentence') else 'arm-other'}", lang, **_values(finding, over, under, lang))
    if situation.get("function") and situation["kind"] not in BY_FUNCTION:
        clause += say("sentence.with-function", lang, function=_functions_of_both(finding, lang))
    return clause


def way_out(finding: Finding, lang: str) -> str:
    """What change would end the situation of a finding; which of them is made, people decide.

    In: a finding of the findings document. Situations without a text of their own get a general one.
    """
    kind = finding["situation"]["kind"]
    over, under = sides(finding)
    key = f"way-out-{kind}"
    return say(f"sentence.{key if key in area('sentence') else 'way-out-other'}", lang, **_values(finding, over, under, lang))


def sides(finding: Finding) -> tuple[int, int]:
    """The positions (0, 1) of the superior and the subordinate in ``people``; where they are equals, the given order.

    In a finding about one person both are 0. The situation may name the superior (``upper``, a person_id). Else the one whose
    work is the function in question is the subordinate, else the one of the higher tier or the chief is the superior, else the
    one named as leader.
    """
    if len(finding["people"]) == 1:
        return 0, 0
    for rank in (_named, _by_tier, _by_chief, _by_function, _by_leader):
        first, second = rank(finding, 0), rank(finding, 1)
        if first != second:
            return (0, 1) if first < second else (1, 0)
    return 1, 0


def _named(finding: Finding, at: int) -> int:
    return 0 if finding["people"][at].get("person_id") == finding["situation"].get("upper") else 1


def _by_tier(finding: Finding, at: int) -> int:
    return int(finding["people"][at].get("tier") or 9)


def _by_chief(finding: Finding, at: int) -> int:
    return 0 if finding["people"][at].get("chief") in (True, "true") else 1


def _by_function(finding: Finding, at: int) -> int:
    return len(_held(finding, at) & set(str(finding["situation"].get("function") or "").split(";")))


def _held(finding: Finding, at: int) -> set[str]:
    """The functions of one of the two."""
    mine = finding["people"][at].get("functions") or []
    return set(mine.split(";") if isinstance(mine, str) else mine) - {"", "other"}


def _by_leader(finding: Finding, at: int) -> int:
    return 0 if finding["people"][at].get("name") == finding["situation"].get("leader") else 1


def _values(finding: Finding, over: int, under: int, lang: str) -> dict[str, str]:
    situation, people = finding["situation"], finding["people"]
    leader = one_line(situation.get("leader"))
    section = one_line(situation.get("section") or people[under].get("section"))
    return {
        "sup": one_line(people[over].get("name")),
        "sub": one_line(people[under].get("name")),
        "organ": one_line(people[under].get("organ") or situation.get("organ")) or say("sentence.some-organ", lang),
        "section": section or say("sentence.some-section", lang),
        "function": _function(finding, lang),
        "leader": say("sentence.leader-name", lang, name=leader) if leader else "",
        "situation": situation_label(situation["kind"], lang),
        "above": one_line(people[over].get("organ")),
        "subject": one_line(situation.get("subject")),
        **_of_group(finding.get("group"), lang),
        **_of_counterpart(finding.get("counterpart"), lang),
    }


def _of_group(group: Mapping[str, Any] | None, lang: str) -> dict[str, str]:
    if not group:
        return {}
    names = say("sentence.list-join", lang).join(one_line(who["name"]) for who in group["people"])
    return {"members": str(group["members"]), "related": str(group["related"]), "names": names}


def _of_counterpart(mate: Mapping[str, Any] | None, lang: str) -> dict[str, str]:
    """The other placement: the leader of the organ where the first relative works, and his relative."""
    if not mate:
        return {}
    placed = next((who for who in mate["people"] if who["person_id"] != mate["leader_id"]), mate["people"][0])
    first, second = (one_line(who["name"]) for who in mate["people"])
    named = {"leader2": one_line(mate["leader"]), "mate": one_line(placed["name"]), "first2": first, "second2": second}
    return {**named, "relation2": mate["kin"][f"label_{lang}"]}


def _function(finding: Finding, lang: str) -> str:
    return function_label(str(finding["situation"].get("function") or ""), lang) or say("sentence.some-function", lang)


def _functions_of_both(finding: Finding, lang: str) -> str:
    """The work of either, in the order of the closed list; the situation names that of one only."""
    named = set(str(finding["situation"]["function"]).split(";"))
    held = named | _held(finding, 0) | _held(finding, 1)
    return function_label(";".join(name for name in FUNCTIONS if name in held), lang)
