"""The cases of the built-in packs: all hold, and between them they touch every arm, word, kind of organ and severity."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from kinship.case_county import case_tables, cases_county
from kinship.case_outcome import Outcome
from kinship.case_read import read_cases
from kinship.case_run import find_cases, find_tenure_cases, run_cases
from kinship.case_tenure import run_tenure_cases
from kinship.cases import Case
from kinship.errors import PackError
from kinship.kin import IN_SCOPE, KNOWN
from kinship.pack_lists import outcome_lines
from kinship.pack_model import Pack
from kinship.rules import built_in, load_pack
from kinship.tenure import TENURE_PACKS

pytestmark = pytest.mark.xdist_group("pack-cases")
"""What several of these tests look at is worked out once, by the one process that runs them."""

CASES = Path(__file__).parent / "cases"
WEIGHT = ("", "advisory", "review", "violation")
RELATIVES = {
    "cn-civil-2020": {
        "violation": "S P C PP CC PC PPC PCC PPCC SP CS SPC PCS SPCS CSP PPCS PCCS PPCCS SPCC SPPC SPPCC",
        "advisory": "SPP CCS PS SC PSC PPP CCC",
        "": "PPPC PCCC PPPCC PPCCC CSPC PCSP PCSPC PCSPCS SPCCS SPPCS SPPCCS",
    },
    "tw-civil-26": {"violation": "S PPC PCC SPC PPP", "": "PPCC PPCCS CSP"},
}
"""Pack → the most that comes of a word, whatever the posts."""
OLDEST = ("cn-civil-2020", "cn-institution-2019", "county-rotation")
HERE = {"organ": "县财政局", "section": "国库股", "tier": 3}


@cache
def outcomes(name: str) -> Sequence[Outcome]:
    pack = load_pack(name)
    return run_cases(pack, find_cases(pack))


@pytest.mark.parametrize("name", built_in())
def test_all_cases_hold(name: str) -> None:
    failed = outcome_lines(name, outcomes(name), "zh")[:-1]
    assert not failed, "\n".join(failed)


@pytest.mark.parametrize("name", TENURE_PACKS)
def test_all_tenure_cases_hold_and_every_clause_and_way_has_cases(name: str) -> None:
    pack = load_pack(name)
    held = run_tenure_cases(pack, find_tenure_cases(pack))
    assert not [line for outcome in held for line in outcome.lines("zh")]
    due = Counter(line.split()[1] for outcome in held for line in outcome.found["expect"])
    assert set(due) == {clause.id for clause in pack.tenures}
    assert any(not outcome.found["expect"] for outcome in held)


@pytest.mark.parametrize("name", built_in())
def test_every_arm_has_a_case_that_breaks_it(name: str) -> None:
    arms = {(rule.situation, arm.arm) for rule in load_pack(name).rules for arm in rule.arms}
    assert {arm for outcome in outcomes(name) for arm in outcome.arms} == arms


@pytest.mark.parametrize("name", OLDEST)
def test_every_word_has_cases_that_break_each_situation_and_one_that_does_not(name: str) -> None:
    pack = load_pack(name)
    seen = Counter((case.kin, line.partition(" ")[2]) for case in find_cases(pack) for line in case.expect or [" nothing"])
    for word in KNOWN:
        assert all(seen[word, rule.situation] for rule in pack.rules), word
        assert word not in IN_SCOPE or seen[word, "nothing"], word


@pytest.mark.parametrize("name", built_in())
def test_every_relative_of_every_list_has_a_case_that_breaks_a_rule_with_that_list(name: str) -> None:
    pack = load_pack(name)
    seen = {(case.kin, line) for case in find_cases(pack) for line in case.expect}
    seen |= {(one["kin"], line) for case in find_cases(pack) for one in case.others if "kin" in one for line in case.expect}
    for relatives in pack.lists:
        situations = {rule.situation for rule in pack.rules if rule.relations == relatives.name}
        caps = {row.word: row.cap for row in relatives.rows}
        found = {word: {line for kin, line in seen if kin == word and line.split()[1] in situations} for word in caps}
        tried = {case.kin for case in find_cases(pack)}
        assert not [word for word, lines in found.items() if not lines and (word not in tried or not caps[word])], relatives.name
        assert all(line.startswith("advisory") for word in caps if caps[word] == "advisory" for line in found[word])


@pytest.mark.parametrize("name", [name for name in built_in() if {row.word for row in load_pack(name).relations} == set(KNOWN)])
def test_words_one_step_beyond_are_tried_and_find_nothing(name: str) -> None:
    beyond = {case.kin for case in find_cases(load_pack(name)) if case.kin and case.kin not in KNOWN}
    assert {"PPPC", "PCCC", "PPPCC", "PPCCC", "CSPC", "PCSP", "SPCCS", "SPPCS", "SPPCCS"} <= beyond
    assert not any(outcome.found for outcome in outcomes(name) if outcome.case.kin in beyond)


@pytest.mark.parametrize("name", RELATIVES)
def test_the_tables_of_relatives_are_cases(name: str) -> None:
    """The eighteen that the text lists, the three seen from the other side, and what it leaves out; and Taiwan's example."""
    heaviest = {word: "" for words in RELATIVES[name].values() for word in words.split()}
    tried = set()
    for case in find_cases(load_pack(name)):
        if case.kin in heaviest and not (case.ties or case.died or case.adopted):
            tried.add(case.kin)
            heaviest[case.kin] = max([heaviest[case.kin], *(line.split()[0] for line in case.expect)], key=WEIGHT.index)
    assert tried == set(heaviest)
    assert heaviest == {word: most for most, words in RELATIVES[name].items() for word in words.split()}


@pytest.mark.parametrize("name", built_in())
def test_every_kind_of_organ_the_pack_covers_is_tried(name: str) -> None:
    pack = load_pack(name)
    kinds = {case.kind_of(post["organ"]) or "unknown" for case in find_cases(pack) if case.expect for post in (*case.a, *case.b)}
    stays = [case for case in find_tenure_cases(pack) if case.expect]
    by_tenure = {case.organs[post["organ"]].get("kind", "unknown") for case in stays for post in case.posts}
    covered = {organ.kind for organ in pack.organs}
    assert kinds == covered if pack.rules else by_tenure == covered
    assert by_tenure <= covered


@pytest.mark.parametrize("name", built_in())
def test_sentences_are_there_in_both_languages_and_differ(name: str) -> None:
    cases = [*find_cases(load_pack(name)), *find_tenure_cases(load_pack(name))]
    assert all(case.sentence and case.sentence_en for case in cases)
    assert all("{" not in case.sentence + case.sentence_en for case in cases)
    assert max(Counter((case.sentence, case.place.file) for case in cases).values()) == 1


def test_file_for_other_packs_is_left_out() -> None:
    assert all("cn-institution-2019" in case.packs for case in find_cases(load_pack("cn-institution-2019")))


def test_a_case_that_does_not_hold_is_shown() -> None:
    pack = load_pack("cn-civil-2020")
    case = Case("同股夫妻", "S", (HERE,), (HERE,), (), organs={"县财政局": {"kind": "civil"}})
    lines = outcome_lines(pack.id, run_cases(pack, [case]), "en")
    assert "expected: nothing  found: violation common-leader" in lines[0]
    assert lines[1] == "cn-civil-2020: 0 of 1 cases hold."


@pytest.mark.parametrize(
    ("wrong", "right", "told"),
    [
        ({"mover": "b"}, {"mover": ""}, "to move: b  found: violation common-leader; to move: undetermined"),
        ({"leader": "王丙"}, {"leader": ""}, "leader: 王丙  found: violation common-leader; leader: undetermined"),
        ({"since": ""}, {"since": date(2024, 5, 1)}, "since: undetermined  found: violation common-leader; since: 2024-05-01"),
        (
            {"group": ("a",)},
            {"group": ()},
            "members with relatives: a  found: violation common-leader; members with relatives: nothing",
        ),
        (
            {"unknown": ("b tier",)},
            {"unknown": ()},
            "lack of: b tier  found: violation common-leader; cannot be judged for lack of: no",
        ),
    ],
)
def test_what_a_case_expects_besides_is_compared(wrong: dict[str, Any], right: dict[str, Any], told: str) -> None:
    pack, wed = load_pack("cn-civil-2020"), {"1": {"start": "2001-02-03"}}
    posts = (({**HERE, "start": "2024-05-01"},), ({**HERE, "start": "2023-05-01"},))
    case = Case("同股", "S", *posts, ("violation common-leader",), ties=wed, organs={"县财政局": {"kind": "civil"}})
    no, yes = run_cases(pack, [replace(case, **wrong), replace(case, **right)])
    assert yes.holds and not no.holds
    assert told in outcome_lines(pack.id, [no], "en")[0]


def test_cases_beside_a_pack_of_ones_own(tmp_path: Path) -> None:
    pack = replace(load_pack("cn-civil-2020"), file=str(tmp_path / "mine.toml"))
    with pytest.raises(PackError) as caught:
        find_cases(pack)
    assert caught.value.key == "pack.no-cases"
    (tmp_path / "mine.cases.toml").write_text((CASES / "civil.toml").read_text(encoding="utf-8"), encoding="utf-8")
    assert len(find_cases(pack)) == len(read_cases(CASES / "civil.toml")) > 5


def test_cases_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="cannot be read"):
        find_cases(load_pack("cn-civil-2020"), tmp_path / "none.toml")


def test_a_word_becomes_unnamed_people_in_between() -> None:
    case = Case("姑父", "PPCS", (HERE,), (HERE,), (), ties={"4": {"start": "2001-02-03"}}, died={"2": "1999-01-01"})
    county = case_tables(case)
    people = county.person.to_pylist()
    assert [row["name"] for row in people] == ["张甲", None, None, None, "李乙"]
    assert [row["staff"] for row in people] == ["true", "false", "false", "false", "true"]
    assert people[2]["died"] == "1999-01-01"
    assert [(row["parent_id"], row["child_id"]) for row in county.parent.to_pylist()] == [
        ("0/step1", "0/a"),
        ("0/step2", "0/step1"),
        ("0/step2", "0/step3"),
    ]
    (wedding,) = county.spouse.to_pylist()
    assert (wedding["person_id"], wedding["spouse_id"], wedding["start"]) == ("0/step3", "0/b", "2001-02-03")


def test_cases_of_one_county_do_not_touch() -> None:
    case = Case("同股", "S", (HERE,), ({**HERE, "reports_to": "王丙"},), ())
    county = cases_county([case, case])
    assert sorted(set(county.organ.column("organ_id").to_pylist())) == ["0/县财政局", "1/县财政局"]
    assert set(county.post.column("reports_to").to_pylist()) == {None, "0/王丙", "1/王丙"}
    assert len(set(county.person.column("person_id").to_pylist())) == 6


@pytest.fixture
def gentle() -> Pack:
    """The civil pack with every rule turned to advisory: a changed pack must make cases fail."""
    pack = load_pack("cn-civil-2020")
    return replace(pack, rules=tuple(replace(rule, severity="advisory") for rule in pack.rules))


def test_a_changed_pack_is_noticed(gentle: Pack) -> None:
    changed = run_cases(gentle, read_cases(CASES / "posts.toml"))
    assert all(not outcome.holds for outcome in changed if any("violation" in line for line in outcome.case.expect))
