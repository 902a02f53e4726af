"""Lines that ``kinship pack`` prints: the list of packs, and how the cases of one came out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kinship.rules import DEFAULT_PACKS, built_in, load_pack
from kinship.text import say

if TYPE_CHECKING:
    from kinship.case_outcome import Outcome
    from kinship.case_tenure import TenureOutcome


def list_lines(lang: str) -> list[str]:
    """One line for each built-in pack.

    >>> next(line for line in list_lines("en") if line.startswith("cn-civil-2020"))
    "cn-civil-2020  Civil Servants Law and Civil Servants' Avoidance Regulation (2020) (from 2020-12-28, 7 rules, default)"
    """
    return [_list_line(name, lang) for name in built_in()]


def outcome_lines(pack: str, outcomes: Sequence[Outcome], lang: str, tenure: Sequence[TenureOutcome] = ()) -> list[str]:
    """The cases that do not hold, each with what was expected and found, and the count."""
    lines = [_failed(outcome, lang) for outcome in outcomes if not outcome.holds]
    lines += [line for outcome in tenure for line in outcome.lines(lang)]
    total = len(outcomes) + len(tenure)
    held = sum(outcome.holds for outcome in outcomes) + sum(outcome.holds for outcome in tenure)
    return [*lines, say("pack.cases-held", lang, pack=pack, total=total, held=held)]


def _list_line(name: str, lang: str) -> str:
    head = (pack := load_pack(name)).head
    title = (lang == "en" and head.title_en) or head.title
    day = head.in_force_from
    start = say("pack.list-from", lang, day=day) if day else say("pack.list-undated", lang)
    default = say("pack.list-default", lang) if name in DEFAULT_PACKS else ""
    return say("pack.list-line", lang, pack=name, title=title, start=start, rules=len(pack.rules), default=default)


def _failed(outcome: Outcome, lang: str) -> str:
    case = outcome.case
    expected, found = list(case.expect), sorted(outcome.found)
    for key, wanted in case.besides().items():
        expected.append(_besides(key, wanted, lang))
        found.append(_besides(key, outcome.besides[key], lang))
    found += [say("pack.case-torn", lang, value=line) for line in outcome.torn]
    nothing = say("pack.case-nothing", lang)
    words = {"expected": "; ".join(expected) or nothing, "found": "; ".join(found) or nothing, "kin": case.kin or nothing}
    return say("pack.case-failed", lang, place=case.place.text(lang), sentence=case.text(lang), **words)


def _besides(key: str, values: set[str], lang: str) -> str:
    told = ", ".join(value or say("pack.case-undetermined", lang) for value in sorted(values))
    return say(f"pack.case-{key}", lang, value=told or say("pack.case-nothing", lang))
