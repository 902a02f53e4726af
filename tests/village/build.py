"""The workbooks of the village: a home-grown staff ledger and a list of declared relatives, from ``village.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from stdnum.cn import ric

Line = dict[str, str]
HERE = Path(__file__).parent
LEDGER, DECLARATIONS = "人员台账.xlsx", "亲属申报表.xlsx"
MADE = datetime(2026, 1, 5)
"""The day that the files carry as their date, so that building twice gives the same bytes."""
LEDGER_HEADER = (
    "序号",
    "姓  名",
    "性别",
    "出生\n年月",
    "身份证号码",
    "工作单位",
    "科室",
    "职务",
    "职级",
    "任现职\n时  间",
    "分管领导",
    "备 注",
)
GROUPS = ((7, 9, "职务情况"),)
DECLARATION_HEADER = (
    "序号",
    "申报人",
    "申报人单位",
    "与本人关系",
    "亲属姓名",
    "亲属出生年月",
    "亲属身份证号",
    "亲属工作单位及职务",
    "备注",
)


def build(folder: Path) -> tuple[Path, Path]:
    """Writes both workbooks into ``folder``; returns their paths."""
    village = read()
    people = staff(village)
    ledger, declarations = folder / LEDGER, folder / DECLARATIONS
    _write_ledger(ledger, village, people)
    _write_declarations(declarations, village, people)
    return ledger, declarations


def read() -> dict[str, Any]:
    """The village as ``village.toml`` tells it."""
    return tomllib.loads((HERE / "village.toml").read_text(encoding="utf-8"))


def staff(village: dict[str, Any]) -> list[Line]:
    """The lines of the ledger, each with its organ and a made-up ID number (region 529901 does not exist)."""
    people = [{"单位": organ["name"], **line} for organ in village["organ"] for line in table(organ["staff"])]
    return [{**line, "证件": _id_number(line, number)} for number, line in enumerate(people)]


def declared(village: dict[str, Any], people: Sequence[Line]) -> list[Line]:
    """The lines of the declaration list: by declarer in the order of the ledger, each declarer's as the cases give them."""
    order = {line["姓名"]: number for number, line in reversed(list(enumerate(people)))}
    lines = [line for case in village["case"] for line in table(case["lines"])]
    return sorted(lines, key=lambda line: order[line["申报人"]])


def table(text: str) -> list[Line]:
    """A table drawn with ``|``, as one dict per line.

    >>> table("姓名 | 性别\\n秦岚 | 女")
    [{'姓名': '秦岚', '性别': '女'}]
    """
    header, *lines = ([cell.strip() for cell in line.split("|")] for line in text.strip().splitlines())
    return [dict(zip(header, line, strict=True)) for line in lines]


def _id_number(line: Line, number: int) -> str:
    year, month = line["出生年月"].split(".")
    odd_for_men = 2 * number + (line["性别"] == "男")
    first = f"529901{year}{month}{number % 28 + 1:02d}{odd_for_men:03d}"
    return first + ric.calc_check_digit(first + "0")


def _write_ledger(path: Path, village: dict[str, Any], people: Sequence[Line]) -> None:
    names = ("姓名", "性别", "出生年月", "证件", "单位", "科室", "职务", "职级", "任现职时间", "分管领导")
    rows: list[list[str | int]] = [[number, *(line[name] for name in names)] for number, line in enumerate(people, 1)]
    closing: list[list[str | int]] = [["合计", f"{len(people)}人"], ["填表人：张某", "", "", "", "审核人：李某"]]
    _write(path, "台账", [village["title"], village["reported_by"]], LEDGER_HEADER, [*rows, *closing], GROUPS)


def _write_declarations(path: Path, village: dict[str, Any], people: Sequence[Line]) -> None:
    by_name = {line["姓名"]: line for line in people}
    rows: list[list[str | int]] = []
    for number, line in enumerate(declared(village, people), 1):
        stated = by_name[line["亲属"]]["证件"] if line.get("证件") else ""
        organ = by_name[line["申报人"]]["单位"]
        facts = (line["称谓"], line["亲属"], line["出生"], stated, line["工作单位及职务"])
        rows.append([number, line["申报人"], organ, *facts])
    _write(path, "申报表", ["柳溪县工作人员亲属关系申报表", "（由本人如实填写）"], DECLARATION_HEADER, rows)


def _write(
    path: Path,
    name: str,
    titles: Sequence[str],
    header: Sequence[str],
    rows: Sequence[Sequence[str | int]],
    groups: Sequence[tuple[int, int, str]] = (),
) -> None:
    """A sheet with merged title rows, a header of one or two rows, and the data."""
    import xlsxwriter

    with xlsxwriter.Workbook(str(path)) as book:
        book.set_properties({"created": MADE})
        sheet = book.add_worksheet(name)
        for at, title in enumerate(titles):
            sheet.merge_range(at, 0, at, len(header) - 1, title)
        for left, right, group in groups:
            sheet.merge_range(len(titles), left, len(titles), right, group)
        top = len(titles) + bool(groups)
        for at, row in enumerate([header, *rows], top):
            for column, cell in enumerate(row):
                if cell != "":
                    (sheet.write_string if isinstance(cell, str) else sheet.write_number)(at, column, cell)
