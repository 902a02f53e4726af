"""Every mistake in a rule pack or a case file is a sentence with file, line and the nearest valid word."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import pytest

from kinship.case_read import read_cases
from kinship.errors import PackError
from kinship.rules import load_pack, load_packs
from kinship.text import LANGUAGES

CIVIL = resources.files("kinship").joinpath("packs", "cn-civil-2020.toml").read_text(encoding="utf-8")

SIX = 'functions = ["organization", "personnel", "discipline", "supervision", "audit", "finance"]'

MISTAKES = {
    "syntax": ('id = "direct-line"', 'id = "direct-line', "pack.syntax", ""),
    "impossible day": ("in_force_from = 2019-06-01", "in_force_from = 2019-06-31", "pack.syntax", ""),
    "day as text": ("in_force_from = 2019-06-01", 'in_force_from = "2019/6/1"', "pack.wrong-type", "2020-12-28"),
    "day with time": ("in_force_from = 2019-06-01", "in_force_from = 2019-06-01T00:00:00", "pack.wrong-type", "2020-12-28"),
    "unknown section": ('[[organ]]\nkind = "court"', '[[organs]]\nkind = "court"', "pack.unknown-key", "organ"),
    "unknown key": ('situation = "common-leader-wide"', 'situaton = "common-leader-wide"', "pack.unknown-key", "situation"),
    "unknown situation": (
        'situation = "common-leader-wide"',
        'situation = "common-leader-wid"',
        "pack.unknown-word",
        "common-leader-wide",
    ),
    "unknown severity": ('severity = "advisory"', 'severity = "advisry"', "pack.unknown-word", "advisory"),
    "unknown arm": ('{ arm = "head-staff" }', '{ arm = "head-stuff" }', "pack.unknown-word", "head-staff"),
    "arm of another situation": ('{ arm = "section" }', '{ arm = "head-staff" }', "pack.other-situation", "team"),
    "arm twice": ('{ arm = "head-staff" }', '{ arm = "leader-head" }', "pack.duplicate", "leader-head"),
    "unknown key of an arm": (
        '{ arm = "head-staff" }',
        '{ arm = "head-staff", bothchief = true }',
        "pack.unknown-key",
        "both_chief",
    ),
    "flag as text": ('{ arm = "head-staff" }', '{ arm = "head-staff", both_chief = "yes" }', "pack.wrong-type", "true"),
    "unknown function": ('"audit", "finance"]\narms', '"audit", "finanse"]\narms', "pack.unknown-word", "finance"),
    "functions as text": (SIX, 'functions = "finance"', "pack.wrong-type", "…"),
    "no functions": (SIX + "\n", "", "pack.no-functions", "leader-and-function"),
    "seconded without severity": (', severity_if_unknown = "review" }', " }", "pack.needs-beside", "seconded_role"),
    "unclear without severity": (
        'seconded_role = "seconded", unclear_role = "party-building", severity_if_unknown = "review" }',
        'unclear_role = "party-building" }',
        "pack.needs-beside",
        "unclear_role",
    ),
    "unclear without functions": (
        '{ arm = "head-staff" }',
        '{ arm = "head-staff", unclear_role = "party-building", severity_if_unknown = "review" }',
        "pack.needs-beside",
        "unclear_role",
    ),
    "clause for ties of blood": ('ties = ["adoptive",', 'ties = ["blood",', "pack.unknown-word", "adoptive"),
    "no function side": (
        '{ arm = "head", function_side = "subordinate" }',
        '{ arm = "head" }',
        "pack.missing-key",
        "function_side",
    ),
    "unknown function side": ('function_side = "subordinate"', 'function_side = "superior"', "pack.unknown-word", "subordinate"),
    "unknown kind of organ": ('kind = "court"', 'kind = "cuort"', "pack.unknown-word", "court"),
    "cap that is none": ('cap = "review"', 'cap = "violation"', "pack.unknown-word", "review"),
    "unknown word": ('word = "PPCCS", class', 'word = "PPCCSS", class', "pack.unknown-word", "PPCCS"),
    "unknown class": ('class = "夫妻"', 'class = "夫妇"', "pack.unknown-word", "夫妻"),
    "word twice": ('word = "PPCCS", class', 'word = "PPCS", class', "pack.duplicate", "PPCS"),
    "wrong derivation": ('derived_from = "PPCCS"', 'derived_from = "PPCS"', "pack.wrong-derivation", "PPCCS"),
    "word without citation": (', cite = "公务员回避规定（2020）第五条第（一）项"', "", "pack.missing-key", "cite"),
    "advisory without reason": (', reason = "属姻亲，但只列举了配偶的父母"', "", "pack.missing-key", "reason"),
    "rule without citation": ('law = ["act-74", "act-111"]\n', "", "pack.missing-key", "law"),
    "rule with empty citation": ('law = ["act-74", "act-111"]', "law = []", "pack.wrong-type", "law"),
    "citation of nothing": ('law = ["act-74", "act-111"]', 'law = ["act-74", "act-112"]', "pack.unknown-law", "act-111"),
    "text without words": ('quote = "本法所称', 'note = "本法所称', "pack.no-quote", "VERIFIED-T"),
    "unknown mark": ('mark = "VERIFIED-T"', 'mark = "VERIFED-T"', "pack.unknown-word", "VERIFIED-T"),
    "text as a reading": ('mark = "VERIFIED-T"', 'mark = "READING"', "pack.law-is-reading", "公务员法"),
    "unverified article": ('mark = "VERIFIED-T"', 'mark = "MEMORY"', "pack.memory-article", "第七十四条"),
    "rule twice": ('id = "skip-level"', 'id = "direct-line"', "pack.duplicate", "direct-line"),
    "end before start": (
        "in_force_from = 2020-12-28\n\n",
        "in_force_from = 2020-12-28\nin_force_until = 2019-01-01\n\n",
        "pack.end-before-start",
        "2019-01-01",
    ),
    "unknown setting": ('name = "tie"', 'name = "tye"', "pack.unknown-word", "tie"),
    "setting twice": ('name = "tie"', 'name = "mover"', "pack.duplicate", "mover"),
    "unknown value": ('value = "until_remarriage"', 'value = "until_remarried"', "pack.unknown-word", "until_remarriage"),
    "no title": ('title = "公务员法与公务员回避规定（2020）"\n', "", "pack.missing-key", "title"),
    "empty title": ('title = "公务员法与公务员回避规定（2020）"', 'title = ""', "pack.wrong-type", "title"),
    "no reason": ('reason = "隔一级，不是条文所说', 'note = "隔一级，不是条文所说', "pack.unknown-key", "title"),
}


def spoiled(tmp_path: Path, old: str, new: str, text: str = CIVIL) -> Path:
    assert old in text
    path = tmp_path / "spoiled.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def table_around(text: str, at: int) -> range:
    """The line numbers from the header of the table at ``at`` to the next header, both included."""
    headers = [number for number, line in enumerate(text.splitlines(), 1) if line.startswith("[")]
    line = text[:at].count("\n") + 1
    first = max(number for number in headers if number <= line)
    return range(first, min((number for number in headers if number > line), default=10_000) + 1)


@pytest.mark.parametrize("mistake", MISTAKES)
def test_mistake_is_told_with_its_line(mistake: str, tmp_path: Path) -> None:
    old, new, key, told = MISTAKES[mistake]
    path = spoiled(tmp_path, old, new)
    with pytest.raises(PackError) as caught:
        load_pack(str(path))
    error = caught.value
    assert error.key == key
    assert error.place.file == str(path)
    assert told in error.text("zh") and told in error.text("en")
    assert error.place.row in table_around(CIVIL, CIVIL.index(old))


def test_exact_lines(tmp_path: Path) -> None:
    for old, new in (
        ('{ arm = "section" }', '{ arm = "sectoin" }'),
        ('name = "tie"', 'name = "tye"'),
        ('kind = "court"', 'kind = "cort"'),
    ):
        with pytest.raises(PackError) as caught:
            load_pack(str(spoiled(tmp_path, old, new)))
        assert caught.value.place.row == CIVIL[: CIVIL.index(old)].count("\n") + 1


def test_a_missing_part_is_named(tmp_path: Path) -> None:
    for section in ("[pack]", "[relations]"):
        with pytest.raises(PackError, match="is missing"):
            load_pack(str(spoiled(tmp_path, f"\n{section}\n", "\n[tenure]\n")))
    path = tmp_path / "empty.toml"
    path.write_text("", encoding="utf-8")
    with pytest.raises(PackError, match=r"\[pack\] is missing"):
        load_pack(str(path))


def test_a_missing_setting_is_named(tmp_path: Path) -> None:
    cut = CIVIL[: CIVIL.index('[[setting]]\nname = "tie"')]
    path = tmp_path / "cut.toml"
    path.write_text(cut, encoding="utf-8")
    with pytest.raises(PackError, match="“tie” is missing"):
        load_pack(str(path))


def test_a_section_of_the_wrong_shape(tmp_path: Path) -> None:
    path = tmp_path / "shape.toml"
    for text in ("pack = 3\n", '[pack]\nid = "x"\ntitle = "x"\nabout = "x"\n[law]\nkey = "x"\n'):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(PackError) as caught:
            load_pack(str(path))
        assert caught.value.key == "pack.wrong-type"


@pytest.mark.parametrize("name", ["cn-civil", "cn-civil-2021", "county"])
def test_unknown_pack_suggests_one(name: str) -> None:
    with pytest.raises(PackError) as caught:
        load_pack(name)
    assert caught.value.key == "pack.unknown-pack"
    assert "cn-civil-2020" in caught.value.text("en") or "county-rotation" in caught.value.text("en")


def test_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="cannot be read"):
        load_pack(str(tmp_path / "none.toml"))
    (tmp_path / "folder.toml").mkdir()
    with pytest.raises(PackError, match="cannot be read"):
        load_pack(str(tmp_path / "folder.toml"))
    (tmp_path / "gbk.toml").write_bytes('title = "县"'.encode("gb18030"))
    with pytest.raises(PackError, match="not UTF-8"):
        load_pack(str(tmp_path / "gbk.toml"))


def test_byte_order_mark_and_windows_line_ends_are_fine(tmp_path: Path) -> None:
    path = tmp_path / "windows.toml"
    path.write_bytes(b"\xef\xbb\xbf" + CIVIL.replace("\n", "\r\n").encode())
    assert load_pack(str(path)).rules == load_pack("cn-civil-2020").rules


def test_two_different_packs_of_one_id_are_refused(tmp_path: Path) -> None:
    other = spoiled(tmp_path, 'severity = "review"', 'severity = "violation"')
    with pytest.raises(PackError) as caught:
        load_packs(["cn-civil-2020", str(other)])
    assert caught.value.key == "pack.same-id"


CASE = """packs = ["cn-civil-2020"]
[organs]
"县财政局" = "civil"
[words.uncles]
PPC = { zh = "叔父", en = "uncle" }
[[case]]
sentence = "同股"
kin = "S"
a = { organ = "县财政局", section = "国库股", tier = 3 }
b = { organ = "县财政局", section = "国库股", tier = 3 }
expect = ["violation common-leader"]
"""
CASE_MISTAKES = {
    "syntax": ('kin = "S"', 'kin = "S', "pack.syntax", ""),
    "unknown top key": ("[organs]", "[organ]", "pack.unknown-key", "organs"),
    "unknown key": ('sentence = "同股"', 'sentense = "同股"', "pack.unknown-key", "sentence"),
    "missing key": ('expect = ["violation common-leader"]\n', "", "pack.missing-key", "expect"),
    "no kin word": ('kin = "S"', 'kin = "uncle"', "pack.wrong-type", "PPCS"),
    "unknown kind of organ": ('"civil"', '"civl"', "pack.unknown-word", "civil"),
    "organs as text": ('[organs]\n"县财政局" = "civil"', 'organs = "civil"', "pack.wrong-type", "[organs]"),
    "case as table": ("[[case]]", "[case]", "pack.wrong-type", "[[case]]"),
    "tier 4": ("tier = 3 }\nb", "tier = 4 }\nb", "pack.wrong-type", "1 | 2 | 3"),
    "post as text": ('b = { organ = "县财政局", section = "国库股", tier = 3 }', 'b = "科员"', "pack.wrong-type", "organ"),
    "unknown function": ("tier = 3 }\nb", 'tier = 3, functions = ["finanse"] }\nb', "pack.wrong-type", "finance"),
    "expect as text": ('["violation common-leader"]', '"violation common-leader"', "pack.wrong-type", "expect"),
    "day as number": ('kin = "S"', 'kin = "S"\nas_of = 2026', "pack.wrong-type", "2026-01-01"),
    "step that is not there": ('kin = "S"', 'kin = "S"\nties = { 2 = { kind = "step" } }', "pack.wrong-type", "1 … 1"),
    "person who is not there": ('kin = "S"', 'kin = "S"\nadopted = [2]', "pack.wrong-type", "0 … 1"),
    "kind of no tie": ('kin = "S"', 'kin = "S"\nties = { 1 = { kind = "foster" } }', "pack.wrong-type", "step_fostered"),
    "mover who is nobody": ('kin = "S"', 'kin = "S"\nmover = "c"', "pack.wrong-type", "mover"),
    "unknown severity": ("violation common-leader", "violaton common-leader", "pack.unknown-word", "violation common-leader"),
    "unknown situation": ("violation common-leader", "violation comon-leader", "pack.unknown-word", "violation common-leader"),
    "unknown column": ("tier = 3 }\nb", "teir = 3 }\nb", "pack.unknown-key", "tier"),
    "post without organ": ('b = { organ = "县财政局",', "b = {", "pack.missing-key", "organ"),
    "unknown word list": ('kin = "S"', 'words = "uncle"', "pack.unknown-word", "uncles"),
    "list of word lists": ('kin = "S"', 'words = ["uncles"]', "pack.unknown-word", "uncles"),
    "unknown tie key": ('kin = "S"', 'kin = "S"\nties = { 1 = { kid = "step" } }', "pack.unknown-key", "kind"),
}


@pytest.mark.parametrize("mistake", CASE_MISTAKES)
def test_mistake_in_a_case_is_told_with_its_line(mistake: str, tmp_path: Path) -> None:
    old, new, key, told = CASE_MISTAKES[mistake]
    path = spoiled(tmp_path, old, new, CASE)
    with pytest.raises(PackError) as caught:
        read_cases(path)
    assert caught.value.key == key
    assert caught.value.place.row >= 1
    assert all(told in caught.value.text(lang) for lang in LANGUAGES)
