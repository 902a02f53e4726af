"""Which leading member is in charge of which section, where a ledger says it beside the leader."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kinship.judge import check_county
from loaders import load

from .files import xlsx
from .test_loaders_clumsy import FORM_HEAD, Read, Rows, ledger

FINANCE = "云岫县财政局"
HEAD = ["姓名", "单位", "科室", "职务"]
STAFF = [["王明", FINANCE, "", "副局长"], ["李芳", FINANCE, "预算股", "科员"], ["钱多", FINANCE, "预算股", "股长"]]


def looked_after(read: Read) -> dict[str, str]:
    """Who is in charge of whose section, by name."""
    names = {row["person_id"]: str(row["name"]) for row in read.person}
    return {names[row["person_id"]]: names[row["in_charge"]] for row in read.post if row["in_charge"]}


def with_column(head: str, *cells: str) -> Rows:
    """The staff with one column more, of which the first cells are filled."""
    return [[*HEAD, head], *([*row, told] for row, told in zip(STAFF, [*cells, "", ""], strict=False))]


BOTH = {"李芳": "王明", "钱多": "王明"}


@pytest.mark.parametrize(
    ("head", "text", "found"),
    [
        ("分管科室", "预算股、国库股", BOTH),
        ("分管工作", "预算、机关财务", BOTH),
        ("分工", "分管预算股和国库股工作，联系某镇", BOTH),
        ("分工", "负责全面工作，分管：国库股、预算股等工作。", BOTH),
        ("分工", "协助分管预算股", {}),
        ("分工", "分管国库股，协助预算股", {}),
        ("分工", "预算股", {}),
        ("分管科室", "预算审核中心", {}),
    ],
)
def test_the_leader_in_charge_is_told_beside_the_leader(tmp_path: Path, head: str, text: str, found: dict[str, str]) -> None:
    read = ledger(tmp_path, with_column(head, text))
    assert looked_after(read) == found
    notes = [problem.values for problem in read.account.problems if problem.key == "load.in-charge-by-charges"]
    assert notes == ([{"section": "预算股", "name": "王明", "posts": 2}] if found else [])


def test_in_the_title_too(tmp_path: Path) -> None:
    read = ledger(tmp_path, [HEAD, [*STAFF[0][:3], "副局长（分管预算股）"], *STAFF[1:]])
    assert looked_after(read) == BOTH


def test_two_in_charge_of_one_section_are_none(tmp_path: Path) -> None:
    rows = with_column("分管科室", "预算股")
    assert looked_after(ledger(tmp_path, [*rows, ["赵大", FINANCE, "", "副局长", "预算股"]])) == {}


def test_what_the_column_of_the_section_says_wins(tmp_path: Path) -> None:
    head = [*HEAD, "分管科室", "分管领导"]
    rows = [[*STAFF[0], "预算股", ""], [*STAFF[1], "", "赵大"], [*STAFF[2], "", ""], ["赵大", FINANCE, "", "局长", "", ""]]
    assert looked_after(ledger(tmp_path, [head, *rows])) == {"李芳": "赵大", "钱多": "王明"}


def test_a_section_of_that_name_in_another_organ_is_not_meant(tmp_path: Path) -> None:
    rows = with_column("分管科室", "预算股")
    read = ledger(tmp_path, [*rows, ["赵大", "云岫县教育局", "预算股", "科员", ""]])
    assert looked_after(read) == BOTH


def test_relatives_are_found_by_it(tmp_path: Path) -> None:
    forms = [FORM_HEAD, ["李芳", FINANCE, "姑父", "王明", f"{FINANCE}副局长"]]
    book = xlsx(tmp_path / "a.xlsx", {"台账": with_column("分管科室", "预算股"), "申报": forms})
    (found,) = check_county(load([book]), as_of=date(2026, 11, 1))["findings"]
    assert (found["situation"]["kind"], found["severity"]) == ("in-charge-leader", "review")
