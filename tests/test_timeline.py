"""The timeline says on every day what a check as of that day says."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

import pytest

from kinship.judge import check_county
from kinship.rules import built_in
from kinship.timeline import timeline
from tests.depth import times
from tests.families import Rows, county
from tests.road_worlds import world
from tests.test_time import MERGED, RENAMED, SPLIT, changing, couple

FIRST, LAST = date(2015, 1, 1), date(2027, 6, 1)
DAYS = ("2010", "2018-06", "2019-02-03", "2020-12-28", "2021", "2022-02", "2022-12-31", "2023-01-01", "2024-05-06", "2026-01")
TWO = ("cn-civil-2020", "cn-institution-2019")
LOOKED_AT = times(6, 12)
"""Days out of twenty on which all worlds are checked."""


def spells(rows: Rows, last: date = date(2026, 11, 23), **asked: Any) -> list[tuple[Any, ...]]:
    """severity, began, by which events, ended, by which events."""
    document = timeline(county(rows), last=last, **asked)
    return [
        (one["severity"], one["began"], events(one["began_by"]), one["ended"], events(one["ended_by"]))
        for one in document["spells"]
        if one["situation"]["kind"] == "direct-line"
    ]


def events(told: list[dict[str, Any]]) -> str:
    return " ".join(f"{one['event']}:{','.join(person['person_id'] for person in one['people'])}" for one in told)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, [("violation", "2022-05-04", "appointment:b", None, "")]),
        ({"post_1": {"end": "2024-02-03"}}, [("violation", "2022-05-04", "appointment:b", "2024-02-03", "departure:b")]),
        ({"spouse_0": {"end": "2025-01-02"}}, [("violation", "2022-05-04", "appointment:b", "2025-01-02", "divorce:a,b")]),
        ({"spouse_0": {"start": "2023"}}, [("violation", "2023-01-01", "marriage:a,b", None, "")]),
        ({"person_1": {"died": "2025-01-02"}}, [("violation", "2022-05-04", "appointment:b", "2025-01-02", "death:b")]),
        ({"post_0": {"start": "2012"}, "post_1": {"start": "2013"}}, [("violation", "2020-12-28", "law:", None, "")]),
        ({"post_0": {"end": "2022-05-04"}}, []),
    ],
)
def test_the_events_that_begin_and_end_a_finding(changes: dict[str, Any], expected: list[tuple[Any, ...]]) -> None:
    assert spells(couple(**changes), packs=["cn-civil-2020"]) == expected


def test_an_adoption_changes_the_kinship_with_the_birth_family_and_its_end_restores_it() -> None:
    rows = couple()
    rows["spouse"] = []
    rows["person"].append({"person_id": "c", "name": "程某", "sex": "M"})
    rows["parent"] = [
        {"parent_id": "a", "child_id": "b", "kind": "blood"},
        {"parent_id": "c", "child_id": "b", "kind": "adoptive", "start": "2023-01-01", "end": "2024-01-01"},
    ]
    assert spells(rows, packs=["cn-civil-2020"]) == [
        ("violation", "2022-05-04", "appointment:b", "2023-01-01", "adoption:b,c"),
        ("advisory", "2023-01-01", "adoption:b,c", "2024-01-01", "adoption-ended:b,c"),
        ("violation", "2024-01-01", "adoption-ended:b,c", None, ""),
    ]


def test_who_is_widowed_and_marries_again_ends_the_note_about_in_laws() -> None:
    rows = couple()
    rows["person"] += [
        {"person_id": one, "name": one, "sex": sex} for one, sex in (("d", "F"), ("e", "M"), ("f", "F"), ("g", "M"))
    ]
    rows["person"][2]["died"] = "2023-01-01"
    rows["spouse"] = [
        {"person_id": "b", "spouse_id": "d", "start": "2010-01-01"},
        {"person_id": "b", "spouse_id": "f", "start": "2024-06-07"},
        {"person_id": "a", "spouse_id": "g", "start": "2024-06-07"},
    ]
    rows["parent"] = [{"parent_id": "e", "child_id": one, "kind": "blood"} for one in ("a", "d")]
    assert spells(rows, packs=["cn-civil-2020"]) == [
        ("violation", "2022-05-04", "appointment:b", "2023-01-01", "death:d"),
        ("advisory", "2023-01-01", "death:d", "2024-06-07", "marriage:b,f"),
    ]


@pytest.mark.parametrize(("kind", "event"), [("step_fostered", "step"), ("adoptive", "adoption")])
def test_a_step_tie_is_not_called_an_adoption(kind: str, event: str) -> None:
    rows = couple()
    rows["spouse"] = []
    rows["parent"] = [{"parent_id": "a", "child_id": "b", "kind": kind, "start": "2023-01-01", "end": "2024-01-01"}]
    assert spells(rows, packs=["cn-civil-2020"]) == [
        ("violation", "2023-01-01", f"{event}:a,b", "2024-01-01", f"{event}-ended:a,b")
    ]


def test_the_older_law_goes_before_the_newer() -> None:
    rows = couple(post_0={"start": "2012"}, post_1={"start": "2013"})
    found = spells(rows, packs=["cn-civil-2011", "cn-civil-2020"])
    assert found == [
        ("violation", "2015-06-07", "marriage:a,b", "2020-12-28", "repeal:"),
        ("violation", "2020-12-28", "law:", None, ""),
    ]


def test_an_undated_finding_stood_before_all_that_is_dated() -> None:
    rows = couple(post_0={"start": ""}, post_1={"start": ""}, spouse_0={"start": "", "end": "2024-01-01"})
    assert spells(rows, first=date(2021, 1, 1)) == [("violation", None, "", "2024-01-01", "divorce:a,b")]


def test_a_finding_that_comes_back_has_two_spells() -> None:
    rows = couple(post_1={"end": "2023"})
    rows["post"].append({**rows["post"][1], "start": "2025-03-01", "end": ""})
    assert [(began, ended) for _, began, _, ended, _ in spells(rows)] == [("2022-05-04", "2023-12-31"), ("2025-03-01", None)]


def test_a_rename_breaks_nothing_and_a_merger_begins_something() -> None:
    assert [one[1:] for one in spells(changing(RENAMED))] == [("2022-05-04", "appointment:b", None, "")]
    assert [one[1:] for one in spells(changing(MERGED, "p", "q"))] == [
        ("2023-01-01", "reorganisation:a reorganisation:b", None, "")
    ]
    assert [one[1:4] for one in spells(changing(SPLIT))] == [("2022-05-04", "appointment:b", "2024-01-01")]


def dated(seed: int) -> Rows:
    """A random world whose posts, marriages, adoptions, deaths and organs have days within a few years."""
    dice, rows = random.Random(seed), world(seed)
    for row in (*rows["post"], *rows["spouse"], *(one for one in rows["parent"] if one.get("kind", "blood") != "blood")):
        row["start"], row["end"] = dice.choice((*DAYS, "", "")), dice.choice((*DAYS, *[""] * 10))
    for person in rows["person"]:
        if dice.random() < 0.2:
            person["died"] = dice.choice(DAYS)
    ids = [organ["organ_id"] for organ in rows["organ"]]
    for organ in rows["organ"]:
        if dice.random() < 0.4:
            organ |= {"start": dice.choice((*DAYS, "")), "end": dice.choice((*DAYS, ""))}
            organ["successors"] = ";".join(dice.sample(ids, dice.randrange(0, 2)))
    return rows


def standing(document: dict[str, Any], day: date) -> set[tuple[str, str]]:
    """The findings of a timeline that stand on a day: id and severity."""
    held, told = set(), day.isoformat()
    for one in document["spells"]:
        if (one["began"] is None or one["began"] <= told) and (one["ended"] is None or one["ended"] > told):
            key = (one["id"], one["severity"])
            assert key not in held
            held.add(key)
    return held


def together(seeds: tuple[int, ...]) -> Rows:
    """Such worlds as one county; ids and organs carry the seed, so that a difference names its world."""
    rows: Rows = {}
    for seed in seeds:
        for table, more in dated(seed).items():
            rows.setdefault(table, []).extend(more)
    return rows


@pytest.mark.parametrize(
    ("packs", "seeds"), [(TWO, (61, 62, 64, 65, 67, 68)), (tuple(sorted(built_in())), (60, 63, 66))], ids=["two", "all"]
)
def test_every_day_says_what_a_check_as_of_that_day_says(packs: tuple[str, ...], seeds: tuple[int, ...]) -> None:
    rows = together(seeds)
    document = timeline(county(rows), packs=packs, first=FIRST, last=LAST)
    turning = [date.fromisoformat((day + "-01-01")[:10]) for day in DAYS if day >= "2018"]
    days = [*turning, *(one - timedelta(days=1) for one in turning), date(2021, 12, 31), date(2023, 12, 31)]
    seen = set()
    for day in random.Random(seeds[0]).sample(days, LOOKED_AT):
        checked = check_county(county(rows), packs=packs, as_of=day)["findings"]
        assert standing(document, day) == {(one["id"], one["severity"]) for one in checked}, day
        seen |= {one["people"][0]["person_id"][:5] for one in checked}
    assert len(seen) >= 3, "worlds in which something is found"
