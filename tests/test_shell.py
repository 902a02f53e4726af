"""The command as a shell may call it: streams that are closed, devices to write to, Ctrl-C at any time."""

from __future__ import annotations

import shlex
import signal
import subprocess
import time
from pathlib import Path

import pytest

from kinship.cli.demo import FORMATS
from kinship.report.plan import render
from kinship.rotation.appointments import HEADINGS
from tests.road_files import command, environment, save

PEOPLE = [{"person_id": "a", "name": "甲某"}, {"person_id": "b", "name": "乙某"}]


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    folder = tmp_path / "clean"
    folder.mkdir()
    save(folder / "person.csv", PEOPLE)
    return folder


def shell(text: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Runs ``text`` in bash, where KINSHIP stands for the command with these arguments."""
    line = text.replace("KINSHIP", shlex.join(command(*arguments)))
    asked = ["bash", "-c", line]
    return subprocess.run(asked, capture_output=True, text=True, timeout=120, check=False, env=environment())


@pytest.mark.parametrize("redirected", ["2>&-", "<&-", "<&- 2>&-"])
def test_a_closed_stream_that_nothing_needs_changes_nothing(redirected: str, clean: Path) -> None:
    whole, done = (
        shell(f"KINSHIP {how}", "check", clean, "--format", "json", "--as-of", "2026-11-01") for how in ("", redirected)
    )
    assert (done.returncode, done.stdout) == (0, whole.stdout) and whole.stdout


@pytest.mark.parametrize(
    "asked", [["check", "CLEAN"], ["check", "CLEAN", "--format", "json"], ["kin", "CLEAN"], ["--version"], ["term", "表哥"]]
)
def test_a_result_for_a_closed_output_is_a_sentence(asked: list[str], clean: Path) -> None:
    done = shell("KINSHIP >&-", *(str(clean) if word == "CLEAN" else word for word in asked))
    assert done.returncode == 2
    assert done.stderr.startswith("kinship: standard output is closed") and len(done.stderr.splitlines()) == 1
    assert shell("KINSHIP >&- 2>&-", "check", clean).returncode == 2


def test_a_closed_output_is_none_of_a_files_business(clean: Path, tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    done = shell("KINSHIP <&- >&- 2>&-", "check", clean, "--output", target)
    assert done.returncode == 0 and target.read_bytes()


@pytest.mark.parametrize("asked", [["check", "-"], ["term", "-"]])
def test_a_closed_input_is_a_sentence(asked: list[str]) -> None:
    done = shell("KINSHIP <&-", *asked)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("kinship: ") and "standard input is closed" in done.stderr and "internal" not in done.stderr


@pytest.mark.parametrize("target", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"])
def test_standard_output_by_its_names(target: str, clean: Path, tmp_path: Path) -> None:
    plain, piped = (shell("KINSHIP | cat", "check", clean, "--format", "csv", "--output", to) for to in ("-", target))
    assert piped.stdout == plain.stdout and plain.stdout
    if target.startswith("/dev"):
        kept = tmp_path / "log"
        kept.write_text("before\n", encoding="utf-8")
        shell(f"KINSHIP >> {kept}", "check", clean, "--format", "csv", "--output", target)
        assert kept.read_text(encoding="utf-8").startswith("before\n") and len(kept.read_bytes()) > 7


@pytest.mark.parametrize("after", [0.06, 0.1, 0.15, 0.2, 0.3, 0.4])
def test_ctrl_c_at_the_very_beginning(after: float, tmp_path: Path) -> None:
    begun = subprocess.Popen(
        command("demo", "--out", tmp_path / "demo"),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(),
    )
    time.sleep(after)
    begun.send_signal(signal.SIGINT)
    _, said = begun.communicate(timeout=60)
    assert begun.returncode in (130, -signal.SIGINT)  # the latter: Python itself was not yet there
    assert begun.returncode < 0 or said.splitlines()[-1:] == ["Interrupted; no partial file was left."]
    assert begun.returncode < 0 or "Traceback" not in said
    assert not (tmp_path / "demo").exists() or any((tmp_path / "demo").iterdir())


def test_a_demo_that_fails_leaves_only_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kinship import generate
    from kinship.cli import run

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(generate, "_write", interrupted)
    (tmp_path / "mine").mkdir()
    assert [run(["demo", "--out", str(tmp_path / name)]) for name in ("new", "mine")] == [130, 130]
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


def test_the_demo_writes_every_report() -> None:
    from kinship.report import FORMATS as EVERY

    assert set(FORMATS) == set(EVERY)


def test_a_plan_without_moves_is_a_list_without_rows() -> None:
    assert render({"appointments": []}, "csv", "zh").decode("utf-8-sig").strip().split(",") == list(HEADINGS.values())
