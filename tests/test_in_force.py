"""A pack that is not in force on the day is told beside "nothing was found": with the days from or until which it is."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kinship.judge import check_county
from kinship.planned import Plan, whatif
from kinship.planned.free import free_posts
from kinship.report.free_posts import lines as free_lines
from kinship.report.table import closing
from kinship.report.whatif_table import closing as whatif_closing
from kinship.rules import DEFAULT_PACKS, built_in, load_pack
from tests.families import county
from tests.test_time import couple

VOID = ("pack.law-ahead", "pack.law-over")
EARLY: dict[str, Any] = {"post_0": {"start": "2012"}, "post_1": {"start": "2013"}}


def told(problems: list[dict[str, Any]]) -> list[str]:
    return [one["text_en"].partition(",")[0] for one in problems if one["key"] in VOID]


@pytest.mark.parametrize(
    ("packs", "day", "expected"),
    [
        (DEFAULT_PACKS, date(2020, 12, 28), []),
        (DEFAULT_PACKS, date(2020, 12, 27), ["the rule pack cn-civil-2020 is in force only from 2020-12-28"]),
        (["cn-civil-2011"], date(2020, 12, 27), []),
        (["cn-civil-2011"], date(2020, 12, 28), ["the rule pack cn-civil-2011 is no longer in force from 2020-12-28"]),
        (["cn-exchange-2006"], date(2000, 1, 1), []),
    ],
)
def test_a_pack_that_is_not_in_force_is_told(packs: list[str], day: date, expected: list[str]) -> None:
    document = check_county(county(couple(**EARLY)), packs, day)
    assert told(document["problems"]) == expected
    said = {lang: "\n".join(closing(document, lang)) for lang in ("en", "zh")}
    void = [one for one in document["problems"] if one["key"] in VOID]
    assert all(one[f"text_{lang}"][1:] in said[lang] for one in void for lang in said)


def test_a_plan_and_free_posts_tell_it_too() -> None:
    rows, day = county(couple(**EARLY)), date(2019, 1, 1)
    document = whatif(rows, Plan(marriages=[("a", "b")]), as_of=day)
    assert len(told(document["problems"])) == 2
    assert "only from 2020-12-28" in "\n".join(whatif_closing(document, "en"))
    free = free_posts(rows, "b", "o", as_of=day)
    assert "only from 2020-12-28" in "\n".join(text for _, text, _ in free_lines(free, "en"))


def test_every_pack_that_has_rules_is_in_force_today_or_says_that_it_is_over() -> None:
    today = date(2026, 11, 1)
    over = [name for name in built_in() if told(check_county(county(couple()), [load_pack(name)], today)["problems"])]
    assert over == ["cn-civil-2011"]
