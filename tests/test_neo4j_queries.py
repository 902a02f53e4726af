"""The questions for auditors: full headers, bounded, read-only, and each answers on the village with something to draw."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kinship.errors import RequestError
from kinship.neo4j.ask import ask
from kinship.neo4j.catalogue import Question, question, questions
from kinship.neo4j.connection import connected
from kinship.neo4j.server import Server
from loaders import load
from tests.neo4j_server import bring, checked
from tests.neo4j_server import server as server
from tests.test_neo4j_agree import SITUATIONS
from tests.village.build import DECLARATIONS, HERE, LEDGER

NAMES = [one.name for one in questions()]
OURS = sorted((Path(__file__).parent.parent / "queries").glob("**/*.cypher"))
HEADER = {"name", "title", "answers", "gives", "bound"}
KIN = re.compile(r"  // ---- kin: .*?  // ---- end of kin\n", re.DOTALL)
GIVEN = {
    "person": "易立群",
    "organ": "柳溪县第二小学",
    "one": "田丰收",
    "other": "卢建华",
    "finding": "v1:7ca37819",
    "least": "1",
}


@pytest.fixture(scope="module")
def village(server: Server) -> Server:
    """The server with the village in it."""
    _, graph = checked(load([HERE / LEDGER, HERE / DECLARATIONS]), date(2026, 11, 1))
    bring(server.settings, graph)
    return server


def asked(server: Server, name: str, **given: str) -> list[dict[str, Any]]:
    """The answer to a question as dicts."""
    with connected(server.settings) as driver:
        answer = ask(driver, server.settings.database, question(name), given)
    return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]


def example(one: Question) -> dict[str, str]:
    """The parameters of a question for the village, which is small."""
    return {
        parameter.name: GIVEN[parameter.name] for parameter in one.parameters if parameter.required or parameter.name == "least"
    }


def test_there_are_enough_questions() -> None:
    assert len(NAMES) >= 20
    assert set(SITUATIONS) < set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_question_has_a_full_header(name: str) -> None:
    one = question(name)
    assert set(one.told) == HEADER
    assert one.told["name"] == name
    assert re.search(r"[\u4e00-\u9fff].* · .*[a-z]", one.title), "the title is in both languages"
    assert {parameter.name for parameter in one.parameters} == set(re.findall(r"\$(\w+)", one.text))


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.stem)
def test_every_cypher_file_is_named_in_its_header(path: Path) -> None:
    assert path.read_text(encoding="utf-8").splitlines()[0] == f"// name: {path.stem}"


@pytest.mark.parametrize("name", NAMES)
def test_hops_are_bounded(name: str) -> None:
    for stars in re.findall(r"[A-Z]\*([^\]{]*)\]", question(name).text):
        assert re.fullmatch(r"\d|\d?\.\.\d", stars.strip()), stars
    assert "KIN_OF" not in question(name).text or name not in SITUATIONS
    assert "Finding" not in question(name).text or name not in SITUATIONS


def test_kin_is_found_in_one_way_in_all_situations() -> None:
    """The names of the two people differ; nothing else does."""
    parts = set()
    for name in SITUATIONS:
        [part] = KIN.findall(question(name).text)
        parts.add(re.sub(r"\bone\b", "upper", re.sub(r"\bother\b", "lower", part)))
    assert len(parts) == 1


@pytest.mark.parametrize("name", NAMES)
def test_no_plan_reads_everything(village: Server, name: str) -> None:
    one = question(name)
    with connected(village.settings) as driver:
        plan = driver.execute_query("EXPLAIN " + one.text, one.values(example(one))).summary.plan
    steps = list(_steps(plan))
    assert [step for step, _ in steps if step == "AllNodesScan"] == []
    if name in SITUATIONS:
        assert [step for step, _ in steps if step == "CartesianProduct"] == []
        assert [details for step, details in steps if "LabelScan" in step and re.search(r":(Person|Staff)\b", details)] == []


def _steps(plan: Any) -> Any:
    yield plan["operatorType"].split("@")[0], str(plan["args"].get("Details", ""))
    for child in plan.get("children", ()):
        yield from _steps(child)


@pytest.mark.parametrize("name", NAMES)
def test_answers_are_tables_and_pictures(village: Server, name: str) -> None:
    rows = asked(village, name, **example(question(name)))
    if name in ("reciprocal-placements", "common-leader-wide", "relatives-across-organs", "ties-to-verify"):
        return  # the village has none; the random families have, see test_neo4j_agree
    assert rows
    assert all(any(one and "labels" in one for one in row["chain"]) for row in rows)


def test_the_chain_of_the_readme(village: Server) -> None:
    [row] = asked(village, "kin-chain", one="卢建华", other="田丰收")
    assert row["people"] == ["卢建华", "卢婷婷", "田野", "田丰收"]


def test_relatives_are_read_from_the_person(village: Server) -> None:
    there = {row["relative"]: row["word"] for row in asked(village, "relatives-in-organ", person="卢建华")}
    back = {row["relative"]: row["word"] for row in asked(village, "relatives-in-organ", person="田丰收")}
    assert (there["田丰收"], back["卢建华"]) == ("CSP", "CSP")
    cousin = {row["relative"]: row["word"] for row in asked(village, "relatives-in-organ", person="曹玉林")}
    assert cousin["许文静"] == "PPCCS"
    assert {row["relative"]: row["word"] for row in asked(village, "relatives-in-organ", person="许文静")}["曹玉林"] == "SPPCC"


@pytest.mark.parametrize(
    "text",
    [
        "MATCH (n) DETACH DELETE n",
        "MATCH (n:Person) SET n.name = 'x' RETURN n",
        "CREATE INDEX FOR (n:Person) ON (n.sex)",
        "CALL db.createLabel('New')",
    ],
)
def test_a_query_that_writes_is_refused(village: Server, tmp_path: Path, text: str) -> None:
    file = tmp_path / "bad.cypher"
    file.write_text(text, encoding="utf-8")
    with connected(village.settings) as driver, pytest.raises(RequestError) as refused:
        ask(driver, village.settings.database, question(str(file)), {})
    assert refused.value.key == "neo4j.writes"


def test_a_query_that_is_none_is_told(village: Server, tmp_path: Path) -> None:
    (tmp_path / "bad.cypher").write_text("MATCH (n RETURN n", encoding="utf-8")
    with connected(village.settings) as driver, pytest.raises(RequestError, match="cannot be run"):
        ask(driver, village.settings.database, question(str(tmp_path / "bad.cypher")), {})


@pytest.mark.parametrize(
    ("name", "given", "key"),
    [
        ("direct-line", {"nobody": "1"}, "neo4j.unknown-parameter"),
        ("kin-chain", {"one": "a"}, "neo4j.missing-parameter"),
        ("rotation-due", {"years": "ten"}, "neo4j.no-number"),
    ],
)
def test_wrong_parameters_are_told(name: str, given: dict[str, str], key: str) -> None:
    with pytest.raises(RequestError) as told:
        question(name).values(given)
    assert told.value.key == key


def test_an_unknown_question_is_told_with_the_nearest() -> None:
    with pytest.raises(RequestError, match="direct-line"):
        question("direct-lines")
