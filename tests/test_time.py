"""Dates: since when a finding holds and by which event, days long ago, organs that change."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kinship.judge import check_county
from kinship.organ_change import Organs
from kinship.report.table import closing
from kinship.wording.beginning import since_text
from tests.families import Rows, county

DAY = date(2026, 11, 23)


def couple(**more: Any) -> Rows:
    """A chief and her husband, a head of a section in her bureau: a direct line. ``more`` changes rows by name."""
    rows: Rows = {
        "person": [
            {"person_id": "a", "name": "安某", "sex": "F", "staff": "true"},
            {"person_id": "b", "name": "白某", "sex": "M", "staff": "true"},
        ],
        "organ": [{"organ_id": "o", "name": "云岫县某局", "kind": "civil"}],
        "post": [
            {"person_id": "a", "organ_id": "o", "title": "局长", "tier": "1", "chief": "true", "start": "2021-03"},
            {"person_id": "b", "organ_id": "o", "title": "股长", "section": "甲股", "tier": "2", "start": "2022-05-04"},
        ],
        "parent": [],
        "spouse": [{"person_id": "a", "spouse_id": "b", "start": "2015-06-07"}],
    }
    for name, change in more.items():
        table, _, at = name.partition("_")
        rows[table][int(at)] |= change
    return rows


def found(rows: Rows, as_of: date = DAY) -> list[dict[str, Any]]:
    document = check_county(county(rows), as_of=as_of)
    return [one for one in document["findings"] if one["situation"]["kind"] == "direct-line"]


def began(rows: Rows, as_of: date = DAY) -> tuple[Any, ...]:
    """since, the kinds of event of that day, not_before."""
    (one,) = found(rows, as_of)
    return one["since"], [event["event"] for event in one["made_by"]], one["not_before"]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, ("2022-05-04", ["appointment"], "2022-05-04")),
        ({"spouse_0": {"start": "2023-01-02"}}, ("2023-01-02", ["marriage"], "2023-01-02")),
        ({"spouse_0": {"start": ""}}, (None, [], "2022-05-04")),
        ({"post_0": {"start": ""}}, (None, [], "2022-05-04")),
        ({"post_0": {"start": "2022-05-04"}}, ("2022-05-04", ["appointment", "appointment"], "2022-05-04")),
        ({"post_0": {"start": "2019"}, "post_1": {"start": "2018"}}, ("2020-12-28", ["law"], "2020-12-28")),
    ],
)
def test_the_last_event_makes_the_finding(changes: dict[str, Any], expected: tuple[Any, ...]) -> None:
    assert began(couple(**changes)) == expected


def test_before_its_last_event_there_is_no_finding() -> None:
    assert not found(couple(), date(2022, 5, 3)) and found(couple(), date(2022, 5, 4))


def test_an_adoption_makes_a_finding_only_where_its_day_is_known() -> None:
    rows = couple()
    rows["spouse"] = []
    rows["parent"] = [{"parent_id": "a", "child_id": "b", "kind": "adoptive", "start": "2024-02-03"}]
    assert began(rows) == ("2024-02-03", ["adoption"], "2024-02-03")
    rows["parent"][0]["start"] = ""
    assert began(rows) == ("2022-05-04", ["appointment"], "2022-05-04")


@pytest.mark.parametrize(("start", "expected"), [("2024-02-03", ("2024-02-03", ["step"])), ("", ("2022-05-04", ["appointment"]))])
def test_a_step_tie_makes_a_finding_from_its_day_and_is_no_adoption(start: str, expected: tuple[Any, ...]) -> None:
    rows = couple()
    rows["spouse"] = []
    rows["parent"] = [{"parent_id": "a", "child_id": "b", "kind": "step_fostered", "start": start}]
    assert began(rows) == (*expected, expected[0])
    text = since_text(found(rows)[0], "en")
    assert "adoption" not in text and ("became step-parent and step-child" in text) is bool(start)


@pytest.mark.parametrize(
    ("changes", "zh", "en"),
    [
        ({}, "起始：2022-05-04（白某任职）", "Since: 2022-05-04 (白某 appointed)"),
        ({"spouse_0": {"start": "2023"}}, "起始：2023-01-01（安某与白某结婚）", "Since: 2023-01-01 (安某 and 白某 married)"),
        (
            {"spouse_0": {"start": ""}},
            "起始：不明（有日期未填），不早于 2022-05-04",
            "Since: unknown (a date is not told), not before 2022-05-04",
        ),
    ],
)
def test_the_beginning_in_words(changes: dict[str, Any], zh: str, en: str) -> None:
    (one,) = found(couple(**changes))
    assert (since_text(one, "zh"), since_text(one, "en")) == (zh, en)


def crowded(rows: Rows, beginnings: list[str]) -> Rows:
    """Unrelated colleagues elsewhere, whose posts began on these days."""
    rows["organ"].append({"organ_id": "far", "name": "云岫县远局", "kind": "civil"})
    for at, start in enumerate(beginnings):
        rows["person"].append({"person_id": f"x{at}", "name": f"辛某{at}", "staff": "true"})
        rows["post"].append({"person_id": f"x{at}", "organ_id": "far", "title": "科员", "tier": "3", "start": start})
    return rows


LATER = ["2025-01"] * 40
UNDATED = {"post_0": {"start": ""}, "post_1": {"start": ""}, "spouse_0": {"start": ""}}


@pytest.mark.parametrize(
    ("changes", "beginnings", "grade"),
    [
        (UNDATED, LATER, "probable"),
        (UNDATED, ["2021-05"] * 20, "confirmed"),
        (UNDATED, ["2025-01"] * 9, "confirmed"),
        (UNDATED, LATER[4:] + ["2020"] * 4, "confirmed"),
        ({**UNDATED, "spouse_0": {}}, LATER, "probable"),
        ({"post_0": {}, "post_1": {"start": "2021"}, "spouse_0": {"start": ""}}, LATER, "probable"),
        ({"post_0": {}, "post_1": {"start": "2021"}}, LATER, "confirmed"),
    ],
)
def test_long_ago_the_undated_is_less_sure(changes: dict[str, Any], beginnings: list[str], grade: str) -> None:
    rows = crowded(couple(**changes), beginnings)
    (one,) = found(rows, date(2021, 6, 1))
    assert one["grade"] == grade
    told = [problem["key"] for problem in check_county(county(rows), as_of=date(2021, 6, 1))["problems"]]
    assert ("intake.long-ago" in told) == (beginnings == LATER)
    assert found(rows)[0]["grade"] == "confirmed"


RENAMED = [
    {"organ_id": "old", "name": "云岫县旧局", "kind": "civil", "end": "2022-12-31", "successors": "o"},
    {"organ_id": "o", "name": "云岫县某局", "kind": "civil", "start": "2023-01-01"},
]
MERGED = [
    {"organ_id": "p", "name": "云岫县甲局", "kind": "civil", "end": "2023-01-01", "successors": "o"},
    {"organ_id": "q", "name": "云岫县乙局", "kind": "civil", "end": "2023-01-01", "successors": "o"},
    {"organ_id": "o", "name": "云岫县某局", "kind": "civil", "start": "2023-01-01"},
]
SPLIT = [
    {"organ_id": "o", "name": "云岫县某局", "kind": "civil", "end": "2024-01-01", "successors": "p; q"},
    {"organ_id": "p", "name": "云岫县甲局", "kind": "civil", "start": "2024-01-01"},
    {"organ_id": "q", "name": "云岫县乙局", "kind": "civil", "start": "2024-01-01"},
]


def changing(organs: list[dict[str, str]], a: str = "o", b: str = "o") -> Rows:
    rows = couple(post_0={"organ_id": a}, post_1={"organ_id": b})
    rows["organ"] = organs
    return rows


@pytest.mark.parametrize(("a", "b"), [("o", "o"), ("old", "o"), ("o", "old"), ("old", "old")])
def test_a_renamed_organ_stays_the_same(a: str, b: str) -> None:
    rows = changing(RENAMED, a, b)
    (before,), (after,) = found(rows, date(2022, 6, 1)), found(rows)
    assert (before["situation"]["organ"], after["situation"]["organ"]) == ("云岫县旧局", "云岫县某局")
    assert before["id"] == after["id"] and before["since"] == after["since"] == "2022-05-04"


def test_a_rename_keeps_the_id_that_the_old_name_gave() -> None:
    alone = changing([{"organ_id": "old", "name": "云岫县旧局", "kind": "civil"}], "old", "old")
    assert found(alone)[0]["id"] == found(changing(RENAMED))[0]["id"]


def test_a_merger_brings_two_together_and_begins_the_finding() -> None:
    rows = changing(MERGED, "p", "q")
    assert not found(rows, date(2022, 12, 31))
    assert began(rows) == ("2023-01-01", ["reorganisation", "reorganisation"], "2023-01-01")


def test_of_a_merged_organ_nobody_knows_where_a_post_came_from() -> None:
    document = check_county(county(changing(MERGED)), as_of=date(2022, 12, 31))
    assert not document["findings"]
    told = [one["text_zh"] for one in document["problems"] if one["key"] == "intake.organ-merged"]
    assert len(told) == 2 and all("云岫县甲局、云岫县乙局" in text for text in told)


def test_of_a_split_organ_nobody_knows_where_a_post_went() -> None:
    rows = changing(SPLIT)
    assert found(rows, date(2023, 12, 31))
    document = check_county(county(rows), as_of=DAY)
    assert not document["findings"]
    assert [one["key"] for one in document["problems"]].count("intake.organ-split") == 2


@pytest.mark.parametrize(("a", "b", "kept"), [("p", "p", True), ("p", "q", False), ("p", "o", False)])
def test_after_a_split_posts_are_where_they_are_said_to_be(a: str, b: str, kept: bool) -> None:
    assert bool(found(changing(SPLIT, a, b))) == kept
    assert found(changing(SPLIT, a, b), date(2023, 12, 31))


def test_a_closed_organ_has_no_posts() -> None:
    rows = changing([{"organ_id": "o", "name": "云岫县某局", "kind": "civil", "end": "2024"}])
    assert found(rows, date(2024, 12, 30)) and not found(rows, date(2024, 12, 31))
    told = check_county(county(rows), as_of=DAY)["problems"]
    assert [one["key"] for one in told].count("intake.organ-ended") == 2


def test_an_organ_without_predecessor_has_no_posts_before_it_began() -> None:
    rows = changing([{"organ_id": "o", "name": "云岫县某局", "kind": "civil", "start": "2025"}])
    assert not found(rows, date(2024, 12, 31))
    assert began(rows) == ("2025-01-01", ["reorganisation", "reorganisation"], "2025-01-01")


def test_organs_that_follow_each_other_in_a_circle_are_told() -> None:
    organs = [
        {"organ_id": "o", "name": "云岫县某局", "kind": "civil", "end": "2020", "successors": "p"},
        {"organ_id": "p", "name": "云岫县甲局", "kind": "civil", "end": "2021", "successors": "o"},
    ]
    document = check_county(county(changing(organs)), as_of=DAY)
    assert not document["findings"]
    assert [one["key"] for one in document["problems"]].count("intake.organ-in-circle") == 2


def test_a_chain_of_changes_is_followed() -> None:
    rows: list[dict[str, Any]] = [
        {"organ_id": "a", "start_on": None, "end_on": date(2010, 1, 1), "successors": "b"},
        {"organ_id": "b", "start_on": date(2010, 1, 1), "end_on": date(2015, 1, 1), "successors": "c"},
        {"organ_id": "x", "start_on": None, "end_on": date(2015, 1, 1), "successors": "c"},
        {"organ_id": "c", "start_on": date(2015, 1, 1), "end_on": None, "successors": None},
    ]
    organs = Organs(rows)
    assert [organs.placed("a", date(year, 6, 1)).then for year in (2009, 2012, 2020)] == ["a", "b", "c"]
    assert organs.placed("b", date(2009, 1, 1)).then == "a"
    assert organs.placed("c", date(2012, 1, 1)).why == "merged"
    assert (organs.origin("b"), organs.origin("c")) == ("a", "c")
    moved = organs.placed("a", date(2020, 1, 1))
    assert (moved.joined_on, moved.moved) == (date(2015, 1, 1), True)


def test_where_nobody_holds_a_post_that_nothing_was_found_is_said_to_mean_nothing() -> None:
    """Before the first appointment, and not from its day on; of both languages, in the problems and at the end of the table."""
    for day, empty in ((date(2021, 2, 28), True), (date(2021, 3, 1), False)):
        document = check_county(county(couple()), as_of=day)
        told = [problem for problem in document["problems"] if problem["key"] == "intake.no-posts"]
        assert len(told) == empty and not document["findings"]
        said = {lang: closing(document, lang) for lang in ("en", "zh")}
        assert ("None of the 2 staff holds a post as of 2021-02-28" in "\n".join(said["en"])) is empty
        assert all((one[f"text_{lang}"][1:] in "\n".join(said[lang])) for one in told for lang in said)


def test_nobody_on_the_staff_is_not_told_to_lack_a_post() -> None:
    rows = couple(person_0={"staff": "false"}, person_1={"staff": "false"})
    rows["post"].clear()
    assert "intake.no-posts" not in [problem["key"] for problem in check_county(county(rows), as_of=DAY)["problems"]]


def test_staff_whose_posts_begin_later_are_told_with_the_last_of_them() -> None:
    """Neither those who hold another post on the day, nor those whose post is over."""
    rows = couple()
    for row, start in zip(rows["post"], ("2030-01-01", "2031-05"), strict=True):
        row["start"] = start
    told = [one for one in check_county(county(rows), as_of=DAY)["problems"] if one["key"] == "intake.posts-ahead"]
    assert [one["text_en"].partition(";")[0] for one in told] == [
        f"2 of the staff hold no post on {DAY}, as theirs all begin later (the last one {rows['person'][1]['name']}'s, 2031-05)"
    ]
    rows["post"].append({**rows["post"][0], "start": "2010-01-01"})
    rows["post"].append({**rows["post"][1], "start": "2010-01-01", "end": "2011-01-01"})
    keys = [one["key"] for one in check_county(county(rows), as_of=DAY)["problems"]]
    assert "intake.posts-ahead" not in keys
