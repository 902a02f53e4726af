"""Where the system's encoding has no place for a name: Chinese Windows writes GBK to files, in which many are missing."""

from __future__ import annotations

import os
import pty
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.road_files import command, environment, save

RARE = "王𬱖"
GBK = {"PYTHONUTF8": "0", "PYTHONIOENCODING": "gbk"}
STAFF, FORMS = "人员.csv", "申报.csv"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two of the staff; the name of one is not in GBK."""
    said = {"性别": "男", "出生年月": "1970.01", "单位": "某县财政局", "科室": "", "职务": "局长"}
    save(tmp_path / STAFF, [{"姓名": RARE, **said}, {"姓名": "李四", **said, "性别": "女", "职务": "副局长"}])
    save(tmp_path / FORMS, [{"申报人": RARE, "申报人单位": "某县财政局", "关系": "妻子", "姓名": "李四"}])
    return tmp_path


@pytest.mark.parametrize(
    "asked",
    [
        ["explain", STAFF, FORMS, "--pair", RARE, "李四"],
        ["check", STAFF, FORMS],
        ["quality", STAFF, FORMS],
        ["term", "表哥"],
        ["term", "表哥", "--format", "json"],
        ["--help"],
    ],
    ids=lambda asked: asked[0],
)
def test_what_goes_to_a_file_is_the_same_everywhere(asked: list[str], folder: Path) -> None:
    plain, odd = (
        subprocess.run(command(*asked), cwd=folder, env=environment() | more, capture_output=True, check=False)
        for more in ({}, GBK)
    )
    assert odd.returncode in (0, 1) and plain.stdout
    assert (odd.returncode, odd.stdout) == (plain.returncode, plain.stdout)


@pytest.mark.parametrize(
    ("asked", "shown"), [(["explain", STAFF, FORMS, "--pair", RARE, "李四"], "王\\U0002cc56"), (["term", "表哥"], "表哥")]
)
def test_a_terminal_keeps_its_encoding_and_shows_what_it_lacks_by_its_number(asked: list[str], shown: str, folder: Path) -> None:
    ours, theirs = pty.openpty()
    process = subprocess.Popen(command(*asked), cwd=folder, env=environment() | GBK, stdout=theirs, stderr=subprocess.DEVNULL)
    os.close(theirs)
    told = b"".join(_all(ours))
    os.close(ours)
    assert process.wait() in (0, 1)
    assert shown in told.decode("gbk")


def _all(terminal: int) -> Iterator[bytes]:
    with suppress(OSError):  # Linux says so that the other side is closed
        while part := os.read(terminal, 65536):
            yield part
