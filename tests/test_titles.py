"""Titles of a county as its clerks write them (``titles.csv``): the section they name, their place, and the work they tell.

And posts in one text (``organs.csv``): where the organ's name ends, and what kind of organ it tells.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from loaders import load
from loaders.staff.organs import kind_by_name, organ_in, title_after
from tests.files import delimited

Told = dict[str, tuple[str, ...]]


def table(name: str) -> list[tuple[str, ...]]:
    """The rows of a table beside this file, without its header."""
    return [tuple(row) for row in csv.reader(Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()[1:])]


TITLES = table("titles.csv")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """Section, tier, chief and functions of every title of the list, by its holder; of several posts the one there, and of these
    the one that the whole title names."""
    rows = [[f"第{number}人", "1980-01", *title[:3]] for number, title in enumerate(TITLES)]
    path = delimited(tmp_path_factory.mktemp("titles") / "台账.csv", [["姓名", "出生年月", "单位", "科室", "职务"], *rows])
    county = load([path])
    person, organ, post = (table.to_pylist() for table in (county.person, county.organ, county.post))  # type: ignore[union-attr]
    names, organs = {row["person_id"]: row["name"] for row in person}, {row["organ_id"]: row["name"] for row in organ}
    there = {name: TITLES[int(name[1:-1])][0] for name in names.values()}
    elsewhere_first = sorted(
        post, key=lambda row: (organs[row["organ_id"]] == there[names[row["person_id"]]], len(row["title"] or ""))
    )
    return {
        names[row["person_id"]]: tuple(row[column] or "" for column in ("section", "tier", "chief", "functions"))
        for row in elsewhere_first
    }


@pytest.mark.parametrize("number", range(len(TITLES)), ids=lambda number: "·".join(TITLES[number][:3]))
def test_a_title_is_read_as_a_clerk_reads_it(told: Told, number: int) -> None:
    section, tier, chief, functions = told[f"第{number}人"]
    assert (section, tier, chief, "" if functions == "other" else functions) == TITLES[number][3:]


@pytest.mark.parametrize(("text", "organ", "title", "kind"), table("organs.csv"))
def test_an_organ_in_front_of_a_title(text: str, organ: str, title: str, kind: str) -> None:
    assert organ_in(text) == organ and title_after(text, organ) == title
    assert kind_by_name(organ) == kind
