"""What the command line knows before is what the program says: both roads are asked, and the quick one keeps to what it knows."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kinship.cli import answers, program
from kinship.text import LANGUAGES
from loaders.terms.words import entries
from tests.answers import FOLDER, clicked, everyday, texts

WORDS = sorted({*everyday(), *(entry.form for entry in entries())})
ODD = [
    "",
    " ",
    "-",
    "--",
    "--help",
    "-h",
    "term",
    "check",
    "--lang",
    "--lang=",
    "--lang=zh",
    "--lang=en",
    "--lang=de",
    "zh",
    "en",
]
ODD += [
    "de",
    "--format",
    "json",
    "--sex",
    "M",
    "--details",
    "--codes",
    "--version",
    "远房表哥",
    "我的表哥",
    " 表哥",
    "表哥\n",
    "表哥\t血亲",
]
ODD += ["text", "称谓", "1", "３", "表哥 表弟", "爱人（妻子）", "blood", "\ud800"]
LEAN = {"click", "typing", "dataclasses", "inspect", "tomllib", "pathlib", "json", "re", "kinship.text", "kinship.cli.program"}


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No language but what is asked for; whatever ``--lang`` sets is forgotten."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "COLUMNS", "_KINSHIP_COMPLETE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("KINSHIP_LANG", "en")
    yield
    program._word("en")


def whole(arguments: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> tuple[object, str, str]:
    """Status, standard output and standard error of the program itself."""
    monkeypatch.setattr(sys, "argv", ["kinship", *arguments])
    monkeypatch.setenv("KINSHIP_LANG", "en")
    monkeypatch.setattr(program, "leave", sys.exit)
    program._word("en")
    with pytest.raises(SystemExit) as ended:
        program.main()
    said = capsys.readouterr()
    return ended.value.code, said.out, said.err


def test_the_texts_are_up_to_date() -> None:
    held = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.txt")}
    assert held == texts(), "run: python -m tests.answers"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_word_of_the_vocabulary_is_told_as_the_program_tells_it(
    lang: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    known = [word for word in WORDS if answers.answer(["term", word]) is not None]
    assert len(known) > 1000
    for word in known:
        asked = ["term", word, "--lang", lang]
        assert whole(asked, capsys, monkeypatch) == (0, answers.answer(asked), ""), word
    asked = ["--lang", lang, "term", *known]
    assert whole(asked, capsys, monkeypatch) == (0, answers.answer(asked), "")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(WORDS[::40]) | st.sampled_from(ODD) | st.text(max_size=3), max_size=4), st.booleans())
@example(["--lang=", "zh", "表哥"], True)
@example(["--lang", "--lang", "zh", "表哥"], True)
@example(["--lang", "zh", "--lang=en", "表哥", "媳妇"], True)
def test_an_answer_known_before_is_that_of_the_program(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, words: list[str], term: bool
) -> None:
    asked = ["term", *words] if term else words
    monkeypatch.setenv("KINSHIP_LANG", "en")  # the program leaves there what the example before asked for
    told = answers.answer(asked)
    if told is not None:
        help_page = "--help" in asked
        held = clicked(asked, KINSHIP_LANG="en") if help_page else None
        status = (held.returncode, held.stdout.decode(), held.stderr.decode()) if held else whole(asked, capsys, monkeypatch)
        assert status == (0, told, "")


@pytest.mark.parametrize("columns", ["1", "60", "79", "80", "81", "300", "0", "wide"])
def test_a_narrow_terminal_gets_a_help_that_is_wrapped_for_it(columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    told = answers.answer(["--help"])
    assert (told is None) == (columns in ("1", "60", "79", "0", "wide"))
    if told:
        assert clicked(["--help"]).stdout.decode() == told


@pytest.mark.parametrize(
    "asked", [["--help"], ["--lang=zh", "--help"], ["term", "表哥"], ["term", "媳妇", "表哥", "--lang", "zh"]]
)
def test_what_is_known_before_is_said_without_the_program(asked: list[str]) -> None:
    code = "import sys; from kinship.cli import main; main(); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-S", "-c", code, *asked], env=_env(), capture_output=True, check=True)
    assert done.stdout == clicked(asked).stdout
    assert LEAN & set(done.stderr.decode().split()) == set()


def test_where_the_shell_asks_otherwise_the_program_answers() -> None:
    odd = {"_KINSHIP_COMPLETE": "bash_source"}
    command = [sys.executable, "-m", "kinship", "term", "表哥", "--lang", "zh"]
    done = subprocess.run(command, env=_env() | odd, capture_output=True, check=False)
    held = clicked(command[3:], **odd)
    assert (done.returncode, done.stdout, done.stderr) == (held.returncode, held.stdout, held.stderr)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_full_disk_is_told(lang: str) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "kinship", "term", "表哥", "--lang", lang]
        done = subprocess.run(command, env=_env(), stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert done.stderr.decode().startswith("kinship: ") and len(done.stderr.splitlines()) == 1


def _env() -> dict[str, str]:
    return {**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": str(Path(__file__).parent.parent)}
