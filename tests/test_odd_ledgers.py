"""Where a ledger puts organs and posts: several in a cell, once for a group, in the title, in a remark, in further columns."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kinship.judge import check_county
from loaders import load

from .files import xlsx
from .test_loaders_clumsy import FORM_HEAD, HEAD, LI, QIAN, WANG, Read, Rows, ledger

Post = tuple[str, str, str]


def posts(read: Read) -> set[Post]:
    """Name, organ and title (with the section before it) of every post."""
    names = {row["person_id"]: str(row["name"]) for row in read.person}
    organs = {row["organ_id"]: str(row["name"]) for row in read.organ}
    return {(names[row["person_id"]], organs[row["organ_id"]], f"{row['section']}{row['title']}") for row in read.post}


def told(read: Read, key: str) -> list[tuple[int, str]]:
    """Row and column of all problems of a kind."""
    return [(one.place.row, one.place.column) for one in read.account.problems if one.key == key]


FINANCE, SCHOOL = "云岫县财政局", "云岫县第一中学"


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (
            [["姓名", "现任职务"], ["王明", f"{FINANCE}党组书记、局长，{SCHOOL}党支部书记"]],
            {("王明", FINANCE, "党组书记、局长"), ("王明", SCHOOL, "党支部书记")},
        ),
        (
            [["姓名", "单位", "职务"], ["王明", FINANCE, f"局长；{SCHOOL}党支部书记"]],
            {("王明", FINANCE, "局长"), ("王明", SCHOOL, "党支部书记")},
        ),
        ([["姓名", "单位", "职务"], ["王明", FINANCE, "党组书记、局长"]], {("王明", FINANCE, "党组书记、局长")}),
    ],
)
def test_several_posts_in_one_text(tmp_path: Path, rows: Rows, found: set[Post]) -> None:
    read = ledger(tmp_path, rows)
    assert posts(read) == found
    assert read.names == ["王明"]
    assert "load.post-beyond" not in read.keys


def test_several_posts_of_namesakes_stay_with_their_own(tmp_path: Path) -> None:
    rows = [[name, f"{FINANCE}{title}，{SCHOOL}教师"] for name, title in (("王明", "局长"), ("王明", "科员"))]
    read = ledger(tmp_path, [["姓名", "现任职务"], *rows])
    assert read.names == ["王明", "王明"]
    assert sorted(len([row for row in read.post if row["person_id"] == one["person_id"]]) for one in read.person) == [2, 2]


def test_a_post_whose_organ_is_not_recognised_is_said(tmp_path: Path) -> None:
    read = ledger(
        tmp_path,
        [["姓名", "现任职务"], ["王明", f"{FINANCE}局长，云岫县防汛指挥部副指挥长"], ["李芳", f"{FINANCE}科员，县人大代表"]],
    )
    (problem,) = (one for one in read.account.problems if one.key == "load.post-beyond")
    assert (problem.place.row, problem.values) == (2, {"name": "王明", "text": "云岫县防汛指挥部副指挥长"})


@pytest.mark.parametrize("column", ["人员状态", "任职状态", "在岗情况", "人员管理状态"])
@pytest.mark.parametrize("status", ["退休", "已退休", "离退人员", "调出", "已去世", "辞职", "不在岗"])
def test_whoever_is_gone_by_a_column_holds_no_post(tmp_path: Path, column: str, status: str) -> None:
    read = ledger(tmp_path, [[*HEAD, column], [*WANG, "在职"], [*LI, status]])
    assert {name for name, *_ in posts(read)} == {"王明"}
    assert "load.ended-without-date" in read.keys and read.names == ["李芳", "王明"]


def test_no_in_a_column_that_asks_whether_somebody_is_there(tmp_path: Path) -> None:
    read = ledger(tmp_path, [[*HEAD, "是否在职"], [*WANG, "是"], [*LI, "否"], [*QIAN, ""]])
    assert {name for name, *_ in posts(read)} == {"王明", "钱多"}


def test_a_remark_that_says_nothing_else_ends_a_post(tmp_path: Path) -> None:
    rows = [[*HEAD, "备注"], [*WANG, "已调出"], [*LI, "2024年5月退休"], [*QIAN, ""]]
    read = ledger(tmp_path, rows)
    ends = {str(row["title"]): row["end"] for row in read.post}
    assert ends == {"会计": "2024-05", "副局长": ""}
    assert told(read, "load.end-from-remark") == [(3, "备注")]
    assert told(read, "load.ended-without-date") == [(2, "")]


@pytest.mark.parametrize(
    ("remark", "said"), [("2023年起借调，2024年调离", True), ("拟退休", False), ("其父退休干部", False), ("中共党员", False)]
)
def test_a_remark_that_says_more_leaves_the_post_and_is_said(tmp_path: Path, remark: str, said: bool) -> None:
    read = ledger(tmp_path, [[*HEAD, "备注"], [*WANG, remark]])
    assert [row["end"] for row in read.post] == [""]
    assert told(read, "load.may-have-left") == ([(2, "备注")] if said else [])


@pytest.mark.parametrize(
    ("start", "begun", "end"),
    [
        ("2020.01（2021.02免）", "2020-01", "2021-02"),
        ("2020.01-2021.02", "2020-01", "2021-02"),
        ("2015—2019", "2015", "2019"),
        ("202001至202102", "2020-01", "2021-02"),
        ("2020年1月任，2021年2月免", "2020-01", "2021-02"),
        ("2020年1月5日（2021年2月3日离任）", "2020-01-05", "2021-02-03"),
        ("二〇二〇年一月任，二〇二一年二月卸任", "2020-01", "2021-02"),
        ("2021.02止", "", "2021-02"),
    ],
)
def test_an_end_told_with_the_beginning_ends_the_post(tmp_path: Path, start: str, begun: str, end: str) -> None:
    read = ledger(tmp_path, [[*HEAD, "任职时间"], [*WANG, start]])
    assert [(row["start"], row["end"]) for row in read.post] == [(begun, end)]
    assert told(read, "load.end-from-start") == [(2, "任职时间")]
    assert not read.keys & {"load.date-unreadable", "load.date-more", "load.end-twice"}


def test_an_end_told_with_the_beginning_gives_way_to_the_column_of_ends(tmp_path: Path) -> None:
    rows = [[*HEAD, "任职时间", "免职时间"], [*WANG, "2020.01-2021.02", "2021.03"], [*LI, "2020.01-2021.02", "2021.02"]]
    read = ledger(tmp_path, rows)
    assert {str(row["title"]): row["end"] for row in read.post} == {"局长": "2021-03", "会计": "2021-02"}
    assert told(read, "load.end-twice") == [(2, "任职时间")] and told(read, "load.end-from-start") == []


def test_a_post_said_to_be_over_beside_its_beginning_is_not_held(tmp_path: Path) -> None:
    read = ledger(tmp_path, [[*HEAD, "任职时间"], [*WANG, "2020.01（已免）"], [*LI, "2020.01至今"]])
    assert {name for name, *_ in posts(read)} == {"李芳"}
    assert told(read, "load.ended-without-date") == [(2, "")]


@pytest.mark.parametrize(
    ("start", "said"),
    [
        ("2020.01（2021.02转正）", True),
        ("2020.01（2019.12免）", True),
        ("2020.01（2021.02免去副职）", True),
        ("2020.01（代理）", True),
        ("2020年1月任现职", False),
        ("2020.01 (44岁)", False),
        ("2020-01 00:00:00", False),
        ("2020.01至今", False),
    ],
)
def test_what_else_stands_with_a_beginning_is_said(tmp_path: Path, start: str, said: bool) -> None:
    read = ledger(tmp_path, [[*HEAD, "任职时间"], [*WANG, start]])
    assert [(row["start"], row["end"]) for row in read.post] == [("2020-01", "")]
    assert told(read, "load.date-more") == ([(2, "任职时间")] if said else [])


GROUPED = [
    ["单位", "姓名", "职务"],
    [FINANCE, "王明", "局长"],
    ["", "李芳", "会计"],
    ["", "周涛", "科员"],
    [SCHOOL, "钱多", "校长"],
    ["", "孙二", "教师"],
]


def test_an_organ_once_for_a_group_counts_for_all_of_it(tmp_path: Path) -> None:
    read = ledger(tmp_path, GROUPED)
    assert {(name, organ) for name, organ, _ in posts(read)} == {
        *((name, FINANCE) for name in ("王明", "李芳", "周涛")),
        *((name, SCHOOL) for name in ("钱多", "孙二")),
    }
    assert told(read, "load.organ-as-above") == [(3, "单位")]


@pytest.mark.parametrize(
    "rows",
    [
        [
            ["单位", "姓名", "职务"],
            [FINANCE, "王明", "局长"],
            [FINANCE, "李芳", "会计"],
            ["", "周涛", "科员"],
            ["", "孙二", "教师"],
        ],
        [["单位", "姓名", "职务"], [FINANCE, "王明", "局长"], ["", "周涛", "科员"], [SCHOOL, "钱多", "校长"]],
        [*GROUPED[:2], ["", "", ""], *GROUPED[2:4]],
    ],
    ids=["organs are repeated", "one was forgotten", "a blank row between"],
)
def test_a_blank_organ_that_may_have_been_forgotten_stays_blank(tmp_path: Path, rows: Rows) -> None:
    read = ledger(tmp_path, rows)
    assert "周涛" not in {name for name, *_ in posts(read)}
    assert "load.person-without-post" in read.keys


@pytest.mark.parametrize(
    ("title", "organ"),
    [
        ("2026年青石镇机关干部花名册", "青石镇"),
        ("云岫县财政局人员台账", FINANCE),
        (f"{FINANCE}干部职工任职回避情况登记表", FINANCE),
        ("云岫县人员台账", ""),
        ("干部花名册", ""),
        ("近亲属关系统计表", ""),
    ],
)
def test_the_title_names_the_organ_where_no_column_does(tmp_path: Path, title: str, organ: str) -> None:
    read = ledger(tmp_path, [[title], ["姓名", "性别", "职务"], ["王明", "男", "会计"]])
    assert [row["name"] for row in read.organ] == [organ][: bool(organ)]
    assert told(read, "load.organ-from-title") == ([(1, "")] if organ else [])


def test_columns_with_further_posts_are_said(tmp_path: Path) -> None:
    rows = [[*HEAD, "挂职岗位", "借调单位", "挂职情况"], [*WANG, "云岫县国资办主任", "云岫县政府办", ""]]
    read = ledger(tmp_path, rows)
    (problem,) = (one for one in read.account.problems if one.key == "load.posts-not-read")
    assert (problem.place.row, problem.place.column) == (1, "挂职岗位")
    assert problem.values == {"headings": "挂职岗位、借调单位"}


def test_an_organ_broken_over_two_lines_is_one(tmp_path: Path) -> None:
    read = ledger(tmp_path, [HEAD, [*WANG[:3], "云岫县\n财政局", *WANG[4:]], LI])
    assert [row["name"] for row in read.organ] == [FINANCE]


TWO_POSTS: Rows = [HEAD, WANG, ["", "", "", "云岫县国资委", "", "主任"], LI]


def test_rows_under_one_merged_name_are_of_one_person(tmp_path: Path) -> None:
    read = ledger(tmp_path, TWO_POSTS, [(1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 2, 2)])
    assert read.names == ["李芳", "王明"]
    assert {(organ, title) for name, organ, title in posts(read) if name == "王明"} == {
        (FINANCE, "局长"),
        ("云岫县国资委", "主任"),
    }


def test_rows_of_one_name_and_birth_in_two_organs_are_said(tmp_path: Path) -> None:
    read = ledger(tmp_path, [HEAD, WANG, [*WANG[:3], SCHOOL, "", "教师"], LI])
    assert read.names == ["李芳", "王明", "王明"]
    assert told(read, "load.same-birth-apart") == [(2, ""), (3, "")]


def test_a_heading_in_two_parts_is_one(tmp_path: Path) -> None:
    rows = [["姓名", "出生", "工作", "职务"], ["", "年月", "单位", ""], ["王明", "1970.05", FINANCE, "局长"]]
    read = ledger(tmp_path, rows)
    assert [row["birth"] for row in read.person] == ["1970-05"]
    assert posts(read) == {("王明", FINANCE, "局长")}


def test_digits_that_a_program_guarded_from_a_spreadsheet(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text('姓名,身份证号,工作单位,职务\n王明,="11010519491231002X",云岫县财政局,局长\n', encoding="utf-8")
    assert [row["id_number"] for row in Read(file).person] == ["11010519491231002X"]


TITLED = [f"{FINANCE}干部花名册"]


@pytest.mark.parametrize(
    ("titles", "organs"),
    [
        (["局长", "科员（借调云岫县纪委）", "科员"], {FINANCE}),
        (["局长", f"{SCHOOL}校长", "科员"], {SCHOOL}),
    ],
)
def test_an_organ_in_brackets_behind_a_title_is_a_remark(tmp_path: Path, titles: list[str], organs: set[str]) -> None:
    rows = [[name, title] for name, title in zip(("王明", "李芳", "钱多"), titles, strict=True)]
    read = ledger(tmp_path, [TITLED, ["姓名", "现任职务"], *rows])
    assert organs <= {str(row["name"]) for row in read.organ}
    assert ("钱多", FINANCE, "科员") in posts(read) or organs != {FINANCE}


def test_a_section_headed_beside_a_leading_post_is_a_post_of_its_own(tmp_path: Path) -> None:
    head = ["姓名", "单位", "科室", "职务", "是否领导成员"]
    read = ledger(tmp_path, [head, ["王明", FINANCE, "", "副局长兼办公室主任", "是"], ["李芳", FINANCE, "办公室", "科员", "否"]])
    held = {(f"{row['section']}{row['title']}", row["tier"], row["chief"]) for row in read.post}
    assert held == {("副局长兼办公室主任", "1", "false"), ("办公室主任", "2", "true"), ("办公室科员", "3", "false")}
    assert told(read, "load.section-headed")


@pytest.mark.parametrize(
    ("title", "found", "open_"),
    [("党委副书记、镇长", [("direct-line", "violation")], []), ("镇长", [], ["chief"]), ("党委书记、镇长", [], ["chief"])],
)
def test_a_secretary_and_the_chief_beside(tmp_path: Path, title: str, found: list[tuple[str, str]], open_: list[str]) -> None:
    town = "云岫县柳岭镇人民政府"
    staff = [["姓名", "单位", "职务", "从事工作"], ["王明", town, "党委书记", "其他"], ["李芳", town, title, "其他"]]
    forms = [FORM_HEAD, ["王明", town, "妻子", "李芳", town], ["李芳", town, "丈夫", "王明", town]]
    book = xlsx(tmp_path / "a.xlsx", {"台账": staff, "申报": forms})
    document = check_county(load([book]), as_of=date(2026, 11, 1))
    assert [(one["situation"]["kind"], one["severity"]) for one in document["findings"]] == found
    assert [one["field"] for one in document["unknown"]] == open_


@pytest.mark.parametrize(
    ("head", "told", "tier"),
    [
        ("层级", "一般人员", "3"),
        ("层级", "普通职工", "3"),
        ("层级", "领导班子成员", "1"),
        ("职级", "一般人员", "3"),
        ("职级", "一般干部", "3"),
        ("职务", "普通人员", "3"),
        ("职务", "预算股一般人员", "3"),
        ("层级", "一般", ""),
        ("职级", "股级", ""),
        ("职务", "其他人员", ""),
    ],
)
def test_words_for_those_who_lead_nothing(tmp_path: Path, head: str, told: str, tier: str) -> None:
    read = ledger(
        tmp_path, [["姓名", "单位", "科室", head], ["王明", FINANCE, "办公室", "科员"], ["李芳", FINANCE, "预算股", told]]
    )
    (person,) = (row["person_id"] for row in read.person if row["name"] == "李芳")
    assert [row["tier"] for row in read.post if row["person_id"] == person] == [tier]


@pytest.mark.parametrize(
    ("title", "headed"),
    [
        ("党组书记、局长，云岫县国有资产监督管理办公室主任（兼）", set[str]()),
        ("局长、县国资办主任", set[str]()),
        ("副局长、办公室主任（兼）", {"办公室主任"}),
        ("副局长兼预算股股长（正股级）", {"预算股股长(正股级)"}),
    ],
)
def test_an_office_of_the_county_is_no_section_of_the_bureau(tmp_path: Path, title: str, headed: set[str]) -> None:
    read = ledger(tmp_path, [["姓名", "单位", "职务"], ["王明", FINANCE, title], ["李芳", FINANCE, "科员"]])
    assert {found for name, _, found in posts(read) if name == "王明"} == {title, *headed}
