"""What a ledger tells of kin and of work in remarks and in columns of its own: read where it is sure, said where it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.values.kinremarks import kin_in

from .test_loaders_clumsy import HEAD, LI, QIAN, WANG, ledger
from .test_odd_ledgers import posts, told

NAMES = {"王明", "钱多", "王小红"}
TOLD = {
    "系王明之妻": ("配偶", "王明"),
    "系王明同志的妻子": ("配偶", "王明"),
    "系王明妻子": ("配偶", "王明"),
    "本人系王明之女": ("父母", "王明"),
    "王明之子": ("父母", "王明"),
    "王明之父": ("子女", "王明"),
    "为王明的母亲": ("子女", "王明"),
    "系王明之弟": ("兄弟姐妹", "王明"),
    "系王明岳父": ("女婿", "王明"),
    "系王明之女婿": ("岳父母", "王明"),
    "王明的儿媳": ("公婆", "王明"),
    "王明之婆婆": ("儿媳", "王明"),
    "系王明的外甥": ("父母的兄弟姐妹", "王明"),
    "系王明的舅舅": ("兄弟姐妹的子女", "王明"),
    "系王明之妻弟": ("姐妹的丈夫", "王明"),
    "系王明的妹夫": ("配偶的兄弟姐妹", "王明"),
    "王明之孙女": ("祖父母", "王明"),
    "与王明系夫妻关系": ("夫妻", "王明"),
    "与王明是夫妻": ("夫妻", "王明"),
    "本人与王明同志存在父子关系": ("父子", "王明"),
    "与王小红为姐妹": ("姐妹", "王小红"),
    "其妻王小红": ("妻", "王小红"),
    "其子钱多在本局工作": ("子", "钱多"),
    "配偶王小红系我局会计": ("配偶", "王小红"),
    "王小红系其妻": ("妻", "王小红"),
    "王小红是本人的女儿": ("女儿", "王小红"),
    "王小红（会计、妻）": ("妻", "王小红"),
    "2020年借调；系王明之妻": ("配偶", "王明"),
}
OPEN = [
    "王明妻子",
    "系王明前妻",
    "系王明之妻，2020年离婚",
    "原系王明之妻",
    "据举报系王明之子",
    "与王明不是父子关系",
    "与王明有亲属关系",
    "系局长王明之妻",
    "王明之妻王小红",
    "父亲住院由钱多陪护",
]
SAID = {"load.kin-not-read", "load.kin-in-words", "load.relatives-beside", "load.family-text"}
NOTHING = ["", "与王明对调", "母亲高龄", "其妻在县医院工作", "系农民之子", "接替王小红", "独生子女", "父亲病故", "大夫", "王小红"]


@pytest.mark.parametrize("text", TOLD)
def test_a_remark_tells_who_is_what_to_whom(text: str) -> None:
    found, doubtful = kin_in(text, NAMES)
    assert ([(one.term, one.name) for one in found], doubtful) == ([TOLD[text]], False)


@pytest.mark.parametrize("text", OPEN)
def test_what_is_not_sure_ties_nobody(text: str) -> None:
    assert kin_in(text, NAMES) == ([], True)


@pytest.mark.parametrize("text", NOTHING)
def test_a_remark_about_something_else_is_passed_over(text: str) -> None:
    assert kin_in(text, NAMES) == ([], False)


def test_a_description_in_a_column_of_relatives_may_be_of_the_relative() -> None:
    assert kin_in("王明之妻", NAMES, family=True) == ([], True)


def test_remarks_are_declared_by_the_person_of_the_row(tmp_path: Path) -> None:
    remarks = ["", "系王明之妻", "与李芳对调", "与王明系夫妻，曾同住"]
    rows = [[*one, remark] for one, remark in zip((WANG, LI, QIAN, ["丁四", *QIAN[1:]]), remarks, strict=True)]
    read = ledger(tmp_path, [[*HEAD, "备注"], *rows])
    assert read.lines == [("李芳", "配偶", "王明")]
    assert (told(read, "load.kin-in-words"), told(read, "load.kin-not-read")) == ([(3, "备注")], [(5, "备注")])


@pytest.mark.parametrize(
    ("heading", "cell", "line"),
    [
        ("长子", "钱多", ("长子", "钱多")),
        ("侄子", "钱多", ("侄子", "钱多")),
        ("舅舅姓名", "钱多", ("舅舅", "钱多")),
        ("亲家姓名", "钱多", ("亲家", "钱多")),
        ("父母姓名", "钱多", ("父母", "钱多")),
        ("父母姓名", "父亲钱多", ("父亲", "钱多")),
        ("子女姓名", "钱多（儿子）", ("儿子", "钱多")),
        ("配偶姓名", "丈夫钱多", ("丈夫", "钱多")),
        ("双职工配偶", "钱多", ("配偶", "钱多")),
        ("近亲属姓名", "钱多（父亲）", ("父亲", "钱多")),
        ("在本单位亲属", "父亲钱多", ("父亲", "钱多")),
        ("应回避亲属", "父亲：钱多", ("父亲", "钱多")),
        ("回避关系人", "钱多（父亲）", ("父亲", "钱多")),
        ("其他亲属姓名", "堂弟钱多", ("堂弟", "钱多")),
        ("社会关系情况", "父亲钱多，副局长", ("父亲", "钱多")),
        ("亲属关系说明", "父亲钱多系副局长", ("父亲", "钱多")),
        ("回避情况", "父亲钱多，副局长", ("父亲", "钱多")),
        ("回避关系情况说明", "其父钱多系农业农村局副局长", ("父", "钱多")),
        ("亲属在本单位任职情况", "父亲钱多任副局长", ("父亲", "钱多")),
        ("与本单位领导的亲属关系", "系钱多之女", ("父母", "钱多")),
        ("是否有亲属在本单位（姓名、关系）", "父亲钱多，副局长", ("父亲", "钱多")),
        ("夫妻关系", "钱多（副局长）", ("配偶", "钱多")),
        ("直系血亲关系", "钱多（副局长、父亲）", ("父亲", "钱多")),
        ("其他事项", "父亲钱多任副局长", ("父亲", "钱多")),
    ],
)
def test_columns_about_relatives(tmp_path: Path, heading: str, cell: str, line: tuple[str, str]) -> None:
    read = ledger(tmp_path, [[*HEAD, heading], [*LI, cell], [*QIAN, "无"]])
    assert read.lines == [("李芳", *line)]
    assert not read.keys & {"load.kin-not-read", "load.relatives-beside", "load.family-text"}


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("直系血亲关系", "钱多"),
        ("近姻亲关系", "钱多（副局长）"),
        ("公婆", "钱多"),
        ("对象姓名", "钱多"),
        ("回避情况", "与钱多"),
        ("其他事项", "钱多的亲戚"),
        ("是否有亲属在本单位（姓名、关系）", "钱多"),
    ],
)
def test_a_column_that_may_name_kin_and_is_not_read_is_said_once(tmp_path: Path, heading: str, cell: str) -> None:
    rows = [[*HEAD, heading], [*LI, cell], [*["丁四", *LI[1:]], cell], [*QIAN, ""]]
    read = ledger(tmp_path, rows)
    (problem,) = (one for one in read.account.problems if one.key == "load.kin-not-read")
    assert (problem.level, problem.place.row, problem.place.column) == ("warning", 2, heading)
    assert (problem.values["rows"], problem.values["text"]) == (2, cell)
    assert read.lines == []


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("是否需要回避", ["否", "不需要"]),
        ("回避情况", ["无", "不涉及"]),
        ("夫妻关系", ["和睦", "良好"]),
        ("家庭住址", ["岳阳路", "青石镇王明村"]),
        ("配偶政治面貌", ["党员", "群众"]),
        ("毕业院校", ["岳麓学院", "子弟学校"]),
        ("备注", ["与钱多对调", "父亲病故"]),
    ],
)
def test_columns_that_name_nobody_are_not_said(tmp_path: Path, heading: str, cells: list[str]) -> None:
    read = ledger(tmp_path, [[*HEAD, heading], [*LI, cells[0]], [*QIAN, cells[1]]])
    assert read.lines == [] and not read.keys & SAID


@pytest.mark.parametrize(
    ("remark", "title", "said"),
    [
        ("兼任单位出纳", "会计（兼出纳）", "load.work-from-remark"),
        ("借调；兼出纳", "会计（兼出纳）", "load.work-from-remark"),
        ("负责人事工作", "会计", "load.work-in-remark"),
        ("兼县医院会计、兼管人事", "会计", "load.work-in-remark"),
        ("原兼任出纳", "会计", ""),
        ("不再负责人事工作", "会计", ""),
        ("负责会计核算", "会计", ""),
        ("兼任村干部", "会计", ""),
    ],
)
def test_work_in_a_remark(tmp_path: Path, remark: str, title: str, said: str) -> None:
    read = ledger(tmp_path, [[*HEAD, "备注"], [*WANG, ""], [*LI, remark]])
    assert [post[2] for post in posts(read) if post[0] == "李芳"] == [f"预算股{title}"]
    assert {key for key in read.keys if key.startswith("load.work-")} == {said} - {""}


def test_headings_of_posts_that_are_not_read_are_said(tmp_path: Path) -> None:
    extra = ["党内职务", "工作岗位", "现任职务及任职时间", "专业技术职务", "职务层次", "任现职务时间"]
    read = ledger(tmp_path, [[*HEAD, *extra], [*WANG, "书记", "会计岗", "局长，2020.05", "会计师", "正科", "2020.05"]])
    (problem,) = (one for one in read.account.problems if one.key == "load.posts-not-read")
    assert problem.values == {"headings": "党内职务、工作岗位、现任职务及任职时间"}


@pytest.mark.parametrize("heading", ["工作岗位", "聘用岗位", "部门及职务"])
def test_headings_of_titles(tmp_path: Path, heading: str) -> None:
    read = ledger(tmp_path, [["姓名", "单位", heading], ["王明", "云岫县财政局", "人事股股长"]])
    assert posts(read) == {("王明", "云岫县财政局", "人事股股长")}
    assert [row["tier"] for row in read.post] == ["2"]


@pytest.mark.parametrize("cell", ["系钱多之子", "系钱多的儿子"])
def test_a_remark_that_the_persons_sex_contradicts_ties_nobody(tmp_path: Path, cell: str) -> None:
    read = ledger(tmp_path, [[*HEAD, "备注"], [*LI, cell], [*QIAN, ""]])
    assert read.lines == []
    assert "load.kin-not-read" in read.keys


@pytest.mark.parametrize(("heading", "cell"), [("回避情况", "钱多（女）"), ("回避关系", "钱多(男)"), ("帮扶对象姓名", "钱多")])
def test_a_sex_in_brackets_and_whoever_is_helped_are_no_kin(tmp_path: Path, heading: str, cell: str) -> None:
    assert ledger(tmp_path, [[*HEAD, heading], [*LI, cell], [*QIAN, ""]]).lines == []
