"""What a plan changes is what a full check of the changed posts shows: on random worlds, against posts changed by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from kinship.judge import check_county
from kinship.planned import Plan, whatif
from kinship.tables import Appointment
from tests import families, planned_road, road_law, road_worlds
from tests.depth import some
from tests.test_road_law import kinds

AS_OF = date(2026, 1, 1)
Rows = families.Rows


def checked(rows: Rows) -> dict[str, str]:
    """Id → severity of all findings."""
    return ids(check_county(families.county(rows), as_of=AS_OF)["findings"])


def planned(rows: Rows, appointments: list[Appointment], **more: Any) -> dict[str, Any]:
    return whatif(families.county(rows), Plan(appointments, **more), as_of=AS_OF)


def ids(findings: list[dict[str, Any]]) -> dict[str, str]:
    return {one["id"]: one["severity"] for one in findings}


@pytest.mark.parametrize("seed", some(range(9000, 9400, 100), 2))
def test_a_plan_gives_exactly_what_a_check_of_the_changed_posts_gives(seed: int) -> None:
    rows = road_worlds.worlds(seed, 100)
    appointments = planned_road.plan(rows, seed)
    changed = planned_road.by_hand(rows, appointments, AS_OF)
    document, before, whole = planned(rows, appointments), checked(rows), check_county(families.county(changed), as_of=AS_OF)
    after = ids(whole["findings"])
    assert ids(document["added"]) == {key: after[key] for key in after.keys() - before.keys()}
    assert ids(document["removed"]) == {key: before[key] for key in before.keys() - after.keys()}
    assert ids(document["kept"]).items() <= after.items()
    assert {one["id"]: one["was"] for one in document["kept"]}.items() <= before.items()
    worse = {key for key in after.keys() & before.keys() if after[key] != before[key]}
    assert worse <= ids(document["kept"]).keys()
    assert document["added"] and document["removed"] and document["kept"]
    assert kinds(whole) == road_law.findings(changed, AS_OF)


def renamed(rows: Rows) -> Rows:
    """The worlds with the first of several organs gone over into the second one."""
    organs = {row["organ_id"]: dict(row) for row in rows["organ"]}
    for key in [key for key in organs if key.endswith("-0") and f"{key[:-1]}1" in organs]:
        organs[key] |= {"end": "2025-06-01", "successors": f"{key[:-1]}1"}
        organs[f"{key[:-1]}1"]["start"] = "2025-06-01"
    return {**rows, "organ": list(organs.values())}


def test_a_plan_names_organs_as_the_sources_do_whatever_they_are_called_now() -> None:
    rows = renamed(road_worlds.worlds(9400, 60))
    appointments = planned_road.plan(rows, 11)
    document, before = planned(rows, appointments), checked(rows)
    after = checked(planned_road.by_hand(rows, appointments, AS_OF))
    assert ids(document["added"]) == {key: after[key] for key in after.keys() - before.keys()} != {}
    assert ids(document["removed"]) == {key: before[key] for key in before.keys() - after.keys()} != {}


def test_of_what_stays_that_of_the_people_concerned_is_told() -> None:
    rows = road_worlds.worlds(9500, 60)
    appointments = planned_road.plan(rows, 1, share=0.05)
    document, after = planned(rows, appointments), planned_road.by_hand(rows, appointments, AS_OF)
    concerned = {one.person_id for one in appointments}
    found = check_county(families.county(after), as_of=AS_OF)["findings"]
    added = ids(document["added"])
    about = {one["id"] for one in found if concerned & {who["person_id"] for who in one["people"]}} - added.keys()
    assert about == {one["id"] for one in document["kept"] if one["was"] == one["severity"]} - (added.keys() - about)
    assert 0 < len(about) < len(found)


def test_an_empty_plan_changes_nothing() -> None:
    rows = road_worlds.worlds(9600, 40)
    document = planned(rows, [])
    assert [document[part] for part in ("added", "removed", "kept", "unknown", "plan")] == [[], [], [], [], []]


def test_a_plan_and_its_reverse_cancel() -> None:
    """Without superiors named: who was under whom cannot be told from where people go back to."""
    rows = road_worlds.worlds(9700, 80)
    for post in rows["post"]:
        post |= {"reports_to": "", "in_charge": "", "start": "", "end": ""}
    there = [replace(one, replaces=True, start="") for one in planned_road.plan(rows, 3)]
    moved = {one.person_id for one in there}
    back = [
        Appointment(who, posts=tuple(row for row in rows["post"] if row["person_id"] == who), replaces=True)
        for who in sorted(moved)
    ]
    away, home = planned(rows, there), planned(planned_road.by_hand(rows, there, AS_OF), back)
    assert away["added"] and away["removed"]
    assert ids(home["added"]) == ids(away["removed"])
    assert ids(home["removed"]) == ids(away["added"])


def test_marriages_are_as_if_they_stood_in_the_table() -> None:
    rows = road_worlds.worlds(9800, 40)
    staff = sorted({row["person_id"] for row in rows["post"]})
    married = list(zip(staff[::7], staff[3::7], strict=False))
    able = [couple for couple in married if _on_staff(rows, couple)]
    new = [{"person_id": one, "spouse_id": other, "start": AS_OF.isoformat()} for one, other in able]
    document = planned(rows, [], marriages=able)
    before, after = checked(rows), checked({**rows, "spouse": rows["spouse"] + new})
    assert ids(document["added"]) == {key: after[key] for key in after.keys() - before.keys()} != {}
    assert ids(document["removed"]) == {key: before[key] for key in before.keys() - after.keys()}
    assert all(cause["number"] for one in document["added"] for cause in one["by"])


def _on_staff(rows: Rows, couple: tuple[str, str]) -> bool:
    people = {row["person_id"]: row for row in rows["person"]}
    return all(people[who].get("staff") != "false" for who in couple)


def test_what_is_added_says_by_which_appointment() -> None:
    rows = road_worlds.worlds(9900, 60)
    appointments = planned_road.plan(rows, 5)
    document = planned(rows, appointments)
    parts = {part["number"]: part for part in document["plan"]}
    assert len(parts) == len(appointments)
    for one in (*document["added"], *document["removed"]):
        assert one["by"], one["id"]
    for number, part in parts.items():
        assert part["adds"] == [one["id"] for one in document["added"] if number in {by["number"] for by in one["by"]}]


def test_appointments_after_the_day_do_not_count() -> None:
    rows = road_worlds.worlds(9600, 40)
    later = [replace(one, start="2026-01-02") for one in planned_road.plan(rows, 2)]
    document = planned(rows, later)
    assert document["summary"]["ahead"] == len(later)
    assert document["added"] == document["removed"] == []
    assert whatif(families.county(rows), Plan(later)).keys() == document.keys()


def test_without_a_day_the_last_appointment_tells_it() -> None:
    rows = road_worlds.worlds(9600, 5)
    later = [Appointment(rows["post"][0]["person_id"], start="2099-03")]
    assert whatif(families.county(rows), Plan(later))["as_of"] == "2099-03-01"


def test_the_county_is_left_as_it_was() -> None:
    rows = road_worlds.worlds(9600, 30)
    county = families.county(rows)
    first = whatif(county, Plan(planned_road.plan(rows, 7)), as_of=AS_OF)
    assert first["added"]
    assert {one["id"] for one in check_county(county, as_of=AS_OF)["findings"]} == checked(rows).keys()
