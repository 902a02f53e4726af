"""Who declared whom: the queries and a reading by plain Python must agree, on random families and on generated counties."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from kinship.account import Account
from kinship.generate import AS_OF
from kinship.tables import County, arrow
from loaders import load
from loaders.resolve import resolve
from tests import families
from tests.resolving import number
from tests.road_files import TABLES, county, rows, save
from tests.undeclared_road import by_queries, by_walking

TERMS = ("父亲", "女儿", "妻子", "丈夫", "哥哥", "表妹", "姑父", "侄子", "连襟", "岳母", "亲家", "远房亲戚")
"""Whatever people write, most of it wrong; the last term is not understood."""


def random_county(seed: int) -> tuple[County, set[tuple[str, str]], set[str]]:
    """A family of whom some handed in forms that name some of the others, by number or by name, under any term."""
    dice, family = random.Random(seed), families.family(seed, 24 + seed % 20)
    people = family["person"]
    for at, person in enumerate(people):
        # Names that differ in two characters: with one, a line could be a slip of the pen for somebody else.
        person |= {
            "name": "人" + "".join(2 * digit for digit in f"{at:02d}"),
            "staff": dice.choice(("true", "true", "false")),
            "id_number": number(person["birth"], 2 * at + (person["sex"] == "M")),
        }
    lines: list[dict[str, Any]] = []
    for writer in dice.sample(people, len(people) // 3):
        for relative in dice.sample(people, dice.randrange(1, 6)):
            if relative is writer:
                continue
            for one, other in ((writer, relative), (relative, writer))[: dice.choice((1, 1, 2))]:
                shown = other["id_number"] if dice.random() < 0.6 else ""
                line = {"person_id": one["person_id"], "term": dice.choice(TERMS), "relative_name": other["name"]}
                lines.append({**line, "relative_id_number": shown, "source": f"forms#{len(lines)}"})
    account = Account()
    person, parent, spouse = resolve(people, [], [], lines, account, parent=family["parent"], spouse=family["spouse"])
    made = {"person": person, "organ": [], "post": [], "parent": parent, "spouse": spouse}
    names = {one["name"]: one["person_id"] for one in people}
    told = {(line["person_id"], names[line["relative_name"]]) for line in lines}
    return County(**{name: arrow(name, held) for name, held in made.items()}, account=account), told, {one for one, _ in told}


@pytest.mark.parametrize("seed", range(7000, 7016))
def test_random_families(seed: int) -> None:
    made, told, forms = random_county(seed)
    walked, queried = by_walking(made, told, forms, AS_OF), by_queries(made, AS_OF)
    wrong = {
        pair: (walked.get(pair), queried.get(pair))
        for pair in walked.keys() | queried.keys()
        if walked.get(pair) != queried.get(pair)
    }
    assert not wrong, f"seed {seed}: (walk, queries) {dict(list(wrong.items())[:3])}"


def test_random_families_have_every_status() -> None:
    seen = {told[1:] for seed in range(7000, 7003) for told in by_queries(random_county(seed)[0], AS_OF).values()}
    assert {status for status, _, _ in seen} == {"both", "one", "none"}
    assert {(one, other) for status, one, other in seen if status == "none"} == {
        (x, y) for x in (True, False) for y in (True, False)
    }


@pytest.fixture(scope="module", params=[2, 3])
def generated(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A generated county with its true ties and, as forms, the lines that its people did hand in, with ID numbers."""
    source, folder = county(600, 77, request.param), tmp_path_factory.mktemp("forms")
    for name in TABLES:
        (folder / f"{name}.csv").write_bytes((source / f"{name}.csv").read_bytes())
    people = {row["person_id"]: row for row in rows(source / "person.csv")}
    lines = [
        {
            "person_id": row["declarer_id"],
            "term": row["term"],
            "relative_name": people[row["relative_id"]]["name"],
            "relative_id_number": people[row["relative_id"]]["id_number"],
        }
        for row in rows(source / "truth" / "declarations.csv")
        if row["ledger_row"]
    ]
    save(folder / "declared.csv", lines)
    return source, folder


def test_what_a_generated_county_left_out_is_what_is_undeclared(generated: tuple[Path, Path]) -> None:
    source, folder = generated
    truth = rows(source / "truth" / "declarations.csv")
    told = {(row["declarer_id"], row["relative_id"]) for row in truth if row["ledger_row"]}
    forms = {one for one, _ in told}
    kin = rows(source / "truth" / "kin.csv")
    pairs = {(row["person_id"], row["relative_id"]) for row in kin}
    queried = by_queries(load([folder]), AS_OF)
    assert queried.keys() == pairs
    for pair in pairs:
        status = {0: "none", 1: "one", 2: "both"}[(pair in told) + (pair[::-1] in told)]
        assert queried[pair][1:] == (status, pair[0] in forms, pair[1] in forms), pair
    left_out = {(row["declarer_id"], row["relative_id"]) for row in truth if not row["ledger_row"]}
    over_a_death = {(row["person_id"], row["relative_id"]) for row in kin if row["basis"] == "widowed"}
    by_both = {pair for pair in pairs if queried[pair][1] == "none"}
    assert by_both - over_a_death == {pair for pair in pairs if {pair, pair[::-1]} <= left_out}
    assert by_both - over_a_death and by_both & over_a_death


def test_perfect_forms_leave_nobody_undeclared_but_over_a_death() -> None:
    source = county(400, 5, 0)
    book = [source / "ledger" / name for name in ("人员台账.xlsx", "亲属申报表.xlsx")]
    found = by_queries(load(book), AS_OF)
    plain = [row for row in rows(source / "truth" / "kin.csv") if row["basis"] == "plain"]
    assert sum(status == "both" for _, status, _, _ in found.values()) == len(
        {(row["person_id"], row["relative_id"]) for row in plain}
    )
