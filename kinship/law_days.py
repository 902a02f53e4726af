"""When the rules of a pack are in force, and a word where none of them was on the day asked about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kinship.account import Account
from kinship.errors import Place
from kinship.pack_model import Pack, Rule
from kinship.problems import LAW_AHEAD, LAW_OVER


def law_days(pack: Pack, rule: Rule) -> list[tuple[str, date]]:
    """When a rule came into force (``law``) and went out of it (``repeal``), as far as its pack tells.

    >>> from kinship.rules import load_pack
    >>> trial = load_pack("cn-civil-2011")
    >>> [(kind, day.isoformat()) for kind, day in law_days(trial, trial.rules[0])]
    [('law', '2011-12-12'), ('repeal', '2020-12-28')]
    """
    start = rule.in_force_from or pack.head.in_force_from
    end = rule.in_force_until or pack.head.in_force_until
    return [(kind, day) for kind, day in (("law", start), ("repeal", end)) if day]


def holds(pack: Pack, rule: Rule, day: date) -> bool:
    """Whether a rule is in force on a day.

    >>> from kinship.rules import load_pack
    >>> civil = load_pack("cn-civil-2020")
    >>> [holds(civil, civil.rules[0], date(2020, 12, day)) for day in (27, 28)]
    [False, True]
    """
    spans = dict(law_days(pack, rule))
    return spans.get("law", date.min) <= day < spans.get("repeal", date.max)


def tell_not_in_force(packs: Sequence[Pack], day: date, account: Account) -> None:
    """Lists the packs none of whose rules was in force on a day: that nothing was found by them then means nothing.

    >>> from kinship.rules import load_packs
    >>> account = Account()
    >>> tell_not_in_force(load_packs(["cn-civil-2020", "cn-civil-2011"]), date(2019, 1, 1), account)
    >>> [problem.values["pack"] for problem in account.problems]
    ['cn-civil-2020']
    """
    for pack in packs:
        if not pack.rules or any(holds(pack, rule, day) for rule in pack.rules):
            continue
        days = [told for rule in pack.rules for told in law_days(pack, rule)]
        starts = [start for kind, start in days if kind == "law" and start > day]
        ends = [end for kind, end in days if kind == "repeal" and end <= day]
        told = {"pack": pack.id, "as_of": day.isoformat(), "day": (min(starts) if starts else max(ends)).isoformat()}
        account.problem("warning", LAW_AHEAD if starts else LAW_OVER, Place(), **told)
