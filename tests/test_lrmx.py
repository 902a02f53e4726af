"""Cadre forms as XML: what they give, what is left out and said, and what is refused."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from kinship.errors import InputError, Place
from loaders.files import xmlsafe
from tests.cadre_files import SAMPLES, Read, Relative, lrmx
from tests.files import declarations, ledger, xlsx

PRESENT = "云岫县财政局局长"
WIFE = ("妻子", "李宁", "197305", "群众", "云岫县教育局科员")


def form(folder: Path, name: str = "甲.lrmx", relatives: Sequence[Relative] = (), **more: str) -> Path:
    """A form of 张安, born 1972-04."""
    told = {"XingMing": "张安", "XingBie": "男", "ChuShengNianYue": "197204", "XianRenZhiWu": PRESENT} | more
    raw, encoding = told.pop("more", ""), told.pop("encoding", "utf-8-sig")
    return lrmx(folder / name, relatives or [WIFE], encoding, raw, **told)


@pytest.mark.parametrize("name", ["synthetic_utf8bom.lrmx", "synthetic_nobom.lrmx"])
def test_the_sample(name: str) -> None:
    read = Read(SAMPLES / name)
    assert read.staff() == {"测试甲"}
    assert read.posts() == {("某县司法局", "科员", "1994-07", "2005-03"), ("某县财政局", "局长", "2005-03", "")}
    assert read.ties() >= {("spouse", "测试乙", "测试甲"), ("parent", "测试甲", "测试丙"), ("parent", "测试戊", "测试乙")}
    assert read.told() >= {"load.birth-not-id", "load.sex-not-id"}


def test_every_record_and_line_has_a_fate() -> None:
    read = Read(SAMPLES / "synthetic_nobom.lrmx")
    assert read.account.rows_in == {
        ("synthetic_nobom.lrmx", sheet): rows for sheet, rows in (("基本信息", 1), ("简历", 4), ("家庭成员", 6))
    }
    assert read.fates() == {
        ("基本信息", 1, "used", "load.used"),
        ("简历", 1, "layout", "form.resume-no-post"),
        ("简历", 2, "used", "load.used"),
        ("简历", 3, "layout", "form.resume-continued"),
        ("简历", 4, "merged", "form.resume-is-present"),
        ("家庭成员", 1, "used", "load.used"),
        ("家庭成员", 5, "layout", "load.blank"),
    }


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb2312", "gb18030", "utf-16"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    assert Read(form(tmp_path, encoding=encoding)).ties() == {("spouse", "张安", "李宁")}


@pytest.mark.parametrize("birth", ["197204", "1972.04", "1972-04", "19720417", "1972.\n04", " 1972年4月 ", "1972.04（52岁）"])
def test_ways_of_writing_a_birth(tmp_path: Path, birth: str) -> None:
    (person,) = (row for row in Read(form(tmp_path, ChuShengNianYue=birth)).rows("person") if row["name"] == "张安")
    assert person["birth"][:7] == "1972-04"


def test_a_blank_birth_comes_from_the_number(tmp_path: Path) -> None:
    read = Read(form(tmp_path, ChuShengNianYue="", XingBie="", ShenFenZheng="11010519491231002X"))
    (person,) = (row for row in read.rows("person") if row["name"] == "张安")
    assert (person["birth"], person["sex"]) == ("1949-12-31", "F")


@pytest.mark.parametrize("oddity", ["200108；民建", "九三", "无党派", "", "2001.08\n民盟"])
def test_party_membership_does_not_matter(tmp_path: Path, oddity: str) -> None:
    assert Read(form(tmp_path, RuDangShiJian=oddity)).told() == Read(form(tmp_path)).told()


def test_unknown_elements_are_said_and_known_ones_not(tmp_path: Path) -> None:
    read = Read(form(tmp_path, more="<XinZi>1</XinZi><DaoLingNianYue>203204</DaoLingNianYue><ZhaoPian>/9j/</ZhaoPian>"))
    (told,) = (problem for problem in read.account.problems if problem.key == "form.unknown-elements")
    assert told.values == {"names": "XinZi"}


def test_the_dead_stay_relatives(tmp_path: Path) -> None:
    relatives = [
        ("父亲", "张平", "194502", "", "云岫县农机厂工人（已去世）"),
        ("岳父", "李福", "194706", "", "云岫县供销社退休干部"),
    ]
    read = Read(form(tmp_path, relatives=relatives))
    assert ("parent", "张平", "张安") in read.ties()
    assert read.staff() == {"张安"}


def test_a_line_without_name_is_left_out(tmp_path: Path) -> None:
    relatives = [
        ("妻子", "", "197305", "", "云岫县教育局"),
        ("儿子", "", "", "", ""),
        ("", "", "", "", ""),
        ("母亲", "王花", "", "", ""),
    ]
    read = Read(form(tmp_path, relatives=relatives))
    assert read.ties() == {("parent", "王花", "张安")}
    family = {(row, fate, reason) for sheet, row, fate, reason in read.fates() if sheet == "家庭成员"}
    assert family == {
        (1, "quarantined", "load.no-relative-name"),
        (2, "layout", "load.empty-form-line"),
        (3, "layout", "load.blank"),
        (4, "used", "load.used"),
    }


def test_an_unknown_term_names_its_place(tmp_path: Path) -> None:
    read = Read(form(tmp_path, relatives=[("世交", "王花", "", "", "")]))
    (told,) = (problem for problem in read.account.problems if problem.key == "match.unknown-term")
    assert told.place.text("zh") == "甲.lrmx，工作表“家庭成员”，第 1 行"


def test_plans_are_told_and_are_no_posts(tmp_path: Path) -> None:
    read = Read(form(tmp_path, NiRenZhiWu="云岫县审计局局长", NiMianZhiWu=PRESENT))
    assert {"form.proposed", "form.relieved"} <= read.told()
    assert {organ for organ, *_ in read.posts()} == {"云岫县财政局"}


def test_two_present_posts(tmp_path: Path) -> None:
    read = Read(
        form(
            tmp_path,
            XianRenZhiWu="云岫县人民政府副县长，云岫县公安局局长",
            JianLi="2010.01--2015.02 云岫县财政局局长\n2015.02-- 云岫县人民政府副县长\n2018.06-- 云岫县公安局局长",
        )
    )
    assert read.posts() == {
        ("云岫县财政局", "局长", "2010-01", "2015-02"),
        ("云岫县人民政府", "副县长", "2015-02", ""),
        ("云岫县公安局", "局长", "2018-06", ""),
    }


def test_a_resume_that_abbreviates_the_organ_tells_the_same_post(tmp_path: Path) -> None:
    read = Read(form(tmp_path, JianLi="2005.03--  财政局党组书记、局长"))
    assert read.posts() == {("云岫县财政局", "局长", "2005-03", "")}


def test_without_a_present_post_the_open_line_is_it(tmp_path: Path) -> None:
    read = Read(form(tmp_path, XianRenZhiWu="", JianLi="2005.03--  云岫县财政局局长"))
    assert read.posts() == {("云岫县财政局", "局长", "2005-03", "")}


def test_another_organ_in_the_last_line_is_said(tmp_path: Path) -> None:
    read = Read(form(tmp_path, JianLi="2005.03--  云岫县审计局局长"))
    assert read.posts() == {("云岫县财政局", "局长", "", ""), ("云岫县审计局", "局长", "2005-03", "")}
    assert "form.resume-differs" in read.told()


def test_an_open_line_further_up_is_no_present_post(tmp_path: Path) -> None:
    read = Read(form(tmp_path, JianLi="2001.01--  云岫县审计局科员\n2005.03--  云岫县财政局局长"))
    assert read.posts() == {("云岫县财政局", "局长", "2005-03", "")}
    assert "load.ended-without-date" in read.told()


def test_the_retired_hold_no_post(tmp_path: Path) -> None:
    read = Read(form(tmp_path, XianRenZhiWu="云岫县财政局退休干部", JianLi="2001.01--2020.01 云岫县财政局局长\n2020.01-- 退休"))
    assert read.posts() == {("云岫县财政局", "局长", "2001-01", "2020-01")}


def test_a_line_without_dates_is_listed(tmp_path: Path) -> None:
    read = Read(form(tmp_path, JianLi="自幼好学\n2005.03--  云岫县财政局局长\n\n2010年参加培训\n  三月\n"))
    assert {told for told in read.fates() if told[0] == "简历"} == {
        ("简历", 1, "quarantined", "form.resume-no-dates"),
        ("简历", 2, "merged", "form.resume-is-present"),
        ("简历", 3, "layout", "form.resume-continued"),
        ("简历", 4, "quarantined", "form.resume-no-dates"),
        ("简历", 5, "quarantined", "form.resume-no-dates"),
    }


def test_posts_of_a_resume_in_other_organs_stay_with_the_person(tmp_path: Path) -> None:
    read = Read(form(tmp_path, JianLi="1994.07--2005.03 云岫县司法局科员\n2005.03-- 云岫县财政局局长"))
    assert len([row for row in read.rows("person") if row["staff"] == "true"]) == 1


def test_two_forms_name_each_other(tmp_path: Path) -> None:
    form(tmp_path)
    wife = {"XingMing": "李宁", "XingBie": "女", "ChuShengNianYue": "197305", "XianRenZhiWu": "云岫县教育局科员"}
    lrmx(tmp_path / "乙.lrmx", [("丈夫", "张安", "197204", "", PRESENT)], **wife)
    read = Read(tmp_path)
    assert read.staff() == {"张安", "李宁"}
    assert [row["grade"] for row in read.rows("spouse")] == ["confirmed"]


def test_a_form_beside_a_ledger_is_the_same_person(tmp_path: Path) -> None:
    book = xlsx(tmp_path / "台账.xlsx", {"台账": ledger(["张安", "男", "1972.04", "", "云岫县财政局", "", "局长", ""])})
    read = Read(book, form(tmp_path, JianLi="1994.07--2005.03 云岫县司法局科员\n2005.03-- 云岫县财政局局长"))
    assert read.posts() == {("云岫县财政局", "局长", "", ""), ("云岫县司法局", "科员", "1994-07", "2005-03")}
    assert len([row for row in read.rows("person") if row["staff"] == "true"]) == 1


@pytest.mark.parametrize(
    ("present", "more"),
    [
        ("县财政局局长", set()),
        ("财政局党组书记、局长", set()),
        ("局长", set()),
        ("中共云岫县委常委、云岫县财政局局长", {("中共云岫县委", "常委", "", "")}),
        ("云岫县柳林镇党委书记，云岫县财政局局长（兼）", {("云岫县柳林镇", "党委书记", "", "")}),
    ],
)
def test_a_form_that_words_the_post_otherwise_is_the_same_person(
    tmp_path: Path, present: str, more: set[tuple[str, str, str, str]]
) -> None:
    book = xlsx(tmp_path / "台账.xlsx", {"台账": ledger(["张安", "男", "1972.04", "", "云岫县财政局", "", "局长", ""])})
    read = Read(book, form(tmp_path, XianRenZhiWu=present))
    assert len([row for row in read.rows("person") if row["staff"] == "true"]) == 1
    assert read.posts() == {("云岫县财政局", "局长", "", "")} | more


def test_a_form_decides_who_declares_among_namesakes(tmp_path: Path) -> None:
    people = [["张安", "男", birth, "", "云岫县财政局", "", "科员", ""] for birth in ("1980.01", "1985.02")]
    book = xlsx(
        tmp_path / "台账.xlsx",
        {"台账": ledger(*people), "申报": declarations(["张安", "云岫县财政局", "父亲", "张平", "", "", ""])},
    )
    read = Read(book, form(tmp_path))
    birth = {row["person_id"]: row.get("birth") for row in read.rows("person")}
    assert [{birth[row["person_id"]], birth[row["spouse_id"]]} for row in read.rows("spouse")] == [{"1972-04", "1973-05"}]
    assert "load.declarer-ambiguous" in read.told()


def test_a_copy_of_a_form_changes_nothing(tmp_path: Path) -> None:
    first = form(tmp_path, JianLi="1994.07--2005.03 云岫县司法局科员\n2005.03-- 云岫县财政局局长")
    alone = Read(first)
    (tmp_path / "甲二.lrmx").write_bytes(first.read_bytes())
    both = Read(tmp_path)
    assert (both.posts(), both.ties(), both.staff()) == (alone.posts(), alone.ties(), alone.staff())
    copy = [(one.place.sheet, one.fate, one.rows) for one in both.account.fates if one.place.file == "甲二.lrmx"]
    assert copy == [("基本信息", "merged", 1), ("简历", "merged", 2), ("家庭成员", "merged", 1)]


def test_an_ampersand_that_was_not_escaped(tmp_path: Path) -> None:
    path = form(tmp_path, relatives=[("妻子", "李宁", "", "", "A&B公司")])
    path.write_bytes(path.read_bytes().replace(b"&amp;", b"&"))
    assert Read(path).ties() == {("spouse", "张安", "李宁")}


def test_chinese_encoding_under_a_wrong_declaration(tmp_path: Path) -> None:
    path = form(tmp_path, encoding="utf-8")
    path.write_bytes(path.read_text(encoding="utf-8").encode("gbk"))
    assert Read(path).ties() == {("spouse", "张安", "李宁")}


BOMB = '<!DOCTYPE p [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><Person><XingMing>&b;</XingMing></Person>'
OUTSIDE = '<!DOCTYPE p SYSTEM "http://example.invalid/p.dtd"><Person><XingMing>x</XingMing></Person>'
FILE = '<!DOCTYPE p [<!ENTITY a SYSTEM "file:///etc/hostname">]><Person><XingMing>&a;</XingMing></Person>'


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (BOMB, "xml.document-type"),
        (OUTSIDE, "xml.document-type"),
        (FILE, "xml.document-type"),
        ("<Person><XingMing>张安</XingMing>", "xml.broken"),
        ("<Person>" + "<a>" * 100 + "</a>" * 100 + "</Person>", "xml.too-deep"),
        ("<html><body>请登录</body></html>", "form.not-lrmx"),
        ("<Person><Name>x</Name></Person>", "form.not-lrmx"),
        ("", "input.empty-file"),
        ("随便什么", "form.not-lrm"),
    ],
)
def test_what_is_refused_gets_a_sentence(tmp_path: Path, text: str, key: str) -> None:
    path = tmp_path / "甲.lrmx"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        Read(path)
    assert caught.value.key == key
    assert all(caught.value.text(lang).startswith("甲.lrmx") for lang in ("zh", "en"))


@pytest.mark.parametrize(
    "damaged",
    [b"<Person><XingMing>\xff\xff\x80</XingMing></Person>", "<Person><XingMing>张安张".encode()[:-1] + b"</XingMing></Person>"],
)
def test_undecodable_bytes(tmp_path: Path, damaged: bytes) -> None:
    (tmp_path / "甲.lrmx").write_bytes(damaged)
    with pytest.raises(InputError) as caught:
        Read(tmp_path / "甲.lrmx")
    assert caught.value.key == "xml.encoding"


def test_a_broken_form_in_a_folder_is_a_problem_and_not_the_end(tmp_path: Path) -> None:
    form(tmp_path)
    (tmp_path / "坏.lrmx").write_text(BOMB, encoding="utf-8")
    read = Read(tmp_path)
    assert read.staff() == {"张安"}
    assert [problem.place.file for problem in read.account.problems if problem.key == "xml.document-type"] == ["坏.lrmx"]


def test_an_oversized_document_is_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xmlsafe, "MAX_BYTES", 10)
    with pytest.raises(InputError) as caught:
        xmlsafe.decode(b"<a>" + b"x" * 20, Place("甲.lrmx"))
    assert caught.value.key == "xml.too-big"


def test_too_many_elements(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xmlsafe, "MAX_ELEMENTS", 3)
    with pytest.raises(InputError) as caught:
        xmlsafe.tree("<a><b/><b/><b/></a>", Place())
    assert caught.value.key == "xml.too-deep"


@pytest.mark.parametrize(("told", "real"), [("gb2312", "utf-8"), ("utf-8", "gbk"), ("gbk", "utf-8"), ("utf-16", "utf-8")])
def test_a_wrong_declaration_of_the_encoding(tmp_path: Path, told: str, real: str) -> None:
    path = form(tmp_path, encoding="utf-8")
    text = path.read_text("utf-8").replace('encoding="utf-8"', f'encoding="{told}"', 1)
    path.write_bytes(text.encode(real))
    assert Read(path).ties() == {("spouse", "张安", "李宁")}


def test_utf8_that_is_also_gb18030_is_utf8() -> None:
    # Every two of these characters are six bytes that a decoder of GB18030 takes without complaint.
    text = '<?xml version="1.0" encoding="gb2312"?><a>财政财政</a>'
    text.encode().decode("gb18030")
    assert xmlsafe.decode(text.encode(), Place()) == text


def test_a_large_photograph_is_left_alone(tmp_path: Path) -> None:
    read = Read(form(tmp_path, more=f"<ZhaoPian>{'QUJD' * (1 << 20)}</ZhaoPian>"))
    assert (read.staff(), read.told() & {"form.unknown-elements", "load.text-too-long"}) == ({"张安"}, set())


def test_what_is_wrong_with_the_number_is_said_once(tmp_path: Path) -> None:
    read = Read(form(tmp_path, relatives=[WIFE, ("父亲", "张平", "", "", "")], ShenFenZheng="110105194912310021"))
    assert [one.key for one in read.account.problems].count("load.id-checksum") == 1


def test_a_file_of_zeros_is_empty(tmp_path: Path) -> None:
    (tmp_path / "甲.lrmx").write_bytes(bytes(4096))
    with pytest.raises(InputError) as caught:
        Read(tmp_path / "甲.lrmx")
    assert caught.value.key == "input.empty-file"


def test_progress_names_each_file(tmp_path: Path) -> None:
    for number in range(5):
        form(tmp_path, f"{number}.lrmx", ShenFenZheng="", XingMing=f"张{'一二三四五'[number]}")
    told: list[tuple[str, int, int]] = []
    Read(tmp_path, progress=lambda what, done, total: told.append((what, done, total)))
    assert told[:6] == [*((f"{number}.lrmx", number, 5) for number in range(5)), ("", 5, 5)]
