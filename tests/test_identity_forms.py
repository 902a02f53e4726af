"""What the other person's form says or leaves unsaid, the spellings of names, and employer texts as people write them."""

from __future__ import annotations

import pytest

from kinship.account import Account
from loaders.identity.employer import Employers
from loaders.resolve import resolve
from tests.resolving import FINANCE, ORGANS, REFORM, forms, number, run, staff

ANN = "ann 王安 F 1990-01 finance"
ZED = "zed 张强 M 1988-05 reform"
HUSBAND = "ann 丈夫 张强 1988-05 -"


def test_a_form_that_lists_another_family_speaks_against_its_writer() -> None:
    outcome = run(staff(ANN, "zed 王强 M 1962-05 reform"), forms("ann 父亲 王强 1962-05 -", "zed 女儿 王梅 1989-03 务农"))
    assert outcome.words("ann", "zed") == {"P": "possible"}
    assert outcome.match("forms#1")["reason"] == "match.unanswered"


def test_a_form_that_names_another_wife_speaks_against_its_writer() -> None:
    outcome = run(staff(ANN, ZED), forms(HUSBAND, "zed 妻子 李梅 1989-03 务农"))
    assert outcome.words("ann", "zed") == {"S": "possible"}
    assert outcome.match("forms#1")["reason"] == "match.taken"


def test_no_form_speaks_against_nobody() -> None:
    assert run(staff(ANN, ZED), forms(HUSBAND)).words("ann", "zed") == {"S": "probable"}


def test_a_common_relative_outweighs_silence() -> None:
    lines = forms(HUSBAND, "ann 儿子 张小 2015-06 -", "zed 儿子 张小 2015-06 -")
    assert run(staff(ANN, ZED), lines).words("ann", "zed")["S"] == "probable"


def test_siblings_are_missed_only_on_forms_that_list_siblings() -> None:
    zed = "zed 王强 M 1988-05 reform"
    brother = "ann 哥哥 王强 1988-05 -"
    listed = run(staff(ANN, zed), forms(brother, "zed 妻子 李梅 1989-03 务农"))
    missed = run(staff(ANN, zed), forms(brother, "zed 弟弟 王刚 1992-03 务农"))
    assert (listed.words("ann", "zed"), missed.words("ann", "zed")) == ({"PC": "probable"}, {"PC": "possible"})


def test_siblings_with_other_parents_are_doubted() -> None:
    lines = forms("ann 哥哥 王强 1988-05 -", "ann 父亲 王山 1960-01 -", "ann 母亲 李花 1962-01 -")
    lines += forms("zed 父亲 王河 1961-01 -", "zed 母亲 赵草 1963-01 -")
    assert run(staff(ANN, "zed 王强 M 1988-05 reform"), lines).match("forms#1")["grade"] == "possible"


def test_a_twin_by_name_and_birth_who_works_elsewhere_makes_blank_lines_doubtful() -> None:
    lines = forms(HUSBAND, "bob 姐夫 张强 1988-05 青山矿业公司")
    outcome = run(staff(ANN, "bob 王波 M 1992-01 school", ZED), lines)
    assert outcome.match("forms#1")["reason"] == "match.twin"
    assert outcome.words("ann", "zed") == {"S": "possible"}


def test_a_person_named_by_number_keeps_lines_with_another_number_away() -> None:
    mine, other = number("1988-05", 11), number("1988-05", 13)
    lines = forms(f"ann 丈夫 张强 1988-05 {REFORM}", f"bob 姐夫 张强 1988-05 {REFORM} {other}", "bob 姐姐 王安 1990-01 -")
    outcome = run(staff(ANN, "bob 王波 M 1992-01 school", f"{ZED} {mine}"), lines)
    assert "PCS" not in outcome.words("bob", "zed") or outcome.words("bob", "zed")["PCS"] != "confirmed"
    assert len([row for row in outcome.people if row["name"] == "张强"]) == 2


@pytest.mark.parametrize("written", ["張強", "张　强", "张强（曾用名李四）", "李四（曾用名张强）", "李三"])
def test_spellings_and_former_names_are_one_person(written: str) -> None:
    people, posts = staff(ANN, ZED)
    people[1]["former_name"] = "李三"
    lines = forms(f"ann 丈夫 X 1988-05 {REFORM}")
    lines[0]["relative_name"] = written
    assert run((people, posts), lines).words("ann", "zed") == {"S": "probable"}


def test_a_former_name_told_in_the_remark() -> None:
    lines = forms(f"ann 丈夫 李四 1988-05 {REFORM}")
    lines[0]["note"] = "曾用名张强；抚养"
    assert run(staff(ANN, ZED), lines).words("ann", "zed") == {"S": "probable"}


def test_a_new_person_keeps_the_name_as_written() -> None:
    outcome = run(staff(ANN), forms("ann 丈夫 陳國強 1988-05 -"))
    assert {row["name"] for row in outcome.people} == {"王安", "陳國強"}


@pytest.mark.parametrize("birth", ["1978-05", "1988-06", "1989-05"])
def test_a_slip_in_the_birth_is_mended_by_the_other_form(birth: str) -> None:
    lines = forms(f"ann 丈夫 张强 {birth} -", f"zed 妻子 王安 1990-01 {FINANCE}")
    assert run(staff(ANN, ZED), lines).words("ann", "zed") == {"S": "probable"}


@pytest.mark.parametrize(
    "text", ["县财政局", "在县财政局工作", "现在财政局", "财政局上班", "就职于云岫县财政局", "目前在财政局", "云岫县财政局预算股"]
)
def test_an_employer_in_passing_is_the_organ(text: str) -> None:
    assert Employers(ORGANS).fits(text, "finance")


@pytest.mark.parametrize(
    ("text", "organ", "fits"),
    [
        ("在县政府办公室上班", "云岫县政府办公室", True),
        ("民政局", "云岫县民政局", True),
        ("县政协办公室", "云岫县政协办公室", True),
        ("县人大办公室", "云岫县政协办公室", False),
        ("青山县民政局", "云岫县民政局", False),
    ],
)
def test_regions_before_government_and_civil_affairs(text: str, organ: str, fits: bool) -> None:
    assert Employers([{"organ_id": "x", "name": organ}]).fits(text, "x") is fits


def test_a_term_of_two_kinds_keeps_both_as_possible() -> None:
    outcome = run(
        staff("ann 王安 F 1990-01 finance", "zed 张梅 F 1962-05 reform"), forms(f"ann 父亲的妻子 张梅 1962-05 {REFORM}")
    )
    kinds = {(row["kind"], row["grade"]) for row in outcome.parents if row["parent_id"] == "zed"}
    assert kinds == {("blood", "possible"), ("step", "possible")}


def test_a_bare_code_is_told_apart_from_an_unknown_term() -> None:
    outcome = run(staff(ANN), forms("ann 51 张山 1960-01 -", "ann 亲戚 张水 1960-01 -"))
    assert sorted(outcome.problems()) == ["match.bare-code", "match.unknown-term"]


def test_half_sisters_who_share_the_stepmother_share_nobody_else() -> None:
    lines = forms("ann 母亲 李花 1962-01 务农", "ann 有抚养关系的继母 周诗 1958-11 务农", f"ann 哥哥 胡海 1986-01 {REFORM}")
    lines += forms("ann 父亲 王山 1960-01 -", "zed 母亲 周诗 1958-11 务农", "zed 父亲 胡河 1957-01 -")
    outcome = run(staff(ANN, "zed 胡海 M 1986-01 reform"), lines)
    mother = next(row["person_id"] for row in outcome.people if row["name"] == "李花")
    assert [row["child_id"] for row in outcome.parents if row["parent_id"] == mother] == ["ann"]


@pytest.mark.parametrize(
    ("remark", "married"),
    [
        ("已离婚", False),
        ("2019年离异", False),
        ("", True),
        ("未离婚", True),
        ("2010年离婚，2012年复婚", True),
        ("2010年与前妻离婚后再婚", True),
        ("与前夫离婚", True),
        ("二婚，前妻离异", True),
        ("前夫离异后再婚", True),
        ("前妻，已离婚", False),
        ("前夫，2010年离婚，又再婚", False),
        ("再婚，2019年离异", False),
    ],
)
def test_a_divorce_told_in_the_remark_ends_the_marriage(remark: str, married: bool) -> None:
    people, posts = staff("ann 王安 F 1980-01 finance", "bob 李波 M 1979-02 reform")
    lines = [{**line, "note": remark} for line in forms("ann 丈夫 李波 1979-02 发改委")]
    account = Account()
    _, _, spouses = resolve(people, ORGANS, posts, lines, account)
    assert bool(spouses) == married
    assert ("match.divorced" in {problem.key for problem in account.problems}) != married
