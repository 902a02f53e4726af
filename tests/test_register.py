"""The register: a file that only grows, and tells when somebody changed it."""

from __future__ import annotations

import json
import os
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinship.cli import run
from kinship.errors import RequestError
from kinship.register import STATES, Entry, entries_of_check, standings
from kinship.register_file import append, held, lines_of, read_register

VILLAGE = sorted(map(str, (Path(__file__).parent / "village").glob("*.xlsx")))
DAY = "2026-11-23"
NOW = datetime(2026, 11, 25, 9)


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KINSHIP_LANG", "en")


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """A register with the village's findings in it."""
    path = tmp_path / "register.jsonl"
    assert run(["register", "add", str(path), *VILLAGE, "--by", "张三", "--as-of", DAY]) == 0
    return path


def finding(key: str, status: str = "new") -> dict[str, Any]:
    texts = dict.fromkeys(("severity", "grade", "rule", "sentence_zh", "sentence_en"), "…")
    people = [{"name": "甲"}, {"name": "乙"}]
    return {"id": key, "status": status, "situation": {"organ": "某局"}, "people": people, **texts}


def test_a_check_enters_each_finding_once(register: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = standings(read_register(register))
    before = register.read_bytes()
    assert run(["register", "add", str(register), *VILLAGE, "--by", "李四", "--as-of", DAY]) == 0
    again = standings(read_register(register))
    assert [one.finding for one in again] == [one.finding for one in first] and len(first) == 12
    assert {one.by for one in again} == {"张三"} and all(one.found for one in again)
    assert register.read_bytes().startswith(before)
    assert "0 found" in capsys.readouterr().out


def test_a_finding_is_followed_until_it_is_closed(register: Path, capsys: pytest.CaptureFixture[str]) -> None:
    key = standings(read_register(register))[0].finding
    for state in ("verified", "notified", "plan", "moved", "checked", "closed"):
        assert run(["register", "set", str(register), key[3:11], state, "--by", "李四", "--document", "12号"]) == 0
    capsys.readouterr()
    assert run(["register", "list", str(register)]) == 0
    assert key not in capsys.readouterr().out
    assert run(["register", "list", str(register), "--all", "--format", "json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    told = next(one for one in listed if one["finding"] == key)
    assert [entry["state"] for entry in told["history"]][-1] == "closed" and not told["open"]
    assert told["document"] == "12号" and len(listed) == 12


def test_a_closed_finding_that_is_found_again_is_open_again() -> None:
    entries = [Entry("1", "甲", "v1:00000000", "found"), Entry("2", "甲", "v1:00000000", "closed")]
    told = entries_of_check({"findings": [finding("v1:00000000")]}, entries, "乙", NOW)
    assert [(one.state, one.open) for one in standings([*entries, *told])] == [("found", True)]


def test_no_case_stays_no_case_when_it_is_found_again() -> None:
    entries = [Entry("1", "甲", "v1:00000000", "found"), Entry("2", "甲", "v1:00000000", "not-a-case", "同名")]
    told = entries_of_check({"findings": [finding("v1:00000000")]}, entries, "乙", NOW)
    assert [(one.state, one.found) for one in standings([*entries, *told])] == [("not-a-case", True)]


def test_what_the_last_check_no_longer_finds_is_told() -> None:
    entries = entries_of_check({"findings": [finding("v1:00000000"), finding("v1:11111111")]}, [], "甲", NOW)
    entries += entries_of_check({"findings": [finding("v1:11111111")]}, entries, "甲", NOW)
    assert [(one.finding, one.found) for one in standings(entries)] == [("v1:00000000", False), ("v1:11111111", True)]


def test_an_exempted_finding_is_entered_as_accepted_with_its_conditions() -> None:
    one = {**finding("v1:00000000", "accepted"), "exemption": {"reason": "难", "conditions": "半年", "document": "12号"}}
    entry = entries_of_check({"findings": [one]}, [], "甲", NOW)[0]
    assert (entry.state, entry.note, entry.document) == ("accepted", "半年", "12号")


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (("ffffff", "verified", "--by", "甲"), "no finding of the register"),
        (("v1:", "verified", "--by", "甲"), "several findings"),
        (("{key}", "verifed", "--by", "甲"), "Did you mean verified?"),
        (("{key}", "found", "--by", "甲"), "in that state since"),
        (("{key}", "verified", "--by", " "), "Name the person"),
        (("{key}", "not-a-case", "--by", "甲"), "needs a --note"),
        (("{key}", "accepted", "--by", "甲", "--note", " "), "needs a --note"),
    ],
)
def test_what_cannot_be_entered(asked: tuple[str, ...], says: str, register: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before, key = register.read_bytes(), standings(read_register(register))[0].finding
    assert run(["register", "set", str(register), *(word.format(key=key) for word in asked)]) == 2
    assert says in capsys.readouterr().err
    assert register.read_bytes() == before and not list(register.parent.glob("*.lock"))


@pytest.mark.parametrize("change", ["edit", "take out", "swap", "add", "cut"])
def test_a_register_that_was_changed_by_hand_is_refused(change: str, register: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = register.read_text(encoding="utf-8").splitlines(keepends=True)
    if change == "edit":
        lines[2] = lines[2].replace('"by": "张三"', '"by": "王五"')
    elif change == "take out":
        del lines[2]
    elif change == "swap":
        lines[2], lines[3] = lines[3], lines[2]
    elif change == "add":
        lines.insert(3, '{"finding": "v1:0000000000"}\n')
    else:
        lines[-1] = lines[-1][:40]
    register.write_text("".join(lines), encoding="utf-8")
    assert run(["register", "list", str(register)]) == 2
    error = capsys.readouterr().err
    assert "register.jsonl, row" in error and "Traceback" not in error


def test_a_line_without_its_end_is_told(register: Path, capsys: pytest.CaptureFixture[str]) -> None:
    register.write_bytes(register.read_bytes().rstrip(b"\n"))
    assert run(["register", "list", str(register)]) == 2
    assert "not whole" in capsys.readouterr().err


def test_two_do_not_write_at_once(register: Path, capsys: pytest.CaptureFixture[str]) -> None:
    key = standings(read_register(register))[0].finding
    with held(register):
        assert run(["register", "set", str(register), key, "verified", "--by", "甲"]) == 2
    assert "somebody else is writing" in capsys.readouterr().err
    assert run(["register", "set", str(register), key, "verified", "--by", "甲"]) == 0


def test_a_failed_write_leaves_the_register_as_it_was(register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = register.read_bytes()

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(RequestError, match="No space left"):
        append(register, [Entry("1", "甲", "v1:00000000", "found")])
    assert register.read_bytes() == before


@pytest.mark.parametrize("name", ["", "  ", "\u3000"])
def test_nobody_can_answer_for_an_entry(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["register", "add", str(tmp_path / "register.jsonl"), *VILLAGE, "--by", name, "--as-of", DAY]) == 2
    assert "Name the person" in capsys.readouterr().err and list(tmp_path.iterdir()) == []


def test_a_register_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["register", "list", str(tmp_path / "none.jsonl")]) == 2
    assert "there is no such register" in capsys.readouterr().err


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=12)
ENTRY = st.builds(
    Entry, at=TEXT, by=TEXT, finding=st.sampled_from(["v1:00000000", "v1:11111111"]), state=st.sampled_from(STATES), note=TEXT
)


@given(st.lists(ENTRY, max_size=6), st.lists(ENTRY, max_size=3))
def test_what_is_written_is_read_back(tmp_path_factory: pytest.TempPathFactory, one: list[Entry], two: list[Entry]) -> None:
    path = tmp_path_factory.mktemp("register") / "r.jsonl"
    append(path, one)
    append(path, two)
    assert read_register(path) == [*one, *two]


def test_lines_hang_together() -> None:
    entries = [Entry("1", "甲", "v1:00000000", "found"), Entry("2", "甲", "v1:00000000", "closed")]
    first, second = lines_of(entries, "")
    assert json.loads(first)["before"] == "" and len(json.loads(second)["before"]) == 16
