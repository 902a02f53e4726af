"""Mistakes in roles, lists of relatives and what a pack takes from another: a sentence with line and the nearest valid word."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import pytest

from kinship.case_read import read_cases
from kinship.errors import PackError
from kinship.rules import load_pack, load_packs
from kinship.text import LANGUAGES
from tests.test_pack_errors import spoiled

PACKS = resources.files("kinship").joinpath("packs")
TEXT = {
    name: PACKS.joinpath(f"{name}.toml").read_text(encoding="utf-8")
    for name in ("cn-judge-2019", "cn-civil-2011", "cn-foundation-2004", "tw-civil-26", "cn-entry", "un-4.7", "cn-officer-2000")
}

MISTAKES = {
    "unknown role": ("cn-judge-2019", 'role = "court-heads"', 'role = "court-head"', "pack.unknown-role", "court-heads"),
    "role twice": ("cn-judge-2019", 'id = "presidents"', 'id = "court-heads"', "pack.duplicate", "court-heads"),
    "role without posts": (
        "cn-judge-2019",
        'posts = [{ titles = ["院长"], without = ["助理"] }]',
        "",
        "pack.missing-key",
        "posts",
    ),
    "role that takes all": ("cn-judge-2019", '{ titles = ["院长"], without', "{ without", "pack.role-any", "presidents"),
    "unknown key of a role": (
        "cn-judge-2019",
        '{ titles = ["院长"], without',
        '{ titels = ["院长"], without',
        "pack.unknown-key",
        "titles",
    ),
    "titles as text": ("cn-judge-2019", '{ titles = ["院长"], without', '{ titles = "院长", without', "pack.wrong-type", "…"),
    "tier as text": ("cn-officer-2000", "tiers = [1]", 'tiers = ["1"]', "pack.wrong-type", "[1, 2]"),
    "no such tier": ("cn-officer-2000", "tiers = [1]", "tiers = [4]", "pack.unknown-word", "1 | 2 | 3"),
    "functions that nobody asks for": (
        "cn-judge-2019",
        'arms = [{ arm = "organ", role = "court-heads"',
        'functions = ["finance"]\narms = [{ arm = "organ", role = "court-heads"',
        "pack.needs-beside",
        "function_side",
    ),
    "tier as flag": ("cn-officer-2000", "tiers = [1]", "tiers = [true]", "pack.wrong-type", "[1, 2]"),
    "chief as text": ("tw-civil-26", "chief = true", 'chief = "yes"', "pack.wrong-type", "true"),
    "set without role": (
        "cn-judge-2019",
        '{ arm = "organ", role = "court-heads" }',
        '{ arm = "organ" }',
        "pack.needs-key",
        "role",
    ),
    "side in a set": (
        "cn-judge-2019",
        'role = "court-heads" }',
        'role = "court-heads", upper_role = "presidents" }',
        "pack.mutual-role",
        "role",
    ),
    "share elsewhere": (
        "cn-judge-2019",
        'role = "court-heads" }',
        'role = "court-heads", more_than = "1/3" }',
        "pack.key-elsewhere",
        "group-quota",
    ),
    "trade elsewhere": (
        "cn-judge-2019",
        'role = "court-heads" }',
        'role = "court-heads", trades = ["律师"] }',
        "pack.key-elsewhere",
        "business",
    ),
    "share above one": ("cn-foundation-2004", 'more_than = "1/3"', 'more_than = "4/3"', "pack.wrong-share", "1/3"),
    "share in words": ("cn-foundation-2004", 'more_than = "1/3"', 'more_than = "a third"', "pack.wrong-share", "1/3"),
    "no share": ("cn-foundation-2004", ', more_than = "1/3"', "", "pack.needs-key", "more_than"),
    "unknown kind of a rule": (
        "cn-foundation-2004",
        '["private_foundation"]',
        '["private_fundation"]',
        "pack.unknown-word",
        "private_foundation",
    ),
    "unknown list": ("cn-judge-2019", 'relations = "lawyers"', 'relations = "lawyer"', "pack.unknown-list", "lawyers"),
    "no main list": ("un-4.7", "[relations]\n", "[relations.others]\n", "pack.no-list", "[relations]"),
    "empty list": ("tw-civil-26", "degrees = 3\n", "", "pack.empty-list", "degrees"),
    "degrees as text": ("tw-civil-26", "degrees = 3", 'degrees = "3"', "pack.wrong-type", "1, 2"),
    "unknown affinity": ("tw-civil-26", '"blood-spouse"', '"blood-spose"', "pack.unknown-word", "blood-spouse"),
    "unknown key of a list": ("tw-civil-26", "degrees = 3", "degree = 3", "pack.unknown-key", "degrees"),
    "list like no pack": (
        "cn-judge-2019",
        '[relations]\nlike = "cn-civil-2020"',
        '[relations]\nlike = "cn-civil-2002"',
        "pack.unknown-pack",
        "cn-civil-2020",
    ),
    "settings like no pack": (
        "cn-judge-2019",
        '2019-10-01\nlike = "cn-civil-2020"',
        '2019-10-01\nlike = "cn-civl-2020"',
        "pack.unknown-pack",
        "cn-civil-2020",
    ),
    "no settings": ("cn-judge-2019", '2019-10-01\nlike = "cn-civil-2020"', "2019-10-01", "pack.missing-section", "[[setting]]"),
    "rule like no rule": (
        "cn-civil-2011",
        'like = "cn-civil-2020/direct-line"',
        'like = "cn-civil-2020/direct-lin"',
        "pack.unknown-word",
        "cn-civil-2020/direct-line",
    ),
    "rule like no pack": (
        "cn-civil-2011",
        'like = "cn-civil-2020/direct-line"',
        'like = "cn-civil/direct-line"',
        "pack.unknown-pack",
        "cn-civil-2020",
    ),
    "rule without its law": (
        "cn-civil-2011",
        'like = "cn-civil-2020/direct-line"\nlaw = ["trial-5"]',
        'like = "cn-civil-2020/direct-line"',
        "pack.missing-key",
        "law",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_mistake_is_told_with_its_line(mistake: str, tmp_path: Path) -> None:
    name, old, new, key, told = MISTAKES[mistake]
    text = TEXT[name]
    path = spoiled(tmp_path, old, new, text)
    with pytest.raises(PackError) as caught:
        load_pack(str(path))
    assert (caught.value.key, caught.value.place.file) == (key, str(path))
    assert all(told in caught.value.text(lang) for lang in LANGUAGES)
    assert 1 <= caught.value.place.row <= text.count("\n") + 1


def test_a_wrong_role_is_told_with_the_line_of_its_arm(tmp_path: Path) -> None:
    text = TEXT["cn-judge-2019"]
    with pytest.raises(PackError) as caught:
        load_pack(str(spoiled(tmp_path, 'upper_role = "presidents"', 'upper_role = "presidnts"', text)))
    assert caught.value.place.row == text[: text.index('upper_role = "presidents"')].count("\n") + 1


def test_a_folder_of_packs_is_all_of_them(tmp_path: Path) -> None:
    for name in ("cn-judge-2019", "un-4.7"):
        (tmp_path / f"{name}.toml").write_text(TEXT[name], encoding="utf-8")
    (tmp_path / "un-4.7.cases.toml").write_text("", encoding="utf-8")
    assert [pack.id for pack in load_packs([str(tmp_path)])] == ["cn-judge-2019", "un-4.7"]


def test_an_empty_folder_is_no_pack(tmp_path: Path) -> None:
    with pytest.raises(PackError) as caught:
        load_packs([str(tmp_path)])
    assert caught.value.key == "pack.empty-folder"


def test_a_pack_of_ones_own_may_be_like_a_built_in_one(tmp_path: Path) -> None:
    own = spoiled(tmp_path, 'id = "cn-entry"', 'id = "mine"', TEXT["cn-entry"])
    assert load_pack(str(own)).lists == load_pack("cn-entry").lists


CASE = """[organs]
"县法院" = { kind = "court", parent = "市中院", level = "county" }
[[case]]
sentence = "四人"
kin = "C"
home = { a = "421102" }
a = { organ = "县法院", tier = 1 }
b = []
business = [{ of = "b", name = "律师事务所", regulator = "县法院" }]
others = [{ id = "c", of = "a", kin = "PC", posts = { organ = "县法院", tier = 3, entered = 2025-01-01 } }]
expect = ["violation business"]
"""
CASE_MISTAKES = {
    "organ's key": ('parent = "市中院"', 'parrent = "市中院"', "pack.unknown-key", "parent"),
    "organ's level": ('level = "county"', 'level = "village"', "pack.wrong-type", "county"),
    "organ's kind": ('kind = "court"', 'kind = "curt"', "pack.unknown-word", "court"),
    "home as text": ('home = { a = "421102" }', 'home = "421102"', "pack.wrong-type", "421102"),
    "business without a name": ('name = "律师事务所", ', "", "pack.missing-key", "name"),
    "business of nobody": ('of = "b", name', "name", "pack.missing-key", "of"),
    "business with another key": ('regulator = "县法院"', 'regulater = "县法院"', "pack.unknown-key", "regulator"),
    "business as table": ("business = [{", "business = { a = {", "pack.syntax", ""),
    "somebody without an id": ('id = "c", ', "", "pack.missing-key", "id"),
    "somebody of no word": ('kin = "PC"', 'kin = "brother"', "pack.wrong-type", "PPCS"),
    "somebody's post without organ": ('posts = { organ = "县法院", tier', "posts = { tier", "pack.missing-key", "organ"),
    "no day of entry": ("entered = 2025-01-01", "entered = 2025", "pack.wrong-type", "2024-05-01"),
    "since in words": ("expect =", 'since = "2024"\nexpect =', "pack.wrong-type", "2024-05-01"),
    "leader as number": ("expect =", "leader = 1\nexpect =", "pack.wrong-type", "leader"),
    "group as text": ("expect =", 'group = "a"\nexpect =', "pack.wrong-type", '["a", "b", "c"]'),
    "group of nobody": ("expect =", 'group = ["a", "d"]\nexpect =', "pack.unknown-word", "c"),
    "unknown as text": ("expect =", 'unknown = "b tier"\nexpect =', "pack.wrong-type", '["b tier"]'),
    "no field that may be blank": ("expect =", 'unknown = ["b teir"]\nexpect =', "pack.unknown-word", "b tier"),
    "no event": ("expect =", 'made_by = ["mariage"]\nexpect =', "pack.unknown-word", "marriage"),
    "chain without an end": ("expect =", 'chains = ["a P"]\nexpect =', "pack.wrong-type", "a P c C b"),
    "warning of nobody": ("expect =", 'warns = ["denied d"]\nexpect =', "pack.unknown-word", "denied c"),
    "no warning": ("expect =", 'warns = ["long-age"]\nexpect =', "pack.unknown-word", "long-ago"),
    "warnings as text": ("expect =", 'warns = "long-ago"\nexpect =', "pack.wrong-type", '["denied b"]'),
    "count of nothing": ("expect =", "counts = { peple = 3 }\nexpect =", "pack.unknown-key", "people"),
    "count in words": ("expect =", 'counts = { people = "three" }\nexpect =', "pack.wrong-type", "people"),
    "counts as number": ("expect =", "counts = 3\nexpect =", "pack.wrong-type", "kin_pairs"),
    "nobody off the staff": ("expect =", 'not_staff = ["d"]\nexpect =', "pack.unknown-word", "c"),
    "somebody's tie with another key": ('kin = "PC"', 'kin = "PC", ties = { 1 = { kid = "step" } }', "pack.unknown-key", "kind"),
    "somebody's step that is not there": (
        'kin = "PC"',
        'kin = "PC", ties = { 3 = { kind = "step" } }',
        "pack.wrong-type",
        "1 … 2",
    ),
    "somebody's day of death in words": ('kin = "PC"', 'kin = "PC", died = "2020"', "pack.wrong-type", "2024-01-01"),
    "day of the file": ("[organs]", "as_of = 2016\n[organs]", "pack.wrong-type", "2026-01-01"),
    "words of no file": ("[organs]", 'words_from = "nowhere.toml"\n[organs]', "pack.no-cases-file", ""),
}


@pytest.mark.parametrize("mistake", CASE_MISTAKES)
def test_mistake_in_a_case_is_told(mistake: str, tmp_path: Path) -> None:
    old, new, key, told = CASE_MISTAKES[mistake]
    with pytest.raises(PackError) as caught:
        read_cases(spoiled(tmp_path, old, new, CASE))
    assert caught.value.key == key
    assert all(told in caught.value.text(lang) for lang in LANGUAGES)


def test_the_case_as_it_stands_is_right(tmp_path: Path) -> None:
    (one,) = read_cases(spoiled(tmp_path, "四人", "三人", CASE))
    assert one.kind_of("县法院") == "court"
    assert set(one.posts()) == {"a", "b", "c"}
