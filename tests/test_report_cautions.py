"""What a reader must know first stands at the head of every report: files not read, no kin known, nobody in a post."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

import loaders
from kinship.cli import run
from kinship.judge import check_county
from kinship.masking import masked
from kinship.report import render
from kinship.report.undeclared_table import closing
from kinship.rules import DEFAULT_PACKS
from kinship.undeclared import undeclared
from tests.report_documents import document, finding

LEDGER = "姓名,性别,单位,科室,职务\n张三,男,清河县财政局,,局长\n李四,女,清河县财政局,财务股,出纳\n"
DAY = date(2026, 11, 28)
READABLE = ("html", "md", "xlsx", "table")


def checked(folder: Path, **files: str) -> dict[str, Any]:
    """The findings document of some CSV files."""
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return check_county(loaders.load([str(folder)]), DEFAULT_PACKS, DAY)


def read(made: dict[str, Any], form: str, lang: str) -> str:
    """The text of a report, what comes first first."""
    told = render(made, form, lang)
    if form != "xlsx":
        return told.decode("utf-8")
    page = load_workbook(io.BytesIO(told)).worksheets[0]
    return "\n".join(str(cell.value) for row in page.iter_rows() for cell in row if cell.value is not None)


@pytest.mark.parametrize("form", READABLE)
@pytest.mark.parametrize(
    ("lang", "said"), [("zh", "有 1 个文件或工作表没有读进来：b.csv。"), ("en", "not read at all: 1, namely b.csv")]
)
def test_a_file_that_was_not_read_is_said_before_the_counts(tmp_path: Path, form: str, lang: str, said: str) -> None:
    text = read(checked(tmp_path, a=LEDGER, b="姓名,职务,与领导关系\n乙某,科员,妻子\n"), form, lang)
    assert said in text
    assert form == "table" or text.index(said) < text.index("2026-11-28")


@pytest.mark.parametrize("form", READABLE)
def test_that_no_kin_is_known_is_said_where_nothing_was_found(tmp_path: Path, form: str) -> None:
    assert "在编人员之间没有已知的亲属，所以什么也查不出来" in read(checked(tmp_path, a=LEDGER), form, "zh")
    assert "没有已知的亲属" not in read(document([finding()]), form, "zh")


@pytest.mark.parametrize("form", ["html", "md", "xlsx"])
def test_without_forms_no_pair_is_counted_as_undeclared(form: str) -> None:
    made = document([finding()])
    made["summary"] |= {"kin_pairs": 3, "undeclared": 0, "declared_by_one": 0, "declared_unknown": 3}
    text = read(made, form, "en")
    assert "it cannot be told" in text
    made["summary"]["declared_unknown"] = 0
    assert "it cannot be told" not in read(made, form, "en") and "Pairs undeclared by both" in read(made, form, "en")


@pytest.mark.parametrize("form", READABLE)
def test_masked_names_leave_it_said_that_a_file_was_not_read(tmp_path: Path, form: str) -> None:
    made = masked(checked(tmp_path, a=LEDGER, 张三的双职工="姓名,职务,与领导关系\n乙某,科员,妻子\n"))
    text = read(made, form, "zh")
    assert "有 1 个文件或工作表没有读进来：1.csv。" in text and "双职工" not in text and "张三" not in text


def test_where_no_kin_is_known_nobody_is_said_to_have_declared_everything(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(LEDGER, encoding="utf-8")
    lines = closing(undeclared(loaders.load([str(tmp_path)]), as_of=DAY), "zh")
    assert "没有发现未申报的亲属。" not in lines and any("没有已知的亲属" in line for line in lines)


@pytest.mark.parametrize("command", ["undeclared", "tenure", "timeline", "plan"])
def test_every_table_names_what_was_not_read(command: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.csv").write_text(LEDGER, encoding="utf-8")
    asked = [command, str(tmp_path), "--lang", "zh", *(["--to" if command == "timeline" else "--as-of", "2026-11-28"])]
    assert run(asked) == 0
    assert "没有读进来" not in capfd.readouterr().out
    (tmp_path / "b.csv").write_text("姓名,职务,与领导关系\n乙某,科员,妻子\n", encoding="utf-8")
    assert run(asked) == 0
    assert "有 1 个文件或工作表没有读进来：b.csv。" in capfd.readouterr().out
