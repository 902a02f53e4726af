"""Relatives of whom a form says that they are dead: when, and what becomes of the in-laws over them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from kinship.judge import check_county
from loaders import load
from loaders.identity.deaths import day_of_death, is_gone
from loaders.terms import read_term
from loaders.terms.late import is_late
from loaders.terms.words import listed
from tests.files import declarations, ledger, xlsx
from tests.resolving import Outcome, forms, number, run, staff

ANN = f"ann 王安 F 1980-01 finance {number('1980-01', 12)}"
TOM = "tom 李涛 M 1978-05 finance"
DAY = date(2026, 6, 1)
HUSBAND = f"李波 1979-02 {{}} {number('1979-02', 11)}"


def widowed(term: str, remark: str) -> Outcome:
    """A woman whose husband, the brother of a colleague, is dead by her form."""
    husband = HUSBAND.format(remark or "-")
    return run(staff(ANN, TOM), forms(f"ann {term} {husband}", f"tom 弟弟 {HUSBAND.format('-')}"))


def findings(folder: Path, remark: str, *more: Sequence[str]) -> list[tuple[str, str]]:
    """Severity and grade of what is found about the two, from files."""
    people = [
        [name, sex, "", born, "云岫县财政局", "预算股", "科员"]
        for name, sex, born in (("王安", "女", "1980.01"), ("李涛", "男", "1978.05"))
    ]
    husband = ["李波", number("1979-02", 11), "1979.02", remark]
    lines = [["王安", "云岫县财政局", "丈夫", *husband], ["李涛", "云岫县财政局", "弟弟", *husband], *map(list, more)]
    folder.mkdir()
    sheets = {"台账": ledger(*people), "申报": declarations(*lines)}
    return [
        (one["severity"], one["grade"]) for one in check_county(load([xlsx(folder / "表.xlsx", sheets)]), as_of=DAY)["findings"]
    ]


@pytest.mark.parametrize(
    ("term", "remark", "died", "kept"),
    [
        ("丈夫", "", "", "probable"),
        ("丈夫", "2019年3月因病去世", "2019-03", "probable"),
        ("丈夫", "务农（2019.03病故）", "2019-03", "probable"),
        ("丈夫", "已去世", "", "possible"),
        ("亡夫", "", "", "possible"),
        ("已故丈夫", "", "", "possible"),
        ("丈夫（病故）", "", "", "possible"),
        ("丈夫(去世)", "", "", "possible"),
        ("丈夫（2019年3月因病去世）", "", "2019-03", "probable"),
        ("丈夫（2019.03病故）", "", "2019-03", "probable"),
        ("丈夫（退休）", "", "", "probable"),
    ],
)
def test_the_death_of_a_husband_is_dated_or_doubted(term: str, remark: str, died: str, kept: str) -> None:
    outcome = widowed(term, remark)
    (husband,) = [row for row in outcome.people if row["name"] == "李波"]
    assert husband.get("died", "") == died
    assert {row["grade"] for row in outcome.spouses} <= ({kept} if kept == "possible" else {"probable", "confirmed"})
    assert ("match.dead-undated" in outcome.problems()) is (kept == "possible")


def test_an_in_law_over_the_dead_is_advisory_and_none_once_the_widow_married_again(tmp_path: Path) -> None:
    again = ["王安", "云岫县财政局", "丈夫", "孙强", "", "1977.01", "务农"]
    assert findings(tmp_path / "alive", "务农") == [("violation", "confirmed")]
    assert findings(tmp_path / "dated", "2019年3月去世") == [("advisory", "confirmed")]
    assert findings(tmp_path / "again", "2019年3月去世", again) == []
    assert findings(tmp_path / "undated", "已故") == [("violation", "possible")]


@pytest.mark.parametrize("prefix", sorted(listed("plain", "late")))
def test_a_term_may_say_that_somebody_is_dead(prefix: str) -> None:
    said = [f"{prefix}{rest}" for rest in ("父", "母", "妻", "夫") if read_term(f"{prefix}{rest}").readings]
    assert said and [term for term in said if not is_late(term)] == []
    assert is_late(f"父亲（{prefix}）") and is_late(f"丈夫({prefix})")


@pytest.mark.parametrize("term", ["先生", "亡妻的弟弟", "亡妻弟", "亡夫哥哥", "故人", "妻子", ""])
def test_others_may_live(term: str) -> None:
    assert not is_late(term)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("２０１９年３月去世", "2019-03"),
        ("2019年12月5日在县医院病故", "2019-12-05"),
        ("去世于2015年", "2015"),
        ("1958年生，已故", ""),
        ("2001年退休，2015年去世", "2015"),
        ("2015年去世，2016年死亡", ""),
        ("2015年其父去世，已故", "2015"),
        ("2013.13病故", ""),
        ("已故", ""),
    ],
)
def test_the_day_of_a_death_stands_beside_the_word(text: str, day: str) -> None:
    assert is_gone(text)
    assert day_of_death(text) == day


@pytest.mark.parametrize(
    ("term", "remark", "dead"),
    [
        ("女婿", "其父2015年去世", False),
        ("姑姑", "丈夫已故", False),
        ("姑姑", "务农，丈夫2010年病故", False),
        ("女儿", "父母均已去世", False),
        ("姑姑", "已故，丈夫健在", True),
        ("姑姑", "丈夫2010年病故，本人2012年去世", True),
        ("父亲", "父亲已故", True),
        ("妻子", "云岫县父子岭乡政府（已去世）", True),
        ("妻子", "粮食局女工（2012年病故）", True),
    ],
)
def test_the_death_of_another_is_not_the_relatives(term: str, remark: str, dead: bool) -> None:
    assert is_gone(remark, term) is dead
    assert day_of_death(remark, term) == ("2012" if "2012" in remark else "")


def test_of_two_days_the_later_one_is_taken_whatever_the_order() -> None:
    lines = forms(f"ann 丈夫 {HUSBAND.format('2019年去世')}", f"tom 弟弟 {HUSBAND.format('2019年5月去世')}")
    for order in (lines, lines[::-1]):
        assert [row["died"] for row in run(staff(ANN, TOM), order).people if row["name"] == "李波"] == ["2019-05"]
