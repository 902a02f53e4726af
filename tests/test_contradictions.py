"""Contradictions: each kind is found, with every place, what rests on it is doubted, and nothing else is accused."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinship.errors import Place
from kinship.explain import explain_finding
from kinship.judge import check_county
from kinship.report.explained import explained_text
from kinship.rules import DEFAULT_PACKS
from loaders import load
from loaders.cache.values import packed, unpacked
from loaders.contradictions.model import KINDS
from tests.contradicting import Human, Plant, Planted, World, told, world
from tests.contradiction_plants import PLANTS
from tests.files import declarations, ledger, xlsx
from tests.resolving import FINANCE, Outcome, forms, number, run, staff

SEEDS = range(8)
CLEAN = range(1000, 1200)


def ids(outcome: Outcome, human: Human) -> list[str]:
    """Everybody whom the forms may mean by one person."""
    return [row["person_id"] for row in outcome.people if row["name"] == human.name]


def grades(outcome: Outcome, one: Human, other: Human) -> set[str]:
    """The grades of all words between two people."""
    pairs = [(here, there) for here in ids(outcome, one) for there in ids(outcome, other)]
    return {grade for pair in pairs for grade in outcome.words(*pair).values()}


def between_others(made: World, outcome: Outcome, planted: Planted) -> Mapping[tuple[str, str], dict[str, str]]:
    """All words between the people of the staff who have nothing to do with what was planted."""
    others = [one.person_id for one in made.people if one.organ and one.name not in planted.people]
    return {(one, other): outcome.words(one, other) for one in others for other in others if one < other}


def test_families_that_contradict_nothing_are_accused_of_nothing() -> None:
    accused = {seed: [problem.text("en") for problem in told(world(seed).outcome())] for seed in CLEAN}
    assert {seed: texts for seed, texts in accused.items() if texts} == {}


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.__name__)
def test_what_is_planted_is_found_and_nothing_else(plant: Plant) -> None:
    for seed in SEEDS:
        made, clean = world(seed), world(seed).outcome()
        made.numbers = seed % 2
        planted = plant(made)
        outcome = made.outcome()
        found = told(outcome)
        assert {problem.key.removeprefix("match.") for problem in found} & planted.kinds, seed
        assert {problem.key.removeprefix("match.") for problem in found} <= planted.kinds, (seed, [p.text("en") for p in found])
        assert {place for problem in found for place in (problem.place, *problem.other_places)} >= planted.places, seed
        assert {name for problem in found for _, name in problem.people} <= planted.people, seed
        for one, other in planted.doubted:
            assert grades(outcome, one, other) == {"possible"}, (seed, one, other)
        assert between_others(made, outcome, planted) == between_others(made, clean, planted), seed


def test_every_kind_but_one_is_planted() -> None:
    kinds = {kind for plant in PLANTS for kind in plant(world(1)).kinds}
    assert set(KINDS) - kinds == {"id-contradicted"}


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.__name__)
@settings(max_examples=8, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_the_order_of_rows_does_not_matter(plant: Plant, seed: int) -> None:
    made = world(seed % 50)
    plant(made)
    one, other = made.outcome(), made.shuffled(seed).outcome()
    assert (one.people, one.parents, one.spouses) == (other.people, other.parents, other.spouses)
    assert told(one) == told(other)


ANN, BOB = "ann 王安 F 1980-01 finance", "bob 王波 M 1982-03 reform"


def test_a_parent_handed_on_to_a_brother_is_doubted_with_the_line_that_names_him() -> None:
    people = staff(ANN, BOB, "sam 王山 M 1955-01 school")
    lines = forms("ann 弟弟 王波 1982-03 -", f"sam 女儿 王安 1980-01 {FINANCE}")
    assert run(people, lines).words("bob", "sam") == {"P": "probable"}
    doubted = run(people, [*lines, *forms("- - - - -", "- - - - -", "ann 养父 王山 1955-01 县第一中学")[2:]])
    assert [problem.key for problem in told(doubted)] == ["match.kinds-differ"]
    assert doubted.words("ann", "sam") == doubted.words("bob", "sam") == {"P": "possible"}
    assert ("sam", "bob") in told(doubted)[0].ties


def test_in_a_wide_sheet_the_other_relatives_of_the_row_are_not_doubted() -> None:
    lines = forms(
        "ann 父亲 王强 1955-01 务农", "ann 父亲 王刚 1957-01 务农", "ann 母亲 李梅 1956-02 -", "ann 外祖父 李海 1931-01 -"
    )
    outcome = run(staff(ANN), [{**line, "source": "wide#2", "place": Place("wide", "", 2)} for line in lines])
    names = {row["person_id"]: row["name"] for row in outcome.people}
    assert {(names[row["parent_id"]], row["grade"]) for row in outcome.parents} == {
        ("王强", "possible"),
        ("王刚", "possible"),
        ("李梅", "probable"),
        ("李海", "probable"),
    }


def test_an_id_number_spares_the_statement_that_it_proves() -> None:
    proven = f"ann 父亲 王强 1955-01 务农 {number('1955-01', 31)}"
    outcome = run(staff(ANN), forms(proven, "ann 父亲 王刚 1957-01 务农"))
    grades = {row["name"]: outcome.words("ann", row["person_id"]) for row in outcome.people if row["name"] in ("王强", "王刚")}
    assert grades == {"王强": {"P": "confirmed"}, "王刚": {"P": "possible"}}


def test_two_proven_statements_are_both_doubted() -> None:
    both = [f"ann 父亲 王强 1955-01 务农 {number('1955-01', 31)}", f"ann 父亲 王刚 1957-01 务农 {number('1957-01', 31)}"]
    assert {row["grade"] for row in run(staff(ANN), forms(*both)).parents} == {"possible"}


def test_a_canonical_row_keeps_its_grade() -> None:
    given = [
        {"parent_id": "sam", "child_id": "ann", "grade": "confirmed", "source": "register", "place": Place("parent.csv", "", 2)}
    ]
    people = staff(ANN, "sam 王山 M 1950-01 school")
    outcome = run(people, forms("ann 父亲 王刚 1957-01 务农"), parent=given)
    assert sorted(row["grade"] for row in outcome.parents) == ["confirmed", "possible"]
    (problem,) = told(outcome)
    assert {problem.place, *problem.other_places} == {Place("forms", "", 1), Place("parent.csv", "", 2)}


@pytest.mark.parametrize(
    ("first", "grades"), [("妻子 钱七 1981-01 2019年去世", ["probable"] * 2), ("亡妻 钱七 1981-01 -", ["possible", "probable"])]
)
def test_a_widowers_second_wife_is_no_contradiction(first: str, grades: list[str]) -> None:
    outcome = run(staff(BOB), forms(f"bob {first}", "bob 妻子 孙八 1984-01 -"))
    assert not told(outcome)
    assert sorted(row["grade"] for row in outcome.spouses) == grades


WED = ("ann 丈夫 王波 1982-03 云岫县发展和改革委员会", f"bob 妻子 王安 1980-01 {FINANCE}")
TIM = "tim 王松 M 1981-05 school"


def test_a_wife_whose_marriage_two_forms_tell_is_still_told_of_a_third() -> None:
    outcome = run(staff(ANN, BOB, TIM), forms(*WED, f"tim 妻子 王安 1980-01 {FINANCE}"))
    (problem,) = told(outcome)
    assert problem.key == "match.two-spouses"
    assert {problem.place.row, *(place.row for place in problem.other_places)} == {1, 2, 3}
    assert {person for person, _ in problem.people} == {"ann", "bob", "tim"}
    assert {row["grade"] for row in outcome.spouses} == {"possible"}


@pytest.mark.parametrize(
    "line",
    ["tim 妻子 王安 1980-01 务农", "tim 妻子 王安 1980-02 " + FINANCE, "tim 妻子 王安 1980-01 已去世", "ann 前夫 王松 1981-05 -"],
)
def test_a_namesake_a_dead_wife_or_a_former_husband_contradicts_no_marriage(line: str) -> None:
    outcome = run(staff(ANN, BOB, TIM), forms(*WED, line))
    assert "match.two-spouses" not in {problem.key for problem in told(outcome)}
    assert outcome.words("ann", "bob") == {"S": "confirmed"}


@pytest.mark.parametrize(("note", "grade"), [("已离婚", "possible"), ("离婚后复婚", "confirmed"), ("-", "confirmed")])
def test_a_remark_of_divorce_on_the_one_form_doubts_the_marriage_on_the_other(note: str, grade: str) -> None:
    lines = forms(*WED)
    lines[1]["note"] = note
    assert run(staff(ANN, BOB), lines).words("ann", "bob") == {"S": grade}


def test_a_former_husband_of_another_birth_is_another_man() -> None:
    outcome = run(staff(ANN, BOB), forms(WED[1], "ann 前夫 王波 1975-11 -"))
    assert not told(outcome)
    assert outcome.words("ann", "bob") == {"S": "probable"}


def test_an_adoptive_father_is_no_second_father() -> None:
    people = staff(ANN, "sam 王山 M 1950-01 school")
    assert not told(run(people, forms("ann 父亲 王刚 1957-01 务农", f"sam 养女 王安 1980-01 {FINANCE}")))


def test_who_has_no_name_is_told_by_what_he_is_to_whom() -> None:
    people = staff(ANN, "sam 王山 M 1950-01 school", "ken 陈刚 M 1951-02 school")
    outcome = run(people, forms("ann 公公 王山 1950-01 school", "ken 儿媳 王安 1980-01 " + FINANCE))
    (problem,) = (one for one in outcome.account.problems if one.key == "match.two-fathers")
    assert problem.text("zh").startswith("王安的丈夫（未具名） 有两位不同的父亲：王山、陈刚")
    assert problem.text("en").startswith("the husband of 王安 (unnamed) has two different fathers")
    assert unpacked(packed(problem.values)) == problem.values


def test_what_the_other_side_bears_out_is_doubted_less() -> None:
    lines = forms("ann 妹妹 王波 - -", "bob 姐姐 王安 1980-01 -")
    lines[0]["relative_id_number"] = number("1982-03", 33)
    outcome = run(staff(ANN, BOB + " " + number("1982-03", 33)), lines)
    assert [problem.key for problem in told(outcome)] == ["match.term-not-sex"]
    assert set(outcome.words("ann", "bob").values()) <= {"probable", "possible"}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_finding_says_what_contradicts_it(tmp_path: Path, lang: str) -> None:
    people = [
        ["王安", "女", "1980.01", "", "云岫县财政局", "预算股", "科员"],
        ["王强", "男", "1955.01", "", "云岫县财政局", "", "局长"],
    ]
    lines = [
        ["王安", "云岫县财政局", "父亲", "王强", "", "1955.01", "云岫县财政局局长"],
        ["王安", "云岫县财政局", "父亲", "王刚", "", "1957.01", "务农"],
    ]
    book = xlsx(tmp_path / "台账.xlsx", {"台账": ledger(*people), "申报": declarations(*lines)})
    county = load([book])
    document = check_county(county, as_of=date(2026, 1, 1))
    contradiction = next(one for one in document["problems"] if one["key"] == "match.two-fathers")
    assert (contradiction["file"], contradiction["sheet"], contradiction["row"]) == ("台账.xlsx", "申报", 3)
    assert contradiction["other_places"] == [{"file": "台账.xlsx", "sheet": "申报", "row": 4, "column": ""}]
    assert {person["name"] for person in contradiction["people"]} == {"王安", "王强", "王刚"}
    finding = document["findings"][0]
    assert finding["grade"] == "possible" and finding["contradicted_by"] == [contradiction]
    text = explained_text(explain_finding(county, DEFAULT_PACKS, date(2026, 1, 1), finding["id"]), lang)
    assert contradiction[f"text_{lang}"] in text
    assert ("与之矛盾的记载" if lang == "zh" else "Contradicted by") in text


def test_a_husband_of_a_man_is_told_with_the_mans_own_row() -> None:
    made = world(3)
    one, other = made.employ(made.human("M", 1985)), made.human("M", 1986)
    place = made.say(one, "丈夫", other)
    (problem,) = told(made.outcome())
    assert (problem.key, problem.place, problem.other_places) == ("match.not-said-by-sex", place, (made.own(one),))
    assert [name for _, name in problem.people] == [one.name]
