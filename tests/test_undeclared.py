"""Undeclared relatives: how each pair is known, who should have declared whom, and on which lines that rests."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

import loaders
from kinship.account import Account
from kinship.explain import explain_pair
from kinship.report.undeclared import render
from kinship.rules import DEFAULT_PACKS
from kinship.tables import County, arrow
from kinship.undeclared import undeclared
from kinship.wording.declared import side_texts
from loaders.resolve import resolve
from tests.cadre_files import lrmx
from tests.files import declarations, ledger, xlsx
from tests.resolving import FINANCE, ORGANS, REFORM, forms, staff
from tests.road_files import save

AS_OF = date(2026, 1, 1)
ANN = "ann 安然 F 1985-01 finance"
BEN = "ben 安宁 M 1988-03 finance"
ZED = "zed 张强 M 1965-05 reform"
RARE = "省水利设计院工程师"
FATHER, MOTHER = "父亲 安国 1955-02 务农", "母亲 李梅 1957-08 务农"
Pair = dict[str, Any]


def made(people: tuple[list[Any], list[Any]], lines: list[dict[str, Any]], **given: Any) -> County:
    """A county of people, posts and forms."""
    account = Account()
    person, parent, spouse = resolve(people[0], ORGANS, people[1], lines, account, **given)
    tables = {"person": person, "organ": ORGANS, "post": people[1], "parent": parent, "spouse": spouse}
    return County(**{name: arrow(name, rows) for name, rows in tables.items()}, account=account)


def pairs(people: tuple[list[Any], list[Any]], *lines: str, **given: Any) -> list[Pair]:
    """The undeclared pairs of some forms."""
    found: list[Pair] = undeclared(made(people, forms(*lines), **given), as_of=AS_OF)["pairs"]
    return found


def side(pair: Pair, person: str) -> dict[str, Any]:
    """The pair as somebody should have written it."""
    return next(one for one in pair["kin"]["declared"]["sides"] if one["person_id"] == person)


def rests_on(pair: Pair) -> set[tuple[str, str, str, str]]:
    """Who declared which term and name, in which row."""
    return {(line["declarer_id"], line["term"], line["name"], line["source"]) for line in pair["kin"]["declared"]["rests_on"]}


def test_shared_parents_on_two_forms() -> None:
    (pair,) = pairs(staff(ANN, BEN), *(f"{who} {parent}" for who in ("ann", "ben") for parent in (FATHER, MOTHER)))
    assert (pair["status"], pair["kin"]["word"], pair["kin"]["declared"]["undeclared"]) == ("none", "PC", ["ann", "ben"])
    assert (side(pair, "ann")["term_zh"], side(pair, "ben")["term_zh"]) == ("弟弟", "姐姐")
    assert side(pair, "ann")["cite"] == "公务员回避规定（2020）第五条第（三）项"
    assert [one["due"] for one in pair["kin"]["declared"]["sides"]] == [True, True]
    assert pair["kin"]["shared"]["name"] == "安国"
    assert rests_on(pair) == {("ann", "父亲", "安国", "forms#1"), ("ben", "父亲", "安国", "forms#3")}


def test_shared_grandparents_on_two_forms() -> None:
    lines = [
        f"{who} {grandparent}" for who in ("ann", "ben") for grandparent in ("祖父 安邦 1930-02 务农", "祖母 何氏 1932-05 务农")
    ]
    (pair,) = pairs(staff(ANN, BEN), *lines)
    assert (pair["status"], pair["kin"]["word"], pair["grade"]) == ("none", "PPCC", "probable")
    assert (side(pair, "ann")["term_zh"], side(pair, "ben")["term_zh"]) == ("堂弟", "堂姐")
    assert pair["kin"]["shared"]["name"] == "安邦"
    assert {line[0] for line in rests_on(pair)} == {"ann", "ben"}


def test_a_declared_chain_of_in_laws() -> None:
    (pair,) = pairs(staff(ANN, ZED), f"ann 公公 张国 1950-02 {RARE}", f"zed 父亲 张国 1950-02 {RARE}")
    assert (pair["status"], pair["kin"]["word"]) == ("none", "SPC")
    assert (side(pair, "ann")["term_zh"], side(pair, "zed")["word"]) == ("丈夫的兄弟", "PCS")
    assert pair["kin"]["shared"]["name"] == "张国"


def test_the_parents_of_a_couple() -> None:
    (pair,) = pairs(staff(ANN, ZED), f"ann 儿子 李飞 2001-03 {RARE}", f"zed 女婿 李飞 2001-03 {RARE}")
    assert (pair["status"], pair["kin"]["word"], pair["kin"]["shared"]) == ("none", "CSP", None)
    assert rests_on(pair) == {("ann", "儿子", "李飞", "forms#1"), ("zed", "女婿", "李飞", "forms#2")}


def test_a_wife_and_a_sister_make_an_in_law() -> None:
    (pair,) = pairs(staff(BEN, ZED), f"zed 妻子 安梅 1966-02 {RARE}", f"ben 姐姐 安梅 1966-02 {RARE}")
    assert (pair["status"], pair["kin"]["word"]) == ("none", "PCS")
    assert (side(pair, "ben")["term_zh"], side(pair, "zed")["word"]) == ("姐夫", "SPC")
    assert rests_on(pair) == {("zed", "妻子", "安梅", "forms#1"), ("ben", "姐姐", "安梅", "forms#2")}


def test_declared_one_way() -> None:
    (pair,) = pairs(staff(ANN, ZED), f"ann 舅舅 张强 1965-05 {REFORM}", "zed 妻子 王芳 1966-02 务农")
    known = pair["kin"]["declared"]
    assert (known["status"], known["by"], known["undeclared"], known["no_form"]) == ("one", ["ann"], ["zed"], [])
    assert side(pair, "ann")["lines"] == [{"source": "forms#1", "term": "舅舅", "sure": True, "other_relation": False}]
    assert (side(pair, "zed")["term_zh"], side(pair, "zed")["due"]) == ("外甥女", True)


def test_declared_both_ways_is_not_listed() -> None:
    assert pairs(staff(ANN, ZED), f"ann 舅舅 张强 1965-05 {REFORM}", f"zed 外甥女 安然 1985-01 {FINANCE}") == []


def test_no_form_is_told_apart_from_a_silent_one() -> None:
    (pair,) = pairs(staff(ANN, ZED), f"ann 舅舅 张强 1965-05 {REFORM}")
    assert (side(pair, "zed")["state"], side(pair, "zed")["forms"]) == ("no_form", [])
    assert pair["kin"]["declared"]["no_form"] == ["zed"]
    assert side_texts(pair["kin"], pair["people"], "zh")[pair["people"][0]["person_id"] != "zed"].startswith(
        "张强（来源中没有申报表）未申报安然"
    )


def test_another_term_than_the_derived_one() -> None:
    lines = [f"{who} {parent}" for who in ("ann", "ben") for parent in (FATHER, MOTHER)]
    (pair,) = pairs(staff(ANN, BEN), *lines, f"ann 表弟 安宁 1988-03 {FINANCE}")
    assert (pair["status"], pair["kin"]["word"]) == ("one", "PC")
    assert side(pair, "ann")["lines"][0]["other_relation"]
    told = side_texts(pair["kin"], pair["people"], "zh")[0]
    assert told == "安然已申报安宁，称谓“表弟”（forms第5行），与推导的“弟弟”不同"


@pytest.mark.parametrize(
    "line",
    [
        "ann 舅舅 张强 1975-05 务农",
        "ann 远房亲戚 张强 1965-05 发改委",
        "ann 前夫 张强 1965-05 发改委",
    ],
)
def test_a_line_of_that_name_that_is_not_settled_is_possibly_meant(line: str) -> None:
    back = f"zed 外甥女 安然 1985-01 {FINANCE}"
    county = made(staff(ANN, ZED), forms(line, back))
    told = explain_pair(county, DEFAULT_PACKS, AS_OF, "ann", "zed")["declared"]
    assert (told["status"], told["by"], told["possibly"]) == ("both", ["ann", "zed"], ["ann"])
    (pair,) = pairs(staff(ANN, ZED), "ann 母亲 王芳 1960-02 务农", back)
    assert (pair["status"], side(pair, "ann")["state"]) == ("one", "no"), "without the line ann is silent"


@pytest.mark.parametrize(
    ("line", "state"),
    [
        ("ann 舅舅 张建强 1965-05 -", "possibly"),
        ("ann 舅舅 张建强 1965 -", "possibly"),
        ("ann 舅舅 张建强 - 发改委", "possibly"),
        ("ann 舅舅 张建强 - -", "no"),
        ("ann 舅舅 张建强 1971-09 发改委", "no"),
        ("ann 舅舅 张志强 1965-05 -", "no"),
        ("ann 舅妈 张建强 1965-05 -", "no"),
    ],
)
def test_a_line_with_one_other_character_in_the_name_is_possibly_meant(line: str, state: str) -> None:
    shared = [f"ann 母亲 张兰 1961-02 {RARE}", f"zoe 姐姐 张兰 1961-02 {RARE}"]
    (pair,) = pairs(staff(ANN, "zoe 张建国 M 1965-05 reform"), *shared, line)
    assert (pair["kin"]["word"], side(pair, "ann")["state"], side(pair, "zoe")["state"]) == ("PPC", state, "no")


def test_a_namesake_who_is_settled_as_somebody_else_does_not_count() -> None:
    other = "zoe 张强 M 1970-09 school"
    lines = ["ann 姐夫 张强 1970-09 云岫县第一中学", f"zed 外甥女 安然 1985-01 {FINANCE}"]
    found = {frozenset(person["person_id"] for person in pair["people"]): pair for pair in pairs(staff(ANN, ZED, other), *lines)}
    assert side(found[frozenset(("ann", "zed"))], "ann")["state"] == "no"


def test_of_two_namesakes_who_fit_alike_either_is_possibly_meant() -> None:
    other = "zoe 张强 M 1965-05 reform"
    lines = [f"ann 母亲 张兰 1961-02 {RARE}", f"zed 姐姐 张兰 1961-02 {RARE}", f"ann 舅舅 张强 1965-05 {REFORM}"]
    (pair,) = pairs(staff(ANN, ZED, other), *lines)
    assert (pair["kin"]["word"], side(pair, "ann")["state"], side(pair, "zed")["state"]) == ("PPC", "possibly", "no")


@pytest.mark.parametrize("note", ["前妻 安然 1985-01 云岫县财政局", "妻子 安然 1985-01 云岫县财政局（离异）"])
def test_the_divorced_are_no_relatives(note: str) -> None:
    assert undeclared(made(staff(ANN, ZED), forms(f"zed {note}")), as_of=AS_OF)["summary"]["kin_pairs"] == 0


def test_a_relation_that_the_list_names_from_the_other_side_only() -> None:
    (pair,) = pairs(staff(ANN, ZED), f"zed 妻子 安梅 1966-02 {RARE}", f"ann 姑姑 安梅 1966-02 {RARE}")
    assert (pair["kin"]["word"], pair["people"][0]["person_id"]) == ("PPCS", "ann")
    assert (side(pair, "ann")["term_zh"], side(pair, "ann")["due"]) == ("姑父", True)
    assert (side(pair, "zed")["why_not"], side(pair, "zed")["due"]) == ("not-listed", False)
    assert "只从对方一方列举" in side_texts(pair["kin"], pair["people"], "zh")[1]


def test_affinity_over_a_death_is_left_to_people() -> None:
    given = {
        "parent": [{"parent_id": "p", "child_id": who} for who in ("ben", "w")],
        "spouse": [{"person_id": "w", "spouse_id": "zed"}],
    }
    people, posts = staff(BEN, ZED)
    people += [
        {"person_id": "p", "name": "安国"},
        {"person_id": "w", "name": "安梅", "sex": "F", "died": "2020-01", "staff": "false"},
    ]
    (pair,) = pairs((people, posts), "ben 妻子 王芳 1989-01 务农", **given)
    assert (pair["kin"]["basis"], side(pair, "ben")["why_not"], side(pair, "ben")["due"]) == ("widowed", "ended", False)


def test_a_possible_kinship_is_worded_with_care() -> None:
    (pair,) = pairs(staff(ANN, ZED), "ann 舅舅 张强 - -")
    told = {
        side["person_id"]: text
        for side, text in zip(pair["kin"]["declared"]["sides"], side_texts(pair["kin"], pair["people"], "en"), strict=True)
    }
    assert (pair["grade"], side(pair, "ann")["state"]) == ("possible", "possibly")
    assert told["zed"].startswith("张强 (no form among the sources) did not declare 安然: if the kinship is real, due as")


def test_without_forms_nothing_can_be_told(tmp_path: Path) -> None:
    save(tmp_path / "person.csv", [{"person_id": "a", "name": "甲某"}, {"person_id": "b", "name": "乙某"}])
    save(tmp_path / "spouse.csv", [{"person_id": "a", "spouse_id": "b"}])
    document = undeclared(loaders.load([tmp_path]), as_of=AS_OF)
    assert (document["pairs"], document["summary"]["declared_unknown"], document["summary"]["undeclared"]) == ([], 1, 0)
    assert "无从判断" in render(document, "table", "zh").decode()
    (tmp_path / "family.ged").write_text(GEDCOM, encoding="utf-8")
    assert undeclared(loaders.load([tmp_path / "family.ged"]), as_of=AS_OF)["summary"]["declared_unknown"] == 1


GEDCOM = """0 HEAD
1 GEDC
2 VERS 5.5.1
2 FORM LINEAGE-LINKED
1 CHAR UTF-8
0 @I1@ INDI
1 NAME 甲某
1 SEX M
0 @I2@ INDI
1 NAME 乙某
1 SEX F
0 @F1@ FAM
1 HUSB @I1@
1 WIFE @I2@
0 TRLR
"""


def appointment_forms(folder: Path) -> list[Path]:
    """A brother, his sister and her husband on appointment forms that all tell the truth, as far as they ask."""
    father, mother = ("父亲", "安国", "195502", "", "务农"), ("母亲", "李梅", "195708", "", "务农")
    told = {
        "张强": ("男", "198001", [("妻子", "安然", "198501", "", "云岫县财政局科员")]),
        "安然": ("女", "198501", [("丈夫", "张强", "198001", "", "云岫县财政局科员"), father, mother]),
        "安宁": ("男", "198803", [father, mother]),
    }
    posts = {"XianRenZhiWu": "云岫县财政局科员"}
    return [
        lrmx(folder / f"{name}.lrmx", relatives, XingMing=name, XingBie=sex, ChuShengNianYue=birth, **posts)
        for name, (sex, birth, relatives) in told.items()
    ]


def test_an_appointment_form_does_not_ask_for_in_laws_and_siblings(tmp_path: Path) -> None:
    document = undeclared(loaders.load(appointment_forms(tmp_path)), as_of=AS_OF)
    assert sorted(pair["kin"]["word"].strip("S") for pair in document["pairs"]) == ["PC", "PC"]
    for pair in document["pairs"]:
        assert [(one["why_not"], one["due"]) for one in pair["kin"]["declared"]["sides"]] == [("not-asked", False)] * 2
    assert document["summary"]["declared_by_both"] == 1
    text = render(document, "table", "zh").decode()
    assert "任免审批表安宁.lrmx“家庭成员”表）未申报" in text and "不填不算漏报" in text
    assert "隐瞒" not in text.replace("未申报不等于隐瞒", "")


def test_a_form_that_names_nobody_is_a_form(tmp_path: Path) -> None:
    told = {"XingBie": "男", "ChuShengNianYue": "196505", "XianRenZhiWu": "云岫县发展和改革委员会科员"}
    uncle = lrmx(tmp_path / "张强.lrmx", [], XingMing="张强", **told)
    people = ledger(["安然", "女", "1985.01", "", "云岫县财政局", "办公室", "科员"])
    lines = declarations(["安然", "云岫县财政局", "舅舅", "张强", "", "1965.05", "发改委"])
    county = loaders.load([xlsx(tmp_path / "a.xlsx", {"台账": people, "申报": lines}), uncle])
    (pair,) = undeclared(county, as_of=AS_OF)["pairs"]
    silent = next(one for one in pair["kin"]["declared"]["sides"] if one["state"] != "yes")
    assert (silent["state"], silent["forms"]) == ("no", [{"form": "张强.lrmx/家庭成员", "kind": "appointment"}])
    assert silent["why_not"] == "not-asked"


def test_a_line_without_a_name_may_mean_anybody_whom_its_term_fits(tmp_path: Path) -> None:
    people = ledger(
        ["安然", "女", "1985.01", "", "云岫县财政局", "办公室", "科员"],
        ["张强", "男", "1965.05", "", "云岫县发展和改革委员会", "办公室", "科员"],
    )
    head = ["张强", "云岫县发展和改革委员会"]
    asked = [["安然", "云岫县财政局", "舅舅", "张强", "", "1965.05", "发改委"], [*head, "妻子", "王芳", "", "1966.02", "务农"]]
    states = {}
    for name, more in {"blank": ["", "", ""], "employed": ["", "1985.01", "财政局"]}.items():
        lines = declarations(*asked, [*head, "外甥女", "", *more])
        county = loaders.load([xlsx(tmp_path / f"{name}.xlsx", {"台账": people, "申报": lines})])
        states[name] = undeclared(county, as_of=AS_OF)["summary"]["declared_by_both"]
    assert states == {"blank": 0, "employed": 1}, "a printed term with nothing behind it names nobody"


def test_relatives_in_a_ledger_are_no_list_of_the_law(tmp_path: Path) -> None:
    head = ["姓名", "性别", "出生年月", "工作单位", "职务", "配偶姓名", "配偶出生年月", "配偶工作单位"]
    rows = [
        ["安宁", "男", "1988.03", "云岫县财政局", "科员", "王芳", "1989.01", "务农"],
        ["张强", "男", "1965.05", "云岫县财政局", "科员", "安梅", "1966.02", RARE],
    ]
    lines = declarations(["安宁", "云岫县财政局", "姐姐", "安梅", "", "1966.02", RARE])
    county = loaders.load([xlsx(tmp_path / "a.xlsx", {"台账": [head, *rows], "申报": lines})])
    (pair,) = undeclared(county, as_of=AS_OF)["pairs"]
    by_name = {person["name"]: side(pair, person["person_id"]) for person in pair["people"]}
    assert {form["kind"] for form in by_name["安宁"]["forms"]} == {"ledger", "list"} and by_name["安宁"]["due"]
    assert {form["kind"] for form in by_name["张强"]["forms"]} == {"ledger"} and by_name["张强"]["why_not"] == "not-asked"


def test_of_several_relatives_in_one_row_those_on_the_chain_are_told(tmp_path: Path) -> None:
    head = [
        "姓名",
        "性别",
        "出生年月",
        "工作单位",
        "职务",
        "配偶姓名",
        "配偶出生年月",
        "父亲姓名",
        "父亲出生年月",
        "母亲姓名",
        "母亲出生年月",
    ]
    rows = [
        ["安宁", "男", "1988.03", "云岫县财政局", "科员", "王芳", "1989.01", "安国", "1955.02", "李梅", "1957.08"],
        ["安然", "女", "1985.01", "云岫县财政局", "科员", "张强", "1965.05", "安国", "1955.02", "李梅", "1957.08"],
    ]
    (pair,) = undeclared(loaders.load([xlsx(tmp_path / "a.xlsx", {"台账": [head, *rows]})]), as_of=AS_OF)["pairs"]
    assert {(line[1], line[2]) for line in rests_on(pair)} == {("父亲", "安国")}
