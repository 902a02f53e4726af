"""Writes the same people and relatives in every format that is no table, and as canonical folders."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tests.cadre_files import lrm, lrmx, package, table
from tests.conservation_made import Made, Written
from tests.gedcom_files import file as gedcom
from tests.road_files import save


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


FILES: tuple[Callable[[Path, Made], Written], ...] = (
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
