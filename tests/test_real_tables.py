"""Tables as offices make them, written with their own tools: wide ledgers, families in one cell, forms, rosters, check lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from kinship.errors import InputError
from kinship.judge import check_county
from loaders import load
from tests.cadre_files import Read
from tests.one_family import COUNTY, FORM_WIDTH, Rows, form_rows, ledger_rows, xls, xlsx

COUPLE = ("spouse", "张建国", "李芳华")
FATHER = ("parent", "张德厚", "张建国")
STAFF = [one for one in COUNTY if one.name in ("张建国", "李芳华")]
TITLE, HEADINGS, CHIEF, WIFE, _ = ledger_rows(STAFF)


def read(tmp_path: Path, rows: Rows, *, ledger: bool = False) -> Read:
    """The table, with a staff ledger beside it where asked for."""
    files = [xlsx(tmp_path / "表.xlsx", {"Sheet1": rows})]
    return Read(*files, *([xlsx(tmp_path / "台账.xlsx", {"台账": ledger_rows()})] if ledger else []))


@pytest.mark.parametrize(
    ("headings", "cells"),
    [
        (["家庭成员1", "与本人关系1", "年龄1", "工作单位1", "联系方式1"], ["李芳华", "妻子", 50, "云岫县财政局", ""]),
        (["家庭成员姓名1", "称谓1", "出生年月1", "工作单位及职务1"], ["李芳华", "妻子", "1974.05", "云岫县财政局人事股股长"]),
        (["成员一姓名", "成员一称谓", "成员一单位"], ["李芳华", "妻子", "云岫县财政局"]),
        (["家庭成员（1）", "与本人关系（1）", "工作单位（1）"], ["李芳华", "妻子", "云岫县财政局"]),
        (["家庭成员一", "与本人关系", "工作单位", "家庭成员二", "与本人关系", "工作单位"], ["李芳华", "妻子", "云岫县财政局"]),
        (["亲属姓名", "关系", "单位", "亲属姓名", "关系", "单位"], ["李芳华", "妻子", "云岫县财政局"]),
        (["配偶姓名", "配偶单位", "配偶职务"], ["李芳华", "云岫县财政局", "人事股股长"]),
        (["配偶情况"], ["李芳华，女，1974年5月生，云岫县财政局人事股股长"]),
        (["家庭成员"], ["妻子：李芳华（云岫县财政局人事股股长）；父亲：张德厚"]),
        (["家庭成员及主要社会关系"], ["妻子李芳华，云岫县财政局人事股股长\n父亲张德厚，退休"]),
    ],
)
def test_relatives_in_the_persons_own_row(tmp_path: Path, headings: list[str], cells: list[object]) -> None:
    found = read(tmp_path, [TITLE, [*HEADINGS, *headings], [*CHIEF, *cells], WIFE])
    assert COUPLE in found.ties()
    assert found.staff() == {"张建国", "李芳华"}
    assert "load.relatives-beside" not in found.told()


def test_a_text_that_is_only_partly_understood_is_said(tmp_path: Path) -> None:
    found = read(tmp_path, [TITLE, [*HEADINGS, "家庭成员"], [*CHIEF, "妻子：李芳华；还有亲戚若干，电话13900000000"], WIFE])
    assert COUPLE in found.ties()
    (problem,) = (one for one in found.account.problems if one.key == "load.family-text")
    assert problem.place.column == "家庭成员" and "还有亲戚若干" in problem.text("zh") and "139" not in problem.text("zh")


@pytest.mark.parametrize(
    "rows",
    [
        [["民警", "姓名", "与民警关系", "工作单位"], ["张建国", "李芳华", "妻子", "云岫县财政局"]],
        [["姓名", "单位", "家人称谓", "家人姓名", "家人单位"], ["张建国", "云岫县财政局", "妻子", "李芳华", "云岫县财政局"]],
        [["姓名", "身份证号", "投资人姓名", "投资人称谓", "企业名称"], ["张建国", "", "李芳华", "妻子", "云岫县财政局"]],
        [["申报人", "所在部门", "亲属姓名", "所在部门", "与申报人关系"], ["张建国", "局领导", "李芳华", "人事股", "夫妻"]],
        [["申报人", "申报人单位", "称谓", "亲属姓名"], ["张建国", "云岫县财政局", "", "妻子李芳华（云岫县财政局）"]],
        [["申报人", "称谓", "亲属姓名"], ["张建国", "妻子", "李芳华（云岫县财政局人事股股长）"]],
    ],
)
def test_headings_of_other_lists(tmp_path: Path, rows: Rows) -> None:
    found = read(tmp_path, [["亲属情况表"], *rows], ledger=True)
    assert {tie for tie in found.ties() if "李芳华" in tie} == {COUPLE}
    assert found.staff() == {one.name for one in COUNTY}
    (spouse,) = found.rows("spouse")
    assert spouse["grade"] == "probable"


def test_employers_of_several_people_in_one_cell(tmp_path: Path) -> None:
    rows = [
        ["申报人", "称谓", "亲属姓名", "亲属单位及职务"],
        ["张建国", "姐姐、姐夫", "张雪梅、赵志强", "云岫县第一小学教师；云岫县审计局副局长"],
    ]
    found = read(tmp_path, rows, ledger=True)
    assert [row["staff"] for row in found.rows("person") if row.get("name") == "赵志强"] == ["true"]
    assert "load.several-people-split" in found.told()


def test_the_check_list_of_reported_matters(tmp_path: Path) -> None:
    rows: Rows = [
        ["领导干部个人有关事项报告抽查核实对象基本信息表"],
        ["填报单位：云岫县财政局          填报日期：2026年1月1日"],
        ["序号", "对  象", "姓名", "性别", "身份证号", "填报期"],
        [1, "本人", "张建国", "男", "", "2025年度"],
        [2, "配偶", "李芳华", "女", "", "2025年度"],
        [3, "子女", "张小明", "男", "", "2025年度"],
        [4, "本人", "张建军", "男", "", "2025年度"],
        [5, "子女", "张小红", "女", "", "2025年度"],
    ]
    found = read(tmp_path, rows, ledger=True)
    assert found.ties() >= {COUPLE, ("parent", "张建国", "张小明"), ("parent", "张建军", "张小红")}
    assert found.staff() == {one.name for one in COUNTY}
    assert {fate for fate in found.fates() if fate[0] == "Sheet1"} >= {("Sheet1", 4, "layout", "load.declarer-line")}


def test_lists_behind_the_drop_downs_of_a_form_are_no_data(tmp_path: Path) -> None:
    rows = [*form_rows(COUNTY[0]), *([*[""] * FORM_WIDTH, f"码{at}", f"{at}"] for at in range(400))]
    found = Read(xls(tmp_path / "表.xls", {"Sheet1": rows}, FORM_WIDTH), xlsx(tmp_path / "台账.xlsx", {"台账": ledger_rows()}))
    assert found.ties() >= {COUPLE, FATHER}
    assert {reason for *_, reason in found.fates()} >= {"load.list-aside"}
    assert "load.nothing-understood" not in found.told()


def test_a_line_that_lost_its_name_is_no_list_aside(tmp_path: Path) -> None:
    found = read(tmp_path, [TITLE, [*HEADINGS, "籍贯", "民族"], CHIEF, [*[""] * 8, "江南", "汉族"]])
    assert "load.nothing-understood" in found.told()


ROSTER: Rows = [
    ["姓  名", "现任职务", "性别", "全日制教育", "", "出生\n年月", "任现职\n时  间"],
    ["", "", "", "学历", "毕业院校及专业", "", ""],
    ["张建国", "党组书记、局长", "男", "大学", "江南大学", "1972.03", "2021.08"],
    ["李  芳华", "人事股股长", "女", "大学", "江南大学", "1974.05", "2015.03"],
]


@pytest.mark.parametrize(
    "rows",
    [
        [["干部名册"], ["填报单位：云岫县财政局", "", "", "", "", "", "2026年1月"], *ROSTER],
        [["干部名册"], *ROSTER[:2], ["云岫县财政局"], *ROSTER[2:]],
    ],
)
def test_a_roster_tells_its_organ_above_the_people(tmp_path: Path, rows: Rows) -> None:
    found = read(tmp_path, rows)
    assert found.posts() == {("云岫县财政局", "党组书记、局长", "2021-08", ""), ("云岫县财政局", "股长", "2015-03", "")}


def test_titles_do_not_take_the_organ_of_the_heading_where_they_name_their_own(tmp_path: Path) -> None:
    rows = [
        ["干部名册"],
        ["填报单位：云岫县委组织部"],
        ["姓名", "现任职务", "性别"],
        ["甲一", "云岫县财政局局长", "男"],
        ["乙二", "局长", "男"],
    ]
    assert {organ for organ, *_ in read(tmp_path, rows).posts()} == {"云岫县财政局"}


def test_declarations_that_tell_the_posts_are_enough(tmp_path: Path) -> None:
    for one in COUNTY:
        xls(tmp_path / f"{one.name}.xls", {"Sheet1": form_rows(one)}, FORM_WIDTH)
    found = Read(tmp_path)
    assert found.staff() == {one.name for one in COUNTY}
    assert "load.staff-from-declarations" in found.told()
    assert check_county(load([tmp_path]))["findings"]


def test_declarations_that_tell_the_organ_only_are_not(tmp_path: Path) -> None:
    rows = [["申报人", "申报人单位", "称谓", "亲属姓名"], ["张建国", "云岫县财政局", "妻子", "李芳华"]]
    with pytest.raises(InputError) as caught:
        read(tmp_path, rows)
    assert caught.value.key == "input.no-staff"


def test_father_and_son_of_unknown_age_are_possible_relatives(tmp_path: Path) -> None:
    rows = [
        ["姓名", "工作单位", "职务", "与申报人关系", "亲属姓名", "亲属单位"],
        ["甲大明", "云岫县财政局", "局长", "父子(包括女儿)", "甲小亮", "云岫县财政局"],
        ["甲小亮", "云岫县财政局", "预算股股长", "父子(包括女儿)", "甲大明", "云岫县财政局"],
    ]
    county = load([xlsx(tmp_path / "表.xlsx", {"Sheet1": rows})])
    found = check_county(county)["findings"]
    assert {one["grade"] for one in found} == {"possible"} and {one["kin"]["class"] for one in found} == {"直系血亲"}
    assert "intake.circle" not in {problem.key for problem in county.account.problems}
