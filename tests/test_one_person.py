"""A finding about one person, without kin, goes through everything that was made for pairs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kinship.cli import run
from kinship.text import LANGUAGES
from tests.road_files import save

PACKS = ["--pack", "cn-officer-2000", "--as-of", "2026-01-01"]
FORMATS = ("table", "json", "csv", "md", "xlsx", "sarif", "junit")


@pytest.fixture(params=[False, True], ids=["links", "forms"])
def county(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A commander in his home county; his wife works elsewhere, and one of the two folders has forms."""
    folder = tmp_path / "county"
    folder.mkdir()
    people = [
        {"person_id": "a", "name": "张甲", "sex": "M", "birth": "1975-01", "staff": "true", "home_area": "421102"},
        {"person_id": "b", "name": "李乙", "sex": "F", "birth": "1976-02", "staff": "true", "home_area": ""},
    ]
    save(folder / "person.csv", people)
    base = {"parent_organ_id": "", "level": "county"}
    organs = [("o", "县人武部", "military", "421102"), ("f", "县财政局", "administrative", "421102")]
    save(folder / "organ.csv", [{"organ_id": i, "name": n, "kind": k, "area": r, **base} for i, n, k, r in organs])
    posts = [("a", "o", "部长", "1", "true"), ("b", "f", "科员", "3", "false")]
    save(
        folder / "post.csv", [dict(zip(("person_id", "organ_id", "title", "tier", "chief"), post, strict=True)) for post in posts]
    )
    save(folder / "spouse.csv", [{"person_id": "a", "spouse_id": "b", "grade": "confirmed"}])
    if request.param:
        save(folder / "declared.csv", [{"person_id": "a", "term": "妻子", "relative_name": "李乙", "relative_birth": "1976-02"}])
    return str(folder)


def checked(county: str, out: Path) -> dict[str, object]:
    assert run(["check", county, *PACKS, "--format", "json", "--output", str(out)]) == 0
    (finding,) = json.loads(out.read_text(encoding="utf-8"))["findings"]
    assert isinstance(finding, dict)
    return finding


def test_the_finding_has_one_person_and_no_kin(county: str, tmp_path: Path) -> None:
    finding = checked(county, tmp_path / "found.json")
    assert isinstance(finding["kin"], dict) and isinstance(finding["people"], list)
    assert [person["name"] for person in finding["people"]] == ["张甲"]
    assert (finding["kin"]["word"], finding["kin"]["chain"], finding["kin"]["matches"]) == ("", [], [])
    assert (finding["severity"], finding["contradicted_by"]) == ("review", [])


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("form", FORMATS)
def test_every_report_shows_it(county: str, form: str, lang: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run(["check", county, *PACKS, "--format", form, "--output", str(out), "--lang", lang]) == 0
    assert form == "xlsx" or "张甲" in out.read_text(encoding="utf-8-sig")


def test_it_is_known_to_a_later_check(county: str, tmp_path: Path) -> None:
    checked(county, tmp_path / "old.json")
    options = ["--baseline", str(tmp_path / "old.json"), "--format", "json", "--output", str(tmp_path / "new.json")]
    assert run(["check", county, *PACKS, *options]) == 0
    assert [one["status"] for one in json.loads((tmp_path / "new.json").read_text(encoding="utf-8"))["findings"]] == ["known"]


def test_a_notice_and_a_sheet_are_written(county: str, tmp_path: Path) -> None:
    assert run(["notice", county, *PACKS, "--out", str(tmp_path / "letters"), "--office", "某县组织部"]) == 0
    assert len(list((tmp_path / "letters").rglob("*.docx"))) == 2


def test_the_register_holds_it(county: str, tmp_path: Path) -> None:
    finding, register = checked(county, tmp_path / "found.json"), tmp_path / "register.jsonl"
    assert run(["register", "add", str(register), county, *PACKS, "--by", "张三"]) == 0
    assert str(finding["id"]) in register.read_text(encoding="utf-8")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_is_explained_without_a_second_person(
    county: str, lang: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    finding = checked(county, tmp_path / "found.json")
    capsys.readouterr()
    assert run(["explain", county, *PACKS, "--finding", str(finding["id"]), "--lang", lang]) == 0
    told = capsys.readouterr().out
    assert str(finding[f"sentence_{lang}"]) in told and "李乙" not in told


@pytest.mark.parametrize("command", [["undeclared"], ["quality"], ["identity", "review"]])
def test_what_is_not_about_it_still_answers(county: str, command: list[str], tmp_path: Path) -> None:
    out = tmp_path / ("out.csv" if command[0] == "identity" else "out")
    assert run([*command, county, *PACKS, "--output", str(out)]) == 0
    assert out.stat().st_size
