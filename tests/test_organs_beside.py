"""Organs that a ledger does not name as such: branches of a bureau, departments of a committee, further posts in a title."""

from __future__ import annotations

from pathlib import Path

import pytest

from .files import xlsx
from .test_loaders_clumsy import FORM_HEAD, Read, ledger
from .test_odd_ledgers import FINANCE, posts, told

POLICE = "云岫县公安局"


@pytest.mark.parametrize(
    ("organ", "others", "found"),
    [
        ("云岫县公安局城关派出所", [], (POLICE, "城关派出所所长")),
        ("县公安局城关派出所", [POLICE], (POLICE, "城关派出所所长")),
        ("城关派出所", [POLICE], (POLICE, "城关派出所所长")),
        ("云岫县城关派出所", [POLICE], (POLICE, "城关派出所所长")),
        ("城关派出所", [POLICE, "青石县公安局"], ("城关派出所", "所长")),
        ("城关派出所", [FINANCE], ("城关派出所", "所长")),
        ("柳岭镇司法所", ["云岫县司法局"], ("柳岭镇司法所", "所长")),
        ("国家税务总局云岫县税务局城关税务分局", [], ("国家税务总局云岫县税务局", "城关税务分局所长")),
        ("云岫县人民法院城关人民法庭", [], ("云岫县人民法院", "城关人民法庭所长")),
        ("云岫县教育局教学研究所", [], ("云岫县教育局教学研究所", "所长")),
    ],
)
def test_a_branch_is_a_section_of_the_organ_that_sends_it_out(
    tmp_path: Path, organ: str, others: list[str], found: tuple[str, str]
) -> None:
    heads = [[name, other, "局长"] for name, other in zip(("李芳", "钱多"), others, strict=False)]
    read = ledger(tmp_path, [["姓名", "单位", "职务"], ["王明", organ, "所长"], *heads])
    assert {post for post in posts(read) if post[0] == "王明"} == {("王明", *found)}
    assert bool(told(read, "load.organ-is-branch")) == (found[0] == POLICE and "公安局" not in organ)


def test_a_branch_that_the_list_of_organs_has_is_an_organ(tmp_path: Path) -> None:
    listed = [["单位名称", "单位性质"], [POLICE, "行政机关"], ["城关派出所", "行政机关"], [f"{POLICE}柳岭派出所", "行政机关"]]
    staff = [["姓名", "单位", "职务"], ["王明", "城关派出所", "所长"], ["李芳", f"{POLICE}柳岭派出所", "所长"]]
    read = Read(xlsx(tmp_path / "a.xlsx", {"机构": listed, "台账": staff}))
    assert posts(read) == {("王明", "城关派出所", "所长"), ("李芳", f"{POLICE}柳岭派出所", "所长")}


def test_who_leads_a_branch_heads_a_section(tmp_path: Path) -> None:
    head = ["姓名", "单位", "职务", "是否领导成员"]
    read = ledger(tmp_path, [head, ["王明", f"{POLICE}城关派出所", "所长", "是"], ["李芳", POLICE, "局长", "是"]])
    assert {(row["title"], row["tier"], row["chief"]) for row in read.post} == {("所长", "2", "true"), ("局长", "1", "true")}


COUNTY_PARTY = "中共云岫县委"


@pytest.mark.parametrize(
    ("organ", "title", "found"),
    [
        (COUNTY_PARTY, "县委常委、组织部部长", {(COUNTY_PARTY, "县委常委"), (f"{COUNTY_PARTY}组织部", "部长")}),
        ("中共云岫县委员会", "常委、政法委书记", {("中共云岫县委员会", "常委"), ("中共云岫县委政法委", "书记")}),
        (COUNTY_PARTY, "组织部副部长", {(f"{COUNTY_PARTY}组织部", "副部长")}),
        (COUNTY_PARTY, "县委常委、县纪委书记", {(COUNTY_PARTY, "县委常委"), ("云岫县纪委", "书记")}),
        (COUNTY_PARTY, "县委书记", {(COUNTY_PARTY, "县委书记")}),
        ("云岫县人民政府", "副县长兼县财政局局长", {("云岫县人民政府", "副县长"), ("县财政局", "局长")}),
        ("云岫县人民政府", "副县长、兼任云岫县公安局局长", {("云岫县人民政府", "副县长"), (POLICE, "局长")}),
        (FINANCE, "副局长兼办公室主任", {(FINANCE, "副局长兼办公室主任"), (FINANCE, "办公室主任")}),
        (FINANCE, "局长（兼）", {(FINANCE, "局长（兼）")}),
    ],
)
def test_posts_in_organs_beside(tmp_path: Path, organ: str, title: str, found: set[tuple[str, str]]) -> None:
    read = ledger(tmp_path, [["姓名", "单位", "职务"], ["王明", organ, title]])
    assert {post[1:] for post in posts(read)} == found
    assert read.names == ["王明"]


def test_a_department_in_the_column_of_sections_is_not_said_twice(tmp_path: Path) -> None:
    read = ledger(tmp_path, [["姓名", "单位", "科室", "职务"], ["王明", COUNTY_PARTY, "组织部", "组织部部长"]])
    assert {(post[1:], row["tier"]) for post, row in zip(posts(read), read.post, strict=True)} == {
        ((f"{COUNTY_PARTY}组织部", "部长"), "1")
    }


@pytest.mark.parametrize(
    ("called", "kind"), [("云岫县财政局（参公）", "civil"), ("云岫县国库支付中心（参照公务员法管理）", "civil")]
)
def test_a_nature_in_brackets_makes_no_organ_of_its_own(tmp_path: Path, called: str, kind: str) -> None:
    read = ledger(tmp_path, [["姓名", "单位", "职务"], ["王明", called, "主任"], ["李芳", called.partition("（")[0], "科员"]])
    assert [row["kind"] for row in read.organ] == [kind]


@pytest.mark.parametrize(
    ("organ", "section", "found"),
    [
        ("云岫县教育局", "城关小学", ("城关小学", "")),
        ("云岫县教育局", "云岫县教育局第二中学", ("第二中学", "")),
        ("云岫县卫生健康局", "青石镇卫生院", ("青石镇卫生院", "")),
        ("青石镇人民政府", "敬老院", ("敬老院", "")),
        ("云岫县教育局", "人事股", ("云岫县教育局", "人事股")),
        ("中共云岫县委党校", "图书馆", ("中共云岫县委党校", "图书馆")),
        ("云岫县体育中心", "体育馆", ("云岫县体育中心", "体育馆")),
        ("云岫县纪委监委", "派驻县医院", ("云岫县纪委监委", "派驻县医院")),
        ("云岫县城关小学", "附属幼儿园", ("云岫县城关小学", "附属幼儿园")),
        ("云岫县水务集团有限公司", "城东分公司", ("云岫县水务集团有限公司", "城东分公司")),
    ],
)
def test_a_school_among_the_sections_of_a_bureau_is_an_organ(
    tmp_path: Path, organ: str, section: str, found: tuple[str, str]
) -> None:
    rows = [["王明", organ, section, "干部"], ["李芳", organ, "", "主任"]]
    sheets = {"台账": [["姓名", "单位", "科室", "职务"], *rows], "申报": [FORM_HEAD, ["王明", organ, "哥哥", "王强", ""]]}
    read = Read(xlsx(tmp_path / "a.xlsx", sheets))
    organs = {row["organ_id"]: row for row in read.organ}
    (post,) = (row for row in read.post if row["title"] == "干部")
    held = organs[post["organ_id"]]
    assert (held["name"], post["section"]) == found
    apart = held["name"] != organ
    assert len(told(read, "load.section-is-organ")) == apart
    assert not apart or organs[held["parent_organ_id"]]["name"] == organ
    assert read.lines == [("王明", "哥哥", "王强")]
