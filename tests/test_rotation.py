"""Rotation plans: who is locked stays, nobody goes where it is forbidden, vacancies are filled, the plan stands before whatif."""

from __future__ import annotations

import csv
import json
from datetime import date
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from kinship.errors import InputError, RequestError
from kinship.report.plan_table import closing
from kinship.rotation import Asked, Weights, plan
from kinship.rotation.facts import Facts, Post
from kinship.tables import County
from loaders import load
from loaders.plans import appointments as read
from loaders.plans.told import read_posts
from tests import families
from tests.road_files import DAY, apart, county, kinship

pytestmark = pytest.mark.xdist_group("rotation")
"""What several of these tests look at is worked out once, by the one process that runs them."""

AS_OF = date(2026, 1, 1)
VIOLATIONS = Asked(clear=("violation",))


def bureau(organ: str, people: dict[str, tuple[str, str]], **more: Any) -> list[dict[str, Any]]:
    """Posts in an organ: person → (section, tier)."""
    return [
        {
            "person_id": who,
            "organ_id": organ,
            "title": "科员" if tier == "3" else "科长",
            "section": section,
            "tier": tier,
            **more,
        }
        for who, (section, tier) in people.items()
    ]


def office(*posts: dict[str, Any], ties: tuple[tuple[str, str], ...] = (("a", "b"),)) -> County:
    """A county of these posts in two organs; each pair is parent and child."""
    rows: families.Rows = {
        "person": [
            {"person_id": who, "name": f"人{who}", "staff": "true"} for who in sorted({row["person_id"] for row in posts})
        ],
        "organ": [{"organ_id": organ, "name": f"县{organ}局", "kind": "civil"} for organ in "甲乙丙"],
        "post": [{"chief": "false", "functions": "", "start": "2020-01-01", **row} for row in posts],
        "parent": [{"parent_id": one, "child_id": other, "grade": "confirmed"} for one, other in ties],
        "spouse": [],
    }
    return families.county(rows)


TWO = (*bureau("甲", {"a": ("一科", "3"), "b": ("一科", "3")}), *bureau("乙", {"c": ("二科", "3"), "d": ("二科", "3")}))


def moves(document: dict[str, Any]) -> dict[str, str]:
    return {move["person_id"]: move["to"]["organ"] + move["to"]["section"] for move in document["moves"]}


@cache
def schema() -> dict[str, Any]:
    text = resources.files("kinship").joinpath("schema/kinship-plan-1.json").read_text(encoding="utf-8")
    told: dict[str, Any] = json.loads(text)
    jsonschema.Draft202012Validator.check_schema(told)
    return told


def test_a_swap_clears_a_violation_and_is_proved_optimal() -> None:
    document = plan(office(*TWO), VIOLATIONS, as_of=AS_OF)
    summary = document["summary"]
    assert (summary["cleared"], summary["moves"], summary["bound"], summary["optimal"]) == (1, 2, 2, True)
    assert summary["added"] == {"violation": 0, "review": 0, "advisory": 0}
    assert len(moves(document).keys() & {"a", "b"}) == 1
    assert document["moves"][0]["reasons"][0]["law"][0]["article"]
    jsonschema.Draft202012Validator(schema()).validate(json.loads(json.dumps(document, default=str)))


def test_whoever_is_locked_stays() -> None:
    document = plan(office(*TWO), Asked(clear=("violation",), locked=("a", "c")), as_of=AS_OF)
    assert moves(document).keys() == {"b", "d"}


def test_what_only_locked_people_could_clear_is_not_told_as_what_can_be_cleared() -> None:
    inside = {
        "a": ("一科", "2"),
        "b": ("一科", "3"),
        "c": ("二科", "2"),
        "d": ("二科", "3"),
        "e": ("三科", "2"),
        "f": ("四科", "2"),
    }
    beside = {"g": ("五科", "2"), "h": ("六科", "2"), "i": ("七科", "3"), "j": ("八科", "3")}
    posts, ties = (*bureau("甲", inside), *bureau("乙", beside)), (("a", "b"), ("c", "d"), ("e", "f"))

    def told(*locked: str) -> tuple[int, ...]:
        document = plan(office(*posts, ties=ties), Asked(clear=("violation",), locked=locked), as_of=AS_OF)
        (stage,) = document["stages"]
        return stage["findings"], stage["cleared"], stage["at_most"], document["summary"]["clearable_at_most"]

    assert told("b", "d") == (3, 1, 1, 1)
    assert told("b") == (3, 2, 2, 2)
    assert told("a", "c") == (3, 3, 3, 3)


def test_where_all_partners_are_locked_that_is_in_the_way() -> None:
    document = plan(office(*TWO), Asked(clear=("violation",), locked=("c", "d")), as_of=AS_OF)
    assert document["moves"] == []
    assert document["left"][0]["in_the_way"] == ["lock", "kind"] or "lock" in document["left"][0]["in_the_way"]


def test_nobody_goes_where_it_is_forbidden() -> None:
    document = plan(office(*TWO), Asked(clear=("violation",), forbidden=(("a", "县乙局"),)), as_of=AS_OF)
    assert "b" in moves(document) and "a" not in moves(document)


def test_the_lower_post_moves_first() -> None:
    posts = (*bureau("甲", {"a": ("一科", "2"), "b": ("一科", "3")}), *bureau("乙", {"c": ("二科", "2"), "d": ("二科", "3")}))
    assert moves(plan(office(*posts), VIOLATIONS, as_of=AS_OF)).keys() == {"b", "d"}


def test_special_work_goes_to_whoever_knows_it() -> None:
    posts = (
        *bureau("甲", {"a": ("", "1")}),
        *bureau("甲", {"b": ("财务科", "3")}, functions="finance"),
        *bureau("乙", {"c": ("二科", "3"), "d": ("二科", "3")}),
        {**bureau("丙", {"d": ("财务科", "3")}, functions="finance")[0], "start": "2015-01-01", "end": "2020-01-01"},
    )
    assert moves(plan(office(*posts), VIOLATIONS, as_of=AS_OF)).keys() == {"b", "d"}


def test_a_swap_that_would_be_a_new_violation_is_not_made() -> None:
    """Every partner but one is a relative of somebody where the mover comes from."""
    posts = (*TWO, *bureau("甲", {"e": ("一科", "3")}))
    document = plan(office(*posts, ties=(("a", "b"), ("c", "e"))), VIOLATIONS, as_of=AS_OF)
    assert "d" in moves(document) and "c" not in moves(document)


def test_what_cannot_be_cleared_says_why() -> None:
    alone = bureau("甲", {"a": ("一科", "3"), "b": ("一科", "3")}, functions="finance")
    document = plan(office(*alone, *bureau("乙", {"c": ("二科", "3")})), VIOLATIONS, as_of=AS_OF)
    left = document["left"][0]
    assert document["summary"]["optimal"] and not document["moves"]
    assert left["in_the_way"] == ["work"]
    assert left["why_zh"] == "县甲局以外没有空缺或可交换的财务岗位"


def test_a_vacancy_is_filled_with_one_move() -> None:
    vacant = {"organ_id": "丙", "section": "三科", "title": "科员", "tier": "3", "chief": "false"}
    document = plan(office(*TWO), VIOLATIONS, as_of=AS_OF, facts=Facts(vacancies=[vacant]))
    assert document["summary"]["moves"] == document["summary"]["bound"] == 1
    assert [move["to"]["section"] for move in document["moves"]] == ["三科"]


def test_a_place_farther_away_is_taken_only_where_there_is_no_nearer_one() -> None:
    posts = (*TWO, *bureau("丙", {"e": ("三科", "3")}))
    told = {
        ("甲", "一科", "科员"): Post(distance=0),
        ("乙", "二科", "科员"): Post(distance=80),
        ("丙", "三科", "科员"): Post(distance=5),
    }
    assert "e" in moves(plan(office(*posts), VIOLATIONS, as_of=AS_OF, facts=Facts(told)))


def test_ten_years_in_a_section_end_by_a_swap() -> None:
    posts = (*bureau("甲", {"a": ("一科", "3"), "b": ("一科", "3")}), *bureau("乙", {"c": ("二科", "3"), "d": ("二科", "3")}))
    posts[0]["start"] = posts[2]["start"] = "2010-01-01"
    document = plan(office(*posts, ties=()), Asked(clear=("T1",)), as_of=AS_OF)
    assert moves(document) == {"a": "县乙局二科", "c": "县甲局一科"}
    assert document["summary"]["optimal"]


def test_a_section_keeps_its_experienced_people() -> None:
    posts = (
        *bureau("甲", dict.fromkeys("abcd", ("一科", "3")), start="2010-01-01"),
        *bureau("乙", dict.fromkeys("efgh", ("二科", "3")), start="2025-06-01"),
    )
    document = plan(office(*posts, ties=()), Asked(clear=("T1",)), as_of=AS_OF)
    assert document["summary"]["cleared"] == 2
    assert {one["why_en"][:9] for one in document["left"]} == {"it could "}


@pytest.mark.parametrize(
    ("asked", "key"),
    [
        (Asked(clear=("T9",)), "T9"),
        (Asked(clear=("violation",), locked=("nobody",)), "nobody"),
        (Asked(clear=("violation",), forbidden=(("a", "县丁局"),)), "县丁局"),
    ],
)
def test_what_is_asked_must_be_there(asked: Asked, key: str) -> None:
    with pytest.raises(RequestError) as error:
        plan(office(*TWO), asked, as_of=AS_OF)
    assert key in error.value.text("en")


@pytest.mark.parametrize(
    "text", ["move = -1", "mvoe = 3", "[weights]\nmove = true", "keep_experienced = 1.5", 'specialised = ["x"]']
)
def test_weights_that_cannot_be_used_are_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "weights.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(RequestError):
        Weights.read(file)


@cache
def planned() -> dict[str, Any]:
    done = kinship("plan", county(), "--clear", "violation", "--format", "json", "--as-of", DAY)
    assert done.returncode in (0, 1), done.stderr
    document: dict[str, Any] = json.loads(done.stdout)
    return document


def test_the_same_input_and_seed_give_the_same_plan() -> None:
    again = apart("plan", county(), "--clear", "violation", "--format", "json", "--as-of", DAY)
    assert json.loads(again.stdout) == planned()


def test_the_document_fits_its_schema() -> None:
    jsonschema.Draft202012Validator(schema()).validate(planned())


def test_the_list_goes_back_through_whatif_as_it_came(tmp_path: Path) -> None:
    document = planned()
    assert document["moves"] and not document["summary"]["added"]["violation"]
    told = tmp_path / "list.csv"
    with told.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, document["appointments"][0])
        writer.writeheader()
        writer.writerows(document["appointments"])
    done = kinship("whatif", county(), "--appointments", told, "--format", "json", "--as-of", DAY, "--fail-on", "never")
    back = json.loads(done.stdout)
    for part in ("added", "removed"):
        assert {one["id"] for one in back[part]} == {one["id"] for one in document["check"][part]}
    found = read(load([county()]), [document["appointments"]], as_of=date.fromisoformat(DAY))
    assert [one.person_id for one in found] == [move["person_id"] for move in document["moves"]]


def test_every_format_is_written_and_the_workbook_is_a_list_too(tmp_path: Path) -> None:
    done = kinship(
        *("plan", county(), "--clear", "violation", "--as-of", DAY),
        *("--format", "json,csv,xlsx,html,table", "--out", tmp_path),
    )
    assert sorted(file.name for file in tmp_path.iterdir()) == [f"plan.{end}" for end in ("csv", "html", "json", "txt", "xlsx")]
    again = kinship("whatif", county(), "--appointments", tmp_path / "plan.xlsx", "--format", "json", "--as-of", DAY)
    assert json.loads(again.stdout)["summary"]["appointments"] == planned()["summary"]["moves"], done.stderr
    page = (tmp_path / "plan.html").read_text(encoding="utf-8")
    assert all(move["person_id"] in page for move in planned()["moves"])


def test_two_plans_are_compared(tmp_path: Path) -> None:
    document = planned()
    locked = document["moves"][0]["person_id"]
    one, other = tmp_path / "a.json", tmp_path / "b.json"
    one.write_text(json.dumps(document), encoding="utf-8")
    kinship("plan", county(), "--clear", "violation", "--format", "json", "--as-of", DAY, "--lock", locked, "--output", other)
    told = kinship("plan", "--explain", one, other, "--lang", "en").stdout.decode()
    assert "Moves of A alone" in told and document["moves"][0]["name"] in told
    same = kinship("plan", "--explain", one, one, "--lang", "en").stdout.decode()
    assert "neither is better" in same and "alone" not in same


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "Give a SOURCE"),
        (["nowhere", "--forbid", "a"], "PERSON:ORGAN"),
        (["--explain", "no.json", "no.json"], "is no plan"),
        (["nowhere", "--format", "pdf"], "no report format pdf"),
    ],
)
def test_mistakes_on_the_command_line_are_a_sentence(arguments: list[str], said: str) -> None:
    done = kinship("plan", *arguments, "--lang", "en")
    assert done.returncode == 2 and said in done.stderr.decode() and b"Traceback" not in done.stderr


def listed(folder: Path, *lines: str) -> Path:
    file = folder / "posts.csv"
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def test_a_list_of_posts_tells_vacancies_and_what_they_ask_for(tmp_path: Path) -> None:
    file = listed(
        tmp_path, "岗位一览", "单位,科室,职务,空缺数,任职资格,收入档次,距县城公里", "县乙局,二科,科员,2,会计;审计,3档,12"
    )
    found = read_posts(office(*TWO), file, AS_OF)
    assert found.posts == {("乙", "二科", "科员"): {"asks": {"会计", "审计"}, "place": "", "income": 3, "distance": 12}}
    assert [(row["organ_id"], row["tier"], row["chief"]) for row in found.vacancies] == [("乙", "3", "false")] * 2


def test_a_vacancy_that_nobody_else_holds_is_as_its_title_tells(tmp_path: Path) -> None:
    """What the list tells goes before; a title that tells nothing leaves the tier open."""
    lines = (
        "单位,科室,职务,空缺数,层级,从事工作",
        "县乙局,财务科,会计,1,,",
        "县乙局,财务科,副科长,1,,",
        "县乙局,五科,管事,1,,",
        "县乙局,五科,管事,1,工作人员,审计",
    )
    found = read_posts(office(*TWO), listed(tmp_path, *lines), AS_OF)
    told = [(row["title"], row["tier"], row["chief"], row["functions"]) for row in found.vacancies]
    assert told == [
        ("会计", "3", "false", "finance"),
        ("副科长", "2", "false", "finance"),
        ("管事", "", "", "other"),
        ("管事", "3", "false", "audit"),
    ]


def test_a_vacancy_of_which_nobody_knows_the_tier_is_told(tmp_path: Path) -> None:
    held = office(*TWO)
    read_posts(
        held, listed(tmp_path, "单位,科室,职务,空缺数", "县乙局,五科,管事,2", "县乙局,财务科,会计,1", "县乙局,六科,管事,0"), AS_OF
    )
    told = [one for one in held.account.problems if one.key == "plan.vacant-tier"]
    assert [(one.place.row, one.values["post"]) for one in told] == [(2, "县乙局 五科 管事")]
    document = plan(held, VIOLATIONS, as_of=AS_OF)
    assert "县乙局 五科 管事" in "\n".join(closing(document, "zh"))


def test_a_post_that_asks_for_a_qualification_goes_to_whoever_has_it(tmp_path: Path) -> None:
    asks = Post(asks=frozenset({"会计"}))
    told = {("乙", "二科", "科员"): asks}
    assert not moves(plan(office(*TWO), VIOLATIONS, as_of=AS_OF, facts=Facts(told)))
    has = {"b": frozenset({"会计"})}
    assert "b" in moves(plan(office(*TWO), VIOLATIONS, as_of=AS_OF, facts=Facts(told, has)))
    people = read_posts(office(*TWO), listed(tmp_path, "姓名,专业", "人b,会计、法律"), AS_OF)
    assert people.has == {"b": {"会计", "法律"}}


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("甲,乙", "1,2"), "no list of posts"),
        (("单位,职务", "县丁局,科员"), "县丁局"),
        (("单位,职务,空缺数", "县乙局,科员,若干"), "空缺数 must be a number"),
        (("单位,职务,空缺数,层级", "县乙局,科员,1,一般"), "层级 cannot be 一般. Write one of: 领导成员、"),
        (("单位,职务,空缺数,正副职", "县乙局,科长,1,主持"), "正副职 cannot be 主持. Write one of: 正职、副职"),
        (("姓名,专业", "人z,会计"), "人z"),
    ],
)
def test_a_list_of_posts_with_a_mistake_is_a_sentence(tmp_path: Path, lines: tuple[str, ...], said: str) -> None:
    with pytest.raises(InputError) as error:
        read_posts(office(*TWO), listed(tmp_path, *lines), AS_OF)
    assert said in error.value.text("en")
