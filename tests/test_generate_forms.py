"""The Excel files of the synthetic county: two layouts with the same facts, and noise that is what it says it is."""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from kinship.generate import generate
from kinship.generate.layout import columns
from kinship.generate.noise import FORM_STEPS, STEPS
from kinship.generate.people import ADOPTIVE, FOSTERED
from kinship.generate.terms import by_kind, standard_term, vocabulary
from kinship.kin import IN_SCOPE
from tests.road_files import county as county_of

pytestmark = pytest.mark.xdist_group("generate-forms")
"""The counties are made once, by the one process that runs these tests."""

Rows = list[dict[str, str]]


def rows(path: Path) -> Rows:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def sheet(path: Path, name: str) -> list[list[Any]]:
    from python_calamine import load_workbook

    return load_workbook(str(path)).get_sheet_by_name(name).to_python(skip_empty_area=False)


def records(path: Path, name: str, header: int) -> Rows:
    cells = sheet(path, name)
    return [dict(zip(cells[header - 1], map(str, row), strict=True)) for row in cells[header:] if any(row)]


@pytest.fixture(scope="module", params=[0, 1, 2, 3])
def county(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("forms") / str(request.param)
    generate(700, 21, request.param, out)
    return out


@pytest.fixture(scope="module")
def noisy(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Rows]:
    """The declared lines of one county at noise 0, 2 and 3."""
    folder = tmp_path_factory.mktemp("noisy")
    for noise in (0, 2, 3):
        generate(2500, 33, noise, folder / str(noise))
    return {noise: records(folder / str(noise) / "ledger" / "亲属申报表.xlsx", "亲属申报", 3) for noise in (0, 2, 3)}


def test_the_sheets_have_the_official_headers(county: Path) -> None:
    path = county / "official" / "信息采集表.xlsx"
    for name in ("B01单位", "A01人员", "A02职务", "A36家庭及社会关系"):
        cells = sheet(path, name)
        assert cells[0][0] and not any(cells[0][1:])
        assert cells[1] == columns("official", name[:3])


def test_the_ledger_has_titles_a_blank_row_and_a_total(county: Path) -> None:
    cells = sheet(county / "ledger" / "人员台账.xlsx", "台账")
    assert cells[2] == columns("ledger", "staff")
    assert not any(cells[-2])
    assert cells[-1][:2] == ["合计", f"{len(cells) - 5}人次"]


def test_both_layouts_declare_the_same(county: Path) -> None:
    from loaders.values.dates import read_date

    a36 = records(county / "official" / "信息采集表.xlsx", "A36家庭及社会关系", 2)
    mine = records(county / "ledger" / "亲属申报表.xlsx", "亲属申报", 3)
    official = ["姓名", "身份证号", "家庭成员姓名", "称谓", "工作单位及职务", "家庭成员身份证号"]
    own = ["申报人", "申报人身份证号", "亲属姓名", "与本人关系", "亲属工作单位及职务", "亲属身份证号"]
    assert [[row[c] for c in official] for row in a36] == [[row[c] for c in own] for row in mine]
    assert [read_date(row["出生日期"]) for row in a36] == [read_date(row["亲属出生年月"]) for row in mine]


def test_both_layouts_hold_the_same_current_posts(county: Path) -> None:
    a02 = [row for row in records(county / "official" / "信息采集表.xlsx", "A02职务", 2) if row["任职状态"] == "在任"]
    mine = [row for row in records(county / "ledger" / "人员台账.xlsx", "台账", 3) if row["序号"] != "合计"]
    shared = ["是否领导成员", "成员类别", "是否领导职务", "职级", "从事工作", "分管领导", "直接上级"]
    official = ["身份证号", "任职机构名称", "所在科室", *shared]
    own = ["身份证号码", "工作单位", "科室", *shared]
    assert Counter(tuple(row[c] for c in official) for row in a02) == Counter(tuple(row[c] for c in own) for row in mine)
    assert Counter(row["职务名称"] for row in a02) == Counter(row["科室"] + row["职务"] for row in mine)


def test_the_ledger_says_what_the_post_table_says(county: Path) -> None:
    number = {row["person_id"]: row["id_number"] for row in rows(county / "person.csv")}
    organ = {row["organ_id"]: row["name"] for row in rows(county / "organ.csv")}
    posts = [row for row in rows(county / "post.csv") if not row["end"]]
    tier = {("是", "是"): "1", ("否", "是"): "2", ("否", "否"): "3"}
    mine = [row for row in records(county / "ledger" / "人员台账.xlsx", "台账", 3) if row["序号"] != "合计"]
    told = [(r["身份证号码"], r["工作单位"], r["科室"], r["职务"], tier[r["是否领导成员"], r["是否领导职务"]]) for r in mine]
    true = [(number[r["person_id"]], organ[r["organ_id"]], r["section"], r["title"], r["tier"]) for r in posts]
    assert sorted(told) == sorted(true)


def test_the_truth_points_at_the_right_rows(county: Path) -> None:
    a01 = sheet(county / "official" / "信息采集表.xlsx", "A01人员")
    a36 = sheet(county / "official" / "信息采集表.xlsx", "A36家庭及社会关系")
    ledger = sheet(county / "ledger" / "人员台账.xlsx", "台账")
    mine = sheet(county / "ledger" / "亲属申报表.xlsx", "亲属申报")
    number = {row["person_id"]: row["id_number"] for row in rows(county / "person.csv")}
    for row in rows(county / "truth" / "people.csv"):
        assert a01[int(row["official_row"]) - 1][1] == number[row["person_id"]]
        assert {ledger[int(at) - 1][4] for at in row["ledger_row"].split(";")} == {number[row["person_id"]]}
    for row in rows(county / "truth" / "declarations.csv"):
        if row["ledger_row"]:
            assert a36[int(row["official_row"]) - 1][3] == mine[int(row["ledger_row"]) - 1][4] == row["term"]


def test_perfect_forms_name_every_relative_on_the_staff_from_both_sides(tmp_path: Path) -> None:
    generate(600, 8, 0, tmp_path / "c")
    declared = rows(tmp_path / "c" / "truth" / "declarations.csv")
    pairs = {(row["declarer_id"], row["relative_id"]) for row in declared}
    for row in rows(tmp_path / "c" / "truth" / "kin.csv"):
        if row["basis"] == "plain":
            pair = row["person_id"], row["relative_id"]
            assert {pair, pair[::-1]} <= pairs
    assert not any(row["noise"] for row in declared)


def test_noise_leaves_the_truth_alone(tmp_path: Path) -> None:
    for noise in (0, 1):
        generate(300, 5, noise, tmp_path / str(noise))
    for name in ("person.csv", "post.csv", "parent.csv", "truth/kin.csv", "truth/findings.csv"):
        assert (tmp_path / "0" / name).read_bytes() == (tmp_path / "1" / name).read_bytes()


def share(lines: Rows, column: str, value: str = "") -> float:
    return sum(row[column] == value for row in lines) / len(lines)


def test_noise_two_is_as_bad_as_real_forms(noisy: dict[int, Rows]) -> None:
    lines, perfect = noisy[2], noisy[0]
    assert 0.95 < share(lines, "亲属身份证号") < 0.99
    assert share(perfect, "亲属身份证号") < 0.2
    assert 0.08 < share(lines, "亲属出生年月") < 0.12
    assert 0.17 < share(lines, "亲属工作单位及职务") < 0.23
    assert 0.8 < len(lines) / len(perfect) < 0.95
    assert any("  " in row["亲属姓名"] for row in lines)
    assert {"亲戚", "其他"} <= {row["与本人关系"] for row in lines}
    assert len({tuple(list(row.values())[1:]) for row in lines}) < len(lines)


def test_noise_three_is_worse(noisy: dict[int, Rows]) -> None:
    lines = noisy[3]
    assert 0.17 < share(lines, "亲属出生年月") < 0.24
    assert len(lines) < len(noisy[2])
    assert any("*" in row["亲属身份证号"] for row in lines) and any("*" in row["申报人身份证号"] for row in lines)
    assert any("曾用名" in row["亲属姓名"] for row in lines) and any(
        "嫂" not in r["与本人关系"] and "張" in r["亲属姓名"] for r in lines
    )
    assert 0 < share(lines, "亲属姓名") < 0.03 and 0 < share(lines, "与本人关系") < 0.03


def test_every_noise_is_noted() -> None:
    made = county_of(1500, 2, 3)
    noted = Counter(name for row in rows(made / "truth" / "declarations.csv") for name in row["noise"].split(";"))
    planned = {name for name, _, _ in (*FORM_STEPS, *STEPS)} | {"omitted", "no-form", "duplicate"}
    assert planned == set(noted) - {""}


def test_births_come_in_many_shapes_that_mean_what_is_true_or_noted() -> None:
    """The loaders' dates, made apart from the generator's, read every shape."""
    from loaders.values.dates import read_date

    made = county_of(1500, 2, 3)
    birth = {row["person_id"]: row["birth"] for row in rows(made / "person.csv")}
    cells = sheet(made / "ledger" / "亲属申报表.xlsx", "亲属申报")
    shapes = set()
    for row in rows(made / "truth" / "declarations.csv"):
        if row["ledger_row"]:
            written = str(cells[int(row["ledger_row"]) - 1][7])
            shapes.add(re.sub(r"[0-9０-９]+", "9", written))
            if not {"birth-typo", "birth-lunar"} & set(row["noise"].split(";")):
                assert birth[row["relative_id"]].startswith(read_date(written).value[:7])
    assert {"9.9", "9", "9/9", "9年9月", "9年9月9日", "9.9（9岁）", "农历9年9月", ""} <= shapes


def test_the_dead_are_called_dead_in_many_ways_and_sometimes_in_none(noisy: dict[int, Rows]) -> None:
    texts = {row["亲属工作单位及职务"] for row in noisy[3]}
    assert {"已去世", "去世", "已故", "已病故", "2011年病逝", "亡故"} <= texts
    assert all(
        any(text.endswith(way) and text != way for text in texts)
        for way in ("（已去世）", "（已故）", "（过世）", "，2015年去世")
    )
    assert any(row["备注"].endswith("已故") for row in noisy[3])
    assert any(row["亲属姓名"].endswith("（已故）") for row in noisy[3])


def test_employers_go_by_other_names(noisy: dict[int, Rows]) -> None:
    texts = [row["亲属工作单位及职务"] for row in noisy[2]]
    assert {"人社局", "人力资源和社会保障局", "人事局"} <= {
        name for text in texts for name in re.findall(r"人[力社事].*?局", text)
    }
    assert any("一中" in text for text in texts) and any(text.startswith("县国土局") for text in texts)


def test_middle_dots_differ_and_are_left_out(noisy: dict[int, Rows]) -> None:
    written = {found[1] for row in noisy[3] if (found := re.match("(?:沙马|吉克|阿尔|曲比)(.?)", row["亲属姓名"]))}
    assert len(written & set("·•・･‧．. ")) >= 5
    assert any(char.isalpha() for char in written)


def test_some_forms_come_twice_filled_in_anew() -> None:
    made = county_of(1500, 2, 3)
    lines = [row for row in rows(made / "truth" / "declarations.csv") if row["ledger_row"]]
    again = {row["declarer_id"] for row in lines if row["noise"].startswith("duplicate")}
    assert len(again) >= 15
    whole = {
        person
        for person in again
        if all(count > 1 for count in Counter(row["relative_id"] for row in lines if row["declarer_id"] == person).values())
    }
    assert len(whole) >= 15


def test_namesakes_of_declared_relatives_are_employed() -> None:
    made = county_of(1500, 6, 2)
    people = {row["person_id"]: row for row in rows(made / "person.csv")}
    staff = {row["name"]: row for row in people.values() if row["staff"] == "true"}
    outside = {row["relative_id"] for row in rows(made / "truth" / "declarations.csv")}
    twins = [
        (people[p], staff[people[p]["name"]]) for p in outside if people[p]["staff"] == "false" and people[p]["name"] in staff
    ]
    hard = [(a, b) for a, b in twins if a["birth"][:7] == b["birth"][:7] and a["sex"] == b["sex"]]
    assert len(twins) >= 10
    assert hard


def test_some_namesakes_work_in_the_same_organ() -> None:
    made = county_of(1500, 6, 3)
    people = {row["person_id"]: row["name"] for row in rows(made / "person.csv")}
    organ = {row["person_id"]: row["organ_id"] for row in rows(made / "truth" / "people.csv")}
    here: dict[tuple[str, str], set[str]] = defaultdict(set)
    for person, where in organ.items():
        here[people[person], where].add(person)
    named = {(row["declarer_id"], row["relative_id"]) for row in rows(made / "truth" / "declarations.csv")}
    beside = [other for one, other in named if here.get((people[other], organ.get(other, organ[one])), {other}) - {one, other}]
    assert len(beside) >= 10


def test_the_terms_mean_what_they_are_written_for() -> None:
    """The loaders' vocabulary, made apart from the generator's, reads every term as the word it was written for."""
    from loaders.terms import read_term

    tried = set()
    for word in IN_SCOPE:
        for bits, order in product(product((True, False), repeat=len(word) + 1), ((0, 1), (1, 0))):
            males = list(bits)
            if any(step == "S" and males[place] == males[place + 1] for place, step in enumerate(word)):
                continue
            births = [order[place % 2] * 10 + (place == len(word)) * (5 if order[0] else -5) for place in range(len(word) + 1)]
            tried.add((word, standard_term(word, males, births)))
    assert len(tried) > 80
    for word, term in sorted(tried):
        assert word in {reading.word for reading in read_term(term).readings}, (word, term)


@pytest.mark.parametrize("area", ["spoken", "regional"])
def test_other_ways_to_say_it_mean_the_same(area: str) -> None:
    from loaders.terms import read_term

    for term, others in vocabulary()[area].items():
        words = {reading.word for reading in read_term(term).readings}
        for other in others:
            assert words & {reading.word for reading in read_term(other).readings}, (term, other)


@pytest.mark.parametrize(("kind", "term"), [(ADOPTIVE, "养母"), (FOSTERED, "有抚养关系的继母")])
def test_adoptive_and_fostering_parents_are_called_so(kind: int, term: str) -> None:
    assert by_kind("母亲", kind) == term
