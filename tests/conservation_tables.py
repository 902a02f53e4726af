"""Writes the same people and relatives as every table there is: workbooks, texts, wide ledgers, forms on a sheet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.conservation_made import Made, Relative, Rows, Written, declared_rows, ledger_rows, mixed, table_rows
from tests.files import DECLARATION_HEADER, LEDGER_HEADER, delimited, ods, xls, xlsx


def workbook(folder: Path, made: Made, write: Callable[..., Path] = xlsx, end: str = "xlsx") -> Written:
    """A ledger and a list of declarations as two sheets."""
    written, file = Written(), f"县.{end}"
    sheets = {"台账": ledger_rows(made, written, (file, "台账")), "申报": declared_rows(made, written, (file, "申报"))}
    written.paths = [write(folder / file, sheets)]
    return written


def old_workbook(folder: Path, made: Made) -> Written:
    return workbook(folder, made, xls, "xls")


def open_document(folder: Path, made: Made) -> Written:
    return workbook(folder, made, ods, "ods")


def text_files(folder: Path, made: Made, encoding: str = "utf-8-sig", delimiter: str = ",", end: str = "csv") -> Written:
    """The same as two delimited files."""
    written = Written()
    for file, rows in (("台账", ledger_rows), ("申报", declared_rows)):
        name = f"{file}.{end}"
        written.paths.append(delimited(folder / name, rows(made, written, (name, ""), kept=True), encoding, delimiter))
    return written


def tabbed(folder: Path, made: Made) -> Written:
    return text_files(folder, made, "utf-8", "\t", "tsv")


def chinese_encoding(folder: Path, made: Made) -> Written:
    return text_files(folder, made, "gb18030")


def official(folder: Path, made: Made) -> Written:
    """The official workbook: people, posts and family on sheets of their own, a title above each header."""
    written, file = Written(), "信息采集表.xlsx"
    heads = {
        "A01人员": ["姓名", "身份证号", "性别", "出生年月", "现工作单位及职务全称"],
        "A02职务": ["姓名", "身份证号", "任职机构名称", "是否领导成员", "成员类别", "职务名称", "任职状态"],
        "A36家庭及社会关系": ["姓名", "身份证号", "家庭成员姓名", "称谓", "出生日期", "政治面貌", "工作单位及职务", "排序"],
    }
    people = [[one.name, one.number, one.sex, one.birth, one.post] for one in made.people]
    posts = [[one.name, one.number, one.organ, "", "", one.section + one.title, "在任"] for one in made.people]
    family = []
    for at, one in enumerate(made.relatives, 1):
        declarer = made.declarer(one)
        family.append([declarer.name, declarer.number, one.name, one.term, one.birth, "", one.employer, at])
    told = [(one.name,) for one in made.people]
    sheets = {}
    for (sheet, header), data, names in zip(
        heads.items(), (people, posts, family), (told, told, [(one.name,) for one in made.relatives]), strict=True
    ):
        sheets[sheet] = table_rows(made, written, (file, sheet), header, data, names)
    written.paths = [xlsx(folder / file, sheets)]
    return written


def roster(folder: Path, made: Made) -> Written:
    """A roster with a header of two levels, and the list of declarations beside it."""
    written, file = Written(), "花名册.xlsx"
    header = [
        ["干部花名册"],
        ["姓  名", "现任职务", "性别", "出生\n年月", "全日制教育", "", "备 注"],
        ["", "", "", "", "学历", "毕业院校", ""],
    ]
    body, at = mixed(made, header[1], [[one.name, one.post, one.sex, one.birth, "本科", "", ""] for one in made.people])
    rows = [*header, *body]
    written.sheet(file, "名册", rows)
    for row, one in zip(at, made.people, strict=True):
        written.name((file, "名册"), row + 4, one.name)
    merged = {"名册": [(1, 4, 1, 5)]}
    sheets = {"名册": rows, "申报": declared_rows(made, written, (file, "申报"))}
    written.paths = [xlsx(folder / file, sheets, merged)]
    return written


def wide(folder: Path, made: Made) -> Written:
    """A ledger with the relatives of each person side by side in the row."""
    written, file = Written(), "宽表.xlsx"
    header = [*LEDGER_HEADER[:8], *(f"{name}{at}" for at in (9, "十", 11) for name in ("家庭成员", "与本人关系", "工作单位"))]
    data, names = [], []
    for number, (one, lines) in enumerate(made.forms(), 1):
        beside = [cell for line in [*lines, *([Relative(0, "", "")] * 3)][:3] for cell in (line.name, line.term, line.employer)]
        data.append([number, one.name, one.sex, one.birth, one.number, one.organ, one.section, one.title, *beside])
        names.append((one.name, *(line.name for line in lines[:3])))
    written.paths = [xlsx(folder / file, {"台账": table_rows(made, written, (file, "台账"), header, data, names)})]
    return written


def wide_declarations(folder: Path, made: Made) -> Written:
    """A ledger, and a sheet that tells of each person nothing but the relatives side by side."""
    written, file = Written(), "宽申报.xlsx"
    header = ["姓名", *(f"{name}{at}" for at in range(8, 14) for name in ("家庭成员", "称谓", "出生年月"))]
    data, names = [], []
    for one, lines in made.forms():
        beside = [*lines, *([Relative(0, "", "")] * 6)][:6]
        cells = [one.name, *(cell for line in beside for cell in (line.name, line.term, line.birth))]
        data.append([cell or None for cell in cells])
        names.append(tuple(line.name for line in lines))
    sheets = {"台账": ledger_rows(made, written, (file, "台账"))}
    sheets["申报"] = table_rows(made, written, (file, "申报"), header, data, names)
    written.paths = [xlsx(folder / file, sheets)]
    return written


def in_halves(folder: Path, made: Made) -> Written:
    """A ledger printed in two halves side by side."""
    written, file = Written(), "两栏.xlsx"
    cells = [[at, one.name, one.sex, one.birth, one.number, one.organ, "", one.title, ""] for at, one in enumerate(made.people)]
    half = (len(cells) + 1) // 2
    left, right = cells[:half], [*cells[half:], [""] * 9][:half]
    rows = [["台账"], [*LEDGER_HEADER, *LEDGER_HEADER], *([*one, *other] for one, other in zip(left, right, strict=True))]
    for sheet, side in (("台账", left), ("台账 J–R", right)):
        written.sheet(file, sheet, rows)
        for at, row in enumerate(side, 3):
            written.name((file, sheet), at, row[1])
    written.paths = [xlsx(folder / file, {"台账": rows})]
    return written


def several_in_a_cell(folder: Path, made: Made) -> Written:
    """A list of declarations with all relatives of a person in one row, names and terms in one cell each."""
    written, file = Written(), "合格.xlsx"
    data, names = [], []
    for one, lines in made.forms():
        if lines:
            cells = ["、".join(getattr(line, name) for line in lines) for name in ("term", "name")]
            data.append([one.name, one.organ, *cells, "", "", ""])
            names.append(tuple(line.name for line in lines))
    sheets = {"台账": ledger_rows(made, written, (file, "台账"))}
    sheets["申报"] = table_rows(made, written, (file, "申报"), list(DECLARATION_HEADER), data, names)
    written.paths = [xlsx(folder / file, sheets)]
    return written


def family_in_a_cell(folder: Path, made: Made) -> Written:
    """A ledger with the whole family of each person told in one cell."""
    written, file = Written(), "一格.xlsx"
    header = [*LEDGER_HEADER[:8], "家庭成员情况"]
    data, names = [], []
    for number, (one, lines) in enumerate(made.forms(), 1):
        told = "；".join(f"{line.term}：{line.name}（{line.employer}）" for line in lines)
        data.append([number, one.name, one.sex, one.birth, one.number, one.organ, one.section, one.title, told])
        names.append((one.name, *(line.name for line in lines)))
    written.paths = [xlsx(folder / file, {"台账": table_rows(made, written, (file, "台账"), header, data, names)})]
    return written


def own_lines(folder: Path, made: Made) -> Written:
    """A ledger, and a list in which everybody has a line of his own (本人) above those of the relatives."""
    written, file = Written(), "本人.xlsx"
    header = ["序号", "姓名", "称谓", "性别", "出生年月", "工作单位及职务"]
    data: Rows = []
    names: list[tuple[str, ...]] = []
    for one, lines in made.forms():
        data.append([len(data) + 1, one.name, "本人", one.sex, one.birth, one.post])
        data += [["", line.name, line.term, "", line.birth, line.employer] for line in lines]
        names += [(), *((line.name,) for line in lines)]
    sheets = {"台账": ledger_rows(made, written, (file, "台账"))}
    sheets["申报"] = table_rows(made, written, (file, "申报"), header, data, names)
    written.paths = [xlsx(folder / file, sheets)]
    return written


def family_forms(folder: Path, made: Made) -> Written:
    """Forms below each other, each with its declarer inside a merged cell."""
    written, file = Written(), "采集表.xlsx"
    head = ["类别", "称谓", "姓名", "出生\n年月", "政治面貌", "工作单位及职务", "身份证号"]
    rows: Rows = []
    merged = []
    for one, lines in made.forms():
        merged += [(len(rows), 0, len(rows), 6), (len(rows) + 1, 0, len(rows) + 1, 6)]
        rows += [
            ["家庭成员及重要社会关系信息采集表", *[""] * 6],
            [f"姓名：{one.name}　　现工作单位及职务：{one.post}", *[""] * 6],
            head,
        ]
        for line in lines:
            rows.append(["", line.term, line.name, line.birth, "", line.employer, line.number])
            written.name((file, "表"), len(rows), line.name)
        rows.append(["填表人：某某", *[""] * 6])
    written.sheet(file, "表", rows)
    sheets = {"表": rows, "台账": ledger_rows(made, written, (file, "台账"))}
    written.paths = [xlsx(folder / file, sheets, {"表": merged})]
    return written


TABLES: tuple[Callable[[Path, Made], Written], ...] = (
    workbook,
    old_workbook,
    open_document,
    text_files,
    tabbed,
    chinese_encoding,
    official,
    roster,
    wide,
    wide_declarations,
    in_halves,
    several_in_a_cell,
    family_in_a_cell,
    own_lines,
    family_forms,
)
