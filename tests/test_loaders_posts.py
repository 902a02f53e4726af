"""What titles, sections and names of organs tell."""

from __future__ import annotations

from pathlib import Path

import pytest

from kinship.account import Account
from kinship.errors import Place
from loaders import load
from loaders.rows import OrganRow, StaffRow
from loaders.staff.located import Located
from loaders.staff.organs import Organs, add_mentioned, kind_by_name, listed_organs, organ_in, without_region
from loaders.staff.postings import Notes, _standing
from loaders.staff.posts import headed_besides, split_section, standing, under_secretary
from loaders.values.functions import functions_of, is_open
from tests.files import xlsx

TITLES = [
    ("局长", "", "云岫县财政局", "1", "true"),
    ("党组书记、局长", "", "云岫县财政局", "1", "true"),
    ("党组成员、副局长", "", "云岫县财政局", "1", "false"),
    ("常务副局长", "", "云岫县财政局", "1", "false"),
    ("副局长（主持工作）", "", "云岫县财政局", "1", "false"),
    ("代局长", "", "云岫县财政局", "1", "true"),
    ("副局长兼办公室主任", "", "云岫县财政局", "1", "false"),
    ("纪检组长", "", "云岫县财政局", "1", "false"),
    ("局长", "局领导", "云岫县财政局", "1", "true"),
    ("主任", "", "云岫县发展和改革委员会", "1", "true"),
    ("副主任", "", "云岫县发改委", "1", "false"),
    ("主任", "", "云岫县财政局", "", ""),
    ("主任", "办公室", "云岫县财政局", "2", "true"),
    ("主任", "综合科", "云岫县发改委", "", ""),
    ("主任", "内科", "云岫县人民医院", "2", "true"),
    ("副主任医师", "内科", "云岫县人民医院", "3", "false"),
    ("股长", "预算股", "云岫县财政局", "2", "true"),
    ("副股长", "预算股", "云岫县财政局", "2", "false"),
    ("股长", "", "云岫县财政局", "2", "true"),
    ("局长", "公路分局", "云岫县交通运输局", "2", "true"),
    ("大队长", "执法大队", "云岫县水利局", "2", "true"),
    ("副镇长", "", "云岫县柳岭镇人民政府", "1", "false"),
    ("党委副书记、镇长", "", "云岫县柳岭镇人民政府", "1", "true"),
    ("副校长", "", "云岫县第一中学", "1", "false"),
    ("教务主任", "", "云岫县第一中学", "2", "true"),
    ("班主任", "", "云岫县第一中学", "3", "false"),
    ("科员", "", "云岫县财政局", "3", "false"),
    ("一级主任科员", "预算股", "云岫县财政局", "3", "false"),
    ("四级调研员", "", "云岫县财政局", "3", "false"),
    ("总会计师", "", "云岫县财政局", "", ""),
    ("工会主席", "", "云岫县财政局", "", ""),
    ("党支部书记", "", "云岫县财政局", "", ""),
    ("组长", "派驻纪检监察组", "云岫县财政局", "", ""),
    ("组长", "驻局纪检监察组", "云岫县财政局", "", ""),
    ("驻局纪检监察组组长", "", "云岫县财政局", "", ""),
    ("县纪委监委驻县财政局纪检监察组副组长", "", "云岫县财政局", "", ""),
    ("主任", "第一纪检监察室", "云岫县纪委监委", "2", "true"),
    ("组长", "驻村工作组", "云岫县财政局", "", ""),
    ("", "", "云岫县财政局", "", ""),
]


@pytest.mark.parametrize(("title", "section", "organ", "tier", "chief"), TITLES)
def test_titles(title: str, section: str, organ: str, tier: str, chief: str) -> None:
    told = standing(title, section, organ)
    assert (told.tier, told.chief) == (tier, chief)


@pytest.mark.parametrize(
    ("text", "section", "title"),
    [
        ("预算股副股长", "预算股", "副股长"),
        ("办公室四级主任科员", "办公室", "四级主任科员"),
        ("会计核算中心主任", "会计核算中心", "主任"),
        ("人事股一级科员", "人事股", "一级科员"),
        ("发展和改革股股长", "发展和改革股", "股长"),
        ("党组成员、副局长", "", "党组成员、副局长"),
        ("副局长兼办公室主任", "", "副局长兼办公室主任"),
        ("办公室主任兼人事股股长", "办公室", "主任兼人事股股长"),
        ("预算股", "预算股", ""),
    ],
)
def test_sections_are_taken_out_of_titles(text: str, section: str, title: str) -> None:
    assert split_section(text) == (section, title)


@pytest.mark.parametrize(
    ("stated", "chief", "title", "section", "expected"),
    [
        ("1", "", "党组成员", "", ("1", "false")),
        ("1", "false", "总会计师", "", ("1", "false")),
        ("2/3", "", "股长", "", ("2", "true")),
        ("2/3", "", "科员", "", ("3", "false")),
        ("2/3", "false", "专职干部长", "", ("2", "false")),
        ("2/3", "", "局长", "", ("", "")),
        ("1/2", "", "股长", "", ("2", "true")),
        ("1/2", "", "总会计师", "", ("", "")),
        ("3", "", "股长", "", ("3", "false")),
        ("", "", "股长", "", ("2", "true")),
    ],
)
def test_what_the_ledger_states_wins(stated: str, chief: str, title: str, section: str, expected: tuple[str, str]) -> None:
    organs = listed_organs([OrganRow(Place(), "云岫县财政局")], Account())
    row = StaffRow(Place("a"), "张三", tier=stated, chief=chief)
    told = _standing(Located(row, organs.find("云岫县财政局"), section, title, stated=True), Notes())
    assert (told.tier, told.chief) == expected


@pytest.mark.parametrize(
    ("text", "functions"),
    [
        ("组织人事股", ("organization", "personnel")),
        ("纪检监察室", ("discipline", "supervision")),
        ("劳动监察大队", ("law_enforcement",)),
        ("环境监察执法大队", ("law_enforcement",)),
        ("审计股", ("audit",)),
        ("办公室 会计", ("finance",)),
        ("行政审批股", ("project_approval",)),
        ("资金管理股", ("fund_management",)),
        ("政工科", ("personnel",)),
        ("财务、人事", ("personnel", "finance")),
        ("finance;audit", ("audit", "finance")),
        ("一般干部", ()),
        ("社会组织管理股", ()),
        ("预算股", ()),
        ("财审股", ("audit", "finance")),
        ("经责股", ("audit",)),
        ("机关党委", ("organization",)),
        ("党风政风监督室", ("discipline",)),
        ("审查调查室", ("discipline", "supervision")),
        ("特种设备安全监察股", ("law_enforcement",)),
        ("劳资科", ("personnel",)),
        ("会计教研组 教师", ()),
        ("财会教研室 教师", ()),
        ("会计专业教研组 教师", ()),
        ("专业组 会计教师", ()),
        ("教研组 会计", ("finance",)),
        ("国民经济核算股", ()),
        ("老干部股", ()),
        ("干部病房 护士", ()),
        ("人力资源和社会保障服务中心", ()),
        ("事业单位人事管理股", ()),
        ("会计管理股", ()),
        ("会计管理股 出纳", ("finance",)),
        ("财政所 会计", ("finance",)),
    ],
)
def test_functions(text: str, functions: tuple[str, ...]) -> None:
    assert functions_of(text) == functions


@pytest.mark.parametrize("text", ["会计管理股", "事业单位人事管理股", "财政所", "农村财务股", "人事争议仲裁院", "公务员股"])
def test_work_that_may_be_for_others_is_open(text: str) -> None:
    assert is_open(text) and functions_of(text) == ()


@pytest.mark.parametrize("text", ["预算股", "会计核算中心", "人事股", "会计教研组"])
def test_work_that_a_name_tells_is_not_open(text: str) -> None:
    assert not is_open(text)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("云岫县财政局", "civil"),
        ("中共云岫县委组织部", "civil"),
        ("云岫县柳岭镇人民政府", "civil"),
        ("云岫县公安局城关派出所", "civil"),
        ("云岫县人民法院", "court"),
        ("云岫县人民检察院", "procuratorate"),
        ("云岫县监察委员会", "supervision"),
        ("云岫县第一中学", "public_institution"),
        ("柳岭镇卫生院", "public_institution"),
        ("云岫县政务服务中心", "public_institution"),
        ("云岫县城投集团有限公司", "soe"),
        ("柳河村村民委员会", "village"),
        ("云岫县某机构", ""),
    ],
)
def test_kinds(name: str, kind: str) -> None:
    assert kind_by_name(name) == kind


@pytest.mark.parametrize(
    ("stated", "kind"),
    [
        ("财政部门", "civil"),
        ("党委工作部门、办事机构、派出机构", "civil"),
        ("参照公务员管理的事业单位(公益一类)", "civil"),
        ("其他事业单位", "public_institution"),
        ("审判机关", "court"),
        ("检察机关", "procuratorate"),
        ("监察机关", "supervision"),
        ("国有企业", "soe"),
        ("社会团体", "other"),
        ("军队其他单位", "military"),
    ],
)
def test_kinds_as_lists_of_organs_state_them(stated: str, kind: str) -> None:
    (organ,) = listed_organs([OrganRow(Place(), "云岫某处", kind=stated)], Account()).all()
    assert organ.kind == kind


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("云岫县财政局", "财政局"),
        ("某省某市云岫县财政局", "财政局"),
        ("云岫县城市管理局", "城市管理局"),
        ("云岫县委组织部", "县委组织部"),
        ("市场监督管理局", "市场监督管理局"),
        ("云岫县社区矫正局", "社区矫正局"),
    ],
)
def test_names_without_their_region(name: str, bare: str) -> None:
    assert without_region(name) == bare


def _organs(*names: str) -> Organs:
    organs = Organs()
    add_mentioned(organs, {name: Place("a", row=at) for at, name in enumerate(names)}, Account())
    return organs


def test_an_abbreviation_means_the_only_organ_that_ends_so() -> None:
    organs = _organs("财政局", "云岫县财政局", "云岫县教育局")
    assert [organ.name for organ in organs.all()] == ["云岫县教育局", "云岫县财政局"]
    organ, rest = organs.split("财政局预算股副股长")
    assert organ and (organ.name, rest) == ("云岫县财政局", "预算股副股长")


def test_an_abbreviation_of_two_organs_stays_an_organ_of_its_own() -> None:
    organs = _organs("甲山县财政局", "乙水县财政局", "财政局")
    assert len(organs.all()) == 3


@pytest.mark.parametrize(
    ("text", "organ"),
    [("某县教育局科员", "某县教育局"), ("云岫县柳岭镇人民政府副镇长", "云岫县柳岭镇人民政府"), ("务农", ""), ("退休", "")],
)
def test_an_organ_at_the_beginning_of_a_text(text: str, organ: str) -> None:
    assert organ_in(text) == organ


def test_the_level_beside_a_person_is_that_of_the_present_posts(tmp_path: Path) -> None:
    people = [
        ["A01"],
        ["姓名", "身份证号", "性别", "现工作单位及职务全称", "现职级"],
        ["钱明", "", "男", "云岫县第一中学总务处职员", "专业技术十级"],
    ]
    header = ["姓名", "身份证号", "任职机构名称", "是否领导成员", "职务名称", "任职时间", "任职状态", "免职时间"]
    posts = [
        ["A02"],
        header,
        ["钱明", "", "云岫县第一中学", "否", "总务处职员", "202001", "在任", ""],
        ["钱明", "", "云岫县第二中学", "否", "教务处职员", "201001", "已免", "202001"],
    ]
    county = load([xlsx(tmp_path / "信息采集表.xlsx", {"A01人员": people, "A02职务": posts})])
    told = {(row["title"], row["level"]) for row in county.post.to_pylist()}  # type: ignore[union-attr]
    assert told == {("职员", "专业技术十级"), ("职员", None)}


@pytest.mark.parametrize(
    ("title", "organ", "headed"),
    [
        ("副局长、预算股股长", "云岫县财政局", [("预算股", "股长")]),
        ("党委委员、副镇长、综治办主任", "云岫县柳岭镇人民政府", [("综治办", "主任")]),
        ("院长兼内科主任", "云岫县人民医院", [("内科", "主任")]),
        ("党组书记、局长", "云岫县财政局", []),
        ("党支部书记、校长", "云岫县第一中学", []),
        ("副局长兼工会主席", "云岫县财政局", []),
        ("副局长、三级调研员", "云岫县财政局", []),
        ("办公室主任兼人事股股长", "云岫县财政局", [("办公室", "主任"), ("人事股", "股长")]),
        ("办公室主任", "云岫县财政局", []),
    ],
)
def test_sections_headed_beside_a_leading_post(title: str, organ: str, headed: list[tuple[str, str]]) -> None:
    assert list(headed_besides(title, "", organ)) == headed


@pytest.mark.parametrize(
    ("title", "organ", "deputy"),
    [
        ("党委副书记、镇长", "云岫县柳岭镇人民政府", "党委副书记"),
        ("党组副书记、局长", "云岫县财政局", "党组副书记"),
        ("院长、党总支副书记", "云岫县人民医院", "党总支副书记"),
        ("党委副书记", "云岫县柳岭镇人民政府", ""),
        ("党委书记、镇长", "云岫县柳岭镇人民政府", ""),
        ("县委副书记、县长", "云岫县人民政府", ""),
        ("党委副书记、副镇长", "云岫县柳岭镇人民政府", ""),
        ("纪委副书记、局长", "云岫县财政局", ""),
        ("局长", "云岫县财政局", ""),
    ],
)
def test_a_chief_who_is_deputy_to_the_secretary(title: str, organ: str, deputy: str) -> None:
    assert under_secretary(title, "", organ) == deputy
