"""GEDCOM files: both versions, their encodings, what they say of families, broken ones, and the two roads."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kinship import kin, walk
from kinship.cli import run
from kinship.engines.duckdb import DuckEngine
from kinship.errors import KinshipError
from kinship.intake import take_in
from kinship.relate import Question, relate
from kinship.tables import County
from loaders import load
from tests import families, oracle
from tests.gedcom_files import file, tellable, tree
from tests.test_two_roads import sql_words

AS_OF = date(2026, 1, 1)
PARENTS = ["0 @I1@ INDI", "1 SEX M", "0 @I2@ INDI", "1 SEX F"]
COUPLE = ["1 HUSB @I1@", "1 WIFE @I2@"]


def read(tmp_path: Path, text: str | bytes, name: str = "tree.ged") -> County:
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    county = load([path])
    assert county.account.unaccounted() == {}
    return county


def rows(county: County, table: str) -> list[dict[str, Any]]:
    source = county.table(table)
    assert not isinstance(source, Path)
    return [{name: value for name, value in row.items() if value is not None} for row in source.to_pylist()]


def keys(county: County) -> set[str]:
    return {problem.key for problem in county.account.problems} - {"gedcom.no-posts"}


FAMILY = [
    *["0 @I1@ INDI", "1 NAME José /Muñoz/", "1 SEX M", "1 BIRT", "2 DATE 3 MAR 1950", "1 DEAT", "2 DATE MAY 2010", "1 FAMS @F1@"],
    *["0 @I2@ INDI", "1 NAME Ana /Ruiz/", "1 SEX F", "1 BIRT", "2 DATE 1952", "1 NOTE first", "2 CONT second", "1 FAMS @F1@"],
    *["0 @I3@ INDI", "1 NAME Eva /Muñoz/", "1 SEX F", "1 FAMC @F1@"],
    *["0 @F1@ FAM", *COUPLE, "1 CHIL @I3@", "1 MARR", "2 DATE 12 JUN 1975"],
    *["0 @N1@ NOTE About them"],
]
ENCODED = {
    "utf-8": file(FAMILY).encode(),
    "utf-8 with a mark": file(FAMILY).encode("utf-8-sig"),
    "version 7": file(FAMILY, "7.0").encode(),
    "utf-16 little": file(FAMILY).replace("CHAR UTF-8", "CHAR UNICODE").encode("utf-16"),
    "utf-16 big, no mark": file(FAMILY).replace("CHAR UTF-8", "CHAR UNICODE").encode("utf-16-be"),
    "ansel": file(FAMILY).replace("UTF-8", "ANSEL").encode().replace("é".encode(), b"\xe2e").replace("ñ".encode(), b"\xe4n"),
    "ansi": file(FAMILY).replace("UTF-8", "ANSI").encode("cp1252"),
    "line ends of Windows": file(FAMILY).replace("\n", "\r\n").encode(),
    "line ends of old Macs": file(FAMILY).replace("\n", "\r").encode(),
    "indented, blank lines": file(FAMILY).replace("\n1", "\n\n  1").encode(),
}


@pytest.mark.parametrize("encoding", ENCODED)
def test_one_tree_in_every_version_and_encoding_is_the_same(tmp_path: Path, encoding: str) -> None:
    county = read(tmp_path, ENCODED[encoding])
    assert rows(county, "person") == [
        {"person_id": "I1", "name": "José Muñoz", "sex": "M", "birth": "1950-03-03", "died": "2010-05"},
        {"person_id": "I2", "name": "Ana Ruiz", "sex": "F", "birth": "1952"},
        {"person_id": "I3", "name": "Eva Muñoz", "sex": "F"},
    ]
    assert [(row["parent_id"], row["child_id"], row["kind"]) for row in rows(county, "parent")] == [
        ("I1", "I3", "blood"),
        ("I2", "I3", "blood"),
    ]
    (marriage,) = rows(county, "spouse")
    assert (marriage["person_id"], marriage["spouse_id"], marriage["start"], marriage["grade"]) == (
        "I1",
        "I2",
        "1975-06-12",
        "confirmed",
    )
    assert keys(county) == ({"gedcom.codec-guessed"} if encoding == "ansi" else set())


@pytest.mark.parametrize(
    ("told", "name"),
    [
        (["1 NAME 伟 /王/"], "王伟"),
        (["1 NAME /欧阳/ 克勤"], "欧阳克勤"),
        (["1 NAME 王伟"], "王伟"),
        (["1 NAME John /Smith/ Jr."], "John Smith Jr."),
        (["1 NAME", "2 GIVN Ada", "2 SURN Byron"], "Ada Byron"),
        (["1 NAME ? /Smith/"], "Smith"),
        (["1 NAME Ann /Lee/", "1 NAME Ann /Hall/"], "Ann Lee"),
        ([], ""),
    ],
)
def test_names_are_written_as_they_are_spoken(tmp_path: Path, told: list[str], name: str) -> None:
    (person,) = rows(read(tmp_path, file(["0 @I1@ INDI", *told])), "person")
    assert person.get("name", "") == name


@pytest.mark.parametrize(
    "told", ["ABT 1950", "BEF 1950", "BET 1949 AND 1951", "@#DJULIAN@ 1 JAN 1700", "INT 1950 (about)", "(spring)"]
)
def test_a_date_that_is_not_exact_is_unknown_and_said(tmp_path: Path, told: str) -> None:
    county = read(tmp_path, file(["0 @I1@ INDI", "1 BIRT", f"2 DATE {told}"]))
    assert rows(county, "person") == [{"person_id": "I1"}]
    (problem,) = [one for one in county.account.problems if one.key == "gedcom.date-not-exact"]
    assert (problem.values["tag"], problem.values["number"], problem.place.row) == ("BIRT", 1, 7)


def test_a_death_without_a_day_is_said(tmp_path: Path) -> None:
    county = read(tmp_path, file(["0 @I1@ INDI", "1 DEAT Y", "0 @I2@ INDI", "1 DEAT", "2 DATE 1990"]))
    assert rows(county, "person") == [{"person_id": "I1"}, {"person_id": "I2", "died": "1990"}]
    assert keys(county) == {"gedcom.death-unknown"}


CHILD = "0 @I3@ INDI"
KINDS = {
    "birth": ([CHILD, "1 FAMC @F1@", "2 PEDI birth"], [], {"I1": "blood", "I2": "blood"}),
    "not told": ([CHILD], [], {"I1": "blood", "I2": "blood"}),
    "adopted, version 7": ([CHILD, "1 FAMC @F1@", "2 PEDI ADOPTED"], [], {"I1": "adoptive", "I2": "adoptive"}),
    "foster": ([CHILD, "1 FAMC @F1@", "2 PEDI foster"], [], {"I1": "step_fostered", "I2": "step_fostered"}),
    "step": ([CHILD, "1 FAMC @F1@", "2 PEDI step"], [], {"I1": "step", "I2": "step"}),
    "sealing": ([CHILD, "1 FAMC @F1@", "2 PEDI sealing"], [], {}),
    "by the husband": ([CHILD, "1 ADOP", "2 FAMC @F1@", "3 ADOP HUSB"], [], {"I1": "adoptive", "I2": "blood"}),
    "by both": ([CHILD, "1 ADOP Y", "2 FAMC @F1@"], [], {"I1": "adoptive", "I2": "adoptive"}),
    "apart": ([CHILD], ["2 _FREL Step", "2 _MREL Natural"], {"I1": "step", "I2": "blood"}),
    "disproven": ([CHILD, "1 FAMC @F1@", "2 STAT disproven"], [], {}),
}


@pytest.mark.parametrize("case", KINDS)
def test_the_kind_of_parenthood(tmp_path: Path, case: str) -> None:
    child, entry, expected = KINDS[case]
    text = file([*PARENTS, *child, "0 @F1@ FAM", *COUPLE, "1 CHIL @I3@", *entry])
    county = read(tmp_path, text)
    assert {row["parent_id"]: row["kind"] for row in rows(county, "parent")} == expected
    assert keys(county) == {"sealing": {"gedcom.no-parenthood"}, "disproven": {"gedcom.disproven"}}.get(case, set())


def test_an_adoption_begins_on_its_day_and_a_challenged_tie_is_possible(tmp_path: Path) -> None:
    child = [CHILD, "1 FAMC @F1@", "2 STAT challenged", "1 ADOP", "2 DATE 1 MAY 1999", "2 FAMC @F1@"]
    held = rows(read(tmp_path, file([*PARENTS, *child, "0 @F1@ FAM", *COUPLE])), "parent")
    assert [(row["kind"], row["start"], row["grade"]) for row in held] == [("adoptive", "1999-05-01", "possible")] * 2


MARRIAGES = {
    "told": (["1 MARR Y"], [("", "", "confirmed")]),
    "not told": ([], [("", "", "probable")]),
    "denied, version 7": (["1 NO MARR"], []),
    "denied": (["1 MARR N"], []),
    "divorced": (["1 MARR", "2 DATE 1980", "1 DIV", "2 DATE 5 JAN 1990"], [("1980", "1990-01-05", "confirmed")]),
    "annulled": (["1 MARR Y", "1 ANUL", "2 DATE 1990"], [("", "1990", "confirmed")]),
    "divorced some day": (["1 MARR Y", "1 DIV Y"], []),
    "not divorced": (["1 MARR Y", "1 DIV N"], [("", "", "confirmed")]),
    "not divorced, version 7": (["1 MARR Y", "1 NO DIV"], [("", "", "confirmed")]),
}


@pytest.mark.parametrize("case", MARRIAGES)
def test_marriages(tmp_path: Path, case: str) -> None:
    events, expected = MARRIAGES[case]
    county = read(tmp_path, file([*PARENTS, "0 @F1@ FAM", *COUPLE, *events]))
    assert [(row.get("start", ""), row.get("end", ""), row["grade"]) for row in rows(county, "spouse")] == expected
    assert keys(county) == ({"gedcom.divorced-unknown"} if case == "divorced some day" else set())


def test_links_that_only_one_side_records_count(tmp_path: Path) -> None:
    people = ["0 @I1@ INDI", "1 SEX M", "1 FAMS @F1@", "0 @I2@ INDI", "1 SEX F", "1 FAMS @F1@", CHILD, "1 FAMC @F1@"]
    county = read(tmp_path, file([*people, "0 @F1@ FAM"]))
    assert len(rows(county, "parent")) == 2
    assert len(rows(county, "spouse")) == 1


BROKEN = {
    "gedcom.bad-line": (["0 @I1@ INDI", "this is no line"], ["I1"]),
    "gedcom.dangling": (["0 @I1@ INDI", "1 FAMS @F9@"], ["I1"]),
    "gedcom.xref-twice": (["0 @I1@ INDI", "1 SEX M", "0 @I1@ INDI", "1 SEX F"], ["I1"]),
    "gedcom.no-xref": (["0 @I1@ INDI", "0 INDI"], ["I1"]),
    "gedcom.lonely-families": (["0 @I1@ INDI", "0 @F1@ FAM", "1 HUSB @I1@"], ["I1"]),
}


@pytest.mark.parametrize("key", BROKEN)
def test_what_is_broken_is_listed_and_the_rest_read(tmp_path: Path, key: str) -> None:
    lines, people = BROKEN[key]
    county = read(tmp_path, file(lines))
    assert [row["person_id"] for row in rows(county, "person")] == people
    assert keys(county) == {key}


def test_what_stands_under_a_broken_line_goes_to_nobody_else(tmp_path: Path) -> None:
    county = read(tmp_path, file(["0 @I1@ INDI", "1 SEX M", "0 @I2@IN DI!", "1 SEX F", "1 NAME Eve", "0 @I3@ INDI"]))
    assert rows(county, "person") == [{"person_id": "I1", "sex": "M"}, {"person_id": "I3"}]
    jumped = read(tmp_path, file(["0 @I1@ INDI", "3 SEX F", "1 NAME Ada"]))
    assert rows(jumped, "person") == [{"person_id": "I1", "name": "Ada"}]


def test_letters_of_no_encoding_and_a_cut_end_are_said(tmp_path: Path) -> None:
    whole = file(["0 @I1@ INDI", "1 NAME Zoë"])
    assert keys(read(tmp_path, whole.encode().replace("ë".encode(), b"\xeb"))) == {"gedcom.broken-letters"}
    assert keys(read(tmp_path, whole.removesuffix("0 TRLR\n"))) == {"gedcom.no-end"}


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "input.empty-file"),
        (b"\n\n", "input.empty-file"),
        (b"<html></html>", "gedcom.not-gedcom"),
        (b"PK\x03\x04\x00\xff", "gedcom.not-gedcom"),
        (b"0 @I1@ INDI\n0 TRLR\n", "gedcom.not-gedcom"),
        (b"0 HEAD", "gedcom.no-people"),
        (file(["0 @F1@ FAM"]).encode(), "gedcom.no-people"),
    ],
)
def test_a_wrong_file_gets_a_sentence_and_status_two(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], data: bytes, key: str
) -> None:
    path = tmp_path / "tree.ged"
    path.write_bytes(data)
    with pytest.raises(KinshipError) as error:
        load([path])
    assert error.value.key == key
    assert "tree.ged" in error.value.text("zh") and "tree.ged" in error.value.text("en")
    assert run(["kin", str(path), "--lang", "en"]) == 2
    assert capfd.readouterr().err.startswith("kinship: tree.ged: ")


def test_numbers_that_two_files_use_are_kept_apart(tmp_path: Path) -> None:
    for name in ("a.ged", "b.ged"):
        (tmp_path / name).write_text(file([*PARENTS, f"0 @{name[0]}3@ INDI", "0 @F1@ FAM", *COUPLE, f"1 CHIL @{name[0]}3@"]))
    (tmp_path / "photo.jpg").write_bytes(b"")
    county = load([tmp_path])
    assert [one.place.file for one in county.account.problems if one.key == "load.picture"] == ["photo.jpg"]
    assert [row["person_id"] for row in rows(county, "person")] == ["a.ged:I1", "a.ged:I2", "a3", "b.ged:I1", "b.ged:I2", "b3"]
    assert {(row["parent_id"], row["child_id"]) for row in rows(county, "parent")} == {
        (f"{name}.ged:{parent}", f"{name}3") for name in "ab" for parent in ("I1", "I2")
    }
    assert county.account.unaccounted() == {}


def test_trees_are_not_mixed_with_ledgers(tmp_path: Path) -> None:
    (tmp_path / "a.ged").write_text(file(PARENTS))
    (tmp_path / "b.csv").write_text("姓名,单位,职务\n")
    with pytest.raises(KinshipError) as error:
        load([tmp_path])
    assert error.value.key == "gedcom.mixed"


def test_kin_prints_the_numbers_of_the_file(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "tree.ged").write_text(file(FAMILY), encoding="utf-8")
    assert run(["kin", str(tmp_path / "tree.ged"), "--as-of", "2000-01-01"]) == 0
    printed = [(row["person_id"], row["relative_id"], row["word"]) for row in csv.DictReader(capfd.readouterr().out.splitlines())]
    assert printed == [("I1", "I2", "S"), ("I1", "I3", "C"), ("I2", "I3", "C")]


def test_a_check_says_that_a_tree_has_no_posts(tmp_path: Path) -> None:
    county = read(tmp_path, file(FAMILY))
    assert [one.level for one in county.account.problems if one.key == "gedcom.no-posts"] == ["warning"]


@pytest.mark.parametrize("version", ["5.5.1", "7.0"])
def test_sql_over_the_file_and_the_walk_over_the_family_agree(tmp_path: Path, version: str) -> None:
    seed = 7000 if version == "7.0" else 8000
    told = tellable(families.several(seed, 12))
    county = read(tmp_path, tree(told, version))
    engine = DuckEngine()
    take_in(engine, county)
    relate(engine, Question(AS_OF, advisory=True), county.account)
    person, parent, spouse = oracle.typed(told)
    family = walk.graph(person, parent, spouse, AS_OF)
    walked = walk.kin_words(family, (row["person_id"] for row in person), kin.IN_SCOPE + kin.ADVISORY)
    found = sql_words(engine)
    wrong = {key: (found.get(key), walked.get(key)) for key in found.keys() | walked.keys() if found.get(key) != walked.get(key)}
    assert not wrong, f"seed {seed}: (person, relative, word): (file, walk) {dict(list(wrong.items())[:5])}"
    assert {word for _, _, word in found} >= set(kin.IN_SCOPE)
