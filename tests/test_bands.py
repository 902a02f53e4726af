"""Lines between the people of a ledger that name their organ or section, sections told once for a group, headings of such."""

from __future__ import annotations

from pathlib import Path

import pytest

from .test_loaders_clumsy import Read, Rows, ledger
from .test_odd_ledgers import FINANCE, told

EDUCATION = "云岫县教育局"
BARE = ["序号", "姓名", "性别", "出生年月", "职务"]
WANG, LI, ZHOU, QIAN = (
    [str(number), name, "男", f"197{number}.03", title]
    for number, (name, title) in enumerate((("王明", "局长"), ("李芳", "副局长"), ("周涛", "科员"), ("钱多", "会计")), 1)
)
Places = dict[str, tuple[str, str]]


def places(read: Read) -> Places:
    """The organ and the section of everybody who has a post."""
    names = {row["person_id"]: str(row["name"]) for row in read.person}
    organs = {row["organ_id"]: str(row["name"]) for row in read.organ}
    return {names[row["person_id"]]: (organs[row["organ_id"]], str(row["section"])) for row in read.post}


@pytest.mark.parametrize(
    ("band", "organ"),
    [
        ("（三）云岫县审计局 行政编制15名", "云岫县审计局"),
        ("3. 云岫县审计局（行政编制15名，实有12名）", "云岫县审计局"),
        ("第三、云岫县审计局 实有12人", "云岫县审计局"),
        ("云岫县审计局，编制15名，实有12人", "云岫县审计局"),
        ("第三部分 云岫县审计局（正科级）", "云岫县审计局"),
        ("云岫县青石镇（领导班子）", "云岫县青石镇"),
        ("云岫县青石镇领导班子", "云岫县青石镇"),
        ("纪委监委机关", "纪委监委"),
        ("县人大机关", "县人大"),
        ("三、县委机关", "县委"),
        ("单位：云岫县审计局", "云岫县审计局"),
        ("云岫县第一中学", "云岫县第一中学"),
        ("政府办公室", "政府办公室"),
        ("融媒体中心", "融媒体中心"),
    ],
)
@pytest.mark.parametrize("column", [0, 1])
def test_a_band_names_the_organ_of_the_rows_below_it(tmp_path: Path, band: str, organ: str, column: int) -> None:
    bands = [["", "", "", "", ""] for _ in range(3)]
    for row, text in zip(bands, (FINANCE, f"二、{EDUCATION}（12人）", band), strict=True):
        row[column] = text
    read = ledger(tmp_path, [["云岫县干部名册"], BARE, bands[0], WANG, bands[1], LI, bands[2], ZHOU])
    assert {name: found[0] for name, found in places(read).items()} == {"王明": FINANCE, "李芳": EDUCATION, "周涛": organ}
    assert "load.band-unknown" not in read.keys and len(read.names) == 3


@pytest.mark.parametrize(
    "row", [["二", EDUCATION, "", "", ""], [EDUCATION, "", "", "编制12名", ""], ["二", EDUCATION, "", "", "12人"]]
)
def test_the_number_and_the_count_of_a_band_may_have_cells_of_their_own(tmp_path: Path, row: list[str]) -> None:
    read = ledger(tmp_path, [BARE, [FINANCE], WANG, row, LI])
    assert places(read) == {"王明": (FINANCE, ""), "李芳": (EDUCATION, "")} and len(read.names) == 2


@pytest.mark.parametrize("band", ["三、党群系统", "云岫县审计", "下属单位", "县领导", "教育"])
def test_a_line_that_is_not_understood_ends_the_organ_above_it(tmp_path: Path, band: str) -> None:
    read = ledger(tmp_path, [["云岫县干部名册"], BARE, [FINANCE], WANG, [band], LI, [EDUCATION], ZHOU])
    assert places(read) == {"王明": (FINANCE, ""), "周涛": (EDUCATION, "")}
    (problem,) = [one for one in read.account.problems if one.key == "load.band-unknown"]
    assert (problem.place.row, problem.values["text"], problem.level) == (5, band, "warning")
    assert "load.person-without-post" in read.keys


def test_a_heading_above_the_lines_of_organs_needs_no_warning(tmp_path: Path) -> None:
    read = ledger(tmp_path, [BARE, ["一、党群系统"], [FINANCE], WANG, ["二、政府系统"], [EDUCATION], LI])
    assert places(read) == {"王明": (FINANCE, ""), "李芳": (EDUCATION, "")} and "load.band-unknown" not in read.keys


WITHIN = [
    *[
        "合计：12人",
        "小计",
        "共12人",
        "本页小计12",
        "注：李芳为挂职",
        "说明：以上人员均在编",
        "填表人：赵强",
        "审核：赵强",
        "全局共12人",
    ],
    *[
        "局领导",
        "班子成员",
        "领导班子",
        "在编人员",
        "其他人员",
        "借调人员",
        "一、行政编制",
        "（二）事业编制（5名）",
        "机关工勤人员",
        "中层干部",
    ],
    *["副局长", "第2页", "2026年1月", "以下为2024年划转人员，编制未动。", "（接上页）", "实有12人", "12"],
]


@pytest.mark.parametrize("line", WITHIN)
def test_what_groups_people_within_an_organ_keeps_it(tmp_path: Path, line: str) -> None:
    read = ledger(tmp_path, [["云岫县干部名册"], BARE, [FINANCE], WANG, [EDUCATION], LI, [line], ZHOU, ["填表人：赵强"]])
    assert places(read) == {"王明": (FINANCE, ""), "李芳": (EDUCATION, ""), "周涛": (EDUCATION, "")}
    assert "load.band-unknown" not in read.keys


def test_headings_repeated_below_a_band_are_no_people(tmp_path: Path) -> None:
    read = ledger(tmp_path, [BARE, [FINANCE], WANG, [EDUCATION], BARE, LI, ["云岫县名册"], BARE, ZHOU])
    assert places(read) == {"王明": (FINANCE, ""), "李芳": (EDUCATION, "")} and told(read, "load.band-unknown") == [(7, "")]


CAPTION = [[f"单位：{EDUCATION}", "", "", "", ""]]


@pytest.mark.parametrize("above", [CAPTION, [[f"{EDUCATION}干部花名册"]], [], "sheet", "column"], ids=str)
def test_a_line_names_the_section_of_the_rows_below_it(tmp_path: Path, above: Rows | str) -> None:
    head, rows = BARE, [["局领导"], WANG, ["办公室（编制3名，实有2名）"], ZHOU, LI, ["二、人事股"], QIAN]
    if above == "column":
        head, rows = [*BARE, "单位"], [[*row, EDUCATION] if len(row) > 1 else row for row in rows]
    top = [[EDUCATION]] if above == [] else []
    titles = above if isinstance(above, list) else []
    read = ledger(tmp_path, [*titles, head, *top, *rows], name=EDUCATION if above == "sheet" else "台账")
    assert places(read) == {
        "王明": (EDUCATION, ""),
        "李芳": (EDUCATION, ""),
        "周涛": (EDUCATION, "办公室"),
        "钱多": (EDUCATION, "人事股"),
    }
    assert [one.values["count"] for one in read.account.problems if one.key == "load.section-from-band"] == [2]


def test_what_a_row_tells_of_its_section_goes_before_the_line_above(tmp_path: Path) -> None:
    head = ["序号", "姓名", "科室", "职务"]
    rows = [
        ["1", "王明", "计财股", "科员"],
        ["2", "李芳", "无", "科员"],
        ["3", "周涛", "", "科员"],
        ["4", "钱多", "", "预算股股长"],
    ]
    read = ledger(tmp_path, [*CAPTION, head, ["人事股"], *rows])
    assert {name: section for name, (_, section) in places(read).items()} == {
        "王明": "计财股",
        "李芳": "",
        "周涛": "人事股",
        "钱多": "预算股",
    }


def test_an_institution_of_the_county_between_sections_is_an_organ(tmp_path: Path) -> None:
    rows = [["人事股"], ZHOU, ["县教研室（编制10名）"], QIAN, ["云岫县教师进修学校"], ["5", "孙二", "男", "1970.09", "教师"]]
    read = ledger(tmp_path, [*CAPTION, BARE, *rows])
    assert places(read) == {
        "周涛": (EDUCATION, "人事股"),
        "钱多": ("县教研室", ""),
        "孙二": ("云岫县教师进修学校", ""),
    }


def test_sections_below_lines_of_organs_end_with_them(tmp_path: Path) -> None:
    rows = [[FINANCE], WANG, ["预算股"], ZHOU, [EDUCATION], LI, ["青石镇"], QIAN]
    assert places(ledger(tmp_path, [BARE, *rows])) == {
        "王明": (FINANCE, ""),
        "周涛": (FINANCE, "预算股"),
        "李芳": (EDUCATION, ""),
        "钱多": ("青石镇", ""),
    }


def test_the_bodies_of_a_town_are_the_one_organ(tmp_path: Path) -> None:
    rows = [["党委"], WANG, ["人大"], LI, ["镇政府"], ZHOU, ["党政办公室"], QIAN]
    found = places(ledger(tmp_path, [["单位：云岫县青石镇", "", "", "", ""], BARE, *rows]))
    assert found == {**dict.fromkeys(("王明", "李芳", "周涛"), ("云岫县青石镇", "")), "钱多": ("云岫县青石镇", "党政办公室")}


def test_a_line_with_the_organ_of_a_column_is_no_section_of_it(tmp_path: Path) -> None:
    head, centre = ["姓名", "单位", "职务"], "云岫县融媒体中心"
    assert places(ledger(tmp_path, [head, ["融媒体中心"], ["王明", centre, "记者"]])) == {"王明": (centre, "")}


def test_a_section_ends_where_a_column_tells_another_organ(tmp_path: Path) -> None:
    head = ["姓名", "单位", "职务"]
    rows = [["人事股"], ["王明", EDUCATION, "科员"], ["李芳", EDUCATION, "会计"], ["周涛", FINANCE, "科员"]]
    assert places(ledger(tmp_path, [head, *rows])) == {
        "王明": (EDUCATION, "人事股"),
        "李芳": (EDUCATION, "人事股"),
        "周涛": (FINANCE, ""),
    }


def test_a_name_alone_in_its_column_is_a_person(tmp_path: Path) -> None:
    read = ledger(tmp_path, [BARE, [FINANCE], WANG, ["", "李登科", "", "", ""], ["9", "赵建委", "", "", ""], ZHOU])
    assert read.names == sorted(["王明", "李登科", "赵建委", "周涛"]) and places(read)["周涛"] == (FINANCE, "")


@pytest.mark.parametrize(
    ("name", "organ"),
    [
        ("1.教育局", "教育局"),
        ("人大", "人大"),
        ("政协", "政协"),
        ("法院", "法院"),
        ("纪委监委机关", "纪委监委"),
        ("青石镇机关", "青石镇"),
        ("信访局在编", "信访局"),
        ("审计局人员名单", "审计局"),
        ("（2）审计局台账", "审计局"),
        ("Sheet1", ""),
        ("在编", ""),
        ("机关", ""),
        ("卫健系统", ""),
        ("花名册", ""),
    ],
)
def test_the_name_of_a_sheet_tells_the_organ(tmp_path: Path, name: str, organ: str) -> None:
    read = ledger(tmp_path, [["姓名", "性别", "职务"], ["王明", "男", "科员"]], name=name)
    assert [row["name"] for row in read.organ] == [organ][: bool(organ)]
    assert ("load.organ-from-sheet" in read.keys) == bool(organ)


def listed(*rows: str) -> Rows:
    """Rows of one organ: name, section and title of each."""
    return [
        ["姓名", "单位", "科室", "职务"],
        *([name, EDUCATION, section.strip("."), title] for name, section, title in map(str.split, rows)),
    ]


LED = ("王明 . 局长", "李芳 . 副局长")
FIRST = (*LED, "周涛 办公室 主任", "赵一 . 副主任", "赵二 . 科员", "钱多 人事股 股长", "孙二 . 科员", "孙三 . 四级主任科员")


def sections(read: Read) -> dict[str, str]:
    return {name: section for name, (_, section) in places(read).items()}


def test_a_section_once_for_a_group_counts_for_all_of_it(tmp_path: Path) -> None:
    read = ledger(tmp_path, listed(*FIRST))
    office, staff = ("周涛", "赵一", "赵二"), ("钱多", "孙二", "孙三")
    assert sections(read) == {"王明": "", "李芳": "", **dict.fromkeys(office, "办公室"), **dict.fromkeys(staff, "人事股")}
    assert told(read, "load.section-as-above") == [(5, "科室")]


@pytest.mark.parametrize(
    ("row", "section"),
    [
        *[(f"吴一 . {title}", "") for title in ("副局长", "党组成员", "党组书记", "纪检组长", "工会主席", "股长", "二级调研员")],
        *[(f"吴一 {cell} 科员", "") for cell in ("-", "/", "无")],
        ("吴一 . 预算股股长", "预算股"),
    ],
)
def test_a_leader_or_whoever_tells_his_place_is_not_of_the_section_above(tmp_path: Path, row: str, section: str) -> None:
    found = sections(ledger(tmp_path, listed(*FIRST, row, "郑一 . 科员")))
    assert (found["吴一"], found["孙三"], found["郑一"]) == (section, "人事股", "")


@pytest.mark.parametrize(
    "rows",
    [
        (*LED, "周涛 办公室 主任", "赵一 办公室 科员", "钱多 人事股 股长", "孙二 . 科员", "赵二 计财股 股长", "孙三 . 科员"),
        (*LED, "周涛 办公室 主任", "赵一 人事股 股长", "钱多 计财股 股长", "孙二 . 科员", "孙三 . 科员", "吴一 . 科员"),
        (*LED, "周涛 办公室 主任", "孙二 . 科员", "孙三 . 科员"),
        (*LED, "周涛 办公室 主任", "孙二 . 科员", "赵一 人事股 股长", "孙三 . 科员", "吴一 办公室 科员"),
    ],
    ids=["sections are repeated", "clerks at the end", "one section", "a section stands twice"],
)
def test_a_blank_section_that_may_mean_none_stays_blank(tmp_path: Path, rows: tuple[str, ...]) -> None:
    read = ledger(tmp_path, listed(*rows))
    assert {sections(read)[name] for name in ("孙二", "孙三")} == {""} and "load.section-as-above" not in read.keys


def test_groups_of_sections_end_with_their_organ(tmp_path: Path) -> None:
    head, *rows = listed(*FIRST)
    read = ledger(
        tmp_path, [head, *rows, ["吴一", FINANCE, "", "科员"], ["吴二", FINANCE, "办公室", "主任"], ["吴三", FINANCE, "", "科员"]]
    )
    assert [sections(read)[name] for name in ("孙三", "吴一", "吴二", "吴三")] == ["人事股", "", "办公室", "办公室"]


@pytest.mark.parametrize(
    "heading",
    ["内设机构名称", "股（室）", "科（室）", "内设科室", "工作部门", "班组", "股（室、队）", "科室/部门"],
)
def test_headings_of_sections(tmp_path: Path, heading: str) -> None:
    read = ledger(tmp_path, [["姓名", "单位", heading, "职务"], ["王明", FINANCE, "预算股", "科员"]])
    assert places(read) == {"王明": (FINANCE, "预算股")}


ORGANS = ["单位/部门", "部门（单位）", "单位（部门）", "单位及部门", "所在单位及部门", "单位及科室", "所在机关", "供职单位"]
PERHAPS = ["乡镇（街道）", "乡镇", "学校", "医院", "村（社区）", "用人单位", "编制所在单位", "实际工作单位"]


@pytest.mark.parametrize("heading", [*ORGANS, *PERHAPS])
@pytest.mark.parametrize("told", [f"{FINANCE}预算股", f"{FINANCE}/预算股", f"{FINANCE} 预算股", f"{FINANCE}\n预算股"])
def test_headings_of_organs(tmp_path: Path, heading: str, told: str) -> None:
    read = ledger(tmp_path, [["姓名", heading, "职务"], ["王明", told, "科员"]])
    assert places(read) == {"王明": (FINANCE, "预算股")}


@pytest.mark.parametrize("heading", PERHAPS)
@pytest.mark.parametrize("beside", ["单位", "单位及职务"])
def test_a_heading_that_may_tell_something_else_does_so_beside_that_of_the_organ(
    tmp_path: Path, heading: str, beside: str
) -> None:
    read = ledger(
        tmp_path, [["姓名", heading, beside], ["王明", "云岫县第一中学", f"{FINANCE}科员" if "及" in beside else FINANCE]]
    )
    assert [row["name"] for row in read.organ] == [FINANCE] and "load.column-twice" not in read.keys


def test_a_school_beside_an_education_is_where_somebody_was_taught(tmp_path: Path) -> None:
    head = ["姓名", "性别", "学历", "学校", "专业", "职务"]
    read = ledger(tmp_path, [["单位：云岫县财政局"], head, ["王明", "男", "本科", "云岫县第一中学", "会计", "科员"]])
    assert places(read) == {"王明": (FINANCE, "")}


@pytest.mark.parametrize("heading", ["职务/职级", "现任领导职务", "党政职务"])
def test_headings_of_titles(tmp_path: Path, heading: str) -> None:
    read = ledger(tmp_path, [["姓名", "单位", heading], ["王明", FINANCE, "预算股股长"]])
    assert places(read) == {"王明": (FINANCE, "预算股")}


def test_a_heading_of_organ_and_title(tmp_path: Path) -> None:
    read = ledger(tmp_path, [["姓名", "性别", "现工作单位及任职"], ["王明", "男", f"{FINANCE}预算股股长"]])
    assert places(read) == {"王明": (FINANCE, "预算股")}


@pytest.mark.parametrize("blank", [" ", "\n", "\u3000", "、\n"])
@pytest.mark.parametrize(
    "titles", [("党组书记", "局长"), ("党组成员", "副局长"), ("党组副书记", "副局长"), ("党组成员", "办公室主任")]
)
@pytest.mark.parametrize("heading", ["职务", "现任职务", "工作单位及职务"])
def test_titles_that_only_a_blank_parts_are_several(tmp_path: Path, blank: str, titles: tuple[str, str], heading: str) -> None:
    told = blank.join(titles)
    row = ["王明", "男", f"{FINANCE}{told}"] if heading == "工作单位及职务" else ["王明", FINANCE, told]
    read = ledger(tmp_path, [["姓名", "性别" if len(row[1]) == 1 else "单位", heading], row])
    assert {(row["title"], row["tier"]) for row in read.post} >= {("、".join(titles), "1")}


@pytest.mark.parametrize("title", ["副主任 医师", "主任 科员", "副 局 长", "局长 助理", "高级 教师"])
def test_a_blank_within_a_title_parts_nothing(tmp_path: Path, title: str) -> None:
    read = ledger(tmp_path, [["姓名", "单位", "职务"], ["王明", "云岫县人民医院", title]])
    assert [row["title"] for row in read.post] == [title]


def test_a_group_that_stands_once_is_in_no_section_and_one_in_every_section_is(tmp_path: Path) -> None:
    rows = [["预算股"], ["在编人员"], [*WANG[:4], "股长"], ["人事股"], ["在编人员"], ZHOU, ["借调人员"], QIAN]
    assert sections(ledger(tmp_path, [*CAPTION, BARE, *rows])) == {"王明": "预算股", "周涛": "人事股", "钱多": ""}


@pytest.mark.parametrize(
    ("organ", "bands"),
    [
        ("云岫县公安局", ["政工室", "刑侦大队", "城关派出所", "看守所", "指挥中心", "森林公安分局"]),
        ("云岫县人民法院", ["立案庭", "执行局", "法警大队", "审管办", "城关人民法庭"]),
        ("云岫县青石镇", ["党政办", "经济发展办公室", "便民服务中心", "财政所", "青石镇文化站", "退役军人服务站"]),
        ("云岫县人民医院", ["内科", "护理部", "药剂科（含静配中心）"]),
        (EDUCATION, ["人事股（挂教师管理办公室牌子）", "学生资助中心", "股室：计财股", "2.安全股：3人", "招生办"]),
    ],
)
@pytest.mark.parametrize("place", ["above", "band", "bands"])
def test_sections_of_all_kinds_of_organs(tmp_path: Path, organ: str, bands: list[str], place: str) -> None:
    top = [[f"单位：{organ}"], BARE] if place == "above" else [BARE, [organ]]
    people = [[str(at), f"王{name}", "男", "1980.03", "工作人员"] for at, name in enumerate("一二三四五六")]
    rows = [row for band, person in zip(bands, people, strict=False) for row in ([band], person)]
    more = [["云岫县青石镇"], ["党政办"], [*WANG[:4], "科员"], ["云岫县柳岭镇"], ["党政办"], ZHOU] if place == "bands" else []
    found = places(ledger(tmp_path, [*top, *rows, *more]))
    plain = [
        band.removeprefix("股室：").removeprefix("2.").removeprefix("青石镇").split("（")[0].split("：")[0] for band in bands
    ]
    assert [found[f"王{name}"] for name in "一二三四五六"[: len(bands)]] == [(organ, section) for section in plain]
    assert not more or (found["王明"], found["周涛"]) == (("云岫县青石镇", "党政办"), ("云岫县柳岭镇", "党政办"))


COUNTY = [
    *[
        "县委办公室",
        "政府办公室",
        "人大办",
        "政协办",
        "纪委监委",
        "组织部",
        "宣传部",
        "统战部",
        "政法委",
        "编办",
        "巡察办",
        "信访局",
        "党校",
    ],
    *[
        "妇联",
        "团县委",
        "总工会",
        "法院",
        "检察院",
        "统计局",
        "融媒体中心",
        "县供销社",
        "云岫县看守所",
        "档案馆",
        "云岫县林场",
        "全椒县教育局",
    ],
    *["本溪市财政局", "云岫县审计局（机关、事业）", "机构名称：云岫县民政局", "青石镇"],
]


def test_organs_of_a_county_one_below_the_other(tmp_path: Path) -> None:
    numerals = [f"{a}{b}" for a in "甲乙丙" for b in "一二三四五六七八九十"]
    people = [["1", f"王{name}", "男", "1980.03", "科员"] for name in numerals]
    rows = [row for band, person in zip(COUNTY, people, strict=False) for row in ([band], person)]
    read = ledger(tmp_path, [["云岫县干部名册"], BARE, *rows])
    plain = [band.removeprefix("机构名称：").split("（")[0] for band in COUNTY]
    assert [places(read).get(f"王{name}") for name in numerals[: len(COUNTY)]] == [(organ, "") for organ in plain]


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("云岫县人民法院民一庭", ("云岫县人民法院", "民一庭")),
        ("县委组织部干部股", ("县委组织部", "干部股")),
        ("青石镇党政办", ("青石镇", "党政办")),
        ("云岫县财政局局领导", (FINANCE, "")),
        ("云岫县人民政府办公室", ("云岫县人民政府办公室", "")),
        ("青石镇中心小学", ("青石镇中心小学", "")),
        (FINANCE, (FINANCE, "")),
    ],
)
def test_a_column_of_organ_and_section_is_taken_apart(tmp_path: Path, told: str, found: tuple[str, str]) -> None:
    assert places(ledger(tmp_path, [["姓名", "所在单位及部门", "职务"], ["王明", told, "科员"]])) == {"王明": found}


def test_a_line_may_name_organ_and_section(tmp_path: Path) -> None:
    rows = [["云岫县财政局预算股"], [*WANG[:4], "股长"], ["云岫县教育局人事股（3人）"], ZHOU, ["县乡学校管理股"], QIAN]
    read = ledger(tmp_path, [["云岫县干部名册"], BARE, *rows])
    assert places(read) == {
        "王明": (FINANCE, "预算股"),
        "周涛": (EDUCATION, "人事股"),
        "钱多": (EDUCATION, "县乡学校管理股"),
    }


@pytest.mark.parametrize(
    "section", ["社区矫正科", "保护区管理股", "上市办", "城市管理股", "市场监管所", "区划地名股", "城区中队", "县域经济股"]
)
def test_a_section_called_like_a_region_is_a_section(tmp_path: Path, section: str) -> None:
    read = ledger(tmp_path, [*CAPTION, BARE, [section], ZHOU])
    assert places(read) == {"周涛": (EDUCATION, section)}


@pytest.mark.parametrize(("behind", "organ"), [("安全股", EDUCATION), ("语文科", "县教研室"), ("办公室", "县教研室")])
def test_sections_behind_an_institution_are_of_the_bureau_again_if_they_are_called_as_before(
    tmp_path: Path, behind: str, organ: str
) -> None:
    read = ledger(tmp_path, [*CAPTION, BARE, ["人事股"], ZHOU, ["县教研室"], LI, [behind], QIAN])
    assert (places(read)["周涛"], places(read)["钱多"]) == ((EDUCATION, "人事股"), (organ, behind))
