"""Rows and cells that are easily taken for somebody: what is no person becomes none, and what is one is not lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from kinship.account import LAYOUT

from .files import xlsx
from .test_loaders_clumsy import FORM_HEAD, HEAD, LI, QIAN, WANG, Read, ledger

NUMBERED = ["序号", *HEAD]


def declared(tmp_path: Path, *lines: tuple[str, str]) -> Read:
    """A ledger of three, and lines (term, name) that 李芳 declares."""
    rows = [["李芳", "云岫县财政局", term, name, ""] for term, name in lines]
    return Read(xlsx(tmp_path / "a.xlsx", {"台账": [HEAD, WANG, LI, QIAN], "申报": [FORM_HEAD, *rows]}))


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (["1", "2", "3", "4", "5", "6", "7"], "load.header"),
        ([1, 2, 3, 4, 5, 6, 7], "load.header"),
        (["甲", "乙", 1, 2, 3, 4, 5], "load.header"),
        (["例", "张三", "男", "1980.01", "某县财政局", "", "科员"], "load.example"),
        (["示例", "张三", "男", "1980.01", "某县财政局", "", "科员"], "load.example"),
        (["例：", "张三", "男", "1980.01", "某县财政局", "", "科员"], "load.example"),
        ([3, "空缺", "", "", "云岫县财政局", "", "副局长"], "load.vacant-post"),
        ([3, "（暂缺）", "", "", "云岫县财政局", "", "副局长"], "load.vacant-post"),
    ],
)
def test_rows_that_are_about_nobody(tmp_path: Path, row: list[object], reason: str) -> None:
    read = ledger(tmp_path, [NUMBERED, row, [1, *WANG], [2, *LI]])
    assert read.names == ["李芳", "王明"]
    (fate,) = (one for one in read.account.fates if one.place.row == 2 or (one.place.row == 1 and one.rows == 2))
    assert (fate.fate, fate.reason) == (LAYOUT, reason)


@pytest.mark.parametrize(
    ("written", "name", "sex"),
    [
        ("★王小梅", "王小梅", ""),
        ("王小梅△", "王小梅", ""),
        ("王小梅①", "王小梅", ""),
        ("王小梅（女）", "王小梅", "F"),
        ("王小梅 女", "王小梅", "F"),
        ("欧阳\n克勤", "欧阳克勤", ""),
        ("钱\n多", "钱多", ""),
    ],
)
def test_marks_beside_a_name_are_no_part_of_it(tmp_path: Path, written: str, name: str, sex: str) -> None:
    read = ledger(tmp_path, [HEAD, [written, "", *WANG[2:]]])
    assert [(row["name"], row["sex"]) for row in read.person] == [(name, sex)]


def test_digits_in_a_name_are_said(tmp_path: Path) -> None:
    read = ledger(tmp_path, [HEAD, ["王明1", *WANG[1:]], ["王明2", *LI[1:]]])
    assert read.names == ["王明1", "王明2"]
    told = [one for one in read.account.problems if one.key == "load.name-with-digits"]
    assert [(one.place.row, one.place.column) for one in told] == [(2, "姓名"), (3, "姓名")]


@pytest.mark.parametrize("cell", ["李芳529901197510010020", "李芳 13800138000", "李芳1997.10", "李芳，1997年10月"])
def test_a_number_behind_a_name_is_said(tmp_path: Path, cell: str) -> None:
    for read in (ledger(tmp_path, [HEAD, [cell, *WANG[1:]], QIAN]), declared(tmp_path, ("妻子", cell))):
        assert "load.name-with-number" in {one.reason for one in read.account.fates if one.fate == "quarantined"}
        assert not [row for row in read.declared if row["relative_name"].startswith("李芳")]


@pytest.mark.parametrize("cell", ["称谓", "妻子", "丈夫", "子"])
def test_a_term_is_no_member_of_the_staff(tmp_path: Path, cell: str) -> None:
    read = ledger(tmp_path, [HEAD, [cell, "", "", *WANG[3:]], QIAN])
    assert read.names == ["钱多"]
    assert {(one.place.row, one.reason) for one in read.account.fates if one.fate == "quarantined"} == {(2, "load.name-is-term")}


@pytest.mark.parametrize("cell", ["王明、李芳", "王明\n李芳", "王明/李芳", "王明 王芳"])
def test_two_people_in_one_cell_of_a_ledger_are_not_one(tmp_path: Path, cell: str) -> None:
    read = ledger(tmp_path, [HEAD, [cell, *WANG[1:]], QIAN])
    assert read.names == ["钱多"]
    assert {(one.place.row, one.reason) for one in read.account.fates if one.fate == "quarantined"} == {(2, "load.several-staff")}


@pytest.mark.parametrize("cell", ["未婚", "离异", "丧偶", "已故", "务农", "无", "——"])
def test_a_state_is_no_relative(tmp_path: Path, cell: str) -> None:
    read = declared(tmp_path, ("丈夫", cell))
    assert read.lines == []
    assert "load.no-relative-name" not in read.keys


def test_dead_behind_a_name_is_no_part_of_it(tmp_path: Path) -> None:
    read = declared(tmp_path, ("父亲", "李建国已故"))
    assert [(row["relative_name"], row["note"]) for row in read.declared] == [("李建国", "已故")]


@pytest.mark.parametrize(
    ("term", "names", "lines"),
    [
        ("父亲和母亲", "李建国和王梅", [("父亲", "李建国"), ("母亲", "王梅")]),
        ("父亲 母亲", "李建国 王梅", [("父亲", "李建国"), ("母亲", "王梅")]),
        ("父、母", "李建国 王梅", [("父", "李建国"), ("母", "王梅")]),
        ("哥哥嫂子", "李强、王梅", [("哥哥", "李强"), ("嫂子", "王梅")]),
        ("丈夫弟弟", "周一、周二", [("丈夫弟弟", "周一"), ("丈夫弟弟", "周二")]),
        ("父母", "李建国\n王梅", [("父母", "李建国"), ("父母", "王梅")]),
        ("子女", "王小刚 王小红", [("子女", "王小刚"), ("子女", "王小红")]),
        ("妹妹", "王小红和李小刚", [("妹妹", "王小红"), ("妹妹", "李小刚")]),
        ("父母", "李建国 王梅", [("父母", "李建国"), ("父母", "王梅")]),
        ("父亲", "买买提 艾力", [("父亲", "买买提艾力")]),
        ("父亲", "上官 云飞", [("父亲", "上官云飞")]),
        ("妻 子", "孙 丽", [("妻 子", "孙丽")]),
        ("丈夫", "欧阳\n克勤", [("丈夫", "欧阳克勤")]),
        ("", "李建国（父亲）", [("父亲", "李建国")]),
        ("", "丈夫周涛", [("丈夫", "周涛")]),
    ],
)
def test_people_in_one_cell_are_parted_by_any_usual_mark(
    tmp_path: Path, term: str, names: str, lines: list[tuple[str, str]]
) -> None:
    read = declared(tmp_path, (term, names))
    assert sorted((row["term"], row["relative_name"]) for row in read.declared) == sorted(lines)
    assert {fate.fate for fate in read.account.fates} == {"used", LAYOUT}


@pytest.mark.parametrize(("term", "name"), [("", "孙云丹"), ("", "李建国"), ("父亲、母亲、丈夫", "李建国、王梅")])
def test_nobody_is_made_of_a_name_alone(tmp_path: Path, term: str, name: str) -> None:
    read = declared(tmp_path, (term, name))
    assert read.lines == []
    assert [one.place.row for one in read.account.fates if one.fate == "quarantined"] == [2]


def test_births_in_one_cell_are_no_wrong_date(tmp_path: Path) -> None:
    head = [*FORM_HEAD[:4], "亲属出生年月"]
    row = ["李芳", "云岫县财政局", "父亲\n母亲", "李建国\n王梅", "1955.01\n1957.02"]
    read = Read(xlsx(tmp_path / "a.xlsx", {"台账": [HEAD, LI], "申报": [head, row]}))
    assert [row["relative_birth"] for row in read.declared] == ["1955-01", "1957-02"]
    assert "load.date-unreadable" not in read.keys
