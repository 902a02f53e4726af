"""Lists of kin as counties keep them: by leader, by pair, by number, with boxes ticked, on cards and forms."""

from __future__ import annotations

from pathlib import Path

import pytest

from kinship.errors import InputError
from loaders.values import idnumber
from loaders.workbook.couples import as_forms
from loaders.workbook.grid import Sheet
from loaders.workbook.leaders import by_leader

from .files import xlsx
from .test_loaders_clumsy import Read, Rows

STAFF_HEAD = ["工号", "姓名", "性别", "出生年月", "身份证号", "工作单位", "科室", "职务"]
NUMBER, HERS = (
    start + next(end for end in "0123456789X" if idnumber.is_valid(start + end))
    for start in ("36070219700501001", "36070219850301002")
)
STAFF: Rows = [
    STAFF_HEAD,
    ["G001", "王明", "男", "1970-05", NUMBER, "云岫县财政局", "", "局长"],
    ["G002", "李芳", "女", "1985-03", HERS, "云岫县财政局", "预算股", "会计"],
    ["G003", "钱多", "男", "1980-10", "", "云岫县农业农村局", "", "副局长"],
    ["G004", "孙立军", "男", "1975-02", "", "云岫县农业农村局", "人事股", "股长"],
]
WIFE = ("王明", "妻子", "李芳")
POST = ["云岫县财政局", "会计"]


def kin(tmp_path: Path, rows: Rows, staff: Rows = STAFF) -> Read:
    return Read(xlsx(tmp_path / "a.xlsx", {"台账": staff, "申报": rows}))


def reasons(read: Read, sheet: str = "申报") -> list[tuple[int, str]]:
    """The rows left out of the list, with the reason."""
    return [
        (fate.place.row, fate.reason) for fate in read.account.fates if fate.fate == "quarantined" and fate.place.sheet == sheet
    ]


@pytest.mark.parametrize(
    ("head", "row"),
    [
        (["领导姓名", "亲属姓名", "与领导关系", "亲属单位", "亲属职务"], ["王明", "李芳", "妻子", *POST]),
        (["领导姓名", "亲属姓名", "与单位领导关系", "亲属单位", "亲属职务"], ["王明", "李芳", "妻子", *POST]),
        (["领导干部姓名", "亲属姓名", "与领导干部关系", "工作单位", "职务"], ["王明", "李芳", "妻子", *POST]),
        (["班子成员", "亲属姓名", "与本人关系", "工作单位", "职务"], ["王明", "李芳", "妻子", *POST]),
        (["本人姓名", "亲属姓名", "具体关系", "单位", "职务"], ["王明", "李芳", "妻子", *POST]),
        (["领导姓名", "领导职务", "姓名", "与领导关系", "单位", "职务"], ["王明", "局长", "李芳", "妻子", *POST]),
        (["姓名", "单位", "职务", "与何领导关系", "领导姓名"], ["李芳", *POST, "妻子", "王明"]),
        (["亲属姓名", "单位", "职务", "与本单位领导干部关系", "领导姓名", "职务"], ["李芳", *POST, "妻子", "王明", "局长"]),
        (["单位", "姓名", "亲属姓名", "双方关系"], ["云岫县财政局", "王明", "李芳", "妻子"]),
        (["单位", "姓名", "亲属姓名", "二人关系"], ["云岫县财政局", "王明", "李芳", "妻子"]),
        (["姓名", "单位", "职务", "亲属关系人姓名", "关系"], ["王明", "云岫县财政局", "局长", "李芳", "妻子"]),
    ],
)
def test_a_list_by_leader_says_what_the_relative_is_to_the_leader(tmp_path: Path, head: list[str], row: list[str]) -> None:
    read = kin(tmp_path, [["县直单位领导干部亲属情况统计表"], head, row])
    assert read.lines == [WIFE] and reasons(read) == []


def test_the_relation_to_oneself_is_that_of_the_leader_to_who_is_named_first(tmp_path: Path) -> None:
    read = kin(tmp_path, [["姓名", "单位", "职务", "与本人关系", "领导姓名"], ["李芳", *POST, "丈夫", "王明"]])
    assert read.lines == [("李芳", "丈夫", "王明")]


def test_beside_a_leader_named_last_a_bare_relation_is_one_between_two(tmp_path: Path) -> None:
    rows: Rows = [
        ["姓名", "单位", "职务", "领导姓名", "关系"],
        ["李芳", *POST, "王明", "妻子"],
        ["孙立军", "", "", "钱多", "儿子"],
    ]
    read = kin(tmp_path, rows)
    assert read.lines == [("王明", "配偶", "李芳")] and reasons(read) == [(3, "load.pair-one-sided")]


def test_a_column_for_signatures_names_nobody(tmp_path: Path) -> None:
    assert kin(tmp_path, [["领导姓名", "亲属姓名", "与领导关系", "本人签字"], ["王明", "李芳", "妻子", "王明"]]).lines == [WIFE]


TWO_LEVELS: list[Rows] = [
    [
        ["序号", "领导干部情况", "", "亲属情况", "", ""],
        ["", "姓名", "职务", "姓名", "关系", "职务"],
        [1, "王明", "局长", "李芳", "妻子", "会计"],
    ],
    [
        ["序号", "领导干部", "", "亲属", "", ""],
        ["", "姓名", "职务", "姓名", "与领导关系", "职务"],
        [1, "王明", "局长", "李芳", "妻子", "会计"],
    ],
]


@pytest.mark.parametrize("rows", TWO_LEVELS)
def test_a_list_by_leader_with_two_levels_of_headings_and_a_foot(tmp_path: Path, rows: Rows) -> None:
    foot: Rows = [["合计", "", "1人"], ["注：关系指亲属是领导的什么人"], ["负责人（签字）：", "", "填表人：", "2026年1月5日"]]
    assert kin(tmp_path, [["领导干部亲属情况表"], *rows, *foot]).lines == [WIFE]


def test_pairs_with_two_levels_of_headings_and_a_foot(tmp_path: Path) -> None:
    rows: Rows = [
        ["序号", "甲方", "", "", "乙方", "", "", "亲属关系"],
        ["", "姓名", "单位", "职务", "姓名", "单位", "职务", ""],
        [1, "王明", "云岫县财政局", "局长", "李芳", *POST, "夫妻"],
        ["合计", "", "", "", "", "", "", "1对"],
    ]
    read = kin(tmp_path, [["双职工情况统计表"], *rows])
    assert read.lines == [("王明", "夫妻", "李芳")] and read.declared[0]["relative_employer"] == "云岫县财政局会计"


@pytest.mark.parametrize(
    "head",
    [
        ["姓名", "单位", "职务", "领导姓名"],
        ["姓名", "亲属姓名", "与本人关系", "领导姓名"],
        ["申报人", "亲属姓名", "关系", "领导姓名"],
        ["姓名", "单位", "职务", "分管领导", "班子成员"],
    ],
)
def test_a_leader_in_another_list_is_no_declarer(head: list[str]) -> None:
    sheet = Sheet("a.xlsx", "台账", [head, ["李芳"] * len(head)])
    assert by_leader(sheet) is sheet


def test_a_flag_for_leaders_names_nobody() -> None:
    sheet = Sheet("a.xlsx", "台账", [["班子成员", "亲属姓名", "关系"], ["是", "李芳", "妻子"]])
    assert by_leader(sheet) is sheet


def test_a_roster_with_a_column_for_kin_of_leaders_stays_a_roster(tmp_path: Path) -> None:
    roster: Rows = [[*STAFF_HEAD, "与单位领导关系"], [*STAFF[1], "无"], [*STAFF[2], "系王明之妻"], [*STAFF[3], "妻子"]]
    read = kin(tmp_path, [["封面"]], staff=roster)
    assert read.lines == [("李芳", "配偶", "王明")] and read.names == ["李芳", "王明", "钱多"]
    assert "load.kin-not-read" in read.keys


PAIRS: list[list[str]] = [
    ["姓名1", "姓名2", "关系"],
    ["姓名（一）", "姓名（二）", "双方关系"],
    ["姓名A", "姓名B", "二人关系"],
    ["人员1姓名", "人员2姓名", "亲属关系"],
    ["当事人一", "当事人二", "具体关系"],
    ["一方姓名", "另一方姓名", "亲属关系"],
    ["甲方", "乙方", "亲属关系"],
]


@pytest.mark.parametrize("head", PAIRS, ids=" ".join)
@pytest.mark.parametrize(
    ("word", "term"), [("夫妻", "夫妻"), ("妻子", "配偶"), ("姐妹", "姐妹"), ("连襟", "连襟"), ("父女", "父女"), ("翁婿", "翁婿")]
)
def test_a_word_for_both_makes_a_pair(tmp_path: Path, head: list[str], word: str, term: str) -> None:
    assert kin(tmp_path, [head, ["王明", "李芳", word]]).lines == [("王明", term, "李芳")]


@pytest.mark.parametrize("word", ["儿子", "岳父", "叔叔", "父亲", "儿媳"])
def test_a_word_for_one_of_a_pair_does_not_tell_whose(tmp_path: Path, word: str) -> None:
    read = kin(tmp_path, [PAIRS[0], ["王明", "李芳", word], ["孙立军", "钱多", "兄弟"]])
    assert read.lines == [("孙立军", "兄弟", "钱多")] and reasons(read) == [(2, "load.pair-one-sided")]


def test_a_heading_that_tells_whose_tells_it(tmp_path: Path) -> None:
    assert kin(tmp_path, [["甲方", "乙方", "与甲方关系"], ["王明", "李芳", "儿媳"]]).lines == [("王明", "儿媳", "李芳")]
    assert kin(tmp_path, [["甲方", "乙方", "与乙方关系"], ["王明", "李芳", "公公"]]).lines == [("李芳", "公公", "王明")]


def test_what_stands_beside_the_names_of_a_pair_is_theirs(tmp_path: Path) -> None:
    head = ["序号", "姓名1", "单位1", "职务1", "姓名2", "单位2", "职务2", "关系"]
    read = kin(tmp_path, [head, [1, "王明", "云岫县财政局", "局长", "李芳", *POST, "夫妻"]])
    assert read.lines == [("王明", "夫妻", "李芳")] and read.declared[0]["relative_employer"] == "云岫县财政局会计"


@pytest.mark.parametrize(
    "head",
    [
        ["姓名1", "关系1", "姓名2", "关系2"],
        ["申报人", "姓名1", "姓名2", "关系"],
        ["姓名1", "姓名2", "姓名3", "关系"],
        ["姓名A", "姓名B", "师徒关系"],
        ["甲方", "乙方", "合作关系"],
        ["姓名1", "姓名2", "备注"],
    ],
    ids=" ".join,
)
def test_other_headings_with_marks_are_no_pairs(head: list[str]) -> None:
    sheet = Sheet("a.xlsx", "台账", [head, ["王明"] * len(head)])
    assert as_forms(sheet) is sheet


@pytest.mark.parametrize(
    ("head", "row"),
    [
        (["申报人工号", "称谓", "姓名", "工作单位"], ["G001", "妻子", "李芳", ""]),
        (["工号", "称谓", "姓名", "工作单位"], ["g001", "妻子", "李芳", ""]),
        (["员工编号", "成员姓名", "与本人关系"], ["G001", "李芳", "妻子"]),
        (["工号", "姓名", "称谓", "亲属姓名"], ["G001", "王明", "妻子", "李芳"]),
        (["申报人工号", "姓名", "称谓", "工作单位"], ["G001", "李芳", "妻子", ""]),
        (["干部身份证号", "家庭成员姓名", "称谓"], [NUMBER, "李芳", "妻子"]),
        (["身份证号", "家庭成员姓名", "称谓"], [NUMBER, "李芳", "妻子"]),
        (["申报人身份证号", "家庭成员姓名", "称谓", "家庭成员身份证号"], [NUMBER, "李芳", "妻子", HERS]),
    ],
)
def test_a_family_by_the_declarers_number(tmp_path: Path, head: list[str], row: list[str]) -> None:
    read = kin(tmp_path, [head, row])
    assert read.lines == [WIFE] and reasons(read) == []


def test_families_side_by_side_by_number(tmp_path: Path) -> None:
    rows: Rows = [["工号", "配偶姓名", "配偶工作单位"], ["G001", "李芳", ""], ["G099", "周一", ""], ["G003", "无", ""]]
    read = kin(tmp_path, rows)
    assert read.lines == [("王明", "配偶", "李芳")] and reasons(read) == [(3, "load.staff-number-unknown")]
    named = kin(tmp_path, [["工号", "姓名", "配偶姓名"], ["G001", "王明", "李芳"]])
    assert named.lines == [("王明", "配偶", "李芳")] and named.names == sorted(row[1] for row in STAFF[1:])


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (["G099", "", "妻子", "李芳"], "load.staff-number-unknown"),
        (["G002", "王明", "妻子", "李芳"], "load.staff-number-other"),
        (["G002", "", "妻子", "李芳"], "load.relative-named-as-declarer"),
        (["", "", "妻子", "李芳"], "load.no-declarer"),
    ],
)
def test_a_number_that_does_not_tell_the_declarer_is_said(tmp_path: Path, row: list[str], reason: str) -> None:
    head = ["工号", "姓名", "称谓", "亲属姓名"] if row[1] else ["工号", "称谓", "亲属姓名"]
    read = kin(tmp_path, [head, ["G003", *["钱多"][: len(head) - 3], "妻子", "孙丽"], [], row if row[1] else [row[0], *row[2:]]])
    assert read.lines == [("钱多", "妻子", "孙丽")] and reasons(read) == [(4, reason)]


def test_a_number_that_several_people_have_needs_the_organ(tmp_path: Path) -> None:
    staff: Rows = [*STAFF, ["G001", "周正", "男", "1971-05", "", "云岫县水利局", "", "局长"]]
    read = kin(tmp_path, [["工号", "称谓", "姓名"], ["G001", "妻子", "李芳"]], staff)
    assert read.lines == [] and reasons(read) == [(2, "load.staff-number-several")]
    assert kin(tmp_path, [["工号", "单位", "称谓", "姓名"], ["G001", "云岫县水利局", "妻子", "李芳"]], staff).lines == [
        ("周正", "妻子", "李芳")
    ]


def test_a_number_tells_namesakes_of_one_organ_apart(tmp_path: Path) -> None:
    staff: Rows = [*STAFF, ["G007", "钱多", "男", "1990-01", "", "云岫县农业农村局", "人事股", "科员"]]
    read = kin(tmp_path, [["工号", "称谓", "姓名"], ["G007", "妻子", "周一"], ["G003", "妻子", "孙丽"]], staff)
    born = {row["person_id"]: row["birth"] for row in read.person}
    assert [(born[line["person_id"]], line["relative_name"]) for line in read.declared] == [
        ("1990-01", "周一"),
        ("1980-10", "孙丽"),
    ]


def test_a_running_number_says_nothing_against_the_name(tmp_path: Path) -> None:
    staff: Rows = [STAFF_HEAD, *([number, *row[1:]] for number, row in enumerate(STAFF[1:], 1))]
    assert kin(tmp_path, [["人员编号", "姓名", "称谓", "亲属姓名"], [2, "王明", "妻子", "李芳"]], staff).lines == [WIFE]


def test_a_number_below_the_name_of_the_declarer_is_the_relatives(tmp_path: Path) -> None:
    rows: Rows = [["姓名：王明  单位：云岫县财政局"], ["身份证号", "家庭成员姓名", "称谓"], [HERS, "李芳", "妻子"]]
    read = kin(tmp_path, rows)
    assert read.lines == [WIFE] and read.declared[0]["relative_id_number"] == HERS


def test_whoever_filled_a_list_by_number_in_declares_nothing(tmp_path: Path) -> None:
    rows: Rows = [["填报人：孙立军"], ["工号", "称谓", "姓名"], ["G001", "妻子", "李芳"], ["G001", "儿子", "王小"]]
    assert kin(tmp_path, rows).lines == [WIFE, ("王明", "儿子", "王小")]


def test_a_number_of_which_nobody_can_tell_whose_it_is_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        kin(tmp_path, [["身份证号", "姓名", "称谓"], [HERS, "李芳", "妻子"]])
    assert caught.value.key == "input.header-unclear"


FORM = ["申报人", "申报人单位", "与本人关系", "亲属姓名", "亲属工作单位及职务"]


def line(term: str, name: str = "王明", employer: str = "") -> Rows:
    return [FORM, ["李芳", "云岫县财政局", term, name, employer], ["钱多", "", "妻子", "孙丽", ""]]


@pytest.mark.parametrize(
    ("told", "term"),
    [
        ("配偶☑ 子女□", "配偶"),
        ("☑配偶 □子女 □父母", "配偶"),
        ("□配偶 ☑子女", "子女"),
        ("（√）配偶 （ ）子女", "配偶"),
        ("丈夫（系本单位同事）", "丈夫"),
        ("丈夫（同科室）", "丈夫"),
        ("系夫妻关系", "夫妻关系"),
        ("二人系夫妻", "夫妻"),
        ("双方为夫妻关系", "夫妻关系"),
        ("本人与王明系夫妻", "夫妻"),
        ("与王明同志系夫妻", "夫妻"),
        ("系其丈夫", "丈夫"),
        ("是我丈夫", "丈夫"),
    ],
)
def test_what_a_cell_says_besides_the_term_does_not_hide_it(tmp_path: Path, told: str, term: str) -> None:
    read = kin(tmp_path, line(told))
    assert read.lines == [("李芳", term, "王明"), ("钱多", "妻子", "孙丽")]


def test_a_colleague_by_the_remark_at_the_term_works_there(tmp_path: Path) -> None:
    assert kin(tmp_path, line("丈夫（系本单位同事）")).declared[0]["relative_employer"] == "本单位"
    assert kin(tmp_path, line("丈夫（系本单位同事）", employer="云岫县教育局")).declared[0]["relative_employer"] == "云岫县教育局"


@pytest.mark.parametrize(
    "told", ["二人系岳父", "与钱多系夫妻", "丈夫（原单位同事）", "不是夫妻", "丈夫（离异，同单位）", "系王明之妻"]
)
def test_what_is_not_beyond_doubt_at_a_term_stays_as_it_is(tmp_path: Path, told: str) -> None:
    assert kin(tmp_path, line(told)).lines[0] == ("李芳", told, "王明")


def test_no_box_ticked_is_no_term(tmp_path: Path) -> None:
    assert reasons(kin(tmp_path, line("□配偶 □子女"))) == [(2, "load.no-term")]


@pytest.mark.parametrize(
    "word",
    [
        "无",
        "没有",
        "不存在",
        "否",
        "无亲属",
        "不适用",
        "无此类情形",
        "没有应回避的亲属",
        "以下空白",
        "不存在亲属关系",
        "无需回避",
    ],
)
@pytest.mark.parametrize("term", ["", "配偶", "无"])
def test_a_sentence_for_nobody_names_nobody(tmp_path: Path, word: str, term: str) -> None:
    read = kin(tmp_path, line(term, word))
    assert read.lines == [("钱多", "妻子", "孙丽")] and reasons(read) == []


@pytest.mark.parametrize("name", ["无为", "吴有", "没移", "否凡"])
def test_a_name_like_a_word_for_nobody_is_a_name(tmp_path: Path, name: str) -> None:
    assert kin(tmp_path, line("配偶", name)).lines[0] == ("李芳", "配偶", name)


@pytest.mark.parametrize(
    ("remark", "found"),
    [
        ("丈夫（系本单位同事）王明", [("李芳", "丈夫", "王明")]),
        ("与王明二人系夫妻关系", [("李芳", "夫妻", "王明")]),
        ("与本单位王明系夫妻", [("李芳", "夫妻", "王明")]),
        ("与王明（局长）系夫妻关系", [("李芳", "夫妻", "王明")]),
        ("没有亲属关系", []),
        ("不存在此类情况", []),
    ],
)
def test_a_ledger_tells_of_kin_in_these_words_too(tmp_path: Path, remark: str, found: list[tuple[str, str, str]]) -> None:
    staff: Rows = [[*STAFF_HEAD, "亲属情况"], [*STAFF[1], ""], [*STAFF[2], remark]]
    read = kin(tmp_path, [["封面"]], staff)
    assert read.lines == found and not {"load.kin-not-read", "load.family-text"} & read.keys


@pytest.mark.parametrize("remark", ["爱人王明同在财政局工作", "丈夫王明也在财政局"])
def test_a_word_before_the_verb_is_not_taken_into_the_name(tmp_path: Path, remark: str) -> None:
    staff: Rows = [[*STAFF_HEAD, "亲属情况"], [*STAFF[1], ""], [*STAFF[2], remark]]
    read = kin(tmp_path, [["封面"]], staff)
    assert all(name == "王明" for _, _, name in read.lines) and (
        read.lines or {"load.kin-not-read", "load.family-text"} & read.keys
    )


CARD: Rows = [
    ["姓名", "周正", "性别", "男"],
    ["民族", "汉族", "政治面貌", "中共党员"],
    ["工作单位", "云岫县水利局", "职务", "局长"],
]
SPOUSE: Rows = [["配偶姓名", "李芳", "配偶单位", "云岫县财政局"], ["父亲", "周大", "工作单位", "务农"]]


def test_a_card_is_a_row(tmp_path: Path) -> None:
    read = kin(tmp_path, [["干部登记卡"], *CARD, *SPOUSE, ["填表日期：2026年1月"]])
    assert read.lines == [("周正", "配偶", "李芳"), ("周正", "父亲", "周大")] and "load.cards-as-rows" in read.keys
    assert [line["relative_employer"] for line in read.declared] == ["云岫县财政局", "务农"]
    assert ("周正" in read.names) and any(post["title"] == "局长" for post in read.post)


def test_cards_of_two_columns_below_one_another(tmp_path: Path) -> None:
    one: Rows = [
        ["姓名", "周正"],
        ["工作单位", "云岫县水利局"],
        ["职务", "局长"],
        ["配偶姓名", "李芳"],
        ["工作单位", "云岫县财政局"],
    ]
    two: Rows = [["姓名", "吴越"], ["工作单位", "云岫县水利局"], ["职务", "会计"], ["配偶姓名", "无"]]
    read = kin(tmp_path, [["登记卡"], ["标签", "值"], *one, [], ["登记卡"], *two])
    assert read.lines == [("周正", "配偶", "李芳")] and {"周正", "吴越"} <= set(read.names)
    assert read.declared[0]["relative_employer"] == "云岫县财政局"


@pytest.mark.parametrize(
    "rows",
    [
        [["姓名", "周正"], ["配偶姓名", "李芳"], ["工作单位", "云岫县财政局"]],
        [*CARD, ["家庭主要成员", "妻子", "李芳", "云岫县财政局会计"]],
        [*CARD, ["此人工作认真", "", "", ""]],
    ],
)
def test_a_card_that_is_not_clear_is_said_and_not_read(tmp_path: Path, rows: Rows) -> None:
    read = kin(tmp_path, rows)
    assert read.lines == [] and "周正" not in read.names and "load.sheet-not-understood" in read.keys


def test_a_relative_on_a_card_above_the_table_is_said(tmp_path: Path) -> None:
    rows: Rows = [["姓名", "王明", "性别", "男"], ["配偶姓名", "李芳"], ["称谓", "姓名", "工作单位"], ["儿子", "王小明", "学生"]]
    read = kin(tmp_path, rows)
    assert read.lines == [("王明", "儿子", "王小明")] and "load.kin-above-table" in read.keys


def approval(name: str, post: str, wife: str) -> Rows:
    """干部任免审批表 as a sheet."""
    return [
        ["干部任免审批表", "", "", "", "", ""],
        ["姓  名", name, "性  别", "男", "出生年月", "1970.05"],
        ["现任职务", post, "", "", "", ""],
        ["拟任职务", "云岫县发改委主任", "", "", "", ""],
        ["家庭主要成员及重要社会关系", "称谓", "姓名", "出生年月", "政治面貌", "工作单位及职务"],
        ["", "妻子", wife, "1985.03", "群众", "云岫县财政局会计"],
        ["", "", "", "", "", ""],
        ["呈报单位", "", "云岫县委组织部", "", "", ""],
        ["审批机关意见", "", "（盖章）", "行政机关任免意见", "", "（盖章）"],
    ]


ONE, OTHER = approval("王明", "云岫县财政局局长", "李芳"), approval("钱多", "云岫县农业农村局副局长", "孙丽")
BOTH = [WIFE, ("钱多", "妻子", "孙丽")]


def test_forms_of_appointment_on_sheets_below_and_beside_each_other(tmp_path: Path) -> None:
    beside: Rows = [[*one, "", *other] for one, other in zip(ONE, OTHER, strict=True)]
    for rows in ([*ONE, [], *OTHER], beside):
        read = kin(tmp_path, rows)
        assert read.lines == BOTH and reasons(read) == [] and "load.date-unreadable" not in read.keys
    alone = Read(xlsx(tmp_path / "b.xlsx", {"王明": ONE, "钱多": OTHER}))
    assert alone.lines == BOTH and {post["title"] for post in alone.post} == {"局长", "副局长"}


def test_a_form_beside_another_that_nobody_filled_in_is_no_fault(tmp_path: Path) -> None:
    blank: Rows = [
        ["姓名：王明", "", "", "", "姓名：", "", ""],
        ["称谓", "姓名", "单位", "", "称谓", "姓名", "单位"],
        ["妻子", "李芳", ""],
    ]
    assert kin(tmp_path, blank).lines == [WIFE]
    shared: Rows = [
        ["姓名：王明"],
        ["称谓", "姓名", "单位", "", "称谓", "姓名", "单位"],
        ["妻子", "李芳", "", "", "母亲", "孙丽", ""],
    ]
    assert kin(tmp_path, shared).lines == [WIFE, ("王明", "母亲", "孙丽")]


def test_a_planned_title_is_no_present_one(tmp_path: Path) -> None:
    rows: Rows = [["姓名：周正　拟任职务：云岫县水利局局长"], ["称谓", "姓名", "单位"], ["妻子", "李芳", ""]]
    read = kin(tmp_path, rows)
    assert read.lines == [] and reasons(read) == [(3, "load.declarer-unknown")]
