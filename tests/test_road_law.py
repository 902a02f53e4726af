"""Two roads to the findings: the program with its packs, and a plain reading of design and law, on random worlds."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import pytest

from kinship.explain import explain_pair
from kinship.judge import check_county
from kinship.kin import GRADES
from kinship.report.explained import explained_text
from kinship.rules import DEFAULT_PACKS
from tests import families, road_law, road_worlds

AS_OF = date(2026, 1, 1)


def by_program(rows: families.Rows, as_of: date) -> road_law.Found:
    """The findings of the program in the shape of the oracle's."""
    return kinds(check_county(families.county(rows), as_of=as_of))


def kinds(document: dict[str, Any]) -> road_law.Found:
    """The findings of a document in the shape of the oracle's; no two of them may be of one kind, nor share an id."""
    found: road_law.Found = {}
    for one in document["findings"]:
        first, second = sorted(person["person_id"] for person in one["people"])
        key = (first, second, one["situation"]["organ_id"], one["pack"], one["situation"]["kind"])
        assert key not in found
        found[key] = (road_law.SEVERITY[one["severity"]], GRADES.index(one["grade"]))
    assert len({one["id"] for one in document["findings"]}) == len(found)
    return found


@pytest.mark.parametrize("first_seed", range(0, 600, 200))
def test_program_and_plain_reading_agree_on_random_worlds(first_seed: int) -> None:
    rows = road_worlds.worlds(first_seed, 200)
    program, reading = by_program(rows, AS_OF), road_law.findings(rows, AS_OF)
    wrong = {
        key: (program.get(key), reading.get(key))
        for key in program.keys() | reading.keys()
        if program.get(key) != reading.get(key)
    }
    assert not wrong, f"{len(wrong)} differ; (program, reading): {dict(list(wrong.items())[:5])}"
    kinds = Counter((pack, situation, severity) for (_, _, _, pack, situation), (severity, _) in reading.items())
    assert {(pack, situation) for pack, situation, _ in kinds} == {
        *(("cn-civil-2020", situation) for situation in road_law.CIVIL),
        *(("cn-institution-2019", situation) for situation in ("direct-line", "common-leader", "leader-and-function")),
    }


@pytest.mark.parametrize("as_of", [date(2021, 1, 1), date(2025, 12, 31), date(2026, 2, 1), date(2030, 7, 1)])
def test_they_agree_on_other_days(as_of: date) -> None:
    rows = road_worlds.worlds(7000, 60)
    assert by_program(rows, as_of) == road_law.findings(rows, as_of)


def two_clerks(**family: list[dict[str, str]]) -> families.Rows:
    """a and b work in one section; w, a's first wife, has died, and a has married x."""
    people = [{"person_id": who, "name": who} for who in "abcmx"] + [{"person_id": "w", "name": "w", "died": "2010"}]
    posts = [{"person_id": who, "organ_id": "o", "title": "科员", "tier": "3", "section": "甲科"} for who in "ab"]
    marriages = [{"person_id": "a", "spouse_id": "w"}, {"person_id": "a", "spouse_id": "x", "start": "2015"}]
    return {
        "person": people,
        "organ": [{"organ_id": "o", "name": "o", "kind": "civil"}],
        "post": posts,
        "spouse": marriages,
        **family,
    }


def parent(who: str, child: str, kind: str = "blood") -> dict[str, str]:
    return {"parent_id": who, "child_id": child, "kind": kind}


def test_blood_that_an_adoption_cut_does_not_revive_a_marriage_that_is_past() -> None:
    rows = two_clerks(parent=[parent("b", "w"), parent("c", "w", "adoptive")])
    assert by_program(rows, AS_OF) == road_law.findings(rows, AS_OF) == {}


def test_a_marriage_that_is_past_does_not_hide_the_adopted_sister_of_the_second_wife() -> None:
    rows = two_clerks(parent=[*(parent("m", who) for who in "wbx"), parent("c", "x", "adoptive")])
    expected = {("a", "b", "o", "cn-civil-2020", "common-leader"): (road_law.ADVISORY, 2)}
    assert by_program(rows, AS_OF) == road_law.findings(rows, AS_OF) == expected


@pytest.mark.parametrize(
    ("second", "noted"),
    [
        ({"start": "2015"}, False),
        ({"start": "2015", "end": "2020-05"}, False),
        ({"start": "2005", "end": "2008"}, True),
        ({"start": "2027", "end": "2028"}, True),
        ({"end": "2020-05"}, True),
    ],
)
def test_affinity_that_a_later_marriage_ended_does_not_revive_when_that_ends(second: dict[str, str], noted: bool) -> None:
    marriages = [{"person_id": "a", "spouse_id": "w"}, {"person_id": "a", "spouse_id": "x", **second}]
    rows = two_clerks(parent=[parent("b", "w")], spouse=marriages)
    expected = {("a", "b", "o", "cn-civil-2020", "common-leader"): (road_law.ADVISORY, 2)} if noted else {}
    assert by_program(rows, AS_OF) == road_law.findings(rows, AS_OF) == expected


@pytest.mark.parametrize(("lang", "words"), [("zh", "丧偶一方已再婚"), ("en", "the survivor married again")])
def test_a_path_over_a_past_marriage_is_called_so(lang: str, words: str) -> None:
    county = families.county(two_clerks(parent=[parent("m", "w"), parent("m", "b")]))
    text = explained_text(explain_pair(county, DEFAULT_PACKS, AS_OF, "a", "b"), lang)
    assert words in text
