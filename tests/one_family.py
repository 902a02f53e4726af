"""One small made-up family county, written in every format by hand: as other programs write it, not as this one does."""

from __future__ import annotations

import csv
import json
import zipfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import openpyxl
import xlwt

FINANCE, AUDIT = "云岫县财政局", "云岫县审计局"
Rows = list[list[Any]]


@dataclass(frozen=True)
class Relative:
    """A line of a form."""

    term: str
    name: str
    birth: str
    employer: str


@dataclass(frozen=True)
class Staff:
    """A member of the staff with the form."""

    name: str
    sex: str
    birth: str
    organ: str
    section: str
    title: str
    start: str
    relatives: list[Relative] = field(default_factory=list)

    @property
    def post(self) -> str:
        """Organ and title in one text."""
        return self.organ + self.section + self.title


FATHER = Relative("父亲", "张德厚", "1945.06", "云岫县粮食局退休（已去世）")
MOTHER = Relative("母亲", "王桂花", "1948.03", "务农")
SON = Relative("儿子", "张小明", "2001.02", "江南大学学生")
COUNTY = [
    Staff(
        "张建国",
        "男",
        "1972.03",
        FINANCE,
        "",
        "局长",
        "2021.08",
        [
            Relative("妻子", "李芳华", "1974.05", f"{FINANCE}人事股股长"),
            SON,
            FATHER,
            MOTHER,
            Relative("弟弟", "张建军", "1975.08", f"{FINANCE}财务股副股长"),
            Relative("姐姐", "张雪梅", "1970.11", "云岫县第一小学教师"),
        ],
    ),
    Staff(
        "李芳华",
        "女",
        "1974.05",
        FINANCE,
        "人事股",
        "股长",
        "2015.03",
        [Relative("丈夫", "张建国", "1972.03", f"{FINANCE}局长"), SON],
    ),
    Staff(
        "张建军",
        "男",
        "1975.08",
        FINANCE,
        "财务股",
        "副股长",
        "2017.03",
        [FATHER, MOTHER, Relative("哥哥", "张建国", "1972.03", f"{FINANCE}局长")],
    ),
    Staff(
        "赵志强", "男", "1969.02", AUDIT, "", "副局长", "2019.06", [Relative("妻子", "张雪梅", "1970.11", "云岫县第一小学教师")]
    ),
    Staff("钱卫东", "男", "1980.01", AUDIT, "综合股", "科员", "2004.07", [Relative("父亲", "钱大有", "1955.09", "退休")]),
]
FORM_WIDTH = 13
HEADINGS = ["序号", "姓  名", "性别", "出生\n年月", "工作单位", "科室", "职务", "任现职时间"]


def ledger_rows(county: Sequence[Staff] = COUNTY) -> Rows:
    """A home-grown ledger."""
    people = [
        [at, one.name, one.sex, one.birth, one.organ, one.section, one.title, one.start] for at, one in enumerate(county, 1)
    ]
    return [["云岫县工作人员台账"], HEADINGS, *people, ["合计", f"{len(people)}人"]]


def xlsx(path: Path, sheets: dict[str, Rows], merged: dict[str, list[str]] | None = None) -> Path:
    """Writes a workbook with openpyxl."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        for cells in (merged or {}).get(name, ()):
            sheet.merge_cells(cells)
    book.save(path)
    return path


def xls(path: Path, sheets: dict[str, Rows], width: int = 0) -> Path:
    """Writes an old workbook with xlwt; a row of one text is merged over ``width`` columns, or all."""
    book = xlwt.Workbook(encoding="utf-8")
    for name, rows in sheets.items():
        sheet = book.add_sheet(name)
        width = width or max(map(len, rows))
        for at, row in enumerate(rows):
            if len(row) == 1 and width > 1:
                sheet.write_merge(at, at, 0, width - 1, row[0])
                continue
            for column, cell in enumerate(row):
                sheet.write(at, column, cell)
    book.save(str(path))
    return path


def declaration_list(folder: Path) -> None:
    lines = [[one.name, one.organ, told.term, told.name, told.birth, told.employer] for one in COUNTY for told in one.relatives]
    headings = ["申报人", "申报人单位", "与本人关系", "亲属姓名", "亲属出生年月", "亲属工作单位及职务"]
    xlsx(folder / "台账.xlsx", {"台账": ledger_rows()})
    xlsx(folder / "申报.xlsx", {"申报": [["亲属关系申报表"], headings, *lines]})


def official_workbook(folder: Path) -> None:
    digits = str.maketrans("", "", ".")
    organs = [[FINANCE, "财政局", "001.001", "行政机关"], [AUDIT, "审计局", "001.002", "行政机关"]]
    people = [[one.name, "", one.sex, one.birth.translate(digits), one.post, one.organ, "在职"] for one in COUNTY]
    posts = [
        [one.name, "", one.organ + one.section, "否" if one.section else "是", one.title, one.start.translate(digits), "在任"]
        for one in COUNTY
    ]
    family = [
        [one.name, "", told.name, told.term, told.birth.translate(digits), "群众", told.employer, str(at)]
        for one in COUNTY
        for at, told in enumerate(one.relatives, 1)
    ]
    sheets: dict[str, Rows] = {
        "填报说明": [["填报说明"], ["日期填6位或8位", *[""] * 18, "码表"], *([*[""] * 19, f"码{at}"] for at in range(300))],
        "B01单位": [["B01单位信息"], ["机构名称", "机构简称", "机构编码", "机构类别"], *organs],
        "A01人员": [
            ["A01"],
            ["姓名", "身份证号", "性别", "出生年月", "现工作单位及职务全称", "统计关系所在单位", "人员管理状态"],
            *people,
        ],
        "A02职务": [["A02"], ["姓名", "身份证号", "任职机构名称", "是否领导成员", "职务名称", "任职时间", "任职状态"], *posts],
        "A05职务职级": [["A05"], ["姓名", "身份证号", "职务职级", "批准日期"], [COUNTY[0].name, "", "乡科级正职", "202108"]],
        "A36家庭及社会关系": [
            ["A36"],
            ["姓名", "身份证号", "家庭成员姓名", "称谓", "出生日期", "政治面貌", "工作单位及职务", "排序"],
            *family,
        ],
    }
    xls(folder / "Data.xls", sheets)


def form_rows(one: Staff) -> Rows:
    """The family form of one person, with the lists behind its drop-downs beside it."""
    headings = [
        "类别",
        "称谓",
        "姓名",
        "出生\n年月",
        "政治面貌",
        "工作单位及职务",
        "身份证号",
        "籍贯",
        "居住地",
        "国籍或\n地  区",
    ]
    headings += ["民族", "人员身份", "人员现状"]
    lines = [["家庭成员", told.term, told.name, told.birth, "", told.employer, *[""] * 7] for told in one.relatives]
    caption = f"姓名：{one.name}　　　　　　现工作单位及职务：{one.post}"
    rows: Rows = [["家庭成员及重要社会关系信息采集表"], [caption], headings, *lines, [""] * FORM_WIDTH, [""] * FORM_WIDTH]
    return [row if len(row) == 1 else [*row, f"码{at}", f"{at:02}"] for at, row in enumerate(rows)]


def family_forms(folder: Path) -> None:
    xlsx(folder / "台账.xlsx", {"台账": ledger_rows()})
    for one in COUNTY:
        xls(folder / f"{one.name}.xls", {"Sheet1": form_rows(one)}, FORM_WIDTH)


def forms_alone(folder: Path) -> None:
    for one in COUNTY:
        xls(folder / f"{one.name}.xls", {"Sheet1": form_rows(one)}, FORM_WIDTH)


def wide_ledger(folder: Path) -> None:
    most = max(len(one.relatives) for one in COUNTY)
    groups = [
        f"{name}{at}" for at in range(1, most + 1) for name in ("家庭成员", "与本人关系", "出生年月", "工作单位", "联系方式")
    ]
    title, headings, *people, total = ledger_rows()
    rows = [
        [*row, *(cell for told in one.relatives for cell in (told.name, told.term, told.birth, told.employer, ""))]
        for row, one in zip(people, COUNTY, strict=True)
    ]
    xlsx(folder / "台账.xlsx", {"台账": [title, [*headings, *groups], *rows, total]})


def in_turn(folder: Path) -> None:
    most = max(len(one.relatives) for one in COUNTY)
    numerals = "一二三四五六"
    groups = [name for at in range(most) for name in (f"家庭成员{numerals[at]}", "与本人关系", "出生年月", "工作单位")]
    title, headings, *people, total = ledger_rows()
    rows = [
        [*row, *(cell for told in one.relatives for cell in (told.name, told.term, told.birth, told.employer))]
        for row, one in zip(people, COUNTY, strict=True)
    ]
    xlsx(folder / "台账.xlsx", {"台账": [title, [*headings, *groups], *rows, total]})


def one_cell(folder: Path) -> None:
    title, headings, *people, total = ledger_rows()
    texts = ["；".join(f"{told.term}：{told.name}（{told.birth}，{told.employer}）" for told in one.relatives) for one in COUNTY]
    rows = [[*row, text] for row, text in zip(people, texts, strict=True)]
    xlsx(folder / "台账.xlsx", {"台账": [title, [*headings, "家庭成员及主要社会关系"], *rows, total]})


def lrmx_text(one: Staff) -> str:
    """A form as the editor writes it, blank items and all."""
    tags = ["ChengWei", "XingMing", "ChuShengRiQi", "ZhengZhiMianMao", "GongZuoDanWeiJiZhiWu"]
    lines = [(told.term, told.name, told.birth.replace(".", ""), "", told.employer) for told in one.relatives] + [("",) * 5] * 3
    items = "".join(
        "    <Item>\n"
        + "".join(f"      <{tag}>{escape(cell)}</{tag}>\n" for tag, cell in zip(tags, line, strict=True))
        + "    </Item>\n"
        for line in lines
    )
    head = {"XingMing": one.name, "XingBie": one.sex, "ChuShengNianYue": one.birth.replace(".", ""), "MinZu": "汉族"}
    aside = "                  （其间：1999.09--2002.07在职学习）"
    resume = f"1994.07--{one.start}  {one.organ}科员\n{aside}\n{one.start}--         {one.post}"
    body = "".join(
        f"  <{tag}>{escape(text)}</{tag}>\n" for tag, text in {**head, "XianRenZhiWu": one.post, "JianLi": resume}.items()
    )
    family = f"  <JiaTingChengYuan>\n{items}  </JiaTingChengYuan>\n"
    return f'<?xml version="1.0" encoding="utf-8"?>\n<Person>\n{body}{family}  <Version>3.2.1.6</Version>\n</Person>'


def lrmx_files(folder: Path) -> None:
    for one in COUNTY:
        (folder / f"{one.name}.lrmx").write_bytes(lrmx_text(one).replace("\n", "\r\n").encode("utf-8-sig"))


def lrm_files(folder: Path) -> None:
    for one in COUNTY:
        fields = [""] * 33
        fields[0:3] = one.name, one.sex, one.birth.replace(".", "")
        fields[17] = f"1994.07--{one.start}  {one.organ}科员\r\n{one.start}--         {one.post}"
        lists = zip(
            *((told.term, told.name, told.birth.replace(".", ""), "", told.employer) for told in one.relatives), strict=True
        )
        fields[20:25] = ["@".join([*parts, "", "", ""]) for parts in lists]
        fields[25] = one.post
        (folder / f"{one.name}.lrm").write_bytes(",".join(f'"{told}"' for told in fields).encode("gbk"))
        (folder / f"{one.name}.pic").write_bytes(b"\xff\xd8\xff")


def package_zip(folder: Path) -> None:
    keys = {one.name: f"8A-{at}" for at, one in enumerate(COUNTY)}
    plain = str.maketrans("", "", ".")
    people = [
        {
            "A0000": keys[one.name],
            "A0101": one.name,
            "A0104": "12"[one.sex == "女"],
            "A0107": one.birth.translate(plain),
            "A0192A": one.post,
        }
        for one in COUNTY
    ]
    posts = [
        {
            "A0000": keys[one.name],
            "A0201A": one.section or one.organ,
            "A0201B": {FINANCE: "001.001", AUDIT: "001.002"}[one.organ] + (f".{one.section}" if one.section else ""),
            "A0201D": "0" if one.section else "1",
            "A0215A": one.title,
            "A0243": one.start.translate(plain),
            "A0255": "1",
        }
        for one in COUNTY
    ]
    family = [
        {
            "A0000": keys[one.name],
            "A3601": told.name,
            "A3604A": told.term,
            "A3607": told.birth.translate(plain),
            "A3611": told.employer,
        }
        for one in COUNTY
        for told in one.relatives
    ]
    organs = [{"B0101": FINANCE, "B0111": "001.001", "B0194": "1"}, {"B0101": AUDIT, "B0111": "001.002", "B0194": "1"}]
    organs += [
        {"B0101": section, "B0111": f"{code}.{section}", "B0194": "2"}
        for code, sections in (("001.001", ("人事股", "财务股")), ("001.002", ("综合股",)))
        for section in sections
    ]
    with zipfile.ZipFile(folder / "数据.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("gwyinfo.xml", '<root><node name="B0101" value="云岫县"/></root>')
        for name, rows in {"A01": people, "A02": posts, "A36": family, "B01": organs}.items():
            lines = "".join("<row " + " ".join(f"{key}={quoteattr(told)}" for key, told in row.items()) + "/>\n" for row in rows)
            archive.writestr(
                f"云岫县/Table/{name}.xml", f'<?xml version="1.0" encoding="UTF-8"?>\n<xml><data>{lines}</data></xml>'
            )
        archive.writestr("云岫县/Photos/8A-0.jpg", b"\xff\xd8")


def entities(folder: Path) -> None:
    people = {one.name: one for one in COUNTY}
    names = dict.fromkeys([*people, *(told.name for one in COUNTY for told in one.relatives)])
    births = {told.name: told.birth for one in COUNTY for told in one.relatives} | {one.name: one.birth for one in COUNTY}
    lines = [entity(f"p-{name}", "Person", name=name, birthDate=births[name].replace(".", "-")) for name in names]
    lines += [entity(f"o-{organ}", "PublicBody", name=organ) for organ in (FINANCE, AUDIT)]
    for one in COUNTY:
        title = one.section + one.title
        lines.append(entity(f"t-{one.name}", "Position", name=title, organization=f"o-{one.organ}"))
        start = one.start.replace(".", "-")
        lines.append(entity(f"h-{one.name}", "Occupancy", holder=f"p-{one.name}", post=f"t-{one.name}", startDate=start))
        for told in one.relatives:
            link = {"person": f"p-{one.name}", "relative": f"p-{told.name}", "relationship": told.term}
            lines.append(entity(f"f-{one.name}-{told.name}", "Family", **link))
    text = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines)
    (folder / "entities.ftm.json").write_text(text + "\n", encoding="utf-8")


def entity(identifier: str, schema: str, **properties: str) -> dict[str, Any]:
    """An entity as FollowTheMoney writes it."""
    held = {name: [value] for name, value in properties.items()}
    return {"id": identifier, "caption": identifier, "schema": schema, "properties": held, "datasets": ["x"], "referents": []}


def canonical(folder: Path) -> None:
    organs, posts = [FINANCE, AUDIT], COUNTY
    table(folder / "organ.csv", "organ_id name kind", ((organ, organ, "civil") for organ in organs))
    sexes = {"男": "M", "女": "F"}
    people = ((one.name, one.name, sexes[one.sex], one.birth.replace(".", "-"), "true") for one in COUNTY)
    table(folder / "person.csv", "person_id name sex birth staff", people)
    held = (
        (
            one.name,
            one.organ,
            one.title,
            one.section,
            "2" if one.title.endswith("股长") else "3" if one.section else "1",
            one.start,
        )
        for one in posts
    )
    functions = {"人事股": "personnel", "财务股": "finance"}
    rows = [
        (*post[:5], "true" if post[2] in ("局长", "股长") else "false", functions.get(post[3], ""), post[5].replace(".", "-"))
        for post in held
    ]
    table(folder / "post.csv", "person_id organ_id title section tier chief functions start", rows)
    lines = (
        (one.name, told.term, told.name, told.birth.replace(".", "-"), told.employer) for one in COUNTY for told in one.relatives
    )
    table(folder / "declared.csv", "person_id term relative_name relative_birth relative_employer", lines)
    for name, columns in (("parent", "parent_id child_id"), ("spouse", "person_id spouse_id")):
        table(folder / f"{name}.csv", columns, ())


def table(path: Path, columns: str, rows: Iterable[Iterable[str]]) -> None:
    """Writes a CSV file with its header."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([columns.split(), *rows])


FAMILIES = [
    ("F1", "张德厚", "王桂花", ["张雪梅", "张建国", "张建军"]),
    ("F2", "张建国", "李芳华", ["张小明"]),
    ("F3", "赵志强", "张雪梅", []),
    ("F4", "钱大有", "", ["钱卫东"]),
]


def tree(version: str) -> Callable[[Path], None]:
    """Writes the same family as GEDCOM."""

    def write(folder: Path) -> None:
        births = {told.name: told.birth for one in COUNTY for told in one.relatives} | {one.name: one.birth for one in COUNTY}
        women = {"王桂花", "李芳华", "张雪梅"}
        months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
        lines = ["0 HEAD", "1 SOUR Gramps", "1 GEDC", f"2 VERS {version}", *(["1 CHAR UTF-8"] if version < "6" else [])]
        for name, birth in births.items():
            year, month = birth.split(".")
            lines += [f"0 @{name}@ INDI", f"1 NAME {name[1:]} /{name[0]}/", f"1 SEX {'F' if name in women else 'M'}"]
            lines += ["1 BIRT", f"2 DATE {months[int(month) - 1]} {year}"]
        for xref, husband, wife, children in FAMILIES:
            lines += [f"0 @{xref}@ FAM", f"1 HUSB @{husband}@", *([f"1 WIFE @{wife}@", "1 MARR Y"] if wife else [])]
            lines += [f"1 CHIL @{child}@" for child in children]
        (folder / "tree.ged").write_text("\n".join([*lines, "0 TRLR", ""]), encoding="utf-8")

    return write


WRITERS: dict[str, Callable[[Path], None]] = {
    "list": declaration_list,
    "official workbook": official_workbook,
    "family forms": family_forms,
    "family forms alone": forms_alone,
    "wide ledger": wide_ledger,
    "relatives in turn": in_turn,
    "one cell": one_cell,
    "lrmx": lrmx_files,
    "lrm": lrm_files,
    "package": package_zip,
    "entities": entities,
    "canonical folder": canonical,
}
TREES = {"gedcom 5.5.1": tree("5.5.1"), "gedcom 7": tree("7.0")}
