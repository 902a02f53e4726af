"""The quality report, and writing to disk."""

from __future__ import annotations

import errno
import io
import json
import os
import tomllib
from collections.abc import Callable
from importlib import resources
from pathlib import Path
from typing import Any, BinaryIO

import openpyxl
import pytest

from kinship.errors import RequestError
from kinship.matches import Matched, Told
from kinship.output import make_folder, write_atomic
from kinship.report.quality import FORMATS, render, unaccounted, verdict
from kinship.report.quality_cells import SECTIONS, section_rows
from kinship.text import LANGUAGES, area

MENTION = Matched(
    line=Told("张某", "1980-05", source="申报表.xlsx/家庭#3", declarer="p-1", term="姐夫", folded="张某"),
    other=Told("张某", "1980-05"),
    person_id="p-2",
    grade="probable",
    reason="match.name-birth",
    facts=("match.for-name", "match.for-birth", "match.blank-employer"),
)


def quality(quarantined: int = 30, **more: Any) -> dict[str, Any]:
    """A made-up quality dict; its rows add up."""
    file = {
        "file": "台账.xlsx",
        "sheet": "A01",
        "rows": 100 + quarantined,
        "used": 90,
        "merged": 6,
        "quarantined": quarantined,
        "layout": 4,
    }
    rows = [
        {"file": "台账.xlsx", "sheet": "A01", "row": n, "fate": "quarantined", "reason": "没有姓名"} for n in range(quarantined)
    ]
    return {
        "files": [file],
        "rows": rows,
        "problems": [
            {
                "level": "warning",
                "file": "台账.xlsx",
                "sheet": "A01",
                "row": 7,
                "column": "出生",
                "text_zh": "日期",
                "text_en": "a date",
            }
        ],
        "columns": [{"file": "台账.xlsx", "sheet": "A01", "header_row": 2, "column": "备注", "field": ""}],
        "matches": {"confirmed": 8, "probable": 1, "possible": 1},
        "mentions": [MENTION],
        "organs": [{"organ": "=县财政局", "staff": 40, "with_form": 30}, {"organ": "空局", "staff": 0, "with_form": 0}],
        "blanks": [{"field": "birth", "missing": 1, "of": 3}],
    } | more


@pytest.mark.parametrize("lang", LANGUAGES)
def test_all_rows_are_accounted_for(lang: str) -> None:
    assert unaccounted(quality()) == 0
    assert "130" in verdict(quality(), lang) and "69.2%" in verdict(quality(), lang)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_lost_row_is_not_hidden_by_a_row_counted_twice(lang: str) -> None:
    files = [{"file": "a", "sheet": "", "rows": 10, "used": 9}, {"file": "b", "sheet": "", "rows": 10, "used": 11}]
    spoiled = quality(files=files)
    assert unaccounted(spoiled) == 2 and verdict(spoiled, lang) != verdict(quality(), lang)
    assert [row[-1] for row in section_rows(spoiled, "files", lang)] == [1, -1]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_table_shows_shares_and_how_many_more(lang: str) -> None:
    text = render(quality(), "table", lang).decode("utf-8")
    assert "75.0%" in text and "33.3%" in text and "80.0%" in text
    assert ("另有 10 行" if lang == "zh" else "and 10 more") in text
    assert ("日期" if lang == "zh" else "a date") in text and "{" not in text


def test_what_was_left_out_comes_first() -> None:
    rows = [
        {"file": "a", "sheet": "", "row": n, "fate": fate, "reason": "x"}
        for n, fate in enumerate(["layout", "merged", "quarantined"], 1)
    ]
    assert [row[2] for row in section_rows(quality(rows=rows), "rows", "en")] == [3, 2, 1]


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("zh", ["姐夫", "张某", "p-2", "张某", "很可能", "姓名相同、出生年月相同（1980-05）；表上未填：工作单位"]),
        (
            "en",
            ["姐夫", "张某", "p-2", "张某", "probable", "same name, same birth month (1980-05); blank on the form: employer"],
        ),
    ],
)
def test_mentions_are_told_in_words(lang: str, expected: list[str]) -> None:
    assert section_rows(quality(), "mentions", lang)[0][2:] == expected


def test_json_keeps_everything() -> None:
    data = json.loads(render(quality(extra=1), "json", "en"))
    assert data["summary"]["unaccounted"] == 0 and data["summary"]["rows"] == 130
    assert len(data["rows"]) == 30 and data["extra"] == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_xlsx_has_a_sheet_per_section(lang: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(render(quality(), "xlsx", lang)))
    assert len(book.sheetnames) == len(SECTIONS)
    assert book.worksheets[list(SECTIONS).index("rows")].max_row == 31
    assert book.worksheets[list(SECTIONS).index("organs")]["A2"].value == "'=县财政局"
    assert {cell.data_type for page in book for row in page.iter_rows() for cell in row} <= {"s", "n"}


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_empty_account_is_a_report_too(format: str, lang: str) -> None:
    assert render({}, format, lang)


def test_another_format_is_refused() -> None:
    with pytest.raises(RequestError, match="pdf"):
        render(quality(), "pdf", "en")


def test_writing_replaces_the_whole_file_and_keeps_its_mode(tmp_path: Path) -> None:
    target = tmp_path / "报告.txt"
    write_atomic(target, b"first and longer")
    target.chmod(0o640)
    write_atomic(target, lambda file: file.write(b"second") and None)
    assert target.read_bytes() == b"second" and target.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in tmp_path.iterdir()] == ["报告.txt"]


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_bytes(b"old")
    (tmp_path / "link.txt").symlink_to(tmp_path / "real.txt")
    write_atomic(tmp_path / "link.txt", b"new")
    assert (tmp_path / "link.txt").is_symlink() and (tmp_path / "real.txt").read_bytes() == b"new"


def test_a_device_stays_a_device() -> None:
    write_atomic(os.devnull, b"gone")
    assert not Path(os.devnull).is_file() and Path(os.devnull).exists()


def _fails(number: int) -> Callable[[BinaryIO], None]:
    def fill(file: BinaryIO) -> None:
        file.write(b"half")
        raise OSError(number, os.strerror(number))

    return fill


@pytest.mark.parametrize(
    ("number", "key"),
    [(errno.ENOSPC, "disk-full"), (errno.EACCES, "no-permission"), (errno.EROFS, "no-permission"), (errno.EIO, "write-failed")],
)
def test_a_failure_leaves_the_former_file(tmp_path: Path, number: int, key: str) -> None:
    target = tmp_path / "a.csv"
    target.write_bytes(b"former")
    with pytest.raises(RequestError) as error:
        write_atomic(target, _fails(number))
    assert error.value.key == f"report.{key}" and "a.csv" in error.value.text("zh")
    assert target.read_bytes() == b"former" and len(list(tmp_path.iterdir())) == 1


def test_places_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    wrong = {
        tmp_path: "is-directory",
        tmp_path / "no" / "a": "no-folder",
        tmp_path / "file" / "a": "no-folder",
        tmp_path / ("x" * 300): "name-too-long",
    }
    for path, key in wrong.items():
        with pytest.raises(RequestError) as error:
            write_atomic(path, b"x")
        assert error.value.key == f"report.{key}"
    with pytest.raises(RequestError, match="a file of this name"):
        make_folder(tmp_path / "file")


def test_standard_output(capfdbinary: Any) -> None:
    write_atomic("-", "甲".encode())
    assert capfdbinary.readouterr().out == "甲".encode()


def test_every_field_that_a_heading_can_mean_has_a_name_in_words() -> None:
    aliases = tomllib.loads(resources.files("loaders.workbook").joinpath("aliases.toml").read_text(encoding="utf-8"))
    fields = set(aliases["fields"]) | {f"relative_{field}" for field in ("organ", "section", "title", "employer", "birth", "sex")}
    assert sorted(field for field in fields if f"field-{field}" not in area("report")) == []
