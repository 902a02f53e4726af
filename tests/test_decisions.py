"""What a person decided about who is who stands above all evidence: what it changes, and what it leaves alone."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinship.account import line_mark, person_mark
from kinship.errors import InputError, Place
from loaders.choices import Choices
from loaders.identity.decisions import Decision, check
from loaders.identity.names import fold
from tests.resolving import FINANCE, REFORM, Outcome, forms, number, run, staff

ANN = "ann 安然 F 1990-01 finance"
BOB = "bob 安宁 M 1985-03 reform"
ZED = "zed 张强 M 1988-05 reform"
ZOE = "zoe 张强 M 1989-03 school"
Side = str | tuple[str, str, str]
"""A person by id, or a line by declarer, term and name."""


def mark(side: Side) -> str:
    if isinstance(side, str):
        return person_mark(side)
    declarer, term, name = side
    return line_mark(declarer, fold(name), term)


def decided(one: Side, answer: str, other: Side, by: str = "钱主任", row: int = 2) -> Decision:
    place = Place("decisions.xlsx", "待认定", row, "认定编号")
    first, second = sorted((mark(one), mark(other)), key=lambda text: (text.startswith("p"), text))
    return Decision(first, second, answer, by, "2026-11-20", place)


def told(people: Any, lines: Any, *decisions: Decision) -> Outcome:
    return run(people, lines, choices=Choices(decisions=decisions))


HUSBAND = ("ann", "丈夫", "张强")


@pytest.mark.parametrize(
    "line",
    [
        "ann 丈夫 张强 - -",
        "ann 丈夫 张强 1988 -",
        f"ann 丈夫 张强 1988-05 {REFORM}",
        "ann 丈夫 张强 1960-02 青山矿业公司",
        "ann 丈夫 张强 1988-05 已去世",
        f"ann 丈夫 张强 - - {number('1988-05', 13)}",
    ],
)
def test_same_makes_the_identity_certain_against_all_evidence(line: str) -> None:
    outcome = told(staff(f"{ZED} {number('1988-05', 11)}", ANN, ZOE), forms(line), decided(HUSBAND, "same", "zed"))
    assert outcome.words("ann", "zed") == {"S": "confirmed"}
    assert outcome.words("ann", "zoe") == {}
    match = outcome.match("forms#1")
    assert (match["grade"], match["reason"]) == ("confirmed", "match.decided-same")
    assert "decided by 钱主任 on 2026-11-20" in str(match["reason_en"]) and "钱主任于 2026-11-20" in str(match["reason_zh"])
    assert outcome.account.open == []


@pytest.mark.parametrize("line", [f"ann 丈夫 张强 1988-05 {REFORM}", f"ann 丈夫 张强 1988-05 - {number('1988-05', 11)}"])
def test_different_rules_the_candidate_out_wholly(line: str) -> None:
    people = staff(f"{ZED} {number('1988-05', 11)}", ANN, BOB)
    lines = forms(line, f"bob 姐夫 张强 1988-05 {REFORM} {number('1988-05', 11)}")
    assert told(people, lines).words("ann", "zed")["S"] in ("probable", "confirmed")
    outcome = told(people, lines, decided(HUSBAND, "different", "zed"))
    assert outcome.words("ann", "zed") == {}
    assert (outcome.match("forms#1")["grade"], outcome.match("forms#1")["reason"]) == ("", "match.decided-different")
    assert outcome.words("bob", "zed")["PCS"] == "confirmed", "of the other line nothing was said"


def test_unknown_leaves_it_at_most_possible() -> None:
    lines = forms(f"ann 丈夫 张强 1988-05 {REFORM}", "ann 儿子 张小 2015-06 -", "zed 儿子 张小 2015-06 -")
    outcome = told(staff(ANN, ZED), lines, decided(HUSBAND, "unknown", "zed"))
    assert outcome.words("ann", "zed")["S"] == "possible"
    assert outcome.match("forms#1")["reason"] == "match.decided-unknown"


def test_unknown_is_no_answer_to_the_other_form() -> None:
    lines = forms("ann 丈夫 张强 1988-05 -", "zed 妻子 安然 - -")
    assert told(staff(ANN, ZED), lines).words("ann", "zed") == {"S": "probable"}
    outcome = told(staff(ANN, ZED), lines, decided(HUSBAND, "unknown", "zed"))
    assert outcome.words("ann", "zed") == {"S": "possible"}


def test_same_answers_the_other_form() -> None:
    lines = forms("ann 丈夫 张强 1960-02 -", "zed 妻子 安然 - -")
    outcome = told(staff(ANN, ZED), lines, decided(HUSBAND, "same", "zed"))
    assert outcome.match("forms#2")["grade"] == "probable"


def test_of_two_candidates_the_one_left_is_judged_by_its_evidence() -> None:
    people, lines = staff(ANN, ZED, ZOE), forms("ann 丈夫 张强 - -")
    assert [match.person_id for match in told(people, lines).account.open] == ["zed", "zoe"]
    outcome = told(people, lines, decided(HUSBAND, "different", "zoe"))
    assert outcome.words("ann", "zed") == {"S": "possible"} and outcome.words("ann", "zoe") == {}
    neither = told(people, lines, decided(HUSBAND, "different", "zoe"), decided(HUSBAND, "different", "zed", row=3))
    assert neither.words("ann", "zed") == neither.words("ann", "zoe") == {} and neither.account.open == []


def test_a_form_handed_in_twice_is_decided_once() -> None:
    lines = forms("ann 丈夫 张强 - -", "ann X X 1988 -")
    lines[1]["term"], lines[1]["relative_name"] = "丈 夫", "張　強"
    outcome = told(staff(ANN, ZED), lines, decided(HUSBAND, "same", "zed"))
    assert [row["name"] for row in outcome.people] == ["安然", "张强"]
    assert {outcome.match(f"forms#{at}")["grade"] for at in (1, 2)} == {"confirmed"}


FATHERS = ("ann 父亲 安国 1960-01 云岫县第二小学", "bob 父亲 安国 1960-01 云岫县第二小学")
ONE, OTHER = ("ann", "父亲", "安国"), ("bob", "父亲", "安国")


@pytest.mark.parametrize(
    ("answer", "grade", "fathers"), [("same", "confirmed", 1), ("different", "", 2), ("unknown", "possible", 2)]
)
@pytest.mark.parametrize("lines", [FATHERS, (*FATHERS, "ann 哥哥 安宁 1985-03 -", "bob 妹妹 安然 1990-01 -")])
def test_two_lines_about_somebody_without_a_row(answer: str, grade: str, fathers: int, lines: tuple[str, ...]) -> None:
    outcome = told(staff(ANN, BOB), forms(*lines[:2]), decided(ONE, answer, OTHER))
    assert outcome.words("ann", "bob") == ({"PC": grade} if grade else {})
    assert sum(row["name"] == "安国" for row in outcome.people) == fathers
    (joined,) = outcome.account.joined
    assert (joined.grade, joined.reason) == (grade, f"match.decided-{answer}")
    full = told(staff(ANN, BOB), forms(*lines), decided(ONE, answer, OTHER))
    assert sum(row["name"] == "安国" for row in full.people) == fathers


def test_two_lines_with_nothing_in_common_but_the_name_are_one_by_decision() -> None:
    lines = forms("ann 父亲 安国 1960-01 -", "bob 舅舅 安国 1971-09 务农")
    assert told(staff(ANN, BOB), lines).words("ann", "bob") == {}
    outcome = told(staff(ANN, BOB), lines, decided(ONE, "same", ("bob", "舅舅", "安国")))
    assert outcome.words("ann", "bob") == {"PPCC": "confirmed"}


def test_evidence_between_two_decided_pairs_stays_probable() -> None:
    people = staff(ANN, BOB, "kim 安欣 F 1992-01 school", "eve 安心 F 1994-01 school")
    lines = forms(*FATHERS, *(line.replace("ann", "kim").replace("bob", "eve") for line in FATHERS))
    pairs = decided(ONE, "same", OTHER), decided(("kim", "父亲", "安国"), "same", ("eve", "父亲", "安国"), row=3)
    outcome = told(people, lines, *pairs)
    assert sum(row["name"] == "安国" for row in outcome.people) == 1
    assert outcome.words("ann", "eve") == {"PC": "probable"}


def test_decisions_are_followed_from_one_to_the_next() -> None:
    lines = forms("ann 父亲 张强 - -", "bob 父亲 张强 - -", "kim 父亲 张强 - -")
    people = staff(ANN, BOB, "kim 安欣 F 1992-01 school", "zed 张强 M 1960-05 reform")
    ours = [(who, "父亲", "张强") for who in ("ann", "bob", "kim")]
    chain = (
        decided(ours[0], "same", "zed"),
        decided(ours[0], "same", ours[1], row=3),
        decided(ours[1], "different", ours[2], row=4),
    )
    outcome = told(people, lines, *chain)
    assert [outcome.words(who, "zed") for who in ("ann", "bob", "kim")] == [{"P": "confirmed"}, {"P": "confirmed"}, {}]


@pytest.mark.parametrize(
    ("decision", "key"),
    [
        (decided(("ann", "丈夫", "李四"), "same", "zed"), "decision.no-line"),
        (decided(("ann", "配偶", "张强"), "same", "zed"), "decision.no-line"),
        (decided(("nobody", "丈夫", "张强"), "same", "zed"), "decision.no-line"),
        (decided(HUSBAND, "same", "nobody"), "decision.no-person"),
        (decided(HUSBAND, "different", ("bob", "父亲", "安国")), "decision.no-line"),
    ],
)
def test_a_decision_about_nothing_in_the_sources_is_a_note_and_changes_nothing(decision: Decision, key: str) -> None:
    people, lines = staff(ANN, ZED), forms("ann 丈夫 张强 1988-05 -")
    outcome, plain = told(people, lines, decision), told(people, lines)
    assert [(problem.level, problem.key, problem.place) for problem in outcome.account.problems] == [
        ("note", key, decision.place)
    ]
    assert (outcome.people, outcome.parents, outcome.spouses) == (plain.people, plain.parents, plain.spouses)


@pytest.mark.parametrize(
    ("decisions", "key", "row"),
    [
        ([decided(HUSBAND, "same", "zed"), decided(HUSBAND, "different", "zed", row=5)], "decision.two-answers", 5),
        ([decided(HUSBAND, "same", "zed"), decided(HUSBAND, "same", "zoe", row=5)], "decision.two-people", 5),
        (
            [decided(ONE, "same", OTHER), decided(ONE, "same", "zed"), decided(OTHER, "same", "zoe", row=7)],
            "decision.two-people",
            7,
        ),
        (
            [decided(ONE, "same", OTHER), decided(ONE, "same", "zed"), decided(OTHER, "different", "zed", row=7)],
            "decision.contradicted",
            7,
        ),
    ],
)
def test_decisions_that_contradict_each_other_are_an_error_with_its_place(decisions: list[Decision], key: str, row: int) -> None:
    with pytest.raises(InputError) as error:
        check(decisions)
    assert (error.value.key, error.value.place.row) == (key, row)
    assert "decisions.xlsx" in error.value.text("zh") and "{" not in error.value.text("en")


def test_the_same_answer_twice_and_answers_about_others_are_no_contradiction() -> None:
    check([decided(HUSBAND, "same", "zed"), decided(HUSBAND, "same", "zed", row=3), decided(HUSBAND, "different", "zoe")])


PEOPLE = staff(ANN, BOB, ZED, ZOE, "kim 张强 M 1965-05 school")
LINES = forms(
    "ann 丈夫 张强 - -",
    "ann 父亲 安国 1960-01 务农",
    "bob 父亲 安国 1960-01 -",
    f"bob 妹夫 张强 1988-05 {REFORM}",
    f"zed 妻子 安然 1990-01 {FINANCE}",
    "kim 儿子 张强 1988-05 -",
)
DECISIONS = [
    decided(HUSBAND, "different", "zoe"),
    decided(HUSBAND, "unknown", "kim", row=3),
    decided(ONE, "same", OTHER, row=4),
    decided(("kim", "儿子", "张强"), "same", "zed", row=5),
    decided(("bob", "妹夫", "张强"), "different", "kim", row=6),
    decided(("gone", "父亲", "甲"), "same", "zed", row=7),
]


@settings(deadline=None)
@given(st.permutations(LINES), st.permutations(PEOPLE[0]), st.permutations(DECISIONS))
def test_the_order_of_rows_and_decisions_changes_nothing(
    lines: list[dict[str, Any]], people: list[dict[str, Any]], decisions: list[Decision]
) -> None:
    expected, shuffled = told(PEOPLE, LINES, *DECISIONS), told((people, PEOPLE[1]), lines, *decisions)
    assert (shuffled.people, shuffled.parents, shuffled.spouses) == (expected.people, expected.parents, expected.spouses)
    for kind in ("matches", "joined", "open", "problems"):
        assert sorted(map(str, getattr(shuffled.account, kind))) == sorted(map(str, getattr(expected.account, kind)))


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from(LINES), st.sampled_from(["ann", "bob", "zed", "zoe", "kim"])), max_size=4))
def test_no_decision_against_somebody_is_ever_overruled(pairs: list[tuple[dict[str, Any], str]]) -> None:
    sides = {((line["person_id"], line["term"], line["relative_name"]), person) for line, person in pairs}
    outcome = told(PEOPLE, LINES, *(decided(line, "different", person) for line, person in sides))
    taken = {(match.line.declarer, match.line.term, match.person_id) for match in outcome.account.matches if match.grade}
    assert not taken & {(line[0], line[1], person) for line, person in sides}
