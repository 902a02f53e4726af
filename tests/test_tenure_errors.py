"""Every mistake in a tenure clause or its cases is a sentence with file, line and what to do."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import pytest

from kinship.case_tenure import read_tenure_cases
from kinship.errors import PackError
from kinship.rules import load_pack
from kinship.text import LANGUAGES

COUNTY = resources.files("kinship").joinpath("packs", "county-rotation.toml").read_text(encoding="utf-8")
CASES = (Path(__file__).parent / "cases" / "tenure-bank.toml").read_text(encoding="utf-8")
PACKS = {
    "no such thing to stay with": ('same = "business"', 'same = "busines"', "pack.unknown-word", "business"),
    "unknown role": ('{ same = "section", role = "staff" }', '{ same = "section", role = "staf" }', "pack.unknown-role", "staff"),
    "work without functions": ('same = "business"', 'same = "work"', "pack.asks-key", "functions"),
    "years of nothing": ("years = 10", "years = 0", "pack.wrong-type", "years"),
    "years as text": ("years = 10", 'years = "ten"', "pack.wrong-type", "years"),
    "years that nobody works": ("years = 10", "years = 800", "pack.wrong-type", "60"),
    "a break of decades": ("gap_months = 1", "gap_months = 800", "pack.wrong-type", "120"),
    "less than nothing": ("within = 3", "within = -3", "pack.wrong-type", "within"),
    "a secondment without words": (
        'seconded = ["借调", "抽调", "挂职", "跟班", "驻村", "援藏", "援疆"]\n',
        "",
        "pack.asks-key",
        "seconded",
    ),
    "what a secondment does": ('secondment = "counts"', 'secondment = "pauses"', "pack.unknown-word", "breaks"),
    "retirement without ages": ("within = 3", "near_retirement = 3", "pack.asks-key", "retire_men"),
    "an exemption of nobody": ("within = 3", 'exempt_role = "technical"', "pack.unknown-role", "staff"),
    "no law": ('law = "county-t2"', 'law = "county-t4"', "pack.unknown-law", "county-t"),
    "an end before the beginning": (
        "within = 3",
        "in_force_from = 2020-01-01\nin_force_until = 2019-01-01",
        "pack.end-before-start",
        "2019-01-01",
    ),
    "no way at all": ('stays = [{ same = "work", role = "staff" }]\n', "", "pack.missing-key", "stays"),
    "an unknown key": ("within = 3", "whithin = 3", "pack.unknown-key", "within"),
}
MISTAKES_IN_CASES = {
    "an unknown key": ("due_by = []", "due_buy = []", "pack.unknown-key", "due_by"),
    "no posts": ("posts = { organ", "person = { organ", "pack.missing-key", "posts"),
    "a post without organ": ('posts = { organ = "县支行", section', "posts = { section", "pack.missing-key", "organ"),
    "a day that is none": ("start = 2019-01-01", "start = 2019", "pack.wrong-type", "2024-05-01"),
    "no sentence": ('sentence = "换了职位：重新计算。"\n', "", "pack.missing-key", "sentence"),
}


@pytest.mark.parametrize("mistake", PACKS)
def test_a_mistake_in_a_clause(mistake: str, tmp_path: Path) -> None:
    right, wrong, key, told = PACKS[mistake]
    assert right in COUNTY
    file = tmp_path / "county.toml"
    file.write_text(COUNTY.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(PackError) as caught:
        load_pack(str(file))
    assert caught.value.key == key and caught.value.place.row > 100
    assert all(told in caught.value.text(lang) for lang in LANGUAGES)


@pytest.mark.parametrize("mistake", MISTAKES_IN_CASES)
def test_a_mistake_in_a_case(mistake: str, tmp_path: Path) -> None:
    right, wrong, key, told = MISTAKES_IN_CASES[mistake]
    assert right in CASES
    file = tmp_path / "bank.toml"
    file.write_text(CASES.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(PackError) as caught:
        read_tenure_cases(file)
    assert caught.value.key == key and caught.value.place.row > 5
    assert all(told in caught.value.text(lang) for lang in LANGUAGES)
