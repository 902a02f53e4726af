"""The quality report works: its numbers are those of the account, and what it says a fix would do, the fix does."""

from __future__ import annotations

import io
import json
from collections import Counter
from datetime import date
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl
import pytest

from kinship.account import Account
from kinship.generate import AS_OF
from kinship.quality import quality
from kinship.quality.fixes import MOST, OF_A_KIND
from kinship.quality.gains import gains
from kinship.report.quality import render
from kinship.report.quality_cells import SECTIONS
from kinship.rules import DEFAULT_PACKS
from kinship.tables import County
from kinship.text import LANGUAGES
from loaders import load
from loaders.choices import Choices
from loaders.resolve import resolve
from loaders.road import read_raw
from loaders.staff.records import build
from tests.families import family
from tests.files import declarations, xlsx
from tests.files import ledger as ledger_rows
from tests.gedcom_files import tellable, tree
from tests.road_files import county, ledger, official, save

pytestmark = pytest.mark.xdist_group("quality")
"""What several of these tests look at is worked out once, by the one process that runs them."""

VILLAGE = [Path(__file__).parent / "village" / name for name in ("人员台账.xlsx", "亲属申报表.xlsx")]
FATES = ("confirmed", "probable", "possible", "undecided", "outside", "unusable")
Row = dict[str, Any]


@cache
def loaded(noise: int = 3) -> County:
    return load(ledger(county(1000, 31, noise)), blanks=True)


@cache
def measured(noise: int = 3) -> Row:
    return quality(loaded(noise), DEFAULT_PACKS, AS_OF)


@cache
def schema() -> Row:
    read: Row = json.loads(resources.files("kinship").joinpath("schema/kinship-quality-1.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(read)
    return read


def valid(document: Row) -> bool:
    jsonschema.Draft202012Validator(schema()).validate(document)
    return True


@cache
def text_of(*sources: Path) -> bytes:
    return render(quality(load(sources, blanks=True), DEFAULT_PACKS, AS_OF), "json", "en")


def of(*sources: Path) -> Row:
    """The JSON of some sources, read anew: whoever asks may change it."""
    told: Row = json.loads(text_of(*sources))
    return told


def test_the_json_keeps_its_contract_whatever_was_read(tmp_path: Path) -> None:
    (tmp_path / "person.csv").write_text("person_id,name\n1,甲\n", encoding="utf-8")
    (tmp_path / "树.ged").write_text(tree(tellable(family(5, 30))), encoding="utf-8")
    for source in (official(county(400, 5, 3)), county(400, 5), tmp_path, tmp_path / "树.ged"):
        assert valid(of(source))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["schema"], "kinship-quality/2"),
        (["start", 0, "gain"], 0),
        (["start", 0, "rows"], ["3"]),
        (["organs", 0, "problems"], None),
        (["gains", 0, "side"], "office"),
        (["problems", 0, "seriousness"], "grave"),
        (["problems", 0, "other_places"], [{"file": "a"}]),
        (["rows", 0, "fate"], "lost"),
        (["matches", "sure"], 3),
    ],
)
def test_the_schema_refuses_what_breaks_it(path: list[Any], value: object) -> None:
    document = of(*VILLAGE)
    assert valid(document)
    spot = document
    for key in path[:-1]:
        spot = spot[key]
    spot[path[-1]] = value
    with pytest.raises(jsonschema.ValidationError):
        valid(document)


@pytest.mark.parametrize("noise", [0, 3])
def test_organs_add_up_and_agree_with_the_account(noise: int) -> None:
    told, account = measured(noise), loaded(noise).account
    for organ in (*told["organs"], told["totals"]):
        assert sum(organ[fate] for fate in FATES) == organ["relatives"]
        assert organ["with_form"] <= organ["staff"]
    grades = Counter(match.grade for match in account.matches)
    assert {grade: told["totals"][grade] for grade in grades} == grades
    assert told["totals"]["with_form"] == len(account.declarers)
    assert (told["totals"]["possible"] + told["totals"]["undecided"] > 0) is bool(noise)


def test_the_line_above_a_form_is_no_declared_relative(tmp_path: Path) -> None:
    people = [
        ["王建国", "男", "1970.03", "", "云岫县财政局", "", "局长"],
        ["李梅", "女", "1972.05", "", "云岫县财政局", "预算股", "股长"],
    ]
    form = [["姓名", "王建国", "现工作单位及职务", "云岫县财政局局长"], ["称谓", "姓名", "出生年月", "工作单位及职务"]]
    relatives = [["妻子", "李梅", "1972.05", "云岫县财政局预算股股长"], ["儿子", "王小明", "1995.01", "务农"]]
    told = of(xlsx(tmp_path / "表.xlsx", {"台账": ledger_rows(*people), "表": [*form, *relatives]}))["totals"]
    assert (told["with_form"], told["relatives"], told["unusable"]) == (1, 2, 0)


def test_the_organ_of_a_problem_is_that_of_whoever_wrote_the_line() -> None:
    account = loaded().account
    organs = dict(zip(*(loaded().organ.to_pydict()[name] for name in ("organ_id", "name")), strict=True))
    posts = {row["person_id"]: organs[row["organ_id"]] for row in loaded().post.to_pylist()}
    lines = account.lines.to_pydict() if account.lines else {}
    declarer = dict(zip(lines["source"], lines["declarer"], strict=True))
    unclear = [row for row in measured()["problems"] if row["key"] == "match.unknown-term"]
    assert len(unclear) > 10
    for row in unclear:
        assert row["organs"] == [posts[declarer[f"{row['file']}/{row['sheet']}#{row['row']}"]]]
    told = {organ["organ"]: organ["problems"] for organ in measured()["organs"]}
    heavy = [row for row in measured()["problems"] if row["level"] != "note"]
    assert told == {organ: sum(organ in row["organs"] for row in heavy) for organ in told}


@pytest.mark.parametrize("field", ["birth", "employer", "id_number"])
def test_filling_in_what_is_said_to_be_lacking_settles_the_lines(field: str) -> None:
    account = Account()
    raw = read_raw(ledger(county(2000, 33, 3)), None, account, lambda what, done, total: None)
    person, organ, post, declared = build(raw, account)
    before = Account()
    resolve(person, organ, post, declared, before, choices=Choices(blanks=True))
    lacking = {(one.place, one.name): one for one in before.lacking if any(blank[:2] == (field, "form") for blank in one.blanks)}
    assert len(lacking) > 10
    after = Account()
    known = {row["person_id"]: row for row in person}
    employers = {
        row["person_id"]: row
        for row in sorted(post, key=lambda row: (row["organ_id"], row["section"], row["title"]), reverse=True)
    }
    names = {row["organ_id"]: row["name"] for row in organ}
    filled = [dict(row) for row in declared]
    for row in filled:
        if one := lacking.get((row["place"], row["relative_name"])):
            held = employers[one.person_id]
            told = {"employer": names[held["organ_id"]] + held["section"] + held["title"], **known[one.person_id]}
            row[f"relative_{field}"] = told[field]
    resolve(person, organ, post, filled, after)
    found = {(match.line.source, match.line.name): match for match in after.matches}
    for (place, name), one in lacking.items():
        match = found.get((f"{place.file}/{place.sheet}#{place.row}", name))
        settled = match is not None and match.person_id == one.person_id and match.grade in ("probable", "confirmed")
        assert settled or (field, "form", False) in one.blanks, one
    gain = next(row for row in gains(before) if (row["field"], row["side"]) == (field, "form"))
    assert (gain["lines"], gain["settled"]) == (
        len(lacking),
        sum((field, "form", True) in one.blanks for one in lacking.values()),
    )


def test_where_to_start_is_ranked_mixed_and_has_rows() -> None:
    start = measured()["start"]
    assert 5 < len(start) <= MOST and [fix["rank"] for fix in start] == list(range(1, len(start) + 1))
    assert [fix["gain"] for fix in start] == sorted((fix["gain"] for fix in start), reverse=True)
    assert max(Counter((fix["kind"], fix["field"]) for fix in start).values()) <= OF_A_KIND
    for fix in start:
        assert fix["estimated"] is (fix["kind"] == "forms")
        assert (len(fix["rows"]) == fix["gain"] and fix["file"] and fix["organ"]) or fix["kind"] in ("forms", "unjudged")


def test_the_row_of_a_fix_is_where_the_trouble_is(tmp_path: Path) -> None:
    people = [
        ["王安", "女", "1980.01", "", "云岫县财政局", "预算股", "科员"],
        ["王强", "男", "1955.01", "", "云岫县财政局", "", "局长"],
        ["", "男", "1970.01", "", "云岫县财政局", "办公室", "科员"],
    ]
    lines = [
        ["王安", "云岫县财政局", "父亲", "王强", "", "", ""],
        ["王安", "云岫县财政局", "远房亲戚", "李四", "", "1970.01", "务农"],
        ["王安", "云岫县财政局", "姐姐", "", "", "1970.01", "务农"],
        ["赵六", "云岫县财政局", "姐姐", "赵七", "", "1970.01", "务农"],
    ]
    book = xlsx(tmp_path / "县.xlsx", {"台账": ledger_rows(*people), "申报": declarations(*lines)})
    told = quality(load([book], blanks=True), DEFAULT_PACKS, date(2026, 1, 1))
    found = {(fix["kind"], fix["field"], fix["sheet"], *fix["rows"]) for fix in told["start"] if fix["rows"]}
    assert found == {
        ("form", "birth", "申报", 3),
        ("term", "", "申报", 4),
        ("name", "", "申报", 5),
        ("declarer", "", "申报", 6),
        ("staff", "", "台账", 5),
    }


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_tab_of_the_workbook_can_be_filtered_and_read(lang: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(render(measured(), "xlsx", lang)))
    assert len(book.sheetnames) == len(SECTIONS) == len(set(book.sheetnames))
    for page, columns in zip(book.worksheets, SECTIONS.values(), strict=True):
        assert page.auto_filter.ref and page.freeze_panes == "B2" and page.max_column >= len(columns)
        widths = [page.column_dimensions[openpyxl.utils.get_column_letter(at)].width for at in range(1, len(columns) + 1)]
        assert all(8 <= width <= 68 for width in widths)
    problems = book.worksheets[list(SECTIONS).index("problems")]
    row = {column: problems.cell(2, at).value for at, column in enumerate(SECTIONS["problems"], 1)}
    assert row["file"] == "亲属申报表.xlsx" and row["sheet"] == "亲属申报" and isinstance(row["row"], int)
    assert row["organ"] and row["text"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_contradictions_stand_with_both_places_in_the_workbook(lang: str, tmp_path: Path) -> None:
    people = [["王安", "女", "1980.01", "", "云岫县财政局", "预算股", "科员"]]
    lines = [["王安", "云岫县财政局", "父亲", name, "", "1955.01", "务农"] for name in ("王强", "王刚")]
    book = xlsx(tmp_path / "县.xlsx", {"台账": ledger_rows(*people), "申报": declarations(*lines)})
    told = quality(load([book], blanks=True), DEFAULT_PACKS, date(2026, 1, 1))
    page = openpyxl.load_workbook(io.BytesIO(render(told, "xlsx", lang))).worksheets[list(SECTIONS).index("problems")]
    cells = {column: page.cell(2, at).value for at, column in enumerate(SECTIONS["problems"], 1)}
    assert cells["seriousness"] == {"zh": "严重", "en": "serious"}[lang]
    assert (cells["file"], cells["sheet"], cells["row"]) == ("县.xlsx", "申报", 3)
    assert {"zh": "第 4 行", "en": "row 4"}[lang] in cells["other_places"]
    assert {"王安", "王强", "王刚"} == set(cells["people"].replace("、", ", ").split(", "))
    assert any(fix["kind"] == "contradiction" and fix["rows"] == [3] for fix in told["start"])


def _fates(document: dict[str, Any], file: str) -> tuple[int, int, list[int]]:
    """Of one file: rows used, rows quarantined, and which."""
    (told,) = [one for one in document["files"] if one["file"].endswith(file)]
    rows = [one["row"] for one in document["rows"] if one["file"].endswith(file) and one["fate"] == "quarantined"]
    return told["used"], told["quarantined"], rows


@pytest.mark.parametrize("forms", [False, True], ids=["tables", "with forms"])
def test_the_rows_of_a_circle_of_parents_are_not_used(forms: bool, tmp_path: Path) -> None:
    save(tmp_path / "person.csv", [{"person_id": one, "name": f"{one}某"} for one in "abcde"])
    ties = ["ab", "bc", "ca", "ab", "de"]
    save(tmp_path / "parent.csv", [{"parent_id": one, "child_id": other} for one, other in ties])
    if forms:
        save(tmp_path / "declared.csv", [{"person_id": "d", "term": "哥哥", "relative_name": "辛某"}])
    document = quality(load([tmp_path]), DEFAULT_PACKS, date(2026, 11, 1))
    used, quarantined, rows = _fates(document, "parent.csv")
    assert set(rows) >= {2, 3, 4} and used >= 1 and 6 not in rows and not document["unaccounted"]
    assert quarantined == len(rows)
    places = {(one["file"], one["row"]) for one in document["problems"] if one["key"] == "intake.circle"}
    assert places == {(str(tmp_path / "parent.csv"), row) for row in (2, 3, 4)}


def test_many_rows_on_circles_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kinship.circles.MOST_LISTED", 2)
    save(tmp_path / "person.csv", [{"person_id": one, "name": f"{one}某"} for one in "abcde"])
    save(tmp_path / "parent.csv", [{"parent_id": one, "child_id": other} for one, other in ["ab", "bc", "cd", "da", "ae"]])
    document = quality(load([tmp_path]), DEFAULT_PACKS, date(2026, 11, 1))
    assert _fates(document, "parent.csv")[:2] == (1, 4) and not document["unaccounted"]


def test_a_declared_line_that_tells_nothing_is_not_used(tmp_path: Path) -> None:
    save(tmp_path / "person.csv", [{"person_id": one, "name": f"{one}某", "sex": "M"} for one in "ab"])
    lines = [("哥哥", "辛某"), ("乱七八糟", "孙某"), ("弟弟", ""), ("干爹", "周某"), ("父亲", "a老")]
    save(tmp_path / "declared.csv", [{"person_id": "a", "term": term, "relative_name": name} for term, name in lines])
    document = quality(load([tmp_path]), DEFAULT_PACKS, date(2026, 11, 1))
    assert _fates(document, "declared.csv") == (3, 2, [3, 4]) and not document["unaccounted"]


def test_lines_of_forms_of_which_nothing_came_are_not_counted_as_used(tmp_path: Path) -> None:
    headings = ["申报人姓名", "申报人单位", "称谓", "亲属姓名", "亲属工作单位及职务"]
    lines = [
        ["甲某", "财政局", "父亲", "甲父", ""],
        ["甲某", "财政局", "表姐夫的老乡", "丁某", "财政局"],
        ["甲某", "财政局", "邻居", "丙某", ""],
        ["甲某", "财政局", "母亲", "不详", ""],
        ["甲某", "财政局", "弟弟、表姐夫的老乡", "己某、庚某", ""],
    ]
    staff = ["姓名", "性别", "出生年月", "工作单位", "科室", "职务", "父亲", "亲属姓名", "亲属称谓"]
    others = ["戊某", "表姐夫的老乡"]
    people = [
        [name, "男", "1980-01", "财政局", "办公室", "科员", "", *more]
        for name, more in (("甲某", ["丑某", "邻居"]), ("乙某", others))
    ]
    xlsx(tmp_path / "申报.xlsx", {"申报": [headings, *lines]})
    xlsx(tmp_path / "台账.xlsx", {"台账": [staff, *people]})
    account = load([tmp_path / "台账.xlsx", tmp_path / "申报.xlsx"]).account
    fates = {(fate.place.file, row): fate for fate in account.fates for row in range(fate.place.row, fate.place.row + fate.rows)}
    assert not account.unaccounted()
    told = [(fates["申报.xlsx", row].fate, fates["申报.xlsx", row].reason) for row in range(2, 7)]
    used = ("used", "load.used")
    assert told[:3] == [used, ("quarantined", "match.unknown-term"), used], "a term that is understood as no kin is used"
    assert told[3][0] != "used" and told[4] == used, "one of two relatives in a row is understood"
    assert fates["台账.xlsx", 3].fate == "used", "the row of a ledger tells of its person besides"
    assert fates["申报.xlsx", 3].values == {"term": "表姐夫的老乡", "name": "丁某"}
