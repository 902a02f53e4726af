"""Several posts in one text, short names of organs, second signs at the door, staff without a title of rank."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.staff.posts import headed_besides, standing

from .test_loaders_clumsy import Rows, ledger
from .test_odd_ledgers import posts, told

TOWN, FINANCE = "云岫县青石镇", "云岫县财政局"
HEAD = ["姓名", "单位", "科室", "职务"]


@pytest.mark.parametrize("text", ["副镇长兼综合行政执法局局长", "青石镇副镇长兼综合行政执法局局长"])
def test_what_a_town_has_is_a_section_of_it(tmp_path: Path, text: str) -> None:
    found = {("王明", TOWN, text.removeprefix("青石镇")), ("王明", TOWN, "综合行政执法局局长")}
    assert posts(ledger(tmp_path, [HEAD, ["王明", TOWN, "", text]])) == found
    read = ledger(tmp_path, [["姓名", "现任职务"], ["王明", f"云岫县青石镇{text.removeprefix('青石镇')}"]])
    assert posts(read) == found


def test_the_same_name_is_an_organ_elsewhere(tmp_path: Path) -> None:
    read = ledger(tmp_path, [HEAD, ["王明", "云岫县综合行政执法局", "", "局长"]])
    assert posts(read) == {("王明", "云岫县综合行政执法局", "局长")} and [row["tier"] for row in read.post] == ["1"]


@pytest.mark.parametrize(("title", "tier"), [("县监委委员", "1"), ("监委委员", "1"), ("县纪委委员", ""), ("委员", "")])
def test_a_member_of_the_supervisory_commission_leads_it(tmp_path: Path, title: str, tier: str) -> None:
    read = ledger(tmp_path, [HEAD, ["王明", "云岫县纪委监委", "", title]])
    assert [(row["title"], row["tier"]) for row in read.post] == [(title, tier)]


def test_a_bare_committee_has_the_organs_beside_it(tmp_path: Path) -> None:
    rows: Rows = [
        ["王明", "县委", "", "常委、组织部部长"],
        ["李芳", "县委", "", "副书记、县长"],
        ["钱多", "云岫县委组织部", "", "科员"],
    ]
    read = ledger(tmp_path, [HEAD, *rows, ["孙立", "云岫县人民政府", "", "副县长"]])
    assert posts(read) >= {("王明", "云岫县委组织部", "部长"), ("王明", "县委", "常委"), ("李芳", "云岫县人民政府", "县长")}


@pytest.mark.parametrize(
    ("short", "name"),
    [("人大", "云岫县人大常委会"), ("政协", "政协云岫县委员会"), ("纪委", "云岫县纪委监委"), ("监委", "云岫县纪委监委")],
)
def test_a_name_without_its_county_is_the_only_one(tmp_path: Path, short: str, name: str) -> None:
    read = ledger(tmp_path, [HEAD, ["王明", short, "", "副主任"], ["李芳", name, "", "科员"]])
    assert {organ for _, organ, _ in posts(read)} == {name}
    two = ledger(
        tmp_path, [HEAD, ["王明", short, "", "主任"], ["李芳", name, "", ""], ["钱多", name.replace("云岫", "临江"), "", ""]]
    )
    assert ("王明", short, "主任") in posts(two)


def test_a_second_sign_at_the_door_is_no_other_organ(tmp_path: Path) -> None:
    read = ledger(tmp_path, [HEAD, ["王明", f"{FINANCE}（县国资办）", "", "局长"], ["李芳", FINANCE, "预算股", "科员"]])
    assert len(read.organ) == 1 and {row["tier"] for row in read.post} == {"1", "3"}
    apart = [["王明", f"{FINANCE}（评审中心）", "", "主任"], ["李芳", FINANCE, "预算股", "科员"]]
    assert len(ledger(tmp_path, [HEAD, *apart]).organ) == 2


def test_a_county_is_its_government_only_where_no_other_organ_follows(tmp_path: Path) -> None:
    rows: Rows = [
        ["王明", "云岫县人民政府", "", "副县长"],
        ["李芳", "", "", "云岫县第一中学校长"],
        ["钱多", "", "", "云岫县副县长"],
    ]
    read = ledger(tmp_path, [["姓名", "单位", "科室", "现工作单位及职务"], *rows])
    assert {(name, organ) for name, organ, _ in posts(read)} == {
        ("王明", "云岫县人民政府"),
        ("李芳", "云岫县第一中学"),
        ("钱多", "云岫县人民政府"),
    }


@pytest.mark.parametrize(
    ("title", "besides"),
    [
        ("三级主任科员（预算股负责人）", (("预算股", "负责人"),)),
        ("科员（办公室主任）", (("办公室", "主任"),)),
        ("科员（原预算股股长）", ()),
        ("科员（借调预算股股长）", ()),
        ("副局长（分管预算股）", ()),
    ],
)
def test_a_section_that_stands_in_brackets_behind_a_rank(title: str, besides: tuple[tuple[str, str], ...]) -> None:
    assert headed_besides(title, "", FINANCE) == besides


@pytest.mark.parametrize("title", ["编外", "编外人员", "劳务派遣", "劳务派遣人员", "公益性岗位", "临时工", "科员（编外）"])
def test_who_has_no_rank_is_one_of_the_staff(title: str) -> None:
    assert standing(title, "国库股", FINANCE).tier == "3"


def test_an_older_name_of_the_own_organ_is_said_and_ends_nothing(tmp_path: Path) -> None:
    read = ledger(tmp_path, [[*HEAD, "备注"], ["王明", "云岫县住房和城乡建设局", "", "局长", "2022年调至城建局"]])
    assert [row["end"] for row in read.post] == [""] and told(read, "load.may-have-left") == [(2, "备注")]
    read = ledger(tmp_path, [[*HEAD, "备注"], ["王明", "云岫县住房和城乡建设局", "", "局长", "2022年调至规划局"]])
    assert [row["end"] for row in read.post] == ["2022"]


@pytest.mark.parametrize("remark", ["挂职县委办", "免去副局长职务"])
def test_who_is_lent_or_relieved_by_a_remark_is_said(tmp_path: Path, remark: str) -> None:
    read = ledger(tmp_path, [[*HEAD, "备注"], ["王明", FINANCE, "", "局长", remark]])
    assert [row["end"] for row in read.post] == [""] and told(read, "load.may-have-left") == [(2, "备注")]


@pytest.mark.parametrize("band", ["本年减少人员", "本年度减少人员名单", "上年度减少人员"])
def test_a_line_of_those_who_left_this_year(tmp_path: Path, band: str) -> None:
    read = ledger(tmp_path, [HEAD, ["王明", FINANCE, "", "局长"], [band], ["李芳", FINANCE, "", "科员"]])
    assert [row["title"] for row in read.post] == ["局长"] and told(read, "load.list-of-gone") == [(4, "")]


@pytest.mark.parametrize("band", ["本年退休人员", "今年退休人员"])
def test_a_line_of_those_who_retire_in_the_course_of_this_year(tmp_path: Path, band: str) -> None:
    read = ledger(tmp_path, [HEAD, ["王明", FINANCE, "", "局长"], [band], ["李芳", FINANCE, "", "科员"]])
    assert len(read.post) == 2 and told(read, "load.list-to-come") == [(4, "")]


@pytest.mark.parametrize("title", ["局长兼县国资办主任", "局长、县国资办主任"])
def test_an_office_of_the_county_is_no_section_of_the_bureau_and_is_said(tmp_path: Path, title: str) -> None:
    read = ledger(tmp_path, [HEAD, ["王明", FINANCE, "", title], ["李芳", FINANCE, "", "副局长兼国资办主任"]])
    assert posts(read) == {("王明", FINANCE, title), ("李芳", FINANCE, "副局长兼国资办主任"), ("李芳", FINANCE, "国资办主任")}
    assert told(read, "load.post-beyond") == [(2, "")]


@pytest.mark.parametrize(
    ("organ", "title"),
    [("云岫县人民政府", "副县长、公安局局长"), ("云岫县委", "常委、公安局局长"), ("云岫县委", "常委、县公安局局长")],
)
def test_the_chief_of_the_police_is_no_mere_vice_mayor(tmp_path: Path, organ: str, title: str) -> None:
    read = ledger(tmp_path, [HEAD, ["王明", organ, "", title], ["李芳", "云岫县公安局", "", "科员"]])
    assert ("王明", "云岫县公安局", "局长") in posts(read) and ("王明", organ, title.split("、")[0]) in posts(read)


def test_within_the_police_its_name_begins_no_other_post(tmp_path: Path) -> None:
    read = ledger(tmp_path, [HEAD, ["王明", "云岫县公安局", "", "党委书记、公安局局长"]])
    assert {organ for _, organ, _ in posts(read)} == {"云岫县公安局"} and {row["tier"] for row in read.post} == {"1"}


@pytest.mark.parametrize("title", ["总审计师", "总会计师", "总督学"])
def test_a_chief_expert_is_not_one_of_the_staff(title: str) -> None:
    assert standing(title, "", FINANCE).tier == ""
