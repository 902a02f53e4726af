"""In-laws over marriages that one line says to be over, or that a form gives to somebody else: possible, and listed."""

from __future__ import annotations

import pytest

from tests.contradicting import told
from tests.resolving import Outcome, forms, number, run, staff

BOSS, ANN = "boss 王伟 M 1964-03 finance", "ann 李静 F 1984-02 finance"
ZHANG = "cat 张磊 M 1963-05 reform"
TOM = f"张涛 1990-01 县一中 {number('1990-01', 11)}"
WIFE = "boss 妻子 赵敏 1970-02 个体"
SISTER, HUSBAND = "ann 姐姐 李梅 1970-01 县医院", "ann 姐夫 王伟 1964-03 云岫县财政局"


def outcome(*lines: str, remarks: str = "", at: int = -1) -> Outcome:
    """What is made of the lines, the one at a place with a remark."""
    declared = forms(*lines)
    declared[at]["note"] = remarks
    return run(staff(BOSS, ANN, ZHANG), declared)


def grades(made: Outcome, one: str = "ann", other: str = "boss") -> set[str]:
    """The grades of all words between two."""
    return set(made.words(one, other).values())


def kinds(made: Outcome) -> set[str]:
    """The kinds of the contradictions."""
    return {problem.key.removeprefix("match.") for problem in told(made)}


def test_a_wife_who_is_none_of_the_sisters_is_not_taken_for_one() -> None:
    made = outcome(SISTER, HUSBAND, WIFE)
    assert (grades(made), kinds(made)) == ({"possible"}, {"in-law-elsewhere"})
    (problem,) = told(made)
    assert {problem.place.row, *(place.row for place in problem.other_places)} == {2, 3}


def test_of_a_former_wife_among_the_sisters_it_is_said_that_she_is_one() -> None:
    made = outcome(SISTER, HUSBAND, WIFE, "boss 前妻 李梅 1970-01 县医院")
    assert (grades(made), kinds(made)) == ({"possible"}, {"in-law-ended"})
    alike = outcome(SISTER, HUSBAND, "boss 妻子 李兰 1970-02 个体", "boss 前妻 李梅 1970-01 县医院")
    assert (grades(alike), kinds(alike)) == ({"possible"}, {"in-law-ended"})


@pytest.mark.parametrize(
    "lines",
    [
        (SISTER, HUSBAND),
        (SISTER, HUSBAND, "boss 妻子 李梅 1970-01 县医院"),
        (SISTER, HUSBAND, "boss 妻子 李兰 1970-02 个体"),  # a sister whom the form leaves out
        ("ann 妹妹 李梅 1986-01 县医院", HUSBAND, WIFE),  # no elder sister is listed
        ("ann 哥哥 李强 1970-01 县医院", HUSBAND, WIFE),
        (HUSBAND, WIFE),
        (SISTER, HUSBAND, WIFE, "boss 小姨子 李静 1984-02 云岫县财政局"),  # both say so
        (SISTER, HUSBAND, "boss 妻子 李梅 1970-01 县医院", "boss 前妻 赵敏 1970-02 县医院"),
    ],
)
def test_a_wife_who_may_be_the_sister_is_not_doubted(lines: tuple[str, ...]) -> None:
    made = outcome(*lines)
    assert not kinds(made)
    assert grades(made) & {"probable", "confirmed"}


@pytest.mark.parametrize(
    ("lines", "pair"),
    [
        ((HUSBAND, SISTER), ("ann", "boss")),
        (("ann 姑父 王伟 1964-03 云岫县财政局", "ann 姑姑 李梅 1966-01 -"), ("ann", "boss")),
        (("ann 表嫂 赵兰 1981-03 -", "ann 表姐夫 王伟 1964-03 云岫县财政局", "ann 表姐 孙梅 1968-01 -"), ("ann", "boss")),
        (("boss 儿媳 李静 1984-02 云岫县财政局", "boss 儿子 王强 1984-01 -"), ("ann", "boss")),
        ((f"cat 儿子 {TOM}", f"boss 女婿 {TOM}", "boss 女儿 王丽 1991-03 县医院"), ("boss", "cat")),
        (("ann 公公 王伟 1964-03 云岫县财政局", "ann 丈夫 王强 1984-01 -"), ("ann", "boss")),
        (("ann 小叔子 王伟 1964-03 云岫县财政局", "ann 丈夫 王强 1963-01 -"), ("ann", "boss")),
    ],
)
@pytest.mark.parametrize("remark", ["已离婚", "县医院，离异", "2019年离婚"])
def test_a_divorce_of_the_one_in_between_is_told(lines: tuple[str, ...], pair: tuple[str, str], remark: str) -> None:
    made = outcome(*lines, remarks=remark)
    assert (grades(made, *pair), kinds(made)) == ({"possible"}, {"in-law-ended"})
    assert grades(outcome(*lines), *pair) <= {"probable", "confirmed"}
    assert not kinds(outcome(*lines))


@pytest.mark.parametrize(
    "remark", ["未离婚", "离婚后复婚", "2010年离异，2015年再婚", "父母离异", "二婚，前夫离异", "县民政局离婚登记处", "离石区医院"]
)
def test_what_is_said_of_others_or_was_mended_ends_no_marriage(remark: str) -> None:
    made = outcome(HUSBAND, SISTER, remarks=remark)
    assert grades(made) == {"probable"}
    assert not kinds(made)


def test_of_several_sisters_one_divorced_leaves_the_other() -> None:
    made = outcome(HUSBAND, "ann 姐姐 李兰 1972-03 务农", SISTER, remarks="离异")
    assert grades(made) & {"probable"}
    assert not kinds(made)


def test_a_marriage_that_the_two_tell_themselves_stands() -> None:
    made = outcome(
        "ann 丈夫 王强 1984-01 务农", "boss 儿媳 李静 1984-02 云岫县财政局", "boss 儿子 王强 1984-01 -", remarks="离异"
    )
    assert grades(made) & {"probable", "confirmed"}
    assert not kinds(made)


@pytest.mark.parametrize("term", ["公公", "大伯子"])
def test_an_in_law_of_a_former_husband_is_possible_only(term: str) -> None:
    line = f"ann {term} 王伟 1964-03 云岫县财政局"
    former, present = "ann 前夫 王强 1984-01 个体", "ann 丈夫 {} 1983-01 个体"
    for lines in ((line, former), (line, former, present.format("赵强"))):
        made = outcome(*lines)
        assert (grades(made), kinds(made)) == ({"possible"}, {"in-law-ended"})
    for lines in ((line,), (line, present.format("赵强")), (line, former, present.format("王刚"))):
        assert grades(outcome(*lines)) == {"probable"}


def test_one_form_that_lists_her_as_wife_and_as_former_wife_contradicts_itself() -> None:
    former = "boss 前妻 赵敏 1970-02 个体"
    made = outcome(WIFE, former, "cat 妹妹 赵敏 1970-02 个体")
    assert (grades(made, "cat", "boss"), kinds(made)) == ({"possible"}, {"marriage-ended"})
    assert not kinds(outcome(WIFE, "boss 前妻 赵敏 1975-11 个体", "cat 妹妹 赵敏 1970-02 个体"))


@pytest.mark.parametrize(
    ("line", "remark", "grade"),
    [
        (HUSBAND, "姐姐已去世", "possible"),
        (HUSBAND, "云岫县财政局（妻子2015年病故）", "possible"),
        (HUSBAND, "丧偶", "possible"),
        (HUSBAND, "其父已故", "probable"),
        (HUSBAND, "弟弟已去世", "probable"),
        (HUSBAND, "", "probable"),
        ("ann 大舅哥 王伟 1964-03 云岫县财政局", "妻子已故", "probable"),
    ],
)
def test_the_death_of_the_one_in_between_is_heard_on_the_line_of_the_other(line: str, remark: str, grade: str) -> None:
    people = staff(BOSS, ANN) if "姐夫" in line else staff(BOSS, ANN.replace(" F ", " M "))
    declared = [{**one, "note": remark} for one in forms(line)]
    made = run(people, declared)
    assert grades(made) == {grade}
    assert ("match.dead-undated" in made.problems()) is (grade == "possible")


def test_a_day_of_death_is_taken_from_the_form_of_who_is_possibly_the_same() -> None:
    lines = forms("boss 妻子 赵敏 1978-01 已去世", "cat 姐姐 赵敏 1978-01 2015年去世")
    for order in (lines, lines[::-1]):
        made = run(staff(BOSS, ZHANG), order)
        assert {row["died"] for row in made.people if row["name"] == "赵敏"} == {"2015"}
        assert {row["grade"] for row in made.spouses} == {"possible"}
