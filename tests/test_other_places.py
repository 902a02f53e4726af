"""What a county is called changes nothing: the same rows of a city, a district, a banner find the same."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kinship.judge import check_county
from loaders import load

from .files import Rows, delimited

COUPLES = [
    ("云岫县财政局局长", "云岫县财政局预算股科员", "县财政局"),
    ("云岫县人民政府办公室主任", "云岫县人民政府办公室科员", "云岫县政府办"),
    ("中共云岫县委组织部部长", "县委组织部干部科科长", "云岫县委组织部"),
    ("云岫县市场监督管理局局长", "云岫县市场监管局青石所所长", "县市场监管局"),
    ("云岫县城市管理局局长", "云岫县城市管理局财务股会计", "云岫县城市管理局"),
    ("云岫县公安局局长", "云岫县公安局城关派出所所长", "云岫县公安局城关派出所"),
    ("云岫县民政局局长", "云岫县民政局办公室科员", "云岫县民政局"),
    ("云岫县青石镇党委书记", "云岫县青石镇财政所所长", "云岫县青石镇"),
    ("青石镇镇长", "青石镇党政办科员", "青石镇政府"),
    ("云岫县青石镇中心小学校长", "云岫县青石镇中心小学会计", "青石镇中心小学"),
    ("云岫县人民医院院长", "云岫县人民医院财务科会计", "县医院"),
    ("云岫县第一中学校长", "云岫县第一中学财务室会计", "县一中"),
    ("云岫县纪委监委书记", "云岫县纪委监委办公室主任", "县纪委"),
]
PLACES: dict[str, dict[str, str]] = {
    "a city": {"云岫县": "云岫市", "县": "市"},
    "a city called a city": {"云岫县": "云城市", "县": "市"},
    "a district": {"云岫县": "云岫区", "县": "区"},
    "a banner": {"云岫县": "云岫旗", "县": "旗"},
    "an autonomous county": {"云岫县": "云岫自治县"},
    "with the city above": {"云岫县": "江南市云岫县"},
    "a township of a family": {"青石": "马家", "镇": "乡"},
    "a township under a bridge": {"青石": "桥下", "镇": "乡"},
    "a town called a city": {"青石": "龙城"},
}


def renamed(text: str, names: dict[str, str]) -> str:
    """All at once: what was put in is not looked at again."""
    longest = max(names, key=len)
    before, found, after = text.partition(longest)
    if found:
        return renamed(before, names) + names[longest] + renamed(after, names)
    rest = {name: other for name, other in names.items() if name != longest}
    return renamed(text, rest) if rest else text


def rows() -> tuple[Rows, Rows]:
    """The ledger and the forms."""
    people = [(f"{surname}建国", f"{surname}秀英") for surname in "王李张刘陈杨赵黄周吴徐孙朱"]
    ledger: Rows = [["姓名", "单位及职务"]]
    forms: Rows = [["申报人", "称谓", "亲属姓名", "亲属工作单位"]]
    for (he, she), (his, hers, told) in zip(people, COUPLES, strict=True):
        ledger += [[he, his], [she, hers]]
        forms.append([he, "妻子", she, told])
    return ledger, forms


def found(folder: Path, names: dict[str, str]) -> set[tuple[str, str, str, tuple[str, ...]]]:
    """Rule, severity, grade and the people of each finding."""
    folder.mkdir()
    for name, table in zip(("台账.csv", "申报.csv"), rows(), strict=True):
        delimited(folder / name, [[renamed(str(cell), names) if names else cell for cell in row] for row in table])
    document = check_county(load([folder]), as_of=date(2026, 1, 1))
    return {
        (one["rule"], one["severity"], one["grade"], tuple(sorted(who["name"] for who in one["people"])))
        for one in document["findings"]
    }


def test_every_couple_is_found(tmp_path: Path) -> None:
    assert {people for *_, people in found(tmp_path / "a", {})} == {tuple(sorted((row[0], row[2]))) for row in rows()[1][1:]}


@pytest.mark.parametrize("names", PLACES.values(), ids=PLACES)
def test_other_names_find_the_same(tmp_path: Path, names: dict[str, str]) -> None:
    assert found(tmp_path / "a", {}) == found(tmp_path / "b", names)
