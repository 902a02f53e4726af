"""Forms in, ties out: evidence, grades, and the order of rows."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinship.errors import Place
from tests.resolving import FINANCE, REFORM, forms, number, run, staff

ANN = "ann 安然 F 1990-01 finance"
ZED = "zed 张强 M 1965-05 reform"


def test_one_side_declares_and_name_birth_and_employer_agree() -> None:
    outcome = run(staff(ANN, ZED), forms("ann 父亲 张强 1965-05 县发改委"))
    assert outcome.words("ann", "zed") == {"P": "probable"}
    assert outcome.match("forms#1")["reason"] == "match.name-birth-employer"


def test_both_sides_declare_a_composite_as_one_confirmed_tie() -> None:
    lines = forms(f"ann 姑父 张强 1965-05 {REFORM}", f"zed 内侄女 安然 1990-01 {FINANCE}")
    outcome = run(staff(ANN, ZED), lines)
    assert outcome.words("ann", "zed") == {"PPCS": "confirmed"}
    assert {row["source"] for row in outcome.spouses} == {"forms#1;forms#2"}


def test_a_composite_uses_known_people_and_keeps_its_grade() -> None:
    lines = forms("ann 父亲 安国 1960-01 务农", f"ann 姑父 张强 1965-05 {REFORM}", "zed 妻子 安梅 1966-02 务农")
    outcome = run(staff(ANN, ZED), lines)
    assert outcome.words("ann", "zed") == {"PPCS": "probable"}
    names = {row["name"] for row in outcome.people if row.get("staff") == "false"}
    assert names == {"安国", "安梅", ""}, "only the common parent of the two is unnamed"


def test_id_number_confirms() -> None:
    ident = number("1965-05", 11)
    outcome = run(staff(ANN, f"{ZED} {ident}"), forms(f"ann 舅舅 张强 - - {ident}"))
    assert outcome.words("ann", "zed") == {"PPC": "confirmed"}


def test_id_number_of_somebody_with_another_name_is_only_possible() -> None:
    ident = number("1965-05", 11)
    outcome = run(staff(ANN, f"{ZED} {ident}"), forms(f"ann 舅舅 李四 - - {ident}"))
    assert outcome.words("ann", "zed") == {"PPC": "possible"}
    assert outcome.problems() == ["match.id-other-name"]


def test_another_id_number_rules_a_namesake_out() -> None:
    lines = forms(f"ann 舅舅 张强 1965-05 {REFORM} {number('1965-05', 13)}")
    outcome = run(staff(ANN, f"{ZED} {number('1965-05', 11)}"), lines)
    assert outcome.words("ann", "zed") == {}


@pytest.mark.parametrize(
    ("line", "grade"),
    [
        ("ann 父亲 张强 - -", "possible"),
        ("ann 父亲 张强 1965 -", "possible"),
        ("ann 父亲 张强 1965-05 务农", ""),
        ("ann 父亲 张强 1965-05 县财政局", "possible"),
        ("ann 父亲 张强 1965-06 发改委", "possible"),
        ("ann 父亲 张强 1965-05 -", "probable"),
        ("ann 父亲 张强 - 发改委", "probable"),
        ("ann 父亲 张强 1965 发改委", "probable"),
        ("ann 父亲 张强 1952-07 发改委", ""),
        ("ann 父亲 张强 1965-05 发改委（已去世）", ""),
        ("ann 母亲 张强 1965-05 发改委", ""),
        ("ann 儿子 张强 - 发改委", ""),
        ("ann 父亲 张强 - 务农", ""),
        ("ann 父亲 张强 1965-06 -", ""),
    ],
)
def test_evidence(line: str, grade: str) -> None:
    outcome = run(staff(ANN, ZED), forms(line))
    assert set(outcome.words("ann", "zed").values()) == ({grade} if grade else set())


def test_two_equally_good_namesakes_are_both_candidates_and_none_is_chosen() -> None:
    outcome = run(staff(ANN, ZED, "zoe 张强 M 1961-03 school"), forms("ann 父亲 张强 - -"))
    assert outcome.words("ann", "zed") == outcome.words("ann", "zoe") == {}
    assert outcome.problems() == ["match.candidates"]
    assert outcome.account.problems[0].values["candidates"] == "zed、zoe"


def test_the_other_form_decides_between_namesakes() -> None:
    people = staff("ann 安然 F 1990-01 finance", "zed 张强 M 1988-05 reform", "zoe 张强 M 1989-03 school")
    outcome = run(people, forms("ann 丈夫 张强 - -", "zed 妻子 安然 - -"))
    assert outcome.words("ann", "zed") == {"S": "probable"}
    assert outcome.words("ann", "zoe") == {}


def test_a_slip_in_the_birth_is_overcome_by_the_answer_but_never_confirmed() -> None:
    people = staff("ann 安然 F 1990-01 finance", "zed 张强 M 1988-05 reform")
    outcome = run(people, forms("ann 丈夫 张强 1988-06 -", f"zed 妻子 安然 1990-01 {FINANCE}"))
    assert outcome.words("ann", "zed") == {"S": "probable"}


def test_both_spouses_on_good_grounds_are_confirmed() -> None:
    people = staff("ann 安然 F 1990-01 finance", "zed 张强 M 1988-05 reform")
    outcome = run(people, forms(f"ann 丈夫 张强 1988-05 {REFORM}", f"zed 爱人 安然 1990-01 {FINANCE}"))
    assert outcome.words("ann", "zed") == {"S": "confirmed"}


def test_a_frequent_name_with_an_equal_birth_month_is_only_possible() -> None:
    crowd = [f"n{order} 王伟 M {1950 + order % 12}-{order % 12 + 1:02d} school" for order in range(24)]
    people = staff("ann 安然 F 1990-01 finance", "w 王伟 M 1964-05 reform", *crowd)
    outcome = run(people, forms("ann 父亲 王伟 1964-05 -"))
    assert outcome.words("ann", "w") == {"P": "possible"}
    assert outcome.match("forms#1")["reason"] == "match.common-name"


@pytest.mark.parametrize("line", ["ann 父亲 王伟 - -", "ann 父亲 王伟 1964 -", "ann 父亲 王伟 1964-05 务农"])
def test_a_name_borne_by_many_is_no_hint_unless_the_other_form_answers(line: str) -> None:
    lines = forms(line, *(f"ann 舅舅 王伟 19{year}-01 务农" for year in range(50, 54)))
    people = staff("ann 安然 F 1990-01 finance", "w 王伟 M 1964-05 reform")
    assert run(people, lines).words("ann", "w") == {}
    assert run(people, lines + forms("w 女儿 安然 1990-01 -")).words("ann", "w")["P"] == "probable"


def test_former_sworn_and_unknown_terms_tie_nobody() -> None:
    lines = forms("ann 前夫 张强 1965-05 -", "ann 干爹 张强 1965-05 -", "ann 亲戚 张强 1965-05 -", "ann 父亲 无 - -")
    outcome = run(staff(ANN, ZED), lines)
    assert not outcome.parents and not outcome.spouses and len(outcome.people) == 2
    assert outcome.problems() == ["match.no-tie", "match.no-tie", "match.unknown-term", "match.no-name"]
    assert outcome.account.problems[2].place == Place("forms", "", 3)


def test_given_rows_are_kept() -> None:
    parent = [{"parent_id": "zed", "child_id": "ann", "kind": "adoptive", "start": "1995-01", "source": "x"}]
    spouse = [{"person_id": "zed", "spouse_id": "eve", "end": "2001-01", "grade": "probable"}]
    outcome = run(staff(ANN, ZED, "eve 伊芙 F 1966-01 school"), [], parent=parent, spouse=spouse)
    assert outcome.parents == [
        {
            "parent_id": "zed",
            "child_id": "ann",
            "kind": "adoptive",
            "start": "1995-01",
            "end": "",
            "grade": "confirmed",
            "source": "x",
        }
    ]
    assert outcome.spouses[0] == {
        "person_id": "eve",
        "spouse_id": "zed",
        "start": "",
        "end": "2001-01",
        "grade": "probable",
        "source": "",
    }


VILLAGE = staff(ANN, ZED, "bob 安宁 M 1985-03 reform", "eve 张梅 F 1990-01 school", "kim 张强 M 1965-05 school")
LINES = forms(
    f"ann 姑父 张强 1965-05 {REFORM}",
    "ann 哥哥 安宁 1985-03 -",
    "ann 父亲 安国 1960-01 务农",
    "bob 父亲 安国 1960-01 -",
    "bob 表妹 张梅 1990-01 第一中学",
    "bob 媳妇 李兰 1986-01 -",
    f"zed 内侄女 安然 1990-01 {FINANCE}",
    "zed 女儿 张梅 1990-01 第一中学",
    "eve 父亲 张强 1965-05 -",
    "eve 亲家公 赵六 - -",
    "kim 弟弟 张强 - -",
)


@given(st.permutations(LINES), st.permutations(VILLAGE[0]), st.permutations(VILLAGE[1]))
def test_the_order_of_rows_changes_nothing(
    lines: list[dict[str, Any]], people: list[dict[str, Any]], posts: list[dict[str, Any]]
) -> None:
    expected, shuffled = run(VILLAGE, LINES), run((people, posts), lines)
    assert (shuffled.people, shuffled.parents, shuffled.spouses) == (expected.people, expected.parents, expected.spouses)
    assert sorted(map(str, shuffled.account.matches)) == sorted(map(str, expected.account.matches))
    assert sorted(map(str, shuffled.account.problems)) == sorted(map(str, expected.account.problems))
