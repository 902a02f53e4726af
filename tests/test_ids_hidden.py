"""An ID number is masked wherever it was written: in a file's name, behind a name, under another heading."""

from __future__ import annotations

from pathlib import Path

import pytest

from kinship.text import LANGUAGES, say, without_ids
from tests.files import declarations, delimited, ledger
from tests.resolving import number
from tests.road_files import kinship

WANG, LI, ZHAO = number("1968-04", 11), number("1975-10", 12), number("1994-01", 11)
ORGAN, SOURCE = "云岫县财政局", "SOURCE"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger and a form named after its person, in which numbers stand where they should not."""
    made: Path = tmp_path_factory.mktemp("ids")
    people = [
        ["王建国", "男", "1968.04", WANG, ORGAN, "", "局长"],
        ["李梅", "女", LI, "", ORGAN, "预算股", "股长"],
        ["赵强", ZHAO, "1994.01", "", ORGAN, "预算股", f"科员（{ZHAO}）"],
        [f"孙伟{number('1990-02', 13)}", "男", "", "", ORGAN, "预算股", "科员"],
    ]
    delimited(made / "台账.csv", ledger(*people))
    lines = [
        ["王建国", ORGAN, "妻子", "李梅", LI, "1975.10", f"{ORGAN}预算股股长"],
        ["王建国", ORGAN, f"儿子{ZHAO}", "王强", "", ZHAO, "务农"],
        ["王建国", ORGAN, "女儿", f"王红{ZHAO}", "", "", ""],
        [f"{WANG}", ORGAN, "父亲", "王明", "", "", LI],
    ]
    delimited(made / f"王建国{WANG}.csv", declarations(*lines))
    return made


@pytest.mark.parametrize(
    "words",
    [
        *(["check", SOURCE, "--format", form] for form in ("table", "json", "csv", "html", "md", "sarif")),
        ["quality", SOURCE, "--format", "json"],
        ["undeclared", SOURCE, "--format", "json"],
        ["timeline", SOURCE],
        ["identity", "review", SOURCE],
        ["graph", SOURCE],
        ["explain", SOURCE, "--pair", "王建国", "李梅"],
    ],
    ids="-".join,
)
def test_no_number_is_in_what_a_command_prints(words: list[str], folder: Path) -> None:
    for lang in LANGUAGES:
        done = kinship(*(folder if word == SOURCE else word for word in words), lang=lang)
        assert done.returncode in (0, 1), done.stderr.decode()
        said = (done.stdout + done.stderr).decode()
        assert said and [one for one in (WANG, LI, ZHAO) if one in said] == []


def test_other_numbers_stay() -> None:
    kept = ("2026112720261127", "13800138000", "r-1c5262acc58a123", "99990020261341231X"[:18], "123456789012345678901")
    assert [text for text in kept if without_ids(text) != text] == []


def test_numbers_of_both_lengths_are_masked_in_sentences() -> None:
    assert without_ids(f"{WANG}、{LI}") == f"999{'*' * 13}{WANG[-2:]}、999{'*' * 13}{LI[-2:]}"
    assert say("place.row", "en", row="110105491231002") == "row 110**********02"
