"""Data packages of the civil servants' information system."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from kinship.errors import InputError
from loaders.cadre import package as packages
from tests.cadre_files import SAMPLES, Read, package, table

A01 = [
    {"A0000": "p1", "A0101": "张安", "A0104": "1", "A0107": "197204", "A0184": "", "A0192A": "云岫县财政局局长"},
    {"A0000": "p2", "A0101": "李宁", "A0104": "2", "A0107": "197305", "A0184": "", "A0192A": "云岫县财政局预算股股长"},
]
A02 = [
    {"A0000": "p1", "A0201A": "云岫县财政局", "A0201B": "001.001", "A0201D": "1", "A0201E": "1", "A0215A": "局长", "A0255": "1"},
    {
        "A0000": "p2",
        "A0201A": "预算股",
        "A0201B": "001.001.001",
        "A0201D": "0",
        "A0215A": "股长",
        "A0243": "201001",
        "A0255": "1",
    },
]
A36 = [{"A0000": "p1", "A3601": "李宁", "A3604A": "妻子", "A3607": "197305", "A3611": "云岫县财政局"}]
B01 = [
    {"B0101": "云岫县", "B0111": "001", "B0121": "-1", "B0194": "3"},
    {"B0101": "云岫县财政局", "B0104": "县财政局", "B0111": "001.001", "B0121": "001", "B0194": "1"},
    {"B0101": "预算股", "B0111": "001.001.001", "B0121": "001.001", "B0194": "2"},
    {"B0101": "云岫县财政局国库中心", "B0111": "001.001.002", "B0121": "", "B0194": "1"},
]
TABLES = {"A01": A01, "A02": A02, "A36": A36, "B01": B01}


def made(folder: Path, tag: str = "row", **changed: list[dict[str, str]]) -> Path:
    """A package of the tables above, some of them changed."""
    return package(folder / "包.zip", {name: table(rows, tag) for name, rows in (TABLES | changed).items()})


def with_text(folder: Path, name: str, text: str) -> Path:
    """A package of which one table is given as text."""
    return package(folder / "包.zip", {other: table(rows) for other, rows in TABLES.items()} | {name: text})


def test_the_sample() -> None:
    read = Read(SAMPLES / "synthetic_hzb_plain.zip")
    assert read.staff() == {"测试甲", "测试乙"}
    assert read.ties() == {("spouse", "测试乙", "测试甲")}
    assert [row["grade"] for row in read.rows("spouse")] == ["confirmed"]
    assert read.posts() == {("某县财政局", "局长", "2005-03", ""), ("某县教育局", "科员", "", "")}
    (told,) = (problem for problem in read.account.problems if problem.key == "package.term-code")
    assert told.values == {"code": "03", "label": "丈夫", "count": 1}


def test_sections_and_parents_come_from_the_organ_table(tmp_path: Path) -> None:
    read = Read(made(tmp_path))
    posts = {row["title"]: row for row in read.rows("post")}
    organs = {row["organ_id"]: row for row in read.rows("organ")}
    assert organs[posts["股长"]["organ_id"]]["name"] == "云岫县财政局"
    assert (posts["股长"]["section"], posts["股长"]["tier"], posts["股长"]["start"]) == ("预算股", "2", "2010-01")
    assert (posts["局长"]["tier"], posts["局长"]["chief"]) == ("1", "true")
    (inner,) = (row for row in organs.values() if row["name"] == "云岫县财政局国库中心")
    assert organs[inner["parent_organ_id"]]["name"] == "云岫县财政局"
    assert {(row, fate) for sheet, row, fate, _ in read.fates() if sheet == "B01"} >= {(1, "layout"), (3, "used")}


@pytest.mark.parametrize(("kind", "chief"), [("1", "true"), ("3", "false"), ("Z", "false")])
def test_kind_of_member(tmp_path: Path, kind: str, chief: str) -> None:
    post = A02[0] | {"A0201E": kind, "A0215A": "副局长"}
    (told,) = Read(made(tmp_path, A01=A01[:1], A02=[post])).rows("post")
    assert (told["tier"], told["chief"]) == ("1", chief)


def test_posts_that_are_over(tmp_path: Path) -> None:
    over = {"A0000": "p1", "A0201A": "云岫县审计局", "A0215A": "科员", "A0243": "200001", "A0255": "0"}
    read = Read(made(tmp_path, A02=[*A02, over | {"A0265": "200503"}, over | {"A0215A": "股长"}]))
    assert {post for post in read.posts() if post[0] == "云岫县审计局"} == {("云岫县审计局", "科员", "2000-01", "2005-03")}
    assert "load.ended-without-date" in read.told()


@pytest.mark.parametrize("state", ["2", "3", "4"])
def test_people_who_have_left_hold_no_post(tmp_path: Path, state: str) -> None:
    read = Read(made(tmp_path, A01=[A01[0] | {"A0163": state}, A01[1] | {"A0163": "1"}]))
    assert {title for _, title, *_ in read.posts()} == {"股长"}


@pytest.mark.parametrize(
    ("told", "level"), [("0141", "乡科级正职"), ("乡科级正职", "乡科级正职"), ("0842", "管理八级(副科级)"), ("77", ""), ("", "")]
)
def test_the_level_of_the_post_is_text_or_a_code(tmp_path: Path, told: str, level: str) -> None:
    read = Read(made(tmp_path, A01=[{**A01[0], "A0221": told}, A01[1]]))
    (person,) = [row["person_id"] for row in read.rows("person") if row["name"] == "张安"]
    assert [row.get("level") or "" for row in read.rows("post") if row["person_id"] == person] == [level]


def test_namesakes_in_one_organ_are_told_apart_by_the_key(tmp_path: Path) -> None:
    twins = [A01[0] | {"A0107": ""}, A01[1], A01[0] | {"A0000": "p3", "A0107": ""}]
    posts = [*A02, A02[0] | {"A0000": "p3", "A0201D": "0", "A0201E": "", "A0215A": "科员"}]
    family = [*A36, {"A0000": "p3", "A3601": "王花", "A3604A": "母亲"}]
    read = Read(made(tmp_path, A01=twins, A02=posts, A36=family))
    people = {row["person_id"]: row["name"] for row in read.rows("person") if row["staff"] == "true"}
    assert sorted(people.values()) == ["张安", "张安", "李宁"]
    (mother,) = (row["child_id"] for row in read.rows("parent"))
    assert {row["title"] for row in read.rows("post") if row["person_id"] == mother} == {"科员"}


@pytest.mark.parametrize(("code", "tie"), [("04", "spouse"), ("4", "spouse"), ("02", "parent"), ("０４", "spouse")])
def test_codes_are_of_the_systems_own_table(tmp_path: Path, code: str, tie: str) -> None:
    read = Read(made(tmp_path, A36=[A36[0] | {"A3604A": code}]), codes="gbt4761-2008")
    assert {told for told, *_ in read.ties()} == {tie}


def test_a_code_that_the_table_lacks_is_refused(tmp_path: Path) -> None:
    read = Read(made(tmp_path, A36=[A36[0] | {"A3604A": "99"}]))
    assert read.ties() == set()
    assert "match.bare-code" in read.told()


def test_the_code_column_counts_where_the_text_is_blank(tmp_path: Path) -> None:
    assert Read(made(tmp_path, A36=[A36[0] | {"A3604A": "", "A3604B": "04"}])).ties() == {("spouse", "张安", "李宁")}


def test_the_newer_columns(tmp_path: Path) -> None:
    row = {"A0000": "p1", "A36001": "李宁", "A36005A": "妻子", "A36007": "197305", "A36011": "云岫县财政局", "A36012": "2"}
    assert Read(made(tmp_path, A36=[row])).ties() == {("spouse", "张安", "李宁")}


def test_codes_of_the_newer_columns_need_their_table(tmp_path: Path) -> None:
    row = {"A0000": "p1", "A36001": "李平", "A36005A": "51", "A36007": "197305"}
    assert Read(made(tmp_path, A36=[row])).ties() == set()
    assert Read(made(tmp_path, A36=[row]), codes="gbt4761-2008").ties() == {("parent", "李平", "张安")}


def test_the_retired_are_counted_and_not_listed_one_by_one(tmp_path: Path) -> None:
    gone = [A01[0] | {"A0000": f"q{at}", "A0101": f"王{name}", "A0163": "2"} for at, name in enumerate("一二三")]
    told = [one for one in Read(made(tmp_path, A01=[*A01, *gone])).account.problems if one.place.sheet == "A01"]
    assert [(one.key, one.values["posts"]) for one in told if one.level == "warning"] == [("load.person-without-post", 3)]


def test_what_is_wrong_with_a_number_is_said_of_the_person_only(tmp_path: Path) -> None:
    read = Read(made(tmp_path, A01=[A01[0] | {"A0184": "110105194912310021"}, A01[1]]))
    assert [one.place.sheet for one in read.account.problems if one.key == "load.id-checksum"] == ["A01"]


ADO = """<xml xmlns:s='uuid:BDC6E3F0-6DA3-11d1-A2A3-00AA00C14882'
 xmlns:rs='urn:schemas-microsoft-com:rowset' xmlns:z='#RowsetSchema'>
<s:Schema id='RowsetSchema'><s:ElementType name='row' content='eltOnly'><s:AttributeType name='A0000'/></s:ElementType></s:Schema>
<rs:data>
 <z:row A0000='p1' A3601='李宁' A3604A='妻子' A3607='197305' A3611='云岫县财政局%s'/>
 <z:row A0000='p2' A3601='张安' A3604A='03' A3607='197204' A3611='云岫县财政局局长'/>
</rs:data></xml>"""


@pytest.mark.parametrize("text", ["", "A&amp;B", "A&B", "<正科>", "A&B<C>"])
def test_the_old_row_sets_of_ado(tmp_path: Path, text: str) -> None:
    read = Read(with_text(tmp_path, "A36", ADO % text))
    assert [(row["grade"]) for row in read.rows("spouse")] == ["confirmed"]
    assert ("package.not-well-formed" in read.told()) is ("<" in text)


def test_names_in_gb18030_inside_the_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipfile.ZipInfo, "_encodeFilenameFlags", lambda info: (info.filename.encode("gb18030"), 0))
    path = package(tmp_path / "包.zip", {name: table(rows) for name, rows in TABLES.items()}, "云岫县数据/")
    monkeypatch.undo()
    assert Read(path).ties() == {("spouse", "张安", "李宁")}


def test_rows_of_nobody_and_without_name_are_listed(tmp_path: Path) -> None:
    read = Read(
        made(
            tmp_path,
            A02=[*A02, A02[0] | {"A0000": "p9"}],
            A36=[*A36, A36[0] | {"A0000": "p9"}, {"A0000": "p1", "A3604A": "父亲"}],
        )
    )
    assert {told for told in read.fates() if told[2] == "quarantined"} == {
        ("A02", 3, "quarantined", "package.row-of-nobody"),
        ("A36", 2, "quarantined", "package.row-of-nobody"),
    }
    assert ("A36", 3, "layout", "load.empty-form-line") in read.fates()


def test_the_old_row_set(tmp_path: Path) -> None:
    new, old = Read(made(tmp_path)), Read(made(tmp_path, tag="z:row"))
    assert (old.posts(), old.ties(), old.staff()) == (new.posts(), new.ties(), new.staff())


@pytest.mark.parametrize("value", ["局长<代>", "局长 & 书记", '局长"兼"书记', "局长 &#20195;", "局长&lt;代"])
def test_values_that_were_not_escaped(tmp_path: Path, value: str) -> None:
    text = table(A02).replace('A0215A="局长"', f'A0215A="{value}"')
    read = Read(with_text(tmp_path, "A02", text))
    assert len(read.posts()) == 2
    assert {row["section"] for row in read.rows("post") if row.get("section")} == {"预算股"}


def test_reading_row_by_row_is_said_with_a_count(tmp_path: Path) -> None:
    read = Read(with_text(tmp_path, "A36", table(A36).replace("云岫县财政局", "云岫县<财政局>")))
    (told,) = (problem for problem in read.account.problems if problem.key == "package.not-well-formed")
    assert (told.place.sheet, told.values) == ("A36", {"rows": 1})


def test_a_table_cut_off_loses_only_its_last_row_and_says_so(tmp_path: Path) -> None:
    text = table([*A36, {"A0000": "p1", "A3601": "王花", "A3604A": "母亲"}])
    read = Read(with_text(tmp_path, "A36", text[: text.index("母亲")]))
    assert read.ties() == {("spouse", "张安", "李宁")}
    assert ("A36", 2, "quarantined", "package.row-unreadable") in read.fates()


@pytest.mark.parametrize("lacking", ["A02", "A36", "B01"])
def test_a_table_that_is_missing_is_said(tmp_path: Path, lacking: str) -> None:
    tables = {name: table(rows) for name, rows in TABLES.items() if name != lacking}
    read = Read(package(tmp_path / "包.zip", tables))
    assert f"package.no-{lacking.lower()}" in read.told()
    assert read.staff() == {"张安", "李宁"}


def test_other_tables_are_said(tmp_path: Path) -> None:
    read = Read(
        package(tmp_path / "包.zip", {name: table(rows) for name, rows in TABLES.items()} | {"A05": table([]), "A99Z1": "x"})
    )
    (told,) = (problem for problem in read.account.problems if problem.key == "package.other-tables")
    assert told.values == {"tables": "A05, A99Z1"}


@pytest.mark.parametrize("inside", ["", "导出/", "a\\b\\"])
def test_an_archive_with_a_folder_around(tmp_path: Path, inside: str) -> None:
    path = package(tmp_path / "包.zip", {name: table(rows) for name, rows in TABLES.items()}, inside)
    assert Read(path).staff() == {"张安", "李宁"}


def test_a_package_that_was_unpacked(tmp_path: Path) -> None:
    folder = tmp_path / "解开"
    with zipfile.ZipFile(made(tmp_path)) as archive:
        archive.extractall(folder)
    read = Read(folder)
    assert read.ties() == Read(tmp_path / "包.zip").ties()
    assert {one.place.file for one in read.account.fates} == {"解开"}


def test_a_package_given_twice_changes_nothing(tmp_path: Path) -> None:
    once = Read(made(tmp_path))
    (tmp_path / "副本.zip").write_bytes((tmp_path / "包.zip").read_bytes())
    twice = Read(tmp_path)
    assert (twice.posts(), twice.ties(), len(twice.rows("person"))) == (once.posts(), once.ties(), len(once.rows("person")))


def refused(path: Path) -> str:
    """The key of the error, which must be a sentence in both languages that names the file."""
    with pytest.raises(InputError) as caught:
        Read(path)
    assert all(caught.value.text(lang).startswith(path.name) for lang in ("zh", "en"))
    return caught.value.key


@pytest.mark.parametrize("name", ["包.hzb", "包.zb3", "包.7z", "包.zip"])
def test_a_7z_archive_whatever_its_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"7z\xbc\xaf\x27\x1c" + bytes(40))
    assert refused(tmp_path / name) == "package.seven-zip"


def test_a_zip_under_another_name(tmp_path: Path) -> None:
    made(tmp_path).rename(tmp_path / "包.hzb")
    assert Read(tmp_path / "包.hzb").staff() == {"张安", "李宁"}


@pytest.mark.parametrize(
    ("data", "key"),
    [(b"", "input.empty-file"), (b"PK\x03\x04" + bytes(50), "package.damaged"), (b"rubbish" * 9, "package.not-an-archive")],
)
def test_no_archives(tmp_path: Path, data: bytes, key: str) -> None:
    (tmp_path / "包.zip").write_bytes(data)
    assert refused(tmp_path / "包.zip") == key


def test_an_archive_cut_short_or_damaged_inside(tmp_path: Path) -> None:
    whole = made(tmp_path).read_bytes()
    (tmp_path / "包.zip").write_bytes(whole[: len(whole) // 2])
    assert refused(tmp_path / "包.zip") == "package.damaged"
    at = whole.index(b"A01.xml") + 20
    (tmp_path / "包.zip").write_bytes(whole[:at] + bytes(60) + whole[at + 60 :])
    assert refused(tmp_path / "包.zip") == "package.damaged"


def test_a_password(tmp_path: Path) -> None:
    path = made(tmp_path)
    data = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        data[at + offset] |= 1
    path.write_bytes(bytes(data))
    assert refused(path) == "package.password"


@pytest.mark.parametrize("name", ["../Table/A01.xml", "/Table/A01.xml", "C:/Table/A01.xml", "a/../../Table/A01.xml"])
def test_a_name_that_leads_out(tmp_path: Path, name: str) -> None:
    with zipfile.ZipFile(tmp_path / "包.zip", "w") as archive:
        archive.writestr(name, table(A01))
    assert refused(tmp_path / "包.zip") == "package.path-outside"


def test_a_bomb(tmp_path: Path) -> None:
    path = package(tmp_path / "包.zip", {"A01": " " * (20 << 20)})
    assert refused(path) == "package.too-big"


def test_limits_are_stated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "LIMITS", replace(packages.LIMITS, members=2))
    path = made(tmp_path)
    with pytest.raises(InputError) as caught:
        Read(path)
    assert "The limits are 2 files, 8192 MB, 512 MB for one file, and a packing ratio of 200" in caught.value.text("en")


def test_entities_in_a_table(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aa">]><xml><row A0000="&a;"/></xml>'
    assert refused(with_text(tmp_path, "A36", bomb)) == "xml.document-type"
    broken = '<xml><row A0000="1" A3601="<"/><!DOCTYPE x [<!ENTITY a "aa">]></xml>'
    assert refused(with_text(tmp_path, "A36", broken)) == "xml.broken"


def test_archives_of_something_else(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "包.zip", "w") as archive:
        archive.writestr("台账.xlsx", "x")
    assert refused(tmp_path / "包.zip") == "package.no-tables"
    with zipfile.ZipFile(tmp_path / "包.zip", "w") as archive:
        archive.writestr("甲.lrmx", "x")
    assert refused(tmp_path / "包.zip") == "package.forms-inside"
    assert refused(package(tmp_path / "包.zip", {"A36": table(A36)})) == "package.no-people"


def test_two_packages_in_one_archive_are_not_mixed(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "包.zip", "w") as archive:
        for organ in ("财政局", "审计局"):
            for name, rows in TABLES.items():
                archive.writestr(f"{organ}/Table/{name}.xml", table(rows))
        archive.writestr("__MACOSX/财政局/Table/._A01.xml", "x")
    assert refused(tmp_path / "包.zip") == "package.several"
    one = package(tmp_path / "一.zip", {name: table(rows) for name, rows in TABLES.items()}, "财政局/")
    with zipfile.ZipFile(one, "a") as archive:
        archive.writestr("__MACOSX/财政局/Table/._A01.xml", "x")
    assert len(Read(one).rows("post")) == 2


def test_a_refused_package_in_a_folder_is_a_problem(tmp_path: Path) -> None:
    made(tmp_path)
    (tmp_path / "密.hzb").write_bytes(b"7z\xbc\xaf\x27\x1c" + bytes(40))
    read = Read(tmp_path)
    assert read.staff() == {"张安", "李宁"}
    assert "package.seven-zip" in read.told()
