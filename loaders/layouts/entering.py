"""When the people of a ledger came into their organ (进入本单位时间, 调入时间, 录用时间): a day that rules on entry ask for.

When somebody first went to work (参加工作时间) or took up the present post (任现职时间) is another matter.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kinship.account import Account
from kinship.errors import Place
from loaders.intake import Intake
from loaders.layouts.leaving import cells_of
from loaders.rows import StaffRow
from loaders.workbook.cells import Cells
from loaders.workbook.grid import Sheet
from loaders.workbook.header import Header

ENTERED, RECRUITED = ENTRY = ("entered", "recruited")
"""Fields that may stand in several columns: a day in the organ itself, and one of recruitment into whatever organ."""
PROBATION = 13
"""So many months after their recruitment newcomers are appointed to their first post in full (试用期满任职)."""


@dataclass(slots=True)
class Entering:
    """Tells when the people of one sheet came into their organ."""

    columns: dict[str, list[Cells]]
    elsewhere: list[Place] = field(default_factory=list)
    """Where somebody may have been recruited by another organ."""

    @classmethod
    def of(cls, sheet: Sheet, header: Header, intake: Intake) -> Entering:
        """What columns a sheet has for it."""
        return cls(cells_of(ENTRY, sheet, header, intake))

    def mark(self, row: StaffRow, cells: Cells) -> None:
        """Fills in the day of entry, the last where several are told. ``row`` must tell already when the post began.

        The day of recruitment counts where no other is told and the post began with it: whoever took up the post much later
        may have come from another organ.
        """
        days = {
            name: max((one.at(cells.number, cells.row or []).date(name) for one in self.columns[name]), default="")
            for name in ENTRY
        }
        row.entered = days[ENTERED]
        if row.entered or not days[RECRUITED]:
            return
        if row.start and _month(row.start, 1) > _month(days[RECRUITED], 12) + PROBATION:
            self.elsewhere.append(self.columns[RECRUITED][0].place(RECRUITED))
        else:
            row.entered = days[RECRUITED]

    def tell(self, account: Account) -> None:
        """Lists once that days of recruitment were not taken for those of entry."""
        if self.elsewhere:
            account.problem("note", "load.recruited-before", self.elsewhere[0], count=len(self.elsewhere))


def _month(day: str, unknown: int) -> int:
    """The month of a partial date, counted on; ``unknown``: which one counts where only the year is told.

    >>> _month("2021-08", 1) - _month("2020", 12)
    8
    """
    year, _, rest = day.partition("-")
    return int(year) * 12 + int(rest[:2] or unknown)
