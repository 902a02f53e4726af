"""The notebooks run as they are, and say what their text promises."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from kinship.neo4j.server import Server
from tests.neo4j_server import alone

ROOT = Path(__file__).parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.py"))


def output(name: str, folder: Path, settings: Mapping[str, str] | None = None) -> str:
    """What a notebook prints when it is run as a script, anywhere."""
    done = subprocess.run(
        [sys.executable, "-W", "error", str(ROOT / "notebooks" / f"{name}.py")],
        cwd=folder,
        env={**os.environ, **(settings or {})},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_a_notebook_is_cells_of_text_and_code(path: Path) -> None:
    cells = re.split(r"^# %%", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert cells[0] == ""
    assert cells[1].startswith(" [markdown]\n# # ")
    marked = [cell for cell in cells if cell.startswith(" [markdown]")]
    assert all(line.startswith("#") or not line for cell in marked for line in cell.splitlines()[1:])
    assert len(cells) - len(marked) > 2


def test_the_first_audit(tmp_path: Path) -> None:
    said = output("first_audit", tmp_path)
    assert "57 staff," in said
    assert re.search(r"^violation +3 +1 +4$", said, re.MULTILINE)
    assert "远房亲戚" in said
    assert "卢建华 → daughter 卢婷婷 → her husband 田野 → his father 田丰收" in said
    assert list(tmp_path.iterdir()) == []


def test_how_a_finding_comes_about(tmp_path: Path) -> None:
    said = output("how_a_finding_comes_about", tmp_path)
    assert "PPCS: 杜国栋 is 林小雨's uncle's or aunt's spouse" in said
    assert "林小雨 → 林建国 → (unnamed) → 林秀兰 → 杜国栋" in said
    assert said.count("第七十四条第一款") == 1
    assert [one.name for one in tmp_path.iterdir()] == ["finding.html"]
    assert "林秀兰" in (tmp_path / "finding.html").read_text(encoding="utf-8")


def test_before_an_appointment(tmp_path: Path) -> None:
    said = output("before_an_appointment", tmp_path)
    assert re.search(r"^violation probable common-leader +方晓彤 +石磊 +\[1\]$", said, re.MULTILINE)
    assert re.search(r"\| added: 0 \| removed: [12]$", said, re.MULTILINE)
    assert re.search(r"^violation +direct-line +\S+ +S +\S+ 柳溪县财政局$", said, re.MULTILINE)


def test_accuracy_and_its_limits(tmp_path: Path) -> None:
    said = output("accuracy_and_its_limits", tmp_path)
    right, found = re.search(r"^confirmed +(\d+) +(\d+) ", said, re.MULTILINE).groups()  # type: ignore[union-attr]
    assert int(right) == int(found) > 500
    assert re.search(r"missed: [1-9]\d* of \d+ pairs", said)
    assert re.search(r"^ +1 +0\.9\d+|^ +1 +1\.0", said, re.MULTILINE)


def test_rotation_plan(tmp_path: Path) -> None:
    said = output("rotation_plan", tmp_path)
    assert re.search(r"^county-rotation/T1 +confirmed +21$", said, re.MULTILINE)
    assert re.search(r"^cleared +7$", said, re.MULTILINE) and re.search(r"^optimal +True$", said, re.MULTILINE)
    assert "no vacant or exchangeable post of the level and kind of 出纳" in said
    assert re.search(r"^added: 0  removed: [7-9]$", said, re.MULTILINE)


@alone
def test_auditing_in_neo4j(server: Server, tmp_path: Path) -> None:
    given = server.settings
    said = output(
        "auditing_in_neo4j",
        tmp_path,
        {
            "NEO4J_URI": given.uri,
            "NEO4J_USERNAME": given.user,
            "NEO4J_PASSWORD": given.password,
            "NEO4J_DATABASE": given.database,
        },
    )
    assert "3 pairs, the same on both roads" in said
    assert "[卢建华, 卢婷婷, 田野, 田丰收]" in said
    assert re.search(r"柳溪县第二小学 +柳青 +庄严", said)
