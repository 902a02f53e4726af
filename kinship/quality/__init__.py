"""What became of the input, and what to mend first: rows, organs, matches, contradictions, blanks and what each costs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from kinship.account import FATES, USED, Account
from kinship.engines import records, run_all
from kinship.quality.fixes import fixes
from kinship.quality.gains import gains
from kinship.quality.organs import Seats
from kinship.tables import County
from kinship.text import LANGUAGES, say

Row = dict[str, Any]


def quality(county: County, packs: Sequence[str], as_of: date) -> Row:
    """The quality of a county's input as a plain dict (see the keys below), from its account and its tables.

    start: the fixes with most effect · organs: staff, forms, relatives by what became of them, and problems, per organ ·
    totals: the same for all organs · gains: for each blank field how many lines filling it in would settle (where the county
    was loaded to measure it) · files: rows per file and fate · rows: every row that is not simply used · problems, each with its
    places and organs · columns: how each was understood · matches: mentions by grade · blanks: which fields are missing how
    often · unjudged: relatives whose posts could not be judged by ``packs`` on that day, and why.
    """
    from kinship.judge import check_with

    engine, document = check_with(county, packs, as_of)
    account = county.account
    seats = Seats.ask(engine, account)
    run_all(engine, "quality", "blank")
    return {
        "start": fixes(account, seats, document["unknown"]),
        "organs": seats.organs,
        "totals": seats.totals,
        "gains": gains(account),
        "files": files(account),
        "rows": [_fate(one) for one in account.fates if one.fate != USED],
        "problems": [{**row, "organs": seats.of_problem(at)} for at, row in enumerate(document["problems"])],
        "unjudged": document["unknown"],
        "columns": account.columns,
        "matches": _by_grade(account),
        "mentions": [*account.matches, *account.joined, *account.open],
        "blanks": records(engine, "blank"),
        "unaccounted": [{"file": file, "sheet": sheet, "rows": rows} for (file, sheet), rows in account.unaccounted().items()],
    }


def files(account: Account) -> list[Row]:
    """One row per file and sheet: how many rows it has, and how many of them got each fate."""
    counted: dict[tuple[str, str], Counter[str]] = {where: Counter() for where in account.rows_in}
    for one in account.fates:
        counted.setdefault((one.place.file, one.place.sheet), Counter())[one.fate] += one.rows
    return [
        {"file": file, "sheet": sheet, "rows": account.rows_in.get((file, sheet), 0), **{fate: fates[fate] for fate in FATES}}
        for (file, sheet), fates in sorted(counted.items())
    ]


def _by_grade(account: Account) -> dict[str, int]:
    """How many declared relatives were matched to a known person, by grade; ``none``: there were candidates only."""
    matched = [match for match in account.matches if match.grade]
    lines = {match.line.mark for match in (*account.matches, *account.open)} - {match.line.mark for match in matched}
    graded = dict(Counter(match.grade for match in matched))
    return {**graded, "none": len(lines)} if lines else graded


def _fate(one: Any) -> Row:
    reasons = {f"reason_{lang}": say(one.reason, lang, **one.values) for lang in LANGUAGES}
    return {"file": one.place.file, "sheet": one.place.sheet, "row": one.place.row, "rows": one.rows, "fate": one.fate, **reasons}
