"""Each kind of evidence by itself: a case that it decides, and one beside it that it does not."""

from __future__ import annotations

import pytest

from loaders.identity.employer import Employers
from loaders.identity.names import KEPT, fold, one_slip
from tests.resolving import FINANCE, ORGANS, REFORM, forms, number, run, staff

ANN = "ann 王安 F 1990-01 finance"
ZED = "zed 欧阳克勤 M 1988-05 reform"


def reason(person: str, *lines: str) -> tuple[dict[str, str], str]:
    """The words between ann and the person, and why the first line was taken so."""
    outcome = run(staff(ANN, person), forms(*lines))
    told = [match.reason for match in outcome.account.matches if match.line.source == "forms#1"]
    return outcome.words("ann", person.split()[0]), told[0] if told else ""


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("歐陽克勤", True),
        ("欧阳　克勤", True),
        ("欧 阳 克 勤", True),
        ("欧阳克勤（曾用名欧阳勤）", True),
        ("欧阳勤（现名欧阳克勤）", True),
        ("阳克勤", False),
        ("欧阳勤克", False),
    ],
)
def test_writings_of_a_compound_name(written: str, same: bool) -> None:
    lines = forms(f"ann 丈夫 X 1988-05 {REFORM}")
    lines[0]["relative_name"] = written
    assert bool(run(staff(ANN, ZED), lines).words("ann", "zed")) is same


@pytest.mark.parametrize("dot", ["·", "•", "・", "･", "‧", "．", ".", "-", ""])
def test_any_middle_dot_or_none(dot: str) -> None:
    lines = forms(f"ann 丈夫 买买提{dot}艾力 1988-05 {REFORM}")
    assert run(staff(ANN, "zed 买买提·艾力 M 1988-05 reform"), lines).words("ann", "zed") == {"S": "probable"}


@pytest.mark.parametrize(("one", "other"), [("於洋", "于洋"), ("陈昇", "陈升"), ("王乾", "王干")])
def test_characters_that_are_names_of_their_own_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_the_kept_characters_are_ones_that_the_library_would_change() -> None:
    from opencc import OpenCC

    assert all(OpenCC("t2s").convert(char) != char for char in KEPT)


def test_a_slip_in_the_name_needs_something_more() -> None:
    person = "zed 刘建业 M 1988-05 reform"
    assert reason(person, f"ann 丈夫 刘建叶 1988-05 {REFORM}") == ({"S": "possible"}, "match.name-slip-employer")
    assert reason(person, f"ann 丈夫 刘建叶 1979-11 {REFORM}")[0] == {}
    assert reason(person, "ann 丈夫 刘建叶 1988-05 -")[0] == {}
    both = reason(person, "ann 丈夫 刘建叶 1988-05 -", f"zed 妻子 王安 1990-01 {FINANCE}")
    assert both == ({"S": "probable"}, "match.answered")


def test_a_brother_with_one_other_character_is_no_slip() -> None:
    lines = ("ann 哥哥 王建军 1986-02 务农", "ann 哥哥 王建国 1988-05 -", "zed 妹妹 王安 1990-01 -")
    assert one_slip("王建军", "王建国")
    outcome = run(staff(ANN, "zed 王建国 M 1988-05 reform"), forms(*lines))
    assert sum(row["name"] == "王建军" for row in outcome.people) == 1


def test_a_name_of_two_characters_with_a_slip_is_found_by_the_other_form_only() -> None:
    person = "zed 刘炜 M 1988-05 reform"
    assert reason(person, f"ann 丈夫 刘伟 1988-05 {REFORM}")[0] == {}
    assert reason(person, "ann 丈夫 刘伟 1988-05 -", f"zed 妻子 王安 1990-01 {FINANCE}")[0] == {"S": "probable"}


@pytest.mark.parametrize("person", ["zed 刘炜 M 1988-05 reform", "zed 刘建业 M 1988-05 reform"])
@pytest.mark.parametrize("birth", ["-", "1988-05"])
def test_a_spouse_with_another_character_and_nothing_else_is_the_one_who_answers(person: str, birth: str) -> None:
    """Else she would be his wife and her own sister-in-law: her father calls him his son-in-law."""
    written = {"刘炜": "刘伟", "刘建业": "刘建叶"}[person.split()[1]]
    back = f"zed 妻子 王安 1990-01 {FINANCE}"
    assert reason(person, f"ann 丈夫 {written} {birth} -", back) == ({"S": "probable"}, "match.answered")
    people = staff(ANN, person, "dad 刘波 M 1960-01 school")
    lines = forms(
        f"ann 丈夫 {written} {birth} -", back, "ann 公公 刘波 1960-01 -", "dad 儿媳 王安 1990-01 -", "zed 父亲 刘波 1960-01 -"
    )
    lines += forms(f"dad 儿子 {person.split()[1]} 1988-05 -")
    assert run(people, lines).words("ann", "zed") == {"S": "confirmed"}


@pytest.mark.parametrize(
    "lines",
    [
        ("ann 丈夫 刘伟 - -", "zed 妻子 王安 - -"),  # neither form convinces by itself
        ("ann 丈夫 刘伟 1976-02 -", f"zed 妻子 王安 1990-01 {FINANCE}"),  # born at another time
        ("ann 丈夫 刘伟 - 务农", f"zed 妻子 王安 1990-01 {FINANCE}"),  # who works elsewhere
        ("ann 哥哥 刘伟 - -", f"zed 妹妹 王安 1990-01 {FINANCE}"),  # brothers bear like names
    ],
)
def test_such_a_line_is_nobody_where_anything_speaks_against_it(lines: tuple[str, str]) -> None:
    outcome = run(staff(ANN, "zed 刘炜 M 1988-05 reform"), forms(*lines))
    assert sum(row["name"] == "刘伟" for row in outcome.people) == 1


@pytest.mark.parametrize(
    ("birth", "grade"),
    [
        ("1988-05", "probable"),
        ("1988", "probable"),
        ("1988-04", "possible"),  # the lunar month
        ("1987-05", "possible"),
        ("1978-05", "possible"),
        ("1885-05", None),
        ("1991-07", None),
    ],
)
def test_births_with_the_same_employer(birth: str, grade: str | None) -> None:
    words, _ = reason("zed 刘建业 M 1988-05 reform", f"ann 丈夫 刘建业 {birth} {REFORM}")
    assert words.get("S") == grade


@pytest.mark.parametrize(("birth", "words"), [("1958-05", {"P": "probable"}), ("-", {}), ("1958", {})])
def test_who_is_retired_from_an_organ_is_its_clerk_by_the_birth_only(birth: str, words: dict[str, str]) -> None:
    assert reason("zed 刘建业 M 1958-05 reform", f"ann 父亲 刘建业 {birth} {REFORM}退休干部")[0] == words


def test_the_day_tells_namesakes_of_one_month_apart() -> None:
    one, other = f"zed 刘强 M 1988-05 reform {number('1988-05', 11)}", "yan 刘强 M 1988-05-17 school"
    outcome = run(staff(ANN, one, other), forms("ann 丈夫 刘强 1988-05-17 -"))
    assert (outcome.words("ann", "zed"), outcome.words("ann", "yan")) == ({}, {"S": "probable"})


@pytest.mark.parametrize(
    ("masked", "words"),
    [("{0:.4}**********{1}", {"S": "probable"}), ("{0:.14}****", {"S": "possible"}), ("{0:.4}**********9999", {})],
)
def test_of_a_masked_number_the_last_places_count(masked: str, words: dict[str, str]) -> None:
    held = number("1988-05", 11)
    line = f"ann 丈夫 欧阳克勤 - - {masked.format(held, held[14:])}"
    assert reason(f"{ZED} {held}", line)[0] == words


def test_a_number_off_by_one_digit() -> None:
    held = number("1988-05", 11)
    wrong = held[:15] + str((int(held[15]) + 1) % 10) + held[16:]
    assert reason(f"{ZED} {held}", f"ann 丈夫 欧阳克勤 - - {wrong}") == ({"S": "probable"}, "match.name-number-slip")


def test_the_number_of_another_makes_the_line_possible_only() -> None:
    mine = number("1980-02", 15)
    people = staff(ANN, ZED, f"yan 王甲 M 1980-02 school {mine}")
    outcome = run(people, forms(f"ann 哥哥 欧阳克勤 1988-05 {REFORM} {mine}"))
    assert outcome.words("ann", "zed") == {"PC": "possible"}


def test_a_rare_name_counts_for_more_than_a_frequent_one() -> None:
    assert reason(ZED, "ann 丈夫 欧阳克勤 1988-05 -") == ({"S": "probable"}, "match.rare-name-birth")
    assert reason("zed 王伟 M 1988-05 reform", "ann 丈夫 王伟 1988-05 -")[1] == "match.name-birth"


def test_two_forms_join_over_a_rare_name_but_not_over_a_frequent_one() -> None:
    bob = "bob 欧阳波 M 1982-03 reform"
    rare = run(staff(ANN, bob), forms("ann 父亲 欧阳克勤 1955-01 退休", "bob 父亲 欧阳克勤 1955-01 务农"))
    common = run(staff(ANN, bob), forms("ann 父亲 王强 1955-01 退休", "bob 父亲 王强 1955-01 务农"))
    apart = run(staff(ANN, bob), forms("ann 父亲 欧阳克勤 1955-01 青山矿业公司", "bob 父亲 欧阳克勤 1955-01 白水造纸公司"))
    assert "PC" in rare.words("ann", "bob")
    assert (common.words("ann", "bob"), apart.words("ann", "bob")) == ({"PC": "possible"}, {})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("云岫县财政局预算股", "same"),
        ("在本县工作", "blank"),
        ("机关干部", "blank"),
        ("县教育局", "other"),
        ("在家务农", "none"),
        ("", "blank"),
    ],
)
def test_what_an_employer_text_says(text: str, said: str) -> None:
    assert Employers(ORGANS).work(text, [("finance", "预算股", "科员")]) == said


@pytest.mark.parametrize(
    ("text", "organ", "fits"),
    [
        ("国土局", "云岫县自然资源局", True),
        ("县工商局", "云岫县市场监督管理局", True),
        ("市监局", "云岫县市场监督管理局", True),
        ("一中", "云岫县第一中学", True),
        ("二中", "云岫县第一中学", False),
        ("云岫一中教师", "云岫县第一中学", True),
        ("卫健委", "云岫县卫生健康局", True),
        ("组织部", "中共云岫县委组织部", True),
        ("县城管局", "云岫县城市管理局", True),
        ("青白乡卫生院", "云岫县青白乡人民政府", False),
        ("青白乡政府", "云岫县青白乡中心小学", False),
        ("环保局", "云岫县自然资源局", False),
    ],
)
def test_abbreviations_and_former_names_of_organs(text: str, organ: str, fits: bool) -> None:
    assert Employers([{"organ_id": "x", "name": organ}, {"organ_id": "y", "name": "云岫县财政局"}]).fits(text, "x") is fits


def test_section_and_title_tell_namesakes_of_one_organ_apart() -> None:
    people, posts = staff(ANN, "yan 李静 F 1972-03 reform", "zed 李静 F 1985-08 reform")
    posts[2]["section"] = "投资股"
    outcome = run((people, posts), forms("ann 姐姐 李静 - 县发改委投资股"))
    assert (outcome.words("ann", "yan"), outcome.words("ann", "zed")) == ({}, {"PC": "probable"})


def test_whoever_is_married_to_another_is_hardly_ones_husband() -> None:
    others = ("zed 妻子 李梅 1989-03 第一中学", f"mei 丈夫 欧阳克勤 1988-05 {REFORM}")
    outcome = run(staff(ANN, ZED, "mei 李梅 F 1989-03 school"), forms("ann 丈夫 欧阳克勤 1988-05 -", *others))
    assert outcome.words("mei", "zed")["S"] == "confirmed"
    assert outcome.words("ann", "zed").get("S", "possible") == "possible"


def test_contradictions_rule_out() -> None:
    for person in ("zed 欧阳克勤 F 1988-05 reform", "zed 欧阳克勤 M 1988-05 reform"):
        expected = {} if " F " in person else {"S": "probable"}
        assert reason(person, "ann 丈夫 欧阳克勤 1988-05 -")[0] == expected
    assert reason(ZED, "ann 丈夫 欧阳克勤 1988-05 病逝")[0] == {}
    assert reason(ZED, "ann 父亲 欧阳克勤 1988-05 -")[0] == {}
