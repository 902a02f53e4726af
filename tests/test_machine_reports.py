"""SARIF and JUnit: valid by the published schema, and nothing of the document lost."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import junitparser
import pytest
from fluidattacks_core.sarif import SarifLog  # the published schema of SARIF 2.1.0 as models that refuse any other key

from kinship.baseline import Baseline
from kinship.exemptions import Exemption
from kinship.judge import check_county
from kinship.report import render
from kinship.rules import DEFAULT_PACKS
from kinship.status import mark
from tests.report_documents import document, every_finding

VILLAGE = sorted((Path(__file__).parent / "village").glob("*.xlsx"))


@pytest.fixture(scope="module")
def found() -> dict[str, Any]:
    import loaders

    return check_county(loaders.load(VILLAGE), DEFAULT_PACKS, date(2026, 11, 23))


@pytest.fixture(scope="module")
def marked(found: dict[str, Any]) -> dict[str, Any]:
    """One finding new, one accepted, one expired, one gone, the others known."""
    first, second, third, *_ = found["findings"]
    gone = {**first, "id": "v1:00000000000000000000"}
    held = {one["id"]: one for one in [gone, *found["findings"][1:]]}
    exemptions = [
        Exemption(second["id"], "专业岗位", "县委组织部", date(2026, 12, 31), document="12号"),
        Exemption(third["id"], "过渡", "县委组织部", date(2026, 10, 31)),
    ]
    return mark(found, Baseline("base.json", "2026-10-01", tuple(found["packs"]), held), exemptions)


def run_of(document: dict[str, Any], lang: str = "zh") -> dict[str, Any]:
    report = render(document, "sarif", lang)
    SarifLog.model_validate_json(report)
    run: dict[str, Any] = json.loads(report)["runs"][0]
    return run


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_sarif_has_every_finding_at_its_level_with_its_sources(lang: str, found: dict[str, Any]) -> None:
    results = run_of(found, lang)["results"]
    assert [one["partialFingerprints"]["kinship/v1"] for one in results] == [one["id"] for one in found["findings"]]
    levels = {"violation": "error", "review": "warning", "advisory": "note"}
    assert [one["level"] for one in results] == [levels[one["severity"]] for one in found["findings"]]
    assert [one["message"]["text"] for one in results] == [one[f"sentence_{lang}"] for one in found["findings"]]
    for result, finding in zip(results, found["findings"], strict=True):
        rows = [int(source.rpartition("#")[2]) for source in finding["kin"]["sources"]]
        assert [one["physicalLocation"]["region"]["startLine"] for one in result["locations"]] == rows


UNREAD = {"level": "error", "key": "input.header-unclear", "file": "名单.xlsx", "sheet": "表1", "row": 0}


@pytest.mark.parametrize(("problems", "told"), [([UNREAD], 1), ([{**UNREAD, "level": "note"}], 0), ([], 0)])
def test_other_tools_are_told_which_files_were_not_read(problems: list[dict[str, Any]], told: int, found: dict[str, Any]) -> None:
    given = {**found, "problems": problems}
    notified = [one for call in run_of(given).get("invocations", []) for one in call["toolExecutionNotifications"]]
    assert [(one["level"], "名单.xlsx/表1" in one["message"]["text"]) for one in notified] == [("warning", True)] * told
    report = render(given, "junit", "zh")
    assert junitparser.JUnitXml.fromstring(report).tests == len(found["findings"])
    assert ["名单.xlsx/表1" in (one.text or "") for one in ElementTree.fromstring(report).iter("system-err")] == [True] * told


def test_sarif_knows_the_rule_of_each_result(found: dict[str, Any]) -> None:
    run = run_of(found)
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in run["results"])
    assert len({rule["id"] for rule in rules}) == len(rules)


def test_sarif_fills_baseline_states_and_suppressions(marked: dict[str, Any]) -> None:
    results = run_of(marked)["results"]
    states = Counter(one["baselineState"] for one in results)
    assert states == {"new": 1, "unchanged": len(marked["findings"]) - 1, "absent": 1}
    suppressed = [one for one in results if one.get("suppressions")]
    assert [one["partialFingerprints"]["kinship/v1"] for one in suppressed] == [marked["findings"][1]["id"]]
    assert suppressed[0]["suppressions"][0]["properties"]["expires"] == "2026-12-31"
    assert "专业岗位" in suppressed[0]["suppressions"][0]["justification"]


def test_sarif_without_a_baseline_claims_no_state(found: dict[str, Any]) -> None:
    assert not any("baselineState" in one or "suppressions" in one for one in run_of(found)["results"])


def test_junit_counts_each_finding_once(marked: dict[str, Any]) -> None:
    suites = junitparser.JUnitXml.fromstring(render(marked, "junit", "zh"))
    severities = Counter(one["severity"] for one in marked["findings"] if one["status"] != "accepted")
    assert suites.tests == len(marked["findings"])
    assert suites.failures == severities["violation"] + severities["review"]
    assert suites.skipped == 1
    names = [case.name.rpartition(" ")[2] for suite in suites for case in suite]
    assert sorted(names) == sorted(one["id"] for one in marked["findings"])


def test_junit_of_nothing_found_shows_what_was_checked(found: dict[str, Any]) -> None:
    suites = junitparser.JUnitXml.fromstring(render({**found, "findings": []}, "junit", "zh"))
    assert [case.name for suite in suites for case in suite] == found["packs"]
    assert suites.failures == 0


@pytest.mark.parametrize("format", ["sarif", "junit"])
def test_names_that_look_like_markup_stay_text(format: str, found: dict[str, Any]) -> None:
    name = "<script>]]>&\x00\x1b[31m"
    spoiled = {**found["findings"][0], "sentence_zh": name}
    spoiled["people"] = [{**person, "name": name} for person in spoiled["people"]]
    report = render({**found, "findings": [spoiled]}, format, "zh")
    if format == "sarif":
        assert SarifLog.model_validate_json(report).runs[0].results
    else:
        suites = junitparser.JUnitXml.fromstring(report)
        assert ["<script>]]>&" in case.name for suite in suites for case in suite] == [True]


@pytest.mark.parametrize("format", ["sarif", "junit"])
def test_a_made_up_document_with_every_gap_is_valid(format: str) -> None:
    report = render(document(every_finding()), format, "en")
    assert SarifLog.model_validate_json(report) if format == "sarif" else junitparser.JUnitXml.fromstring(report)
