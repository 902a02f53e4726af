"""Tables side by side on one sheet, and sheets that are passed over."""

from __future__ import annotations

from pathlib import Path

import pytest

from .files import delimited, xlsx
from .test_loaders_clumsy import FORM_HEAD, HEAD, LI, QIAN, UNCLE, WANG, Read, Rows, ledger

ROSTER = ["序号", "姓名", "单位", "职务"]
HALVES: Rows = [
    ["干部花名册", "", "", "", "", "", "", ""],
    [*ROSTER, *ROSTER],
    [1, "王明", "云岫县财政局", "局长", 3, "钱多", "云岫县农业农村局", "副局长"],
    [2, "李芳", "云岫县财政局", "会计", "", "", "", ""],
]


def test_a_roster_in_two_halves(tmp_path: Path) -> None:
    read = ledger(tmp_path, HALVES)
    assert read.names == sorted(["王明", "李芳", "钱多"])
    assert "load.column-twice" not in read.keys
    assert read.account.rows_in == {("a.xlsx", "台账"): 4, ("a.xlsx", "台账 E–H"): 4}
    places = {(one.place.sheet, one.place.row, one.fate) for one in read.account.fates if one.fate == "used"}
    assert places == {("台账", 3, "used"), ("台账 E–H", 3, "used")}


def test_a_roster_in_two_halves_as_text(tmp_path: Path) -> None:
    read = Read(delimited(tmp_path / "a.csv", HALVES[1:]))
    assert read.names == sorted(["王明", "李芳", "钱多"])
    assert "load.row-not-as-header" not in read.keys


def test_a_ledger_and_declarations_with_a_gap_between(tmp_path: Path) -> None:
    lines = [[*person, "", *line] for person, line in zip((WANG, LI, QIAN), (UNCLE, [""] * 5, [""] * 5), strict=True)]
    read = ledger(tmp_path, [[*HEAD, "", *FORM_HEAD], *lines])
    assert read.names == sorted(["王明", "李芳", "钱多"])
    assert read.lines == [("李芳", "姑父", "王明")]


def test_a_form_in_two_halves_has_one_declarer(tmp_path: Path) -> None:
    head = ["称谓", "姓名", "工作单位"]
    form = [["姓名：李芳　单位：云岫县财政局"], [*head, *head], ["姑父", "王明", "云岫县财政局", "父亲", "李建国", "退休"]]
    read = Read(xlsx(tmp_path / "a.xlsx", {"台账": [HEAD, LI, WANG], "表": form}))
    assert sorted(read.lines) == [("李芳", "姑父", "王明"), ("李芳", "父亲", "李建国")]


def test_the_list_behind_a_drop_down_is_no_table_of_its_own(tmp_path: Path) -> None:
    read = ledger(tmp_path, [[*HEAD, "", "代码", "含义"], [*WANG, "", "01", "妻子"], [*LI, "", "02", "丈夫"]])
    assert read.names == ["李芳", "王明"]
    assert {sheet for _, sheet in read.account.rows_in} == {"台账"}


@pytest.mark.parametrize(
    ("rows", "level"),
    [
        ([["序号", "人名", "爱好"], [1, "王明", "下棋"]], "warning"),
        ([["乡镇", "人数"], ["青石镇", 12]], "note"),
        ([["封面"]], "note"),
    ],
)
def test_a_sheet_that_is_passed_over_is_said(tmp_path: Path, rows: Rows, level: str) -> None:
    read = Read(xlsx(tmp_path / "a.xlsx", {"台账": [HEAD, WANG], "另": rows}))
    (problem,) = (one for one in read.account.problems if one.key == "load.sheet-not-understood")
    assert (problem.place.sheet, problem.level) == ("另", level)
