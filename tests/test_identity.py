"""Who is who among people on no staff list: what joins two mentions and what does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.identity.ages import births_agree, can_be, years_older
from loaders.identity.employer import Employers
from loaders.identity.names import match_keys
from loaders.identity.view import seen_from
from tests.resolving import FINANCE, ORGANS, Outcome, forms, number, run, staff

ANN = "ann 王安 F 1980-01 finance"
BOB = "bob 王波 M 1982-03 reform"


def relatives(outcome: Outcome, name: str) -> int:
    """How many people bear a name."""
    return sum(row["name"] == name for row in outcome.people)


def test_name_and_birth_alone_never_join_but_make_two_people_possibly_one() -> None:
    outcome = run(staff(ANN, BOB), forms("ann 父亲 王强 1955-01 务农", "bob 父亲 王强 1955-01 务农"))
    assert relatives(outcome, "王强") == 2
    assert outcome.words("ann", "bob") == {"PC": "possible"}
    (joined,) = outcome.account.joined
    assert (joined.grade, joined.line.name, joined.other.name) == ("possible", "王强", "王强")


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("欧阳克勤 1955 -", "欧阳克勤 1955-01 -", {"PC": "possible"}),
        ("欧阳克勤 - 青山县农机厂工人", "欧阳克勤 1955-01 青山县农机厂工人", {"PC": "possible"}),
        ("王强 1955 -", "王强 1955-01 -", {}),
        ("欧阳克勤 - -", "欧阳克勤 1955-01 -", {}),
        ("欧阳克勤 1955 青山县农机厂工人", "欧阳克勤 1955-01 青山县教育局局长", {}),
    ],
)
def test_a_rare_name_and_year_or_place_of_work_make_two_people_possibly_one(one: str, other: str, words: dict[str, str]) -> None:
    outcome = run(staff(ANN, BOB), forms(f"ann 父亲 {one}", f"bob 父亲 {other}"))
    assert outcome.words("ann", "bob") == words


def test_a_son_who_is_possibly_a_nephew_makes_his_mother_possibly_a_sister() -> None:
    outcome = run(staff(ANN, BOB), forms("ann 儿子 王小明 2005-05 学生", "bob 外甥 王小明 2005-05 学生"))
    assert outcome.words("ann", "bob") == {"PC": "possible"}


@pytest.mark.parametrize(
    "other",
    [
        "bob 父亲 王强 1955-02 务农",
        "bob 父亲 王强 1955 务农",
        "bob 母亲 王强 1955-01 务农",
        "bob 父亲 王强 1955-01 青山县教育局局长",
    ],
)
def test_two_of_one_name_are_not_even_possibly_one_where_something_differs(other: str) -> None:
    outcome = run(staff(ANN, BOB), forms("ann 父亲 王强 1955-01 青山县农机厂工人", other))
    assert outcome.words("ann", "bob") == {}


def test_two_of_a_name_that_many_bear_are_not_even_possibly_one() -> None:
    lines = forms("ann 父亲 王强 1955-01 务农", "bob 父亲 王强 1955-01 务农")
    lines += forms(*(f"cat 舅舅 王强 19{year}-01 务农" for year in (51, 58, 61)))
    people = staff(ANN, BOB, "cat 李彩 F 1985-07 school")
    assert run(people, lines).words("ann", "bob") == {}
    for line in lines:
        line["relative_employer"] = "某市某公司职员"
    assert run(people, lines).words("ann", "bob") == {}


@pytest.mark.parametrize(
    "lines",
    [
        ("ann 父亲 王强 1955-01 云岫县第一中学", "bob 父亲 王强 1955-01 云岫县第一中学"),
        ("ann 父亲 王强 1955-01 -", "bob 父亲 王强 1955-01 -", "ann 母亲 李梅 1956-02 -", "bob 母亲 李梅 1956-02 -"),
        ("ann 父亲 王强 1955-01 务农", "bob 父亲 王强 1955-01 -", "ann 弟弟 王波 1982-03 -"),
        ("ann 父亲 王强 - -", "bob 父亲 王强 1955-01 -", "bob 姐姐 王安 1980-01 -"),
        ("ann 父亲 王强 1955-02 -", "bob 父亲 王强 1955-01 -", "bob 姐姐 王安 1980-01 -"),
        (f"ann 父亲 王强 - - {number('1955-01', 31)}", f"bob 父亲 王强 - - {number('1955-01', 31)}"),
    ],
)
def test_one_thing_more_joins(lines: tuple[str, ...]) -> None:
    outcome = run(staff(ANN, BOB), forms(*lines))
    assert relatives(outcome, "王强") == 1
    assert "PC" in outcome.words("ann", "bob")


@pytest.mark.parametrize(
    "lines",
    [
        ("ann 父亲 王强 1955-01 -", "bob 父亲 王强 1949-06 -", "ann 弟弟 王波 1982-03 -"),
        ("ann 父亲 王强 1955-01 务农", "bob 儿子 王强 2005-01 务农", "ann 弟弟 王波 1982-03 -"),
        (f"ann 父亲 王强 1955-01 - {number('1955-01', 31)}", f"bob 父亲 王强 1955-01 - {number('1955-01', 33)}"),
    ],
)
def test_contradictions_keep_apart(lines: tuple[str, ...]) -> None:
    assert relatives(run(staff(ANN, BOB), forms(*lines)), "王强") == 2


def test_parents_in_law_are_the_spouses_parents() -> None:
    lines = forms("ann 丈夫 王波 1982-03 发改委", "ann 公公 王强 1955-01 -", "bob 父亲 王强 - -", "bob 儿子 王小 2008-01 -")
    lines += forms("ann 儿子 王小 - -")
    outcome = run(staff(ANN, BOB), lines)
    assert relatives(outcome, "王强") == relatives(outcome, "王小") == 1


@pytest.mark.parametrize(
    "lines",
    [
        ("ann 弟媳 赵彩 1985-07 云岫县第一中学", "ann 弟弟 王海 1982-03 -", "zed 丈夫 王海 1982 -"),
        ("ann 侄女 赵彩 1985-07 云岫县第一中学", "ann 哥哥 王海 1960-03 -", "zed 父亲 王海 - -"),
        ("ann 孙女 赵彩 1985-07 云岫县第一中学", "ann 儿子 王海 1960-03 -", "zed 父亲 王海 - -"),
        ("ann 女儿 赵彩 1985-07 云岫县第一中学", "ann 女婿 王海 1982-03 -", "zed 丈夫 王海 1982 -"),
        ("ann 妹妹 赵彩 1985-07 云岫县第一中学", "ann 外甥 王海 2010-03 -", "zed 儿子 王海 - -"),
    ],
)
def test_the_one_by_whom_two_people_are_related_is_one_person(lines: tuple[str, ...]) -> None:
    outcome = run(staff("ann 王安 F 1935-01 finance", "zed 赵彩 F 1985-07 school"), forms(*lines))
    assert relatives(outcome, "王海") == 1


def test_brothers_and_cousins_of_like_names_are_not_taken_for_each_other_where_births_are_blank() -> None:
    people = staff("ann 王建民 M 1980-01 finance", "bob 王建华 M 1982-03 reform", "cat 李彩 F 1985-07 school")
    lines = forms("ann 弟弟 王建国 - -", "bob 哥哥 王建民 1980-01 -", "cat 舅舅 王建民 1980-01 -", "cat 舅舅 王建华 1982-03 -")
    outcome = run(people, lines)
    assert relatives(outcome, "王建国") == 1
    lines += forms("bob 姐夫 王建民 1980-01 -", "cat 丈夫 王建民 1980-01 -", "ann 弟弟 王建华 1982-03 -")
    assert relatives(run(people, lines), "王建国") == 1
    lines = forms("cat 舅妈 钱兰 1984-02 -", "cat 表弟 王家翔 1999-01 -", "ann 妻子 钱兰 1984-02 -", "ann 儿子 王家轩 - -")
    lines += forms("ann 外甥女 李彩 1985-07 -")
    outcome = run(people, lines)
    assert relatives(outcome, "王家翔") == relatives(outcome, "王家轩") == 1


def test_a_father_or_wife_written_with_another_character_is_one_person_though_births_are_blank() -> None:
    lines = forms("ann 父亲 王建国 1955-01 -", "bob 父亲 王建过 - -", "ann 弟弟 王波 1982-03 -")
    assert relatives(run(staff(ANN, BOB), lines), "王建国") == 1


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_births_the_one_beside_an_id_number_counts(order: int) -> None:
    """Else a slip of the pen on the other form would make the mother too young."""
    names = ("ann", "zed")[::order]
    people = staff(f"{names[0]} 王安 F 1960-01 finance", f"{names[1]} 赵彩 F 1985-07 school")
    lines = forms(f"{names[0]} 儿子 王海 1968-03 -", f"{names[0]} 儿媳 赵彩 1985-07 云岫县第一中学")
    lines += forms(f"{names[1]} 丈夫 王海 1986-03 - {number('1986-03', 31)}", f"{names[1]} 婆婆 王安 1960-01 {FINANCE}")
    outcome = run(people, lines)
    assert relatives(outcome, "王海") == 1
    assert outcome.words(*names) == {"CS": "confirmed"}


def test_a_mother_at_home_is_not_the_namesake_in_office_whom_the_daughter_in_law_seems_to_name() -> None:
    people = staff("bob 马波 M 1978-03 reform", "zoe 赵彩 F 1979-07 school", "mum 向桂娟 F 1955-12 finance")
    lines = forms("bob 妻子 赵彩 1979-07 -", "zoe 丈夫 马波 1978-03 -", "zoe 婆婆 向桂娟 1955-12 -", "bob 母亲 向桂娟 - 务农")
    outcome = run(people, lines)
    assert "probable" not in outcome.words("mum", "bob").values()
    assert "probable" not in outcome.words("mum", "zoe").values()


def test_one_form_twice_is_one_family() -> None:
    lines = forms("ann 父亲 王强 1955-01 -", "ann 爸爸 王强 1955 -", "ann 丈夫 赵六 1979-01 -", "ann 爱人 赵六 1979-01 -")
    outcome = run(staff(ANN), lines)
    assert relatives(outcome, "王强") == relatives(outcome, "赵六") == 1
    assert {row["source"] for row in outcome.spouses} == {"forms#3;forms#4"}


def test_masked_numbers_agree_or_contradict() -> None:
    ident = number("1955-01", 31)
    people = staff(ANN, f"zed 王强 M 1955-01 school {ident}")
    fits, differs = f"{ident[:4]}{'*' * 10}{ident[14:]}", f"{ident[:4]}{'*' * 10}0000"
    assert run(people, forms(f"ann 父亲 王强 - 务农 {fits}")).words("ann", "zed") == {"P": "probable"}
    assert run(people, forms(f"ann 父亲 王强 1955-01 - {differs}")).words("ann", "zed") == {}


def test_a_third_person_on_both_forms_convinces() -> None:
    lines = forms("ann 弟弟 王波 - -", "ann 父亲 王强 1955-01 -", "bob 父亲 王强 1955-01 -")
    outcome = run(staff(ANN, BOB), lines)
    assert outcome.match("forms#1")["reason"] == "match.shared-relative"
    assert outcome.words("ann", "bob")["PC"] == "probable"


@pytest.mark.parametrize(
    ("text", "organ", "fits"),
    [
        ("云岫县财政局", "finance", True),
        ("县财政局预算股副股长", "finance", True),
        ("财政局", "finance", True),
        ("中共云岫县财政局党组", "finance", True),
        ("青山县财政局", "finance", False),
        ("市财政局", "finance", False),
        ("县发改委", "reform", True),
        ("发展和改革委员会", "reform", True),
        ("县财政局", "reform", False),
        ("第一中学教师", "school", True),
        ("务农", "finance", False),
        ("", "finance", False),
    ],
)
def test_employer_texts(text: str, organ: str, fits: bool) -> None:
    assert Employers(ORGANS).fits(text, organ) is fits


def test_a_section_alone_names_the_post() -> None:
    employers = Employers(ORGANS)
    assert employers.fits_post("预算股科员", [("finance", "预算股", "科员")])
    assert not employers.fits_post("人事股科员", [("finance", "预算股", "科员")])


DATES = st.one_of(
    st.just(""),
    st.integers(1900, 2020).map(str),
    st.builds("{}-{:02d}".format, st.integers(1900, 2020), st.integers(1, 12)),
)


@given(DATES, DATES)
def test_births_compare_alike_from_both_sides(one: str, other: str) -> None:
    assert births_agree(one, other) == births_agree(other, one)
    assert (years_older(one, other) is None) == (not one or not other)
    assert can_be("P", one, other) == can_be("C", other, one)


@given(st.text("张三欧阳李· ()（曾用名）ABc", max_size=12))
def test_match_keys_are_stable(name: str) -> None:
    assert all(match_keys(key) == (key,) for key in match_keys(name))


@given(st.text("PCS", min_size=1, max_size=4), st.text("PCS", min_size=1, max_size=4))
def test_views_only_get_shorter(relation: str, word: str) -> None:
    assert max(map(len, seen_from(relation, word))) == len(relation) + len(word)
