"""Baselines and exemptions: every finding keeps its place, and every file that cannot be used is told in a sentence."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kinship.cli import run
from kinship.errors import RequestError
from kinship.exemptions import Exemption
from kinship.report import FORMATS, render
from kinship.report.standing import standing_lines
from kinship.status import Marks, mark

VILLAGE = sorted(map(str, (Path(__file__).parent / "village").glob("*.xlsx")))
DAY = "2026-11-23"
WHOLE = """[[exemption]]
id = "{id}"
reason = "专业岗位，暂无合适人选"
approved_by = "云岫县委组织部"
document = "云组干〔2026〕12号"
from = 2026-05-01
expires = 2027-04-30
conditions = "每半年复核一次"
"""


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KINSHIP_LANG", "en")


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return checked(tmp_path_factory.mktemp("found") / "base.json")


def checked(target: Path, *options: str) -> dict[str, Any]:
    """The village's findings document, also left in ``target``."""
    assert run(["check", *VILLAGE, "--as-of", DAY, "--format", "json", "--output", str(target), *options]) in (0, 1)
    document: dict[str, Any] = json.loads(target.read_text(encoding="utf-8"))
    return document


def statuses(document: dict[str, Any]) -> list[str]:
    return [finding["status"] for finding in document["findings"]]


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_against_itself_everything_is_known_and_nothing_gone(found: dict[str, Any], tmp_path: Path) -> None:
    base = written(tmp_path / "base.json", json.dumps(found))
    document = checked(tmp_path / "now.json", "--baseline", str(base))
    assert set(statuses(document)) == {"known"}
    assert document["gone"] == [] and document["baseline"]["as_of"] == DAY
    assert document["summary"]["known"] == len(found["findings"])


def test_what_was_not_there_is_new_and_what_is_no_more_is_gone(found: dict[str, Any], tmp_path: Path) -> None:
    first, *others = found["findings"]
    vanished = {**first, "id": "v1:00000000000000000000"}
    base = written(tmp_path / "base.json", json.dumps({**found, "findings": [vanished, *others]}))
    document = checked(tmp_path / "now.json", "--baseline", str(base))
    assert statuses(document).count("new") == 1
    assert [finding["id"] for finding in document["findings"] if finding["status"] == "new"] == [first["id"]]
    assert document["gone"] == [vanished]


def test_the_status_of_the_run_counts_known_findings(found: dict[str, Any], tmp_path: Path) -> None:
    base = written(tmp_path / "base.json", json.dumps(found))
    assert run(["check", *VILLAGE, "--as-of", DAY, "--baseline", str(base), "--output", str(tmp_path / "x")]) == 1


def test_a_baseline_of_other_packs_is_said(found: dict[str, Any], tmp_path: Path) -> None:
    base = written(tmp_path / "base.json", json.dumps({**found, "packs": ["cn-civil-2020"]}))
    document = mark(found, Marks.read(base, None).baseline, None)
    assert any("other packs (cn-civil-2020)" in line for line in standing_lines(document, "en"))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", "not JSON"),
        ("[]", "no findings document"),
        ('{"schema": "kinship-findings/2", "findings": []}', "no findings document"),
        ('{"schema": "kinship-findings/1"}', "incomplete"),
        ('{"schema": "kinship-findings/1", "findings": [{"id": "v2:0000000000"}]}', "unknown ids"),
    ],
)
def test_a_baseline_that_cannot_be_used(text: str, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    base = written(tmp_path / "base.json", text)
    assert run(["check", *VILLAGE, "--baseline", str(base)]) == 2
    error = capsys.readouterr().err
    assert "base.json" in error and says in error


def test_a_baseline_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", *VILLAGE, "--baseline", str(tmp_path / "none.json")]) == 2
    assert "none.json: the baseline cannot be read" in capsys.readouterr().err


def test_an_accepted_finding_is_shown_and_no_longer_counts(found: dict[str, Any], tmp_path: Path) -> None:
    violations = [finding["id"] for finding in found["findings"] if finding["severity"] == "violation"]
    file = written(tmp_path / "e.toml", "\n".join(WHOLE.format(id=one) for one in violations))
    target = tmp_path / "now.json"
    asked = ["check", *VILLAGE, "--as-of", DAY, "--format", "json", "--output", str(target), "--exemptions", str(file)]
    assert run(asked) == 0
    assert run([*asked, "--fail-on", "review"]) == 1
    document = json.loads(target.read_text(encoding="utf-8"))
    assert [finding["id"] for finding in document["findings"]] == [finding["id"] for finding in found["findings"]]
    accepted = [finding for finding in document["findings"] if finding["status"] == "accepted"]
    assert [finding["id"] for finding in accepted] == violations
    assert accepted[0]["exemption"]["approved_by"] == "云岫县委组织部"


@pytest.mark.parametrize("form", sorted(FORMATS))
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_report_shows_what_was_accepted(form: str, lang: str, found: dict[str, Any], tmp_path: Path) -> None:
    key = found["findings"][0]["id"]
    marks = Marks.read(
        written(tmp_path / "base.json", json.dumps({**found, "findings": found["findings"][:1]})),
        written(tmp_path / "e.toml", WHOLE.format(id=key) + WHOLE.format(id="v1:ffffffffff")),
    )
    document = marks.on(found)
    report = render(document, form, lang)
    if form in ("json", "md", "csv"):
        assert "云岫县委组织部" in report.decode("utf-8-sig")
    assert report != render(found, form, lang)
    if form in ("table", "md"):
        assert ("没有对应的问题" if lang == "zh" else "matches no finding") in report.decode()


@pytest.mark.parametrize(
    ("day", "status", "state"),
    [
        ("2026-04-30", "new", "ahead"),
        ("2026-05-01", "accepted", "accepted"),
        ("2027-04-30", "accepted", "accepted"),
        ("2027-05-01", "expired", "expired"),
    ],
)
def test_an_exemption_holds_from_its_first_to_its_last_day(
    day: str, status: str, state: str, found: dict[str, Any], tmp_path: Path
) -> None:
    key = found["findings"][0]["id"]
    marks = Marks.read(None, written(tmp_path / "e.toml", WHOLE.format(id=key)))
    document = marks.on({**found, "as_of": day})
    assert document["findings"][0]["status"] == status
    assert [one["state"] for one in document["exemptions"]] == [state]


def test_a_renewed_exemption_holds(found: dict[str, Any]) -> None:
    key = found["findings"][0]["id"]
    old = Exemption(key, "…", "…", date(2026, 6, 30))
    new = Exemption(key, "…", "…", date(2027, 6, 30), start=date(2026, 7, 1), line=9)
    for order in ((old, new), (new, old)):
        assert mark(found, None, order)["findings"][0]["status"] == "accepted"


def test_an_exemption_of_nothing_is_reported(found: dict[str, Any], tmp_path: Path) -> None:
    document = Marks.read(None, written(tmp_path / "e.toml", WHOLE.format(id="v1:ffffffffff"))).on(found)
    assert set(statuses(document)) == {"new"}
    assert any("line 1" in line and "matches no finding" in line for line in standing_lines(document, "en"))


def test_the_beginning_of_an_id_as_tables_print_it_is_refused(found: dict[str, Any], tmp_path: Path) -> None:
    key = found["findings"][0]["id"]
    marks = Marks.read(None, written(tmp_path / "e.toml", WHOLE.format(id=key) + WHOLE.format(id=key[:11])))
    with pytest.raises(RequestError, match="is not a whole finding id") as refused:
        marks.on(found)
    assert refused.value.place.row == 1 + WHOLE.count("\n")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (('reason = "专业岗位，暂无合适人选"\n', ""), "line 1: this exemption has no reason"),
        (('reason = "专业岗位，暂无合适人选"', 'reason = "  "'), "line 3: this exemption has no reason"),
        (('approved_by = "云岫县委组织部"\n', ""), "has no approved_by"),
        (("expires = 2027-04-30\n", ""), "has no expires"),
        (("expires = 2027-04-30", 'expires = "2027-04-30"'), "line 7: expires is written like 2027-06-30"),
        (("expires = 2027-04-30", "expires = 2026-04-30"), "line 7: it ends on 2026-04-30"),
        (("approved_by", "aproved_by"), "Did you mean approved_by?"),
        (("[[exemption]]", "[[exemptions]]"), "Did you mean [[exemption]]?"),
        (("[[exemption]]", "[exemption]"), "written as tables"),
        (("id = ", "id ="), ""),
        (("v1:ffffffffff", "ffffffff"), "is not a whole finding id"),
        (('approved_by = "', "approved_by = "), "line 4: this is not TOML"),
    ],
)
def test_a_mistake_in_an_exemption_is_told_with_its_line(
    change: tuple[str, str], says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path / "e.toml", WHOLE.format(id="v1:ffffffffff").replace(*change))
    status = run(["check", *VILLAGE, "--as-of", DAY, "--exemptions", str(file), "--output", str(tmp_path / "x")])
    error = capsys.readouterr().err
    assert (status, "e.toml" in error, says in error) == ((2, True, True) if says else (1, False, True))
