"""Writes families as GEDCOM files: the tests' own writer, which knows nothing of the loader."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tests.families import Rows

Row = dict[str, Any]
MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
PEDIGREE = {"adoptive": "adopted", "step_fostered": "foster", "step": "step"}
HEADS = {
    "5.5.1": ["0 HEAD", "1 SOUR TEST", "1 GEDC", "2 VERS 5.5.1", "2 FORM LINEAGE-LINKED", "1 CHAR UTF-8"],
    "7.0": ["0 HEAD", "1 GEDC", "2 VERS 7.0"],
}


def file(lines: Iterable[str], version: str = "5.5.1") -> str:
    """A whole file around records."""
    return "\n".join([*HEADS[version], *lines, "0 TRLR", ""])


def tellable(rows: Rows) -> Rows:
    """The rows without what GEDCOM cannot say: grades, and dates of parenthood except the day of an adoption."""
    parents = [
        {**row, "grade": "", "end": "", "start": row.get("start", "") if row.get("kind") == "adoptive" else ""}
        for row in rows["parent"]
    ]
    return {**rows, "parent": parents, "spouse": [{**row, "grade": ""} for row in rows["spouse"]]}


def tree(rows: Rows, version: str = "5.5.1") -> str:
    """Tellable rows as a file: a family for each marriage, with the children of both, and one for each other parent."""
    families: list[tuple[list[str], list[Row], list[str]]] = []
    left = list(rows["parent"])
    for marriage in rows["spouse"]:
        couple = [marriage["person_id"], marriage["spouse_id"]]
        families.append((couple, _common(left, couple), _marriage(marriage)))
    families += [([row["parent_id"]], [row], []) for row in left]
    lines = [line for person in rows["person"] for line in _person(person, families)]
    return file([*lines, *(line for number, one in enumerate(families) for line in _family(number, *one))], version)


def _common(left: list[Row], couple: list[str]) -> list[Row]:
    """Takes the ties by blood to both of a couple out of ``left``, and gives one of each two."""
    born = [row for row in left if row["parent_id"] in couple and (row.get("kind") or "blood") == "blood"]
    both = {row["child_id"] for row in born if row["parent_id"] == couple[0]} & {
        row["child_id"] for row in born if row["parent_id"] == couple[1]
    }
    taken = [row for row in born if row["child_id"] in both]
    for row in taken:
        left.remove(row)
    return [row for row in taken if row["parent_id"] == couple[0]]


def _marriage(row: Row) -> list[str]:
    lines = ["1 MARR", f"2 DATE {_date(row['start'])}"] if row.get("start") else ["1 MARR Y"]
    return [*lines, "1 DIV", f"2 DATE {_date(row['end'])}"] if row.get("end") else lines


def _family(number: int, partners: list[str], children: list[Row], events: list[str]) -> list[str]:
    links = [f"1 {tag} @{one}@" for tag, one in zip(("HUSB", "WIFE"), partners, strict=False)]
    return [f"0 @F{number}@ FAM", *links, *(f"1 CHIL @{row['child_id']}@" for row in children), *events]


def _person(person: Row, families: list[tuple[list[str], list[Row], list[str]]]) -> list[str]:
    lines = [f"0 @{person['person_id']}@ INDI", f"1 NAME {person['name']}", f"1 SEX {person['sex']}"]
    lines += ["1 BIRT", f"2 DATE {_date(person['birth'])}"]
    lines += ["1 DEAT", f"2 DATE {_date(person['died'])}"] if person.get("died") else []
    for number, (partners, children, _) in enumerate(families):
        lines += [f"1 FAMS @F{number}@"] if person["person_id"] in partners else []
        for row in children:
            lines += _birth(row, number) if row["child_id"] == person["person_id"] else []
    return lines


def _birth(row: Row, number: int) -> list[str]:
    lines = [f"1 FAMC @F{number}@"]
    kind = PEDIGREE.get(row.get("kind") or "")
    lines += [f"2 PEDI {kind}"] if kind else []
    if row.get("start"):
        lines += ["1 ADOP", f"2 DATE {_date(row['start'])}", f"2 FAMC @F{number}@"]
    return lines


def _date(text: str) -> str:
    """A partial ISO date as GEDCOM writes it."""
    year, month, day = [*text.split("-"), "", ""][:3]
    return " ".join(part for part in (day and str(int(day)), month and MONTHS[int(month) - 1], year) if part)
