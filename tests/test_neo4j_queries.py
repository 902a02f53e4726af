"""The questions for auditors: full headers, bounded, read-only, and each answers on the village with something to draw."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from pathlib import Path
from typing import Any

import pytest
from neo4j import RoutingControl
from neo4j.exceptions import ClientError

from kinship.errors import RequestError
from kinship.neo4j.ask import ask
from kinship.neo4j.catalogue import Question, question, questions
from kinship.neo4j.connection import connected
from kinship.neo4j.model import NODES, TIES
from kinship.neo4j.server import Server
from kinship.pack_situations import SITUATIONS
from kinship.rules import DEFAULT_PACKS, load_packs
from tests import neo4j_worlds
from tests.model_picture import DERIVED, PLACES
from tests.neo4j_server import alone, bring, content

pytestmark = alone

NAMES = [one.name for one in questions()]
OURS = sorted((Path(__file__).parent.parent / "queries").glob("**/*.cypher"))
HEADER = {"name", "title", "answers", "gives", "bound"}
BLOCK = r"  // ---- {0}.*?  // ---- end of {0}\n"
"""What several questions have in common, between two comments."""
MEETING = {
    *("adjacent-levels", "common-leader", "common-leader-wide", "direct-line"),
    *("group-quota", "role-pair", "role-set", "same-organ"),
}
"""Situations that are looked for where the ways from many people meet; the others go outward from the few above."""
USED = {rule.situation for pack in load_packs(DEFAULT_PACKS) for rule in pack.rules}
NOT_IN_VILLAGE = SITUATIONS.keys() - USED | {"common-leader-wide", "relatives-across-organs", "ties-to-verify"}
"""What the village has none of; the other worlds of test_neo4j_agree have."""
EVERYTHING = re.compile(r"\w*Scan|CartesianProduct|\w*Seek\w* (?!.*:(Rule|Organ|Role)\()")
"""Steps that no plan of a question about a situation has: to read all of a kind, to take each with each, or to begin elsewhere
than at the few rules, organs and roles."""
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
    bring(server.settings, neo4j_worlds.village())
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


def test_the_page_of_the_model_draws_and_describes_all_of_it() -> None:
    page = (Path(__file__).parent.parent / "docs" / "neo4j.md").read_text(encoding="utf-8")
    assert "(pictures/neo4j-model.png)" in page
    assert PLACES.keys() == {kind.label for kind in NODES}
    assert set(DERIVED) < {tie.type for tie in TIES}
    rows = [line for line in page.splitlines() if line.startswith("| `")]
    assert [kind.key for kind in NODES if not any(f"`:{kind.label}`" in row and f"`{kind.key}`" in row for row in rows)] == []
    assert [tie.type for tie in TIES if not any(f"`{tie.type}`" in row.split("|")[1] for row in rows)] == []


def test_there_are_enough_questions() -> None:
    assert len(NAMES) >= 20
    assert SITUATIONS.keys() < set(NAMES)


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


@pytest.mark.parametrize(
    ("block", "without"),
    [
        ("kin", {"home-area", *MEETING}),
        ("meeting", SITUATIONS.keys() - MEETING),
        ("standing", {"home-area"}),
        ("verdict", {"home-area"}),
        ("silence", SITUATIONS.keys() - {"skip-level", "leader-in-organ"}),
    ],
)
def test_what_situations_have_in_common_is_the_same(block: str, without: Set[str]) -> None:
    """Cypher has no includes: a question stands for itself, to be pasted, and this sees that the copies stay copies."""
    found = {name: re.findall(BLOCK.format(block), question(name).text, re.DOTALL) for name in SITUATIONS.keys() - without}
    assert len({tuple(parts) for parts in found.values()}) == 1
    assert all(len(parts) == 1 for parts in found.values())


@pytest.mark.parametrize("name", NAMES)
def test_no_plan_reads_everything(village: Server, name: str) -> None:
    one = question(name)
    steps = planned(village, one.text, one.values(example(one)))
    assert [step for step in steps if step.startswith("AllNodesScan")] == []
    if name in SITUATIONS:
        assert [step for step in steps if EVERYTHING.match(step)] == []


@pytest.mark.parametrize(
    "text",
    [
        "MATCH (p:Person) WHERE p.name CONTAINS 'x' RETURN p",
        "MATCH (p:Staff) RETURN count(p.name)",
        "MATCH (p:Person) WHERE p.name STARTS WITH '' RETURN p",
        "MATCH (p:Post {tier: 1})<-[:HOLDS]-(q:Person) RETURN q",
        "MATCH (p)-[:PARENT_OF]->(q) RETURN p, q",
        "MATCH (n) RETURN n",
        "MATCH (o:Organ {organId: 'a'}), (r:Rule {ruleId: 'b'}) RETURN o, r",
    ],
)
def test_a_plan_that_reads_everything_would_be_seen(village: Server, text: str) -> None:
    assert any(EVERYTHING.match(step) for step in planned(village, text, {}))


def planned(server: Server, text: str, values: dict[str, Any]) -> list[str]:
    """The steps of the plan of a query, each with its details."""
    with connected(server.settings) as driver:
        return list(_steps(driver.execute_query("EXPLAIN " + text, values).summary.plan))


def _steps(plan: Any) -> Iterator[str]:
    yield f"{plan['operatorType'].split('@')[0]} {plan['args'].get('Details', '')}"
    for child in plan.get("children", ()):
        yield from _steps(child)


@pytest.mark.parametrize("name", NAMES)
def test_answers_are_tables_and_pictures(village: Server, name: str) -> None:
    rows = asked(village, name, **example(question(name)))
    assert rows or name in NOT_IN_VILLAGE
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
    ("key", "text"),
    [
        ("writes", "MATCH (n) DETACH DELETE n"),
        ("writes", "MATCH (n:Person) SET n.name = 'x' RETURN n"),
        ("writes", "/* RETURN 1 */ CREATE (n) // RETURN n"),
        ("writes", "// title: harmless\nEXPLAIN CREATE (n)"),
        ("writes", "CYPHER planner=idp CREATE (n)"),
        ("writes", "FOREACH (name IN ['x'] | MERGE (:Person {name: name}))"),
        ("writes", "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS"),
        ("writes", "CREATE INDEX FOR (n:Person) ON (n.sex)"),
        ("writes", "CREATE USER other SET PASSWORD 'long-enough'"),
        ("writes", "ALTER CURRENT USER SET PASSWORD FROM 'one' TO 'long-enough'"),
        ("writes", "CALL db.createLabel('New')"),
        ("reaches-out", "CALL db.ping()"),
        ("reaches-out", "LOAD CSV FROM 'file:///names.csv' AS line RETURN line"),
        ("reaches-out", "MATCH (n:Person) LOAD CSV FROM 'http://127.0.0.1:1/' + n.name AS line RETURN line"),
        ("reaches-out", "TERMINATE TRANSACTION 'neo4j-transaction-1'"),
        ("bad-query", "CALL apoc.cypher.doIt('CREATE (n)', {})"),
        ("bad-query", "PROFILE CREATE (n)"),
        ("bad-query", "RETURN 1; CREATE (n)"),
        ("bad-query", "MATCH (n RETURN n"),
        ("bad-query", ""),
    ],
)
def test_a_query_that_does_not_only_read_the_graph_is_refused(village: Server, tmp_path: Path, key: str, text: str) -> None:
    file = tmp_path / "bad.cypher"
    file.write_text(text, encoding="utf-8")
    before = content(village.settings)
    with connected(village.settings) as driver, pytest.raises(RequestError) as refused:
        ask(driver, village.settings.database, question(str(file)), {})
    assert refused.value.key == f"neo4j.{key}"
    assert content(village.settings) == before


def test_the_server_refuses_to_write_too(village: Server) -> None:
    """Whatever the look at the plan would miss."""
    with connected(village.settings) as driver, pytest.raises(ClientError, match="read access mode"):
        driver.execute_query("CREATE (n)", routing_=RoutingControl.READ)


@pytest.mark.parametrize(
    ("name", "given", "key"),
    [
        ("direct-line", {"nobody": "1"}, "neo4j.unknown-parameter"),
        ("kin-chain", {"one": "a"}, "neo4j.missing-parameter"),
        ("family-clusters", {"least": "ten"}, "neo4j.no-number"),
    ],
)
def test_wrong_parameters_are_told(name: str, given: dict[str, str], key: str) -> None:
    with pytest.raises(RequestError) as told:
        question(name).values(given)
    assert told.value.key == key


def test_an_unknown_question_is_told_with_the_nearest() -> None:
    with pytest.raises(RequestError, match="direct-line"):
        question("direct-lines")
