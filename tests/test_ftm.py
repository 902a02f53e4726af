"""FollowTheMoney entities, in and out."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kinship.cli import run
from kinship.convert import convert
from kinship.engines import records
from kinship.errors import KinshipError
from kinship.ftm import FILE
from kinship.judge import check_county
from kinship.relate import Question
from kinship.relatives import related, run_pairs
from kinship.tables import FIVE, County
from loaders import load
from tests.cadre_files import worded
from tests.road_files import county as generated

AS_OF = date(2026, 1, 1)
Entity = dict[str, Any]
PROPERTIES = {
    "Person": {"name", "gender", "birthDate", "deathDate", "idNumber", "description"},
    "PublicBody": {"name", "parent", "description"},
    "Company": {"name", "parent", "description"},
    "Organization": {"name", "parent", "description"},
    "Position": {"name", "organization"},
    "Occupancy": {"holder", "post", "startDate", "endDate", "recordId", "description"},
    "Family": {"person", "relative", "relationship", "startDate", "endDate", "recordId", "description"},
}
"""The properties of the model that are written: each exists there for its schema."""


def entity(schema: str, entity_id: str, **properties: str) -> Entity:
    return {"id": entity_id, "schema": schema, "properties": {name: [value] for name, value in properties.items()}}


def tie(person: str, relative: str, relationship: str, **more: str) -> Entity:
    ends = {"person": person, "relative": relative, "relationship": relationship}
    return entity("Family", f"{person}-{relative}-{relationship}", **ends, **more)


PEOPLE = [entity("Person", one, name=one.upper()) for one in "abcd"]


def read(tmp_path: Path, *entities: Entity | str) -> County:
    path = tmp_path / FILE
    path.write_text("\n".join(one if isinstance(one, str) else json.dumps(one) for one in entities) + "\n", encoding="utf-8")
    county = load([path])
    assert county.account.unaccounted() == {} and all(worded(county.account))
    return county


def rows(county: County, table: str) -> list[dict[str, Any]]:
    source = county.table(table)
    assert not isinstance(source, Path)
    return [{name: value for name, value in row.items() if value is not None} for row in source.to_pylist()]


def keys(county: County) -> set[str]:
    return {problem.key for problem in county.account.problems} - {"ftm.no-posts"}


def pairs(county: County) -> set[tuple[str, str, str, str]]:
    """What ``kinship kin --everyone --all-words`` prints of the named people."""
    question = Question(AS_OF, everyone=True, all_words=True)
    engine = related(county, question)
    run_pairs(engine, question)
    named = {row["person_id"] for row in rows(county, "person") if "name" in row}
    found = {(row["person_id"], row["relative_id"], row["word"], row["grade"]) for row in records(engine, "kin_row")}
    return {row for row in found if {row[0], row[1]} <= named}


def written(county: Path, out: Path) -> Path:
    convert(load([county]), out, "ftm", with_ids=True)
    return out / FILE


def typed(county: County, folder: Path) -> dict[str, list[str]]:
    """The five tables as canonical lines, without the column that tells the file they were read from."""
    convert(county, folder, "csv", with_ids=True)
    return {
        table: [line.rpartition(",")[0] for line in (folder / f"{table}.csv").read_text("utf-8").splitlines()] for table in FIVE
    }


def test_a_county_comes_back_as_it_went(tmp_path: Path) -> None:
    source = generated(500, 77)
    back = load([written(source, tmp_path / "out")])
    assert back.account.unaccounted() == {}
    assert keys(back) == set()
    assert typed(back, tmp_path / "back") == typed(load([source]), tmp_path / "there")
    findings = [[one["id"] for one in check_county(county, as_of=AS_OF)["findings"]] for county in (back, load([source]))]
    assert findings[0] == findings[1] != []


def test_what_is_written_keeps_to_the_model(tmp_path: Path) -> None:
    lines = written(generated(500, 77), tmp_path / "out").read_text(encoding="utf-8").splitlines()
    held = [json.loads(line) for line in lines]
    assert len({one["id"] for one in held}) == len(held)
    assert {one["schema"] for one in held} <= set(PROPERTIES)
    for one in held:
        assert set(one) == {"id", "schema", "properties"}
        assert set(one["properties"]) <= PROPERTIES[one["schema"]]
        assert all(isinstance(value, str) and value for values in one["properties"].values() for value in values)


def test_the_command_writes_entities_without_id_numbers(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    assert run(["convert", str(generated(500, 77)), "--format", "ftm", "--out", str(out), "--lang", "en"]) == 0
    assert capfd.readouterr().out == f"entities written: {out}/entities.ftm.json\n"
    text = (out / FILE).read_text(encoding="utf-8")
    assert [file.name for file in out.iterdir()] == [FILE]
    assert not re.search(r"\d{17}[\dX]", text)
    assert "idNumber" not in text


def test_an_organ_with_the_number_of_a_person_stays_another(tmp_path: Path) -> None:
    folder = tmp_path / "county"
    folder.mkdir()
    (folder / "person.csv").write_text("person_id,name\n1,甲\n", encoding="utf-8")
    (folder / "organ.csv").write_text("organ_id,name,kind\n1,云岫县财政局,civil\n", encoding="utf-8")
    (folder / "post.csv").write_text("person_id,organ_id,title\n1,1,局长\n", encoding="utf-8")
    back = load([written(folder, tmp_path / "out")])
    assert [(row["person_id"], row["organ_id"], row["title"]) for row in rows(back, "post")] == [("1", "organ:1", "局长")]


def test_one_side_makes_a_tie_probable_and_both_make_it_confirmed(tmp_path: Path) -> None:
    county = read(
        tmp_path, *PEOPLE, tie("a", "b", "mother"), tie("c", "d", "Father"), tie("d", "c", "son"), tie("a", "c", "spouse")
    )
    assert pairs(county) >= {("a", "b", "P", "probable"), ("c", "d", "P", "confirmed"), ("a", "c", "S", "probable")}
    assert {row["person_id"]: row.get("sex") for row in rows(county, "person")} == {"a": None, "b": "F", "c": "M", "d": "M"}


@pytest.mark.parametrize(
    ("relationship", "found"),
    [
        ("sister", {("PC", "probable")}),
        ("grand-father", set()),
        ("grandfather", {("PP", "probable")}),
        ("mother_in_law", {("SP", "probable")}),
        ("uncle", {("PPC", "possible"), ("PPCS", "possible")}),
        ("brother-in-law", {("SPC", "possible"), ("PCS", "possible"), ("SPCS", "possible")}),
        ("adoptive mother", {("P", "probable")}),
        ("stepfather", set()),
        ("表哥", {("PPCC", "probable")}),
        ("岳父", {("SP", "probable")}),
        ("younger brother", {("PC", "probable")}),
        ("Maternal Aunt", {("PPC", "possible"), ("PPCS", "possible")}),
        ("Wife (since 1998)", {("S", "probable")}),
        ("uncle by marriage", {("PPCS", "probable")}),
        ("cousin", {("PPCC", "possible")}),
        ("younger", set()),
        ("acquaintance", set()),
        ("ex-wife", set()),
        ("前妻", set()),
    ],
)
def test_relationships(tmp_path: Path, relationship: str, found: set[tuple[str, str]]) -> None:
    county = read(tmp_path, *PEOPLE, tie("a", "b", relationship))
    assert {(word, grade) for one, other, word, grade in pairs(county) if (one, other) == ("a", "b")} == found


def test_of_several_words_for_one_relationship_the_most_exact_counts(tmp_path: Path) -> None:
    both = tie("a", "b", "brother-in-law")
    both["properties"]["relationship"] += ["妹夫", "who knows"]
    assert {row[2:] for row in pairs(read(tmp_path, *PEOPLE, both)) if row[:2] == ("a", "b")} == {("PCS", "probable")}


def test_a_list_of_entities_is_read_as_lines_are(tmp_path: Path) -> None:
    entities = [*PEOPLE, tie("a", "b", "sister"), {"no": "entity"}]
    by_line = read(tmp_path, *entities)
    (tmp_path / "list.ndjson").write_text("\ufeff" + json.dumps(entities, indent=1), encoding="utf-8")
    as_list = load([tmp_path / "list.ndjson"])
    assert (pairs(as_list), keys(as_list)) == (pairs(by_line), keys(by_line))
    assert [one.place.row for one in as_list.account.problems if one.key == "ftm.bad-line"] == [6]
    assert as_list.account.unaccounted() == {}


def test_the_chinese_name_is_shown_where_there_is_one(tmp_path: Path) -> None:
    person = entity("Person", "p", name="Zhang An")
    person["properties"]["name"] += ["张安", "An Zhang"]
    assert [row["name"] for row in rows(read(tmp_path, person), "person")] == ["张安"]


def test_a_position_may_name_its_organ_in_its_own_name(tmp_path: Path) -> None:
    people = [entity("Person", one, name=one) for one in "ab"]
    posts = [entity("Position", f"t{one}", name=name) for one, name in (("a", "云岫县财政局局长"), ("b", "Adviser"))]
    held = [entity("Occupancy", f"o{one}", holder=one, post=f"t{one}") for one in "ab"]
    county = read(tmp_path, *people, *posts, *held)
    ((post,), (organ,)) = rows(county, "post"), rows(county, "organ")
    assert (post["person_id"], post["title"], post["tier"], organ["name"]) == ("a", "局长", "1", "云岫县财政局")
    assert keys(county) == {"ftm.no-organ"}
    assert all(worded(county.account))


def test_kinds_of_parents_are_kept(tmp_path: Path) -> None:
    county = read(
        tmp_path, *PEOPLE, tie("a", "b", "step-mother"), tie("a", "c", "foster father"), tie("a", "d", "adoptive parent")
    )
    assert {row["parent_id"]: row["kind"] for row in rows(county, "parent")} == {
        "b": "step",
        "c": "step_fostered",
        "d": "adoptive",
    }


def test_a_marriage_has_its_days_and_a_former_one_needs_its_end(tmp_path: Path) -> None:
    over = tie("a", "b", "ex-husband", startDate="2001-05", endDate="2010-06-01")
    county = read(tmp_path, *PEOPLE, over, tie("c", "d", "former wife"))
    assert [(row["person_id"], row["start"], row["end"]) for row in rows(county, "spouse")] == [("a", "2001-05", "2010-06-01")]
    assert keys(county) == {"ftm.former"}


@pytest.mark.parametrize(
    ("wrong", "key"),
    [
        (tie("a", "z", "mother"), "ftm.no-person"),
        (tie("a", "a", "mother"), "ftm.own-relative"),
        (tie("a", "b", "neighbour"), "ftm.unknown-relationship"),
        (tie("a", "b", ""), "ftm.unknown-relationship"),
        (entity("Occupancy", "o", holder="a", post="p"), "ftm.no-organ"),
        (entity("Employment", "e", employee="z", employer="o"), "ftm.no-holder"),
        ("{not json", "ftm.bad-line"),
        ("[1, 2]", "ftm.bad-line"),
        ('{"id": 5, "schema": "Person", "properties": {}}', "ftm.bad-line"),
        ("[" * 100_000, "ftm.bad-line"),
        ('{"id": "e\\ud800", "schema": "Person", "properties": {}}', "ftm.bad-line"),
    ],
)
def test_what_cannot_be_used_is_listed_with_its_line(tmp_path: Path, wrong: Entity | str, key: str) -> None:
    county = read(tmp_path, *PEOPLE, wrong)
    (problem,) = [one for one in county.account.problems if one.key != "ftm.no-posts"]
    assert (problem.key, problem.place.file, problem.place.row) == (key, FILE, 5)
    assert [(fate.reason, fate.place.row) for fate in county.account.fates if fate.fate == "quarantined"] == [(key, 5)]
    assert problem.text("zh") != problem.text("en")


@pytest.mark.parametrize("wrap", ["{}", "[{}]"], ids=["lines", "list"])
def test_half_a_character_is_replaced_and_said(tmp_path: Path, capfd: pytest.CaptureFixture[str], wrap: str) -> None:
    told = [entity("Person", "a", name="李\ud800梅"), entity("Person", "b", name="甲\ud842\udfb7")]
    path = tmp_path / FILE
    path.write_text(wrap.format((", " if "[" in wrap else "\n").join(map(json.dumps, told))), encoding="utf-8")
    county = load([path])
    assert {row["name"] for row in rows(county, "person")} == {"李\ufffd梅", "甲\U00020bb7"}
    (problem,) = (one for one in county.account.problems if one.key == "ftm.half-character")
    assert problem.place.row == 1 and all(worded(county.account))
    assert run(["check", str(path), "--lang", "en"]) == 0, capfd.readouterr().err


def test_posts_of_other_tools_are_read_from_their_titles(tmp_path: Path) -> None:
    held = [
        entity("PublicBody", "o", name="云岫县财政局"),
        entity("Position", "p", name="副局长", organization="o"),
        entity("Occupancy", "x", holder="a", post="p", startDate="2020-01-01T00:00:00"),
        entity("Employment", "y", employee="b", employer="o", role="预算股股长"),
        entity("Vessel", "v", name="Ship"),
    ]
    county = read(tmp_path, *PEOPLE, *held)
    deputy, head = sorted(rows(county, "post"), key=lambda row: str(row["person_id"]))
    assert (deputy["title"], deputy["tier"], deputy["chief"], deputy["start"]) == ("副局长", "1", "false", "2020-01-01")
    assert (head["section"], head["title"], head["tier"], head["chief"]) == ("预算股", "股长", "2", "true")
    assert [row["kind"] for row in rows(county, "organ")] == ["civil"]
    assert [fate.fate for fate in county.account.fates if fate.reason == "ftm.other-schema"] == ["layout"]


def test_lines_about_one_entity_are_put_together(tmp_path: Path) -> None:
    parts = [
        entity("Person", "a", name="Ada"),
        entity("Person", "a", birthDate="1980-05"),
        entity("Person", "a", gender="female"),
    ]
    assert rows(read(tmp_path, *parts), "person") == [{"person_id": "a", "name": "Ada", "sex": "F", "birth": "1980-05"}]


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "input.empty-file"),
        (b"hello\n", "ftm.not-ftm"),
        (b"\xff\xfe\xfa", "ftm.not-utf8"),
        (b'{"id": "v", "schema": "Vessel", "properties": {}}\n', "ftm.no-people"),
    ],
)
def test_a_wrong_file_gets_a_sentence(tmp_path: Path, data: bytes, key: str) -> None:
    path = tmp_path / FILE
    path.write_bytes(data)
    with pytest.raises(KinshipError) as error:
        load([path])
    assert error.value.key == key
    assert FILE in error.value.text("zh") and FILE in error.value.text("en")
