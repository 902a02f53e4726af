"""Spoiled inputs: each gives a sentence or a listed problem, never a traceback, and never a lost row."""

from __future__ import annotations

import io
import os
import sys
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kinship.account import Account
from kinship.errors import InputError, KinshipError
from kinship.text import LANGUAGES
from loaders.intake import Intake
from loaders.layouts.sheets import take_sheets
from loaders.road import read_raw
from loaders.staff.records import build
from loaders.workbook import delimited as delimited_reader
from loaders.workbook.aliases import load_aliases
from loaders.workbook.grid import Sheet

from .files import DECLARATION_HEADER, LEDGER_HEADER, declarations, delimited, ledger, xls, xlsx

GOOD = ["张三", "男", "1980.05", "", "云岫县财政局", "", "局长"]
VALID = "529901198005010018"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def write(data: bytes) -> Callable[[Path], Path]:
    def make(path: Path) -> Path:
        path.write_bytes(data)
        return path

    return make


def book(**sheets: Any) -> Callable[[Path], Path]:
    return lambda path: xlsx(path, sheets)


def truncated(path: Path) -> Path:
    whole = xlsx(path.with_name("whole.xlsx"), {"台账": ledger(GOOD)}).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    return path


def flipped(path: Path) -> Path:
    """The archive opens, but a sheet inside does not unpack."""
    data = bytearray(xlsx(path, {"台账": ledger(*[GOOD] * 300)}).read_bytes())
    with zipfile.ZipFile(path) as archive:
        start = archive.getinfo("xl/worksheets/sheet1.xml").header_offset
    data[start + 60 : start + 400] = bytes(340)
    path.write_bytes(bytes(data))
    return path


def zip_of(**members: bytes) -> Callable[[Path], Path]:
    def make(path: Path) -> Path:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in members.items():
                archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
        return path

    return make


def far_cell(path: Path) -> Path:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    sheet = f'<worksheet><dimension ref="A1:XFD1048576"/><sheetData>{rows}</sheetData></worksheet>'
    return zip_of(xl__worksheets__sheet1_xml=sheet.encode())(path)


def folder(path: Path) -> Path:
    path.mkdir()
    return path


def folder_with(**files: bytes) -> Callable[[Path], Path]:
    def make(path: Path) -> Path:
        path.mkdir()
        for name, data in files.items():
            (path / name.replace("__", ".")).write_bytes(data)
        return path

    return make


def chart_only(path: Path) -> Path:
    import xlsxwriter

    with xlsxwriter.Workbook(path) as made:
        made.add_chartsheet("图").set_chart(made.add_chart({"type": "line"}) or None)
    return path


ERRORS: dict[str, tuple[str, Callable[[Path], Path], str]] = {
    "not there": ("a.xlsx", lambda path: path, "input.not-found"),
    "unknown type": ("a.pdf", write(b"%PDF"), "input.unknown-type"),
    "empty workbook file": ("a.xlsx", write(b""), "input.empty-file"),
    "empty csv": ("a.csv", write(b""), "input.empty-file"),
    "only zeros": ("a.xls", write(bytes(600)), "input.empty-file"),
    "truncated": ("a.xlsx", truncated, "input.corrupt"),
    "damaged inside": ("a.xlsx", flipped, "input.corrupt"),
    "no workbook in the archive": ("a.xlsx", zip_of(readme=b"hello"), "input.corrupt"),
    "encrypted": ("a.xlsx", write(OLE + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(512)), "input.password"),
    "broken xls": ("a.xls", write(OLE + bytes(600)), "input.corrupt"),
    "web page as xls": ("a.xls", write(b"<html><table><tr><td>x</td></tr></table></html>"), "input.html-workbook"),
    "xml as xls": ("a.xls", write(b'<?xml version="1.0"?><Workbook/>'), "input.html-workbook"),
    "zip bomb": ("a.xlsx", zip_of(xl__worksheets__sheet1_xml=bytes(80 << 20)), "input.too-big-unpacked"),
    "far cell": ("a.xlsx", far_cell, "input.stray-cell"),
    "folder named like a file": ("a.xlsx", folder, "input.folder-named-like-file"),
    "empty folder": ("county", folder, "input.nothing-in-folder"),
    "folder with nothing readable": ("county", folder_with(a__doc=b"x"), "input.nothing-in-folder"),
    "folder of broken files": ("county", folder_with(a__xlsx=b"PK\x03\x04"), "input.corrupt"),
    "wrong encoding": ("a.csv", write(b"\xff\xff\x81 name\x81\xff"), "input.encoding"),
    "binary as csv": ("a.csv", write(b"\x00\x01\x02\x03name\x00"), "input.encoding"),
    "utf-16 without a mark": ("a.csv", write("姓名,单位".encode("utf-16-le")), "input.encoding"),
    "open quote": ("a.csv", write('姓名,单位\n"张三,财政局\n'.encode()), "input.csv-broken"),
    "huge csv cell": ("a.csv", write(b"name,organ\n" + b"x" * (2 << 20) + b",a\n"), "input.csv-broken"),
    "blank sheets": ("a.xlsx", book(台账=[[]]), "input.no-rows"),
    "no header": ("a.xlsx", book(台账=[["张三", "财政局"], ["李四", "教育局"]]), "input.header-unclear"),
    "header without name": ("a.xlsx", book(台账=[["单位", "职务"], ["财政局", "局长"]]), "input.header-unclear"),
    "header too far down": ("a.xlsx", book(台账=[["说明"]] * 30 + ledger(GOOD)), "input.header-unclear"),
    "only a name column": ("a.xlsx", book(台账=[["姓名"], ["张三"]]), "input.header-unclear"),
    "no declarer": ("a.xlsx", book(亲属=[["称谓", "亲属姓名"], ["妻", "李四"]]), "input.no-declarer-told"),
    "no term": ("a.xlsx", book(亲属=[["申报人", "亲属姓名"], ["张三", "李四"]]), "input.header-unclear"),
    "no relative": ("a.xlsx", book(亲属=[["申报人", "称谓"], ["张三", "妻"]]), "input.header-unclear"),
    "half a declaration beside a ledger": (
        "a.xlsx",
        book(台账=ledger(GOOD), 亲属=[["申报人", "亲属姓名"], ["张三", "李四"]]),
        "input.header-unclear",
    ),
    "name with a zero byte": ("a\0.xlsx", lambda path: path, "input.not-found"),
    "very long name": ("a" * 5000 + ".xlsx", lambda path: path, "input.cannot-open"),
}


def read(*paths: Path | str) -> tuple[Account, tuple[list[dict[str, Any]], ...]]:
    account = Account()
    records = build(read_raw(paths, None, account, lambda what, done, total: None), account)
    assert account.unaccounted() == {}
    for problem in account.problems:
        assert all(problem.text(lang) and problem.place.file for lang in LANGUAGES)
    for fate in account.fates:
        from kinship.text import say

        assert all(say(fate.reason, lang, **fate.values) for lang in LANGUAGES)
    return account, records


@pytest.mark.parametrize("name", ERRORS)
def test_a_file_that_cannot_be_used_gives_a_sentence(tmp_path: Path, name: str) -> None:
    file, make, key = ERRORS[name]
    path = make(tmp_path / file)
    with pytest.raises(InputError) as caught:
        read(path)
    assert caught.value.key == key
    zh, en = caught.value.text("zh"), caught.value.text("en")
    assert zh != en and len(zh) > 10 and str(tmp_path) not in zh.replace(str(path), "")


def rows_of(*people: Any) -> dict[str, Any]:
    return {"台账": ledger(*people)}


LINE = ["张三", "云岫县财政局", "妻子", "李四", "", "1981.05", "教育局"]
PROBLEMS: dict[str, tuple[dict[str, Any], str]] = {
    "ambiguous month": (rows_of(["张三", "男", 1980.1, "", "云岫县财政局", "", "局长"]), "load.date-ambiguous"),
    "thirteenth month": (rows_of(["张三", "男", "1980.13", "", "云岫县财政局", "", "局长"]), "load.date-impossible"),
    "30 February": (rows_of(["张三", "男", "1980-02-30", "", "云岫县财政局", "", "局长"]), "load.date-impossible"),
    "year of two digits": (rows_of(["张三", "男", "80.05", "", "云岫县财政局", "", "局长"]), "load.date-short-year"),
    "no date": (rows_of(["张三", "男", "属猴", "", "云岫县财政局", "", "局长"]), "load.date-unreadable"),
    "flag for a date": (rows_of(["张三", "男", True, "", "云岫县财政局", "", "局长"]), "load.date-unreadable"),
    "lunar date": (rows_of(["张三", "男", "农历1980年5月", "", "云岫县财政局", "", "局长"]), "load.date-lunar"),
    "number lost digits": (rows_of(["张三", "男", "", 529901198005010018, "云岫县财政局", "", "局长"]), "load.id-damaged"),
    "number in powers of ten": (rows_of(["张三", "男", "", "5.29901E+17", "云岫县财政局", "", "局长"]), "load.id-damaged"),
    "wrong check digit": (rows_of(["张三", "男", "", VALID[:-1] + "X", "云岫县财政局", "", "局长"]), "load.id-checksum"),
    "short number": (rows_of(["张三", "男", "", "5299011980", "云岫县财政局", "", "局长"]), "load.id-malformed"),
    "number used twice": (
        rows_of(
            ["张三", "男", "", "11010519491231002X", "云岫县财政局", "", "局长"],
            ["李四", "男", "", "11010519491231002X", "云岫县财政局", "", "副局长"],
        ),
        "load.id-used-twice",
    ),
    "no sex": (rows_of(["张三", "未", "", "", "云岫县财政局", "", "局长"]), "load.sex-unreadable"),
    "no name": (rows_of(["", "男", "1980.05", "", "云岫县财政局", "", "局长"]), "load.no-name"),
    "shifted columns": (rows_of(["云岫县财政局" * 10, "男", "", "", "x", "", ""]), "load.name-too-long"),
    "huge cell": (rows_of(["张三", "男", "1980.05", "", "云岫县财政局", "", "长" * 30_000]), "load.text-too-long"),
    "no organ": (rows_of(["张三", "男", "1980.05", "", "", "", "局长"]), "load.organ-unknown"),
    "title that says nothing": (rows_of(["张三", "男", "1980.05", "", "云岫县财政局", "", "总工程师"]), "load.tier-unknown"),
    "organ of no known kind": (rows_of(["张三", "男", "", "", "云岫县某机构", "", "主任"]), "load.organ-kind-unknown"),
    "birth against number": (
        rows_of(["张三", "男", "1980.05", "11010519491231002X", "云岫县财政局", "", "局长"]),
        "load.birth-not-id",
    ),
    "rows that differ": (
        rows_of(
            ["张三", "男", "1949.12", "11010519491231002X", "云岫县财政局", "", "局长"],
            ["张三", "男", "1950.12", "11010519491231002X", "云岫县教育局", "", "局长"],
        ),
        "load.rows-differ",
    ),
    "row in unknown columns only": (
        {"台账": [["姓名", "单位", "甲", "乙"], ["张三", "云岫县财政局", "", ""], ["", "", "某", "物"]]},
        "load.nothing-understood",
    ),
    "unknown declarer": ({"台账": ledger(GOOD), "申报": declarations(["钱七", *LINE[1:]])}, "load.declarer-unknown"),
    "two declarers of one name": (
        {
            "台账": ledger(GOOD, ["张三", "男", "1982.07", "", "云岫县财政局", "", "副局长"]),
            "申报": declarations(LINE),
        },
        "load.declarer-ambiguous",
    ),
    "declarer of another organ": (
        {
            "台账": ledger(GOOD, ["李四", "女", "", "", "云岫县教育局", "", "局长"]),
            "申报": declarations(["张三", "云岫县教育局", *LINE[2:]]),
        },
        "load.declarer-contradicted",
    ),
    "no declarer in a row": ({"台账": ledger(GOOD), "申报": declarations(["", *LINE[1:]])}, "load.no-declarer"),
    "no term in a row": ({"台账": ledger(GOOD), "申报": declarations([*LINE[:2], "", *LINE[3:]])}, "load.no-term"),
    "no relative in a row": ({"台账": ledger(GOOD), "申报": declarations([*LINE[:3], "", *LINE[4:]])}, "load.no-relative-name"),
    "two people, three terms": (
        {"台账": ledger(GOOD), "申报": declarations([*LINE[:2], "父、母、弟", "甲、乙", "", "", ""])},
        "load.several-people",
    ),
    "sheet of something else": (
        {"台账": ledger(GOOD), "车辆": [["单位", "职务", "车牌"], ["财政局", "公务", "x"]]},
        "load.sheet-not-understood",
    ),
    "relatives side by side": (
        {
            "台账": [
                ["姓名", "单位", "职务", "配偶单位", "家庭成员姓名1", "工作单位1"],
                ["张三", "云岫县财政局", "局长", "某校", "张一", "某厂"],
            ]
        },
        "load.relatives-beside",
    ),
    "superior who is not there": (
        {"台账": [["姓名", "单位", "职务", "分管领导"], ["张三", "云岫县财政局", "局长", "某某"]]},
        "load.superior-unknown",
    ),
    "ends before it starts": (
        {"台账": [["姓名", "单位", "职务", "任职时间", "免职时间"], ["张三", "云岫县财政局", "局长", "2020.05", "2019.05"]]},
        "load.end-before-start",
    ),
    "staff number twice": (
        {
            "台账": [
                ["工号", "姓名", "单位", "职务"],
                ["7", "张三", "云岫县财政局", "局长"],
                ["7", "李四", "云岫县财政局", "副局长"],
            ]
        },
        "load.staff-number-twice",
    ),
    "nature of an organ not understood": (
        {"台账": ledger(GOOD), "B01": [["机构名称", "机构类别"], ["云岫县财政局", "甲类"]]},
        "load.organ-kind-unreadable",
    ),
}


@pytest.mark.parametrize("name", PROBLEMS)
def test_a_row_that_is_wrong_becomes_a_listed_problem(tmp_path: Path, name: str) -> None:
    sheets, key = PROBLEMS[name]
    account, _ = read(xlsx(tmp_path / "a.xlsx", sheets))
    assert key in {problem.key for problem in account.problems}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("not toml at all [", "input.alias-not-toml"),
        ('[colums]\n"a" = "name"', "input.alias-no-columns"),
        ('[columns]\n"何人" = "nmae"', "input.alias-unknown-field"),
        ('[columns]\n"何人" = 5', "input.alias-unknown-field"),
    ],
)
def test_a_wrong_alias_file_gives_a_sentence(tmp_path: Path, text: str, key: str) -> None:
    path = tmp_path / "columns.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(InputError) as caught:
        load_aliases(path)
    assert caught.value.key == key
    assert all(caught.value.text(lang) for lang in LANGUAGES)


def test_an_alias_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        load_aliases(tmp_path / "none.toml")
    assert caught.value.key == "input.not-found"


def test_a_file_nobody_may_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = xlsx(tmp_path / "a.xlsx", {"台账": ledger(GOOD)})

    def refuse(self: Path, *args: Any, **kwargs: Any) -> Any:
        raise PermissionError(13, os.strerror(13))

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(InputError) as caught:
        read(path)
    assert caught.value.key == "input.cannot-open"


@pytest.mark.parametrize(
    ("data", "key"),
    [(b"", "input.empty-file"), (b"PK\x03\x04" + bytes(90), "input.stdin-not-csv"), (b"a,b\n1,2\n", "input.header-unclear")],
)
def test_standard_input_that_is_no_ledger(monkeypatch: pytest.MonkeyPatch, data: bytes, key: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    with pytest.raises(InputError) as caught:
        read("-")
    assert caught.value.key == key


def test_standard_input_is_read_as_csv(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n".join(",".join(map(str, row)).replace("\n", "") for row in ledger(GOOD))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode("gb18030"))))
    _, (person, *_) = read("-")
    assert [row["name"] for row in person] == ["张三"]


def test_an_xls_that_is_text_is_read_as_text(tmp_path: Path) -> None:
    _, (person, *_) = read(delimited(tmp_path / "a.xls", ledger(GOOD), "gb18030", "\t"))
    assert len(person) == 1


def test_an_xlsx_named_xls_is_read(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", {"台账": ledger(GOOD)})
    _, (person, *_) = read(path.rename(tmp_path / "a.xls"))
    assert len(person) == 1


def test_a_protected_xls_or_a_plain_one(tmp_path: Path) -> None:
    _, (person, *_) = read(xls(tmp_path / "a.xls", {"台账": ledger(GOOD)}))
    assert len(person) == 1


HEADINGS = st.sampled_from(
    [*LEDGER_HEADER, *DECLARATION_HEADER, "称谓", "姓名", "机构名称", "机构简称", "是否领导成员", "任职状态", "工号", ""]
)
CELLS = st.one_of(
    st.sampled_from(
        [
            "",
            "张三",
            "李四",
            "男",
            "1980.05",
            VALID,
            "云岫县财政局",
            "局长",
            "妻子",
            "合计",
            "注：无",
            "姓名",
            "父：甲；母：乙",
            "甲、乙",
        ]
    ),
    st.text(max_size=8),
    st.integers(-5, 10**19),
    st.floats(),
    st.booleans(),
    st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)),
)
GRIDS = st.tuples(
    st.lists(st.lists(CELLS, max_size=6), max_size=3),
    st.lists(HEADINGS, min_size=2, max_size=9),
    st.lists(st.lists(CELLS, max_size=9), max_size=8),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(GRIDS, min_size=1, max_size=2))
def test_whatever_stands_in_a_grid_every_row_is_accounted_for(grids: list[Any]) -> None:
    sheets = [Sheet("a.xlsx", f"表{at}", [*above, header, *below]) for at, (above, header, below) in enumerate(grids)]
    account = Account()
    intake = Intake(account)
    try:
        take_sheets("a.xlsx", sheets, intake)
    except KinshipError as error:
        assert error.text("zh") and error.text("en")
        return
    person, _, post, declared = build(intake.raw, account)
    assert account.unaccounted() == {}
    rows_in = [(label.partition(" ")[0], rows) for (_, label), rows in account.rows_in.items()]
    assert dict(rows_in) == {sheet.name: len(sheet.rows) for sheet in sheets}
    assert len(set(rows_in)) == len({name for name, _ in rows_in}), "halves side by side have as many rows as their sheet"
    assert all(problem.text(lang) for problem in account.problems for lang in LANGUAGES)
    ids = [row["person_id"] for row in person]
    assert len(ids) == len(set(ids)) and {row["person_id"] for row in (*post, *declared)} <= set(ids)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_whatever_bytes_a_csv_holds(data: bytes) -> None:
    from kinship.errors import Place

    try:
        rows = delimited_reader.read_rows(data, Place("a.csv"))
    except InputError as error:
        assert error.key in ("input.encoding", "input.csv-broken")
    else:
        assert all(isinstance(row, list) for row in rows)
