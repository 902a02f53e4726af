"""Who the unnamed are: the only one of the form who fits is taken; where several fit, or none need, every reading is possible."""

from __future__ import annotations

import pytest

from loaders.ties import unnamed
from loaders.ties.family import PROBABLE, Family
from tests.resolving import forms, run, staff

DAD = "dad 王强 M 1950-01 finance"
ANN, BOB = "ann 王安 M 1975-01 reform", "bob 王波 M 1978-03 reform"
ZOE = "zoe 赵彩 F 1979-07 school"
KID = "kid 王小 M 2000-07 school"


@pytest.mark.parametrize(
    ("lines", "pair", "word"),
    [
        (("dad 儿子 王安 1975-01 -", "dad 儿媳 赵彩 1979-07 -"), ("ann", "zoe"), "S"),
        (("bob 哥哥 王安 1975-01 -", "bob 嫂子 赵彩 1979-07 -"), ("ann", "zoe"), "S"),
        (("kid 舅舅 王安 1975-01 -", "kid 舅妈 赵彩 1979-07 -"), ("ann", "zoe"), "S"),
        (("bob 哥哥 王安 1975-01 -", "bob 侄子 王小 2000-07 -"), ("ann", "kid"), "C"),
        (("dad 儿子 王安 1975-01 -", "dad 孙子 王小 2000-07 -"), ("ann", "kid"), "C"),
        (("bob 哥哥 王安 1975-01 -", "zoe 小叔子 王波 1978-03 -"), ("ann", "zoe"), "S"),
        (("bob 哥哥 王安 1975-01 -", "kid 叔叔 王波 1978-03 -"), ("ann", "kid"), "C"),
    ],
)
def test_the_only_one_who_fits_is_taken(lines: tuple[str, ...], pair: tuple[str, str], word: str) -> None:
    outcome = run(staff(DAD, ANN, BOB, ZOE, KID), forms(*lines))
    assert outcome.words(*pair) == {word: "probable"}


@pytest.mark.parametrize(
    "lines",
    [
        ("bob 哥哥 王安 1975-01 -", "bob 嫂子 赵彩 1979-07 -", "ann 妻子 钱七 1976-01 -"),  # married to another
        ("bob 哥哥 王安 1975-01 -", "bob 嫂子 赵彩 1979-07 -", "zoe 姐夫 王安 1975-01 -"),  # she says who he is
        (
            "bob 哥哥 王安 1975-01 -",
            "bob 嫂子 赵彩 1979-07 -",
            "kid 父亲 王安 1975-01 -",
            "kid 婶婶 赵彩 1979-07 -",
        ),  # his son says
        ("bob 哥哥 王安 1975-01 -", "bob 弟媳 赵彩 1979-07 -"),  # an elder brother, a younger one's wife
        ("bob 表哥 王安 1975-01 -", "bob 表嫂 赵彩 1979-07 -"),  # one of several cousins
    ],
)
def test_who_does_not_fit_or_need_not_be_listed_is_not_taken(lines: tuple[str, ...]) -> None:
    outcome = run(staff(ANN, BOB, ZOE, KID), forms(*lines))
    assert "S" not in outcome.words("ann", "zoe")


def test_of_two_brothers_either_is_possibly_the_husband_and_neither_probably_the_brother_in_law() -> None:
    lines = forms("cat 弟弟 王安 1975-01 -", "cat 弟弟 王波 1978-03 -", "cat 弟媳 赵彩 1979-07 -", "cat 父亲 王强 1950-01 -")
    outcome = run(staff("cat 王丹 F 1972-01 finance", DAD, ANN, BOB, ZOE), lines)
    for brother in ("ann", "bob"):
        assert outcome.words(brother, "zoe") == {"S": "possible", "PCS": "possible"}
        assert outcome.words("cat", brother) == {"PC": "probable"}
    assert outcome.words("cat", "zoe") == {"PCS": "probable"}


def test_a_brother_in_law_and_a_niece_are_possibly_father_and_child() -> None:
    lines = forms("cat 姐夫 李安 1970-05 -", "cat 外甥女 赵彩 2000-12 -")
    people = staff("cat 王丹 F 1972-01 finance", "ian 李安 M 1970-05 school", "zoe 赵彩 F 2000-12 reform")
    outcome = run(people, lines)
    assert outcome.words("cat", "ian") == {"PCS": "probable"} and outcome.words("cat", "zoe") == {"PCC": "probable"}
    assert set(outcome.words("ian", "zoe").values()) == {"possible"}


def test_a_cousins_father_is_possibly_the_uncle_on_the_form() -> None:
    lines = forms("cat 叔叔 王安 1955-01 -", "cat 堂弟 王小 2000-07 -", "cat 父亲 王强 1950-01 -", "bob 哥哥 王强 1950-01 -")
    people = staff("cat 王丹 F 1975-01 finance", DAD, "ann 王安 M 1955-01 reform", "bob 王波 M 1958-03 reform", KID)
    outcome = run(people, lines)
    assert outcome.words("cat", "kid") == {"PPCC": "probable"}
    assert outcome.words("dad", "kid") == {"PCC": "probable"}
    assert outcome.words("ann", "kid") == {"PCC": "possible"}


@pytest.mark.parametrize("place", ["spouse", "parent"])
def test_who_somebody_unnamed_is_is_asked_again_when_a_row_near_him_is_laid(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unnamed, "AROUND", 0)  # nobody else is asked about
    family = Family({"kid": "F", "man": "M"}, {})
    somebody = family.open("M", f"{place}-of", "kid")
    lay = family.spouse if place == "spouse" else family.parent
    lay(somebody, "kid", PROBABLE, frozenset(["form"]))
    unnamed.name_unnamed(family)
    assert family.who(somebody) == somebody
    lay("man", "kid", PROBABLE, frozenset(["ledger"]))
    unnamed.name_unnamed(family)
    assert family.who(somebody) == "man"
