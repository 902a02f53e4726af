"""Further posts in columns of their own, and headers of two levels that tell them."""

from __future__ import annotations

from pathlib import Path

import pytest

from .files import xlsx
from .test_loaders_clumsy import HEAD, LI, WANG, Read, ledger
from .test_odd_ledgers import FINANCE, posts, told

WATER = "云岫县水利局"
ZHANG = ["张强", "男", "1975.05", WATER, "办公室", "主任"]
WIDER = ["姓名", "性别", "出生年月", "单位", "科室", "职务"]


@pytest.mark.parametrize(
    ("headings", "cells", "held"),
    [
        (["兼任职务"], [f"{FINANCE}党组成员、副局长"], {(WATER, "办公室主任"), (FINANCE, "党组成员、副局长")}),
        (["兼任单位", "兼任职务"], [FINANCE, "副局长"], {(WATER, "办公室主任"), (FINANCE, "副局长")}),
        (
            ["党内职务", "兼任单位", "兼任职务"],
            ["支部书记", FINANCE, "副局长"],
            {(WATER, "办公室主任、支部书记"), (FINANCE, "副局长")},
        ),
        (["党内职务"], ["党组成员"], {(WATER, "办公室主任、党组成员")}),
        (["党内职务"], ["中共党员"], {(WATER, "办公室主任")}),
        (["兼任职务"], ["无"], {(WATER, "办公室主任")}),
        (["兼任职务"], ["主任"], {(WATER, "办公室主任")}),
        (["主职务"], ["是"], {(WATER, "办公室主任")}),
    ],
)
def test_further_posts_are_read_with_the_title(
    tmp_path: Path, headings: list[str], cells: list[str], held: set[tuple[str, str]]
) -> None:
    read = ledger(tmp_path, [[*WIDER, *headings], [*ZHANG, *cells]])
    assert {(organ, title) for _, organ, title in posts(read)} == held
    assert not {"load.posts-not-read", "load.posts-besides-open"} & set(read.keys)


@pytest.mark.parametrize("cell", ["书记", "2020年起帮忙", "县里的一项工作"])
def test_what_is_no_post_beyond_doubt_is_said(tmp_path: Path, cell: str) -> None:
    read = ledger(tmp_path, [[*WIDER, "党内职务"], [*ZHANG, cell]])
    assert posts(read) == {("张强", WATER, "办公室主任")}
    assert told(read, "load.posts-not-read") == [(1, "党内职务")]
    both = ledger(tmp_path, [[*WIDER, "党内职务"], [*ZHANG, cell], ["王明", "男", "1970.01", WATER, "", "局长", "党组书记"]])
    assert told(both, "load.posts-besides-open") == [(2, "党内职务")]
    assert told(both, "load.posts-besides") == [(3, "党内职务")]
    assert ("王明", WATER, "局长、党组书记") in posts(both)


def test_the_lower_level_of_a_header_is_no_person(tmp_path: Path) -> None:
    rows = [
        ["云岫县水利局干部花名册"],
        ["序号", "姓名", "现任职务", "", "性别", "出生", "备注"],
        ["", "", "行政职务", "曾获荣誉", "", "年月", ""],
        ["1", "郑伟", "副局长", "", "男", "1974.12", ""],
    ]
    read = ledger(tmp_path, rows)
    assert posts(read) == {("郑伟", WATER, "副局长")}
    assert {"load.no-name", "load.date-unreadable"}.isdisjoint(read.keys)


def test_a_first_row_of_data_is_no_lower_level(tmp_path: Path) -> None:
    read = ledger(tmp_path, [HEAD, WANG, LI])
    assert len(posts(read)) == 2


WRONG = "362425197211045219"
NUMBERED = ["姓名", "身份证号", "出生年月", "单位", "职务"]


@pytest.mark.parametrize(
    ("first", "second", "people"),
    [
        (["张强", WRONG, "1972.11", FINANCE, "副局长"], ["张强", WRONG, "", WATER, "科员"], 1),
        (["张强", WRONG, "1972.11", FINANCE, "副局长"], ["张强", WRONG, "1975.02", WATER, "科员"], 2),
        (["张强", WRONG, "", FINANCE, "副局长"], ["张刚", WRONG, "", WATER, "科员"], 2),
        (["张强", "1" * 18, "", FINANCE, "副局长"], ["张强", "1" * 18, "", WATER, "科员"], 2),
        (["张强", "3624**********5219", "", FINANCE, "副局长"], ["张强", "3624**********5219", "", WATER, "科员"], 2),
    ],
    ids=["one", "births differ", "names differ", "a filler", "hidden"],
)
def test_one_name_with_one_wrong_number_is_one_person(tmp_path: Path, first: list[str], second: list[str], people: int) -> None:
    assert len(ledger(tmp_path, [NUMBERED, first, second]).person) == people


def test_a_declarer_is_known_by_the_very_number_though_it_is_wrong(tmp_path: Path) -> None:
    rows = [NUMBERED, ["张强", WRONG, "1972.11", FINANCE, "副局长"], ["张强", "", "1980.02", WATER, "科员"]]
    form = [
        ["姓名", "身份证号", "称谓", "家庭成员姓名"],
        ["张强", WRONG, "妻子", "李梅"],
        ["张强", "362425197211045213", "弟弟", "张刚"],
    ]
    read = Read(xlsx(tmp_path / "a.xlsx", {"台账": rows, "申报": form}))
    assert read.lines == [("张强", "妻子", "李梅")]
    assert {"load.declarer-ambiguous"} <= read.keys


FAMILY = ["姓名", "配偶", "父母", "子女"]
STAFF = [
    ["姓名", "性别", "单位", "职务"],
    ["王明", "男", FINANCE, "局长"],
    ["李芳", "女", FINANCE, "会计"],
    ["王五", "男", FINANCE, "科员"],
]


def declared(tmp_path: Path, rows: list[list[str]]) -> Read:
    return Read(xlsx(tmp_path / "a.xlsx", {"台账": STAFF, "申报": rows}))


@pytest.mark.parametrize(
    ("heading", "cell", "lines"),
    [
        ("父母", "王五", [("王明", "父母", "王五")]),
        ("父母", "王五、赵兰", [("王明", "父母", "王五"), ("王明", "父母", "赵兰")]),
        ("父母", "父亲王五、母亲赵兰", [("王明", "父亲", "王五"), ("王明", "母亲", "赵兰")]),
        ("岳父母（公婆）", "李四", [("王明", "配偶的父母", "李四")]),
        ("父母", "均已退休", []),
        ("父母", "无", []),
    ],
)
def test_names_below_a_heading_for_several_relatives(
    tmp_path: Path, heading: str, cell: str, lines: list[tuple[str, str, str]]
) -> None:
    read = declared(tmp_path, [["姓名", "配偶", heading], ["王明", "李芳", cell]])
    assert read.lines == [("王明", "配偶", "李芳"), *lines]


def test_a_mark_where_a_name_should_stand_is_said(tmp_path: Path) -> None:
    read = declared(tmp_path, [FAMILY, ["王明", "√", "", ""], ["李芳", "有", "", "是"], ["王五", "无", "", ""]])
    assert read.lines == []
    assert told(read, "load.ticked") == [(2, "配偶"), (3, "子女")]
    quarantined = [fate for fate in read.account.fates if fate.fate == "quarantined"]
    assert [(fate.place.row, fate.rows) for fate in quarantined] == [(2, 2)]


@pytest.mark.parametrize(
    ("ticks", "lines"),
    [
        (["√", "", ""], [("王明", "配偶", "李芳")]),
        (["", "", "是"], [("王明", "子女", "李芳")]),
        (["", "", ""], []),
    ],
)
def test_a_relation_told_by_a_mark(tmp_path: Path, ticks: list[str], lines: list[tuple[str, str, str]]) -> None:
    rows = [["申报人", "亲属姓名", "配偶", "父母", "子女"], ["王明", "李芳", *ticks], ["李芳", "王五", "", "√", ""]]
    read = declared(tmp_path, rows)
    assert read.lines == [*lines, ("李芳", "父母", "王五")]
    assert ("load.no-term" in read.keys) == (not lines)


def test_names_below_the_relations_are_no_marks(tmp_path: Path) -> None:
    read = declared(tmp_path, [["姓名", "配偶", "子女"], ["王明", "李芳", "王五"]])
    assert read.lines == [("王明", "配偶", "李芳"), ("王明", "子女", "王五")]


def test_a_header_printed_twice_is_no_card(tmp_path: Path) -> None:
    head = ["姓名", "家庭成员1", "称谓1", "家庭成员2", "称谓2"]
    read = declared(tmp_path, [head, head, ["王明", "李芳", "妻子", "", ""]])
    assert read.lines == [("王明", "妻子", "李芳")]


FAMILY_TEXT = "妻子李芳，会计；父亲王五"
BOTH = [("王明", "妻子", "李芳"), ("王明", "父亲", "王五")]


@pytest.mark.parametrize("name", ["姓名", "领导姓名", "领导干部姓名"])
@pytest.mark.parametrize(("headings", "cells"), [(["职务"], ["局长"]), (["单位", "职务"], [FINANCE, "局长"])])
def test_a_list_of_leaders_with_their_families(tmp_path: Path, name: str, headings: list[str], cells: list[str]) -> None:
    read = declared(tmp_path, [[name, *headings, "亲属情况"], ["王明", *cells, FAMILY_TEXT]])
    assert read.lines == BOTH
    assert read.names == ["李芳", "王五", "王明"]
    assert len(posts(read)) == 3


@pytest.mark.parametrize(
    ("more", "row"),
    [
        ([["王明", "男", WATER, "局长"]], ["王明", "局长"]),
        ([], ["王明", "县长"]),
        ([], ["王明", ""]),
        ([["赵六", "男", WATER, "科员"]], ["赵六", "科员"]),
    ],
    ids=["another of the name", "another title", "no title", "a title of many"],
)
def test_a_name_alone_in_such_a_list_is_not_taken_for_the_staff(tmp_path: Path, more: list[list[str]], row: list[str]) -> None:
    rows = [["姓名", "职务", "亲属情况"], [*row, FAMILY_TEXT]]
    read = Read(xlsx(tmp_path / "a.xlsx", {"台账": [*STAFF, *more], "申报": rows}))
    assert len(read.person) == len(STAFF) + len(more)


def test_a_ledger_with_a_column_for_leaders_is_no_such_list(tmp_path: Path) -> None:
    rows = [
        ["姓名", "班子成员", "单位", "职务", "亲属情况"],
        ["王明", "是", FINANCE, "局长", "妻子李芳"],
        ["李芳", "否", FINANCE, "会计", ""],
    ]
    read = ledger(tmp_path, rows)
    assert read.names == ["李芳", "王明"] and read.lines == [("王明", "妻子", "李芳")]
