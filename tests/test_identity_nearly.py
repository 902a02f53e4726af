"""Names that a line bears but for one character: what is looked up finds whomever a look at everybody finds."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import pytest

from kinship.account import Account
from loaders.identity.employer import Employers
from loaders.identity.mentions import Mention, read_mentions
from loaders.identity.nearly import Nearly
from loaders.identity.people import Known, People, gather
from tests.resolving import number

ORGANS = [
    {"organ_id": "finance", "name": "云岫县财政局"},
    {"organ_id": "far", "name": "长汀县财政局"},
    {"organ_id": "reform", "name": "云岫县发展和改革委员会", "short_name": "改革办"},
    {"organ_id": "town", "name": "云岫县青白乡人民政府"},
    {"organ_id": "school", "name": "云岫县第一中学"},
    {"organ_id": "market", "name": "云岫县市场监督管理局"},
]
TEXTS = (
    *(
        "",
        "务农",
        "云岫县财政局",
        "县财政局预算股",
        "云岫财政局",
        "长汀县财政局",
        "发改委",
        "发改局科员",
        "工商局",
        "青白乡",
        "青白乡中学",
    ),
    *("县一中", "云岫县第一中学教师", "财政局退休", "办公室", "办公室主任", "市监局", "在县政府上班", "公务员", "改革办"),
)
NAMES = ("王伟", "王炜", "王建国", "王建", "王健国", "李建国", "欧阳克勤", "欧阳克")
TERMS = ("丈夫", "妻子", "父亲", "女儿", "哥哥", "表哥")


def birthday(dice: random.Random) -> str:
    """A birth as files have it, in six years only: near births must occur."""
    year, month = dice.randrange(1978, 1984), dice.randrange(1, 13)
    return dice.choice((f"{year}-{month:02d}", f"{year}-{month:02d}-11", f"{year}", ""))


def staff(dice: random.Random, size: int) -> People:
    """Staff of names that are slips of each other; some without a post, some with a former name or an ID number."""
    people: list[dict[str, Any]] = []
    posts: list[dict[str, Any]] = []
    for order in range(size):
        birth = birthday(dice)
        proof = number(birth, order % 1000) if len(birth) == 7 and dice.random() < 0.4 else ""
        person = {
            "person_id": f"p{order}",
            "name": dice.choice(NAMES),
            "sex": dice.choice("MF"),
            "birth": birth,
            "id_number": proof,
        }
        people.append(person | {"staff": "true", "former_name": dice.choice((*NAMES, "", "", "", ""))})
        for organ in dice.sample(ORGANS, dice.choice((0, 1, 1, 2))):
            section = dice.choice(("", "办公室", "办"))
            posts.append({"person_id": f"p{order}", "organ_id": organ["organ_id"], "section": section, "title": "主任"})
    return gather(people, posts)


def lines(dice: random.Random, people: People, count: int) -> list[Mention]:
    """Lines about such names, some with the ID number of somebody."""
    numbers = [one.number for one in people.by_id.values() if one.number]
    rows = []
    for order in range(count):
        row = {
            "person_id": f"p{dice.randrange(len(people.by_id))}",
            "term": dice.choice(TERMS),
            "relative_name": dice.choice(NAMES),
        }
        row |= {"relative_birth": birthday(dice), "relative_employer": dice.choice(TEXTS), "source": f"f#{order}"}
        rows.append(row | {"relative_id_number": dice.choice(numbers) if dice.random() < 0.2 else ""})
    return read_mentions(rows, people, Account())


class Everybody(Nearly):
    """Looks at the whole staff each time."""

    def _looked_at(self, mention: Mention) -> Iterator[Known]:
        return iter(self._people.by_id.values())


@pytest.mark.parametrize("seed", range(4))
def test_nobody_is_lost_whom_a_look_at_everybody_finds(seed: int) -> None:
    dice = random.Random(seed)
    people = staff(dice, 120)
    employers = Employers(ORGANS)
    near, everybody = Nearly(people, employers), Everybody(people, employers)
    found = 0
    for mention in lines(dice, people, 150):
        expected = [one.person_id for one in everybody.of(mention)]
        assert [one.person_id for one in near.of(mention)] == expected, f"seed {seed}: {mention}"
        found += len(expected)
    assert found > 50


def test_of_a_crowd_only_those_are_looked_at_who_may_be_meant() -> None:
    born = [f"{year}-{month:02d}" for year in range(1960, 2000) for month in range(1, 13)]
    rows = [{"person_id": f"p{birth}", "name": "王炜", "sex": "M", "birth": birth, "staff": "true"} for birth in born]
    people = gather(rows, [{"person_id": "p1975-01", "organ_id": "finance"}])
    line = {"person_id": "p1960-01", "term": "哥哥", "relative_name": "王伟", "relative_birth": "1980-05"}
    mention = read_mentions([line | {"relative_employer": "县财政局"}], people, Account())[0]
    looked = {one.person_id for one in Nearly(people, Employers(ORGANS))._looked_at(mention)}
    assert looked == {f"p1980-{month:02d}" for month in range(1, 13)} | {"p1975-01"}


@pytest.mark.parametrize("text", TEXTS)
def test_the_organs_that_a_text_names_are_those_that_it_fits(text: str) -> None:
    employers = Employers(ORGANS)
    assert employers.named(text) == {row["organ_id"] for row in ORGANS if employers.fits(text, row["organ_id"])}


def test_some_of_those_texts_name_several_organs_and_some_none() -> None:
    sizes = {len(Employers(ORGANS).named(text)) for text in TEXTS}
    assert {0, 1, 2} <= sizes
