"""Values of cells: dates, identity numbers, names, flags, headings."""

from __future__ import annotations

import re
from datetime import date, datetime
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.values import clean, idnumber, names
from loaders.values.dates import read_date
from loaders.values.names import read_name
from loaders.workbook.aliases import Aliases, field_names, known, load_aliases, normalise

DATES: list[tuple[object, str, str]] = [
    ("198005", "1980-05", ""),
    (198005, "1980-05", ""),
    (198005.0, "1980-05", ""),
    ("19800501", "1980-05-01", ""),
    (19800501.0, "1980-05-01", ""),
    ("1980.05", "1980-05", ""),
    ("1980.5", "1980-05", ""),
    (1980.05, "1980-05", ""),
    (1980.5, "1980-05", ""),
    (1980.11, "1980-11", ""),
    (1980.1, "1980", "load.date-ambiguous"),
    ("1980.1", "1980-01", ""),
    ("1980.10", "1980-10", ""),
    ("1980-05", "1980-05", ""),
    ("1980/5", "1980-05", ""),
    ("1980/5/1", "1980-05-01", ""),
    ("1980年5月", "1980-05", ""),
    ("1980年05月01日", "1980-05-01", ""),
    ("1980年", "1980", ""),
    (1980, "1980", ""),
    ("１９８０．０５", "1980-05", ""),
    ("一九八〇年十二月", "1980-12", ""),
    ("1980年正月", "1980-01", ""),
    (29342, "1980-05-01", ""),
    (29342.75, "1980-05-01", ""),
    ("29342", "1980-05-01", ""),
    (19975, "1954-09-08", ""),
    ("19975", "", "load.date-five-digits"),
    ("20011", "", "load.date-five-digits"),
    ("19970", "1954-09-03", ""),
    ("20504", "1956-02-19", ""),
    (date(1980, 5, 1), "1980-05-01", ""),
    (datetime(1980, 5, 1, 12), "1980-05-01", ""),
    ("1980-05-01 00:00:00", "1980-05-01", ""),
    ("1980.05(44岁)", "1980-05", ""),
    ("1980.05（44 岁）", "1980-05", ""),
    ("1980.05 44岁", "1980-05", ""),
    ("1980年5月生", "1980-05", ""),
    ("1980-00", "1980", ""),
    ("198000", "1980", ""),
    ("19800500", "1980-05", ""),
    ("2015.03至今", "2015-03", ""),
    ("至今", "", ""),
    ("", "", ""),
    ("无", "", ""),
    (0, "", ""),
    (float("nan"), "", ""),
    (None, "", ""),
    ("1980.13", "", "load.date-impossible"),
    ("1980-02-30", "", "load.date-impossible"),
    ("1700.01", "", "load.date-impossible"),
    ("80.05", "", "load.date-short-year"),
    ("80年5月", "", "load.date-short-year"),
    ("属猴", "", "load.date-unreadable"),
    ("约1980年", "", "load.date-unreadable"),
    ("1980.5.1-1990.1.1", "", "load.date-unreadable"),
    (True, "", "load.date-unreadable"),
    ("农历1980年5月", "1980", "load.date-lunar"),
    ("1980年农历五月初三", "1980", "load.date-lunar"),
    ("1980.05(农历)", "1980", "load.date-lunar"),
    ("一九八〇年腊月廿三（阴历）", "1980", "load.date-lunar"),
    ("农历五月", "", "load.date-unreadable"),
]


@pytest.mark.parametrize(("cell", "value", "problem"), DATES)
def test_dates(cell: object, value: str, problem: str) -> None:
    reading = read_date(cell)
    assert (reading.value, reading.problem) == (value, problem)


@given(st.one_of(st.text(max_size=20), st.floats(), st.integers(), st.booleans(), st.datetimes()))
def test_any_cell_is_read_as_a_date_or_said_to_be_none(cell: object) -> None:
    value = read_date(cell).value
    assert value == "" or date.fromisoformat((value + "-01-01")[:10])


@given(st.dates(date(1927, 6, 1), date(2099, 12, 31)))
def test_the_same_day_in_every_writing(day: date) -> None:
    serial = (day - date(1899, 12, 30)).days
    writings = [
        day.isoformat(),
        f"{day:%Y%m%d}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}.{day.month}.{day.day}",
        serial,
    ]
    assert {read_date(writing).value for writing in writings} == {day.isoformat()}


@given(st.dates(date(1900, 1, 1), date(2020, 1, 1)), st.integers(0, 999))
def test_a_number_with_the_right_check_digit_and_only_that_is_valid(day: date, order: int) -> None:
    body = f"529901{day:%Y%m%d}{order:03d}"
    number = body + idnumber.check_digit(body)
    assert idnumber.is_valid(number) and idnumber.birth_of(number) == day.isoformat()
    assert idnumber.sex_of(number) == ("M" if order % 2 else "F")
    assert not any(idnumber.is_valid(body + other) for other in "0123456789X" if other != number[17])
    masked = number[:6] + "********" + number[14:]
    assert idnumber.compatible(number, masked) and idnumber.normalise(masked) == "" and not idnumber.is_valid(masked)


def test_check_digits_agree_with_an_independent_library() -> None:
    from stdnum.iso7064 import mod_11_2

    for order in range(50):
        body = f"11010519491231{order:03d}"
        assert mod_11_2.calc_check_digit(body) == idnumber.check_digit(body)


@pytest.mark.parametrize(
    ("old", "new"), [("110105491231002", "11010519491231002X"), ("11010519491231002x", "11010519491231002X")]
)
def test_old_numbers_are_brought_to_eighteen_places(old: str, new: str) -> None:
    assert idnumber.normalise(old) == new and idnumber.is_valid(old) and idnumber.compatible(old, new)


@pytest.mark.parametrize(
    ("a", "b", "fits"),
    [
        ("1101051949****002X", "11010519491231002X", True),
        ("1101**********002X", "110105********002X", True),
        ("1101****002X", "11010519491231002X", True),
        ("1101051949****0021", "11010519491231002X", False),
        ("320105********002X", "11010519491231002X", False),
        ("", "11010519491231002X", False),
        ("无", "无", False),
    ],
)
def test_masked_numbers_are_compared_place_by_place(a: str, b: str, fits: bool) -> None:
    assert idnumber.compatible(a, b) is fits and idnumber.compatible(b, a) is fits


@given(st.text(max_size=22))
def test_no_text_upsets_the_numbers(text: str) -> None:
    assert idnumber.normalise(text) == "" or len(idnumber.normalise(text)) == 18
    assert len(idnumber.mask(text)) in (0, 18)
    assert idnumber.is_valid(text) in (True, False)


@pytest.mark.parametrize(
    ("text", "name", "former", "note"),
    [
        ("张  三", "张三", (), ""),
        ("张　三", "张三", (), ""),
        ("张三（曾用名李四）", "张三", ("李四",), ""),
        ("张三(原名：李 四)", "张三", ("李四",), ""),
        ("张三（已去世）", "张三", (), "已去世"),
        ("阿依古丽•买买提", "阿依古丽·买买提", (), ""),
        ("阿依古丽．买买提", "阿依古丽·买买提", (), ""),
        ("阿依古丽 · 买买提", "阿依古丽·买买提", (), ""),
        ("John  Smith", "John Smith", (), ""),
        ("无", "", (), ""),
        ("/", "", (), ""),
    ],
)
def test_names(text: str, name: str, former: tuple[str, ...], note: str) -> None:
    read = read_name(text)
    assert (read.name, read.former, read.note) == (name, former, note)


PARTS = (
    "同志",
    "未婚",
    "死亡",
    "缺编",
    "空缺",
    "无",
    "没有",
    "此人",
    "已",
    "去世",
    "亡故",
    "王",
    "建国",
    "学生",
    "女",
    "〇",
    "\uf900",
    "㐀",
)


def test_a_bare_name_is_read_as_any_other(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["".join(parts) for count in (1, 2, 3) for parts in product(PARTS, repeat=count)]
    at_once = [read_name.__wrapped__(text) for text in texts]
    assert sum(bool(names.BARE.fullmatch(text)) for text in texts) > 200
    monkeypatch.setattr(names, "BARE", re.compile("(?!)"))
    assert at_once == [read_name.__wrapped__(text) for text in texts]


@pytest.mark.parametrize(
    ("cell", "flag"), [("是", "true"), ("√", "true"), (1.0, "true"), ("否", "false"), (0, "false"), ("", ""), ("?", "")]
)
def test_flags(cell: object, flag: str) -> None:
    assert clean.read_flag(cell) == flag


@pytest.mark.parametrize(
    ("heading", "field", "role"),
    [
        ("姓 名", "name", ""),
        ("姓名*", "name", ""),
        ("出生\n年月（岁）：", "birth", ""),
        ("家庭成员姓名", "name", "relative"),
        ("亲属工作单位及职务", "employer", "relative"),
        ("申报人身份证号", "id_number", "declarer"),
        ("申报人", "name", "declarer"),
        ("与本人关系", "term", ""),
        ("是否领导成员", "leader", ""),
        ("成员类别", "member_kind", ""),
    ],
)
def test_headings(heading: str, field: str, role: str) -> None:
    meaning = Aliases().meaning(heading)
    assert meaning and (meaning.field, meaning.role) == (field, role)


@pytest.mark.parametrize("heading", ["籍贯", "", "党组织关系所在地", "亲属关系备注说明", "序号", "年龄"])
def test_headings_that_mean_nothing_here(heading: str) -> None:
    assert Aliases().meaning(heading) is None


def test_no_heading_stands_for_two_fields() -> None:
    from loaders.workbook.aliases import _toml

    seen: dict[str, str] = {}
    for field, aliases in _toml()["fields"].items():
        for alias in aliases:
            assert seen.setdefault(normalise(alias), field) == field
            assert known(normalise(alias))
    assert len(field_names()) == len(set(field_names())) and load_aliases(None) == Aliases()
