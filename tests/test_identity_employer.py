"""Texts of the relative's employer that are not the name of the ledger: read, or said, and never silently another's."""

from __future__ import annotations

import pytest

from loaders.identity.employer import Employers
from loaders.identity.own import as_compared
from tests.resolving import Outcome, forms, run, staff

Post = tuple[str, str, str]
CLERK: Post = ("x", "财务股", "会计")


def said(text: str, organ: str = "云岫县水利局", post: Post = CLERK) -> str:
    """What a text of the declarer, who works in the same organ, says of the clerk."""
    organs = [{"organ_id": "x", "name": organ}, {"organ_id": "y", "name": "云岫县教育局"}]
    return Employers(organs).work(as_compared(text, [("x", "", "局长")]), [post])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        *(
            (text, "same")
            for text in ("本单位", "我单位", "同单位", "在我单位工作", "与本人同单位", "本局财务股会计", "我局", "该局", "同事")
        ),
        *((text, "left") for text in ("本单位退休职工", "我局退休")),
        *((text, "blank") for text in ("会计", "财务会计", "")),
        *(
            (text, "unread")
            for text in ("股长", "财务股工作人员", "外单位", "我局下属水管所", "本镇", "云岫水利", "采购岗", "人事股科员")
        ),
        *(
            (text, "other")
            for text in ("县教育局", "林业局", "青山县水利局", "市水利局", "省水利厅", "水利公司", "某建筑公司", "现役军人")
        ),
        *((text, "none") for text in ("务农", "经商")),
    ],
)
def test_what_a_text_says_of_a_colleague(text: str, told: str) -> None:
    assert said(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        *(
            (text, "left")
            for text in ("原水利局", "云岫县水利局原局长", "县水利局下岗职工", "曾在水利局任会计", "水利局退休干部")
        ),
        *(
            (text, "same")
            for text in ("现任水利局会计", "原教育局副股长，现任水利局会计", "县教育局→县水利局", "水利局（现财务股）")
        ),
        *((text, "other") for text in ("县水利局→县教育局", "水利局家属院", "水利局水电公司经理", "原水利局会计，现县教育局")),
        *((text, "none") for text in ("原水利局职工，现经商", "原水利局职工，现务农")),
    ],
)
def test_what_is_over_is_not_where_somebody_works(text: str, told: str) -> None:
    assert said(text) == told


def test_an_organ_that_is_called_otherwise_now_is_not_left() -> None:
    assert said("原国家税务局会计", "国家税务总局云岫县税务局") == "same"


@pytest.mark.parametrize(
    ("organ", "text"),
    [
        ("中共云岫县委员会组织部", "县委组织部"),
        ("共青团云岫县委", "团县委"),
        ("中国人民政治协商会议云岫县委员会", "县政协"),
        ("云岫县水利局（本级）", "云岫县水利局"),
        ("云岫县农业农村局本级", "县农业农村局财务股"),
        ("云岫县林业局机关", "云岫县林业局"),
        ("云岫县人民代表大会常务委员会", "县人大"),
        ("云岫县人民政府办公室", "县府办"),
        ("云岫县机构编制委员会办公室", "县编办"),
        ("中共云岫县委统一战线工作部", "县委统战部"),
        ("云岫县白水街道办事处", "白水街办"),
        ("云岫县第一高级中学", "县一高"),
        ("云雾市生态环境局云岫分局", "云雾市生态环境局云岫分局"),
        ("云雾市生态环境局云岫分局", "县生态环境局"),
        ("云岫县妇女联合会", "县妇联"),
        ("云岫县总工会", "县工会"),
        ("云岫县农村信用合作联社", "县信用社"),
        ("中国农业银行云岫县支行", "县农行"),
        ("云岫县纪委监委", "县纪检委"),
        ("云岫县商务局", "现任县商务局会计"),
    ],
)
def test_official_and_everyday_names_are_one_organ(organ: str, text: str) -> None:
    assert said(text, organ) == "same"


@pytest.mark.parametrize(
    ("organ", "text", "told"),
    [
        ("云岫县青石镇人民政府", "青石镇财政所", "unread"),
        ("云岫县青石镇人民政府", "青石镇卫生院", "other"),
        ("云岫县青石镇人民政府", "青石中学", "other"),
        ("云岫县公安局", "青石派出所", "unread"),
        ("云岫县公安局", "青石司法所", "other"),
        ("云岫县城关镇中心小学", "城关小学", "unread"),
        ("云岫县城关镇中心小学", "城关卫生院", "other"),
        ("云岫县公共资源交易中心", "县交易中心", "unread"),
        ("云岫县公共资源交易中心", "县疾控中心", "other"),
        ("云岫县农村信用合作联社", "县农行", "other"),
        ("云岫县总工会", "县工信局", "other"),
        ("共青团云岫县委", "县委组织部", "other"),
    ],
)
def test_what_may_be_a_short_name_is_not_another_organ(organ: str, text: str, told: str) -> None:
    assert said(text, organ) == told


CHIEF, HER = "ann 王安 F 1970-05 finance", "zed 张强 M - finance"


def told(text: str, person: str = HER) -> Outcome:
    return run(staff(CHIEF, person), forms(f"ann 丈夫 张强 - {text}"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("本单位", {"S": "probable"}),
        ("我局办公室科员", {"S": "probable"}),
        ("科员", {"S": "possible"}),
        ("采购岗", {"S": "possible"}),
        ("县发改委", {}),
        ("县林业局", {}),
        ("某公司", {}),
    ],
)
def test_a_colleague_is_found_unless_the_text_surely_names_another_organ(text: str, words: dict[str, str]) -> None:
    assert told(text).words("ann", "zed") == words


def test_ones_own_organ_is_the_declarers_and_nobody_elses() -> None:
    outcome = told("本单位办公室", "zed 张强 M - reform")
    assert outcome.words("ann", "zed") == {}


@pytest.mark.parametrize(("text", "listed"), [("采购岗", True), ("县林业局", False), ("务农", False)])
def test_whose_employer_cannot_be_read_is_listed(text: str, listed: bool) -> None:
    outcome = told(text, "zed 张强 M - reform")
    assert outcome.words("ann", "zed") == {}
    assert ("match.unread-employer" in outcome.problems()) is listed


def test_two_forms_of_two_organs_do_not_mean_one_by_the_same_words() -> None:
    people = staff("ann 王安 F 1990-01 finance", "bob 王波 M 1982-03 reform")
    outcome = run(people, forms("ann 父亲 王强 1955-01 在本单位工作", "bob 父亲 王强 1955-01 在本单位工作"))
    assert outcome.words("ann", "bob").get("PC") != "probable"


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [("县一中教师", "云岫县第一中学", {"PCS": "possible"}), ("县一中教师", "县二中教师", {}), ("某公司职工", "某公司", {})],
)
def test_two_forms_that_write_one_workplace_in_two_ways_possibly_mean_one(one: str, other: str, words: dict[str, str]) -> None:
    people = staff("ann 王建 M 1970-01 finance", "bob 孙浩 M 1982-03 reform")
    outcome = run(people, forms(f"ann 妻子 孙芳芳 - {one}", f"bob 姐姐 孙芳芳 - {other}"))
    assert outcome.words("bob", "ann") == words
