"""What stands in the column of sections and names none: two relatives in 其他 are in no common section."""

from __future__ import annotations

from pathlib import Path

import pytest

from kinship.judge import check_county
from loaders import load

from .files import xlsx
from .test_loaders_clumsy import FORM_HEAD, HEAD, WANG, ledger
from .test_odd_ledgers import told

LIN = ["林强", "男", "1985-03", "云岫县财政局"]
FANG = ["林芳", "女", "1988-03", "云岫县财政局"]
CHEN = ["陈立", "男", "1978-03", "云岫县财政局", "预算股", "股长"]
BROTHER = ["林芳", "云岫县财政局", "哥哥", "林强", "云岫县财政局"]
UNCLE = ["林芳", "云岫县财政局", "姑父", "王明", "云岫县财政局局长"]


def found(tmp_path: Path, section: str, line: list[str]) -> tuple[int, int, int]:
    """How many violations, other findings and pairs that could not be judged, of two clerks in a section and the chief."""
    rows = [HEAD, WANG, CHEN, [*LIN, section, "科员"], [*FANG, section, "科员"]]
    report = check_county(load([xlsx(tmp_path / "a.xlsx", {"台账": rows, "申报": [FORM_HEAD, line]})]))
    severe = [one["severity"] for one in report["findings"]]
    return severe.count("violation"), len(severe) - severe.count("violation"), len(report["unknown"])


@pytest.mark.parametrize(
    "section", ["其他", "其它", "（其他）", "二级机构", "下属单位", "行政编制", "事业编制", "全局", "各科室", "借调"]
)
def test_a_word_that_names_no_section_is_none(tmp_path: Path, section: str) -> None:
    assert found(tmp_path, section, BROTHER) == (0, 0, 2)
    assert found(tmp_path, section, UNCLE)[0] == 0
    read = ledger(tmp_path, [HEAD, WANG, [*LIN, section, "科员"], [*FANG, section, "科员"], CHEN])
    assert {str(row["section"]) for row in read.post} == {"", "预算股"} and told(read, "load.section-unnamed") == [(3, "")]
    (note,) = [one for one in read.account.problems if one.key == "load.section-unnamed"]
    assert (note.level, note.values) == ("note", {"words": section, "count": 2})


@pytest.mark.parametrize("section", ["机关事务科", "其他业务科", "机关党委办公室", "基层指导股", "事业单位管理科", "综合股"])
def test_a_section_whose_name_only_contains_such_a_word_stays(tmp_path: Path, section: str) -> None:
    assert found(tmp_path, section, BROTHER) == (1, 0, 0)
    read = ledger(tmp_path, [HEAD, [*LIN, section, "科员"]])
    assert [row["section"] for row in read.post] == [section] and "load.section-unnamed" not in read.keys


def test_a_head_and_a_section_that_the_title_tells_stay(tmp_path: Path) -> None:
    read = ledger(tmp_path, [HEAD, [*LIN, "其他", "副股长"], [*FANG, "其他", "预算股科员"], [*CHEN[:4], "其他", "副局长"]])
    assert {(row["section"], row["tier"]) for row in read.post} == {("", "2"), ("预算股", "3"), ("", "1")}
