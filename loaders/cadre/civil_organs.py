"""Table B01 of the civil servants' information system: organs, the sections inside them, and mere groups of organs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kinship.account import LAYOUT, QUARANTINED, USED
from kinship.errors import Place
from loaders.intake import Intake
from loaders.rows import OrganRow
from loaders.values.clean import key, text

NAME, SHORT, CODE, UPPER, OTHER_CODE, TYPE = "B0101", "B0104", "B0111", "B0121", "B0114", "B0194"
LEGAL, SECTION, GROUP = ("1", "法人单位"), ("2", "内设机构"), ("3", "机构分组")
MAX_LEVELS = 30
Row = dict[str, str]


@dataclass(slots=True)
class OrganCodes:
    """The rows of B01, findable by code (001.001.002: each dot is one level down) and by name."""

    by_code: dict[str, Row] = field(default_factory=dict)
    by_name: dict[str, list[Row]] = field(default_factory=dict)

    def located(self, name: str, code: str) -> tuple[str, str]:
        """Organ and section of a post that names its body, by text and perhaps by code; the text where B01 lacks both.

        A code counts only if the text does not say something else: for bodies outside the system codes are made up.
        """
        row = self.by_code.get(code)
        if row is None or (name and not _named(row, name)):
            rows = self.by_name.get(key(name), []) if name else []
            row = rows[0] if len(rows) == 1 else None
        if row is None:
            return name, ""
        if row.get(TYPE) not in SECTION:
            return row[NAME], ""
        organ = self.organ_above(row)
        return (organ, row[NAME]) if organ else (name or row[NAME], "")

    def organ_above(self, row: Row) -> str:
        """The nearest organ above a row, ``""`` if there is none."""
        return next((upper[NAME] for upper in self._above(row) if upper.get(TYPE) not in (*SECTION, *GROUP)), "")

    def _above(self, row: Row) -> Iterator[Row]:
        for _ in range(MAX_LEVELS):
            code = row.get(CODE, "")
            upper = self.by_code.get(row.get(UPPER) or code.rpartition(".")[0])
            if upper is None or upper is row:
                return
            yield upper
            row = upper


def _named(row: Row, name: str) -> bool:
    told = key(name)
    return any(part and (part in told or told in part) for part in (key(row[NAME]), key(row.get(SHORT, ""))))


def take_organs(rows: list[Row], file: str, intake: Intake) -> OrganCodes:
    """Adds the organs of B01 to ``intake.raw.organs``; sections serve to place posts, groups hold nobody.

    >>> from kinship.account import Account
    >>> county = {"B0101": "云岫县财政局", "B0111": "001.001", "B0194": "1"}
    >>> office = {"B0101": "预算股", "B0111": "001.001.001", "B0194": "2"}
    >>> take_organs([county, office], "包.zip", Intake(Account())).located("预算股", "001.001.001")
    ('云岫县财政局', '预算股')
    """
    organs = OrganCodes()
    for row in rows:
        row[NAME] = text(row.get(NAME, ""))
        if not row[NAME]:
            continue
        for code in filter(None, (row.get(CODE), row.get(OTHER_CODE))):
            organs.by_code.setdefault(code, row)
        for name in {key(row[NAME]), key(row.get(SHORT, ""))} - {""}:
            organs.by_name.setdefault(name, []).append(row)
    for number, row in enumerate(rows, 1):
        _take(row, Place(file, "B01", number), organs, intake)
    return organs


def _take(row: Row, place: Place, organs: OrganCodes, intake: Intake) -> None:
    if not row[NAME]:
        intake.account.row(place, QUARANTINED, "load.no-organ-name")
        intake.account.problem("error", "load.no-organ-name", place)
    elif row.get(TYPE) in SECTION:
        intake.account.row(place, USED, "package.section")
    elif row.get(TYPE) in GROUP:
        intake.account.row(place, LAYOUT, "package.group")
    else:
        intake.raw.organs.append(OrganRow(place, row[NAME], text(row.get(SHORT, "")), parent=organs.organ_above(row)))
