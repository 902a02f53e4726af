"""On small worlds the plan is as good as the best of all plans, found by trying every one; and no plan adds a violation."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cache
from typing import Any

from kinship.rotation import Asked, plan
from tests import families, road_law, rotation_brute
from tests.test_road_law import by_program

AS_OF = date(2026, 1, 1)
WORLDS = 200


@cache
def worlds() -> tuple[families.Rows, ...]:
    return tuple(rotation_brute.world(seed) for seed in range(WORLDS))


@cache
def together() -> families.Rows:
    """All worlds as one county: none can exchange anybody with another."""
    return {table: [row for rows in worlds() for row in rows[table]] for table in ("person", "organ", "post", "parent", "spouse")}


@cache
def document() -> dict[str, Any]:
    return plan(families.county(together()), Asked(clear=("violation",), seconds=300, explained=0), as_of=AS_OF)


def test_each_small_world_is_planned_as_well_as_can_be() -> None:
    found = document()
    cleared = Counter(one["people"][0]["person_id"][:4] for one in found["cleared"])
    moves = Counter(move["person_id"][:4] for move in found["moves"])
    planned = {seed: rotation_brute.Best(cleared[f"{seed:04d}"], moves[f"{seed:04d}"]) for seed in range(WORLDS)}
    assert planned == {seed: rotation_brute.best(rows, AS_OF) for seed, rows in enumerate(worlds())}


def test_the_small_worlds_have_something_to_clear_and_something_that_cannot_be() -> None:
    found = document()["summary"]
    assert found["to_clear"] > found["cleared"] > WORLDS / 4
    assert found["added"]["violation"] == 0


def test_the_plain_reading_finds_no_new_violation_after_the_plan() -> None:
    from kinship.rotation.appointments import HEADINGS

    seats = {(row["organ_id"], row["section"], row["title"]): row for row in together()["post"]}
    taken = {
        move["person_id"]: tuple(move["to"][name] for name in ("organ_id", "section", "title")) for move in document()["moves"]
    }
    assert (
        len(taken) == len(document()["appointments"]) == len({row[HEADINGS["person_id"]] for row in document()["appointments"]})
    )
    posts = [
        {**seats[taken[row["person_id"]]], "person_id": row["person_id"]} if row["person_id"] in taken else row
        for row in together()["post"]
    ]
    after = {**together(), "post": posts}
    grave = [
        {key for key, (severity, _) in road_law.findings(rows, AS_OF).items() if severity == 3} for rows in (together(), after)
    ]
    assert grave[1] <= grave[0]
    assert len(grave[0] - grave[1]) >= document()["summary"]["cleared"]
    assert by_program(after, AS_OF) == road_law.findings(after, AS_OF)
