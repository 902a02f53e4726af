"""Files that would harm whoever reads them: bombs, references to other files, sizes that are not what they say."""

from __future__ import annotations

import io
import socket
import tracemalloc
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kinship.errors import InputError
from loaders import load
from loaders.cadre import package, take
from loaders.files import extent, guard, xmlsafe
from tests.cadre_files import Read
from tests.files import ods_of

PERSON = "<Person><XingMing>张安</XingMing><XianRenZhiWu>云岫县财政局局长</XianRenZhiWu>%s</Person>"
MB = 1 << 20


def refusal(path: Path) -> InputError:
    with pytest.raises(InputError) as caught:
        load([path])
    assert caught.value.text("zh") != caught.value.text("en")
    return caught.value


def laughs() -> str:
    entities = "".join(f'<!ENTITY l{at} "{f"&l{at - 1};" * 10}">' for at in range(1, 10))
    return f'<!DOCTYPE Person [<!ENTITY l0 "ha">{entities}]>' + PERSON % "<JianLi>&l9;</JianLi>"


XML: dict[str, str] = {
    "an entity bomb": laughs(),
    "one long entity many times": f'<!DOCTYPE a [<!ENTITY x "{"A" * 100_000}">]>' + PERSON % ("&x;" * 20_000),
    "another file": '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + PERSON % "<JianLi>&x;</JianLi>",
    "a document type elsewhere": '<!DOCTYPE Person SYSTEM "http://127.0.0.1:9/x.dtd">' + PERSON % "",
    "a parameter entity": '<!DOCTYPE a [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x"> %p;]>' + PERSON.replace("%s", ""),
}


@pytest.mark.parametrize("case", XML)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, case: str, encoding: str) -> None:
    monkeypatch.setattr(socket, "socket", None)
    (tmp_path / "甲.lrmx").write_bytes(XML[case].encode(encoding))
    tracemalloc.start()
    assert refusal(tmp_path / "甲.lrmx").key == "xml.document-type"
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 32 * MB


def test_an_inclusion_is_an_element_like_any_other(tmp_path: Path) -> None:
    include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/hostname" parse="text"/>'
    (tmp_path / "甲.lrmx").write_text(PERSON % f"<JianLi>{include}</JianLi>", encoding="utf-8")
    read = Read(tmp_path / "甲.lrmx")
    assert read.posts() == {("云岫县财政局", "局长", "", "")}


def test_depth_is_limited_and_the_limit_told(tmp_path: Path) -> None:
    (tmp_path / "甲.lrmx").write_text(PERSON % ("<a>" * 500 + "</a>" * 500), encoding="utf-8")
    assert str(xmlsafe.MAX_DEPTH) in refusal(tmp_path / "甲.lrmx").text("en")


def workbook() -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    for row in (["姓名", "性别", "工作单位", "职务"], ["张安", "男", "云岫县财政局", "局长"]):
        book.active.append(row)
    book.save(out)
    return out.getvalue()


def patched(path: Path, change: Callable[[str], str], more: dict[str, bytes] | None = None) -> Path:
    """The workbook with its sheet changed and more members."""
    with zipfile.ZipFile(io.BytesIO(workbook())) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name in source.namelist():
            data = source.read(name)
            out.writestr(name, change(data.decode()) if name == "xl/worksheets/sheet1.xml" else data)
        for name, data in (more or {}).items():
            out.writestr(name, data)
    return path


def with_rows(rows: str) -> Callable[[str], str]:
    return lambda sheet: sheet.replace("</sheetData>", rows + "</sheetData>")


FAR: dict[str, str] = {
    "told by nobody": '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>',
    "in a column beyond Z": '<row r="1048576"><c s="1" r="CV1048576"><v>1</v></c></row>',
    "cells without a place": '<row r="1048576">' + "<c><v>1</v></c>" * 100 + "</row>",
    "rows first to last": '<row r="1048576"><c r="A1048576"><v>1</v></c></row><row r="3"><c r="ZZ3"><v>1</v></c></row>',
}


@pytest.mark.parametrize("case", FAR)
def test_a_cell_far_away_is_found_whatever_the_sheet_says_of_its_size(tmp_path: Path, case: str) -> None:
    found = refusal(patched(tmp_path / "表.xlsx", with_rows(FAR[case])))
    assert found.key == "input.stray-cell"
    assert f"{extent.MAX_CELLS // 1_000_000} million cells" in found.text("en")


NEAR: dict[str, str] = {
    "blank cells with a format": "".join(
        f'<row r="{at}" s="1"><c r="A{at}" s="1"/><c r="XFD{at}" s="1"/></row>' for at in range(3, 6000)
    ),
    "three thousand columns": '<row r="3">'
    + "".join(f'<c r="{extent.letters(at)}3"><v>1</v></c>' for at in range(1, 3_001))
    + "</row>",
    "a far row of one column": '<row r="100000"><c r="A100000" t="inlineStr"><is><t>合计</t></is></c></row>',
}


@pytest.mark.parametrize("case", NEAR)
def test_large_but_possible_sheets_are_read(tmp_path: Path, case: str) -> None:
    assert Read(patched(tmp_path / "表.xlsx", with_rows(NEAR[case]))).staff() == {"张安"}


def ods(path: Path, *rows: tuple[int, list[tuple[int, str]]]) -> Path:
    """An OpenDocument sheet; each row: how often, and its cells with how often each."""

    def cell(times: int, text: str) -> str:
        inside = f"<text:p>{text}</text:p>" if text else ""
        kind = ' office:value-type="string"' if text else ""
        return f'<table:table-cell table:number-columns-repeated="{times}"{kind}>{inside}</table:table-cell>'

    lines = "".join(
        f'<table:table-row table:number-rows-repeated="{times}">{"".join(cell(*one) for one in cells)}</table:table-row>'
        for times, cells in rows
    )
    return ods_of(path, f'<table:table table:name="S">{lines}</table:table>')


GOOD = [(1, [(1, "姓名"), (1, "工作单位"), (1, "职务")]), (1, [(1, "张安"), (1, "云岫县财政局"), (1, "局长")])]


def test_rows_and_cells_that_a_sheet_repeats(tmp_path: Path) -> None:
    blank = (1_048_000, [(16_384, "")])
    assert Read(ods(tmp_path / "表.ods", *GOOD, blank)).staff() == {"张安"}
    assert refusal(ods(tmp_path / "表.ods", *GOOD, (1_048_000, [(1000, "x")]))).key == "input.stray-cell"
    assert refusal(ods(tmp_path / "表.ods", *GOOD, blank, (1, [(100, ""), (1, "x")]))).key == "input.stray-cell"


def test_a_binary_sheet_that_says_it_reaches_too_far(tmp_path: Path) -> None:
    size = b"".join(at.to_bytes(4, "little") for at in (0, 1_048_575, 0, 16_383))
    with zipfile.ZipFile(tmp_path / "表.xlsb", "w") as out:
        out.writestr("xl/worksheets/sheet1.bin", b"\x81\x01\x00" + b"\x94\x01\x10" + size)
    assert refusal(tmp_path / "表.xlsb").key == "input.stray-cell"


def test_limits_of_a_workbook_are_told(tmp_path: Path) -> None:
    path = patched(tmp_path / "表.xlsx", str, {"xl/sharedStrings.xml": bytes(80 * MB)})
    told = refusal(path).text("en")
    assert "a packing ratio of" in told and "2048 MB" in told and "a ratio of 400" in told


def test_archives_in_archives_are_not_opened(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("Table/A01.xml", bytes(40 * MB))
    with zipfile.ZipFile(tmp_path / "包.zip", "w") as out:
        out.writestr("inner.zip", inner.getvalue())
    assert refusal(tmp_path / "包.zip").key == "package.no-tables"


def understated(path: Path, size: int) -> Path:
    """The archive with the size of its last member told too small, in both places."""
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        last = archive.infolist()[-1]
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = size.to_bytes(4, "little")
    data[last.header_offset + 22 : last.header_offset + 26] = size.to_bytes(4, "little")
    path.write_bytes(data)
    return path


def test_a_member_that_is_larger_than_it_says(tmp_path: Path) -> None:
    path = patched(tmp_path / "表.xlsx", str, {"xl/sharedStrings.xml": bytes(80 * MB)})
    tracemalloc.start()
    assert refusal(understated(path, 100)).key == "input.corrupt"
    with zipfile.ZipFile(tmp_path / "包.zip", "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("Table/A01.xml", bytes(80 * MB))
    assert refusal(understated(tmp_path / "包.zip", 100)).key == "package.damaged"
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 150 * MB  # of which 80 were used to make the files


def test_a_form_beyond_its_limit_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "甲.lrmx").write_bytes((PERSON % "").encode() + b" " * MB)
    monkeypatch.setattr(take, "MAX_FORM", MB)
    assert refusal(tmp_path / "甲.lrmx").key == "form.too-big"


@pytest.mark.parametrize("name", ["台账.csv", "台账.xls", "tree.ged", "entities.ftm.json"])
def test_files_beyond_the_limit_are_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    (tmp_path / name).write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(8 * MB))
    monkeypatch.setattr(guard, "MAX_PLAIN", 4 * MB)
    found = refusal(tmp_path / name)
    assert found.key == "input.too-big-file" and "beyond the limit of 4 MB" in found.text("en")


def test_a_package_of_too_many_files_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "LIMITS", replace(package.LIMITS, members=3))
    with zipfile.ZipFile(tmp_path / "包.zip", "w") as out:
        for number in range(5):
            out.writestr(f"Photos/{number}.jpg", b"")

    def opened(*_: Any) -> None:
        raise AssertionError("a member was opened")

    monkeypatch.setattr(zipfile.ZipFile, "open", opened)
    assert refusal(tmp_path / "包.zip").key == "package.too-big"
