"""Posts as ledgers tell them: sections, organs in several writings, superiors; what comes out are the posts of the county."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from loaders import load
from tests.files import delimited, xlsx

HEADER = [
    "姓名",
    "性别",
    "出生年月",
    "单位",
    "科室",
    "职务",
    "职务层次",
    "职级",
    "岗位类别",
    "从事工作",
    "分管领导",
    "直接上级",
    "人员状态",
]
FINANCE = "云岫县财政局"


def person(name: str, organ: str = FINANCE, title: str = "科员", **told: str) -> list[str]:
    """A row of the ledger; ``told``: what else it says, by heading."""
    row = {"姓名": name, "性别": "男", "出生年月": "1980-01", "单位": organ, "职务": title, **told}
    return [row.get(heading, "") for heading in HEADER]


def posts(tmp_path: Path, *rows: list[str]) -> list[dict[str, Any]]:
    """The posts of a ledger with the name of their holder, the name of the organ, and superiors by name."""
    county = load([delimited(tmp_path / "台账.csv", [HEADER, *rows])])
    people = {row["person_id"]: row["name"] for row in county.person.to_pylist()}  # type: ignore[union-attr]
    organs = {row["organ_id"]: row["name"] for row in county.organ.to_pylist()}  # type: ignore[union-attr]
    found = []
    for post in county.post.to_pylist():  # type: ignore[union-attr]
        above = {column: people.get(post[column]) for column in ("in_charge", "reports_to")}
        found.append({**post, "name": people[post["person_id"]], "organ": organs[post["organ_id"]], **above})
    return sorted(found, key=lambda post: (post["name"], post["organ"], post["title"] or ""))


@pytest.mark.parametrize("section", ["—", "无", "/", "无科室", "未分科室"])
def test_a_mark_for_no_section_is_no_section(tmp_path: Path, section: str) -> None:
    (post,) = posts(tmp_path, person("甲一", 科室=section))
    assert (post["section"], post["functions"]) == (None, None)


@pytest.mark.parametrize("column", ["职务", "职级"])
def test_a_mark_for_nothing_is_blank_in_every_column(tmp_path: Path, column: str) -> None:
    (post,) = posts(tmp_path, person("甲一", **{column: "无"}))
    assert "无" not in post.values()


TOWN = "云岫县柳岭镇"


@pytest.mark.parametrize(
    "name",
    [
        f"{TOWN}党委",
        f"中共{TOWN}委员会",
        f"{TOWN}纪委",
        f"{TOWN}人大",
        f"{TOWN}政府",
        TOWN,
        "柳岭镇",
        "柳岭镇政府",
        "柳岭镇党委",
    ],
)
def test_the_bodies_of_a_town_are_one_organ(tmp_path: Path, name: str) -> None:
    told = posts(tmp_path, person("甲一", f"{TOWN}人民政府", "镇长"), person("乙二", name, "办事员"))
    assert {post["organ"] for post in told} == {f"{TOWN}人民政府"}


def test_what_belongs_to_a_town_is_not_the_town(tmp_path: Path) -> None:
    others = [f"{TOWN}{name}" for name in ("中心小学", "卫生院", "派出所", "柳河村村民委员会")]
    told = posts(tmp_path, person("甲一", f"{TOWN}人民政府", "镇长"), *(person(f"乙{name}", name) for name in others))
    assert {post["organ"] for post in told} == {f"{TOWN}人民政府", *others}


@pytest.mark.parametrize(
    ("organ", "title", "whole", "chief"),
    [
        ("柳岭镇党委", "书记", "党委书记", "true"),
        ("柳岭镇党委", "副书记、镇长", "党委副书记、镇长", "true"),
        ("柳岭镇党委", "党委书记", "党委书记", "true"),
        ("柳岭镇党委", "委员、副镇长", "党委委员、副镇长", "false"),
        ("柳岭镇纪委", "书记", "纪委书记", "false"),
        ("柳岭镇人大", "主席", "人大主席", "false"),
        ("柳岭镇人民武装部", "部长", "武装部部长", "false"),
    ],
)
def test_a_title_in_a_body_of_a_town_keeps_the_body(tmp_path: Path, organ: str, title: str, whole: str, chief: str) -> None:
    told = {post["title"]: post for post in posts(tmp_path, person("甲一", organ, title))}
    assert (told[whole]["organ"], told[whole]["tier"], told[whole]["chief"]) == ("柳岭镇", "1", chief)
    assert told.keys() - {whole} == ({"党委副书记"} if "副书记" in title else set())


@pytest.mark.parametrize(
    ("full", "other"),
    [
        ("云岫县财政局", "云岫县人民政府财政局"),
        ("云岫县财政局", "县财政局"),
        ("云岫县扶贫开发办公室", "云岫县人民政府扶贫开发办公室"),
        ("云岫县人民政府办公室", "云岫县政府办"),
        ("云岫县人民政府办公室", "县政府办公室"),
        ("中共云岫县委员会", "云岫县委"),
        ("中国共产党云岫县纪律检查委员会", "县纪委"),
        ("云岫县纪委监委", "县纪委"),
        ("云岫县纪委监委", "云岫县监察委员会"),
        ("云岫县人民法院", "云岫县法院"),
        ("云岫县第一中学", "县一中"),
        ("云岫县第二小学", "二小"),
        ("云岫县城关街道办事处", "中共云岫县城关街道工作委员会"),
    ],
)
def test_two_writings_of_one_organ(tmp_path: Path, full: str, other: str) -> None:
    told = posts(tmp_path, person("甲一", full), person("乙二", other))
    assert len({post["organ"] for post in told}) == 1


def test_a_government_and_its_office_are_two_organs(tmp_path: Path) -> None:
    told = posts(tmp_path, person("甲一", "云岫县人民政府", "副县长"), person("乙二", "云岫县人民政府办公室"))
    assert len({post["organ"] for post in told}) == 2


def test_the_head_of_an_organ_whose_name_is_shortened_into_the_title(tmp_path: Path) -> None:
    told = posts(tmp_path, person("甲一", title="财政局长"), person("乙二", title="县财政局副局长"))
    assert [(post["title"], post["tier"]) for post in told] == [("副局长", "1"), ("局长", "1")]


LEADER = person("陈伟东", title="副局长")


@pytest.mark.parametrize(
    "told",
    [
        "陈伟东",
        "陈 伟 东",
        "陈伟东（副局长）",
        "副局长陈伟东",
        "陈伟东副局长",
        "党组成员、副局长陈伟东",
        "副局长 陈伟东",
        "陈局",
        "陈局长",
        "陈副局长",
        "陈副",
    ],
)
def test_a_superior_is_told_with_or_without_title(tmp_path: Path, told: str) -> None:
    clerk, _ = posts(tmp_path, person("乙二", 科室="预算股", 分管领导=told), LEADER)
    assert clerk["in_charge"] == "陈伟东"


@pytest.mark.parametrize("told", ["陈局", "王伟", "伟东", "陈伟东的秘书", "副局长"])
def test_a_superior_who_may_be_two_or_is_none_is_not_guessed(tmp_path: Path, told: str) -> None:
    found = posts(tmp_path, person("乙二", 科室="预算股", 分管领导=told), LEADER, person("陈大海", title="局长"))
    assert {post["in_charge"] for post in found} == {None}


def test_of_two_superiors_the_first_known_counts(tmp_path: Path) -> None:
    found = posts(
        tmp_path,
        person("乙二", 分管领导="王局、陈伟东"),
        person("丙三", 分管领导="陈伟东、胡明"),
        LEADER,
        person("胡明", title="局长"),
    )
    assert [post["in_charge"] for post in found if post["title"] == "科员"] == ["陈伟东", "陈伟东"]


def test_a_namesake_of_the_superior_is_none_where_he_does_not_lead(tmp_path: Path) -> None:
    namesake = person("陈伟东", 出生年月="1999-09", 科室="国库股")
    found = posts(tmp_path, person("乙二", 科室="预算股", 分管领导="陈伟东"), LEADER, namesake)
    leading = {post["person_id"] for post in found if post["tier"] == "1"}
    county = load([tmp_path / "台账.csv"])
    assert {post["in_charge"] for post in county.post.to_pylist()} - {None} == leading  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("told", "level"),
    [
        ({"职务层次": "乡科级副职", "职级": "二级主任科员"}, "乡科级副职、二级主任科员"),
        ({"职务层次": "乡科级副职"}, "乡科级副职"),
        ({"职级": "八级", "岗位类别": "专业技术岗位"}, "专业技术八级"),
        ({"职级": "管理八级", "岗位类别": "管理岗"}, "管理八级"),
        ({"岗位类别": "工勤技能岗位"}, "工勤技能岗位"),
    ],
)
def test_the_level_of_a_post_is_told_by_three_columns(tmp_path: Path, told: dict[str, str], level: str) -> None:
    (post,) = posts(tmp_path, person("甲一", 科室="预算股", **told))
    assert (post["level"], post["functions"]) == (level, "other")


def test_a_kind_of_post_does_not_hide_the_work(tmp_path: Path) -> None:
    (post,) = posts(tmp_path, person("甲一", title="会计", 岗位类别="专业技术岗位"))
    assert post["functions"] == "finance"


def test_a_column_of_kinds_that_tells_the_work_is_taken_so(tmp_path: Path) -> None:
    (post,) = posts(tmp_path, person("甲一", 科室="办公室", 岗位类别="人事"))
    assert post["functions"] == "personnel"


@pytest.mark.parametrize(
    ("status", "held"),
    [
        ("退休", 0),
        ("已调出", 0),
        ("辞职", 0),
        ("已去世", 0),
        ("离退人员", 0),
        ("现职人员", 1),
        ("在职", 1),
        ("在岗", 1),
        ("", 1),
        ("退役", 1),
    ],
)
def test_who_has_left_holds_no_post(tmp_path: Path, status: str, held: int) -> None:
    assert len(posts(tmp_path, person("甲一", 人员状态=status))) == held


def test_who_has_left_by_the_sheet_of_people_holds_none_of_the_posts(tmp_path: Path) -> None:
    people = [["A01"], ["姓名", "身份证号", "性别", "现工作单位及职务全称", "人员管理状态"]]
    people += [["甲一", "", "男", "云岫县财政局局长", "离退人员"], ["乙二", "", "女", "云岫县财政局科员", "现职人员"]]
    held = [["A02"], ["姓名", "身份证号", "任职机构名称", "职务名称", "任职状态"]]
    held += [["甲一", "", "云岫县财政局", "局长", "在任"], ["乙二", "", "云岫县财政局", "科员", "在任"]]
    county = load([xlsx(tmp_path / "信息采集表.xlsx", {"A01人员": people, "A02职务": held})])
    assert [row["title"] for row in county.post.to_pylist()] == ["科员"]  # type: ignore[union-attr]
