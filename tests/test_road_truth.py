"""A generated county without noise: what the program finds is the truth, no more and no less."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import pairwise
from typing import Any

from kinship import kin, walk
from kinship.generate import AS_OF
from kinship.judge import check_county
from loaders import load
from tests import oracle, road_law
from tests.road_files import TABLES, county, kinship, rows

Key = tuple[str, ...]
PACKS = {
    "cn-civil-2020": {
        "direct-line",
        "common-leader",
        "common-leader-wide",
        "in-charge-leader",
        "leader-and-function",
        "head-and-function",
    },
    "cn-institution-2019": {"direct-line", "common-leader", "leader-and-function"},
}


@cache
def document() -> dict[str, Any]:
    return check_county(load([county()]), as_of=AS_OF)


def seen_from_the_smaller_id(finding: dict[str, Any]) -> tuple[str, str, str]:
    one, other = (person["person_id"] for person in finding["people"])
    word = finding["kin"]["word"]
    return (one, other, word) if one < other else (other, one, kin.inverse(word))


def found() -> set[Key]:
    """The findings that the truth knows: those of the law's list, above advisory."""
    keys = set()
    for finding in document()["findings"]:
        if finding["severity"] != "advisory":
            one, other, word = seen_from_the_smaller_id(finding)
            keys.add((one, other, finding["situation"]["kind"], finding["situation"]["organ_id"], word, finding["pack"]))
    return keys


def true_findings() -> set[Key]:
    return {tuple(row.values()) for row in rows(county() / "truth" / "findings.csv")}


def true_kin() -> dict[Key, str]:
    return {(row["person_id"], row["relative_id"], row["word"]): row["basis"] for row in rows(county() / "truth" / "kin.csv")}


def precision_and_recall(got: set[Key], truth: set[Key], part: int) -> dict[str, tuple[float, float]]:
    """By the value at one place of the keys."""
    right = Counter(key[part] for key in got & truth)
    all_got, all_true = Counter(key[part] for key in got), Counter(key[part] for key in truth)
    return {value: (right[value] / (all_got[value] or 1), right[value] / (all_true[value] or 1)) for value in all_got | all_true}


def test_findings_are_the_truth_in_every_situation() -> None:
    got, truth = found(), true_findings()
    assert got == truth
    by_rule = {(pack, situation) for _, _, situation, _, _, pack in truth}
    assert by_rule == {(pack, situation) for pack, situations in PACKS.items() for situation in situations}
    assert set(precision_and_recall(got, truth, 2).values()) == {(1.0, 1.0)}


def test_severities_follow_the_situation_and_the_organ() -> None:
    kinds = {row["organ_id"]: row["kind"] for row in rows(county() / "organ.csv")}
    for finding in document()["findings"]:
        kind = kinds[finding["situation"]["organ_id"]]
        if finding["severity"] != "advisory" and finding["pack"] == "cn-civil-2020":
            assert road_law.SEVERITY[finding["severity"]] == min(road_law.CIVIL[finding["situation"]["kind"]], road_law.CAP[kind])


def test_kin_pairs_are_the_truth_in_every_word() -> None:
    run = kinship("kin", county(), "--all-words", "--as-of", AS_OF)
    lines = run.stdout.decode().splitlines()
    assert lines[0] == "person_id,relative_id,word,class,grade"
    got = {tuple(line.split(",")[:3]) for line in lines[1:]}
    truth = set(true_kin())
    assert got == truth
    either_way = {key[2] for key in truth} | {kin.inverse(key[2]) for key in truth}
    assert either_way == set(kin.IN_SCOPE)
    assert set(precision_and_recall(got, truth, 2).values()) == {(1.0, 1.0)}
    assert len(lines) - 1 == len(got)


def test_without_all_words_each_pair_has_its_nearest_word() -> None:
    lines = kinship("kin", county(), "--as-of", AS_OF).stdout.decode().splitlines()[1:]
    nearest: dict[Key, str] = {}
    for one, other, word in sorted(true_kin(), key=lambda key: kin.rank(key[2]), reverse=True):
        nearest[one, other] = word
    assert {tuple(line.split(",")[:2]): line.split(",")[2] for line in lines} == nearest


def test_the_walk_finds_the_same_words_in_the_files() -> None:
    person, parent, spouse = oracle.typed({name: rows(county() / f"{name}.csv") for name in TABLES})
    family = walk.graph(person, parent, spouse, AS_OF)
    staff = [row["person_id"] for row in person if row["staff"] == "true"]
    walked = walk.kin_words(family, staff, kin.IN_SCOPE)
    names = {walk.PLAIN: "plain", walk.WIDOWED: "widowed"}
    assert {key: names[basis] for key, (basis, _) in walked.items() if basis in names} == true_kin()


def test_the_plain_reading_finds_the_same_situations_in_the_files() -> None:
    reading = road_law.findings({name: rows(county() / f"{name}.csv") for name in TABLES}, AS_OF)
    program = {
        (
            *sorted(person["person_id"] for person in one["people"]),
            one["situation"]["organ_id"],
            one["pack"],
            one["situation"]["kind"],
        ): road_law.SEVERITY[one["severity"]]
        for one in document()["findings"]
    }
    assert program == {key: severity for key, (severity, _) in reading.items()}


def test_every_chain_spells_its_word_over_ties_of_the_files() -> None:
    parents = {(row["child_id"], row["parent_id"]) for row in rows(county() / "parent.csv")}
    couples = {frozenset((row["person_id"], row["spouse_id"])) for row in rows(county() / "spouse.csv")}
    for finding in document()["findings"]:
        chain = finding["kin"]["chain"]
        assert "".join(step["step"] for step in chain) == finding["kin"]["word"]
        assert [chain[0]["person_id"], chain[-1]["person_id"]] == [person["person_id"] for person in finding["people"]]
        for before, after in pairwise(chain):
            one, other = before["person_id"], after["person_id"]
            tied = {"P": (one, other) in parents, "C": (other, one) in parents, "S": frozenset((one, other)) in couples}
            assert tied.get(after["step"], True)
