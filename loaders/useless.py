"""Lines of forms of which nothing came, for want of a name or of a term that is understood: they were not used after all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from kinship.account import Account, Problem
from kinship.errors import Place


def is_useless(problem: Problem) -> bool:
    """Whether a problem says that nothing came of a line.

    >>> is_useless(Problem("note", "match.no-tie", Place(), {})), is_useless(Problem("error", "match.unknown-term", Place(), {}))
    (False, True)
    """
    return problem.key.startswith("match.") and (problem.level == "error" or problem.key == "match.no-name")


def set_aside_useless(declared: Iterable[Mapping[str, Any]], account: Account, kept: Iterable[Place] = ()) -> None:
    """Tells the account which rows of forms are left out: those none of whose lines is of use. ``declared``: all the lines.

    A row that tells of a member of the staff besides (``kept``, or a ledger's) stays used.

    >>> account, place = Account(), Place("a.csv", row=2)
    >>> account.row(place, "used", "load.used", 2)
    >>> account.problem("error", "match.unknown-term", place, term="…", name="甲")
    >>> set_aside_useless([{"place": place}, {"place": Place("a.csv", row=3)}], account)
    >>> [(one.place.row, one.fate, one.reason) for one in account.fates]
    [(3, 'used', 'load.used'), (2, 'quarantined', 'match.unknown-term')]
    """
    useless = [(replace(one.place, column=""), one) for one in account.problems if is_useless(one)]
    reasons = {place: (one.key, one.values) for place, one in reversed(useless)}
    if not reasons:
        return
    lines, found = Counter[Place](), Counter(place for place, _ in useless)
    taken = {place for place in kept if place in reasons}
    for row in declared:
        place = row.get("place")
        if place in reasons:
            lines[place] += 1
            if row.get("beside"):
                taken.add(place)
    account.set_aside({place: why for place, why in reasons.items() if place not in taken and found[place] >= lines[place]})
