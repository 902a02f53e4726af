"""Whose relatives the lines of a list are: where families and forms begin, and where they end without another beginning."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.terms import read_term

from .test_loaders_clumsy import Rows, forms

KEYED = ["户号", "姓名", "与户主关系", "工作单位"]
LIST = ["姓名", "与本人关系", "工作单位"]
LI = [["李芳", "本人", "云岫县财政局"], ["周涛", "丈夫", ""]]
SON = ["钱一", "子", ""]
ONE, TWO = [("李芳", "丈夫", "周涛")], [("李芳", "丈夫", "周涛"), ("钱多", "子", "钱一")]
OWN = ["本人", "户主", "干部本人", "户主本人", "本人（户主）", "申报人", "户主（本人）"]


@pytest.mark.parametrize("word", OWN)
def test_every_word_for_the_declarers_own_line_begins_a_family(tmp_path: Path, word: str) -> None:
    read = forms(tmp_path, [LIST, *LI, ["钱多", word, ""], SON])
    assert read.lines == TWO
    assert [fate.reason for fate in read.account.fates if fate.place.row == 4 and fate.place.sheet == "申报"] == [
        "load.declarer-line"
    ]


@pytest.mark.parametrize("word", ["", "3", "一家之主", "户主李某"])
def test_a_relation_that_cannot_be_read_ends_the_family(tmp_path: Path, word: str) -> None:
    read = forms(tmp_path, [LIST, *LI, ["钱多", word, ""], SON, ["王明", "本人", ""], ["孙丽", "妻", ""]])
    assert read.lines == [*ONE, ("王明", "妻", "孙丽")]
    assert [(one.fate, one.reason) for one in read.account.fates if one.place.row == 5 and one.place.sheet == "申报"] == [
        ("quarantined", "load.no-declarer")
    ]


@pytest.mark.parametrize("word", ["其他", "妻子的弟弟", "丈夫本人", "本人父亲", "姐姐、姐夫"])
def test_what_is_no_declarers_line_ends_no_family(tmp_path: Path, word: str) -> None:
    read = forms(tmp_path, [LIST, *LI, ["赵刚、赵丽" if "、" in word else "赵刚", word, ""], ["周一", "子", ""]])
    assert ("李芳", "子", "周一") in read.lines


@pytest.mark.parametrize("word", ["孩", "保姆", "同乡", "同住人"])
def test_a_word_that_is_not_understood_ends_no_family(tmp_path: Path, word: str) -> None:
    read = forms(tmp_path, [LIST, *LI, ["赵刚", word, ""], ["周一", "子", ""], ["钱多", "本人", ""], SON])
    assert [line for line in read.lines if line[2] != "赵刚"] == [*ONE, ("李芳", "子", "周一"), *TWO[1:]]


def test_a_column_for_the_family_tells_where_it_ends(tmp_path: Path) -> None:
    rows: Rows = [["1", *LI[0]], ["1", *LI[1]], ["2", *SON], ["2", "钱多", "户主", ""], ["3", "赵一", "子", ""]]
    read = forms(tmp_path, [["家庭编号", *LIST], *rows])
    assert read.lines == TWO and "load.no-declarer" in read.keys


def test_the_head_of_a_household_is_not_the_declarer_of_others(tmp_path: Path) -> None:
    rows: Rows = [["户主", "家庭成员", "与本人关系"], ["老李", "李芳", "本人"], ["", "周涛", "丈夫"], ["老钱", "钱一", "子"]]
    read = forms(tmp_path, rows)
    assert read.lines == ONE and "load.no-declarer" in read.keys


def test_the_column_for_the_head_of_a_household(tmp_path: Path) -> None:
    rows: Rows = [
        ["李芳", "李芳", "本人"],
        ["", "周涛", "丈夫"],
        ["钱多", "钱多", "户主"],
        ["", "钱一", "子"],
        ["王明", "孙丽", "妻"],
    ]
    read = forms(tmp_path, [["户主", "家庭成员", "与户主关系"], *rows])
    assert read.lines == [*TWO, ("王明", "妻", "孙丽")]


def test_a_flag_for_the_head_of_a_household_is_no_name(tmp_path: Path) -> None:
    rows: Rows = [["是", "李芳", "户主"], ["否", "周涛", "丈夫"], ["是", "钱多", "户主"], ["否", "钱一", "子"]]
    assert forms(tmp_path, [["户主", "姓名", "与户主关系"], *rows]).lines == TWO


def test_a_blank_declarer_in_the_own_line_is_not_the_one_above(tmp_path: Path) -> None:
    rows: Rows = [["李芳", "李芳", "本人"], ["", "周涛", "丈夫"], ["", "钱多", "本人"], ["", "钱一", "子"]]
    assert forms(tmp_path, [["申报人", "亲属姓名", "称谓"], *rows]).lines == TWO


def test_whoever_filled_in_a_list_declares_nothing(tmp_path: Path) -> None:
    read = forms(tmp_path, [["填报人：王明　填报日期：2026年"], LIST, *LI, ["钱多", "户主", ""], SON])
    assert read.lines == TWO


FORM = ["称谓", "姓名", "工作单位"]
FIRST: Rows = [["申报人：李芳　单位：云岫县财政局"], FORM, ["丈夫", "周涛", ""]]
SECOND = [
    ["申报人姓名：钱多　职务：副局长"],
    ["填报人姓名：钱多"],
    ["干部姓名：钱多"],
    ["被申报人：钱多"],
    ["部门：局领导", "申报人：钱多"],
    ["部门：局领导　申报人：钱多"],
    ["申报人姓名", "钱多", "职务"],
    ["单位", "", "姓名", "钱多"],
]


@pytest.mark.parametrize("second", SECOND)
def test_every_label_of_a_declarer_opens_a_form(tmp_path: Path, second: list[str]) -> None:
    assert forms(tmp_path, [*FIRST, second, ["职务：副局长"], FORM, ["子", "钱一", ""]]).lines == TWO
    assert forms(tmp_path, [second, FORM, ["子", "钱一", ""]]).lines == TWO[1:]


BELOW = [
    ["四级调研员钱多"],
    ["第2户钱多"],
    ["云岫县水利局钱多"],
    ["钱多配偶及子女"],
    ["3.钱多（副局长）"],
    ["钱 多"],
    ["钱多副局长"],
    ["云岫县农业农村局"],
    ["干部", "钱多"],
]


@pytest.mark.parametrize("between", [["干部：钱多"], ["钱多", "副局长"], ["钱多同志家庭成员情况"], *BELOW])
def test_headings_repeated_below_an_unread_line_end_the_form(tmp_path: Path, between: list[str]) -> None:
    read = forms(tmp_path, [*FIRST, between, FORM, ["子", "钱一", ""]])
    assert read.lines == ONE and "load.no-declarer" in read.keys


@pytest.mark.parametrize("between", [[], ["第2页 共2页"], ["注：如实填写"], ["家庭成员情况表"]])
def test_headings_repeated_on_the_next_page_end_no_form(tmp_path: Path, between: list[str]) -> None:
    title: Rows = [["家庭成员情况表"]]
    read = forms(tmp_path, [*title, *FIRST, between, FORM, ["子", "钱一", ""]])
    assert read.lines == [*ONE, ("李芳", "子", "钱一")]


BANDS = [
    "（续表）",
    "接上页",
    "续上页",
    "社会关系",
    "家庭成员",
    "其他家庭成员情况",
    "二、近姻亲",
    "以下为兄弟姐妹",
    "子女",
    "岳父母",
    "其他",
]


@pytest.mark.parametrize("between", [*([band] for band in BANDS), ["同乡", "张三", "个体"], ["保姆", "王阿姨", "云岫县财政局"]])
def test_headings_repeated_below_a_band_or_a_strangers_line_end_no_form(tmp_path: Path, between: list[str]) -> None:
    read = forms(tmp_path, [*FIRST, between, FORM, ["子", "钱一", ""]])
    assert [line for line in read.lines if line[2] not in between] == [*ONE, ("李芳", "子", "钱一")]


@pytest.mark.parametrize("cell", ["配偶姓名：钱多", "联系人姓名：钱多", "分管领导姓名：钱多"])
def test_the_label_of_somebody_else_names_no_declarer(tmp_path: Path, cell: str) -> None:
    read = forms(tmp_path, [["姓名：李芳　" + cell], FORM, ["丈夫", "周涛", ""]])
    assert read.lines == ONE


def test_a_declarer_named_below_the_table(tmp_path: Path) -> None:
    assert forms(tmp_path, [FORM, ["子", "钱一", ""], ["申报人：钱多　单位：云岫县农业农村局　2026年3月1日"]]).lines == TWO[1:]


CARD: Rows = [["姓名", "李芳", "性别", "女", "职务", "会计"]]
HEAD = ["称谓", "姓名", "出生年月", "政治面貌", "工作单位及职务"]


@pytest.mark.parametrize("label", ["家庭成员", "家\n庭\n成\n员", "亲属"])
@pytest.mark.parametrize("merged", [True, False])
def test_the_label_beside_a_block_is_no_column_of_names(tmp_path: Path, label: str, merged: bool) -> None:
    rows: Rows = [[label, *HEAD], ["", "丈夫", "周涛", "1983.01", "群众", ""], ["", "子", "周一", "2010.01", "", ""]]
    read = forms(tmp_path, [*CARD, *rows], [(1, 0, 3, 0)] if merged else [])
    assert read.lines == [*ONE, ("李芳", "子", "周一")]


def test_a_second_block_with_headings_and_a_label_of_its_own(tmp_path: Path) -> None:
    second: Rows = [["社\n会\n关\n系", *HEAD], ["", "弟弟", "李强", "1990.01", "", ""]]
    read = forms(tmp_path, [*CARD, ["家\n庭\n成\n员", *HEAD], ["", "丈夫", "周涛", "1983.01", "", ""], *second], [(1, 0, 2, 0)])
    assert read.lines == [*ONE, ("李芳", "弟弟", "李强")]


def test_a_column_of_relatives_left_of_the_declarers_stays_one(tmp_path: Path) -> None:
    read = forms(tmp_path, [["家庭成员", "与本人关系", "姓名"], ["周涛", "丈夫", "李芳"], ["", "妻", "钱多"]])
    assert read.lines == ONE


DECLARED = ["申报人", "称谓", "亲属姓名"]


@pytest.mark.parametrize(
    ("term", "cell", "name"),
    [
        ("配偶", "妻子李秀英", "李秀英"),
        ("妻子", "妻子李秀英", "李秀英"),
        ("岳父", "岳父李明", "李明"),
        ("子女", "儿子钱一", "钱一"),
        ("孙子", "孙子涵", "孙子涵"),
        ("孙子", "长孙方明", "长孙方明"),
        ("哥哥", "公孙大娘", "公孙大娘"),
        ("妻子", "爱新觉罗", "爱新觉罗"),
    ],
)
def test_a_term_before_the_name_is_no_part_of_it(tmp_path: Path, term: str, cell: str, name: str) -> None:
    assert forms(tmp_path, [DECLARED, ["钱多", term, cell]]).lines == [("钱多", term, name)]


def test_a_term_before_the_name_that_contradicts_the_other(tmp_path: Path) -> None:
    read = forms(tmp_path, [DECLARED, ["钱多", "弟弟", "妻子李秀英"]])
    assert read.lines == [] and "load.name-says-other" in read.keys


KEY_VALUE: Rows = [
    ["任职回避情况登记表"],
    ["姓名", "李芳", "性别", "女"],
    ["出生年月", "1985.03", "职务", "会计"],
    ["配偶姓名", "周涛", "工作单位及职务", "云岫县财政局局长"],
    ["父亲姓名", "李建国", "工作单位及职务", "务农"],
]


def test_the_labels_of_a_card_are_no_people(tmp_path: Path) -> None:
    read = forms(tmp_path, KEY_VALUE)
    assert read.names == sorted(["王明", "李芳", "钱多"]) and "load.cards-as-rows" in read.keys
    assert read.lines == [("李芳", "配偶", "周涛"), ("李芳", "父亲", "李建国")]


def test_a_ledger_with_every_second_heading_unknown_is_no_card(tmp_path: Path) -> None:
    rows: Rows = [
        ["姓名", "民族", "性别", "籍贯", "单位", "学历", "职务"],
        ["赵刚", "汉", "男", "云岫", "云岫县财政局", "大学", "科员"],
    ]
    assert "赵刚" in forms(tmp_path, rows).names


def test_a_list_whose_lines_begin_with_a_kind_of_relative_is_no_card(tmp_path: Path) -> None:
    rows: Rows = [["姓名：李芳"], ["称谓", "政治面貌", "姓名"], ["配偶", "群众", "周涛"], ["子女", "", "周一"]]
    assert forms(tmp_path, rows).lines == [("李芳", "配偶", "周涛"), ("李芳", "子女", "周一")]


def test_a_card_above_a_table_leaves_the_table(tmp_path: Path) -> None:
    rows: Rows = [*KEY_VALUE[1:3], ["称谓", "姓名", "工作单位"], ["丈夫", "周涛", ""]]
    assert forms(tmp_path, rows).lines == ONE


@pytest.mark.parametrize("note", ["已退休", "在职", "离休"])
def test_a_remark_on_the_work_of_a_relative_changes_no_term(note: str) -> None:
    assert read_term(f"父亲（{note}）").readings == read_term("父亲").readings
    assert not read_term(f"单位（{note}）").readings
