"""The built-in rule packs: complete, cited, and flattened into the rows that the queries join."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

from kinship.kin import BY_WORD, IN_SCOPE, KNOWN, inverse
from kinship.neo4j.rules import pack_rows as graph_rows
from kinship.pack_model import VERIFIED, Pack
from kinship.pack_pages import page, pages
from kinship.pack_rows import TABLES, rule_tables
from kinship.rules import DEFAULT_PACKS, built_in, load_pack, load_packs
from kinship.text import LANGUAGES

DOCS = Path(__file__).parent.parent / "docs" / "rules"
BOOL, TEXT, INT = pa.bool_(), pa.string(), pa.int32()
OLDEST = ("cn-civil-2020", "cn-institution-2019", "county-rotation")
"""Packs that state everything themselves."""


@pytest.fixture(params=built_in())
def pack(request: pytest.FixtureRequest) -> Pack:
    return load_pack(request.param)


def test_the_packs_that_are_built_in() -> None:
    assert set(DEFAULT_PACKS) < set(built_in())
    assert [load_pack(name).id for name in built_in()] == built_in()


@pytest.fixture(params=[name for name in built_in() if {row.word for row in load_pack(name).relations} == set(KNOWN)])
def four_classes(request: pytest.FixtureRequest) -> Pack:
    """A pack whose list of relatives has the four classes of Chinese law."""
    return load_pack(request.param)


def test_relations_are_the_words_of_the_kin_table(four_classes: Pack) -> None:
    rows = {row.word: row for row in four_classes.relations}
    assert set(rows) == set(KNOWN)
    for word, row in rows.items():
        kin = BY_WORD[word]
        assert (row.class_, row.advisory) == (kin.kin_class, kin.scope == "advisory")
        assert row.advisory or row.listed == kin.listed


def test_list_of_relatives_is_closed_under_inverse(four_classes: Pack) -> None:
    words = {row.word for row in four_classes.relations if not row.advisory}
    assert words == set(IN_SCOPE) == {inverse(word) for word in words}


def test_each_word_cites_its_item(four_classes: Pack) -> None:
    item = {"夫妻": "第（一）项", "直系血亲": "第（二）项", "三代以内旁系血亲": "第（三）项", "近姻亲": "第（四）项"}
    for row in four_classes.relations:
        assert row.reason if row.advisory else row.cite.endswith(item[row.class_])


def test_each_rule_quotes_a_verified_text(pack: Pack) -> None:
    for rule in pack.rules:
        laws = [pack.law(key) for key in rule.law]
        assert all(law.quote and law.issuer and law.source for law in laws if law.mark in VERIFIED)
        assert laws[0].mark in VERIFIED or (rule.mark == "MEMORY" and rule.severity == "review")


def test_everything_is_said_in_both_languages(pack: Pack) -> None:
    assert pack.head.title_en and pack.head.about_en
    assert all(rule.title_en and rule.reason_en for rule in pack.rules)
    assert all(one.reason_en for one in (*pack.organs, *pack.settings, *pack.tenures))
    assert all(law.note_en for law in pack.laws if law.note)


def test_no_citation_from_memory_has_a_number(pack: Pack) -> None:
    assert not [law.title for law in pack.laws if law.mark == "MEMORY" and law.article]


def test_what_is_in_force_ends_where_the_next_begins() -> None:
    for name in built_in():
        head = load_pack(name).head
        assert not head.in_force_until or head.in_force_from < head.in_force_until


def test_civil_defaults_are_those_of_the_design() -> None:
    assert {rule.situation: rule.severity for rule in load_pack("cn-civil-2020").rules} == {
        "direct-line": "violation",
        "common-leader": "violation",
        "common-leader-wide": "review",
        "in-charge-leader": "review",
        "leader-and-function": "violation",
        "head-and-function": "review",
        "skip-level": "advisory",
    }


def test_county_judges_situations_as_the_civil_pack_does() -> None:
    civil, county = load_pack("cn-civil-2020"), load_pack("county-rotation")
    assert [(rule.situation, rule.severity, rule.arms) for rule in county.rules] == [
        (rule.situation, rule.severity, rule.arms) for rule in civil.rules
    ]


def test_institutions_ask_for_more() -> None:
    arms = {(rule.situation, arm.arm): arm for rule in load_pack("cn-institution-2019").rules for arm in rule.arms}
    assert len(arms) == 7
    assert arms["direct-line", "leader-head"].subordinate_chief
    assert arms["direct-line", "head-staff"].subordinate_management
    assert arms["direct-line", "leader-unsectioned"].severity_if_unknown == "review"
    assert arms["common-leader", "team"].both_chief
    assert arms["common-leader", "team"].function_side == "both"


def test_county_gives_no_date_and_no_article_that_the_source_does_not_give() -> None:
    county = load_pack("county-rotation")
    assert county.head.in_force_from is None
    assert not any(law.article or law.in_force_from for law in county.laws)
    assert [(one.id, one.years, one.severity) for one in county.tenures] == [
        ("T1", 10, "violation"),
        ("T2", 5, "review"),
        ("T3", 5, "advisory"),
    ]
    assert all(one.quote in county.law(one.law).quote for one in county.tenures)


def test_dates_in_force() -> None:
    assert load_pack("cn-civil-2020").head.in_force_from == date(2020, 12, 28)
    assert load_pack("cn-institution-2019").head.in_force_from == date(2020, 1, 1)


def test_organs_covered() -> None:
    kinds = {name: {organ.kind: organ.cap for organ in load_pack(name).organs} for name in OLDEST}
    special = {"court": "review", "procuratorate": "review", "supervision": "review"}
    assert kinds["cn-civil-2020"] == {"civil": "", **special, "unknown": "review"}
    assert kinds["cn-institution-2019"] == {"public_institution": ""}
    assert kinds["county-rotation"] == {"civil": "", "public_institution": "", "unknown": "review"}


def test_rows_have_the_columns_that_the_queries_read() -> None:
    tables = rule_tables([load_pack(name) for name in built_in()])
    assert set(tables) == set(TABLES)
    for name, table in tables.items():
        kinds = {str: TEXT, bool: BOOL, int: INT}
        assert dict(zip(table.schema.names, table.schema.types, strict=True)) == {
            column: kinds[kind] for column, kind in TABLES[name][1].items()
        }


def test_rows_of_the_oldest_packs() -> None:
    tables = rule_tables([load_pack(name) for name in OLDEST])
    assert {name: table.num_rows for name, table in tables.items() if table.num_rows} == {
        "rule_arm": 37,
        "rule_function": 38,
        "rule_role": 14,
        "rule_role_word": 50,
        "rule_relation": 84,
        "rule_organ_kind": 9,
        "rule_law": 31,
        "tie_law": 4,
        "pack_setting": 3,
    }


def test_empty_becomes_null_and_lists_become_text() -> None:
    rows = {row["arm"]: row for row in rule_tables([load_pack("cn-civil-2020")])["rule_arm"].to_pylist()}
    assert rows["leader-head"]["yields_to"] is None
    assert rows["leader-staff"]["yields_to"] == "direct-line;in-charge-leader;leader-and-function"
    assert rows["leader"]["function_side"] == "subordinate"
    assert (rows["leader"]["in_force_from"], rows["leader"]["in_force_until"]) == ("2020-12-28", None)


def test_unverified_article_stays_null() -> None:
    rows = rule_tables([load_pack("cn-institution-2019")])["rule_law"].to_pylist()
    assert {row["article"] for row in rows} == {"第六条", None}


def test_a_pack_named_twice_counts_once() -> None:
    pack = load_pack("cn-civil-2020")
    assert load_packs(["cn-civil-2020", pack]) == [pack]


def test_no_pack_gives_empty_tables() -> None:
    assert {table.num_rows for table in rule_tables([]).values()} == {0}


def test_page_shows_every_quote_and_every_reason(pack: Pack) -> None:
    for lang in LANGUAGES:
        for form in ("md", "text"):
            text = page(pack, lang, form)
            assert all(law.quote in text for law in pack.laws)
            assert all((rule.reason_en if lang == "en" else rule.reason) in text for rule in pack.rules)
            assert all(row.word in text for row in pack.relations)


def test_page_says_all_of_a_tenure_clause(pack: Pack) -> None:
    for lang in LANGUAGES:
        text = page(pack, lang)
        for clause in pack.tenures:
            assert clause.quote in text and (clause.reason_en if lang == "en" else clause.reason) in text
            assert all(word in text for word in clause.seconded)


def test_pages_in_the_docs_are_those_of_the_packs() -> None:
    held = {path.name: path.read_text(encoding="utf-8") for path in DOCS.glob("*.md")}
    assert held == pages(), "run: python -m kinship.pack_pages docs/rules"


def test_the_graph_names_an_article_once_for_a_rule(pack: Pack) -> None:
    for row in graph_rows([pack], date(2026, 1, 1))["node_rule"]:
        assert len(row["law"]) == len(set(row["law"])) > 0, row["rule_id"]
