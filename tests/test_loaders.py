"""From files to people, organs, posts and declarations."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import loaders.resolve
from kinship.account import Account
from kinship.errors import InputError, RequestError
from kinship.tables import FIVE, names
from loaders import load
from loaders.choices import Choices
from loaders.road import read_raw
from loaders.staff.records import build

from .files import declarations, delimited, ledger, xls, xlsx

SAMPLE = Path(__file__).parent / "samples" / "synthetic_ledger_official_layout.xlsx"


class Built:
    """What came out of a few files, by name where the tests ask by name."""

    def __init__(self, *paths: Path, columns: Path | None = None) -> None:
        self.account = Account()
        self.raw = read_raw(paths, columns, self.account, lambda what, done, total: None)
        self.person, self.organ, self.post, self.declared = build(self.raw, self.account)
        assert self.account.unaccounted() == {}

    def people(self, name: str) -> list[dict[str, Any]]:
        return [row for row in self.person if row["name"] == name]

    def posts(self, name: str) -> list[dict[str, Any]]:
        ids = {row["person_id"] for row in self.people(name)}
        return sorted((row for row in self.post if row["person_id"] in ids), key=lambda row: (row["start"], row["title"]))

    def problem_keys(self) -> set[str]:
        return {problem.key for problem in self.account.problems}

    def fates(self) -> dict[int, str]:
        """Reason by row, for the only sheet."""
        return {fate.place.row + step: fate.reason for fate in self.account.fates for step in range(fate.rows)}


def number(birth: str, order: int) -> str:
    """A made-up valid identity number."""
    from loaders.values.idnumber import check_digit

    body = f"529901{birth}{order:03d}"
    return body + check_digit(body)


LEDGER = ledger(
    ["张  三", "男", "1980.05", number("19800501", 1), "云岫县财政局", "", "局长"],
    ["李四", "女", 198106, number("19810602", 2), "云岫县财政局", "预算股", "副股长"],
    ["王五", "男", date(1990, 3, 1), "", "财政局", "财务股", "会计"],
    ["赵六", "女", 32568, "", "云岫县第一中学", "", "副校长"],
)
DECLARED = declarations(
    ["张三", "财政局", "妻子", "李四", "", "1981.06", "财政局预算股副股长"],
    ["李四", "云岫县财政局", "弟弟", "王五", "", "", "县财政局"],
)


def test_a_home_grown_ledger_with_declarations(tmp_path: Path) -> None:
    built = Built(xlsx(tmp_path / "a.xlsx", {"台账": LEDGER}), xlsx(tmp_path / "b.xlsx", {"申报": DECLARED}))
    assert [(row["name"], row["sex"], row["birth"]) for row in sorted(built.person, key=lambda row: row["birth"])] == [
        ("张三", "M", "1980-05"),
        ("李四", "F", "1981-06"),
        ("赵六", "F", "1989-03-01"),
        ("王五", "M", "1990-03-01"),
    ]
    assert {row["name"]: row["kind"] for row in built.organ} == {"云岫县财政局": "civil", "云岫县第一中学": "public_institution"}
    stands = {row["title"]: (row["tier"], row["chief"], row["section"], row["functions"]) for row in built.post}
    assert stands == {
        "局长": ("1", "true", "", ""),
        "副股长": ("2", "false", "预算股", "other"),
        "会计": ("3", "false", "财务股", "finance"),
        "副校长": ("1", "false", "", ""),
    }
    ids = {row["name"]: row["person_id"] for row in built.person}
    assert [(row["person_id"], row["term"], row["relative_name"], row["source"]) for row in built.declared] == [
        (ids["张三"], "妻子", "李四", "b.xlsx/申报#3"),
        (ids["李四"], "弟弟", "王五", "b.xlsx/申报#4"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_delimited_files_in_any_encoding_read_like_the_workbook(tmp_path: Path, encoding: str, delimiter: str) -> None:
    rows = ledger(["张三", "男", "1980-05", number("19800501", 1), "云岫县财政局", "", "局长"])
    text = Built(delimited(tmp_path / "a.csv", rows, encoding, delimiter))
    book = Built(xlsx(tmp_path / "a.xlsx", {"台账": rows}))
    assert text.person == book.person and text.organ == book.organ
    assert text.post[0]["source"] == "a.csv#3"


def test_xls_reads_like_xlsx(tmp_path: Path) -> None:
    rows = ledger(["张三", "男", "1980-05", number("19800501", 1), "云岫县财政局", "", "局长"])
    assert Built(xls(tmp_path / "a.xls", {"台账": rows})).person == Built(xlsx(tmp_path / "a.xlsx", {"台账": rows})).person


def test_the_sample_of_the_official_layout() -> None:
    built = Built(SAMPLE)
    assert [row["name"] for row in built.person] == ["测试甲"]
    assert [row["term"] for row in built.declared] == ["妻子", "儿子", "父亲", "岳父", "妻子", "儿子"]
    assert {"load.birth-not-id", "load.sex-not-id"} <= built.problem_keys()
    assert built.person[0]["birth"] == "1972-04"


def test_the_official_sheets_join_by_number(tmp_path: Path) -> None:
    one = number("19800501", 1)
    path = xlsx(
        tmp_path / "信息采集表.xlsx",
        {
            "填报说明": [["请如实填报"], ["日期为6位或8位"]],
            "B01单位": [["机构信息"], ["机构名称", "机构简称", "机构类别"], ["云岫县不动产登记中心", "登记中心", "参公事业单位"]],
            "A01人员": [
                ["人员"],
                ["姓名", "身份证号", "性别", "出生年月", "现工作单位及职务全称", "现职级"],
                ["张三", one, "男", "198005", "云岫县不动产登记中心办公室主任", "一级科员"],
            ],
            "A02职务": [
                ["职务"],
                [
                    "姓名",
                    "身份证号",
                    "任职机构名称",
                    "是否领导成员",
                    "成员类别",
                    "职务名称",
                    "是否领导职务",
                    "任职时间",
                    "任职状态",
                    "免职时间",
                ],
                ["张三", one, "登记中心", "否", "", "办公室主任", "是", "201905", "在任", ""],
                ["张三", one, "登记中心", "是", "3", "副主任", "是", "201505", "已免", "201904"],
                ["张三", one, "登记中心", "否", "", "科员", "否", "", "已免", ""],
            ],
            "A08学历": [["学历"], ["姓名", "身份证号", "学历"], ["张三", one, "本科"]],
        },
    )
    built = Built(path)
    assert len(built.person) == 1 and built.organ[0]["kind"] == "civil"
    assert [
        (row["title"], row["section"], row["tier"], row["chief"], row["start"], row["end"]) for row in built.posts("张三")
    ] == [
        ("副主任", "", "1", "false", "2015-05", "2019-04"),
        ("主任", "办公室", "2", "true", "2019-05", ""),
    ]
    assert "load.ended-without-date" in built.problem_keys()
    other = {fate.place.sheet: fate.reason for fate in built.account.fates if fate.reason == "load.other-sheet"}
    assert set(other) == {"填报说明", "A08学历"}


def test_two_level_headers_with_merged_cells(tmp_path: Path) -> None:
    rows = [
        ["干部亲属情况", "", "", "", "", ""],
        ["申报人情况", "", "称谓", "亲属情况", "", ""],
        ["姓名", "单位", "", "姓名", "出生年月", "工作单位及职务"],
        ["张三", "云岫县财政局", "妻子", "李四", "1981.06", "云岫县教育局科员"],
        ["", "", "父亲", "张一", "1950", "退休"],
    ]
    merged = {"表": [(0, 0, 0, 5), (1, 0, 1, 1), (1, 2, 2, 2), (1, 3, 1, 5), (3, 0, 4, 0), (3, 1, 4, 1)]}
    people = xlsx(tmp_path / "a.xlsx", {"台账": LEDGER})
    built = Built(people, xlsx(tmp_path / "b.xlsx", {"表": rows}, merged))
    assert [(row["term"], row["relative_name"], row["relative_birth"]) for row in built.declared] == [
        ("妻子", "李四", "1981-06"),
        ("父亲", "张一", "1950"),
    ]
    assert {row["person_id"] for row in built.declared} == {built.people("张三")[0]["person_id"]}


def test_name_twice_is_told_apart_by_the_term(tmp_path: Path) -> None:
    rows = [["姓名", "单位", "关系", "姓名", "单位"], ["张三", "财政局", "妻子", "李四", "教育局"]]
    built = Built(xlsx(tmp_path / "a.xlsx", {"台账": LEDGER, "亲属": rows}))
    assert [(row["relative_name"], row["relative_employer"]) for row in built.declared] == [("李四", "教育局")]


def test_forms_below_each_other_on_one_sheet(tmp_path: Path) -> None:
    head = ["类别", "称谓", "姓名", "出生\n年月", "工作单位及职务"]
    rows = [
        ["家庭成员采集表"],
        ["姓名：张  三    现工作单位及职务：云岫县财政局局长"],
        head,
        ["配偶", "妻子", "李四", "198106", "财政局"],
        ["子女", "儿子", "", "", ""],
        ["填表人：张三    审核人：王五"],
        ["姓名：李四    现工作单位及职务：云岫县财政局预算股副股长"],
        head,
        ["配偶", "丈夫", "张三", "198005", "财政局"],
    ]
    built = Built(xlsx(tmp_path / "a.xlsx", {"台账": LEDGER, "采集表": rows}))
    assert [(row["term"], row["relative_name"]) for row in built.declared] == [("妻子", "李四"), ("丈夫", "张三")]
    assert len({row["person_id"] for row in built.declared}) == 2


def test_every_row_has_its_fate(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["云岫县人员台账"],
        ["单位：云岫县财政局"],
        ["序号", "姓名", "出生年月", "科室", "职务"],
        [1, "张三", "1980.05", "预算股", "股长"],
        [2, "张三", "1980.05", "预算股", "股长"],
        ["序号", "姓名", "出生年月", "科室", "职务"],
        [3, "", "1981.05", "预算股", "科员"],
        [4, "", "", "", ""],
        ["", "", "", "", ""],
        ["合计", "2人", "", "", ""],
        ["注：以上人员均已核对。"],
    ]
    built = Built(xlsx(tmp_path / "a.xlsx", {"台账": rows}))
    assert built.fates() == {
        1: "load.title",
        2: "load.title",
        3: "load.header",
        4: "load.used",
        5: "load.repeats",
        6: "load.header",
        7: "load.no-name",
        8: "load.blank",
        9: "load.blank",
        10: "load.total",
        11: "load.remark",
    }
    assert built.organ[0]["name"] == "云岫县财政局"


def test_rows_that_name_the_organ_of_the_rows_below(tmp_path: Path) -> None:
    rows = [["姓名", "职务"], ["云岫县财政局", ""], ["张三", "局长"], ["二、云岫县教育局", ""], ["李四", "副局长"]]
    built = Built(xlsx(tmp_path / "a.xlsx", {"台账": rows}))
    organs = {row["organ_id"]: row["name"] for row in built.organ}
    assert {row["title"]: organs[row["organ_id"]] for row in built.post} == {"局长": "云岫县财政局", "副局长": "云岫县教育局"}


def test_a_section_in_the_cell_of_the_organ(tmp_path: Path) -> None:
    rows = [["姓名", "单位", "职务"], ["张三", "云岫县财政局", "局长"], ["李四", "云岫县财政局预算股", "股长"]]
    built = Built(xlsx(tmp_path / "a.xlsx", {"台账": rows}))
    assert [row["name"] for row in built.organ] == ["云岫县财政局"]
    assert [(row["section"], row["tier"]) for row in built.posts("李四")] == [("预算股", "2")]


def test_columns_that_are_understood_and_ignored_are_told(tmp_path: Path) -> None:
    rows = [["姓名", "工作单位", "职务", "血型"], ["张三", "云岫县财政局", "局长", "A"]]
    told = {row["column"]: row["field"] for row in Built(xlsx(tmp_path / "a.xlsx", {"台账": rows})).account.columns}
    assert told == {"姓名": "name", "工作单位": "organ", "职务": "title", "血型": ""}


def test_an_alias_file_explains_strange_headings(tmp_path: Path) -> None:
    rows = [["何人", "何处", "何职", "姓名"], ["张三", "云岫县财政局", "局长", "x"]]
    path = xlsx(tmp_path / "a.xlsx", {"台账": rows})
    aliases = tmp_path / "columns.toml"
    aliases.write_text(
        '[columns]\n"何人" = "name"\n"何处" = "organ"\n[columns."台账"]\n"何职" = "title"\n"姓名" = "ignore"\n', "utf-8"
    )
    built = Built(path, columns=aliases)
    assert [(row["name"]) for row in built.person] == ["张三"] and built.post[0]["tier"] == "1"


def test_one_person_with_two_posts_and_two_namesakes(tmp_path: Path) -> None:
    one = number("19800501", 1)
    rows = ledger(
        ["张三", "男", "1980.05", one, "云岫县财政局", "预算股", "股长"],
        ["张三", "男", "1980.05", one, "云岫县教育局", "", "副局长"],
        ["张三", "男", "1980.05", "", "云岫县水利局", "", "副局长"],
        ["张三", "男", "", "", "云岫县水利局", "", "科员"],
    )
    built = Built(xlsx(tmp_path / "a.xlsx", {"台账": rows}))
    assert sorted(len([post for post in built.post if post["person_id"] == row["person_id"]]) for row in built.person) == [
        1,
        1,
        2,
    ]
    assert "load.namesake-apart" in built.problem_keys()


def test_a_number_used_for_two_names_proves_nothing(tmp_path: Path) -> None:
    one = number("19800501", 1)
    rows = ledger(
        ["张三", "男", "1980.05", one, "云岫县财政局", "", "局长"], ["李四", "男", "1981.05", one, "云岫县财政局", "", "副局长"]
    )
    built = Built(xlsx(tmp_path / "a.xlsx", {"台账": rows}))
    assert [row["id_number"] for row in built.person] == ["", ""]
    assert [problem.level for problem in built.account.problems if problem.key == "load.id-used-twice"] == ["error", "error"]
    assert all(one not in problem.text(lang) for problem in built.account.problems for lang in ("zh", "en"))


def test_superiors_are_named_and_found_within_the_organ(tmp_path: Path) -> None:
    head = ["姓名", "工作单位", "科室", "职务", "分管领导", "直接上级"]
    rows = [
        head,
        ["张三", "云岫县财政局", "", "副局长", "", ""],
        ["李四", "云岫县财政局", "预算股", "股长", "张 三", "王五"],
        ["王五", "云岫县教育局", "", "局长", "", ""],
    ]
    built = Built(xlsx(tmp_path / "a.xlsx", {"台账": rows}))
    chief = built.posts("李四")[0]
    assert chief["in_charge"] == built.people("张三")[0]["person_id"] and chief["reports_to"] == ""
    assert "load.superior-unknown" in built.problem_keys()


def test_declarers_are_found_or_the_rows_quarantined(tmp_path: Path) -> None:
    people = ledger(
        ["张三", "男", "1980.05", "", "云岫县财政局", "", "局长"],
        ["张三", "男", "1982.05", "", "云岫县教育局", "", "局长"],
        ["李四", "女", "1981.05", number("19810501", 2), "云岫县财政局", "", "副局长"],
    )
    lines = declarations(
        ["张三", "县教育局", "妻子", "甲", "", "", ""],
        ["张三", "教育局", "妻子", "甲", "", "", ""],
        ["张三", "", "妻子", "乙", "", "", ""],
        ["钱七", "云岫县财政局", "妻子", "丙", "", "", ""],
        ["李四", "教育局", "丈夫", "丁", "", "", ""],
        ["李四", "", "丈夫", "戊", "", "", ""],
    )
    built = Built(xlsx(tmp_path / "a.xlsx", {"台账": people}), xlsx(tmp_path / "b.xlsx", {"申报": lines}))
    assert [row["relative_name"] for row in built.declared if row["relative_name"] != "甲"] == ["戊"]
    quarantined = {fate.reason for fate in built.account.fates if fate.fate == "quarantined"}
    assert {"load.declarer-ambiguous", "load.declarer-unknown", "load.declarer-contradicted"} <= quarantined


def test_several_people_in_one_cell(tmp_path: Path) -> None:
    lines = declarations(
        ["张三", "财政局", "姐姐、姐夫", "张大、钱二", "", "1975.05、1974.03", "教育局"],
        ["张三", "财政局", "", "父：张一；母：孙二", "", "", ""],
        ["张三", "财政局", "姐姐、姐夫", "张大、钱二、孙五", "", "", ""],
    )
    built = Built(xlsx(tmp_path / "a.xlsx", {"台账": LEDGER, "申报": lines}))
    assert [(row["term"], row["relative_name"], row["relative_birth"]) for row in built.declared] == [
        ("姐姐", "张大", "1975-05"),
        ("姐夫", "钱二", "1974-03"),
        ("父", "张一", ""),
        ("母", "孙二", ""),
    ]
    assert "load.several-people" in built.problem_keys()


def test_neither_row_order_nor_file_names_nor_other_people_matter(tmp_path: Path) -> None:
    people = [
        [
            f"赵{'一二三四五六七八'[at % 8]}",
            "男",
            f"19{70 + at % 9}.0{1 + at % 9}",
            "",
            f"云岫县{'财教水农'[at % 4]}业局",
            "",
            "科员",
        ]
        for at in range(40)
    ]
    first = Built(xlsx(tmp_path / "a.xlsx", {"台账": ledger(*people)}))
    random.Random(7).shuffle(people)
    second = Built(
        xlsx(tmp_path / "z.xlsx", {"另": ledger(*people[:30])}), xlsx(tmp_path / "b.xlsx", {"表": ledger(*people[30:])})
    )

    def bare(built: Built) -> list[dict[str, Any]]:
        return [{key: value for key, value in row.items() if key != "source"} for row in built.post]

    assert first.person == second.person and first.organ == second.organ and bare(first) == bare(second)
    alone = Built(xlsx(tmp_path / "c.xlsx", {"台账": ledger(*people[:5])}))
    assert {row["person_id"] for row in alone.person} <= {row["person_id"] for row in first.person}


FOLDERS_ONLY = {"organ": {"level", "area"}, "post": set[str]()}
"""Columns that only a canonical folder tells."""


def test_records_have_the_canonical_columns(tmp_path: Path) -> None:
    built = Built(xlsx(tmp_path / "a.xlsx", {"台账": LEDGER, "申报": DECLARED}))
    assert all(set(row) == {*names("person"), "former_name"} for row in built.person)
    for table, rows in (("organ", built.organ), ("post", built.post)):
        assert all(set(row) == set(names(table)) - FOLDERS_ONLY[table] for row in rows)
    assert all(set(row) == {*names("declared"), "relative_sex", "beside", "place"} for row in built.declared)


def test_load_gives_a_county(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stand_in(person: Any, *others: Any, choices: Choices, kindreds: object) -> Any:
        assert choices == Choices("gb4761-2008") and kindreds is None
        return person, [], []

    monkeypatch.setattr(loaders.resolve, "resolve", stand_in)
    told: list[tuple[str, int, int]] = []
    path = xlsx(tmp_path / "a.xlsx", {"台账": LEDGER})
    county = load([path], codes="gb4761-2008", progress=lambda *step: told.append(step))
    assert [county.table(name).num_rows for name in FIVE] == [4, 2, 4, 0, 0]  # type: ignore[union-attr]
    assert told[0] == ("a.xlsx", 0, 1) and county.account.unaccounted() == {}


def test_a_folder_is_all_its_files(tmp_path: Path) -> None:
    xlsx(tmp_path / "a.xlsx", {"台账": LEDGER})
    delimited(tmp_path / "b.csv", DECLARED, "gb18030")
    (tmp_path / "c.pdf").write_bytes(b"%PDF")
    (tmp_path / "d.xlsx").write_bytes(b"PK\x03\x04 broken")
    (tmp_path / "inner").mkdir()
    built = Built(tmp_path)
    assert len(built.person) == 4 and len(built.declared) == 2
    assert {"load.file-not-read", "load.folder-not-read", "input.corrupt"} <= built.problem_keys()


def test_a_canonical_folder_stands_alone(tmp_path: Path) -> None:
    (tmp_path / "person.csv").write_text("person_id,name\n1,张三\n", "utf-8")
    other = xlsx(tmp_path / "a.xlsx", {"台账": LEDGER})
    with pytest.raises(RequestError) as caught:
        load([tmp_path, other])
    assert caught.value.key == "input.mixed-sources"


@pytest.mark.parametrize(
    ("table", "header"),
    [
        ("organ", "organ_id,name"),
        ("post", "title,organ_id,section,person_id"),
        ("parent", "parent_id,child_id,kind"),
        ("spouse", "\ufeffperson_id,spouse_id"),
    ],
)
@pytest.mark.parametrize("beside", [False, True])
def test_a_canonical_folder_without_people_is_not_read_as_lists(table: str, header: str, beside: bool, tmp_path: Path) -> None:
    (tmp_path / f"{table}.csv").write_text(f"{header}\n", "utf-8")
    if beside:
        xlsx(tmp_path / "a.xlsx", {"台账": LEDGER})
    with pytest.raises(InputError) as caught:
        load([tmp_path])
    assert (caught.value.key, caught.value.place.file) == ("intake.no-person-table", str(tmp_path))
    with pytest.raises(InputError) as caught:
        load([tmp_path / f"{table}.csv"])
    assert (caught.value.key, caught.value.place.file) == ("input.table-alone", f"{table}.csv")


def test_a_folder_with_nothing_but_a_table_of_parquet_lacks_the_people_too(tmp_path: Path) -> None:
    pq.write_table(pa.table({"person_id": ["1"], "spouse_id": ["2"]}), tmp_path / "spouse.parquet")
    with pytest.raises(InputError) as caught:
        load([tmp_path])
    assert caught.value.key == "intake.no-person-table"


def test_the_table_of_people_alone_is_not_read_as_a_list(tmp_path: Path) -> None:
    (tmp_path / "person.csv").write_text("person_id,name\n1,张三\n", "utf-8")
    with pytest.raises(InputError) as caught:
        load([tmp_path / "person.csv"])
    assert caught.value.key == "input.table-alone"


@pytest.mark.parametrize("code", ["utf-8", "gb18030"])
def test_lists_that_are_called_as_tables_are_lists(code: str, tmp_path: Path) -> None:
    rows = "姓名,性别,单位,职务\n张三,男,财政局,科员\n"
    for name in ("post.csv", "organ.csv"):
        (tmp_path / name).write_text(rows, code)
    assert len(Built(tmp_path).person) == len(Built(tmp_path / "post.csv").person) == 1


def test_the_same_file_twice_changes_nothing(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", {"台账": LEDGER, "申报": DECLARED})
    (tmp_path / "copy").mkdir()
    copy = xlsx(tmp_path / "copy" / "a.xlsx", {"台账": LEDGER, "申报": DECLARED})
    once, twice = Built(path), Built(path, copy)
    assert once.person == twice.person and len(once.declared) == len(twice.declared)
    assert sum(fate.rows for fate in twice.account.fates if fate.fate == "merged") == 6


def test_a_declaration_without_declarers_asks_for_an_alias_file(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", {"亲属": [["称谓", "姓名", "单位"], ["妻子", "李四", "教育局"]]})
    with pytest.raises(InputError) as caught:
        Built(path)
    assert caught.value.key == "input.no-declarer-told" and "declarer_name" in caught.value.text("zh")
    assert "--columns" in caught.value.text("en")
