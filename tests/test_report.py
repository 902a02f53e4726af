"""Reports of findings in every format, with names that try to break them."""

from __future__ import annotations

import csv
import io
import json
import random
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl
import pytest
from rich.cells import cell_len

from kinship.errors import RequestError
from kinship.report import FORMATS, render, write
from kinship.report.book import Sheet, add_table, new_book
from kinship.report.rows import COLUMNS, finding_rows, short_ids
from kinship.report.table import shown
from kinship.text import LANGUAGES

from .report_documents import document, every_finding, finding

SCHEMA = json.loads(resources.files("kinship").joinpath("schema/kinship-findings-1.json").read_text(encoding="utf-8"))
WEIRD = {
    "script": "<script>alert(1)</script>",
    "attribute": '"><img onerror=alert(1)>',
    "formula": '=HYPERLINK("http://example.org")',
    "at": "@SUM(A1)",
    "plus": "+1+1",
    "minus": "-1+1",
    "tab": "\t=1+1",
    "right-to-left": "\u202eאבג",
    "emoji": "👨‍👩‍👧王",
    "newline": "张\r\n三",
    "controls": "李\x00\x0b\x1b[31m四",
    "surrogate": "赵\ud800",
    "long": "长" * 2000,
    "markup": "[bold red]钱[/]",
    "markdown": "*孙*|`周`|# 吴",
    "braces": "{name}{0}",
    "rare": "𱍐\ue000",
}


def lawful(data: dict[str, Any]) -> list[str]:
    """What the schema has against a document."""
    return [error.json_path for error in jsonschema.Draft202012Validator(SCHEMA).iter_errors(data)]


def sheets(data: bytes) -> dict[str, list[tuple[Any, ...]]]:
    """The values of a workbook by sheet."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    return {page.title: list(page.iter_rows(values_only=True)) for page in book.worksheets}


def test_json_keeps_the_contract() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    data = json.loads(render(document(every_finding()), "json", "zh"))
    assert lawful(data) == [] and len(data["findings"]) == len(every_finding())
    assert list(data)[:5] == ["schema", "as_of", "packs", "summary", "findings"]
    assert list(data["findings"][0])[:5] == ["id", "rule", "pack", "severity", "grade"]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schema",), "kinship-findings/2"),
        (("as_of",), "1. 1. 2026"),
        (("packs",), []),
        (("summary", "staff"), -1),
        (("findings", 0, "severity"), "grave"),
        (("findings", 0, "grade"), "sure"),
        (("findings", 0, "id"), "abc"),
        (("findings", 0, "people"), [{}]),
        (("findings", 0, "people", 0, "id_number"), "11010119800101001X"),
        (("findings", 0, "kin", "word"), "X"),
        (("findings", 0, "kin", "chain", 0, "step"), "P"),
        (("findings", 0, "kin", "chain", 1, "step"), ""),
        (("findings", 0, "law"), []),
        (("findings", 0, "sentence_zh"), ""),
    ],
)
def test_the_schema_refuses(path: tuple[Any, ...], value: object) -> None:
    data = json.loads(render(document([finding()]), "json", "zh"))
    place = data
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert lawful(data)


def test_the_schema_is_open_to_more() -> None:
    data = json.loads(render(document([finding(notes=["x"])], tenure=[]), "json", "en"))
    assert lawful(data) == [] and data["tenure"] == [] and data["findings"][0]["notes"] == ["x"]


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_order_of_findings_does_not_matter(format: str, lang: str) -> None:
    findings = every_finding()
    shuffled = random.Random(7).sample(findings, len(findings))
    assert render(document(findings), format, lang) == render(document(shuffled), format, lang)


def test_findings_are_sorted_by_severity_then_grade() -> None:
    rows = finding_rows(document(every_finding()), "en")
    ranks = [
        (["violation", "review", "advisory"].index(r["severity"]), ["confirmed", "probable", "possible"].index(r["grade"]))
        for r in rows
    ]
    assert ranks == sorted(ranks) and len({r["short"] for r in rows}) == len(rows)


def test_short_ids_grow_until_they_differ() -> None:
    ids = [{"id": "v1:" + "a" * 12 + end} for end in ("b", "c")]
    assert list(short_ids(ids).values()) == ["a" * 12 + "b", "a" * 12 + "c"]
    assert short_ids([]) == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_csv_has_one_row_per_finding_and_a_byte_order_mark(lang: str) -> None:
    data = render(document(every_finding()), "csv", lang)
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert len(rows) == len(every_finding()) + 1 and {len(row) for row in rows} == {len(COLUMNS)}
    assert len(set(rows[0])) == len(COLUMNS)


@pytest.mark.parametrize("name", WEIRD.values(), ids=WEIRD)
def test_no_cell_of_a_csv_acts(name: str) -> None:
    data = render(document([finding(names=(name, "张某"))]), "csv", "zh")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert len(rows) == 2
    assert not [cell for cell in rows[1] if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert not [char for cell in rows[1] for char in cell if ord(char) < 32]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_xlsx_is_ready_to_send(lang: str) -> None:
    made = document(every_finding())
    book = openpyxl.load_workbook(io.BytesIO(render(made, "xlsx", lang)))
    expected = {
        "zh": ["汇总", "问题清单", "亲属链", "未申报亲属", "数据问题"],
        "en": ["Summary", "Findings", "Kin chains", "Undeclared", "Problems"],
    }
    assert book.sheetnames == expected[lang]
    summary, findings, chains, _, problems = book.worksheets
    assert "程序只负责查找" in str(summary["A2"].value) or "people decide" in str(summary["A2"].value)
    assert findings.max_row == len(made["findings"]) + 1 and problems.max_row == 3
    assert chains.max_row == 1 + sum(len(one["kin"]["chain"]) for one in made["findings"])
    for page in (findings, chains, problems):
        assert page.freeze_panes == "B2" and page.auto_filter.ref == page.dimensions
        assert (
            page.page_setup.orientation == "landscape" and page.page_setup.fitToHeight == 0 and page.print_title_rows == "$1:$1"
        )
        assert all(cell.alignment.wrap_text for cell in page[2] if cell.data_type == "s")
    fills = {findings.cell(row, 2).value: findings.cell(row, 2).fill.fgColor.rgb for row in range(2, findings.max_row + 1)}
    assert len(fills) == 3 and len(set(fills.values())) == 3


def test_the_summary_counts_what_the_document_holds() -> None:
    made = document(
        [
            finding(severity="violation"),
            finding(severity="violation", grade="possible"),
            finding("skip-level", "leader-staff", "advisory"),
        ]
    )
    rows = {str(row[0]): row[1:] for row in sheets(render(made, "xlsx", "en"))["Summary"] if row[0]}
    assert rows["violation"] == (0, 1, 1, 2) and rows["advisory"] == (0, 1, 0, 1)
    assert rows["Total"] == (2, 0, 1, 3) and rows["县财政局"] == (2, 0, 1, 3) and rows["Staff"][0] == 120


@pytest.mark.parametrize("name", WEIRD.values(), ids=WEIRD)
def test_no_cell_of_an_xlsx_acts(name: str) -> None:
    data = render(
        document([finding(names=(name, "张某"))], problems=[{"level": "error", "file": name, "text": name}]), "xlsx", "zh"
    )
    book = openpyxl.load_workbook(io.BytesIO(data))
    cells = [cell for page in book.worksheets for row in page.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n"} and not [cell for cell in cells if cell.hyperlink]
    assert not [cell.value for cell in cells if str(cell.value).startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_a_long_name_survives_in_the_workbook() -> None:
    found = sheets(render(document([finding(names=("长" * 2000, "张某"))]), "xlsx", "zh"))["问题清单"]
    assert found[1][5] == "长" * 2000


def test_a_sheet_above_the_limit_of_excel_is_refused() -> None:
    with pytest.raises(RequestError) as error:
        add_table(new_book("zh", "x"), Sheet("x", ["a"], [9], [("",)] * 1_048_576))
    assert "1048575" in error.value.text("en")


@pytest.mark.parametrize("name", WEIRD.values(), ids=WEIRD)
def test_json_md_and_table_bear_any_name(name: str) -> None:
    made = document([finding(names=(name, "张某"))])
    assert lawful(json.loads(render(made, "json", "zh"))) == []
    page = render(made, "md", "zh").decode("utf-8")
    assert "<script" not in page and "<img" not in page and "\n# 吴" not in page
    for text in (page, render(made, "table", "en").decode("utf-8"), shown(made, "zh", 100), shown(made, "en", 50)):
        assert "\x1b" not in text and "\u202e" not in text and "张某" in text


@pytest.mark.parametrize("width", [40, 60, 89, 90, 120, 200])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_terminal_table_keeps_its_width(width: int, lang: str) -> None:
    made = document([*every_finding(), finding(names=("长" * 2000, "[red]张[/red]"))])
    text = shown(made, lang, width)
    assert max(cell_len(line) for line in text.splitlines()) <= width
    assert "".join(text.split()).count("[red]张[/red]") == 1
    assert all(row["short"] in text for row in finding_rows(made, lang))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_terminal_table_groups_by_severity_and_organ(lang: str) -> None:
    findings = every_finding()
    lines, each = shown(document(findings), lang, 120).splitlines(), len(findings) // 3
    heads = [line.split("（")[0].split(" (")[0] for line in lines if line.endswith((f"（{each}）", f" ({each})"))]
    assert heads == {"zh": ["违规", "需核实", "提示"], "en": ["violation", "review", "advisory"]}[lang]
    assert lines.count("县财政局") == 3


def test_a_clean_county_says_what_was_checked() -> None:
    for text in (render(document([]), "table", "zh").decode("utf-8"), shown(document([]), "zh", 200)):
        assert "人员 420 人，其中在编 120 人，在编人员之间的亲属 31 对" in text and "未发现问题" in text
        assert "--finding" not in text
    assert "Nothing was found." in render(document([]), "md", "en").decode("utf-8")
    assert len(render(document([]), "csv", "en").splitlines()) == 1
    assert [len(rows) for rows in sheets(render(document([]), "xlsx", "en")).values()][1:] == [1, 1, 1, 3]


def test_the_table_says_how_to_go_on() -> None:
    made = document([finding()])
    short = finding_rows(made, "en")[0]["short"]
    text = render(made, "table", "en").decode("utf-8")
    assert f"kinship explain SOURCE… --finding {short}" in text and made["findings"][0]["id"].startswith("v1:" + short)


def test_problems_and_unknowns_are_told_in_words() -> None:
    made = document([], problems=["free text", {"key": "place.row", "values": {"row": 3}, "level": "note", "row": 0}])
    rows = sheets(render(made, "xlsx", "en"))["Problems"]
    assert [(row[0], row[-1]) for row in rows[1:]] == [
        ("unknown", "the tier of 赵某 is unknown"),
        ("note", "free text"),
        ("note", "row 3"),
    ]


def test_write_fills_a_folder(tmp_path: Any) -> None:
    written = write(document([finding()]), ["xlsx", "json", "table", "json"], "zh", out=tmp_path / "new" / "folder")
    assert [path.name for path in written] == ["findings.xlsx", "findings.json", "findings.txt"]
    assert all(path.stat().st_size for path in written)


def test_write_to_one_file_or_standard_output(tmp_path: Any, capfdbinary: Any) -> None:
    made = document([finding()])
    assert write(made, ["md"], "en", output=tmp_path / "a.md") == [tmp_path / "a.md"]
    assert write(made, ["table"], "en") == []
    assert capfdbinary.readouterr().out == render(made, "table", "en")


@pytest.mark.parametrize(("formats", "key"), [(["pdf"], "report.unknown-format"), (["md", "csv"], "report.several-formats")])
def test_write_refuses(formats: list[str], key: str) -> None:
    with pytest.raises(RequestError) as error:
        write(document([]), formats, "zh")
    assert error.value.key == key and error.value.text("zh") and error.value.text("en")


def test_a_folder_and_a_file_at_once_are_refused_and_neither_is_made(tmp_path: Path) -> None:
    with pytest.raises(RequestError) as error:
        write(document([]), ["md"], "zh", output=tmp_path / "a.md", out=tmp_path / "reports")
    assert error.value.key == "report.out-and-output" and list(tmp_path.iterdir()) == []
