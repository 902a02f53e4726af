"""Ancestors of very many: a true one costs what its relatives cost, an impossible one ends with a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from kinship.judge import check_county
from loaders import load
from tests.test_cli import kinship


def folder(at: Path, children: Sequence[tuple[str, str]], kind: str = "blood") -> Path:
    """A canonical folder in which everybody named is on the staff of one organ of his own."""
    people = list(dict.fromkeys(one for pair in children for one in pair))
    tables = {
        "person": ["person_id,name,sex,staff", *(f"{one},名{one},M,true" for one in people)],
        "organ": ["organ_id,name,kind", *(f"o{at},单位{at},civil" for at in range(len(people)))],
        "post": ["person_id,organ_id,title,tier", *(f"{one},o{at // 2},科员,3" for at, one in enumerate(people))],
        "parent": ["parent_id,child_id,kind", *(f"{one},{other},{kind}" for one, other in children)],
    }
    at.mkdir()
    for name, lines in tables.items():
        (at / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return at


def family(children: int) -> list[tuple[str, str]]:
    """A father of so many."""
    return [("f", f"c{number}") for number in range(children)]


@pytest.mark.parametrize("command", ["check", "kin", "tenure", "convert"])
def test_one_father_of_everybody_is_told_with_the_row(tmp_path: Path, command: str) -> None:
    source = folder(tmp_path / "county", [("g", "f"), *family(101)])
    more = ["--out", str(tmp_path / "out")] if command == "convert" else []
    done = kinship(command, str(source), *more, lang="en")
    said = done.stderr.decode()
    assert done.returncode == 2 and done.stdout == b""
    assert "parent.csv, row 3" in said and "名f" in said and "101 people" in said and "Traceback" not in said


def test_a_hundred_children_are_counted(tmp_path: Path) -> None:
    document = check_county(load([folder(tmp_path / "county", family(100))]))
    assert document["summary"]["kin_pairs"] == 100 + 100 * 99 // 2


def test_rows_given_twice_make_no_crowd(tmp_path: Path) -> None:
    assert check_county(load([folder(tmp_path / "county", family(60) * 2)]))["summary"]["staff"] == 61


def test_foster_children_make_no_crowd(tmp_path: Path) -> None:
    assert check_county(load([folder(tmp_path / "county", family(101), "step_fostered")]))["summary"]["staff"] == 102


def test_a_form_column_filled_with_one_person_is_told_with_its_row(tmp_path: Path) -> None:
    ledger = ["姓名,性别,出生年月,单位,科室,职务", *(f"人{at},男,1980.01,单位{at % 9},办公室,科员" for at in range(120))]
    forms = [
        "姓名,工作单位及职务,称谓,亲属姓名,亲属身份证号",
        *(f"人{at},单位{at % 9},父亲,张三,421101195001010010" for at in range(120)),
    ]
    for name, lines in (("台账", ledger), ("申报表", forms)):
        (tmp_path / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    done = kinship("check", str(tmp_path), lang="en")
    said = done.stderr.decode()
    assert done.returncode == 2 and "申报表.csv" in said and "张三" in said and "120 people" in said
    assert "421101195001010010" not in said


def test_a_true_dynasty_is_judged(tmp_path: Path) -> None:
    """Forty children of forty children each: 1,641 people, and every two cousins in one organ are found with their chain."""
    ties = [("g", f"a{a}") for a in range(40)] + [(f"a{a}", f"b{a}-{b}") for b in range(40) for a in range(40)]
    document = check_county(load([folder(tmp_path / "county", ties)]), packs=["cn-civil-2020"])
    cousins = [one for one in document["findings"] if one["kin"]["word"] == "PPCC"]
    assert len(cousins) > 700
    assert all([step["person_id"] for step in one["kin"]["chain"]][2] == "g" for one in cousins)
