"""Two made-up districts, each with a staff list and forms of its own, that know some of the same people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from kinship.account import Account
from kinship.cli.districts import together
from kinship.engines import Engine
from kinship.tables import County, names
from loaders.road import read_raw
from loaders.staff import records
from tests.resolving import number
from tests.road_files import save
from tests.village import build

Rows = dict[str, list[dict[str, Any]]]
CITY, OFFICE = "city", {"organ_id": "city", "name": "云岫市审计局", "kind": "civil"}
FATHER, MOVED, TWICE, UNCLE, OTHER = (
    number(birth, order) for birth, order in (("1966-05", 11), ("1980-02", 13), ("1970-07", 15), ("1962-03", 17), ("1969-09", 19))
)


def east() -> Rows:
    """The father of somebody in the west; a man who moved there; two rows with one ID number; a child of an unnamed man."""
    people = [
        ("e1", "李建邦", "M", "1966-05", FATHER),
        ("e2", "欧阳克勤", "M", "1980-02", MOVED),
        ("e3", "赵同号", "M", "1970-07", TWICE),
        ("e4", "赵同号", "M", "1970-07", TWICE),
        ("e5", "郑两名", "M", "1969-09", OTHER),
        ("both", "钱两地", "F", "1985-01", ""),
    ]
    lines = [
        ("e1", "妻子", "王淑芬", "", "1968-01"),
        ("e2", "堂弟", "欧阳小松", "", "1984-09"),
        ("e2", "伯父", "欧阳正德", UNCLE, ""),
        ("both", "父亲", "钱大海", "", ""),
        ("e1", "干爹", "周某", "", ""),
        ("e4", "?!", "冯某", "", ""),
    ]
    return _rows("e", people, [one for one, *_ in people], lines)


def west() -> Rows:
    """The son, under whose form the father has an ID number only; the man who moved, under another number; strangers alike."""
    people = [
        ("w1", "李小舟", "M", "1992-03", ""),
        ("w2", "歐陽克勤", "M", "", MOVED),
        ("w3", "孙别人", "F", "1991-10", ""),
        ("both", "钱两地", "F", "", ""),
        ("w5", "欧阳正德", "M", "1962-03", UNCLE),
    ]
    lines = [
        ("w1", "父亲", "李建邦", FATHER, ""),
        ("w3", "公公", "赵同号", TWICE, ""),
        ("w3", "舅舅", "李建军", OTHER, ""),
        ("both", "父亲", "钱大海", "", ""),
        ("w3", "?!", "吴某", "", ""),
        ("w2", "?!", "郑某", "", ""),
    ]
    return _rows("w", people, [one for one, *_ in people], lines)


def _rows(prefix: str, people: Sequence[Sequence[str]], staff: Sequence[str], lines: Sequence[Sequence[str]]) -> Rows:
    own = {"organ_id": prefix, "name": f"{prefix}县财政局", "kind": "civil"}
    return {
        "person": [dict(zip(("person_id", "name", "sex", "birth", "id_number"), one, strict=True)) for one in people],
        "organ": [OFFICE, own],
        "post": [
            {"person_id": one, "organ_id": at, "title": "科员", "section": "办公室", "tier": "3"}
            for one in staff
            for at in (CITY, prefix)
        ],
        "declared": [
            dict(zip(("person_id", "term", "relative_name", "relative_id_number", "relative_birth"), line, strict=True))
            for line in lines
        ],
    }


def write(folder: Path, told: Mapping[str, Sequence[Mapping[str, Any]]]) -> Path:
    """A district as a canonical folder of CSV files."""
    folder.mkdir(parents=True)
    blank = {"parent": ["parent_id,child_id\n"], "spouse": ["person_id,spouse_id\n"]}
    for table, lines in blank.items():
        if table not in told:
            (folder / f"{table}.csv").write_text("".join(lines), encoding="utf-8")
    for table, rows in told.items():
        save(folder / f"{table}.csv", [{**dict.fromkeys(names(table), ""), **row} for row in rows])
    return folder


def village(folder: Path) -> Path:
    """The village as a district: what its workbooks say, before anybody was resolved."""
    raw = read_raw([build.HERE / build.LEDGER, build.HERE / build.DECLARATIONS], None, Account(), lambda what, done, of: None)
    tables = dict(zip(("person", "organ", "post", "declared"), records.build(raw, Account()), strict=True))
    return write(folder, {name: [{key: row.get(key) for key in names(name)} for row in rows] for name, rows in tables.items()})


def joined(folders: Sequence[Path], engine: Engine, **chosen: Any) -> County:
    """The county of several districts."""
    county = together(engine, folders, lambda stage: None, **chosen)
    assert county is not None
    return county


def both(folder: Path) -> list[Path]:
    """The two districts under a folder."""
    return [write(folder / name, told) for name, told in (("east", east()), ("west", west()))]
