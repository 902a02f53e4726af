"""Cadre forms of the older editor: 33 quoted fields of GBK text."""

from __future__ import annotations

from pathlib import Path

import pytest

from kinship.errors import InputError
from tests.cadre_files import SAMPLES, Read, lrm

PERSON = {"f0": "张安", "f1": "男", "f2": "197204", "f25": "云岫县财政局局长"}
WIFE = ("妻子", "李宁", "197305", "群众", "云岫县教育局科员")


def test_the_sample_gives_what_the_same_form_as_xml_gives() -> None:
    old, new = Read(SAMPLES / "synthetic.lrm"), Read(SAMPLES / "synthetic_nobom.lrmx")
    assert (old.staff(), old.posts(), old.ties()) == (new.staff(), new.posts(), new.ties())


def test_line_breaks_inside_a_field(tmp_path: Path) -> None:
    resume = "1994.07--2005.03  云岫县司法局科员\r\n                  （其间：党校学习）\r\n2005.03--  云岫县财政局局长"
    read = Read(lrm(tmp_path / "甲.lrm", [WIFE], **PERSON, f17=resume))
    assert read.posts() == {("云岫县司法局", "科员", "1994-07", "2005-03"), ("云岫县财政局", "局长", "2005-03", "")}


def test_lists_are_read_side_by_side_with_gaps(tmp_path: Path) -> None:
    relatives = [WIFE, ("", "", "", "", ""), ("父亲", "张平", "", "", "（已去世）"), ("儿子", "", "", "", "云岫县第一中学学生")]
    read = Read(lrm(tmp_path / "甲.lrm", relatives, **PERSON))
    assert read.ties() == {("spouse", "张安", "李宁"), ("parent", "张平", "张安")}
    family = {(row, fate) for sheet, row, fate, _ in read.fates() if sheet == "家庭成员"}
    assert {(2, "layout"), (4, "quarantined")} <= family
    assert read.account.rows_in[("甲.lrm", "家庭成员")] == 7


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "utf-8", "utf-8-sig", "utf-16"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    assert Read(lrm(tmp_path / "甲.lrm", [WIFE], encoding, **PERSON)).ties() == {("spouse", "张安", "李宁")}


def test_a_trailing_line_end_and_the_photograph_beside_it(tmp_path: Path) -> None:
    path = lrm(tmp_path / "甲.lrm", [WIFE], **PERSON)
    path.write_bytes(path.read_bytes() + b"\r\n\x1a")
    (tmp_path / "甲.pic").write_bytes(b"\xff\xd8")
    read = Read(tmp_path)
    assert read.staff() == {"张安"}
    assert "load.file-not-read" not in read.told()


@pytest.mark.parametrize("count", [26, 28, 31, 34, 36])
def test_last_fields_that_lack_or_are_too_many_and_blank(tmp_path: Path, count: int) -> None:
    path = lrm(tmp_path / "甲.lrm", [WIFE], **PERSON)
    fields = path.read_bytes().split(b",")
    path.write_bytes(b",".join([*fields, b'""', b'""', b'""'][:count]))
    read = Read(path)
    assert (read.ties(), read.posts()) == ({("spouse", "张安", "李宁")}, {("云岫县财政局", "局长", "", "")})


def test_line_breaks_between_fields_and_quotes_inside(tmp_path: Path) -> None:
    resume = '1994.07--2005.03  云岫县司法局"阳光"窗口科员\r\n2005.03--  云岫县财政局局长\r\n'
    path = lrm(tmp_path / "甲.lrm", [WIFE], **PERSON, f17=resume)
    path.write_bytes(path.read_bytes().replace(b'","', b'",\r\n"'))
    assert {organ for organ, *_ in Read(path).posts()} == {"云岫县司法局", "云岫县财政局"}


def test_a_form_in_xml_under_the_old_name(tmp_path: Path) -> None:
    path = tmp_path / "甲.lrm"
    path.write_bytes((SAMPLES / "synthetic_utf8bom.lrmx").read_bytes())
    assert Read(path).staff() == {"测试甲"}


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (",".join(['"甲"'] * 25).encode("gbk"), "form.not-lrm"),
        (",".join(['"甲"'] * 34).encode("gbk"), "form.not-lrm"),
        (",".join(['"甲"'] * 33)[:-1].encode("gbk"), "form.not-lrm"),
        ("姓名,性别\n甲,男".encode("gbk"), "form.not-lrm"),
        (b"", "input.empty-file"),
        (b'"\xff\xff\x80"', "xml.encoding"),
    ],
)
def test_what_is_no_such_form_gets_a_sentence(tmp_path: Path, data: bytes, key: str) -> None:
    path = tmp_path / "甲.lrm"
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        Read(path)
    assert caught.value.key == key
    assert all(caught.value.text(lang) for lang in ("zh", "en"))


def test_a_form_without_name_is_listed_with_all_its_lines(tmp_path: Path) -> None:
    lrm(tmp_path / "乙.lrm", [WIFE], **PERSON)
    lrm(tmp_path / "甲.lrm", [WIFE], f25="云岫县财政局局长", f17="2005.03--  云岫县财政局局长")
    read = Read(tmp_path)
    mine = {(one.place.sheet, one.fate) for one in read.account.fates if one.place.file == "甲.lrm"}
    assert mine >= {("基本信息", "quarantined"), ("简历", "quarantined"), ("家庭成员", "quarantined")}
