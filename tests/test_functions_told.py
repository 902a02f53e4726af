"""What work a section and a title tell: of this post, in this organ, and for the organ itself; and kinds of organs by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.staff.organs import kind_by_name
from loaders.values.functions import functions_of, is_open

from .test_loaders_clumsy import ledger
from .test_odd_ledgers import FINANCE

LAW = "law_enforcement"
STAFFING, INSPECTION = "organization;personnel", "discipline;supervision"
TAX, POLICE, TOWN = "国家税务总局云岫县税务局", "云岫县公安局", "云岫县柳岭镇人民政府"
COMMISSION, HOSPITAL, ENTERPRISE = "云岫县纪委监委", "云岫县人民医院", "云岫县水务集团有限公司"
CONGRESS, PERMITS, STAFF_BUREAU = "云岫县人大常委会", "云岫县行政审批局", "云岫县人力资源和社会保障局"


def work(tmp_path: Path, organ: str, section: str, title: str) -> str:
    """The functions of the post of a ledger of one row; ``open`` where none is recorded."""
    read = ledger(tmp_path, [["姓名", "单位", "科室", "职务"], ["王明", organ, section, title]])
    (post,) = read.post
    return str(post["functions"]) or "open"


@pytest.mark.parametrize(
    ("section", "title", "found"),
    [
        ("预算股", "科员（借调县纪委）", "other"),
        ("预算股", "科员（县纪委借调）", "other"),
        ("预算股", "股长(借调县委组织部)", "other"),
        ("预算股", "科员【在县委组织部跟班学习】", "other"),
        ("预算股", "四级主任科员（原人事股股长）", "other"),
        ("预算股", "科员（曾任人事股、审计股副股长）", "other"),
        ("预算股", "科员（系原人事股股长，现负责出纳）", "finance"),
        ("预算股", "科员、原人事股股长", "other"),
        ("预算股", "副股长、第二党支部纪检委员", "other"),
        ("预算股", "股长兼党支部书记、纪检委员", "other"),
        ("预算股", "副股长、支委会组织委员、工会经审委员", "other"),
        ("预算股", "副股长、党小组组长", "other"),
        ("预算股", "科员（挂任县纪委常委）", "other"),
        ("预算股", "副股长、第一党支部书记、纪检组织委员", "other"),
        ("预算股", "股长、机关党委委员", "open"),
        ("办公室", "科员、机关党支部组织委员", "open"),
        ("办公室", "科员（借调县纪委）", "open"),
        ("办公室", "科员（兼会计）", "finance"),
        ("办公室", "副主任（挂职，负责人事）", "personnel"),
        ("财务股", "科员（挂职）", "finance"),
        ("人事股", "副股长、党支部宣传委员", "personnel"),
        ("", "机关党委专职副书记", "organization"),
        ("农业股", "科员（兼河东村会计）", "other"),
        ("农业股", "科员，兼县水利学会会计", "other"),
        ("农业股", "科员（兼工会财务）", "other"),
    ],
)
def test_work_elsewhere_or_in_a_party_branch_is_not_the_work_of_the_post(
    tmp_path: Path, section: str, title: str, found: str
) -> None:
    assert work(tmp_path, FINANCE, section, title) == found


@pytest.mark.parametrize(
    ("organ", "title", "found"),
    [(TOWN, "党委委员、组织委员", "organization"), (TOWN, "组织委员", "organization"), ("柳岭镇柳河村", "组织委员", "open")],
)
def test_an_organization_member_is_of_the_committee_of_a_town(tmp_path: Path, organ: str, title: str, found: str) -> None:
    assert work(tmp_path, organ, "", title) == found


def test_a_column_of_work_that_tells_of_work_elsewhere_leaves_it_open(tmp_path: Path) -> None:
    rows = [["姓名", "单位", "科室", "职务", "从事工作"], ["王明", FINANCE, "预算股", "科员", "借调县纪委"]]
    assert [post["functions"] for post in ledger(tmp_path, rows).post] == [""]


@pytest.mark.parametrize(
    ("organ", "section", "found"),
    [
        (TAX, "收入核算股", "other"),
        (TAX, "收入规划核算科", "other"),
        (HOSPITAL, "收入核算科", "open"),
        (HOSPITAL, "会计核算科", "finance"),
        (POLICE, "政治处", STAFFING),
        (POLICE, "政治工作处", STAFFING),
        ("云岫县人民法院", "政治部", STAFFING),
        (POLICE, "警务保障室", "open"),
        ("云岫大学", "思想政治工作部", "other"),
        ("云岫县卫生健康局", "规财股", "finance"),
        ("云岫县卫生健康局", "规划财务科", "finance"),
        ("云岫县卫生健康局", "财审科", "audit;finance"),
        ("云岫县司法局", "行财股", "finance"),
        (FINANCE, "行财股", "open"),
        (FINANCE, "企业财务股", "open"),
        (HOSPITAL, "财资科", "finance"),
        (TOWN, "财统办", "finance"),
        (HOSPITAL, "监审科", "supervision;audit"),
        ("云岫县发展和改革局", "价格成本监审股", "other"),
        (ENTERPRISE, "人资部", "personnel"),
        (ENTERPRISE, "法人资格审查部", "other"),
        ("云岫县政协", "人资环委", "other"),
        ("云岫县教育局", "干教股", "personnel"),
        (HOSPITAL, "劳动工资科", "personnel"),
        (HOSPITAL, "劳资科", "personnel"),
        (STAFF_BUREAU, "劳动工资股", "open"),
        (STAFF_BUREAU, "劳动监察大队", LAW),
        ("云岫县统计局", "劳动工资股", "other"),
        ("云岫县教育局", "师资股", "open"),
        ("云岫县教育局", "师训股", "other"),
        (ENTERPRISE, "党群工作部", "open"),
        (TOWN, "党群办", "open"),
        (TOWN, "党群服务中心", "other"),
        (TOWN, "村干部管理组", "other"),
        (HOSPITAL, "党办", "open"),
        (COMMISSION, "第一监督检查室", INSPECTION),
        (COMMISSION, "第十审查调查室", INSPECTION),
        (COMMISSION, "案件监督管理室", INSPECTION),
        (COMMISSION, "案管室", INSPECTION),
        (COMMISSION, "信访室", INSPECTION),
        ("云岫县人民检察院", "案件监督管理室", "open"),
        ("云岫县教育局", "信访室", "open"),
        (FINANCE, "监督检查室", "open"),
        (FINANCE, "财政监督检查股", "other"),
        ("云岫县总工会", "经审委", "audit"),
        ("云岫县总工会", "经费审查股", "audit"),
        (CONGRESS, "监察和司法委员会", "other"),
        (CONGRESS, "代表人事任免工委", "open"),
        ("云岫县农业农村局", "财务会计指导股", "open"),
        ("云岫县审计局", "内部审计指导股", "open"),
        ("云岫县审计局", "投资审计股", "audit"),
        (FINANCE, "会计管理股", "open"),
        (FINANCE, "预算股", "other"),
        (HOSPITAL, "医务科", "other"),
    ],
)
def test_what_a_section_does_for_its_organ(tmp_path: Path, organ: str, section: str, found: str) -> None:
    assert work(tmp_path, organ, section, "科员") == found


@pytest.mark.parametrize(
    ("organ", "section", "title", "found"),
    [
        *(
            (POLICE, name, "民警", LAW)
            for name in ("城关派出所", "刑警大队", "刑事侦查大队", "禁毒大队", "经侦大队", "交通管理大队")
        ),
        *((POLICE, name, "一级警长", LAW) for name in ("巡特警大队", "治安大队", "刑侦大队", "交警大队", "特警大队")),
        (POLICE, "法制室", "一级警长", "other"),
        ("云岫县卫生健康局", "卫生监督所", "科员", LAW),
        ("云岫县农业农村局", "动物卫生监督所", "科员", LAW),
        ("云岫县农业农村局", "渔政站", "科员", LAW),
        ("云岫县水利局", "水政大队", "科员", LAW),
        ("云岫县水利局", "水政监察大队", "科员", LAW),
        ("云岫县文化和旅游局", "文化市场综合执法大队", "科员", LAW),
        (TAX, "征收管理股", "三级行政执法员", "other"),
        (TAX, "法制股", "二级执法员", "other"),
        (TAX, "收入核算股", "税收会计", "other"),
        (TAX, "稽查局", "一级行政执法员", LAW),
        (TOWN, "综治办", "科员", "other"),
        (TOWN, "社会治安综合治理股", "科员", "open"),
        (TOWN, "禁毒办", "科员", "other"),
        (PERMITS, "投资项目股", "科员", "project_approval"),
        (PERMITS, "市场准入股", "科员", "project_approval"),
        ("云岫县市场监督管理局", "市场准入股", "科员", "other"),
    ],
)
def test_law_enforcement_and_approval(tmp_path: Path, organ: str, section: str, title: str, found: str) -> None:
    assert work(tmp_path, organ, section, title) == found


@pytest.mark.parametrize(
    "text",
    ["科员、借调到县委组织部", "预算股 科员——借调县纪委", "科员，抽调至县纪委专班", "预算股 科员(借调县纪委", "原料股 科员"],
)
def test_work_elsewhere_without_brackets(text: str) -> None:
    assert functions_of(text, FINANCE) == () and not is_open(text, FINANCE)


@pytest.mark.parametrize("text", ["原料财务股 科员", "科员（原始凭证、会计档案）", "副股长（主持人事工作）"])
def test_work_here_is_kept(text: str) -> None:
    assert functions_of(text, FINANCE) != ()


def test_without_an_organ_what_depends_on_it_is_open() -> None:
    assert [functions_of(name) for name in ("收入核算股", "信访室", "监督检查室")] == [()] * 3
    assert all(is_open(name) for name in ("收入核算股", "信访室", "监督检查室"))
    assert functions_of("第三监督检查室") == ("discipline", "supervision")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("云岫县武装部", "military"),
        ("城东区武装部", "military"),
        ("柳岭镇武装部", "civil"),
        ("城关街道武装部", "civil"),
        *(
            (f"云岫县{name}", "soe")
            for name in ("供电局", "供电公司", "邮政局", "烟草专卖局", "电信局", "农商行", "农信联社", "联社")
        ),
        ("云岫县邮政管理局", "civil"),
        *(
            (f"云岫县{name}", "civil")
            for name in ("供销社", "供销合作联社", "供销合作社联合社", "文联", "侨联", "红十字会", "看守所")
        ),
        *((f"云岫县{name}", "") for name in ("委党校", "消防救援大队", "卫生监督所", "二轻联社")),
        ("柳岭镇供销社", ""),
    ],
)
def test_kinds_of_organs(name: str, kind: str) -> None:
    assert kind_by_name(name) == kind


@pytest.mark.parametrize(
    ("organ", "section", "title", "found"),
    [
        (FINANCE, "资产管理股", "会计师", "other"),
        (FINANCE, "农业股", "注册会计师", "other"),
        (FINANCE, "工程股", "审计师", "other"),
        (FINANCE, "财务股", "高级会计师", "finance"),
        (FINANCE, "工程股", "会计", "finance"),
        (FINANCE, "财务股", "司机", "other"),
        (FINANCE, "监察室", "保洁员", "other"),
        (FINANCE, "财务股", "服务员兼出纳", "finance"),
        (HOSPITAL, "医务科", "院感监察员", "other"),
        ("柳河村村民委员会", "", "委员兼村会计", "finance"),
        (ENTERPRISE, "综合部", "文员兼公司出纳", "finance"),
    ],
)
def test_a_rank_or_work_by_hand_is_not_what_the_law_names(
    tmp_path: Path, organ: str, section: str, title: str, found: str
) -> None:
    assert work(tmp_path, organ, section, title) == found
