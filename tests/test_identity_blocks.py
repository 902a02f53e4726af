"""Blocks: a mention is looked up among a few people, and whoever the policy would accept is among them."""

from __future__ import annotations

import random
from importlib import import_module
from typing import Any

import numpy as np
import pytest

from kinship.account import Account
from loaders.identity import identify
from loaders.identity.blocks import FEW, Blocks
from loaders.identity.candidates import candidates
from loaders.identity.clusters import Clusters
from loaders.identity.employer import Employers
from loaders.identity.frequency import Frequencies
from loaders.identity.mentions import Mention, read_mentions
from loaders.identity.pairs import Candidates, Pairs
from loaders.identity.people import People, gather
from loaders.identity.tables import Lines
from tests.resolving import ORGANS, number

looking = import_module("loaders.identity.candidates")
merging = import_module("loaders.identity.merge")
NAMES = ("王伟", "李娜", "欧阳克勤")
EMPLOYERS = ("", "云岫县财政局", "发改委", "务农", "云岫县第一中学教师")
WIDE = {ord(digit): chr(ord(digit) + 0xFEE0) for digit in "0123456789"}
"""Digits of full width, which a birth in a table may have."""
TERMS = ("丈夫", "妻子", "父亲", "母亲", "儿子", "女儿", "哥哥", "妹妹", "表哥", "岳父")

Row = dict[str, Any]


def crowd(dice: random.Random, size: int) -> tuple[list[Row], list[Row]]:
    """Staff with three names among them: births known to the day, the month, the year, or not at all."""
    people, posts = [], []
    for order in range(size):
        birth = birthday(dice)
        proof = number(birth, order % 1000) if len(birth) == 7 and dice.random() < 0.5 else ""
        person = {"person_id": f"p{order}", "name": dice.choice(NAMES), "sex": dice.choice(("M", "F", "")), "birth": birth}
        people.append(person | {"id_number": proof, "staff": "true", "former_name": dice.choice((*NAMES, "", "", ""))})
        if dice.random() < 0.8:
            organ = dice.choice(ORGANS)["organ_id"]
            posts.append({"person_id": f"p{order}", "organ_id": organ, "title": "科员", "section": "办公室"})
    return people, posts


def birthday(dice: random.Random) -> str:
    """A birth as files have it, in twelve years only: near births must occur."""
    year, month = dice.randrange(1974, 1986), dice.randrange(1, 13)
    return dice.choice((f"{year}-{month:02d}", f"{year}-{month:02d}", f"{year}-{month:02d}-11", f"{year}", ""))


def lines(dice: random.Random, people: list[Row], count: int) -> list[Row]:
    """Declared lines about those names, some with the ID number of somebody."""
    made = []
    for order in range(count):
        name = dice.choice((*NAMES, f"张三（曾用名{dice.choice(NAMES)}）"))
        proof = dice.choice(people)["id_number"] if dice.random() < 0.2 else ""
        line = {"person_id": f"p{dice.randrange(len(people))}", "term": dice.choice(TERMS), "relative_name": name}
        line |= {"relative_birth": birthday(dice), "relative_employer": dice.choice(EMPLOYERS)}
        made.append(line | {"relative_id_number": dice.choice((proof, proof[:6] + "*" * 8 + proof[14:])), "source": f"f#{order}"})
    return made


def read(seed: int, size: int, count: int) -> tuple[list[Mention], People]:
    dice = random.Random(seed)
    staff, posts = crowd(dice, size)
    people = gather(staff, posts)
    return read_mentions(lines(dice, staff, count), people, Account()), people


def blocked_and_not(mentions: list[Mention], people: People, monkeypatch: pytest.MonkeyPatch) -> list[dict[int, Candidates]]:
    """The candidates, and those that the policy finds which is asked of every line with everybody, one pair after the other."""
    lines, employers = Lines(mentions, people), Employers(ORGANS)
    frequencies = Frequencies(lines, people)
    blocked = candidates(lines, people, employers, frequencies)
    every = np.arange(len(mentions)).repeat(len(people.by_id)), np.tile(np.arange(len(people.by_id)), len(mentions))
    monkeypatch.setattr(looking, "_looked_up", lambda *given: Pairs(*every))
    monkeypatch.setattr(looking, "_another", lambda lines, pairs: np.zeros(len(pairs.line), np.bool_))
    monkeypatch.setattr(looking, "_by_name", looking._by_number)
    return [blocked, candidates(lines, people, employers, frequencies)]


@pytest.mark.parametrize("seed", range(6))
def test_no_candidate_is_lost_that_the_policy_would_accept(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked, everybody = blocked_and_not(*read(seed, 150, 200), monkeypatch)
    assert blocked == everybody, f"seed {seed}"
    assert len(blocked) > 100


@pytest.mark.parametrize("seed", range(2))
def test_digits_of_full_width_lose_no_candidate(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    mentions, people = read(seed, FEW, 200)
    for mention in mentions[::2]:
        mention.birth = mention.birth.translate(WIDE)
    blocked, everybody = blocked_and_not(mentions, people, monkeypatch)
    assert blocked == everybody, f"seed {seed}"
    assert any("match.birth-near" in told.reason for number in blocked for told in blocked[number].values() if number % 2 == 0)


def test_of_a_crowd_only_those_are_looked_at_whose_birth_may_be_the_one_told() -> None:
    births = [f"{year}-{month:02d}" for year in range(1960, 2000) for month in range(1, 13)]
    staff = [{"person_id": f"p{birth}", "name": "王伟", "sex": "M", "birth": birth, "staff": "true"} for birth in [*births, ""]]
    told = [
        {"person_id": "p1960-01", "term": "哥哥", "relative_name": "王伟", "relative_birth": birth} for birth in ("1980-05", "")
    ]
    people = gather(staff, [])
    blocks = Blocks(people, Employers(ORGANS))
    undated, dated = (blocks.of(mention) for mention in read_mentions(told, people, Account()))
    assert len(undated) == len(staff) > 40 * FEW
    assert len(dated) < len(staff) / 8
    assert {"p1980-05", "p"} <= {one.person_id for one in dated}


SLIPPED = ("王建国", "王建过", "王志国", "王建", "王伟", "王炜")
"""Names that are slips of each other."""


def families(dice: random.Random, size: int) -> tuple[list[Mention], People]:
    """Couples of staff who both list the same few people, some with a slip in the name, some without a month of birth."""
    people, said = [], []
    for pair in range(size):
        for sex, term, name in (("M", "妻子", f"李丽{pair}"), ("F", "丈夫", f"赵强{pair}")):
            row = {
                "person_id": f"{sex}{pair}",
                "name": f"赵强{pair}" if sex == "M" else f"李丽{pair}",
                "sex": sex,
                "staff": "true",
            }
            people.append(row | {"birth": f"{1970 + pair % 20}-01-11"})
            said.append(declared(f"{sex}{pair}", term, name, f"{1970 + pair % 20}-01-11"))
        for at, term in enumerate(("儿子", "女儿", "父亲", "母亲")):
            birth, other = (f"{dice.choice((1950, 1951)) if at > 1 else 2000 + at}-0{dice.randrange(1, 4)}" for _ in range(2))
            theirs = {"父亲": "公公", "母亲": "婆婆"}.get(term, term)
            said.append(declared(f"M{pair}", term, dice.choice(SLIPPED), dice.choice((birth, birth, birth[:4]))))
            said.append(declared(f"F{pair}", theirs, dice.choice(SLIPPED), dice.choice((birth, birth, other, birth[:4], ""))))
    known = gather(people, [])
    return read_mentions(said, known, Account()), known


def declared(person_id: str, term: str, name: str, birth: str) -> Row:
    return {"person_id": person_id, "term": term, "relative_name": name, "relative_birth": birth, "source": f"f#{person_id}"}


@pytest.mark.parametrize("seed", range(4))
def test_lines_that_are_not_compared_would_not_have_been_joined(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    mentions, people = families(random.Random(seed), 60)
    few = whom(mentions, people)
    lines = Lines(mentions, people)
    every = merging._apart(lines, merging._blocks(lines), Clusters(mentions))
    monkeypatch.setattr("loaders.identity.roles.may_slip", lambda lines, names, links: np.ones(len(links.first), np.bool_))
    monkeypatch.setattr("loaders.identity.formnames._whom", lambda roots, first, times: -1 - first)
    monkeypatch.setattr(merging, "_apart", lambda *given: every)
    assert few == whom(mentions, people), f"seed {seed}"
    monkeypatch.setattr("loaders.identity.roles.may_slip", lambda lines, names, links: np.zeros(len(links.first), np.bool_))
    assert few != whom(mentions, people), f"seed {seed}: no slip joined anything"


def whom(mentions: list[Mention], people: People) -> tuple[list[str], dict[str, str]]:
    """Whom each line was found to be, and who possibly is whom."""
    identity = identify(mentions, people, ORGANS, Account())
    return identity.person, identity.aliases
