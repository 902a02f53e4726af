"""What cadre forms plan (拟任职务, 拟免职务) as appointments. Forms are written freely: what cannot be used is a warning."""

from __future__ import annotations

from collections.abc import Iterator

from kinship.account import Account
from kinship.errors import Place
from kinship.tables import Appointment
from loaders.plans.mistakes import Mistake
from loaders.plans.planned import Planner, Wish
from loaders.plans.roster import Asked, Roster
from loaders.values.nothing import is_nothing

BLANK = dict.fromkeys(
    ("organ", "employer", "section", "title", "level", "functions", "in_charge", "reports_to", "tier", "chief"), ""
)


def of_forms(roster: Roster, account: Account) -> Iterator[Appointment]:
    """The appointments of all forms of the county, in the order in which they were read."""
    planner = Planner(roster, account)
    for plan in account.plans:
        proposed, relieved = ("" if is_nothing(text) else text.strip() for text in (plan.proposed, plan.relieved))
        if not proposed and not relieved:
            continue
        told = {**BLANK, "employer": proposed}
        try:
            yield planner.appointment(Wish(Asked(person_id=plan.person_id), plan.place, told, relieved))
        except Mistake as mistake:
            account.problem("warning", "whatif.form-left-out", plan.place, why=mistake.error(Place()))
    planner.notes.tell(account)
