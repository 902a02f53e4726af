"""No command writes over a source, nor over what people decided; what it wrote itself it may write again."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.road_files import kinship
from tests.village.build import DECLARATIONS, HERE, LEDGER

FORMS, STAFF = "申报表.xlsx", "台账.xlsx"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The village's workbooks, and a table of one of them, in a folder."""
    made = tmp_path / "village"
    made.mkdir()
    (made / STAFF).write_bytes((HERE / LEDGER).read_bytes())
    (made / FORMS).write_bytes((HERE / DECLARATIONS).read_bytes())
    return made


@pytest.mark.parametrize(
    "words",
    [
        ["check", f"village/{STAFF}", f"village/{FORMS}", "--format", "xlsx", "--output", f"village/{STAFF}"],
        ["check", "village", "--format", "xlsx", "--output", f"village/../village/{FORMS}"],
        ["kin", "village", "--output", f"village/{FORMS}"],
        ["undeclared", "village", "--output", f"village/{FORMS}"],
        ["identity", "review", "village", "--decisions", "answers.xlsx", "--output", "answers.xlsx"],
        ["quality", "village", "--columns", "answers.xlsx", "--output", "answers.xlsx"],
    ],
    ids=lambda words: words[0],
)
def test_what_is_read_is_not_written_over(words: list[str], folder: Path) -> None:
    (folder.parent / "answers.xlsx").write_bytes(b"decided")
    before = {file: file.read_bytes() for file in folder.parent.rglob("*.xlsx")}
    done = kinship(*words, "--lang", "en", cwd=folder.parent)
    assert done.returncode == 2
    assert f"kinship: {words[-1]}: this file is among what is read" in done.stderr.decode()
    assert {file: file.read_bytes() for file in folder.parent.rglob("*.xlsx")} == before


@pytest.mark.parametrize(
    ("name", "more"),
    [("findings.json", []), ("findings.json", ["--baseline", "findings.json"]), ("village/picture.html", [])],
    ids=["report", "baseline", "beside"],
)
def test_what_was_written_before_is_written_again(name: str, more: list[str], folder: Path) -> None:
    words = ["check", "village", "--format", name.rpartition(".")[2], "--output", name]
    first, again = kinship(*words, cwd=folder.parent), kinship(*words, *more, cwd=folder.parent)
    assert (first.returncode, again.returncode) == (1, 1), again.stderr.decode()
