"""Random families as staff and forms that contradict nothing, and contradictions planted in them one at a time."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from kinship.account import Account, Problem
from kinship.errors import Place
from loaders.resolve import resolve
from tests.resolving import ORGANS, Outcome, number

Row = dict[str, Any]
SURNAMES, GIVEN = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨", "安波彩丹恩芳刚海吉康兰梅宁平琴荣松涛伟雪燕英勇云泽"
EMPLOYERS = {organ["organ_id"]: organ["name"] for organ in ORGANS}
TERMS = {
    ("S", "M"): "丈夫",
    ("S", "F"): "妻子",
    ("P", "M"): "父亲",
    ("P", "F"): "母亲",
    ("C", "M"): "儿子",
    ("C", "F"): "女儿",
}


@dataclass
class Human:
    """One person of a made-up family."""

    person_id: str
    name: str
    sex: str
    birth: str
    number: str
    organ: str = ""
    parents: list[Human] = field(default_factory=list)
    children: list[Human] = field(default_factory=list)
    spouse: Human | None = None


@dataclass
class World:
    """Families, the rows of their staff, and the lines of their forms. ``numbers``: how often an ID number is filled in."""

    dice: random.Random
    numbers: float = 0.4
    people: list[Human] = field(default_factory=list)
    staff: list[Row] = field(default_factory=list)
    posts: list[Row] = field(default_factory=list)
    lines: list[Row] = field(default_factory=list)

    def human(self, sex: str, year: int) -> Human:
        """A new person of a name of their own."""
        order = len(self.people)
        name = SURNAMES[order % 16] + GIVEN[order // 16 % 25] + GIVEN[self.dice.randrange(25)]
        birth = f"{year}-{self.dice.randrange(1, 13):02d}"
        # The identifiers are dice: their order must say nothing.
        self.people.append(
            Human(
                f"{self.dice.randrange(1000):03d}x{order}",
                name,
                sex,
                birth,
                number(birth, 2 * order % 900 + (1 if sex == "M" else 2)),
            )
        )
        return self.people[-1]

    def employ(self, human: Human) -> Human:
        """Puts somebody on the staff; whether the ledger has the ID number is left to the dice."""
        human.organ = self.dice.choice(sorted(EMPLOYERS))
        known = {"id_number": self._number(human), "place": Place("ledger", "", len(self.staff) + 2)}
        row = {"person_id": human.person_id, "name": human.name, "sex": human.sex, "birth": human.birth, "staff": "true"}
        self.staff.append(row | known)
        self.posts.append({"person_id": human.person_id, "organ_id": human.organ, "title": "科员", "section": "办公室"})
        return human

    def say(self, declarer: Human, term: str, relative: Human, **changed: str) -> Place:
        """A line of a form, true but for what is ``changed``; gives its place."""
        place = Place("forms", "", len(self.lines) + 2)
        row = {
            "person_id": declarer.person_id,
            "term": term,
            "relative_name": relative.name,
            "relative_birth": relative.birth,
            "relative_employer": EMPLOYERS.get(relative.organ, "务农"),
            "relative_id_number": self._number(relative),
        }
        self.lines.append(row | changed | {"source": f"forms#{place.row}", "place": place})
        return place

    def _number(self, human: Human) -> str:
        return human.number if self.dice.random() < self.numbers else ""

    def own(self, human: Human) -> Place:
        """Where somebody's own row stands."""
        place: Place = next(row["place"] for row in self.staff if row["person_id"] == human.person_id)
        return place

    def outcome(self) -> Outcome:
        """What is made of it."""
        account = Account(own_rows={row["person_id"]: row["place"] for row in self.staff})
        person, parent, spouse = resolve(self.staff, ORGANS, self.posts, self.lines, account)
        return Outcome(person, parent, spouse, account)

    def shuffled(self, seed: int) -> World:
        """The same rows in another order."""
        dice = random.Random(seed)
        mixed = [dice.sample(rows, len(rows)) for rows in (self.staff, self.posts, self.lines)]
        return World(dice, self.numbers, self.people, *mixed)


def world(seed: int) -> World:
    """One family of three generations, many of its members on the staff, whose forms are complete and right."""
    made = World(random.Random(seed))
    for _ in range(2):
        _family(made, made.dice.randrange(1940, 1948))
    for human in made.people:
        if 1955 < int(human.birth[:4]) < 2004 and made.dice.random() < 0.85:
            made.employ(human)
    for human in [one for one in made.people if one.organ]:
        _fill_in(made, human)
    return made


def _family(made: World, year: int) -> None:
    couple = _couple(made, made.human("M", year), year)
    for _ in range(made.dice.randrange(1, 4)):
        child = _child(made, couple, year + made.dice.randrange(24, 30))
        if made.dice.random() < 0.8:
            born = int(child.birth[:4])
            parents = _couple(made, child, born)
            for _ in range(made.dice.randrange(0, 3)):
                _child(made, parents, born + made.dice.randrange(24, 28))


def _couple(made: World, one: Human, year: int) -> tuple[Human, Human]:
    other = made.human("F" if one.sex == "M" else "M", year)
    one.spouse, other.spouse = other, one
    return one, other


def _child(made: World, couple: tuple[Human, Human], year: int) -> Human:
    child = made.human(made.dice.choice("MF"), year)
    child.parents = list(couple)
    for parent in couple:
        parent.children.append(child)
    return child


def _fill_in(made: World, human: Human) -> None:
    for word, relatives in (("S", [human.spouse] if human.spouse else []), ("P", human.parents), ("C", human.children)):
        for relative in relatives:
            made.say(human, TERMS[word, relative.sex], relative)
    for sibling in human.parents[0].children if human.parents else []:
        if sibling is not human:
            made.say(human, sibling_term(human, sibling), sibling)
    for parent in human.parents:
        for elder in parent.parents:
            made.say(
                human,
                {"M": "祖父", "F": "祖母"}[elder.sex] if parent.sex == "M" else {"M": "外祖父", "F": "外祖母"}[elder.sex],
                elder,
            )
    if human.spouse:
        for elder in human.spouse.parents:
            made.say(human, ({"M": "岳父", "F": "岳母"} if human.sex == "M" else {"M": "公公", "F": "婆婆"})[elder.sex], elder)


def sibling_term(human: Human, sibling: Human) -> str:
    """What somebody calls a brother or sister."""
    elder = sibling.birth < human.birth
    return {("M", True): "哥哥", ("M", False): "弟弟", ("F", True): "姐姐", ("F", False): "妹妹"}[sibling.sex, elder]


@dataclass
class Planted:
    """What was planted: the kinds it must be told as, every place of it, and who is doubted as what of whom."""

    kinds: set[str]
    places: set[Place]
    people: set[str]
    doubted: list[tuple[Human, Human]] = field(default_factory=list)


Plant = Callable[[World], Planted]


def told(outcome: Outcome) -> list[Problem]:
    """The contradictions among the problems."""
    return [problem for problem in outcome.account.problems if problem.seriousness]
