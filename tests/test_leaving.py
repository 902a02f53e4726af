"""Who holds his post no more by a list, a sheet, a file, a column or a remark; and what only sounds so."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from .files import xlsx
from .test_loaders_clumsy import HEAD, LI, QIAN, WANG, Read, Rows, ledger
from .test_odd_ledgers import posts, told

HINTS = {"load.list-of-gone", "load.list-of-both", "load.status-open", "load.may-have-left", "load.ended-without-date"}


def held(read: Read) -> set[str]:
    """The names of those who hold a post without an end."""
    names = {row["person_id"]: str(row["name"]) for row in read.person}
    return {names[row["person_id"]] for row in read.post if not row["end"]}


def of_remark(tmp_path: Path, remark: str) -> Read:
    return ledger(tmp_path, [[*HEAD, "备注"], [*WANG, remark], [*LI, ""]])


@pytest.mark.parametrize("name", ["离退休人员", "退休", "已调出", "3.退休人员（12人）"])
def test_a_sheet_of_people_who_are_gone(tmp_path: Path, name: str) -> None:
    read = Read(xlsx(tmp_path / "a.xlsx", {"在职": [HEAD, LI], name: [HEAD, WANG, QIAN]}))
    assert held(read) == {"李芳"} and read.names == ["李芳", "王明", "钱多"]
    (note,) = [one for one in read.account.problems if one.key in HINTS]
    assert (note.key, note.level, note.place.sheet, note.values["count"]) == ("load.list-of-gone", "note", name, 2)


@pytest.mark.parametrize("title", ["云岫县财政局离退休人员花名册", "云岫县财政局2023年减少人员名单", "离退休干部名册"])
def test_a_title_of_people_who_are_gone(tmp_path: Path, title: str) -> None:
    read = ledger(tmp_path, [[title], HEAD, WANG, QIAN])
    assert held(read) == set() and told(read, "load.list-of-gone") == [(3, "")]


def test_the_year_of_leaving_that_a_title_tells_is_the_end(tmp_path: Path) -> None:
    read = ledger(tmp_path, [["2023年减少人员名单"], HEAD, WANG])
    assert [row["end"] for row in read.post] == ["2023"]


def test_a_file_of_people_who_are_gone(tmp_path: Path) -> None:
    gone = xlsx(tmp_path / "离退休人员花名册.xlsx", {"Sheet1": [HEAD, WANG]})
    assert held(Read(gone, xlsx(tmp_path / "台账.xlsx", {"Sheet1": [HEAD, LI]}))) == {"李芳"}
    mixed = xlsx(tmp_path / "离退休人员花名册.xlsx", {"在职": [HEAD, LI], "退休": [HEAD, WANG]})
    assert held(Read(mixed)) == {"李芳"}


@pytest.mark.parametrize(
    "band", ["退休人员", "（三）离退休干部（2人）", "已调出人员", "内退人员", "离岗退养人员", "2023年去世", "减员", "老干部"]
)
@pytest.mark.parametrize("after", ["在职人员", "二、云岫县农业农村局", "局领导", "人事股"])
def test_a_line_of_people_who_are_gone_holds_till_the_next(tmp_path: Path, band: str, after: str) -> None:
    read = ledger(tmp_path, [HEAD, WANG, [band], LI, [after], QIAN])
    assert held(read) == {"王明", "钱多"} and told(read, "load.list-of-gone") == [(4, "")]
    assert "load.band-unknown" not in read.keys and "load.band-after-gone" not in read.keys


def test_a_line_below_them_that_tells_only_ranks_is_said(tmp_path: Path) -> None:
    read = ledger(tmp_path, [HEAD, WANG, ["退休人员"], LI, ["科级干部"], QIAN])
    assert held(read) == {"王明", "钱多"} and told(read, "load.band-after-gone") == [(5, "")]


@pytest.mark.parametrize("name", ["在职及退休人员", "在职（含离退休）", "即将退休人员名单"])
def test_a_list_of_both_is_said_and_ends_nothing(tmp_path: Path, name: str) -> None:
    read = ledger(tmp_path, [HEAD, WANG], name=name)
    assert held(read) == {"王明"} and told(read, "load.list-of-both") == [(0, "")]
    read = ledger(tmp_path, [[*HEAD, "人员状态"], [*WANG, "在职"], [*LI, "退休"]], name=name)
    assert held(read) == {"王明"} and "load.list-of-both" not in read.keys


@pytest.mark.parametrize("name", ["离退休干部股", "老干部局", "退休审批", "退役军人事务局", "在职人员", "老干部局人员名单"])
def test_what_only_sounds_so_is_no_list_of_people_who_are_gone(tmp_path: Path, name: str) -> None:
    for read in (ledger(tmp_path, [HEAD, WANG], name=name), ledger(tmp_path, [[name], HEAD, WANG])):
        assert held(read) == {"王明"} and not read.keys & HINTS


@pytest.mark.parametrize("status", ["内退", "病退", "转出", "其他减少", "到龄免职", "已因病去世", "离退休干部", "死亡减少"])
def test_a_state_of_who_is_gone(tmp_path: Path, status: str) -> None:
    read = ledger(tmp_path, [[*HEAD, "人员状态"], [*WANG, status], [*LI, "在职"]])
    assert {name for name, *_ in posts(read)} == {"李芳"} and "load.status-open" not in read.keys


@pytest.mark.parametrize(
    "status", ["退居二线", "停薪留职", "离岗创业", "退出领导岗位", "改任非领导职务", "借调", "返聘", "已退居二线"]
)
def test_a_state_that_is_open_is_said_once(tmp_path: Path, status: str) -> None:
    read = ledger(tmp_path, [[*HEAD, "人员状态"], [*WANG, status], [*LI, status], [*QIAN, ""]])
    assert held(read) == {"王明", "李芳", "钱多"}
    (problem,) = [one for one in read.account.problems if one.key == "load.status-open"]
    assert (problem.place.row, problem.level, problem.values) == (2, "warning", {"value": status, "count": 2})


@pytest.mark.parametrize("status", ["在职在编", "公务员", "行政编制", "试用期", "聘用制", "正常", "1", "是", "无"])
def test_a_state_of_who_is_there_needs_no_word(tmp_path: Path, status: str) -> None:
    read = ledger(tmp_path, [[*HEAD, "人员状态"], [*WANG, status]])
    assert held(read) == {"王明"} and not read.keys & HINTS


@pytest.mark.parametrize(
    ("remark", "end"),
    [
        *[("2022年3月调至水利局", "2022-03"), ("2022.03调县水利局", "2022-03"), ("2022年调任水利局局长", "2022")],
        *[("2023年病退", "2023"), ("2021年5月辞去公职", "2021-05"), ("2020年病逝", "2020"), ("退休（2020.5）", "2020-05")],
        *[("于2020年5月退休", "2020-05"), ("2020年底退休", "2020"), ("2020年办理退休手续", "2020"), ("已退", None)],
        *[("双开", None), ("内退", None), ("提前退休", None), ("因病去世", None), ("划转至应急局", None), ("退休人员", None)],
    ],
)
def test_a_remark_that_plainly_says_so_ends_the_post(tmp_path: Path, remark: str, end: str | None) -> None:
    read = of_remark(tmp_path, remark)
    assert {row["end"] for row in read.post if row["title"] == "局长"} == ({end} if end else set())
    assert bool(told(read, "load.end-from-remark")) == bool(end) and "load.may-have-left" not in read.keys


@pytest.mark.parametrize(
    "remark", ["借调县纪委", "原局长", "退居二线", "2020年5月退休，返聘", "2024年免职待安排", "2019年调入水利局", "调至预算股"]
)
def test_a_remark_that_leaves_it_open_is_said(tmp_path: Path, remark: str) -> None:
    read = of_remark(tmp_path, remark)
    assert held(read) == {"王明", "李芳"} and told(read, "load.may-have-left") == [(2, "备注")]


@pytest.mark.parametrize(
    "remark",
    [
        *["2019年3月由水利局调入", "原水利局副局长（2018年调入）", "接替退休的张三", "返聘", "延迟退休", "将于2027年5月退休"],
        *["2018年调至县财政局", "2018年调任财政局局长", "2015年调任局长", "原副局长", "其父2015年去世", "丈夫已故"],
        *["分管退休审批", "负责离退休干部工作", "退役军人", "选调生", "调研员"],
    ],
)
def test_a_remark_about_something_else_says_nothing(tmp_path: Path, remark: str) -> None:
    read = of_remark(tmp_path, remark)
    assert held(read) == {"王明", "李芳"} and not read.keys & {*HINTS, "load.end-from-remark"}


@pytest.mark.parametrize("heading", ["退休时间", "退休日期", "调出时间", "离岗时间", "离开本单位时间"])
def test_a_column_of_the_day_of_leaving_ends_the_post(tmp_path: Path, heading: str) -> None:
    rows: Rows = [[*HEAD, "免职时间", heading], [*WANG, "", "2020.05"], [*LI, "2019.01", ""], [*QIAN, "", ""]]
    read = ledger(tmp_path, rows)
    assert {str(row["title"]): row["end"] for row in read.post} == {"局长": "2020-05", "会计": "2019-01", "副局长": ""}
    assert "load.column-twice" not in read.keys


@pytest.mark.parametrize("heading", ["预计退休时间", "法定退休时间", "应退休时间"])
def test_a_column_of_the_day_on_which_somebody_should_leave_ends_nothing(tmp_path: Path, heading: str) -> None:
    assert held(ledger(tmp_path, [[*HEAD, heading], [*WANG, "2020.05"]])) == {"王明"}


@pytest.mark.parametrize(
    ("heading", "value"),
    [
        *[("减少原因", "退休"), ("人员去向", "退休"), ("人员去向", "县审计局"), ("调往单位", "县审计局"), ("人员性质", "退休")],
        *[("现状", "退休"), ("人员类别", "离退休人员"), ("人员类别", "退休"), ("编制状态", "已核减")],
    ],
)
def test_a_column_that_tells_why_or_where_to(tmp_path: Path, heading: str, value: str) -> None:
    read = ledger(tmp_path, [[*HEAD, "是否在职", heading], [*WANG, "", value], [*LI, "是", ""]])
    assert {name for name, *_ in posts(read)} == {"李芳"} and "load.column-twice" not in read.keys


@pytest.mark.parametrize(("heading", "value"), [("人员类别", "退休审批岗"), ("人员性质", "公务员"), ("调往单位", "云岫县财政局")])
def test_a_column_that_tells_something_else(tmp_path: Path, heading: str, value: str) -> None:
    assert held(ledger(tmp_path, [[*HEAD, heading], [*WANG, value]])) == {"王明"}


@pytest.mark.parametrize(
    ("cell", "end"),
    [("2020年退休", "2020"), ("2020年底", "2020"), ("2020年5月下旬", "2020-05"), ("已退休", None), ("退休", None)],
)
def test_an_end_told_in_words(tmp_path: Path, cell: str, end: str | None) -> None:
    read = ledger(tmp_path, [[*HEAD, "免职时间"], [*WANG, cell]])
    assert [row["end"] for row in read.post] == ([end] if end else []) and "load.date-unreadable" not in read.keys


def test_an_end_that_is_not_understood_is_said(tmp_path: Path) -> None:
    read = ledger(tmp_path, [[*HEAD, "免职时间"], [*WANG, "拟2027.01"]])
    assert held(read) == {"王明"} and "load.date-unreadable" in read.keys


def test_a_planned_beginning_is_a_beginning(tmp_path: Path) -> None:
    read = ledger(tmp_path, [[*HEAD, "任职时间"], [*WANG, "拟2027.01"]])
    assert [row["start"] for row in read.post] == ["2027-01"] and "load.date-more" in read.keys


@pytest.mark.parametrize("kin", [["家庭成员1", "关系1", "现状", "家庭成员2", "关系2", "现状"], ["父亲姓名", "退休时间"]])
def test_a_column_that_may_be_of_a_relative_ends_no_post(tmp_path: Path, kin: list[str]) -> None:
    cells = ["李建国", "父亲", "退休", "王桂", "母亲", "退休"] if len(kin) > 2 else ["李建国", "2020.05"]
    read = ledger(tmp_path, [[*HEAD, *kin], [*WANG, *cells]])
    assert held(read) == {"王明"} and "load.relatives-beside" in read.keys


@pytest.mark.parametrize("heading", ["调往单位", "减少原因", "离职原因", "去向", "现状"])
@pytest.mark.parametrize("no", ["0", 0, "否", "×"])
def test_no_is_an_answer_only_where_the_heading_asks(tmp_path: Path, heading: str, no: object) -> None:
    assert held(ledger(tmp_path, [[*HEAD, heading], [*WANG, no]])) == {"王明"}
    assert held(ledger(tmp_path, [[*HEAD, "是否在岗"], [*WANG, no]])) == ({"王明"} if no == "×" else set())


@pytest.mark.parametrize(
    ("heading", "value"), [("减少原因", "退休"), ("现状", "已退休"), ("去向", "县审计局"), ("人员类别", "退休")]
)
@pytest.mark.parametrize(("asks", "yes"), [("人员状态", "在职"), ("是否在职", "是"), ("在任状态", "在任")])
def test_who_serves_by_another_column_is_not_gone(tmp_path: Path, heading: str, value: str, asks: str, yes: str) -> None:
    read = ledger(tmp_path, [[*HEAD, asks, heading], [*WANG, yes, value], [*LI, yes, ""]])
    assert held(read) == {"王明", "李芳"} and told(read, "load.gone-but-serving") == [(2, heading)]


@pytest.mark.parametrize("status", ["退休前", "离职培训", "调离岗位", "调出机关下派镇村", "已退党", "已退伍军人"])
def test_a_state_that_only_begins_so_is_open(tmp_path: Path, status: str) -> None:
    read = ledger(tmp_path, [[*HEAD, "现状"], [*WANG, status]])
    assert held(read) == {"王明"} and told(read, "load.status-open") == [(2, "现状")]


@pytest.mark.parametrize(
    "to", ["借调县委办", "抽调县巡察办", "挂职县委办", "青石镇驻村", "派驻青石镇人民政府", "跟班学习县财政局"]
)
def test_who_is_lent_is_not_gone(tmp_path: Path, to: str) -> None:
    read = ledger(tmp_path, [[*HEAD, "去向"], [*WANG, to]])
    assert held(read) == {"王明"} and told(read, "load.status-open") == [(2, "去向")]


@pytest.mark.parametrize("heading", ["退休时间", "退休日期", "退休年月", "离退休时间"])
def test_a_past_day_of_retirement_does_not_end_the_post_of_who_serves(tmp_path: Path, heading: str) -> None:
    rows: Rows = [[*HEAD, "人员状态", heading], [*WANG, "在职", "2020.05"], [*LI, "", "2021.05"], [*QIAN, "", "2020.05（返聘）"]]
    read = ledger(tmp_path, rows)
    assert held(read) == {"王明", "钱多"} and told(read, "load.gone-but-serving") == [(2, heading)]
    assert told(read, "load.retirement-expected") == [(4, heading)]
    (note,) = [one for one in read.account.problems if one.key == "load.ended-by-retirement"]
    assert (note.level, note.place.row, note.values) == ("note", 3, {"heading": heading, "count": 1})


@pytest.mark.parametrize("cell", ["2020.05延迟", "预计2020.05", "拟2020年5月退休", "2020.05退休，返聘"])
def test_an_expected_day_of_retirement_ends_nothing(tmp_path: Path, cell: str) -> None:
    read = ledger(tmp_path, [[*HEAD, "退休时间"], [*WANG, cell]])
    assert held(read) == {"王明"} and told(read, "load.retirement-expected") == [(2, "退休时间")]


@pytest.mark.parametrize("remark", ["2024年3月调办公室", "调会计核算中心", "调机关", "2024年调至信息站"])
def test_a_move_to_what_may_be_a_body_of_the_same_organ_is_doubtful(tmp_path: Path, remark: str) -> None:
    read = of_remark(tmp_path, remark)
    assert held(read) == {"王明", "李芳"} and told(read, "load.may-have-left") == [(2, "备注")]


@pytest.mark.parametrize(
    ("organ", "remark", "said"),
    [
        *[
            ("卫生健康局", "2015年调至卫计局", True),
            ("发展和改革局", "调至发改委", False),
            ("住房和城乡建设局", "调至住建局", False),
        ],
        *[("住房和城乡建设局", "2018年调至县房管局", True), ("发展和改革局", "2018年调至县发改局", False)],
    ],
)
def test_the_own_organ_by_an_old_or_a_short_name(tmp_path: Path, organ: str, remark: str, said: bool) -> None:
    row = ["王明", "男", "1970-05", f"云岫县{organ}", "", "局长"]
    read = ledger(tmp_path, [[*HEAD, "备注"], [*row, remark]])
    assert held(read) == {"王明"} and told(read, "load.may-have-left") == ([(2, "备注")] if said else [])
    elsewhere = ledger(tmp_path, [[*HEAD, "备注"], [*row, "2022年调至临江县房管局"]])
    assert held(elsewhere) == set()


def test_a_list_of_people_who_will_leave_in_a_year_to_come(tmp_path: Path) -> None:
    year = date.today().year
    planned = Read(xlsx(tmp_path / f"{year + 1}年退休人员花名册.xlsx", {"Sheet1": [HEAD, WANG]}))
    assert held(planned) == {"王明"} and "load.list-of-both" in planned.keys
    assert held(Read(xlsx(tmp_path / f"{year - 1}年退休人员花名册.xlsx", {"Sheet1": [HEAD, WANG]}))) == set()
