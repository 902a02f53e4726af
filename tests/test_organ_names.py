"""One organ under several names, and what is inside an organ though a ledger names it as one."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.staff.inside import without_section
from loaders.staff.organnames import organ_key

from .test_loaders_clumsy import ledger
from .test_odd_ledgers import FINANCE, posts

SAME = (
    ("国家税务总局云岫县税务局", "云岫县税务局"),
    ("江南市云岫县财政局", "云岫县财政局", "云岫县财政局机关", "江南省江南市云岫县财政局"),
    ("政协云岫县委员会", "云岫县政协", "中国人民政治协商会议云岫县委员会", "云岫县政协机关"),
    ("政协云岫县委员会办公室", "云岫县政协办公室"),
    ("云岫县人大常委会", "云岫县人民代表大会常务委员会", "云岫县人大", "云岫县人大机关"),
    (
        "中共云岫县纪律检查委员会、云岫县监察委员会",
        "云岫县纪委县监委",
        "云岫县纪委（监委）",
        "云岫县纪委监委机关",
        "云岫县纪委监委",
    ),
    ("云岫县市场监管局", "云岫县市场监督管理局"),
    ("云岫县人社局", "云岫县人力资源和社会保障局"),
    ("云岫县妇联", "云岫县妇女联合会"),
    ("云岫县团委", "共青团云岫县委员会", "团云岫县委"),
    ("云岫县编办", "中共云岫县委机构编制委员会办公室", "云岫县委编办"),
    ("云岫县政法委", "中共云岫县委政法委员会"),
    ("云岫县组织部", "云岫县委组织部"),
    ("云岫县经济开发区管理委员会", "云岫县经济开发区管委会"),
    ("柳河村", "柳河村村民委员会", "柳河村党支部", "柳河村村委会"),
    ("东门社区", "东门社区居委会", "东门社区居民委员会", "东门社区党委"),
    ("青石镇", "青石镇党委政府", "青石镇党委、政府", "青石镇政府机关"),
    ("云岫县中医院", "云岫县中医医院"),
)
OTHERS = (
    ("云岫县第一高级中学", "云岫县第一初级中学"),
    ("青石镇中心学校", "青石镇中心小学"),
    ("江南市财政局", "云岫县财政局"),
    ("江南市公安局", "江南市云岫区公安局"),
    ("云岫县委办公室", "云岫县人民政府办公室"),
    ("云岫县委党校", "云岫县委"),
    ("云岫县政协", "云岫县人大"),
    ("青石镇柳河村", "柳岭镇柳河村"),
)


@pytest.mark.parametrize("names", SAME)
def test_one_organ_under_several_names(names: tuple[str, ...]) -> None:
    assert len({organ_key(name) for name in names}) == 1


@pytest.mark.parametrize("names", OTHERS)
def test_organs_that_are_not_one(names: tuple[str, ...]) -> None:
    assert len({organ_key(name) for name in names}) == len(names)


@pytest.mark.parametrize(
    ("others", "organs"),
    [
        (["云岫县第一高级中学"], 1),
        (["云岫县第一高级中学", "云岫县第一初级中学"], 3),
        (["云岫县第一初级中学"], 1),
    ],
)
def test_a_school_is_known_by_its_short_name_where_there_is_one(tmp_path: Path, others: list[str], organs: int) -> None:
    rows = [[f"王{name[5]}明", name, "教师"] for name in others]
    read = ledger(tmp_path, [["姓名", "单位", "职务"], *rows, ["李芳", "云岫县一中", "校长"]])
    assert len(read.organ) == organs


def test_a_department_is_known_without_the_committee(tmp_path: Path) -> None:
    read = ledger(tmp_path, [["姓名", "单位", "职务"], ["王明", "中共云岫县委组织部", "部长"], ["李芳", "组织部", "科员"]])
    assert [row["name"] for row in read.organ] == ["中共云岫县委组织部"]


@pytest.mark.parametrize(
    ("cell", "organ", "section"),
    [
        ("中共云岫县委组织部干部股", "中共云岫县委组织部", "干部股"),
        ("云岫县发展和改革委员会价格股", "云岫县发展和改革委员会", "价格股"),
        ("云岫县政府办公室秘书股", "云岫县政府办公室", "秘书股"),
        ("云岫县人民法院民一庭", "云岫县人民法院", "民一庭"),
        ("云岫县人民法院执行局", "云岫县人民法院", "执行局"),
        ("云岫县人民检察院第一检察部", "云岫县人民检察院", "第一检察部"),
        ("云岫县纪委监委第一纪检监察室", "云岫县纪委监委", "第一纪检监察室"),
        ("云岫县纪委监委派驻县财政局纪检监察组", "云岫县纪委监委", "派驻县财政局纪检监察组"),
        ("青石镇人民政府党政办公室", "青石镇人民政府", "党政办公室"),
        ("青石镇党政办", "青石镇", "党政办"),
        ("云岫县经济开发区管委会财政局", "云岫县经济开发区管委会", "财政局"),
        ("云岫县公安局看守所", POLICE := "云岫县公安局", "看守所"),
        ("云岫县税务局稽查局", "云岫县税务局", "稽查局"),
        ("政协云岫县委员会提案委员会", "政协云岫县委员会", "提案委员会"),
        ("云岫县人大常委会财经工委", "云岫县人大常委会", "财经工委"),
        ("云岫县财政局国库集中支付中心", "云岫县财政局国库集中支付中心", ""),
        ("云岫县人民政府办公室", "云岫县人民政府办公室", ""),
        ("云岫县人大办公室", "云岫县人大办公室", ""),
        ("云岫县人民政府金融办", "云岫县人民政府金融办", ""),
        ("云岫县委办公室", "云岫县委办公室", ""),
        ("云岫县委政法委", "云岫县委政法委", ""),
        ("云岫县农业农村局农业综合执法大队", "云岫县农业农村局农业综合执法大队", ""),
        ("青石镇中心小学", "青石镇中心小学", ""),
        ("青石镇便民服务中心", "青石镇便民服务中心", ""),
        ("云岫市公安局城关分局", "云岫市公安局城关分局", ""),
    ],
)
def test_what_is_inside_an_organ(cell: str, organ: str, section: str) -> None:
    assert without_section(cell) == (organ, section)


def test_an_office_of_a_branch_is_none_of_the_bureau(tmp_path: Path) -> None:
    head = ["姓名", "单位", "科室", "职务"]
    rows = [["王明", f"{POLICE}城关派出所", "综合室", "民警"], ["李芳", f"{POLICE}青石派出所", "综合室", "民警"]]
    read = ledger(tmp_path, [head, *rows])
    assert posts(read) == {("王明", POLICE, "城关派出所综合室民警"), ("李芳", POLICE, "青石派出所综合室民警")}
    assert {str(row["section"]) for row in read.post} == {"城关派出所", "青石派出所"}


@pytest.mark.parametrize(
    ("one", "other", "name"),
    [
        ("预算股", "县财政局预算股", "预算股"),
        ("预算股", "预算 股", "预算股"),
        ("办公室", "局办公室", "办公室"),
        ("党政办公室", "党政办", "党政办公室"),
    ],
)
def test_a_section_has_one_name(tmp_path: Path, one: str, other: str, name: str) -> None:
    read = ledger(tmp_path, [["姓名", "单位", "科室", "职务"], ["王明", FINANCE, one, "科员"], ["李芳", FINANCE, other, "科员"]])
    assert {str(row["section"]) for row in read.post} == {name}
