"""Several canonical folders, each resolved by itself, with the people whom several of them know."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kinship.cli.api import check
from kinship.engines import embedded, records
from kinship.errors import InputError, RequestError
from kinship.generate import generate
from kinship.matches import line_mark, person_mark, question_key
from kinship.relate import Question
from kinship.relatives import related
from kinship.tables import County
from loaders.districts import districts_of
from tests import districts_county
from tests.road_files import kinship, rows, save

DAY = date(2026, 11, 1)
Document = dict[str, Any]


def joined(folders: Sequence[Path], **chosen: Any) -> County:
    """The county of several districts, laid together on the embedded engine."""
    return districts_county.joined(folders, embedded(), **chosen)


def pairs(county: County) -> dict[tuple[str, str], set[str]]:
    """All pairs of relatives on the staff, with their words."""
    engine = related(county, Question(DAY))
    ids = {row["p"]: row["person_id"] for row in records(engine, "person")}
    words = {row["word_no"]: row["word"] for row in records(engine, "word")}
    found: dict[tuple[str, str], set[str]] = {}
    for row in records(engine, "kin_word"):
        found.setdefault((ids[row["a"]], ids[row["b"]]), set()).add(words[row["word_no"]])
    return found


def districts(folder: Path, **changed: Any) -> list[Path]:
    """The two districts; ``changed``: a row more, as ``east_person={…}``."""
    told = {"east": districts_county.east(), "west": districts_county.west()}
    for name, row in changed.items():
        district, _, table = name.partition("_")
        told[district].setdefault(table, []).append(row)
    return [districts_county.write(folder / name, rows) for name, rows in told.items()]


def test_people_of_two_districts_are_joined_by_id_number_and_name(tmp_path: Path) -> None:
    found = pairs(joined(districts_county.both(tmp_path)))
    assert found[("e1", "w1")] == {"C"}  # the son's form names his father by ID number
    assert found[("e2", "w5")] == {"PPC"}  # the nephew's form, from where he worked before
    assert not {pair for pair in found if "w2" in pair}  # who moved is one person, under his first number
    assert not {
        pair for pair in found if {"e3", "e4", "e5", "w3"} & set(pair)
    }  # two with one number: nobody can tell; another name


def test_each_district_alone_knows_nothing_of_it(tmp_path: Path) -> None:
    east, west = districts_county.both(tmp_path)
    assert [len(check(district, as_of=DAY).document["findings"]) for district in (east, west)] == [0, 0]
    document = check(east, west, as_of=DAY).document
    assert {tuple(sorted(one["person_id"] for one in found["people"])) for found in document["findings"]} >= {("e1", "w1")}
    son = next(one for one in document["findings"] if {row["person_id"] for row in one["people"]} == {"e1", "w1"})
    assert son["kin"]["sources"] == ["west/declared.csv#2"] and son["grade"] == "confirmed"
    assert [match["person_id"] for match in son["kin"]["matches"]] in ([], ["e1"])
    assert son["kin"]["declared"]["status"] == "one"


def test_strangers_of_two_districts_stay_two_people(tmp_path: Path) -> None:
    found = joined(districts_county.both(tmp_path))
    fathers = [row for row in found.person.to_pylist() if row["name"] == "钱大海"]  # type: ignore[union-attr]
    assert len(fathers) == 2 and {row["person_id"].partition("@")[2] for row in fathers} == {"east", "west"}


def test_what_the_districts_know_of_one_person_is_put_together(tmp_path: Path) -> None:
    people = {row["person_id"]: row for row in joined(districts_county.both(tmp_path)).person.to_pylist()}  # type: ignore[union-attr]
    assert people["both"]["birth"] == "1985-01" and "w2" not in people
    assert (people["e2"]["name"], people["e2"]["birth"], people["e2"]["staff"]) == ("欧阳克勤", "1980-02", "true")
    assert list(people) == sorted(people)


def test_apart_from_the_people_they_share_districts_are_what_they_are_alone(tmp_path: Path) -> None:
    folders = []
    for seed in (31, 32):
        generate(150, seed, 2, tmp_path / f"made{seed}", forms=True)
        folders.append(prefixed(tmp_path / f"made{seed}" / "forms", tmp_path / f"district{seed}", f"{seed}-"))
    alone = [check(folder, as_of=DAY).document for folder in folders]
    document = check(*folders, as_of=DAY).document
    told = sorted(map(outline, document["findings"]))
    assert told == sorted(outline(one) for part in alone for one in part["findings"]) and len(told) > 50
    for name in ("people", "staff", "kin_pairs", "violation"):
        assert document["summary"][name] == sum(part["summary"][name] for part in alone)


def outline(finding: Document) -> str:
    """What a finding says, without the name of the district."""
    chain = [step["person_id"].partition("@")[0] for step in finding["kin"]["chain"]]
    sources = [source.rpartition("/")[2] for source in finding["kin"]["sources"]]
    matches = [[match["person_id"].partition("@")[0], match["key"], match["reason_en"]] for match in finding["kin"]["matches"]]
    return json.dumps(
        [finding["id"], finding["severity"], finding["grade"], finding["kin"]["declared"]["status"], chain, sources, matches]
    )


def prefixed(source: Path, to: Path, prefix: str) -> Path:
    """A canonical folder whose identifiers begin with the district."""
    to.mkdir()
    ids = ("person_id", "organ_id", "parent_organ_id", "parent_id", "child_id", "spouse_id", "reports_to", "in_charge")
    for file in source.glob("*.csv"):
        named = [{name: prefix + cell if name in ids and cell else cell for name, cell in row.items()} for row in rows(file)]
        save(to / file.name, named)
    return to


@pytest.mark.parametrize(
    ("changed", "key", "words"),
    [
        ({"west_person": {"person_id": "e1", "name": "别的人"}}, "districts.person-twice", ("李建邦", "别的人", "east", "west")),
        (
            {"west_person": {"person_id": "e2", "name": "欧阳克勤", "id_number": districts_county.UNCLE}},
            "districts.two-numbers",
            ("欧阳克勤", "east", "west"),
        ),
        ({"west_organ": {"organ_id": "e", "name": "别的局"}}, "districts.organ-twice", ("e县财政局", "别的局", "east", "west")),
    ],
)
def test_a_number_that_means_two_is_refused(tmp_path: Path, changed: Any, key: str, words: Sequence[str]) -> None:
    with pytest.raises(InputError) as told:
        joined(districts(tmp_path, **changed))
    assert told.value.key == key and all(word in told.value.text("zh") for word in words)


def test_a_misspelt_name_beside_the_same_id_number_is_the_same_person(tmp_path: Path) -> None:
    more = {"person_id": "e1", "name": "李建帮", "id_number": districts_county.FATHER}
    assert ("e1", "w1") in pairs(joined(districts(tmp_path, west_person=more)))


def test_the_commands_take_districts_and_tell_of_one_that_cannot_be_read(tmp_path: Path) -> None:
    east, west = districts_county.both(tmp_path)
    assert b"e1,w1,C," in kinship("kin", east, west).stdout
    (west / "post.csv").write_text("person_id,title\n", encoding="utf-8")
    done = kinship("check", east, west)
    said = done.stderr.decode()
    assert done.returncode == 2 and "west/post.csv" in said and "organ_id" in said and "Traceback" not in said


def test_a_district_is_named_once(tmp_path: Path) -> None:
    east = districts_county.both(tmp_path)[0]
    with pytest.raises(RequestError) as told:
        districts_of([east, tmp_path / "west" / ".." / "east"])
    assert told.value.key == "districts.twice"
    assert districts_of([east]) == []
    assert districts_of([east, tmp_path]) == []


def test_many_problems_of_one_kind_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folders = districts_county.both(tmp_path)
    before = joined(folders).account
    lists = {key: [one for one in before.problems if one.key == key] for key in {one.key for one in before.problems}}
    key, found = max(lists.items(), key=lambda item: len(item[1]))
    assert len(found) > 1
    for module in ("kinship.districts", "loaders.districts.work"):
        monkeypatch.setattr(f"{module}.MOST_LISTED", 1)
    after = joined(folders).account
    assert [one for one in after.problems if one.key == key] == found[:1]
    more = [one.values for one in after.problems if one.key == "intake.more" and str(one.values["problem"]) in key]
    assert [one["number"] for one in more] == [len(found) - 1]
    assert before.unaccounted() == after.unaccounted() == {}


def test_a_decision_counts_in_the_district_that_it_is_about(tmp_path: Path) -> None:
    folders, file = districts_county.both(tmp_path), tmp_path / "decisions.csv"
    line, nobody = line_mark("e2", "欧阳小松", "堂弟"), line_mark("e2", "无此人", "堂弟")
    answers = [
        {"认定编号": question_key(one, person_mark("both")), "结论": "不同", "由谁": "某", "日期": "2026-01-02"}
        for one in (line, nobody)
    ]
    save(file, answers)
    problems = joined(folders, decisions=[file]).account.problems
    told = [(one.key, one.place.row) for one in problems if one.key.startswith("decision.")]
    assert told == [("decision.no-line", 3)]
