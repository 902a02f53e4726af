"""The notebooks run as they are, and say what their text promises."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.py"))


def output(path: Path, folder: Path) -> str:
    """What a notebook prints when it is run as a script, anywhere."""
    done = subprocess.run(
        [sys.executable, "-W", "error", str(path)], cwd=folder, capture_output=True, text=True, timeout=300, check=False
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
    said = output(ROOT / "notebooks" / "first_audit.py", tmp_path)
    assert "57 staff," in said
    assert re.search(r"^violation +3 +1 +4$", said, re.MULTILINE)
    assert "远房亲戚" in said
    assert "卢建华 → daughter 卢婷婷 → her husband 田野 → his father 田丰收" in said
    assert list(tmp_path.iterdir()) == []
