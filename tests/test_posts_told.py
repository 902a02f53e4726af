"""Posts as ledgers tell them: sections, organs in several writings, superiors; what comes out are the posts of the county."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from loaders import load
from tests.files import delimited

HEADER = ["姓名", "性别", "出生年月", "单位", "科室", "职务", "职级", "从事工作", "分管领导", "直接上级"]
FINANCE = "云岫县财政局"


def person(name: str, organ: str = FINANCE, title: str = "科员", **told: str) -> list[str]:
    """A row of the ledger; ``told``: what else it says, by heading."""
    row = {"姓名": name, "性别": "男", "出生年月": "1980-01", "单位": organ, "职务": title, **told}
    return [row.get(heading, "") for heading in HEADER]


def posts(tmp_path: Path, *rows: list[str]) -> list[dict[str, Any]]:
    """The posts of a ledger with the name of their holder, the name of the organ, and superiors by name."""
    county = load([delimited(tmp_path / "台账.csv", [HEADER, *rows])])
    people = {row["person_id"]: row["name"] for row in county.person.to_pylist()}  # type: ignore[union-attr]
    organs = {row["organ_id"]: row["name"] for row in county.organ.to_pylist()}  # type: ignore[union-attr]
    found = []
    for post in county.post.to_pylist():  # type: ignore[union-attr]
        above = {column: people.get(post[column]) for column in ("in_charge", "reports_to")}
        found.append({**post, "name": people[post["person_id"]], "organ": organs[post["organ_id"]], **above})
    return sorted(found, key=lambda post: (post["name"], post["organ"], post["title"] or ""))


@pytest.mark.parametrize("section", ["—", "无", "/", "无科室", "未分科室"])
def test_a_mark_for_no_section_is_no_section(tmp_path: Path, section: str) -> None:
    (post,) = posts(tmp_path, person("甲一", 科室=section))
    assert (post["section"], post["functions"]) == (None, None)


@pytest.mark.parametrize("column", ["职务", "职级"])
def test_a_mark_for_nothing_is_blank_in_every_column(tmp_path: Path, column: str) -> None:
    (post,) = posts(tmp_path, person("甲一", **{column: "无"}))
    assert "无" not in post.values()
