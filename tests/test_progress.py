"""Progress: a bar for many files where somebody watches, nothing where nobody does, and one sentence when it is interrupted."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console
from rich.progress import Progress, TextColumn

from kinship.cli import INTERRUPTED, run
from kinship.cli.options import load as load_sources
from kinship.cli.progress import Teller, progress
from kinship.text import say
from loaders.cadre import take
from tests.one_family import WRITERS


def shown(bar: Progress) -> tuple[str, float, float | None, str]:
    """What stands on the one line: text, done, of, count."""
    (task,) = bar.tasks
    return task.description, task.completed, task.total, task.fields["count"]


def test_files_have_a_bar_and_other_stages_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KINSHIP_LANG", "en")
    with Progress(TextColumn("{task.description}"), console=Console(file=io.StringIO())) as bar:
        tell = Teller(bar)
        tell.reading("甲.lrmx", 0, 2000)
        tell.reading("乙[/].lrmx", 428, 2000)
        assert shown(bar) == ("reading 乙[/].lrmx", 428, 2000, "file 429 of 2000")
        tell.reading("", 2000, 2000)
        assert shown(bar)[1:] == (2000, 2000, "file 2000 of 2000")
        tell("deriving kinship")
        assert shown(bar) == ("deriving kinship", 0, None, "")
        tell.reading("丙.xlsx", 0, 1)
        assert shown(bar)[1:] == (0, 1, "file 1 of 1")


def test_loading_tells_each_file_and_the_stage_after_the_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KINSHIP_LANG", "en")
    WRITERS["lrmx"](tmp_path)
    told: list[Any] = []
    monkeypatch.setattr(Teller, "reading", lambda _, *what: told.append(what))
    monkeypatch.setattr(Teller, "__call__", lambda _, stage: told.append(stage))
    load_sources([str(tmp_path)], Teller())
    names = sorted(path.name for path in tmp_path.iterdir())
    assert told[: len(names)] == [(name, at, len(names)) for at, name in enumerate(names)]
    assert told[len(names) + 1] == say("cli.stage-resolve", "en")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_sees_it_and_is_left_clean(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("KINSHIP_LANG", "zh")
    with progress() as tell:
        tell.reading("甲.lrmx", 3, 2000)
        tell.bar.refresh() if tell.bar else pytest.fail("no bar")
    assert "第 4 个，共 2000 个文件" in screen.getvalue()
    assert screen.getvalue().endswith("\x1b[2K")


def test_nobody_watching_sees_nothing(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    WRITERS["lrmx"](tmp_path)
    assert run(["kin", str(tmp_path)]) == 0
    assert capsys.readouterr().err == ""
    with progress() as tell:
        assert tell.bar is None


@pytest.mark.parametrize(
    "command",
    [
        ["check", "--format", "json", "--output", "out/findings.json"],
        ["convert", "--out", "out/county"],
        ["convert", "--format", "ftm", "--out", "out/county"],
        ["quality", "--format", "xlsx", "--output", "out/quality.xlsx"],
        ["kin"],
    ],
    ids=" ".join,
)
def test_an_interruption_among_many_files_is_one_sentence_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], command: list[str]
) -> None:
    sources, out = tmp_path / "forms", tmp_path / "out"
    sources.mkdir()
    out.mkdir()
    WRITERS["lrmx"](sources)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KINSHIP_LANG", "en")
    read, seen = take.take_form, []

    def interrupted(form: Any, file: str, record: str, intake: Any) -> None:
        seen.append(file)
        if len(seen) == 3:
            raise KeyboardInterrupt
        read(form, file, record, intake)

    monkeypatch.setattr(take, "take_form", interrupted)
    assert run([command[0], "forms", *command[1:]]) == INTERRUPTED == 130
    told = capfd.readouterr()
    assert told.err.strip("\n") == say("cli.interrupted", "en")
    assert told.out == ""
    assert list(out.iterdir()) == []
