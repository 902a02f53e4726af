"""Lists of planned appointments: whom and which post a row means, and a sentence for every row that cannot be used."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kinship.errors import InputError
from kinship.tables import Appointment, County
from loaders import load
from loaders.plans import appointments
from tests import cadre_files, files
from tests.village.build import DECLARATIONS, HERE, LEDGER, read, staff

DAY = date(2026, 11, 23)
FINANCE, FARMING = "柳溪县财政局", "柳溪县农业农村局"


@pytest.fixture(scope="module")
def village() -> County:
    return load([HERE / LEDGER, HERE / DECLARATIONS])


@pytest.fixture(scope="module")
def ids(village: County) -> dict[str, str]:
    """The ids of people and organs by their names; the two who are called 高飞 by their birth months."""
    people = {row["name"]: row["person_id"] for row in village.person.to_pylist() if row["staff"] == "true"}  # type: ignore[union-attr]
    people |= {(row["birth"] or "")[:7]: row["person_id"] for row in village.person.to_pylist() if row["name"] == "高飞"}  # type: ignore[union-attr]
    return people | {row["name"]: row["organ_id"] for row in village.organ.to_pylist()}  # type: ignore[union-attr]


def planned(county: County, *rows: dict[str, Any], **more: Any) -> list[Appointment]:
    return appointments(county, [list(rows)], as_of=DAY, **more)


def only(county: County, **row: Any) -> Appointment:
    """The one appointment of one row."""
    (found,) = planned(county, row)
    return found


def posts(one: Appointment) -> list[tuple[str, ...]]:
    return [tuple(post[name] for name in ("organ_id", "section", "title", "tier", "chief")) for post in one.posts]


def refused(county: County, *rows: dict[str, Any]) -> str:
    with pytest.raises(InputError) as caught:
        planned(county, *rows)
    assert caught.value.text("zh")
    return caught.value.text("en")


@pytest.mark.parametrize(
    "row",
    [
        {"单位": FARMING, "科室": "财务室", "职务": "会计"},
        {"拟任单位": "农业农村局", "拟任科室": "财务室", "拟任职务": "会计"},
        {"拟任职务": "柳溪县农业农村局财务室会计"},
        {"拟任单位及职务": "县农业农村局财务室会计"},
        {"现任职务": "柳溪县财政局预算股会计", "拟任职务": "农业农村局财务室会计"},
        {"organ": FARMING, "section": "财务室", "title": "会计"},
    ],
)
def test_a_post_is_told_in_many_ways(row: dict[str, str], village: County, ids: dict[str, str]) -> None:
    one = only(village, 姓名="林小雨", **row)
    assert one.person_id == ids["林小雨"] and one.replaces
    assert posts(one) == [(ids[FARMING], "财务室", "会计", "3", "false")]
    assert one.posts[0]["functions"] == "finance"


def test_a_post_is_under_the_leader_of_its_section(village: County, ids: dict[str, str]) -> None:
    post = only(village, 姓名="林小雨", 拟任职务="农业农村局种植业股科员").posts[0]
    assert (post["in_charge"], post["reports_to"]) == (ids["冯丽萍"], "")
    assert only(village, 姓名="林小雨", 拟任职务="农业农村局副局长").posts[0]["in_charge"] == ""
    named = only(village, 姓名="林小雨", 单位=FARMING, 科室="新设股", 职务="科员", 分管领导="唐志远").posts[0]
    assert named["in_charge"] == ids["唐志远"]
    assert only(village, 姓名="冯丽萍", 拟任职务="农业农村局种植业股科员").posts[0]["in_charge"] == ""


def test_what_the_list_does_not_tell_is_as_whoever_holds_the_post_has_it(village: County) -> None:
    assert only(village, 姓名="林小雨", 拟任职务="农业农村局种植业股股长").posts[0]["level"] == "一级主任科员"
    told = only(village, 姓名="林小雨", 拟任职务="农业农村局工会主席", 层级="2")
    assert (only(village, 姓名="林小雨", 拟任职务="农业农村局工会主席").posts[0]["tier"], told.posts[0]["tier"]) == ("", "")
    stated = only(village, 姓名="林小雨", 单位=FARMING, 职务="工会主席", 层级="2")
    assert stated.posts[0]["tier"] == "2"


def test_a_text_without_an_organ_means_the_present_one(village: County, ids: dict[str, str]) -> None:
    assert posts(only(village, 姓名="林小雨", 拟任职务="国库股股长")) == [(ids[FINANCE], "国库股", "股长", "2", "true")]


def test_one_text_may_tell_several_posts(village: County, ids: dict[str, str]) -> None:
    one = only(village, 姓名="林小雨", 拟任职务="柳溪县财政局党组成员、副局长，柳溪县农业农村局副局长（兼）")
    assert [post[0] for post in posts(one)] == [ids[FINANCE], ids[FARMING]]
    assert one.posts[0]["title"] == "党组成员、副局长"


@pytest.mark.parametrize(
    ("row", "replaces", "ends", "begins"),
    [
        ({"拟任职务": "国库股股长"}, True, [], 1),
        ({"拟任职务": "国库股股长", "任免": "任"}, True, [], 1),
        ({"拟任职务": "国库股股长", "任免": "兼任"}, False, [], 1),
        ({"拟任职务": "国库股股长", "拟免职务": "预算股会计"}, False, [("预算股", "会计")], 1),
        ({"拟免职务": "柳溪县财政局预算股会计"}, False, [("预算股", "会计")], 0),
        ({"职务": "会计", "任免": "免"}, False, [("预算股", "会计")], 0),
        ({"任免": "免职"}, True, [], 0),
        ({"拟免职务": "免去柳溪县财政局预算股会计职务"}, False, [("预算股", "会计")], 0),
        ({"拟任职务": "免去会计职务", "任免": "免"}, False, [("预算股", "会计")], 0),
        ({"拟任职务": "拟任国库股股长", "拟免职务": "不再担任预算股会计"}, False, [("预算股", "会计")], 1),
        ({"拟任单位": FINANCE, "拟任科室": "免疫规划股", "拟任职务": "免疫规划股股长"}, True, [], 1),
    ],
)
def test_posts_are_replaced_kept_or_ended(
    row: dict[str, str], replaces: bool, ends: list[Any], begins: int, village: County
) -> None:
    one = only(village, 姓名="林小雨", **row)
    assert (one.replaces, [end[1:] for end in one.ends], len(one.posts)) == (replaces, ends, begins)


@pytest.mark.parametrize(
    ("told", "day"), [("2026.12", "2026-12"), ("2026年12月1日", "2026-12-01"), (20261201.0, "2026-12-01"), ("", ""), (None, "")]
)
def test_the_day_is_read_as_in_ledgers(told: object, day: str, village: County) -> None:
    assert only(village, 姓名="林小雨", 拟任职务="国库股股长", 任职时间=told).start == day


def test_people_are_found_by_number_id_or_name(village: County, ids: dict[str, str]) -> None:
    number = next(line["证件"] for line in staff(read()) if line["姓名"] == "林小雨")
    for who in (
        {"身份证号": number},
        {"编号": "", "姓名": "林 小雨"},
        {"person_id": ids["林小雨"]},
        {"姓名": "林小雨", "身份证号": number},
    ):
        assert only(village, **who, 拟任职务="国库股股长").person_id == ids["林小雨"]


@pytest.mark.parametrize(
    "row", [{"出生年月": "1994.10"}, {"出生年月": 199410}, {"现任职务": "社会事务办公室科员", "出生年月": "1994-10"}]
)
def test_namesakes_are_told_apart(row: dict[str, Any], village: County, ids: dict[str, str]) -> None:
    assert only(village, 姓名="高飞", 拟任职务="农业农村局农机股股长", **row).person_id == ids["1994-10"]


def test_namesakes_in_two_organs_are_told_apart_by_the_present_post(tmp_path: Path) -> None:
    people = [["王伟", "男", "1980.01", "", organ, "办公室", "科员"] for organ in ("云岫县财政局", "云岫县审计局")]
    county = load([files.xlsx(tmp_path / "a.xlsx", {"台账": files.ledger(*people)})])
    one = only(county, 姓名="王伟", 现单位及职务="云岫县审计局办公室科员", 拟任职务="云岫县财政局副局长")
    held = next(row for row in county.post.to_pylist() if row["person_id"] == one.person_id)  # type: ignore[union-attr]
    assert held["organ_id"] != one.posts[0]["organ_id"]
    assert "王伟 (云岫县审计局 办公室 科员, 1980-01, " in refused(county, {"姓名": "王伟", "拟任职务": "云岫县财政局副局长"})


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (
            {"姓名": "高飞", "拟任职务": "财政局局长"},
            "several of the staff may be 高飞: 高飞 (柳溪县青石镇人民政府 党政办公室 科员, 1991-04, ",
        ),
        ({"姓名": "高飞", "出生年月": "1980.01", "拟任职务": "财政局局长"}, "nobody called 高飞 fits"),
        ({"姓名": "张三", "拟任职务": "财政局局长"}, "column 姓名: nobody on the staff is called 张三"),
        ({"姓名": "卢婷婷", "拟任职务": "财政局局长"}, "卢婷婷 is known as a relative only"),
        ({"姓名": "", "拟任职务": "财政局局长", "备注": "x"}, "does not say who"),
        (
            {"身份证号": "110105194912310021", "拟任职务": "财政局局长"},
            "nobody on the staff has the ID number 110*************21",
        ),
        ({"编号": "p-0", "拟任职务": "财政局局长"}, "nobody on the staff has the id p-0"),
        (
            {"姓名": "林小雨", "拟任单位": "柳溪县教育局"},
            "column 拟任单位: there is no organ 柳溪县教育局. Did you mean 柳溪县财政局?",
        ),
        ({"姓名": "林小雨", "拟任单位": "某某"}, "there is no organ 某某. Write"),
        ({"姓名": "林小雨", "拟任职务": "邻县水利局局长"}, "column 拟任职务: there is no organ 邻县水利局"),
        ({"姓名": "林小雨", "拟任职务": ""}, "does not say what 林小雨 is to be"),
        ({"姓名": "林小雨", "拟任职务": "免去会计职务"}, "column 拟任职务: 免去会计职务 is a post to leave, but stands where"),
        ({"姓名": "林小雨", "拟任单位": FINANCE, "拟任职务": "不再担任会计"}, "column 拟任职务: 不再担任会计 is a post to leave"),
        ({"姓名": "林小雨", "拟任职务": "国库股股长，免去预算股会计职务"}, "免去预算股会计职务 is a post to leave"),
        ({"姓名": "林小雨", "拟任职务": "免职", "任免": "任"}, "免职 is a post to leave"),
        ({"姓名": "林小雨", "拟免职务": "国库股股长"}, "林小雨 does not hold this post: 柳溪县财政局 国库股 股长"),
        ({"姓名": "林小雨", "拟任职务": "国库股股长", "任免": "提拔"}, "提拔 is not understood. The column may hold: 任, 兼, 免"),
        ({"姓名": "林小雨", "拟任职务": "国库股股长", "任职时间": "下月"}, "this date is not understood: 下月"),
        ({"姓名": "林小雨", "科目": "x"}, "Missing: the organ or title to be taken up"),
        ({"何人": "林小雨", "拟任职务": "国库股股长"}, "Missing: "),
    ],
)
def test_a_row_that_cannot_be_used_is_told_with_its_place(row: dict[str, Any], says: str, village: County) -> None:
    said = refused(village, row)
    assert says in said
    assert said.startswith("appointments")


@pytest.mark.parametrize(
    ("row", "lacking"),
    [
        ({"申报人": "林小雨", "与本人关系": "父亲", "亲属姓名": "林强", "亲属职务": "科员"}, ["姓名", "organ or title"]),
        ({"姓名": "林小雨", "亲属职务": "科员"}, ["organ or title"]),
        ({"亲属姓名": "林强", "拟任职务": "国库股股长"}, ["姓名"]),
    ],
)
def test_what_a_list_of_relatives_lacks_is_named(village: County, row: dict[str, str], lacking: list[str]) -> None:
    missing = refused(village, row).partition("Missing: ")[2].partition(". Rename")[0]
    assert [part for part in ("姓名", "organ or title") if part in missing] == lacking


def test_a_name_that_contradicts_the_number_is_refused(village: County, ids: dict[str, str]) -> None:
    row = {"姓名": "白雪", "person_id": ids["林小雨"], "拟任职务": "国库股股长"}
    assert "is that of 林小雨, but the name is 白雪" in refused(village, row)


def test_every_mistake_is_told_at_once(village: County, tmp_path: Path) -> None:
    rows = [["姓名", "拟任职务"], ["甲甲", "财政局局长"], ["林小雨", "国库股股长"], ["乙乙", "财政局局长"]]
    path = files.xlsx(tmp_path / "拟任.xlsx", {"名单": [["云岫县拟任免名单"], *rows]})
    with pytest.raises(InputError) as caught:
        appointments(village, [path])
    said = caught.value.text("en").splitlines()
    assert said[0].startswith("the list of appointments has 2 rows")
    assert [line.partition(":")[0] for line in said[1:]] == [
        "拟任.xlsx, sheet 名单, row 3, column 姓名",
        "拟任.xlsx, sheet 名单, row 5, column 姓名",
    ]


def test_a_long_list_of_mistakes_is_cut(village: County) -> None:
    said = refused(village, *[{"姓名": f"某{at}", "拟任职务": "x"} for at in range(30)])
    assert said.splitlines()[-1] == "… and 10 more" and len(said.splitlines()) == 22


def test_workbooks_with_titles_totals_and_other_sheets(village: County, tmp_path: Path) -> None:
    rows = [
        ["云岫县拟任免人员名单"],
        ["序号", "姓名", "拟任\n职务", "任职时间"],
        [1, "林小雨", "国库股股长", date(2026, 12, 1)],
        ["合计", "", 1, ""],
    ]
    path = files.xlsx(tmp_path / "a.xlsx", {"名单": rows, "说明": [["填写说明"], ["请如实填写"]]})
    (one,) = appointments(village, [path])
    assert (one.start, one.place.sheet, one.place.row) == ("2026-12-01", "名单", 3)


def test_a_list_of_nobody_is_an_empty_plan(village: County, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("姓名,拟任职务\n", encoding="utf-8")
    assert appointments(village, [path, []]) == []


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [("a.csv", None, "no such file"), ("a.docx", "x", "workbook"), ("a.csv", "", "empty"), ("a.csv", "一,二\n1,2\n", "Missing")],
)
def test_files_that_are_no_list(name: str, text: str | None, says: str, village: County, tmp_path: Path) -> None:
    if text is not None:
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        appointments(village, [tmp_path / name])
    assert says in caught.value.text("en")


def test_an_alias_file_explains_headings(village: County, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("何人,何职,单位\n林小雨,国库股股长,财政局\n", encoding="utf-8")
    (tmp_path / "c.toml").write_text('[columns]\n"何人" = "name"\n"何职" = "title"\n', encoding="utf-8")
    (one,) = appointments(village, [tmp_path / "a.csv"], columns=tmp_path / "c.toml")
    assert one.posts[0]["title"] == "股长"


def test_two_organs_of_one_name_are_told_apart_by_id(tmp_path: Path) -> None:
    (tmp_path / "person.csv").write_text("person_id,name\np,甲某\n", encoding="utf-8")
    (tmp_path / "organ.csv").write_text("organ_id,name,kind\no1,云岫县财政局,civil\no2,云岫县财政局,civil\n", encoding="utf-8")
    (tmp_path / "post.csv").write_text("person_id,organ_id,title\np,o1,科员\n", encoding="utf-8")
    county = load([tmp_path])
    assert "several organs are called 云岫县财政局. Give one of these ids: o1, o2" in refused(
        county, {"姓名": "甲某", "单位": "财政局", "职务": "局长"}
    )
    assert only(county, 姓名="甲某", 单位="o2", 职务="局长").posts[0]["organ_id"] == "o2"


def form(path: Path, name: str = "林小雨", **fields: str) -> Path:
    number = next(line["证件"] for line in staff(read()) if line["姓名"] == name)
    return cadre_files.lrmx(path, XingMing=name, ShenFenZheng=number, XianRenZhiWu="柳溪县财政局预算股会计", **fields)


def from_forms(*sources: Path) -> tuple[list[Appointment], list[str]]:
    county = load([HERE / LEDGER, *sources])
    found = appointments(county, from_forms=True, as_of=DAY)
    return found, [one.text("en") for one in county.account.problems if one.key == "whatif.form-left-out"]


def test_forms_plan_for_their_people(tmp_path: Path) -> None:
    one = form(tmp_path / "a.lrmx", NiRenZhiWu="拟任柳溪县农业农村局副局长", NiMianZhiWu="免去柳溪县财政局预算股会计")
    two = form(tmp_path / "b.lrmx", "白雪", NiRenZhiWu="柳溪县农业农村局办公室主任", NiMianZhiWu="无")
    ((first, second), problems) = from_forms(one, two)
    assert problems == []
    assert (first.posts[0]["title"], first.replaces, first.ends[0][1:]) == ("副局长", False, ("预算股", "会计"))
    assert (second.posts[0]["section"], second.replaces, second.place.file) == ("办公室", True, "b.lrmx")


def test_what_forms_plan_is_no_plan_unless_asked(tmp_path: Path) -> None:
    county = load([HERE / LEDGER, form(tmp_path / "a.lrmx", NiRenZhiWu="柳溪县农业农村局副局长")])
    assert appointments(county) == []
    assert "form.proposed" in {one.key for one in county.account.problems}


def test_what_a_form_plans_and_cannot_be_used_is_told(tmp_path: Path) -> None:
    found, problems = from_forms(form(tmp_path / "a.lrmx", NiRenZhiWu="邻县水利局局长"))
    assert found == []
    assert problems == ["what this form plans was left out: there is no organ 邻县水利局. Write its name as the ledger does."]


def test_a_form_whose_planned_post_is_one_to_leave_makes_nobody_that(tmp_path: Path) -> None:
    found, problems = from_forms(form(tmp_path / "a.lrmx", NiRenZhiWu="免去柳溪县农业农村局副局长职务"))
    assert found == []
    assert [one for one in problems if "免去柳溪县农业农村局副局长职务 is a post to leave" in one] == problems != []
