"""The kinds of finding that are not about two posts of one organ: what the document, the reports and explain say of them."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib import resources
from typing import Any

import jsonschema
import pytest

from kinship.case_county import cases_county
from kinship.case_read import read_cases
from kinship.case_run import CHECKOUT
from kinship.cases import Case
from kinship.explain import explain_finding
from kinship.judge import check_county
from kinship.report import render
from kinship.report.explained import explained_text
from kinship.rules import built_in
from kinship.text import LANGUAGES

SCHEMA = json.loads(resources.files("kinship").joinpath("schema", "kinship-findings-1.json").read_text(encoding="utf-8"))
FORMATS = ("json", "csv", "xlsx", "md", "table", "sarif", "junit")


def case(file: str, sentence: str) -> Case:
    """The case of a file whose English sentence begins so."""
    return next(one for one in read_cases(CHECKOUT / f"{file}.toml") if one.sentence_en.startswith(sentence))


def checked(one: Case) -> dict[str, Any]:
    document = check_county(cases_county([one]), packs=one.packs, as_of=one.as_of)
    jsonschema.validate(document, SCHEMA)
    return document


def finding(one: Case) -> dict[str, Any]:
    (found,) = checked(one)["findings"]
    return dict(found)


@pytest.mark.parametrize(
    ("packs", "fields"), [(("cn-institution-2019", "cn-business"), []), (("cn-civil-2020", "cn-business"), ["chief"])]
)
def test_two_chiefs_are_left_open_by_a_pack_for_their_kind_of_organ(packs: tuple[str, ...], fields: list[str]) -> None:
    both = case("business", "Both are chiefs of one organ")
    document = checked(replace(both, packs=packs))
    assert document["findings"] == []
    assert [one["field"] for one in document["unknown"] if one["field"] != "functions"] == fields


def test_a_post_at_home_is_about_one_person() -> None:
    found = finding(case("supervisor", "A is director of the commission of the county"))
    assert [person["name"] for person in found["people"]] == ["张甲"]
    assert (found["kin"]["word"], found["kin"]["chain"], found["mover"]) == ("", [], "0/a")
    assert (found["situation"]["subject"], found["grade"]) == ("421102", "confirmed")
    assert "成长地（421102）" in found["sentence_zh"] and "亲属" not in found["sentence_zh"]


def test_a_short_name_of_the_home_area_is_only_possible() -> None:
    found = finding(case("home-area", "Only the county's name"))
    assert (found["severity"], found["grade"]) == ("violation", "possible")


def test_a_relative_with_a_business_needs_no_post() -> None:
    found = finding(case("business", "The director's wife"))
    official, relative = found["people"]
    assert (official["title"], relative["name"], relative["organ"], relative["title"]) == ("局长", "李乙", "", "")
    assert (found["kin"]["word"], found["situation"]["subject"], found["since"]) == ("S", "云岫旅行社", None)
    assert "李乙经营云岫旅行社" in found["sentence_zh"]


def test_too_many_relatives_are_all_named() -> None:
    found = finding(case("foundation", "Three of eight"))
    group = found["group"]
    assert (group["members"], group["related"], found["mover"]) == (8, 3, None)
    assert [person["person_id"] for person in group["people"]] == ["0/a", "0/b", "0/c"]
    ends = [{tie["person_id"], tie["relative_id"]} for tie in group["ties"]]
    assert all(ends.count(pair) == 1 for pair in ({"0/a", "0/b"}, {"0/a", "0/c"}, {"0/b", "0/c"})) and len(ends) == 3
    assert "8名成员中有3名" in found["sentence_zh"] and "of the 8 members" in found["sentence_en"]


def test_a_reciprocal_placement_shows_both_chains() -> None:
    found = finding(case("reciprocal", "The plain pattern"))
    mate = found["counterpart"]
    assert found["severity"] == "advisory"
    ends = {frozenset(step["person_id"] for step in one["kin"]["chain"]) for one in (found, mate)}
    assert ends == {frozenset({"0/a", "0/b"}), frozenset({"0/c", "0/d"})}
    assert mate["leader_id"] in {"0/a", "0/c"} and mate["leader"]
    assert "交叉任职" in found["sentence_zh"]


def test_ids_of_findings_about_several_depend_on_all_of_them() -> None:
    three = case("foundation", "Three of eight")
    four = replace(three, others=(*three.others, {"id": "z", "of": "a", "kin": "C", "posts": three.a}))
    assert finding(three)["id"] != finding(four)["id"]
    plain = case("reciprocal", "The plain pattern")
    other = replace(
        plain,
        others=tuple(
            {**one, "id": {"c": "x", "d": "y"}[one["id"]]} | ({"of": "x"} if "of" in one else {}) for one in plain.others
        ),
    )
    assert finding(plain)["id"] != finding(other)["id"]


@pytest.mark.parametrize(
    ("file", "sentence", "field"),
    [
        ("supervisor", "Where A grew up is unknown", "home_area"),
        ("supervisor", "The area of the organ is not recorded", "area"),
        ("business", "The regulator is not recorded", "regulator"),
    ],
)
def test_what_cannot_be_judged_is_said(file: str, sentence: str, field: str) -> None:
    (unknown,) = [one for one in checked(case(file, sentence))["unknown"] if one["field"] == field]
    assert unknown["people"][0]["name"] == "张甲"
    assert all("张甲" in unknown[f"reason_{lang}"] for lang in LANGUAGES)


EXAMPLES = (
    ("supervisor", "A is director of the commission of the county"),
    ("business", "The director's wife"),
    ("foundation", "Three of eight"),
    ("reciprocal", "The plain pattern"),
    ("taiwan", "B is A's step-son's wife"),
)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example[0])
def test_every_report_and_explain_bears_them(example: tuple[str, str], lang: str) -> None:
    one = case(*example)
    document = checked(one)
    assert all(render(document, form, lang) for form in FORMATS)
    explained = explain_finding(cases_county([one]), one.packs, one.as_of, document["findings"][0]["id"])
    text = explained_text(explained, lang)
    assert document["findings"][0][f"sentence_{lang}"] in text


def test_all_packs_at_once_say_what_each_says_alone() -> None:
    one = case("judge", "The chief judge's wife practises law")
    together = check_county(cases_county([one]), packs=built_in(), as_of=one.as_of)
    alone = {
        found["id"]
        for name in built_in()
        for found in check_county(cases_county([one]), packs=[name], as_of=one.as_of)["findings"]
    }
    assert {found["id"] for found in together["findings"]} == alone
