"""Who is due for rotation: each clause at its edges."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kinship.account import Account
from kinship.errors import RequestError
from kinship.tables import SIX, County, arrow
from kinship.tenure import tenure
from loaders import load

SAMPLE = Path(__file__).parent / "samples" / "synthetic_utf8bom.lrmx"
RESUME = """1998.07--2010.01  云岫县财政局国库股科员
2010.01--2014.05  云岫县财政局预算股科员
2014.05--2016.05  借调至云岫县委办公室工作
2016.05--         云岫县财政局预算股股长"""

Row = dict[str, Any]
ORGANS = [{"organ_id": "o", "name": "云岫县财政局", "kind": "civil"}]
PEOPLE = [{"person_id": "a", "name": "安某", "sex": "M", "birth": "1980-01-01", "staff": "true"}]


def held(start: str, end: str = "", **more: Any) -> Row:
    """A post of a clerk in one section."""
    return {
        "person_id": "a",
        "organ_id": "o",
        "section": "预算股",
        "title": "科员",
        "tier": "3",
        "start": start,
        "end": end,
        **more,
    }


def county(posts: Iterable[Row], organs: Iterable[Row] = ORGANS, people: Iterable[Row] = PEOPLE) -> County:
    """A county of these posts."""
    rows = {"person": people, "organ": organs, "post": posts}
    return County(**{name: arrow(name, rows.get(name, [])) for name in SIX}, account=Account())


def test_ten_years_in_one_section() -> None:
    found = tenure(county([held("2014-03-01")]), as_of=date(2024, 3, 1))
    assert [(one["rule"], one["due_on"], one["due_by"]) for one in found["due"]] == [
        ("county-rotation/T1", "2024-03-01", "2024-03-01"),
        ("county-rotation/T3", "2019-03-01", None),
    ]


def test_a_resume_tells_the_years_over_a_secondment(tmp_path: Path) -> None:
    text = SAMPLE.read_text(encoding="utf-8-sig")
    text = re.sub("<JianLi>.*?</JianLi>", f"<JianLi>{RESUME}</JianLi>", text, flags=re.DOTALL)
    text = re.sub("<XianRenZhiWu>.*?</XianRenZhiWu>", "<XianRenZhiWu>云岫县财政局预算股股长</XianRenZhiWu>", text)
    (tmp_path / "form.lrmx").write_text(text, encoding="utf-8")
    found = tenure(load([tmp_path / "form.lrmx"]), as_of=date(2026, 11, 23))
    by_section = next(one for one in found["due"] if one["rule"] == "county-rotation/T1")
    assert (by_section["since"], by_section["grade"]) == ("2010-01-01", "probable")
    assert [(post["section"], post["away"]) for post in by_section["posts"]] == [("预算股", False), ("", True), ("预算股", False)]
    assert all(post["source"].startswith("form.lrmx") for post in by_section["posts"])


def test_the_order_of_rows_says_nothing() -> None:
    posts = [held("2010-01-01", "2016-01-01"), held("2016-01-01"), held("2012-05", section="国库股", functions="audit")]
    told = tenure(county(posts), as_of=date(2026, 1, 1))
    for seed in range(3):
        random.Random(seed).shuffle(posts)
        assert tenure(county(posts), as_of=date(2026, 1, 1)) == told
    assert len(told["due"]) == 5


def test_a_renamed_organ_does_not_change_the_id() -> None:
    before = {"organ_id": "p", "name": "旧局", "kind": "civil", "end": "2020-01-01", "successors": "o"}
    plain = tenure(county([held("2014-03-01", organ_id="p")], [{**ORGANS[0], "organ_id": "p"}]), as_of=date(2026, 1, 1))
    moved = tenure(
        county([held("2014-03-01", "2020-01-01", organ_id="p"), held("2020-01-01")], [before, *ORGANS]), as_of=date(2026, 1, 1)
    )
    assert [one["id"] for one in plain["due"]] == [one["id"] for one in moved["due"]]


def test_sections_whose_people_moved_on_together_are_one() -> None:
    people = [{**PEOPLE[0], "person_id": name} for name in "abc"]
    before = [held("2014-03-01", "2019-06-30", person_id=name, section="信访科") for name in "ab"]
    after = [held("2019-07-01", person_id=name, section="群众工作中心") for name in "ab"]

    def said(*more: Row) -> list[tuple[str, str]]:
        found = tenure(county([*before, *after, *more], people=people), as_of=date(2026, 1, 1))
        return [(one["since"], one["grade"]) for one in found["due"] if one["rule"] == "county-rotation/T1"]

    assert said() == [("2014-03-01", "probable")] * 2
    assert said(held("2010-01-01", person_id="c", section="信访科")) == [("2010-01-01", "confirmed")]
    assert said(held("2018-01-01", "2019-01-01", person_id="c", section="群众工作中心")) == []
    assert said(held("2014-03-01", "2019-06-30", person_id="c", section="信访科")) == []


@pytest.mark.parametrize("end, start", [("2018-05-31", "2018-06-01"), ("2018-05", "2018-05")])
def test_sections_taken_for_one_by_their_names_are_named_and_no_break_is_told(end: str, start: str) -> None:
    found = tenure(county([held("2012-01", end, section="法规股"), held(start, section="法规科")]), as_of=date(2026, 1, 1))
    one = found["due"][0]
    assert (one["since"], one["grade"], one["bridged"], one["renamed"]) == ("2012-01-01", "probable", False, ["法规股", "法规科"])
    assert "法规股, 法规科 are taken for one section" in one["sentence_en"] and "bridged" not in one["sentence_en"]
    assert "法规股、法规科" in one["sentence_zh"] and "间断" not in one["sentence_zh"]


def test_a_break_in_one_section_is_told_and_no_renaming() -> None:
    one = tenure(county([held("2012-01-01", "2018-05-31"), held("2018-06-20")]), as_of=date(2026, 1, 1))["due"][0]
    assert (one["grade"], one["bridged"], one["renamed"]) == ("probable", True, [])
    assert "bridged" in one["sentence_en"] and "renamed" not in one["sentence_en"]


def test_a_pack_without_clauses_is_refused() -> None:
    with pytest.raises(RequestError, match="cn-civil-2020"):
        tenure(county([held("2014-03-01")]), ["cn-civil-2020"])


def test_what_is_only_known_to_be_possible_is_not_given_a_day() -> None:
    found = tenure(county([held("")]), as_of=date(2026, 1, 1))
    assert [(one["rule"], one["since"], one["due_on"], one["blank"]) for one in found["unknown"]] == [
        ("county-rotation/T1", None, None, ["start"]),
        ("county-rotation/T3", None, None, ["start"]),
    ]
    assert found["due"] == []
