"""What is said once for many records of a tree: dates that are not exact, families whose children's ties are open."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kinship.account import Account
from kinship.errors import Place
from loaders.gedcom.dates import exact

if TYPE_CHECKING:
    from ged4py.model import Record

SHOWN = 40


def told(record: Record, tag: str) -> str:
    """The text under a tag of a record, ``""`` where there is none. Pointers are not followed."""
    return str(record.sub_tag_value(tag, follow=False) or "").strip()


class Notes:
    """Counts what was left out of one file, by kind, with the first place and value of each kind."""

    def __init__(self, label: str) -> None:
        self.label = label
        self.counts: Counter[tuple[str, str]] = Counter()
        self.first: dict[tuple[str, str], tuple[int, str]] = {}

    def add(self, key: str, row: int, value: str, tag: str = "") -> None:
        """Counts one case of ``key`` (of the structure ``tag``)."""
        self.counts[key, tag] += 1
        self.first.setdefault((key, tag), (row, value[:SHOWN]))

    def date(self, record: Record, tag: str, row: int) -> str:
        """The first exact date of an event such as ``BIRT``, ``""`` where there is none; a date that is not exact is counted."""
        from ged4py.date import DateValue

        dates = [date for event in record.sub_tags(tag, follow=False) for date in event.sub_tags("DATE", follow=False)]
        values: list[object] = [date.value for date in dates]
        given = [value for value in values if isinstance(value, DateValue) and str(value)]
        found = next((text for value in given if (text := exact(value))), "")
        if given and not found:
            self.add("gedcom.date-not-exact", row, str(given[0]), tag)
        return found

    def tell(self, account: Account) -> None:
        """Lists what was counted."""
        for (key, tag), number in sorted(self.counts.items()):
            row, value = self.first[key, tag]
            account.problem("note", key, Place(self.label, row=row), number=number, value=value, tag=tag)
