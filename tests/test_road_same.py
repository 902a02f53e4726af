"""The same facts give the same findings: other layouts, other row orders, other file names, other people beside."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kinship.generate import AS_OF
from kinship.judge import check_county
from loaders import load
from tests import files
from tests.depth import some
from tests.road_files import TABLES, county, kinship, ledger, official, rows, save

Sheet = list[list[Any]]


def ids(*sources: Path) -> set[str]:
    """The findings of some files: id, severity and grade in one text."""
    document = check_county(load(list(sources)), as_of=AS_OF)
    assert document["findings"]
    return {f"{one['id']} {one['severity']} {one['grade']}" for one in document["findings"]}


def said(*sources: Path) -> list[tuple[Any, ...]]:
    """The findings by names and words, for layouts whose ids may differ only by the numbers of unnamed people."""
    document = check_county(load(list(sources)), as_of=AS_OF)
    return sorted(
        (
            one["id"],
            one["severity"],
            one["situation"]["kind"],
            one["situation"]["organ"],
            *sorted(who["name"] for who in one["people"]),
        )
        for one in document["findings"]
    )


@pytest.mark.parametrize("noise", [0, 2])
def test_both_layouts_of_one_county_give_the_same_findings(noise: int) -> None:
    folder = county(700, 17, noise)
    by_ledger, by_workbook = said(*ledger(folder)), said(official(folder))
    assert by_ledger == by_workbook
    assert len(by_ledger) > 15


def test_the_order_of_files_does_not_matter() -> None:
    one, other = ledger(county(700, 17, 2))
    assert ids(one, other) == ids(other, one)


def shuffled(table: list[Any], seed: int) -> list[Any]:
    mixed = list(table)
    random.Random(seed).shuffle(mixed)
    return mixed


def canonical(folder: Path, change: Callable[[str, list[dict[str, str]]], list[dict[str, str]]]) -> Path:
    """The tables of the county, changed on their way into a new folder."""
    folder.mkdir()
    for name in TABLES:
        save(folder / f"{name}.csv", change(name, rows(county() / f"{name}.csv")))
    return folder


def test_canonical_rows_in_any_order_give_the_same_findings(tmp_path: Path) -> None:
    mixed = canonical(tmp_path / "mixed", lambda name, table: shuffled(table, 3))
    assert ids(mixed) == ids(county())


def test_more_staff_elsewhere_change_nothing(tmp_path: Path) -> None:
    more = {
        "person": [{"person_id": f"a-{at}", "name": "外人", "staff": "true"} for at in range(20)],
        "organ": [{"organ_id": "a-organ", "name": "别的局", "kind": "civil"}],
        "post": [{"person_id": f"a-{at}", "organ_id": "a-organ", "title": "科员", "tier": "3"} for at in range(20)],
    }

    def with_more(name: str, table: list[dict[str, str]]) -> list[dict[str, str]]:
        return [{key: one.get(key, "") for key in table[0]} for one in more.get(name, [])] + table

    assert ids(canonical(tmp_path / "more", with_more)) == ids(county())


def sheet(path: Path) -> tuple[str, Sheet]:
    """The first sheet of a workbook, as shown."""
    import openpyxl

    book = openpyxl.load_workbook(path)
    first = book.worksheets[0]
    return first.title, [list(row) for row in first.iter_rows(values_only=True)]


def header_at(table: Sheet) -> int:
    """The first row with several filled cells."""
    return next(at for at, row in enumerate(table) if sum(cell is not None for cell in row) > 3)


def rewritten(path: Path, target: Path, change: Callable[[Sheet], Sheet]) -> Path:
    """A copy of a workbook whose rows below the header are changed."""
    name, table = sheet(path)
    top = header_at(table) + 1
    return files.xlsx(target, {name: table[:top] + change(table[top:])})


def test_excel_rows_in_any_order_under_any_name_give_the_same_findings(tmp_path: Path) -> None:
    people, forms = ledger(county(700, 17, 2))
    by_rows = rewritten(people, tmp_path / "甲.xlsx", lambda table: shuffled(table, 5))
    by_lines = rewritten(forms, tmp_path / "乙.xlsx", lambda table: shuffled(table, 6))
    assert ids(by_lines, by_rows) == ids(people, forms)


def test_more_rows_in_the_ledger_change_nothing(tmp_path: Path) -> None:
    people, forms = ledger(county(700, 17, 0))
    _, table = sheet(people)
    header = table[header_at(table)]
    place = {str(name).replace(" ", "").replace("\n", ""): at for at, name in enumerate(header) if name}
    stranger: list[Any] = [None] * len(header)
    for name, text in (("姓名", "欧阳外人"), ("性别", "男"), ("工作单位", "邻县林业局"), ("职务", "科员")):
        stranger[next(at for column, at in place.items() if column.startswith(name))] = text
    more = rewritten(people, tmp_path / "台账.xlsx", lambda table: [stranger, *table])
    assert ids(more, forms) == ids(people, forms)


@pytest.mark.parametrize(("suffix", "masked"), some([("csv", True), ("parquet", False), ("csv", False), ("parquet", True)], 2))
def test_a_county_converted_from_excel_gives_the_same_findings(tmp_path: Path, suffix: str, masked: bool) -> None:
    sources, out = ledger(county(700, 17, 2)), tmp_path / "out"
    run = kinship("convert", *sources, "--out", out, "--format", suffix, *([] if masked else ["--with-ids"]))
    assert (run.returncode, run.stderr) == (0, b"")
    assert sorted(path.name for path in out.iterdir()) == sorted(f"{name}.{suffix}" for name in TABLES)
    assert ids(out) == ids(*sources)


def test_csv_to_parquet_and_back_keeps_every_cell(tmp_path: Path) -> None:
    kinship("convert", county(), "--out", tmp_path / "parquet", "--format", "parquet", "--with-ids")
    kinship("convert", tmp_path / "parquet", "--out", tmp_path / "csv", "--with-ids")
    assert ids(tmp_path / "csv") == ids(tmp_path / "parquet") == ids(county())
    for name in TABLES:
        before, after = (rows(folder / f"{name}.csv") for folder in (county(), tmp_path / "csv"))
        kept = [{key: row[key] for key in before[0] if key in after[0]} for row in after]
        assert sorted(map(str, kept)) == sorted(map(str, before))


def test_ids_are_masked_unless_asked_for(tmp_path: Path) -> None:
    numbers = {row["id_number"] for row in rows(county() / "person.csv") if row["id_number"]}
    kinship("convert", county(), "--out", tmp_path / "masked")
    shutil.copytree(tmp_path / "masked", tmp_path / "again")
    text = (tmp_path / "masked" / "person.csv").read_text(encoding="utf-8")
    assert not [number for number in numbers if number in text]
    assert ids(tmp_path / "again") == ids(county())
