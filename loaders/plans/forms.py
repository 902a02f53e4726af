"""What cadre forms plan (拟任职务, 拟免职务) as appointments. Forms are written freely: what cannot be used is a warning."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kinship.account import Account
from kinship.errors import Place
from kinship.tables import Appointment
from loaders.plans.mistakes import Mistake
from loaders.plans.planned import Planner, Wish
from loaders.plans.roster import Asked, Roster
from loaders.values.nothing import is_nothing

BEFORE = re.compile(r"^(?:拟任|拟免去?|拟提名为?|建议任命?为?|任命?其?为|提名为?|聘任为?|免去[其他她]?的?|不再担任)")
BLANK = dict.fromkeys(
    ("organ", "employer", "section", "title", "level", "functions", "in_charge", "reports_to", "tier", "chief"), ""
)


def of_forms(roster: Roster, account: Account) -> Iterator[Appointment]:
    """The appointments of all forms of the county, in the order in which they were read."""
    planner = Planner(roster, account)
    for plan in account.plans:
        proposed, relieved = (_plain(text) for text in (plan.proposed, plan.relieved))
        if not proposed and not relieved:
            continue
        told = {**BLANK, "employer": proposed}
        try:
            yield planner.appointment(Wish(Asked(person_id=plan.person_id), plan.place, told, relieved))
        except Mistake as mistake:
            account.problem("warning", "whatif.form-left-out", plan.place, why=mistake.error(Place()))
    planner.notes.tell(account)


def _plain(text: str) -> str:
    """The posts without the words that introduce them.

    >>> _plain("拟任云岫县财政局副局长"), _plain("免去云岫县财政局预算股股长"), _plain("无"), _plain("任丘市财政局局长")
    ('云岫县财政局副局长', '云岫县财政局预算股股长', '', '任丘市财政局局长')
    """
    return "" if is_nothing(text) else BEFORE.sub("", text.strip())
