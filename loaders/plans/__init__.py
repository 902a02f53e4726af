"""Planned appointments: lists of them (拟任), and the fields of cadre forms that tell them, against the county that is there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from kinship.tables import Appointment, County
from loaders.plans.forms import of_forms
from loaders.plans.lists import of_rows, read_list
from loaders.plans.mistakes import Mistakes
from loaders.plans.roster import Roster

Listed = Path | Sequence[Mapping[str, Any]]


def appointments(
    county: County,
    lists: Sequence[Listed] = (),
    *,
    from_forms: bool = False,
    columns: Path | None = None,
    as_of: date | None = None,
) -> list[Appointment]:
    """The appointments of all lists, in their order, then (if asked) of the forms that the county was read from.

    A list is a workbook or delimited file with a header, or rows as mappings from headings to cells. ``columns``: an alias file.
    Raises InputError with every row that cannot be used: a person unknown or ambiguous, an organ unknown, a post not held.
    What forms tell and cannot be used is a warning in the account.
    """
    roster = Roster.of(county, as_of or date.today())
    found: list[Appointment] = []
    mistakes = Mistakes()
    for one in lists:
        sheets = read_list(one, columns) if isinstance(one, Path) else of_rows(one)
        found += [made for sheet in sheets for made in sheet.appointments(roster, mistakes, county.account)]
    mistakes.raise_any()
    return [*found, *(of_forms(roster, county.account) if from_forms else ())]
