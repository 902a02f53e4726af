"""Contradictions in tables that tell ties outright: each is listed with all its rows, and the ties keep the grade given."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kinship.explain import explain_pair
from kinship.generate import AS_OF
from kinship.judge import check_county
from kinship.rules import DEFAULT_PACKS
from loaders import load
from tests.depth import some
from tests.gedcom_files import file
from tests.road_files import county, save

Rows = dict[str, list[dict[str, str]]]


def person(person_id: str, sex: str, birth: str, died: str = "", name: str = "某") -> dict[str, str]:
    return {"person_id": person_id, "name": name + person_id, "sex": sex, "birth": birth, "died": died}


def parent(parent_id: str, child_id: str, kind: str = "blood", grade: str = "confirmed") -> dict[str, str]:
    return {"parent_id": parent_id, "child_id": child_id, "kind": kind, "grade": grade}


def spouse(person_id: str, spouse_id: str, start: str = "", end: str = "") -> dict[str, str]:
    return {"person_id": person_id, "spouse_id": spouse_id, "start": start, "end": end}


def post(person_id: str, start: str = "") -> dict[str, str]:
    return {"person_id": person_id, "organ_id": "o", "title": "科员", "start": start}


FAMILY: Rows = {
    "person": [
        person("f", "M", "1950-01", "2015-03"),
        person("m", "F", "1952-01"),
        person("s", "M", "1975-01"),
        person("d", "F", "1977-01"),
        person("w", "F", "1976-01"),
        person("x", "M", "1949-01"),
    ],
    "organ": [{"organ_id": "o", "name": "某局", "kind": "civil"}],
    "post": [post("s", "2000-01"), post("d")],
    "parent": [parent("f", "s"), parent("m", "s"), parent("f", "d"), parent("m", "d")],
    "spouse": [spouse("f", "m", "1974-01"), spouse("s", "w", "2000-05")],
}
Place = tuple[str, int]
PLANTED: list[tuple[str, dict[str, Any], set[Place]]] = [
    ("two-fathers", {"parent": parent("x", "s")}, {("parent", 2), ("parent", 6)}),
    ("two-mothers", {"parent": parent("w", "d"), "person": person("w", "F", "1956-01")}, {("parent", 5), ("parent", 6)}),
    (
        "too-young",
        {"parent": parent("s", "y"), "person": person("y", "F", "1985-01")},
        {("parent", 6), ("person", 4), ("person", 8)},
    ),
    (
        "child-older",
        {"parent": parent("s", "y"), "person": person("y", "F", "1970")},
        {("parent", 6), ("person", 4), ("person", 8)},
    ),
    ("kinds-differ", {"parent": parent("f", "d", "adoptive")}, {("parent", 4), ("parent", 6)}),
    ("two-spouses", {"spouse": spouse("w", "x")}, {("spouse", 3), ("spouse", 4)}),
    (
        "same-sex-spouses",
        {"spouse": spouse("x", "y"), "person": person("y", "M", "1950")},
        {("spouse", 4), ("person", 7), ("person", 8)},
    ),
    ("married-siblings", {"parent": [parent("f", "w"), parent("m", "w")]}, {("spouse", 3)}),
    (
        "married-dead",
        {"spouse": spouse("f", "y", "2016"), "person": person("y", "F", "1951")},
        {("spouse", 4), ("person", 2), ("person", 8)},
    ),
    (
        "married-child",
        {"spouse": spouse("x", "y", "1963-12"), "person": person("y", "F", "1950")},
        {("spouse", 4), ("person", 7), ("person", 8)},
    ),
    (
        "born-after-death",
        {"parent": parent("f", "y"), "person": person("y", "F", "2016-02")},
        {("parent", 6), ("person", 2), ("person", 8)},
    ),
    ("died-before-born", {"person": person("y", "F", "1980-02", "1979")}, {("person", 8)}),
    ("post-after-death", {"post": post("f", "2015-04")}, {("post", 4), ("person", 2)}),
    (
        "three-parents",
        {"parent": parent("y", "s"), "person": person("y", "", "1955-01")},
        {("parent", 2), ("parent", 6)},
    ),
]
EDGES: list[dict[str, Any]] = [
    {"parent": parent("x", "s", "adoptive")},
    {"parent": parent("x", "s", grade="possible")},
    {"parent": parent("s", "y"), "person": person("y", "F", "1989-01")},
    {"spouse": spouse("m", "x", "2016-01")},
    {"spouse": spouse("w", "x", "1998", "1999")},
    {"spouse": spouse("x", "y", "1964"), "person": person("y", "F", "1949-12")},
    {"parent": parent("f", "y"), "person": person("y", "F", "2015-11")},
    {"person": person("y", "F", "1980-02", "1980")},
    {"post": post("f", "2015-03-30")},
]
"""One step short of a contradiction."""


def written(at: Path, more: dict[str, Any]) -> Path:
    """The family with rows added; a row of a person known already takes the place of the old one."""
    rows = {name: [*held] for name, held in FAMILY.items()}
    for name, added in more.items():
        for row in added if isinstance(added, list) else [added]:
            known = [one for one in rows[name] if name == "person" and one["person_id"] == row["person_id"]]
            rows[name] = [row if one in known else one for one in rows[name]] if known else [*rows[name], row]
    for name, held in rows.items():
        save(at / f"{name}.csv", held)
    return at


def told(at: Path) -> list[dict[str, Any]]:
    document = check_county(load([at]), as_of=AS_OF)
    return [problem for problem in document["problems"] if problem["seriousness"]]


def test_a_family_that_contradicts_nothing_is_accused_of_nothing(tmp_path: Path) -> None:
    assert told(written(tmp_path, {})) == []


@pytest.mark.parametrize(("kind", "more", "places"), PLANTED, ids=[kind for kind, *_ in PLANTED])
def test_each_kind_is_listed_with_every_row(kind: str, more: dict[str, Any], places: set[Place], tmp_path: Path) -> None:
    (problem,) = told(written(tmp_path, more))
    assert problem["key"] == f"intake.{kind}"
    found = {(Path(place["file"]).stem, place["row"]) for place in (problem, *problem["other_places"])}
    assert found == places
    assert problem["seriousness"] in ("serious", "moderate") and problem["people"]
    for person_row in problem["people"]:
        assert all(person_row["name"] in problem[f"text_{lang}"] for lang in ("zh", "en"))


@pytest.mark.parametrize("more", EDGES, ids=str)
def test_one_step_short_of_a_contradiction_is_none(more: dict[str, Any], tmp_path: Path) -> None:
    assert told(written(tmp_path, more)) == []


def test_the_tie_keeps_its_grade_and_the_path_says_what_contradicts(tmp_path: Path) -> None:
    loaded = load([written(tmp_path, {"parent": parent("x", "s")})])
    paths = explain_pair(loaded, DEFAULT_PACKS, AS_OF, "s", "x")["paths"]
    assert [(path["word"], path["grade"]) for path in paths] == [("P", "confirmed")]
    assert [problem["key"] for problem in paths[0]["contradicted_by"]] == ["intake.two-fathers"]


def test_a_family_tree_names_the_records(tmp_path: Path) -> None:
    people = [("f", "M"), ("g", "M"), ("m", "F"), ("c", "F")]
    lines = [line for xref, sex in people for line in (f"0 @{xref}@ INDI", f"1 NAME 某{xref}", f"1 SEX {sex}")]
    for number, father in enumerate("fg"):
        lines += [f"0 @F{number}@ FAM", f"1 HUSB @{father}@", "1 WIFE @m@", "1 CHIL @c@"]
    (tmp_path / "树.ged").write_text(file(lines), encoding="utf-8")
    (problem,) = [one for one in told(tmp_path / "树.ged") if one["key"] == "intake.two-fathers"]
    rows = [place["row"] for place in (problem, *problem["other_places"])]
    text = (tmp_path / "树.ged").read_text(encoding="utf-8").splitlines()
    assert {text[row - 1] for row in rows} == {"0 @F0@ FAM", "0 @F1@ FAM"}


@pytest.mark.parametrize("seed", some([905, 31], 1))
def test_a_generated_county_without_noise_contradicts_nothing(seed: int) -> None:
    folder = county(1000, seed)
    for source in (folder, folder / "official", folder / "ledger"):
        document = check_county(load([source]), as_of=AS_OF)
        assert [problem["text_en"] for problem in document["problems"] if problem["seriousness"]] == []


def test_a_circle_of_parents_names_every_row_of_it(tmp_path: Path) -> None:
    people = [person(one, "M", "") for one in "abc"]
    ties = [parent("a", "b"), parent("b", "c"), parent("c", "a")]
    found = told(written(tmp_path, {"person": people, "parent": ties}))
    assert [(problem["key"], problem["people"][0]["person_id"]) for problem in found] == [("intake.circle", one) for one in "abc"]
    for problem in found:
        assert {place["row"] for place in (problem, *problem["other_places"])} == {6, 7, 8}
