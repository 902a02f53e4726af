"""Titles as their holders write them: the short name of the organ, several sections, a body of a town, somebody who is gone."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.staff.posts import headed_besides, split_section, standing
from loaders.staff.resume import posts_in

from .test_loaders_clumsy import ledger
from .test_odd_ledgers import FINANCE

POLICE, TOWN, STREET = "云岫县公安局", "云岫县青石镇", "云岫县城关街道"
VILLAGE, ZONE, DISCIPLINE = "云岫县青石镇柳河村村民委员会", "云岫县经济开发区管理委员会", "云岫县纪委监委"
TREASURY = "云岫县国库支付中心"
SCHOOL = "云岫县第一中学"


def told(tmp_path: Path, *rows: tuple[str, str, str]) -> list[set[tuple[str, str, str, str]]]:
    """What each row of (organ, section, title) is read as: organ, section, tier and chief of its posts."""
    names = [f"王{chr(0x4E2D + at)}" for at in range(len(rows))]
    people = [[name, f"{1970 + at}-01", *row] for at, (name, row) in enumerate(zip(names, rows, strict=True))]
    read = ledger(tmp_path, [["姓名", "出生年月", "单位", "科室", "职务"], *people])
    organs = {row["organ_id"]: str(row["name"]) for row in read.organ}
    called = {row["person_id"]: row["name"] for row in read.person}
    posts = [(called[row["person_id"]], organs[row["organ_id"]], row) for row in read.post]
    return [
        {(organ, *(row[column] or "" for column in ("section", "tier", "chief"))) for name, organ, row in posts if name == one}
        for one in names
    ]


@pytest.mark.parametrize(
    ("organ", "section", "title", "tier", "chief"),
    [
        (POLICE, "交警大队", "政委", "2", "true"),
        (POLICE, "交警大队", "副政委", "2", "false"),
        (POLICE, "", "交警大队政委", "2", "true"),
        (POLICE, "", "政委", "1", "false"),
        ("云岫县人民法院", "法警大队", "政委", "2", "true"),
        ("云岫县消防救援大队", "", "教导员", "1", "false"),
        ("云岫县消防救援大队", "", "政治教导员", "1", "false"),
        (POLICE, "交警大队", "政治教导员", "2", "true"),
        ("云岫县农业农村局", "", "总畜牧兽医师", "", ""),
        (POLICE, "城关分局", "分局长", "2", "true"),
        (POLICE, "", "城关分局副分局长", "2", "false"),
        (SCHOOL, "团委", "书记", "2", "true"),
        (TREASURY, "", "党支部书记、中心主任", "1", "true"),
        (TREASURY, "", "党支部副书记、中心副主任", "1", "false"),
        (VILLAGE, "", "党支部书记、村委会主任", "1", "true"),
        (VILLAGE, "", "党支部书记兼村委会主任", "1", "true"),
        (VILLAGE, "", "村党支部书记、主任", "1", "true"),
        (VILLAGE, "", "村委会副主任", "1", "false"),
        ("云岫县城关街道东门社区", "", "居委会副主任", "1", "false"),
        (FINANCE, "党支部", "书记", "", ""),
        (SCHOOL, "党总支", "书记", "1", "true"),
        (ZONE, "", "党工委副书记、管委会主任", "1", "true"),
        (ZONE, "", "管委会副主任", "1", "false"),
        (SCHOOL, "", "中层干部", "", ""),
        (FINANCE, "", "党组成员、四级调研员", "1", "false"),
        (FINANCE, "", "副局长（已退）", "", ""),
        (FINANCE, "", "党组成员、副局长（2023年退休）", "", ""),
        (FINANCE, "", "局长（拟）", "", ""),
        (FINANCE, "", "副局长（2023年病退）", "", ""),
        (FINANCE, "", "老干部", "", ""),
        (FINANCE, "离退休干部股", "股长", "2", "true"),
        (FINANCE, "", "副局长（拟退休）", "1", "false"),
        ("政协云岫县委员会", "", "主席", "1", "true"),
        ("政协云岫县委员会", "", "秘书长", "1", "false"),
        ("政协云岫县委员会", "提案委", "主任", "2", "true"),
        ("中国人民政治协商会议云岫县委员会", "", "副主席", "1", "false"),
        (DISCIPLINE, "", "县监委委员", "1", "false"),
        (DISCIPLINE, "", "县纪委委员", "", ""),
        ("云岫县委组织部", "", "部务会议成员", "1", "false"),
        ("云岫县委政法委", "", "政法委专职委员", "1", "false"),
        ("云岫县人民法院", "", "审判委员会专职委员", "", ""),
        ("云岫县职业技术教育中心", "", "副校长", "1", "false"),
        ("国家税务总局云岫县税务局", "", "总经济师", "", ""),
        (FINANCE, "", "主持工作的副局长", "1", "false"),
        (FINANCE, "", "正科级副局长", "1", "false"),
        ("云岫县总工会", "", "兼职副主席", "1", "false"),
    ],
)
def test_where_a_title_stands(organ: str, section: str, title: str, tier: str, chief: str) -> None:
    inner, bare = (section, title) if section else split_section(title, organ)
    found = standing(bare, inner, organ)
    assert (found.tier, found.chief) == (tier, chief)


@pytest.mark.parametrize(
    ("section", "title", "tier", "chief"),
    [
        ("武装部", "部长", "1", "false"),
        ("武装部", "副部长", "", ""),
        ("党委", "书记", "1", "true"),
        ("党委", "委员", "1", "false"),
        ("人大", "主席", "1", "false"),
        ("人大主席团", "副主席", "1", "false"),
        ("纪委", "书记", "1", "false"),
        ("纪委", "副书记", "", ""),
        ("纪委", "委员", "", ""),
        ("武装部", "干事", "3", "false"),
        ("政府", "镇长", "1", "true"),
        ("党政办", "主任", "2", "true"),
        ("", "人大副主席", "1", "false"),
        ("", "人大主席团副主席", "1", "false"),
        ("", "专职人大副主席", "1", "false"),
        ("", "党支部委员", "", ""),
        ("", "纪委副书记", "", ""),
    ],
)
def test_a_body_of_a_town_is_no_section_of_it(section: str, title: str, tier: str, chief: str) -> None:
    found = standing(title, section, TOWN)
    assert (found.tier, found.chief) == (tier, chief)


@pytest.mark.parametrize("section", ["云岫县财政局", "县财政局", "财政局", "局机关", "机关", "本级"])
def test_a_section_that_is_the_organ_is_none(section: str) -> None:
    assert standing("局长", section, FINANCE).tier == standing("副局长", section, FINANCE).tier == "1"
    assert standing("股长", section, FINANCE).tier == "2"


@pytest.mark.parametrize(
    ("organ", "title"),
    [
        (STREET, "街道办事处副主任"),
        ("云岫县人民医院", "县医院副院长"),
        ("云岫县委办", "办公室副主任"),
        ("云岫县政府办", "政府办公室副主任"),
        (TOWN, "镇政府副镇长"),
        (TOWN, "镇人民政府副镇长"),
        (TOWN, "政府副镇长"),
        ("云岫县卫生健康委员会", "卫健委副主任"),
        ("云岫县发展和改革委员会", "县发改委副主任"),
        ("云岫县人力资源和社会保障局", "县人社局副局长"),
        ("云岫县市场监督管理局", "市场监管局副局长"),
    ],
)
def test_an_organ_called_by_a_short_name_in_the_titles_of_its_people(organ: str, title: str) -> None:
    assert split_section(title, organ) == ("", title)
    assert (standing(title, "", organ).tier, standing(title, "", organ).chief) == ("1", "false")


@pytest.mark.parametrize(
    ("title", "organ", "section"),
    [
        ("办公室副主任", FINANCE, "办公室"),
        ("县医院副院长", "云岫县中医院", "县医院"),
        ("党政办主任", TOWN, "党政办"),
        ("办事处办公室主任", STREET, "办事处办公室"),
        ("城关派出所副所长", POLICE, "城关派出所"),
    ],
)
def test_a_section_that_only_seems_to_be_the_organ_is_one(title: str, organ: str, section: str) -> None:
    assert split_section(title, organ)[0] == section


@pytest.mark.parametrize(
    "title",
    [
        "教研员",
        "警务技术二级主管",
        "公务员",
        "新录用公务员",
        "试用期公务员",
        "借调人员",
        "机关工勤",
        "工勤",
        "工勤人员",
        "高级工",
        "技术工三级",
        "三支一扶人员",
        "西部计划志愿者",
        "大学生村官",
        "社区工作者",
        "公益性岗位",
        "速录员",
        "见习",
    ],
)
def test_more_words_of_the_staff(title: str) -> None:
    assert standing(title, "", FINANCE).tier == "3"


@pytest.mark.parametrize("title", ["管理八级", "专业技术十级", "副科级干部"])
def test_a_level_alone_tells_no_tier(title: str) -> None:
    assert standing(title, "", FINANCE).tier == ""


@pytest.mark.parametrize(
    ("section", "title"),
    [
        ("预算股", "股长兼国库股股长"),
        ("预算股", "股长、国库股股长"),
        ("", "预算股、国库股股长"),
        ("", "预算股股长（兼国库股股长）"),
        ("", "预算股股长、国库股股长"),
        ("", "预算股股长兼任国库股股长"),
    ],
)
def test_who_heads_two_sections_is_at_the_head_of_both(tmp_path: Path, section: str, title: str) -> None:
    heads = {(FINANCE, one, "2", "true") for one in ("预算股", "国库股")}
    assert told(tmp_path, (FINANCE, section, title)) == [heads]


@pytest.mark.parametrize(
    ("title", "headed"),
    [
        ("副局长（兼国库股股长）", (("国库股", "股长"),)),
        ("副局长（兼）", ()),
        ("副局长（分管预算股、国库股）", ()),
        ("副局长兼任办公室主任", (("办公室", "主任"),)),
        ("党组成员、兼职副局长", ()),
        ("副局长兼职教中心主任", (("职教中心", "主任"),)),
    ],
)
def test_sections_headed_besides_leading(title: str, headed: tuple[tuple[str, str], ...]) -> None:
    assert headed_besides(title, "", FINANCE) == headed


@pytest.mark.parametrize(
    ("organ", "title"),
    [
        (TOWN, "党委副书记、镇人民政府镇长"),
        (STREET, "党工委副书记、街道办事处主任"),
        (STREET, "街道党工委委员、街道办事处副主任"),
        (STREET, "党工委副书记、城关街道办事处主任"),
        ("云岫县城关街道东门社区", "党委书记、居民委员会主任"),
        (VILLAGE, "党支部书记、村民委员会主任"),
        (TOWN, "副镇长、便民服务中心主任"),
        (TOWN, "党委委员、镇社会事务服务中心主任"),
        (TOWN, "副镇长、社区卫生服务中心主任"),
        (TOWN, "副镇长、红十字会会长"),
        (TOWN, "党委委员、副镇长、综合行政执法局局长"),
        ("云岫县政务服务局", "副局长、政务服务中心主任"),
        (ZONE, "党工委委员、开发区管委会副主任"),
        ("云岫县总工会", "兼职副主席"),
        (FINANCE, "党组书记、县财政局局长"),
    ],
)
def test_a_part_of_the_own_organ_is_no_organ(organ: str, title: str) -> None:
    assert [one[1] for one in posts_in(title, organ)] == [title]


@pytest.mark.parametrize("title", ["党委副书记、镇人民政府镇长", "党委委员、镇社会事务服务中心主任", "副镇长、红十字会会长"])
def test_a_part_of_the_organ_in_front_is_no_organ(title: str) -> None:
    assert posts_in(TOWN + title) == [(TOWN, title)]


@pytest.mark.parametrize(
    ("organ", "title", "other"),
    [
        (TOWN, "党委委员、县财政局副局长", "县财政局"),
        (TOWN, "党委委员、云岫县综合行政执法局副局长", "云岫县综合行政执法局"),
        (TOWN, "副镇长、柳岭镇人民政府科员", "柳岭镇人民政府"),
        (STREET, "党工委委员、东门社区居民委员会主任", "东门社区居民委员会"),
        ("云岫县人民政府", "副县长、县公安局局长", "县公安局"),
        ("云岫县人民政府", "副县长、自然资源局局长", "自然资源局"),
        ("云岫县教育局", "副局长、县第一中学校长", "县第一中学"),
        ("云岫县卫生健康局", "副局长、云岫县人民医院院长", "云岫县人民医院"),
        ("云岫县委组织部", "副部长、县委编办主任", "县委编办"),
        (f"{TOWN}中心小学", f"校长、{TOWN}党委委员", TOWN),
    ],
)
def test_an_organ_beside_the_own_one(organ: str, title: str, other: str) -> None:
    assert [one[0] for one in posts_in(title, organ)] == ["", other]


def test_two_towns_do_not_meet_in_a_body_that_each_of_them_has(tmp_path: Path) -> None:
    first, second = "云岫县青石镇", "云岫县柳岭镇"
    title = "党委副书记、镇人民政府镇长"
    read = told(tmp_path, (first, "", title), (second, "", title), ("云岫县东门街道", "", "街道党工委委员、街道办事处副主任"))
    assert read == [
        {(first, "", "1", "true"), (first, "", "1", "false")},
        {(second, "", "1", "true"), (second, "", "1", "false")},
        {("云岫县东门街道", "", "1", "false")},
    ]
