"""Résumés: dated lines, continuations, asides, and the posts in a line."""

from __future__ import annotations

import pytest

from loaders.staff.resume import entries, last_open, lines_of, posts_in, without_asides


@pytest.mark.parametrize(
    "between",
    [
        "--",
        "-",
        "—",
        "——",
        "–",
        "~",
        "～",
        "－",
        "至",
        " -- ",
        "---",
        "―",
        "─",
        "━",
        "‐",
        "‑",
        "‒",
        "−",
        "﹣",
        "ー",
        "〜",
        "∼",
        "˜",
    ],
)
@pytest.mark.parametrize(
    ("start", "end"), [("1994.07", "2005.03"), ("1994年7月", "2005年3月"), ("199407", "200503"), ("1994.7", "2005.3")]
)
def test_every_separator_and_every_way_of_dates(between: str, start: str, end: str) -> None:
    found, lost = entries(f"{start}{between}{end}  某县司法局科员")
    assert [(one.start, one.end, one.open, one.text) for one in found] == [("1994-07", "2005-03", False, "某县司法局科员")]
    assert lost == []


@pytest.mark.parametrize("open_end", ["--", "--至今", "-现在", "至今", "—— ", "--         "])
def test_an_open_end(open_end: str) -> None:
    (one,), _ = entries(f"2005.03{open_end}某县财政局局长")
    assert (one.start, one.end, one.open, one.text) == ("2005-03", "", True, "某县财政局局长")


@pytest.mark.parametrize(
    "line",
    [
        "19940701--20050331 某县司法局科员",
        "1994-07-01至2005-03-31 某县司法局科员",
        "1994/7—2005/3：某县司法局科员",
        "1、1994.07--2005.03 某县司法局科员",
        "（1）1994.07--2005.03 某县司法局科员",
        "•1994.07--2005.03 某县司法局科员",
        "（1994.07--2005.03）某县司法局科员",
        "自1994年7月起至2005年3月，某县司法局科员",
        "　　1994.07－－2005.03　　某县司法局科员",
        "1994.07--2005.03  某县司法局科员【其间：2000.03--2002.07党校学习】",
    ],
)
def test_other_ways_of_writing_a_line(line: str) -> None:
    (one,), lost = entries(line)
    assert (one.start, one.end, one.text, lost) == ("1994-07", "2005-03", "某县司法局科员", [])


def test_several_spans_on_one_line_are_lines_of_their_own() -> None:
    aside = "（其间：2006.01-2006.07学习；2007.01-2007.03培训）"
    line = f"1994.07-2005.03某县司法局科员；2005.03-2010.01某县司法局股长{aside}；2010.01至今某县财政局局长"
    found, lost = entries(line)
    told = [(one.number, one.start, one.end) for one in found]
    assert (told, lost) == ([(1, "1994-07", "2005-03"), (2, "2005-03", "2010-01"), (3, "2010-01", "")], [])
    assert len(lines_of(line)) == 3


def test_years_alone_and_full_days() -> None:
    found, _ = entries("1994-2005 某县司法局\n2005.03.01--2006.04.30 某县财政局")
    assert [(one.start, one.end) for one in found] == [("1994", "2005"), ("2005-03", "2006-04")]


def test_full_width_digits() -> None:
    (one,), _ = entries("１９９４．０７－－２００５．０３　某县司法局科员")
    assert (one.start, one.end, one.text) == ("1994-07", "2005-03", "某县司法局科员")


def test_a_continued_line_is_one_line() -> None:
    found, _ = entries("1994.07--2005.03  某县人力资源和社会\r\n                  保障局科员\r\n2005.03--  某县财政局局长")
    assert [(one.text, one.lines) for one in found] == [("某县人力资源和社会保障局科员", 2), ("某县财政局局长", 1)]


@pytest.mark.parametrize(
    "resume",
    [
        "1994.07--2005.03  某县司法局科员\n                  （其间：2000.03--2002.07在某党校学习）",
        "1994.07--2005.03  某县司法局科员（其间：2000.03--2002.07党校（函授）学习；\n          2003.01--2003.06  挂职）",
        "1994.07--2005.03  某县司法局科员\n                  其间：2000.03--2002.07在某党校学习",
        "1994.07--2005.03  某县司法局科员(其间:2000.03--2002.07在某党校学习)",
    ],
)
def test_asides_are_no_posts(resume: str) -> None:
    (one,), lost = entries(resume)
    assert (one.text, one.lines, lost) == ("某县司法局科员", len(resume.splitlines()), [])


def test_an_aside_without_closing_bracket_does_not_swallow_the_next_line() -> None:
    found, _ = entries("1994.07--2005.03  某县司法局科员（其间：2000.03--2002.07党校学习\n2005.03--  某县财政局局长")
    assert [one.text for one in found] == ["某县司法局科员", "某县财政局局长"]


def test_lines_that_cannot_be_read_are_counted() -> None:
    found, lost = entries("简历如下\n1994.07--2005.03  某县司法局科员\n2005.03 任某县财政局局长")
    assert (len(found), lost) == (1, [1, 3])


def test_what_continues_an_unreadable_line_is_not_added_to_the_line_above() -> None:
    found, lost = entries("1994.07--2005.03  某县司法局科员\n2005.03 任某县财政局\n\n          局长\n2010.01-- 某县审计局局长")
    assert [(one.text, one.lines) for one in found] == [("某县司法局科员", 1), ("某县审计局局长", 1)]
    assert lost == [2, 4]


def test_an_impossible_month_is_a_problem() -> None:
    (one,), _ = entries("1994.13--2005.03  某县司法局科员")
    assert (one.start, one.end, one.problem) == ("", "2005-03", "load.date-impossible")


@pytest.mark.parametrize(
    "text", ["某大学法律系学习", "待业", "某县第一中学学生", "某大学历史系历史学专业研究生", "在家务农", "某党校学员（脱产）"]
)
def test_studies_are_no_posts(text: str) -> None:
    assert not entries(f"1990.09--1994.07  {text}")[0][0].is_post


@pytest.mark.parametrize("text", ["某县第一中学教师", "某县教育局副局长", "某县党校教务科科长，参加研修班学习"])
def test_posts_are_posts(text: str) -> None:
    assert entries(f"1990.09--1994.07  {text}")[0][0].is_post


def test_the_last_open_lines() -> None:
    found, _ = entries("2001.01-- 甲局科员\n2006.01-- 乙县财政局局长\n2006.01-- 乙县国资局局长\n2004.01--2005.01 丙局科员")
    assert [one.number for one in last_open(found)] == [2, 3]
    assert last_open([]) == []


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        ("云岫县财政局党组书记、局长", [("云岫县财政局", "党组书记、局长")]),
        ("云岫县人民政府副县长，云岫县公安局局长", [("云岫县人民政府", "副县长"), ("云岫县公安局", "局长")]),
        ("云岫县发展和改革局副局长、财政局科员", [("云岫县发展和改革局", "副局长、财政局科员")]),
        ("云岫县人民政府副县长兼公安局局长", [("云岫县人民政府", "副县长"), ("公安局", "局长")]),
        ("局长", [("", "局长")]),
        ("党组书记、局长", [("", "党组书记、局长")]),
        ("在云岫县财政局工作", [("云岫县财政局", "工作")]),
        ("云岫县桃溪镇党委书记，云岫县桃溪镇人大主席", [("云岫县桃溪镇", "党委书记"), ("云岫县桃溪镇", "人大主席")]),
        ("云岫县政协副主席、县工商联主席", [("云岫县政协", "副主席"), ("县工商联", "主席")]),
        ("国家税务总局云岫县税务局局长", [("国家税务总局云岫县税务局", "局长")]),
        ("省委组织部干部一处处长", [("省委组织部", "干部一处处长")]),
        ("江南省财政厅预算处副处长", [("江南省财政厅", "预算处副处长")]),
        ("县人大代表", [("", "县人大代表")]),
        ("云岫县委常委、组织部部长", [("云岫县委", "常委"), ("云岫县委组织部", "部长")]),
        ("中共云岫县委常委、宣传部长", [("中共云岫县委", "常委"), ("中共云岫县委宣传部", "部长")]),
        ("云岫县委常委、县纪委书记、县监委主任", [("云岫县委", "常委"), ("云岫县纪委", "书记"), ("云岫县监委", "主任")]),
        ("云岫县委副书记、县长", [("云岫县委", "副书记"), ("云岫县", "县长")]),
        ("云岫县委常委、常务副县长", [("云岫县委", "常委"), ("云岫县", "常务副县长")]),
        ("云岫县委书记", [("云岫县委", "书记")]),
        ("云岫县委副书记、党校校长", [("云岫县委", "副书记、党校校长")]),
        ("某部队战士", [("", "某部队战士")]),
        ("", []),
    ],
)
def test_posts_in_a_text(text: str, posts: list[tuple[str, str]]) -> None:
    assert posts_in(text) == posts


def test_an_open_bracket_takes_the_rest() -> None:
    assert without_asides("某县司法局科员（其间：2000.03党校学习") == "某县司法局科员"
