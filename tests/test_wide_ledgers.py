"""Relatives side by side in the row of the person, however many there are and however their columns are numbered."""

from __future__ import annotations

from pathlib import Path

import pytest

from kinship.account import LAYOUT
from loaders import load

from .files import xlsx
from .test_loaders_clumsy import HEAD, LI, WANG, Read, Rows, ledger

TERMS = ["妻子", "父亲", "母亲", "哥哥", "嫂子", "弟弟", "弟媳", "儿子", "儿媳", "女儿", "女婿", "岳父", "岳母"]
NAMES = [f"王{given}" for given in "甲乙丙丁戊己庚辛壬癸子丑寅"]
HAN = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三"]
MANY = [("王明", term, name) for term, name in zip(TERMS, NAMES, strict=True)]


def many(*headings: str, numbers: list[str]) -> Rows:
    """A row with a relative for each number; ``headings`` of name and term, with a ``#`` for the number."""
    cells = [cell for pair in zip(NAMES, TERMS, strict=True) for cell in pair]
    return [[*HEAD, *(heading.replace("#", number) for number in numbers for heading in headings)], [*WANG, *cells], LI]


@pytest.mark.parametrize(
    ("headings", "numbers"),
    [
        (("家庭成员#", "与本人关系#"), [str(number) for number in range(1, 14)]),
        (("家庭成员（#）", "与本人关系（#）"), [str(number) for number in range(1, 14)]),
        (("成员#", "成员#称谓"), HAN),
        (("亲属姓名#", "称谓#"), [f"{number:02d}" for number in range(1, 14)]),
        (("第#位家庭成员姓名", "第#位家庭成员关系"), HAN),
        (("家庭成员第#人", "家庭成员第#人关系"), [str(number) for number in range(1, 14)]),
        (("家庭成员#", "关系"), HAN),
        (("家庭成员姓名", "关系"), HAN),
    ],
)
def test_any_number_of_relatives(tmp_path: Path, headings: tuple[str, str], numbers: list[str]) -> None:
    read = ledger(tmp_path, many(*headings, numbers=numbers))
    assert sorted(read.lines) == sorted(MANY)
    assert {fate.fate for fate in read.account.fates} == {"used", LAYOUT}
    assert not read.keys & {"load.relatives-beside", "load.numbered-columns"}


def test_ten_relatives_under_group_headings(tmp_path: Path) -> None:
    groups = [cell for number in range(1, 14) for cell in (f"家庭成员{number}", "")]
    below = [cell for _ in range(1, 14) for cell in ("姓名", "与本人关系")]
    cells = many("", "", numbers=HAN)[1][len(HEAD) :]
    read = ledger(tmp_path, [[*HEAD, *groups], [*[""] * len(HEAD), *below], [*WANG, *cells]])
    assert sorted(read.lines) == sorted(MANY)


def test_headings_that_come_again_are_of_the_next_relative(tmp_path: Path) -> None:
    head = [*HEAD, "子女姓名", "子女工作单位", "子女姓名", "子女工作单位"]
    read = ledger(tmp_path, [head, [*WANG, "王甲", "云岫县医院", "王乙", "云岫县财政局"]])
    told = {row["relative_name"]: row["relative_employer"] for row in read.declared}
    assert told == {"王甲": "云岫县医院", "王乙": "云岫县财政局"}


@pytest.mark.parametrize(
    ("headings", "cells", "key", "said"),
    [
        (["家庭成员甲", "家庭成员乙"], ["王甲", "王乙"], "load.relatives-beside", "家庭成员甲、家庭成员乙"),
        (["家庭成员1", "出生年月1"], ["王甲", "1980.05"], "load.relatives-beside", "家庭成员1、出生年月1"),
        (["与本人关系12", "工作单位12"], ["妻子", "某校"], "load.numbered-columns", "与本人关系12、工作单位12"),
        (["单位2", "职务2"], ["云岫县教育局", "副局长"], "load.numbered-columns", "单位2、职务2"),
        (["子女姓名", "子女姓名", "子女单位"], ["王甲", "王乙", "某校"], "load.relatives-beside", "子女单位"),
    ],
)
def test_what_is_not_read_is_said_with_its_place(
    tmp_path: Path, headings: list[str], cells: list[str], key: str, said: str
) -> None:
    read = ledger(tmp_path, [["花名册"], [*HEAD, *headings], [*WANG, *cells]])
    (problem,) = (one for one in read.account.problems if one.key == key)
    assert problem.values == {"headings": said}
    assert (problem.place.row, problem.place.column) == (2, said.split("、")[0])


@pytest.mark.parametrize(
    ("headings", "cells"),
    [
        (["家庭成员甲", "单位2"], ["", ""]),
        (["配偶政治面貌", "父亲年龄", "家庭成员1联系电话", "家庭住址"], ["党员", 70, "13900000000", "某地"]),
        (["2025年度考核", "职称"], ["优秀", "会计师"]),
    ],
)
def test_columns_that_name_nobody_are_passed_over(tmp_path: Path, headings: list[str], cells: list[object]) -> None:
    read: Read = ledger(tmp_path, [[*HEAD, *headings], [*WANG, *cells]])
    assert not read.keys & {"load.relatives-beside", "load.numbered-columns"}


def test_a_column_that_the_user_ignores_is_not_said(tmp_path: Path) -> None:
    aliases = tmp_path / "列名.toml"
    aliases.write_text('[columns]\n"家庭成员甲" = "ignore"\n', encoding="utf-8")
    book = xlsx(tmp_path / "a.xlsx", {"台账": [[*HEAD, "家庭成员甲"], [*WANG, "王甲"]]})
    keys = [{one.key for one in load([book], columns=columns).account.problems} for columns in (None, aliases)]
    assert ["load.relatives-beside" in told for told in keys] == [True, False]


LEDGER: Rows = [HEAD, WANG, LI]


@pytest.mark.parametrize(
    ("head", "row"),
    [
        (["姓名", "家庭成员1", "与本人关系1", "家庭成员2", "与本人关系2"], ["李芳", "王明", "姑父", "李建国", "父亲"]),
        (["申报人", "家庭成员十", "与本人关系十", "家庭成员十一", "与本人关系十一"], ["李芳", "王明", "姑父", "李建国", "父亲"]),
        (["姓名", "性别", "家庭成员1", "称谓1", "家庭成员2", "称谓2"], ["李芳", "女", "王明", "姑父", "李建国", "父亲"]),
        (["姓名", "亲属姓名及关系"], ["李芳", "王明（姑父）、李建国（父亲）"]),
        (["姓名", "家庭成员情况"], ["李芳", "姑父：王明；父亲：李建国"]),
    ],
)
def test_a_sheet_of_wide_declarations_beside_a_ledger(tmp_path: Path, head: list[str], row: list[str]) -> None:
    read = Read(xlsx(tmp_path / "a.xlsx", {"台账": LEDGER, "申报": [["申报表"], head, row]}))
    assert sorted(read.lines) == [("李芳", "姑父", "王明"), ("李芳", "父亲", "李建国")]
    assert read.names == ["李芳", "王明"]
    assert {fate.fate for fate in read.account.fates} == {"used", LAYOUT}


@pytest.mark.parametrize(
    ("row", "fate", "reason"),
    [
        (["李芳", "", "", ""], "layout", "load.empty-form-line"),
        (["李芳", "王明", "", ""], "quarantined", "load.wide-unread"),
        (["", "王明", "姑父", ""], "quarantined", "load.no-declarer"),
        (["赵某", "王明", "姑父", ""], "quarantined", "load.declarer-unknown"),
    ],
)
def test_every_row_of_wide_declarations_has_its_fate(tmp_path: Path, row: list[str], fate: str, reason: str) -> None:
    head = ["姓名", "家庭成员1", "与本人关系1", "工作单位1"]
    read = Read(xlsx(tmp_path / "a.xlsx", {"台账": LEDGER, "申报": [head, ["李芳", "李建国", "父亲", ""], row]}))
    assert [(one.fate, one.reason) for one in read.account.fates if one.place.sheet == "申报" and one.place.row == 3] == [
        (fate, reason)
    ]
    assert len(read.lines) == 1


def test_wide_declarations_given_twice_count_once(tmp_path: Path) -> None:
    head, row = ["姓名", "配偶", "父亲"], ["李芳", "周涛", "李建国"]
    read = Read(xlsx(tmp_path / "a.xlsx", {"台账": LEDGER, "申报": [head, row], "副本": [head, row]}))
    assert len(read.lines) == 2
    assert {fate.reason for fate in read.account.fates if fate.fate == "merged"} == {"load.repeats"}
