"""From terms to rows: siblings, half blood, open sides, several meanings, step and adoptive ties, contradictions."""

from __future__ import annotations

import pytest

from loaders.ties.family import Family, Tie
from loaders.ties.siblings import Siblings
from tests.resolving import FINANCE, REFORM, Outcome, forms, run, staff

ANN = "ann 王安 F 1980-01 finance"
BOB = "bob 王波 M 1982-03 reform"
CAT = "cat 王彩 F 1985-07 school"


def unnamed(outcome: Outcome) -> list[str]:
    """The unnamed people."""
    return [row["person_id"] for row in outcome.people if not row["name"]]


def test_siblings_share_the_parents_known_on_either_side() -> None:
    lines = forms("ann 弟弟 王波 1982-03 -", "ann 父亲 王强 1955-01 务农", "bob 母亲 李梅 1956-02 务农")
    outcome = run(staff(ANN, BOB), lines)
    assert len(outcome.parents) == 4
    assert {row["grade"] for row in outcome.parents} == {"probable"}
    assert not unnamed(outcome)


def test_siblings_without_known_parents_share_an_unnamed_one() -> None:
    outcome = run(staff(ANN, BOB, CAT), forms(f"ann 弟弟 王波 1982-03 {REFORM}", "bob 妹妹 王彩 1985-07 -"))
    assert outcome.words("ann", "cat") == {"PC": "probable"}
    assert len(unnamed(outcome)) == 1


def test_siblings_who_declare_each_other_are_confirmed_though_the_parent_is_not() -> None:
    lines = forms("ann 弟弟 王波 1982-03 -", "bob 姐姐 王安 1980-01 -", "ann 父亲 王强 1955-01 务农")
    outcome = run(staff(ANN, BOB), lines)
    assert outcome.words("ann", "bob") == {"PC": "confirmed"}
    father = next(row["person_id"] for row in outcome.people if row["name"] == "王强")
    grades = {row["child_id"]: row["grade"] for row in outcome.parents if row["parent_id"] == father}
    assert grades == {"ann": "probable", "bob": "probable"}


def test_two_different_fathers_mean_a_common_mother() -> None:
    lines = forms(
        "ann 弟弟 王波 1982-03 -", "ann 父亲 王强 1955-01 务农", "bob 父亲 王刚 1950-06 务农", "bob 母亲 李梅 1956-02 务农"
    )
    outcome = run(staff(ANN, BOB), lines)
    children = {
        row["name"]: sorted(edge["child_id"] for edge in outcome.parents if edge["parent_id"] == row["person_id"])
        for row in outcome.people
    }
    assert (children["王强"], children["王刚"], children["李梅"]) == (["ann"], ["bob"], ["ann", "bob"])


def test_the_mother_whom_a_husband_tells_goes_before_the_one_whom_a_sister_hands_on() -> None:
    lines = forms("ann 妹妹 王彩 1985-07 -", "ann 父亲 王强 1955-01 -", "ann 母亲 李梅 1956-02 -", "ann 继母 钱七 1960-05 -")
    lines += forms("zed 妻子 王彩 1985-07 -", "zed 岳母 钱七 1960-05 -")
    outcome = run(staff(ANN, CAT, "zed 赵六 M 1984-01 school"), lines)
    names = {row["person_id"]: row["name"] for row in outcome.people}
    assert {names[row["parent_id"]] for row in outcome.parents if row["child_id"] == "cat"} == {"王强", "钱七"}
    assert not outcome.problems()


def test_two_different_fathers_and_no_known_mother_share_an_unnamed_woman() -> None:
    lines = forms("ann 弟弟 王波 1982-03 -", "ann 父亲 王强 1955-01 务农", "bob 父亲 王刚 1950-06 务农")
    outcome = run(staff(ANN, BOB), lines)
    assert [row["sex"] for row in outcome.people if not row["name"]] == ["F"]
    assert outcome.words("ann", "bob") == {"PC": "probable"}


def test_a_brother_of_another_surname_gets_no_father_from_his_sister() -> None:
    lines = forms("ann 弟弟 李波 1982-03 -", "ann 父亲 王强 1955-01 务农", "ann 母亲 李梅 1956-02 务农")
    outcome = run(staff(ANN, "bob 李波 M 1982-03 reform"), lines)
    assert [row["parent_id"] for row in outcome.parents if row["child_id"] == "bob"] == [
        row["person_id"] for row in outcome.people if row["name"] == "李梅"
    ]


def test_an_open_side_is_nobody_known_and_holds_for_full_siblings() -> None:
    lines = forms("ann 表哥 赵六 1978-01 -", "ann 父亲 王强 1955-01 务农", "ann 弟弟 王波 1982-03 -")
    lines += forms("bob 母亲 李梅 1956-02 务农")
    outcome = run(staff(ANN, BOB, "zed 赵六 M 1978-01 school"), lines)
    assert outcome.words("ann", "zed") == outcome.words("bob", "zed") == {"PPCC": "probable"}
    father = next(row["person_id"] for row in outcome.people if row["name"] == "王强")
    assert outcome.words(father, "zed") == {}


def test_a_told_side_uses_the_known_parent() -> None:
    lines = forms("ann 堂哥 王六 1978-01 -", "ann 父亲 王强 1955-01 务农", "zed 父亲 王海 1950-04 务农")
    outcome = run(staff(ANN, "zed 王六 M 1978-01 school"), lines)
    father = next(row["person_id"] for row in outcome.people if row["name"] == "王强")
    uncle = next(row["person_id"] for row in outcome.people if row["name"] == "王海")
    assert outcome.words(father, uncle) == {"PC": "probable"}
    assert outcome.words("ann", "zed") == {"PPCC": "probable"}


@pytest.mark.parametrize(
    "lines", [("ann 爸 王强 1955-01 发改委",), ("ann 养父母 王强 1955-01 发改委", "dad 妻子 李梅 1956-02 -")]
)
def test_a_blank_sex_is_told_by_the_terms(lines: tuple[str, ...]) -> None:
    """Else the grandmother on the father's side would get a second, unnamed son to be the father."""
    outcome = run(staff("ann 王安 F 1980-01 finance", "dad 王强 - 1955-01 reform"), forms(*lines, "ann 奶奶 钱七 1930-01 -"))
    grandmother = next(row["person_id"] for row in outcome.people if row["name"] == "钱七")
    assert "P" in outcome.words("dad", grandmother)


def test_several_meanings_are_all_kept_as_possible() -> None:
    outcome = run(staff("ann 王安 M 1960-01 finance", "zed 赵六 F 1976-01 school"), forms("ann 媳妇 赵六 1976-01 -"))
    assert outcome.words("ann", "zed") == {"S": "possible", "CS": "possible"}


@pytest.mark.parametrize(
    ("declarer", "others", "word"),
    [
        ("ann 王安 F 1955-01 finance", (), "CS"),
        ("ann 王安 M 1978-01 finance", (), "S"),
        ("ann 王安 M 1955-01 finance", ("ann 妻子 钱七 1957-02 务农",), "CS"),
        ("ann 王安 M 1955-01 finance", ("zed 公公 王安 1955-01 -", "ann 儿媳 赵六 1980-01 -"), "CS"),
    ],
)
def test_other_facts_decide_between_meanings(declarer: str, others: tuple[str, ...], word: str) -> None:
    outcome = run(staff(declarer, "zed 赵六 F 1980-01 school"), forms("ann 媳妇 赵六 1980-01 -", *others))
    assert list(outcome.words("ann", "zed")) == [word]
    assert "possible" not in outcome.words("ann", "zed").values()


def test_adoptive_step_and_fostered() -> None:
    lines = forms(
        "ann 养父 王强 1955-01 -", "bob 继父 赵六 1950-01 -", "cat 有抚养关系的继母 钱七 1957-01 -", "ann 继女 孙八 2005-01 -"
    )
    outcome = run(staff(ANN, BOB, CAT), lines)
    kinds = {(row["child_id"], row["kind"]) for row in outcome.parents}
    assert {("ann", "adoptive"), ("bob", "step"), ("cat", "step_fostered")} < kinds
    assert [row["kind"] for row in outcome.parents if row["parent_id"] == "ann"] == ["step"]


def test_step_siblings_are_related_by_the_marriage_of_their_parents() -> None:
    outcome = run(staff(ANN, "zed 赵六 M 1978-01 school"), forms("ann 继兄 赵六 1978-01 -"))
    assert outcome.words("ann", "zed") == {"PSC": "probable"}


def test_with_a_second_mother_it_is_open_whose_brother_the_uncle_is() -> None:
    lines = forms("ann 母亲 李梅 1956-02 -", "ann 有抚养关系的继母 钱七 1957-01 -", "ann 舅舅 李六 1958-01 -")
    outcome = run(staff(ANN, "zed 李六 M 1958-01 school"), lines)
    assert outcome.words("ann", "zed") == {"PPC": "probable"}
    mothers = [row["person_id"] for row in outcome.people if row["name"] in ("李梅", "钱七")]
    assert [outcome.words(mother, "zed") for mother in mothers] == [{}, {}]


def test_the_only_spouse_is_possibly_the_other_parent() -> None:
    outcome = run(staff(ANN), forms("ann 丈夫 赵六 1979-01 -", "ann 儿子 赵小 2005-01 -"))
    inferred = [row for row in outcome.parents if row["parent_id"] != "ann"]
    assert [(row["grade"], row["source"]) for row in inferred] == [("possible", "forms#2 (inferred)")]


PARENTS = ("ann 父亲 王强 1955-01 -", "ann 母亲 李梅 1956-02 -", "ann 外公 李老 1930-01 -")
COUPLE = (ANN, "dad 王强 M 1955-01 finance", "mum 李梅 F 1956-02 finance", "old 李老 M 1930-01 reform")


def test_father_and_mother_of_one_form_are_possibly_a_couple() -> None:
    outcome = run(staff(*COUPLE), forms(*PARENTS))
    assert [(row["grade"], row["source"]) for row in outcome.spouses] == [("possible", "forms#1 (inferred);forms#2 (inferred)")]
    assert (outcome.words("dad", "mum"), outcome.words("dad", "old")) == ({"S": "possible"}, {"SP": "possible"})


@pytest.mark.parametrize(
    "line",
    [
        *(
            "dad 前妻 李梅 1956-02 -",
            "dad 弟弟 王二 - -",
            "mum 丈夫 赵六 1964-01 -",
            "ann 继母 孙七 - -",
            "ann 母亲 孙八 1967-01 -",
        ),
        *("bob 母亲 李梅 1956-02 已离异", "ann 有抚养关系的继父 赵六 1964-01 -"),
    ],
)
def test_parents_of_whom_anything_tells_otherwise_are_no_couple(line: str) -> None:
    outcome = run(staff(*COUPLE, BOB), forms(*PARENTS, line))
    assert outcome.words("dad", "mum") == {}


@pytest.mark.parametrize("told", ["ann 母亲 李梅 1956-02 已去世", "ann 母亲 李梅 1956-02 已离异", "ann 养母 李梅 1956-02 -"])
def test_a_dead_or_divorced_or_adoptive_mother_is_not_married_by_that(told: str) -> None:
    outcome = run(staff(*COUPLE[:2]), forms(PARENTS[0], told))
    assert outcome.spouses == []


def test_a_father_of_children_with_two_mothers_is_married_to_neither() -> None:
    lines = forms(*PARENTS[:2], "bob 父亲 王强 1955-01 -", "bob 母亲 孙八 1967-01 -")
    outcome = run(staff(*COUPLE, "bob 王波 M 1992-03 reform"), lines)
    assert outcome.spouses == []


def test_parents_of_whom_neither_is_on_the_staff_are_no_couple() -> None:
    assert run(staff(ANN), forms(*PARENTS)).spouses == []


def test_a_spouse_too_young_or_a_known_father_is_not_the_other_parent() -> None:
    lines = forms("ann 丈夫 赵六 1994-01 -", "ann 儿子 赵小 2005-01 -", "bob 妻子 钱七 1983-01 -", "bob 女儿 王小 2006-01 -")
    lines += forms("dan 母亲 孙八 - -", "dan 父亲 王波 1982-03 -")
    outcome = run(staff(ANN, BOB, "dan 王小 F 2006-01 school"), lines)
    assert len([row for row in outcome.parents if row["grade"] == "possible"]) == 0


def test_two_fathers_two_wives_and_a_mother_too_young_are_contradictions() -> None:
    lines = forms("ann 父亲 王强 1955-01 -", "ann 父亲 王刚 1950-06 -", "bob 妻子 钱七 1983-01 -", "bob 妻子 孙八 1984-01 -")
    lines += forms("cat 母亲 李梅 1975-01 -")
    outcome = run(staff(ANN, BOB, CAT), lines)
    assert sorted(outcome.problems()) == ["match.too-young", "match.two-fathers", "match.two-spouses"]
    assert {row["grade"] for row in (*outcome.parents, *outcome.spouses)} == {"possible"}


def test_a_brother_older_than_the_mother_does_not_get_her() -> None:
    lines = forms("ann 哥哥 王波 1952-03 -", "ann 母亲 李梅 1956-02 -")
    outcome = run(staff(ANN, "bob 王波 M 1952-03 reform"), lines)
    assert outcome.problems() == ["match.too-young"]
    assert outcome.words("ann", "bob") == {"PC": "possible"}
    assert {row["grade"] for row in outcome.parents} == {"possible"}
    assert len(unnamed(outcome)) == 1


def test_elder_and_younger_exchanged_is_said() -> None:
    outcome = run(staff(ANN, BOB), forms("ann 哥哥 王波 1982-03 -"))
    assert outcome.problems() == ["match.seniority"]


def test_a_chain_never_replaces_a_declared_parent() -> None:
    lines = forms("ann 父亲 王强 1955-01 -", f"bob 妻子 王安 1980-01 {FINANCE}", "bob 岳父 赵六 1953-01 -")
    outcome = run(staff(ANN, BOB, "zed 赵六 M 1953-01 school"), lines)
    assert outcome.problems() == ["match.two-fathers"]
    assert outcome.words("bob", "zed") == {"SP": "possible"}
    assert outcome.words("ann", "zed") == {}


def test_a_possible_relative_is_kept_beside_the_person_he_may_be() -> None:
    lines = forms("ann 父亲 赵六 - -", "ann 弟弟 王波 1982-03 -", "bob 父亲 赵六 - -")
    outcome = run(staff(ANN, BOB, "zed 赵六 M 1953-01 school"), lines)
    assert outcome.words("ann", "zed") == outcome.words("bob", "zed") == {"P": "possible"}
    assert outcome.words("ann", "bob") == {"PC": "probable"}


def test_a_fostering_mother_in_law_is_no_contradiction() -> None:
    lines = forms("ann 丈夫 王波 1982-03 -", "ann 婆婆 钱七 1957-01 -", "bob 有抚养关系的继母 钱七 1957-01 -")
    lines += forms("bob 母亲 李梅 1956-02 -", "zed 继子 王波 1982-03 -", "zed 儿媳 王安 1980-01 -")
    outcome = run(staff(ANN, BOB, "zed 钱七 F 1957-01 school"), lines)
    assert not outcome.problems()
    assert outcome.words("ann", "zed")["SP"] == "confirmed"


def test_grandchildren_of_known_children_are_not_doubled() -> None:
    lines = forms("ann 儿子 赵大 2000-01 -", "ann 孙子 赵小 2024-01 -", "kid 父亲 赵大 2000-01 -")
    outcome = run(staff("ann 王安 F 1975-01 finance", "kid 赵小 M 2024-01 school"), lines)
    assert outcome.words("ann", "kid") == {"CC": "probable"}
    assert not unnamed(outcome)


def test_unnamed_people_of_different_families_stay_apart() -> None:
    people = staff(ANN, "bob 赵波 M 1982-03 reform", "eve 钱七 F 1981-01 school", "fay 孙八 F 1983-01 school")
    outcome = run(people, forms("ann 表姐 钱七 1981-01 -", "bob 表妹 孙八 1983-01 -"))
    assert outcome.words("ann", "bob") == outcome.words("eve", "fay") == outcome.words("ann", "fay") == {}


def test_a_same_pair_declared_twice_keeps_the_best_grade_and_all_sources() -> None:
    family = Family({}, {})
    siblings = Siblings(family)
    siblings.add("b", "a", 1, frozenset(["x"]))
    siblings.add("a", "b", 2, frozenset(["y"]))
    siblings.settle()
    assert {(edge.level, *sorted(edge.sources)) for edge in family.parents.values()} == {(2, "x", "y")}


def test_ties_are_plain_data() -> None:
    assert Tie("a", "b", "S", "F", "blood", 2, frozenset()).own == 2
