"""Writes the same people and relatives in every format there is, with rows of all sorts between them; says what it wrote."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.cadre_files import lrm, lrmx, package, table
from tests.files import DECLARATION_HEADER, LEDGER_HEADER, delimited, ods, xls, xlsx
from tests.gedcom_files import file as gedcom
from tests.road_files import save

Row = list[Any]
Rows = list[Row]
Where = tuple[str, str]
PROPER = re.compile(r"[\u4e00-\u9fff]{2,4}")
NO_NAMES = {"合计", "姓名", "亲属姓名", "无业", "不详"}


@dataclass(frozen=True)
class Person:
    """One line of a ledger, of cells as somebody filled them in."""

    name: str
    sex: str = ""
    birth: str = ""
    number: str = ""
    organ: str = ""
    section: str = ""
    title: str = ""

    @property
    def post(self) -> str:
        return self.organ + self.section + self.title


@dataclass(frozen=True)
class Relative:
    """One line of a form; ``of``: which person of the ledger declares (beyond the last: somebody who is not there)."""

    of: int
    term: str
    name: str
    birth: str = ""
    number: str = ""
    employer: str = ""


@dataclass(frozen=True)
class Made:
    """What is to be written. ``odd``: rows of other kinds, and before which data row they stand."""

    people: list[Person]
    relatives: list[Relative]
    odd: list[tuple[int, str]] = field(default_factory=list)

    def declarer(self, relative: Relative) -> Person:
        return self.people[relative.of] if relative.of < len(self.people) else Person("无此人名", organ="云岫县财政局")

    def forms(self) -> list[tuple[Person, list[Relative]]]:
        """Each person of the ledger with the own lines."""
        return [(one, [line for line in self.relatives if line.of == at]) for at, one in enumerate(self.people)]


@dataclass
class Written:
    """Files; how many rows each sheet holds; every proper name that a row gives, with its place."""

    paths: list[Path] = field(default_factory=list)
    rows: dict[Where, int] = field(default_factory=dict)
    names: list[tuple[Where, int, str]] = field(default_factory=list)

    def sheet(self, file: str, sheet: str, rows: Rows, *, kept: bool = False) -> None:
        """Notes a table. ``kept``: blank rows at the end count, as the lines of a text do; in a workbook they are nothing."""
        last = (
            len(rows)
            if kept
            else max((at for at, row in enumerate(rows, 1) if any(cell not in ("", None) for cell in row)), default=0)
        )
        self.rows[file, sheet] = self.rows.get((file, sheet), 0) + last

    def name(self, where: Where, row: int, *told: str) -> None:
        for text in told:
            for part in re.split("[、，（]", text):
                name = "".join(part.split())
                if PROPER.fullmatch(name) and name not in NO_NAMES:
                    self.names.append((where, row, name))


def mixed(made: Made, header: Row, data: Iterable[Row]) -> tuple[Rows, list[int]]:
    """Data rows with the odd ones among them, and at which place each data row stands (from 0)."""
    rows: Rows = []
    at = []
    for number, row in enumerate(data):
        rows += [_odd(kind, header, rows) for place, kind in made.odd if place == number]
        at.append(len(rows))
        rows.append(row)
    return rows, at


def _odd(kind: str, header: Row, before: Rows) -> Row:
    kinds: dict[str, Row] = {
        "blank": [""] * len(header),
        "total": ["合计", "3人", *[""] * (len(header) - 2)],
        "remark": ["注：以上情况均已核对。", *[""] * (len(header) - 1)],
        "header": header,
        "signed": ["填表人：某某", *[""] * (len(header) - 1)],
        "junk": ["", *["??"] * (len(header) - 1)],
        "number": [7, *[""] * (len(header) - 1)],
    }
    return list(before[-1]) if kind == "repeat" and before else kinds.get(kind, kinds["blank"])


def _table(
    made: Made, written: Written, where: Where, header: Row, data: Rows, names: list[tuple[str, ...]], *, kept: bool = False
) -> Rows:
    """Title, header and rows of a sheet, noted in ``written``."""
    body, at = mixed(made, header, data)
    rows = [["云岫县情况表"], header, *body]
    written.sheet(*where, rows, kept=kept)
    for row, told in zip(at, names, strict=True):
        written.name(where, row + 3, *told)
    return rows


def _ledger(made: Made, written: Written, where: Where, *, kept: bool = False) -> Rows:
    data = [
        [at, one.name, one.sex, one.birth, one.number, one.organ, one.section, one.title, ""]
        for at, one in enumerate(made.people, 1)
    ]
    return _table(made, written, where, list(LEDGER_HEADER), data, [(one.name,) for one in made.people], kept=kept)


def _declared(made: Made, written: Written, where: Where, *, kept: bool = False) -> Rows:
    data = []
    for one in made.relatives:
        declarer = made.declarer(one)
        data.append([declarer.name, declarer.organ, one.term, one.name, one.number, one.birth, one.employer])
    return _table(made, written, where, list(DECLARATION_HEADER), data, [(one.name,) for one in made.relatives], kept=kept)


def workbook(folder: Path, made: Made, write: Callable[..., Path] = xlsx, end: str = "xlsx") -> Written:
    """A ledger and a list of declarations as two sheets."""
    written, file = Written(), f"县.{end}"
    sheets = {"台账": _ledger(made, written, (file, "台账")), "申报": _declared(made, written, (file, "申报"))}
    written.paths = [write(folder / file, sheets)]
    return written


def old_workbook(folder: Path, made: Made) -> Written:
    return workbook(folder, made, xls, "xls")


def open_document(folder: Path, made: Made) -> Written:
    return workbook(folder, made, ods, "ods")


def text_files(folder: Path, made: Made, encoding: str = "utf-8-sig", delimiter: str = ",", end: str = "csv") -> Written:
    """The same as two delimited files."""
    written = Written()
    for file, rows in (("台账", _ledger), ("申报", _declared)):
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
        sheets[sheet] = _table(made, written, (file, sheet), header, data, names)
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
    sheets = {"名册": rows, "申报": _declared(made, written, (file, "申报"))}
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
    written.paths = [xlsx(folder / file, {"台账": _table(made, written, (file, "台账"), header, data, names)})]
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
    sheets = {"台账": _ledger(made, written, (file, "台账"))}
    sheets["申报"] = _table(made, written, (file, "申报"), list(DECLARATION_HEADER), data, names)
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
    written.paths = [xlsx(folder / file, {"台账": _table(made, written, (file, "台账"), header, data, names)})]
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
    sheets = {"台账": _ledger(made, written, (file, "台账"))}
    sheets["申报"] = _table(made, written, (file, "申报"), header, data, names)
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
    sheets = {"表": rows, "台账": _ledger(made, written, (file, "台账"))}
    written.paths = [xlsx(folder / file, sheets, {"表": merged})]
    return written


def cadre_forms(folder: Path, made: Made) -> Written:
    """A form for each person of a name."""
    return _cadre(folder, made, "lrmx")


def old_cadre_forms(folder: Path, made: Made) -> Written:
    return _cadre(folder, made, "lrm")


def _cadre(folder: Path, made: Made, end: str) -> Written:
    written = Written()
    for at, (one, lines) in enumerate(made.forms()):
        file = f"{at}.{end}"
        family = [(line.term, line.name, line.birth, "", line.employer) for line in lines]
        if end == "lrmx":
            told = {
                "XingMing": one.name,
                "XingBie": one.sex,
                "ChuShengNianYue": one.birth,
                "XianRenZhiWu": one.post,
                "ShenFenZheng": one.number,
            }
            written.paths.append(lrmx(folder / file, family, **told))
        else:
            family = [tuple(re.sub('[@"]', "", cell) for cell in line) for line in family]
            written.paths.append(lrm(folder / file, family, "gb18030", f0=one.name, f1=one.sex, f2=one.birth, f25=one.post))
        written.rows[file, "基本信息"] = 1
        written.name((file, "基本信息"), 1, one.name)
        for row, line in enumerate(lines, 1):
            written.name((file, "家庭成员"), row, line.name)
    return written


def packed(folder: Path, made: Made, tag: str = "row") -> Written:
    """A data package: tables of rows tied by a key."""
    written, file = Written(), "包.zip"
    people = [
        {"A0000": f"k{at}", "A0101": one.name, "A0104": one.sex, "A0107": one.birth, "A0184": one.number, "A0192A": one.post}
        for at, one in enumerate(made.people)
    ]
    posts = [{"A0000": f"k{at}", "A0201A": one.organ, "A0215A": one.title, "A0255": "1"} for at, one in enumerate(made.people)]
    family = [
        {"A0000": f"k{one.of}", "A3601": one.name, "A3604A": one.term, "A3607": one.birth, "A3611": one.employer}
        for one in made.relatives
    ]
    tables = {"A01": people, "A02": posts, "A36": family, "B01": [{"B0111": "001", "B0101": "云岫县财政局", "B0194": "法人单位"}]}
    for name, rows in tables.items():
        written.rows[file, name] = len(rows)
        for row, told in enumerate(rows, 1):
            written.name((file, name), row, told.get("A0101", ""), told.get("A3601", ""))
    written.paths = [package(folder / file, {name: table(rows, tag) for name, rows in tables.items()})]
    return written


def old_package(folder: Path, made: Made) -> Written:
    return packed(folder, made, "z:row")


def unpacked(folder: Path, made: Made) -> Written:
    """The folder that somebody unpacked from a package."""
    zipped = packed(folder, made)
    with zipfile.ZipFile(zipped.paths[0]) as archive:
        archive.extractall(folder / "包")
    rows = {("包", table): rows for (_, table), rows in zipped.rows.items()}
    return Written([folder / "包"], rows, [(("包", table), row, name) for (_, table), row, name in zipped.names])


def family_tree(folder: Path, made: Made, version: str = "5.5.1") -> Written:
    """Everybody as a record of a family tree, each relative with the declarer in a family."""
    written, name = Written(), "树.ged"
    everybody = [*made.people, *made.relatives]
    lines: list[str] = []
    for at, one in enumerate(everybody):
        lines += [f"0 @I{at}@ INDI", f"1 NAME {_flat(one.name)}", f"1 BIRT {_flat(one.birth)}"]
    for at, one in enumerate(made.relatives):
        lines += [f"0 @F{at}@ FAM", f"1 HUSB @I{one.of}@", f"1 CHIL @I{len(made.people) + at}@"]
    text = gedcom(lines, version)
    told = text.splitlines()
    written.rows[name, ""] = sum(line.startswith("0 ") for line in told)
    for row, line in enumerate(told, 1):
        if line.startswith("1 NAME "):
            written.name((name, ""), row - 1, line.removeprefix("1 NAME "))
    (folder / name).write_text(text, encoding="utf-8")
    written.paths = [folder / name]
    return written


def newer_family_tree(folder: Path, made: Made) -> Written:
    return family_tree(folder, made, "7.0")


def _flat(text: str) -> str:
    return " ".join(text.replace("@", "").replace("/", "").split())


def entities(folder: Path, made: Made) -> Written:
    """FollowTheMoney: a line for each person and each family tie."""
    written, name = Written(), "县.ftm.json"
    lines: list[dict[str, Any]] = []
    for at, one in enumerate([*made.people, *made.relatives]):
        lines.append({"id": f"p{at}", "schema": "Person", "properties": {"name": [one.name], "birthDate": [one.birth]}})
        written.name((name, ""), len(lines), one.name)
    for at, line in enumerate(made.relatives):
        ends = {"person": [f"p{line.of}"], "relative": [f"p{len(made.people) + at}"], "relationship": [line.term]}
        lines.append({"id": f"t{at}", "schema": "Family", "properties": ends})
    (folder / name).write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines) + "\n", encoding="utf-8")
    written.rows[name, ""] = len(lines)
    written.paths = [folder / name]
    return written


def canonical(folder: Path, made: Made, end: str = "csv") -> Written:
    """A canonical folder, with the forms still to be resolved; some ids are blank, used twice or lead nowhere."""
    written, at = Written(), folder / "标准"
    at.mkdir()
    people = [
        {"person_id": _id(number), "name": one.name, "sex": one.sex, "birth": one.birth, "staff": "true"}
        for number, one in enumerate(made.people)
    ]
    posts = [
        {"person_id": _id(number), "organ_id": "o", "title": one.title, "start": one.birth}
        for number, one in enumerate(made.people)
    ]
    lines = [
        {"person_id": _id(one.of), "term": one.term, "relative_name": one.name, "relative_birth": one.birth}
        for one in made.relatives
    ]
    ties = [{"parent_id": _id(one.of), "child_id": _id(one.of + 1), "kind": one.employer} for one in made.relatives]
    tables: dict[str, Sequence[dict[str, Any]]] = {
        "person": people,
        "organ": [{"organ_id": "o", "name": "云岫县财政局", "kind": "civil"}],
    }
    tables |= {"post": posts, "parent": ties, "declared": lines}
    for name, rows in tables.items():
        if rows:
            path = at / f"{name}.{end}"
            (save if end == "csv" else _parquet)(path, rows)
            written.rows[str(path), ""] = len(rows) + 1
            for row, told in enumerate(rows, 2):
                written.name(
                    (str(path), ""), row, str(told.get("name", "")) if name == "person" else str(told.get("relative_name", ""))
                )
    written.paths = [at]
    return written


def columnar(folder: Path, made: Made) -> Written:
    return canonical(folder, made, "parquet")


def _id(number: int) -> str:
    return "" if number % 7 == 5 else f"p{number if number % 5 < 4 else number - 1}"


def _parquet(path: Path, rows: Sequence[dict[str, Any]]) -> Path:
    import pyarrow as pa
    import pyarrow.parquet as pq

    pq.write_table(pa.Table.from_pylist(list(rows)), path)
    return path


FORMATS: tuple[Callable[[Path, Made], Written], ...] = (
    workbook,
    old_workbook,
    open_document,
    text_files,
    tabbed,
    chinese_encoding,
    official,
    roster,
    wide,
    several_in_a_cell,
    family_in_a_cell,
    own_lines,
    family_forms,
    cadre_forms,
    old_cadre_forms,
    packed,
    old_package,
    unpacked,
    family_tree,
    newer_family_tree,
    entities,
    canonical,
    columnar,
)
