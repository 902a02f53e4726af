"""The sheet of questions: written, answered, read back, and still answered when the files have changed."""

from __future__ import annotations

import csv
import io
import json
import random
import shutil
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click
import openpyxl
import pytest

import kinship
from kinship.cli import cli, run
from kinship.errors import InputError
from loaders.decisions import read_decisions
from tests import files
from tests.depth import some
from tests.road_files import DAY, county, ledger, save
from tests.road_files import kinship as command
from tests.test_cli import ID_NUMBER, plain
from tests.village import build

BOOKS = [build.HERE / build.LEDGER, build.HERE / build.DECLARATIONS]
Row = dict[str, Any]
Answers = dict[tuple[str, str, str], str]
"""Declarer, relative and organ of the candidate → answer."""


def review(sources: Iterable[Path], target: Path, *options: object) -> list[Row]:
    """Writes the questions as a workbook, and gives its rows under the English headings."""
    assert (
        run(
            [
                "identity",
                "review",
                *map(str, sources),
                "--output",
                str(target),
                "--as-of",
                DAY,
                "--lang",
                "en",
                *map(str, options),
            ]
        )
        == 0
    )
    header, *rows = openpyxl.load_workbook(target).worksheets[0].values
    return [dict(zip(map(str, header), row, strict=True)) for row in rows]


def answer(sheet: Path, give: Callable[[Row], str | None], by: str = "钱主任", day: object = date(2026, 11, 20)) -> Path:
    """Fills in the sheet as a person does in Excel."""
    book = openpyxl.load_workbook(sheet)
    page = book.worksheets[0]
    headings = [str(cell.value) for cell in page[1]]
    for row in page.iter_rows(min_row=2):
        told = give({name: cell.value for name, cell in zip(headings, row, strict=True)})
        if told:
            for name, value in (("Same person?", told), ("By whom", by), ("When", day)):
                row[headings.index(name)].value = value  # type: ignore[assignment]
    book.save(sheet)
    return sheet


def by_name(**told: str) -> Callable[[Row], str | None]:
    """Answers by the relative's name."""
    return lambda row: told.get(str(row["Relative (on the form)"]))


def found(*sources: Path, decisions: Iterable[Path] = ()) -> dict[str, Row]:
    """The findings of a check by the beginning of their ids."""
    document = kinship.check(*sources, as_of=DAY, decisions=list(decisions)).document
    return {finding["id"][3:11]: finding for finding in document["findings"]}


@pytest.fixture
def answered(tmp_path: Path) -> Path:
    """The village, decided on: 郭建军 is another, 秦岚 the same, of 石磊 nobody can tell, 高飞 is the younger one; so is 田野."""
    target = tmp_path / "decisions.xlsx"
    review(BOOKS, target)

    def give(row: Row) -> str | None:
        if row["Relative (on the form)"] == "高飞":
            return "same" if row["Person's birth"] == "1994-10" else None
        return by_name(郭建军="different", 秦岚="相同", 石磊="不确定", 田野=" 不同 ")(row)

    return answer(target, give)


CHANGED = {"a83554cb": None, "7ca37819": None, "b1b79af1": "confirmed", "eeec14a4": "possible"}


def test_answers_change_the_findings_as_they_should(answered: Path) -> None:
    before, after = found(*BOOKS), found(*BOOKS, decisions=[answered])
    grades = {one: finding["grade"] for one, finding in after.items()}
    assert set(before) - set(after) == {one for one, grade in CHANGED.items() if grade is None}
    assert grades == {one: CHANGED.get(one) or finding["grade"] for one, finding in before.items() if one in after}
    (match,) = after["b1b79af1"]["kin"]["matches"]
    assert "decided by 钱主任 on 2026-11-20" in match["reason_en"]
    assert (match["name"], match["grade"]) == ("秦岚", "confirmed")


def test_every_command_takes_decisions(answered: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    def asked(name: str, *more: object) -> tuple[int, str]:
        status = run([name, *map(str, BOOKS), "--decisions", str(answered), "--lang", "en", *map(str, more)])
        return status, capfd.readouterr().out

    assert "高飞" in asked("kin", "--of", "余建平")[1]
    assert "decided by" in asked("explain", "--finding", "b1b79af1")[1]
    assert asked("explain", "--finding", "a83554cb") == (2, "")
    assert "decided by" in asked("explain", "--pair", "孙志强", "郭建军")[1]
    assert json.loads(asked("quality", "--format", "json")[1])["matches"]["confirmed"] == 3
    assert asked("convert", "--out", tmp_path / "county")[0] == 0
    assert set(found(tmp_path / "county")) == set(found(*BOOKS, decisions=[answered]))
    assert "a83554cb" not in asked("check")[1]
    assert "郭建军" not in asked("undeclared", "--format", "json")[1]


def reading_sources(group: click.Command, name: str = "") -> Iterator[tuple[str, click.Command]]:
    """Every command, however deep, that is given sources."""
    with click.Context(group) as context:
        names = group.list_commands(context) if isinstance(group, click.Group) else []
        found = [(one, group.get_command(context, one)) for one in names]  # type: ignore[attr-defined]
    for one, inner in found:
        yield from reading_sources(inner, f"{name} {one}".strip())
    if any(parameter.name == "sources" for parameter in group.params):
        yield name, group


def test_every_command_that_reads_sources_heeds_decisions() -> None:
    commands = dict(reading_sources(cli))
    assert {"check", "kin", "explain", "quality", "convert", "identity review", "undeclared", "notice"} <= set(commands)
    options = {name: {parameter.name for parameter in one.params} for name, one in commands.items()}
    assert [name for name, held in options.items() if "decisions" not in held] == []


def village(folder: Path, rng: random.Random) -> list[Path]:
    """The village in other files: renamed, their rows shuffled, with staff added who have to do with nobody."""
    folder.mkdir()
    names = {build.LEDGER: ("2027年台账.xlsx", 5, 61), build.DECLARATIONS: ("申报汇总（新）.xlsx", 4, None)}
    renamed = []
    for old, (new, first, last) in names.items():
        page = (book := openpyxl.load_workbook(build.HERE / old)).worksheets[0]
        rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=first, max_row=last)]
        rng.shuffle(rows)
        for at, row in enumerate(rows, first):
            for column, value in enumerate(row, 1):
                page.cell(at, column).value = value
        book.save(folder / new)
        renamed.append(folder / new)
    header = ["姓名", "性别", "出生年月", "工作单位", "科室", "职务"]
    others = [[f"公冶{name}", "男", f"198{at}.03", "柳溪县档案馆", "编研股", "科员"] for at, name in enumerate("甲乙丙")]
    return [*renamed, files.delimited(folder / "新增.csv", [header, *others])]


@pytest.mark.parametrize("seed", some([1, 2, 3], 2))
def test_answers_hold_when_the_files_change(answered: Path, tmp_path: Path, seed: int) -> None:
    changed = village(tmp_path / "later", random.Random(seed))
    expected = {one: finding["grade"] for one, finding in found(*BOOKS, decisions=[answered]).items()}
    after = kinship.check(*changed, as_of=DAY, decisions=answered)
    assert {one["id"][3:11]: one["grade"] for one in after.document["findings"]} == expected
    assert [one for one in after.document["problems"] if one["key"].startswith("decision.")] == []
    keys = [{row["Key"] for row in review(sources, tmp_path / "again.xlsx")} for sources in (BOOKS, changed)]
    assert keys[0] == keys[1] and keys[0]


def test_what_is_answered_is_not_asked_again_unless_asked_for(answered: Path, tmp_path: Path) -> None:
    first = review(BOOKS, tmp_path / "first.xlsx")
    left = review(BOOKS, tmp_path / "left.xlsx", "--decisions", answered)
    told = {"郭建军", "秦岚", "石磊", "高飞", "田野"}
    assert {row["Relative (on the form)"] for row in first} - {row["Relative (on the form)"] for row in left} == told
    everything = review(BOOKS, tmp_path / "all.xlsx", "--decisions", answered, "--all")
    given = {row["Relative (on the form)"]: row["Same person?"] for row in everything if row["Same person?"]}
    assert given == {"郭建军": "different", "秦岚": "same", "石磊": "unknown", "高飞": "same", "田野": "different"}
    at = [bool(row["Same person?"]) for row in everything]
    assert at == sorted(at), "what is decided comes last"
    again = read_decisions([tmp_path / "all.xlsx"])
    assert [(one.one, one.other, one.answer, one.by, one.day) for one in again] == [
        (one.one, one.other, one.answer, one.by, one.day) for one in read_decisions([answered])
    ]


@pytest.mark.parametrize(
    ("heading", "told"),
    [("Same person?", "same"), ("Same person?", "perhaps"), ("By whom", "钱主任"), ("Remark", "asked by phone")],
)
@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_what_was_filled_in_is_not_written_over(
    kind: str, heading: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / f"to-decide.{kind}"
    asked = ["identity", "review", *map(str, BOOKS), "--output", str(target), "--as-of", DAY, "--lang", "en"]
    assert run(asked) == run(asked) == 0, "what nobody wrote into is written again"
    filled_in(target, heading, told)
    before = target.read_bytes()
    capsys.readouterr()
    assert run(asked) == 2
    place = f"to-decide.{kind}, {'sheet To decide, ' if kind == 'xlsx' else ''}row 3"
    assert f"kinship: {place}: somebody has filled this in" in capsys.readouterr().err
    assert target.read_bytes() == before


def filled_in(target: Path, heading: str, told: str) -> None:
    """Writes into the second question of a sheet."""
    if target.suffix == ".xlsx":
        book = openpyxl.load_workbook(target)
        page = book.worksheets[0]
        page.cell(3, [cell.value for cell in page[1]].index(heading) + 1).value = told
        book.save(target)
        return
    held = list(csv.reader(target.read_text(encoding="utf-8-sig").splitlines()))
    held[2][held[0].index(heading)] = told
    with target.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(held)


def test_answers_that_the_decisions_hold_may_be_written_over(answered: Path, tmp_path: Path) -> None:
    target = tmp_path / "all.xlsx"
    written = review(BOOKS, target, "--all", "--decisions", answered)
    assert any(row["Same person?"] for row in written)
    assert review(BOOKS, target, "--all", "--decisions", answered) == written
    shutil.copy(answered, target)
    assert len(review(BOOKS, target, "--decisions", answered)) < len(written)


def test_several_files_count_together(tmp_path: Path) -> None:
    one, other = tmp_path / "one.xlsx", tmp_path / "other.csv"
    review(BOOKS, one)
    answer(one, by_name(郭建军="different"))
    assert run(["identity", "review", *map(str, BOOKS), "--output", str(other), "--lang", "zh"]) == 0
    rows = list(csv.reader(io.StringIO(other.read_text(encoding="utf-8-sig"))))
    for row in rows[1:]:
        if row[rows[0].index("亲属姓名（表上）")] == "秦岚":
            row[rows[0].index("结论")], row[rows[0].index("由谁")], row[rows[0].index("日期")] = "相同", "钱主任", "2026/11/20"
    files.delimited(other, rows, encoding="gb18030")
    after = found(*BOOKS, decisions=[one, other])
    assert "a83554cb" not in after and after["b1b79af1"]["grade"] == "confirmed"


def test_the_order_is_by_what_hangs_on_it(tmp_path: Path) -> None:
    rows = review(BOOKS, tmp_path / "review.xlsx")
    hangs = [str(row["If it is, this hangs on it"] or "") for row in rows]
    kinds = [
        next((at for at, word in enumerate(("violation", "review", "advisory")) if one.startswith(word)), 3) for one in hangs
    ]
    assert kinds == sorted(kinds) and set(kinds) == {0, 1, 2, 3}
    violations = [row["Grade so far"] for row, kind in zip(rows, kinds, strict=True) if kind == 0]
    assert violations == ["probable"] * (len(violations) - 1) + ["possible"]
    both = [row for row in rows if row["Relative (on the form)"] == "高飞"]
    assert [row["Person's birth"] for row in both] == ["1991-04", "1994-10"], "one row for each candidate, side by side"
    assert len({row["Key"] for row in rows}) == len(rows)
    assert "马春燕" not in {row["Relative (on the form)"] for row in rows}, "both declare it: there is nothing to ask"


def test_candidates_say_what_would_hang_on_them(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    staff = [
        ["吕方", "男", "1988.05", "", "某县财政局", "预算股", "科员"],
        ["吕方", "男", "1989.07", "", "某县财政局", "国库股", "股长"],
    ]
    boss = ["安然", "女", "1990.01", "", "某县财政局", "国库股", "会计"]
    book = files.xlsx(tmp_path / "new" / "台账.xlsx", {"A": files.ledger(boss, *staff)})
    form = files.xlsx(
        tmp_path / "new" / "申报.xlsx", {"B": files.declarations(["安然", "某县财政局", "丈夫", "吕方", "", "", ""])}
    )
    rows = review([book, form], tmp_path / "review.xlsx")
    hangs = {row["Person's section"]: str(row["If it is, this hangs on it"]) for row in rows}
    assert hangs["国库股"].startswith("violation, direct superior and subordinate: ")
    assert hangs["预算股"].startswith("review") or "relatives" in hangs["预算股"]
    assert [row["Person's section"] for row in rows] == ["国库股", "预算股"]
    assert found(book, form) == {}


def test_a_sheet_has_a_list_to_choose_from_and_says_how_to_fill_it_in(tmp_path: Path) -> None:
    for lang, answers in (("zh", "相同,不同,不确定"), ("en", "same,different,unknown")):
        target = tmp_path / f"{lang}.xlsx"
        assert run(["identity", "review", *map(str, BOOKS), "--output", str(target), "--lang", lang]) == 0
        page, how = openpyxl.load_workbook(target).worksheets
        (rule,) = page.data_validations.dataValidation
        column = [cell.value for cell in page[1]].index({"zh": "结论", "en": "Same person?"}[lang])
        assert (rule.type, rule.formula1) == ("list", f'"{answers}"')
        assert page.cell(2, column + 1).coordinate in rule.sqref and page.max_row == next(iter(rule.sqref.ranges)).max_row
        assert any("--decisions" in str(row[0]) for row in how.values)


def test_formats_limit_and_standard_output(tmp_path: Path) -> None:
    listed = command("identity", "review", *BOOKS, "--limit", 2, "--as-of", DAY)
    assert len(list(csv.reader(io.StringIO(listed.stdout.decode("utf-8-sig"))))) == 3
    assert b"2 questions to decide on were written, of 10" in listed.stderr
    assert run(["identity", "review", *map(str, BOOKS), "--output", str(tmp_path / "a.json")]) == 0
    told = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert told["schema"] == "kinship-review/1" and len(told["questions"]) == told["total"] == 10
    assert told["questions"][0]["hangs"][0]["severity"] == "violation"


def test_where_nobody_declared_anything_there_is_nothing_to_decide(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "nobody").mkdir()
    save(tmp_path / "nobody" / "person.csv", [{"person_id": "a", "name": "甲某"}])
    assert review([tmp_path / "nobody"], tmp_path / "empty.xlsx") == []
    assert capsys.readouterr().err == "There is nothing to decide on.\n"
    assert read_decisions([tmp_path / "empty.xlsx"]) == ()


def test_no_id_number_is_shown(tmp_path: Path) -> None:
    sources = ledger(county(300, 3, 3))
    for form in ("xlsx", "json"):
        target = tmp_path / f"review.{form}"
        assert run(["identity", "review", *map(str, sources), "--output", str(target), "--all", "--as-of", DAY]) == 0
        assert not ID_NUMBER.search(plain(target)) and b"*************" in plain(target)


def test_a_canonical_folder_with_forms(tmp_path: Path) -> None:
    people = [{"person_id": "z", "name": "甲某", "sex": "M"}, {"person_id": "a", "name": "乙某", "sex": "F"}]
    post = {"organ_id": "o", "title": "科员", "section": "办公室", "tier": "3"}
    save(tmp_path / "person.csv", people)
    save(tmp_path / "organ.csv", [{"organ_id": "o", "name": "某局", "kind": "civil"}])
    save(tmp_path / "post.csv", [{"person_id": who, **post} for who in "za"])
    save(tmp_path / "declared.csv", [{"person_id": "z", "term": "妹妹", "relative_name": "乙某"}])
    (row,) = review([tmp_path], tmp_path.parent / "review.xlsx")
    assert (row["Grade so far"], row["Source row"]) == ("possible", "declared.csv row 2")
    for told, grades in (("same", ["confirmed"]), ("unknown", ["possible"]), ("different", [])):
        sheet = answer(tmp_path.parent / "review.xlsx", lambda _, told=told: told)  # type: ignore[misc]
        assert [finding["grade"] for finding in found(tmp_path, decisions=[sheet]).values()] == grades
    (tmp_path / "declared.csv").unlink()
    document = kinship.check(tmp_path, as_of=DAY, decisions=str(sheet)).document
    assert [one["key"] for one in document["problems"] if one["key"].startswith("decision")] == ["decision.no-line"]


@pytest.mark.parametrize("seed", some([5, 6], 1))
def test_a_whole_county_answered_one_way(seed: int, tmp_path: Path) -> None:
    sources, sheet = ledger(county(400, seed, 3)), tmp_path / "review.xlsx"
    before = found(*sources)
    rows = review(sources, sheet)
    hanging = {one for one in before if any(one in str(row["If it is, this hangs on it"]) for row in rows)}
    assert hanging >= {one for one, finding in before.items() if finding["grade"] == "possible"}
    after = found(*sources, decisions=[answer(sheet, lambda row: "different")])
    assert not {row["Key"] for row in rows} & {row["Key"] for row in review(sources, tmp_path / "2.xlsx", "--decisions", sheet)}
    assert set(after) <= set(before) and len(after) < len(before)
    assert set(before) - set(after) <= hanging, "nothing else goes"
    firm = {one for one in hanging if before[one]["grade"] != "confirmed"}
    assert not [one for one in firm & set(after) if after[one]["kin"]["matches"] == before[one]["kin"]["matches"]]
    sheet.unlink()
    review(sources, sheet)
    first: set[str] = set()

    def same(row: Row) -> str | None:
        line = str(row["Key"]).partition("-")[0]
        told = None if line in first else "same"
        first.add(line)
        return told

    sure = found(*sources, decisions=[answer(sheet, same)])
    grades = ("possible", "probable", "confirmed")
    assert set(before) <= set(sure)
    assert all(grades.index(sure[one]["grade"]) >= grades.index(before[one]["grade"]) for one in before)
    assert [one for one in before if sure[one]["grade"] != before[one]["grade"]]


GOOD = ("d1:m608b6436f9c23832-p9400c27a5627aaee", "same", "钱主任", "2026-11-20")
HEADER = ("Key", "Same person?", "By whom", "When")
WRONG = [
    ((GOOD[0], "maybe", *GOOD[2:]), 2, "Same person?", "maybe"),
    (("", *GOOD[1:]), 2, "Key", "key"),
    (("d1:p9400c27a5627aaee-p9400c27a5627aaee", *GOOD[1:]), 2, "Key", "d1:p9"),
    (("d2:m608b6436f9c23832-p9400c27a5627aaee", *GOOD[1:]), 2, "Key", "d2:m6"),
    ((GOOD[0] + "0", *GOOD[1:]), 2, "Key", "kinship identity review"),
    ((*GOOD[:2], "", GOOD[3]), 2, "By whom", "who decided"),
    ((*GOOD[:3], ""), 2, "When", "2026-11-23"),
    ((*GOOD[:3], "2026-11"), 2, "When", "2026-11"),
    ((*GOOD[:3], "2026-02-30"), 2, "When", "2026-02-30"),
    ((*GOOD[:3], "yesterday"), 2, "When", "yesterday"),
    ((*GOOD[:3], "2098-11-20"), 2, "When", "2098-11-20, is still to come"),
]


def refusal(path: Path) -> InputError:
    """How a file of decisions is refused, in words of both languages."""
    with pytest.raises(InputError) as error:
        read_decisions([path])
    for lang in ("zh", "en"):
        assert path.name in error.value.text(lang) and "{" not in error.value.text(lang)
    return error.value


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
@pytest.mark.parametrize(("row", "number", "column", "said"), WRONG)
def test_a_row_that_cannot_be_understood_is_an_error_with_its_place(
    kind: str, row: tuple[str, ...], number: int, column: str, said: str, tmp_path: Path
) -> None:
    table, path = [HEADER, row, GOOD], tmp_path / f"decisions.{kind}"
    files.xlsx(path, {"answers": table}) if kind == "xlsx" else files.delimited(path, table)
    error = refusal(path)
    assert (error.place.row, error.place.column, error.place.sheet) == (number, column, "answers" if kind == "xlsx" else "")
    assert said in error.text("en")


def test_rows_without_an_answer_are_left_alone(tmp_path: Path) -> None:
    rows = [HEADER, ("", "", "", ""), ("nonsense", "", "", ""), (GOOD[0], "", "钱主任", ""), GOOD]
    (decision,) = read_decisions([files.delimited(tmp_path / "a.csv", rows)])
    assert (decision.answer, decision.by, decision.day, decision.place.row) == ("same", "钱主任", "2026-11-20", 5)


def test_columns_may_be_moved_and_lines_stand_above(tmp_path: Path) -> None:
    rows = [("财政局的认定",), (), ("日期", "备注", "由谁", "认定编号", "结论"), ("2026.11.20", "", "钱主任", GOOD[0], "不同")]
    (decision,) = read_decisions([files.xlsx(tmp_path / "a.xlsx", {"说明": [("无关",)], "认定": rows})])
    assert (decision.answer, decision.day) == ("different", "2026-11-20")


@pytest.mark.parametrize(
    ("name", "content", "key"),
    [
        ("none.xlsx", None, "input.not-found"),
        ("a.xlsx", b"not a workbook", "decision.no-columns"),
        ("a.xlsx", b"PK\x03\x04broken", "input.corrupt"),
        ("a.csv", b"", "input.empty-file"),
        ("a.csv", "姓名,单位\n甲,乙\n".encode(), "decision.no-columns"),
        ("a.csv", f"Key,Same person?,When\n{GOOD[0]},same,2026-11-20\n".encode(), "decision.no-columns"),
        ("a.json", b"{}", "decision.no-table"),
        ("a.lrmx", b"<Person/>", "decision.no-table"),
    ],
)
def test_a_file_that_is_no_sheet_of_decisions_is_a_sentence(name: str, content: bytes | None, key: str, tmp_path: Path) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    assert refusal(path).key == key
    assert run(["check", *map(str, BOOKS), "--decisions", str(path)]) == 2


def test_a_folder_is_no_sheet(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").mkdir()
    assert refusal(tmp_path / "a.xlsx").key == "input.not-found"


def test_contradictions_across_files_name_both_places(tmp_path: Path) -> None:
    one = files.delimited(tmp_path / "one.csv", [HEADER, GOOD])
    other = files.delimited(tmp_path / "other.csv", [HEADER, (GOOD[0], "different", *GOOD[2:])])
    with pytest.raises(InputError) as error:
        read_decisions([one, other])
    assert {"one.csv", "other.csv"} <= set(error.value.text("en").replace(",", " ").replace("(", " ").replace(":", " ").split())


def test_a_full_form_keeps_its_former_sheet(answered: Path, tmp_path: Path) -> None:
    target = shutil.copy(answered, tmp_path / "kept.xlsx")
    assert run(["identity", "review", *map(str, BOOKS), "none.xlsx", "--output", str(target)]) == 2
    assert target.read_bytes() == answered.read_bytes()
