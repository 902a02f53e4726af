"""Every match says in words what speaks for it, what against it, what is blank, and who was ruled out."""

from __future__ import annotations

import random
from typing import Any

import pytest

from kinship.text import LANGUAGES
from loaders import load
from tests.resolving import FINANCE, REFORM, forms, number, run, staff
from tests.road_files import county, ledger

ANN = "ann 安然 F 1990-01 finance"
ZED = f"zed 张强 M 1988-05 reform {number('1988-05', 11)}"
SHOWN = "999*************19"


def reason(line: str, *more: str, zed: str = ZED, **cells: str) -> tuple[str, str]:
    """What the match of Ann's line with Zed says in English, and its grade."""
    lines = [forms(line)[0] | cells, *forms("- - - - -", *more)[1:]]
    outcome = run(staff(ANN, zed, "zoe 张强 M 1961-03 school"), lines)
    told = outcome.match("forms#1")
    assert told["person_id"] == "zed"
    return str(told["reason_en"]), str(told["grade"])


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            f"ann 丈夫 张强 1988-05 {REFORM}",
            "same name, same birth month (1988-05), the sex fits, employer 发改委 = 云岫县发展和改革委员会; "
            "blank on the form: ID number; 1 namesake ruled out",
        ),
        (
            f"ann 丈夫 张强 1988 {REFORM}",
            "same name, same birth year (1988, 1988-05), the sex fits, employer 发改委 = 云岫县发展和改革委员会; "
            "blank on the form: ID number; 1 namesake ruled out",
        ),
        (
            f"ann 丈夫 张强 1988-06 {REFORM}",
            "same name, the sex fits, employer 发改委 = 云岫县发展和改革委员会; "
            "but the birth is slightly off (1988-06, 1988-05); blank on the form: ID number; 1 namesake ruled out",
        ),
        (
            "ann 丈夫 张强 1988-05 县财政局",
            "same name, same birth month (1988-05), the sex fits; but another employer (县财政局, 云岫县发展和改革委员会); "
            "blank on the form: ID number; 1 namesake ruled out",
        ),
        (
            "ann 丈夫 张强 1988-05 -",
            "same name, same birth month (1988-05), the sex fits; blank on the form: employer, ID number; 1 namesake ruled out",
        ),
        (
            f"ann 丈夫 张强 - - {number('1988-05', 11)}",
            f"same name, same birth month (1988-05), the sex fits, same ID number ({SHOWN}); "
            "blank on the form: employer; 1 namesake ruled out",
        ),
        (
            f"ann 母亲 李梅 1960-02 务农 {number('1988-05', 11)}",
            f"same ID number ({SHOWN}); but another name (李梅, 张强), another birth (1960-02, 1988-05), "
            "the sex does not fit, the form says 务农 of somebody who works at 云岫县发展和改革委员会, "
            "the ages do not fit the term",
        ),
        (
            f"ann 父亲 张强 - 病故 {number('1988-05', 11)}",
            f"same name, same birth month (1988-05), the sex fits, same ID number ({SHOWN}); "
            "but the form says 病故 of somebody who works at 云岫县发展和改革委员会, the ages do not fit the term, "
            "one side is said to be dead; 1 namesake ruled out",
        ),
    ],
)
def test_all_facts_are_told(line: str, expected: str) -> None:
    assert reason(line)[0] == expected


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("张强", "same name, "),
        ("張強", "same name (張強 = 张强, other characters)"),
        ("张　强", "same name (but for blanks or dots)"),
        ("李四（曾用名张强）", "same by a former name (李四（曾用名张强）, 张强)"),
    ],
)
def test_how_the_names_are_equal_is_told(written: str, said: str) -> None:
    assert reason(f"ann 丈夫 X 1988-05 {REFORM}", relative_name=written)[0].startswith(said)


def test_masked_numbers_that_agree() -> None:
    ident = number("1988-05", 11)
    told, _ = reason(f"ann 丈夫 张强 - - {ident[:6]}********{ident[14:]}")
    assert f"the visible places of the ID number agree ({SHOWN})" in told


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ((f"zed 妻子 安然 1990-01 {FINANCE}",), "both forms list each other, each on good grounds"),
        (("zed 妻子 安然 - -",), "both forms list each other"),
        (("zed 女儿 张梅 2015-03 学生",), "but this person's own form lists close relatives and not the declarer"),
        (("zed 儿子 张小 2015-06 -", "ann 儿子 张小 2015-06 -"), "both forms list the same further relative"),
        (
            ("zoe 姐夫 张强 1988-05 青山矿业公司",),
            "but another form lists somebody of that name and birth month who works elsewhere",
        ),
    ],
)
def test_what_other_forms_say_is_told(more: tuple[str, ...], said: str) -> None:
    assert said in reason("ann 丈夫 张强 1988-05 -", *more)[0]


def test_what_the_ledger_does_not_tell_is_not_laid_to_the_form() -> None:
    told, grade = reason(f"ann 丈夫 张强 1988-05 县财政局 {number('1988-05', 13)}", zed="zed 张强 - - -")
    assert told == "same name; not known of the other: birth, employer, ID number; 1 namesake ruled out"
    assert grade == "possible"


def test_two_lines_about_one_relative_tell_why() -> None:
    lines = forms("ann 儿子 张小 2015-06 县幼儿园", "zed 儿子 张小 2015-06 县幼儿园", f"ann 丈夫 张强 1988-05 {REFORM}")
    (joined,) = run(staff(ANN, ZED), lines).account.joined
    assert joined.text("en") == (
        "same name, same birth month (2015-06), the sex fits, the same words for the employer (县幼儿园), "
        "the two who declare are relatives of each other; blank on the form: ID number"
    )
    assert (joined.line.declarer_name, joined.other.declarer_name, joined.grade) == ("安然", "张强", "probable")


def test_more_lines_than_can_be_compared_are_compared_with_the_first() -> None:
    people = staff(*(f"c{at:02d} 安{chr(0x4E00 + at)} F 1990-01 finance" for at in range(14)))
    lines = forms(*(f"c{at:02d} 爷爷 安国 1930-01 - {number('1930-01', 31)}" for at in range(14)))
    joined = run(people, lines).account.joined
    assert len(joined) == 13 and len({match.line.declarer for match in joined}) == 1


def test_no_reason_shows_a_whole_number() -> None:
    ident, other = number("1988-05", 11), number("1988-05", 13)
    lines = forms(f"ann 丈夫 张强 1988-05 - {ident}", f"ann 舅舅 张强 1988-05 {REFORM} {other}", f"ann 弟弟 李四 - - {ident}")
    outcome = run(staff(ANN, ZED), lines)
    held: list[Any] = [*outcome.account.matches, *outcome.account.joined, *outcome.account.open]
    told = [match.text(lang) + str(match.row()) for match in held for lang in LANGUAGES]
    assert told and not [text for text in told if ident in text or other in text]


def test_what_is_told_of_some_rows_is_that_part_of_the_whole() -> None:
    """The findings ask for the rows under their chains only."""

    sources = ledger(county(300, 3, 2))
    whole, asked, dice = load(sources).account.resolved.value, load(sources).account.resolved, random.Random(1)
    rows_told = sorted({match.line.source for match in (*whole.matches, *whole.joined, *whole.open)})
    for some in (0, 1, len(rows_told) // 2, len(rows_told)):
        rows = set(dice.sample(rows_told, some))
        part = asked.about(rows)
        for told, every in ((part.matches, whole.matches), (part.joined, whole.joined), (part.open, whole.open)):
            assert told == [match for match in every if match.line.source in rows]
    assert whole.matches and whole.joined
