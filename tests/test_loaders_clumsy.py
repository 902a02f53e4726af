"""Ledgers and forms as people really keep them: read for what they say, with every row accounted for and nothing guessed."""

from __future__ import annotations

import io
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from kinship.account import LAYOUT, Account
from kinship.cli import run
from kinship.errors import InputError
from kinship.text import LANGUAGES
from loaders import load
from loaders.road import read_raw
from loaders.staff.records import build

from .files import delimited, xlsx

Rows = list[list[Any]]
HEAD = ["姓名", "性别", "出生年月", "工作单位", "科室", "职务"]
WANG = ["王明", "男", "1970-05", "云岫县财政局", "", "局长"]
LI = ["李芳", "女", "1985-03", "云岫县财政局", "预算股", "会计"]
QIAN = ["钱多", "男", "1980-10", "云岫县农业农村局", "", "副局长"]
FORM_HEAD = ["申报人", "申报人单位", "与本人关系", "亲属姓名", "亲属工作单位及职务"]
UNCLE = ["李芳", "云岫县财政局", "姑父", "王明", "云岫县财政局局长"]
TABLE = ["类别", "称谓", "姓名", "出生\n年月", "工作单位及职务"]


class Read:
    """What the loaders make of some sheets, before anybody asks who the relatives are."""

    def __init__(self, *paths: Path) -> None:
        self.account = Account()
        raw = read_raw(paths, None, self.account, lambda what, done, total: None)
        self.person, self.organ, self.post, self.declared = build(raw, self.account)
        assert self.account.unaccounted() == {}
        assert all(problem.text(lang) for problem in self.account.problems for lang in LANGUAGES)

    @property
    def names(self) -> list[str]:
        return sorted(str(row["name"]) for row in self.person)

    @property
    def keys(self) -> set[str]:
        return {problem.key for problem in self.account.problems}

    @property
    def lines(self) -> list[tuple[str, str, str]]:
        """(declarer, term, relative), in the order of the file."""
        names = {row["person_id"]: str(row["name"]) for row in self.person}
        return [(names[row["person_id"]], str(row["term"]), str(row["relative_name"])) for row in self.declared]


def ledger(tmp_path: Path, rows: Rows, merged: Sequence[tuple[int, int, int, int]] = (), name: str = "台账") -> Read:
    return Read(xlsx(tmp_path / "a.xlsx", {name: rows}, {name: merged}))


def forms(tmp_path: Path, rows: Rows, merged: Sequence[tuple[int, int, int, int]] = ()) -> Read:
    return Read(xlsx(tmp_path / "a.xlsx", {"台账": [HEAD, WANG, LI, QIAN], "申报": rows}, {"申报": merged}))


NOT_PEOPLE: dict[str, Rows] = {
    "numbered remarks": [
        HEAD,
        WANG,
        LI,
        ["注：1.本表由各单位填写"],
        ["2.出生年月填到月"],
        ["填表人：老张", "", "", "审核人：老刘"],
    ],
    "page numbers and repeated titles": [["台账"], HEAD, WANG, ["第1页 共2页"], ["台账"], HEAD, LI, ["第2页 共2页"]],
    "headings of parts": [["一、财政局"], HEAD, WANG, [], ["二、农业农村局"], HEAD, LI],
    "organ as a line of its own": [HEAD, ["云岫县财政局"], WANG, LI],
    "totals": [HEAD, WANG, ["小计", "", "1人"], LI, ["合  计：2人"]],
    "another table below": [
        HEAD,
        WANG,
        [],
        ["乡镇"],
        ["序号", "单位", "姓 名", "性别", "职务"],
        [1, "云岫县财政局", "李芳", "女", "会计"],
    ],
}


@pytest.mark.parametrize("name", NOT_PEOPLE)
def test_what_is_no_person_does_not_become_one(tmp_path: Path, name: str) -> None:
    read = ledger(tmp_path, NOT_PEOPLE[name])
    assert read.names == ["李芳", "王明"]
    assert {fate.fate for fate in read.account.fates} == {"used", LAYOUT}


def test_a_second_table_is_read_by_its_own_headings(tmp_path: Path) -> None:
    read = ledger(tmp_path, NOT_PEOPLE["another table below"])
    assert {(row["name"], row["sex"]) for row in read.person} == {("王明", "M"), ("李芳", "F")}
    assert [column["header_row"] for column in read.account.columns] == [1] * 6 + [5] * 5
    assert next(row for row in read.post if row["title"] == "会计")["source"].endswith("#6")


def test_a_lone_name_stays_a_person(tmp_path: Path) -> None:
    assert ledger(tmp_path, [HEAD, WANG, ["欧阳娜娜"]]).names == ["欧阳娜娜", "王明"]


@pytest.mark.parametrize("mark", ["同上", " 同上 ", "〃", "″", '"'])
def test_as_above_is_as_above(tmp_path: Path, mark: str) -> None:
    read = ledger(tmp_path, [HEAD, WANG, [*LI[:3], mark, *LI[4:]], [], [*QIAN[:3], mark, *QIAN[4:]]])
    assert [row["name"] for row in read.organ] == ["云岫县财政局"] and len(read.post) == 3
    assert [problem.values["count"] for problem in read.account.problems if problem.key == "load.ditto"] == [2]


def test_as_above_with_nothing_above_is_blank(tmp_path: Path) -> None:
    read = ledger(tmp_path, [HEAD, ["王明", "男", "", "同上", "", "局长"]])
    assert read.organ == [] and {"load.ditto-of-nothing", "load.person-without-post"} <= read.keys


def test_blank_declarers_of_a_list_that_never_repeats_one(tmp_path: Path) -> None:
    read = forms(tmp_path, [FORM_HEAD, UNCLE, ["", "", "父亲", "李建国"], ["钱多", "", "妻子", "孙丽"], ["", "", "儿子", "钱一"]])
    assert read.lines[1:] == [("李芳", "父亲", "李建国"), ("钱多", "妻子", "孙丽"), ("钱多", "儿子", "钱一")]
    assert [problem.values["count"] for problem in read.account.problems if problem.key == "load.declarer-as-above"] == [2]


REPEATED: Rows = [FORM_HEAD, UNCLE, [*UNCLE[:2], "母亲", "周秀"], ["", "", "父亲", "李建国"]]
AFTER_A_GAP: Rows = [FORM_HEAD, UNCLE, [], ["", "", "父亲", "李建国"]]
ORGAN_GIVEN: Rows = [FORM_HEAD, UNCLE, ["", "云岫县农业农村局", "父亲", "李建国"]]
FIRST_OF_ALL: Rows = [FORM_HEAD, ["", "", "父亲", "李建国"], UNCLE]


@pytest.mark.parametrize("rows", [REPEATED, AFTER_A_GAP, ORGAN_GIVEN, FIRST_OF_ALL])
def test_a_forgotten_declarer_is_not_guessed(tmp_path: Path, rows: Rows) -> None:
    read = forms(tmp_path, rows)
    assert "load.no-declarer" in read.keys and all(relative != "李建国" for _, _, relative in read.lines)


def test_a_declarer_in_a_merged_cell(tmp_path: Path) -> None:
    rows: Rows = [FORM_HEAD, UNCLE, [None, None, "父亲", "李建国"], [None, None, "母亲", "周秀"]]
    assert [line[0] for line in forms(tmp_path, rows, [(1, 0, 3, 0)]).lines] == ["李芳"] * 3


ONE_FORM: Rows = [TABLE, ["家庭成员", "丈夫", "周涛", "1983.01", ""], ["", "姑父", "王明", "1970.05", "云岫县财政局局长"]]
SIGNED: Rows = [["", "", "", "", ""], ["本人承诺以上属实。", "", "", "签名："]]
CAPTIONS: dict[str, Rows] = {
    "name and organ in one line": [["姓名：李芳　　　现工作单位及职务：云岫县财政局预算股会计"]],
    "name alone": [["姓名：李芳"]],
    "labels and values in cells": [["姓名", "李芳", "", "单位", "云岫县财政局"]],
    "title before it": [["家庭成员及重要社会关系信息采集表"], ["填报人：李芳", "", "填报日期：2026年1月"]],
}


@pytest.mark.parametrize("name", CAPTIONS)
def test_forms_whose_declarer_stands_above(tmp_path: Path, name: str) -> None:
    read = forms(tmp_path, [*CAPTIONS[name], *ONE_FORM, *SIGNED])
    assert read.lines == [("李芳", "丈夫", "周涛"), ("李芳", "姑父", "王明")]
    assert read.keys.isdisjoint({"load.date-unreadable", "load.no-relative-name"})


@pytest.mark.parametrize("second", ["姓名：钱多", "姓名：钱多　单位：云岫县农业农村局", "姓名："])
def test_each_form_of_a_sheet_has_its_own_declarer(tmp_path: Path, second: str) -> None:
    read = forms(tmp_path, [["姓名：李芳"], *ONE_FORM, *SIGNED, [second], TABLE, ["", "妻子", "孙丽"]])
    assert [line for line in read.lines if line[2] == "孙丽"] == ([("钱多", "妻子", "孙丽")] if "钱多" in second else [])
    assert ("load.no-declarer" in read.keys) == ("钱多" not in second)


def test_a_form_that_names_nobody_says_what_to_add(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        forms(tmp_path, ONE_FORM)
    assert caught.value.key == "input.no-declarer-told" and "declarer_name" in caught.value.text("zh")


@pytest.mark.parametrize("word", ["无", "没有", "暂无", "不详", "待定", "未填", "—", "/", "0", "******", "N/A", "（无）"])
def test_a_word_for_nobody_is_nobody(tmp_path: Path, word: str) -> None:
    read = forms(tmp_path, [FORM_HEAD, UNCLE, ["钱多", "云岫县农业农村局", "配偶", word, word]])
    assert read.lines == [("李芳", "姑父", "王明")]
    assert [fate.reason for fate in read.account.fates if fate.place.row == 3 and fate.place.sheet == "申报"] == [
        "load.empty-form-line"
    ]


def test_the_declarers_own_line(tmp_path: Path) -> None:
    read = forms(tmp_path, [FORM_HEAD, ["李芳", "", "本人", "李芳", ""], UNCLE])
    assert read.lines == [("李芳", "姑父", "王明")]
    assert "load.declarer-line" in {fate.reason for fate in read.account.fates}


def test_somebody_with_the_declarers_own_number_is_no_relative(tmp_path: Path) -> None:
    number = "11010519491231002X"
    staff = [["姓名", "身份证号", "单位", "职务"], ["李芳", number, "云岫县财政局", "会计"]]
    rows = [[*FORM_HEAD, "亲属身份证号"], ["李芳", "", "配偶", "李方", "", number.lower()]]
    read = Read(xlsx(tmp_path / "a.xlsx", {"台账": staff, "申报": rows}))
    assert read.lines == [] and "load.relative-is-declarer" in read.keys
    assert not any(number in problem.text(lang) for problem in read.account.problems for lang in LANGUAGES)


@pytest.mark.parametrize("cell", ["李建国，1958年生", "李建国，退休", "李建国、云岫县财政局干部", "李建国/已故"])
def test_a_remark_behind_a_name_is_no_second_person(tmp_path: Path, cell: str) -> None:
    read = forms(tmp_path, [FORM_HEAD, UNCLE, ["李芳", "", "父亲", cell, ""]])
    assert len(read.lines) == 1 and "load.several-people" in read.keys


BESIDE: dict[str, tuple[Rows, list[tuple[str, str, str]]]] = {
    "by kind of relative": (
        [
            [*HEAD, "配偶姓名", "配偶工作单位及职务", "父亲姓名", "子女姓名"],
            [*WANG, "李梅", "云岫县医院", "", "王一、王二"],
            [*LI, "", "", "李建国", "无"],
        ],
        [("王明", "配偶", "李梅"), ("王明", "子女", "王一"), ("王明", "子女", "王二"), ("李芳", "父亲", "李建国")],
    ),
    "numbered": (
        [
            [*HEAD, "家庭成员1", "与本人关系1", "工作单位1", "家庭成员2", "与本人关系2"],
            [*WANG, "李梅", "妻子", "某校", "李芳", "内侄女"],
            LI,
        ],
        [("王明", "妻子", "李梅"), ("王明", "内侄女", "李芳")],
    ),
    "numbered before the field": (
        [
            ["姓名", "单位", "成员1姓名", "成员1关系", "成员2姓名", "成员2关系"],
            ["李芳", "云岫县财政局", "王明", "姑父", "李建国", "父亲"],
        ],
        [("李芳", "姑父", "王明"), ("李芳", "父亲", "李建国")],
    ),
    "under group headings": (
        [
            ["姓名", "单位", "配偶情况", "", "父亲情况", ""],
            ["", "", "姓名", "工作单位及职务", "姓名", "工作单位及职务"],
            ["李芳", "云岫县财政局", "周涛", "云岫县农业农村局", "李建国", "退休"],
        ],
        [("李芳", "配偶", "周涛"), ("李芳", "父亲", "李建国")],
    ),
}


@pytest.mark.parametrize("name", BESIDE)
def test_relatives_side_by_side_are_unfolded(tmp_path: Path, name: str) -> None:
    rows, lines = BESIDE[name]
    read = ledger(tmp_path, rows)
    assert sorted(read.lines) == sorted(lines)
    assert {fate.fate for fate in read.account.fates} == {"used", LAYOUT}
    assert sum(str(column["field"]).startswith("relative_") for column in read.account.columns) >= 2


def test_an_employer_beside_is_the_relatives(tmp_path: Path) -> None:
    read = ledger(tmp_path, BESIDE["under group headings"][0])
    assert {row["relative_employer"] for row in read.declared} == {"云岫县农业农村局", "退休"}
    assert [row["name"] for row in read.organ] == ["云岫县财政局"]


def test_numbered_columns_of_something_else_are_no_relatives(tmp_path: Path) -> None:
    read = ledger(tmp_path, [[*HEAD, "职务1", "单位1", "学历2"], [*WANG, "主任", "某局", "本科"]])
    assert read.lines == []


def test_namesakes_keep_the_relatives_of_their_own_row(tmp_path: Path) -> None:
    head = ["姓名", "单位", "职务", "配偶姓名"]
    read = ledger(tmp_path, [head, ["王明", "云岫县财政局", "会计", "李梅"], ["王明", "云岫县财政局", "出纳", "孙丽"]])
    titles = {row["person_id"]: row["title"] for row in read.post}
    assert {(titles[row["person_id"]], row["relative_name"]) for row in read.declared} == {("会计", "李梅"), ("出纳", "孙丽")}


def test_the_sheet_names_the_organ_where_no_column_does(tmp_path: Path) -> None:
    read = ledger(tmp_path, [["姓名", "性别", "职务"], ["王明", "男", "局长"]], name="云岫县财政局")
    assert [row["name"] for row in read.organ] == ["云岫县财政局"] and "load.organ-from-sheet" in read.keys


def test_traditional_headings(tmp_path: Path) -> None:
    read = ledger(tmp_path, [["姓名", "性別", "工作單位", "職務"], ["王明", "男", "云岫县财政局", "局長"]])
    assert read.person[0]["sex"] == "M" and len(read.post) == 1


def test_two_columns_of_one_meaning_are_mentioned(tmp_path: Path) -> None:
    read = ledger(tmp_path, [["姓名", "干部姓名", "单位", "职务"], ["王明", "王大明", "云岫县财政局", "局长"]])
    assert read.names == ["王明"] and "load.column-twice" in read.keys


def test_former_names_go_with_the_person(tmp_path: Path) -> None:
    head = ["姓名", "曾用名", "单位", "职务"]
    read = ledger(
        tmp_path, [head, ["李芳（曾用名李小芳）", "李红", "云岫县财政局", "会计"], ["王明", "无", "云岫县财政局", "局长"]]
    )
    assert {row["name"]: row["former_name"] for row in read.person} == {"李芳": "李红、李小芳", "王明": ""}


def test_rows_of_a_delimited_file_that_do_not_fit_the_header(tmp_path: Path) -> None:
    file = delimited(tmp_path / "a.csv", [HEAD, WANG, LI[:2], [*QIAN, "多", "出"], ["注：以上"]])
    found = [problem.place.row for problem in Read(file).account.problems if problem.key == "load.row-not-as-header"]
    assert found == [3, 4]


def test_a_million_blank_rows_are_accounted_for_as_one(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.create_sheet("台账", 0)
    for row in (HEAD, WANG):
        sheet.append(row)
    sheet.cell(200_000, 3).value = " "
    book.save(tmp_path / "a.xlsx")
    read = Read(tmp_path / "a.xlsx")
    assert read.names == ["王明"] and read.account.rows_in[("a.xlsx", "台账")] == 200_000
    assert len(read.account.fates) < 5


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_names_of_files_in_any_encoding(tmp_path: Path, encoding: str, capsys: pytest.CaptureFixture[str]) -> None:
    whole = xlsx(tmp_path / "a.xlsx", {"台账": [HEAD, WANG, LI], "申报": [FORM_HEAD, UNCLE]})
    named = os.fsdecode(os.fsencode(tmp_path) + b"/" + "台账.xlsx".encode(encoding))
    whole.rename(named)
    assert run(["check", named, "--format", "json"]) == 1
    assert "台账.xlsx" in capsys.readouterr().out


def test_a_canonical_folder_whose_name_is_not_in_the_encoding_of_the_system(tmp_path: Path) -> None:
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + "县".encode("gb18030")))
    folder.mkdir()
    delimited(folder / "person.csv", [["person_id", "name"], ["a", "王明"]])
    with pytest.raises(InputError) as caught:
        load([folder])
    assert caught.value.key == "input.folder-name-undecoded" and "县" in caught.value.text("zh")


def test_that_nobody_was_read_is_no_clean_result(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    only_forms = xlsx(tmp_path / "a.xlsx", {"申报": [FORM_HEAD, UNCLE]})
    assert run(["check", str(only_forms)]) == 2
    nameless = xlsx(tmp_path / "b.xlsx", {"台账": [HEAD, ["", *WANG[1:]]]})
    with pytest.raises(InputError) as caught:
        load([nameless])
    assert caught.value.key == "input.no-staff-because" and caught.value.place.row == 2
    assert "没有姓名" in caught.value.text("zh") and "there is no name" in caught.value.text("en")
    capsys.readouterr()


def test_a_broken_ledger_in_a_folder_stops_the_check(tmp_path: Path) -> None:
    (tmp_path / "台账.xlsx").write_bytes(b"PK\x03\x04 and no more")
    xlsx(tmp_path / "申报.xlsx", {"申报": [FORM_HEAD, UNCLE]})
    with pytest.raises(InputError) as caught:
        load([tmp_path])
    assert caught.value.key == "input.corrupt"


def test_a_first_row_shown_in_place_of_headings_shows_no_numbers(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        ledger(tmp_path, [["王明", "男", "11010519491231002X", "13900001111"], ["李芳", "女", "x", "y"]])
    assert not any(number in caught.value.text("zh") for number in ("110105", "139000"))


def test_a_workbook_beside_canonical_tables_is_mentioned(tmp_path: Path) -> None:
    delimited(tmp_path / "person.csv", [["person_id", "name"], ["a", "王明"]])
    xlsx(tmp_path / "台账.xlsx", {"台账": [HEAD, WANG]})
    assert "load.beside-canonical" in {problem.key for problem in load([tmp_path]).account.problems}


def ole(*streams: str) -> bytes:
    """A compound file with a directory that names these streams, as small as the format allows."""

    def entry(name: str, kind: int, right: int, child: int) -> bytes:
        text = (name + "\0").encode("utf-16-le")
        links = b"".join(number.to_bytes(4, "little", signed=True) for number in (-1, right, child))
        head = text.ljust(64, b"\0") + len(text).to_bytes(2, "little") + bytes([kind, 1]) + links
        return head.ljust(116, b"\0") + (0xFFFFFFFE).to_bytes(4, "little") + bytes(8)

    free = b"\xff" * 4
    out = io.BytesIO()
    out.write(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + bytes.fromhex("3e000300feff09000600") + bytes(6))
    for number in (0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0):
        out.write(number.to_bytes(4, "little"))
    out.write(free * 108)
    out.write(bytes.fromhex("fdfffffffeffffff") + free * 126)
    names = [entry(name, 2, at + 2 if at + 1 < len(streams) else -1, -1) for at, name in enumerate(streams)]
    out.write((entry("Root Entry", 5, -1, 1) + b"".join(names)).ljust(512, b"\0"))
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "streams", "key"),
    [
        ("a.xlsx", ("EncryptionInfo", "EncryptedPackage"), "input.password"),
        ("a.xls", ("WordDocument", "1Table"), "input.corrupt"),
    ],
)
def test_compound_files_that_are_no_plain_workbook(tmp_path: Path, name: str, streams: tuple[str, ...], key: str) -> None:
    (tmp_path / name).write_bytes(ole(*streams))
    with pytest.raises(InputError) as caught:
        Read(tmp_path / name)
    assert caught.value.key == key
