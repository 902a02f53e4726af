"""The day on which somebody came into the organ, as ledgers tell it: rules on entry ask for it, and no others."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

import loaders
from kinship.judge import check_county
from kinship.rules import DEFAULT_PACKS
from kinship.tables import County
from tests.files import delimited, xlsx

DAY = date(2026, 11, 1)
KIN = [["申报人", "与本人关系", "亲属姓名"], ["王建国", "儿子", "王磊"]]


def county(folder: Path, heads: str, values: list[Any], title: str = "科员") -> County:
    """A ledger of a bureau chief and of one who has more columns, and the chief's declaration."""
    rows = [
        ["姓名", "单位", "科室", "职务", *heads.split()],
        ["王建国", "云岫县财政局", "", "局长", *[""] * len(values)],
        ["王磊", "云岫县财政局", "预算股", title, *values],
    ]
    return loaders.load([xlsx(folder / "台账.xlsx", {"台账": rows}), delimited(folder / "申报.csv", KIN)])


def entered(made: County) -> list[str | None]:
    """The days of entry of the posts of the one with more columns, by organ."""
    (person,) = (row["person_id"] for row in made.person.to_pylist() if row["staff"] == "true" and row["name"] == "王磊")  # type: ignore[union-attr]
    posts = made.post.to_pylist()  # type: ignore[union-attr]
    return [row["entered"] for row in posts if row["person_id"] == person]


@pytest.mark.parametrize(
    "heading",
    ["进入本单位时间", "入职时间", "调入时间", "录用时间", "入职\n日期", "进入单位时间（年月）", "招录时间", "到本单位工作时间"],
)
def test_a_ledger_tells_when_somebody_came_into_the_organ(tmp_path: Path, heading: str) -> None:
    rows = [
        ["姓名", "单位", "职务", heading],
        ["王磊", "云岫县财政局", "科员", "2023年8月"],
        ["李四", "云岫县财政局", "科员", ""],
    ]
    made = loaders.load([xlsx(tmp_path / "a.xlsx", {"台账": rows})])
    assert sorted(str(row["entered"]) for row in made.post.to_pylist()) == ["2023-08", "None"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "heading",
    [
        "参加工作时间",
        "入党时间",
        "任现职时间",
        "任职时间",
        "聘任时间",
        "转正时间",
        "任现职级时间",
        "进入公务员队伍时间",
        "录用单位",
        "到岗时间",
    ],
)
def test_other_days_are_no_entry(tmp_path: Path, heading: str) -> None:
    assert entered(county(tmp_path, heading, ["2023-08"])) == [None]


@pytest.mark.parametrize(
    ("heads", "values", "day", "said"),
    [
        ("入职时间 调入时间", ["2012-07", "2023-08-01"], "2023-08-01", False),
        ("调入时间 录用时间", ["2019-03", "2021-08"], "2019-03", False),
        ("录用时间 任现职时间", ["2021-08", "2022-08"], "2021-08", False),
        ("录用时间 任现职时间", ["2021", "2022-12"], "2021", False),
        ("录用时间 任现职时间", ["2021-08", "2024-05"], None, True),
        ("录用时间 任现职时间 进入本单位时间", ["2021-08", "2024-05", "2024-05"], "2024-05", False),
        ("进入本单位时间 任现职时间", ["2021-08", "2024-05"], "2021-08", False),
        ("配偶姓名 配偶单位 入职时间", ["李梅", "云岫县审计局", "2023-08"], None, False),
    ],
)
def test_which_of_several_days_counts(tmp_path: Path, heads: str, values: list[str], day: str | None, said: bool) -> None:
    made = county(tmp_path, heads, values)
    assert entered(made) == [day]
    assert said == any(problem.key == "load.recruited-before" for problem in made.account.problems)


def test_a_day_that_cannot_be_read_is_said_and_that_of_another_post_is_not_taken(tmp_path: Path) -> None:
    made = county(tmp_path, "调入时间", ["去年"])
    assert entered(made) == [None] and any(problem.place.column == "调入时间" for problem in made.account.problems)
    title = "科员，云岫县审计局科员"
    assert sorted(map(str, entered(county(tmp_path, "调入时间", ["2023-08"], title)))) == ["2023-08", "None"]


def found(made: County, *packs: str) -> list[tuple[str, str]]:
    """Findings as (id, rule)."""
    return [(one["id"], one["rule"]) for one in check_county(made, packs, DAY)["findings"]]


def test_only_the_pack_on_entry_goes_by_it(tmp_path: Path) -> None:
    told, untold = (county(tmp_path, heading, ["2023-08"]) for heading in ("进入本单位时间", "参加工作时间"))
    assert found(told, *DEFAULT_PACKS) == found(untold, *DEFAULT_PACKS) != []
    assert [rule for _, rule in found(told, "cn-entry")] == ["cn-entry/entry"] and found(untold, "cn-entry") == []
    assert found(county(tmp_path, "进入本单位时间", ["2020-08"]), "cn-entry") == []
