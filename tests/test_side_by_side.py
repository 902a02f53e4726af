"""Tables side by side on one sheet, and sheets that are passed over."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.workbook.couples import as_forms
from loaders.workbook.grid import Sheet

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


@pytest.mark.parametrize(
    ("head", "row", "line"),
    [
        (
            ["丈夫姓名", "丈夫单位", "妻子姓名", "妻子单位"],
            ["王明", "县财政局", "李芳", "县财政局"],
            ("王明", "妻子", "李芳"),
        ),
        (["男方", "男方单位", "女方", "女方单位"], ["王明", "县财政局", "李芳", "县财政局"], ("王明", "妻子", "李芳")),
        (["干部甲姓名", "干部甲职务", "干部乙姓名", "关系"], ["王明", "局长", "李芳", "夫妻"], ("王明", "夫妻", "李芳")),
        (["甲方姓名", "乙方姓名", "亲属关系", "备注"], ["王明", "李芳", "堂妹", ""], ("王明", "堂妹", "李芳")),
    ],
)
def test_a_list_of_pairs_is_read_as_forms(tmp_path: Path, head: list[str], row: list[str], line: tuple[str, str, str]) -> None:
    sheets = {"台账": [HEAD, WANG, LI, QIAN], "名单": [["双职工名单", "", "", ""], head, row, [""] * 4]}
    read = Read(xlsx(tmp_path / "a.xlsx", sheets))
    assert read.lines == [line]
    assert {told["column"] for told in read.account.columns if told["sheet"] == "名单"} >= {f"申报人姓名（{head[0]}）"}


@pytest.mark.parametrize(
    "head",
    [["姓名", "丈夫姓名", "妻子姓名"], ["姓名1", "关系1", "姓名2", "关系2"], ["甲方姓名", "乙方姓名", "备注"]],
    ids=" ".join,
)
def test_headings_that_only_look_like_pairs_are_no_list_of_them(head: list[str]) -> None:
    sheet = Sheet("a.xlsx", "台账", [head, ["王明"] * len(head)])
    assert as_forms(sheet) is sheet
