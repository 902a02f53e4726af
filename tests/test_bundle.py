"""The bundle for an office PC: complete for each kind of computer, with licences, and it installs without an index and works."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.bundle import EXTRAS, ROOT, TARGETS, VERSIONS, Target, bundle, licences, locked, needed

pytestmark = pytest.mark.xdist_group("bundle")
VERSIONS_LOCKED = locked((ROOT / "requirements.lock").read_text(encoding="utf-8"))
HERE = f"{sys.version_info.major}.{sys.version_info.minor}"


@pytest.mark.parametrize("target", TARGETS, ids=str)
def test_everything_needed_is_pinned_for_each_kind_of_computer(target: Target) -> None:
    names = {one.split("==")[0] for one in needed(target, VERSIONS_LOCKED)}
    assert {"click", "duckdb", "pandas", "pyvis", "neo4j"} <= names
    assert not names & {"pytest", "mypy", "playwright", "hypothesis"}
    assert ("colorama" in names, "pexpect" in names) == ((True, False) if target.system == "windows" else (False, True))


def test_what_is_not_pinned_is_not_guessed() -> None:
    with pytest.raises(KeyError, match="click"):
        needed(TARGETS[0], {name: version for name, version in VERSIONS_LOCKED.items() if name != "click"})


def test_other_computers_are_refused_by_name() -> None:
    with pytest.raises(ValueError, match=r"linux-3\.11"):
        Target.named("solaris-3.11")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundle for this computer, unpacked."""
    if sys.platform != "linux" or HERE not in VERSIONS:
        pytest.skip(f"bundle not made: it is for Linux and Windows with Python {' or '.join(VERSIONS)}")
    folder = tmp_path_factory.mktemp("bundle")
    probe = [
        sys.executable,
        "-m",
        "pip",
        "--quiet",
        "download",
        "--no-deps",
        "--dest",
        str(folder),
        f"click=={VERSIONS_LOCKED['click']}",
    ]
    if subprocess.run(probe, capture_output=True, check=False).returncode:
        pytest.skip("bundle not made: the package index was not reached")
    with zipfile.ZipFile(bundle([Target("linux", HERE)], folder)) as held:
        held.extractall(folder)
    (top,) = (one for one in folder.iterdir() if one.is_dir())
    return top


def test_it_installs_without_an_index_and_runs_the_demo(made: Path, tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "venv", str(tmp_path / "env")], check=True)
    program, cut_off = (
        tmp_path / "env" / "bin",
        {"PIP_NO_INDEX": "1", "PIP_NO_COMPILE": "1", "PIP_CONFIG_FILE": os.devnull, "http_proxy": "http://127.0.0.1:9"},
    )
    # Not compiled beforehand: that takes longer than all the rest, and the program does it for the modules that it loads.
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("PIP_", "PYTHON", "KINSHIP"))} | cut_off
    wished = f"kinship[{','.join(EXTRAS)}]"
    install = [str(program / "python"), "-m", "pip", "install", "--quiet", "--find-links", str(made / "wheels"), wished]
    done = subprocess.run(install, env=clean, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    demo = [str(program / "kinship"), "demo", "--out", "demo", "--staff", "500", "--lang", "zh"]
    done = subprocess.run(demo, env=clean, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert list((tmp_path / "demo").rglob("findings.html"))


def test_each_package_comes_with_its_licence(made: Path) -> None:
    listed = (made / "licences" / "list.txt").read_text(encoding="utf-8-sig").splitlines()
    wheels = sorted((made / "wheels").glob("*.whl"))
    assert len(listed) == len(wheels) > 40
    for wheel in wheels:
        name, licence, texts = licences(wheel)
        assert licence and [line for line in listed if line.startswith(f"{name}\t")]
        assert all((made / "licences" / name / path).read_bytes() == text for path, text in texts.items())
    assert (made / "licences" / "kinship-0.1.0").is_dir()


def test_the_guide_names_what_is_there(made: Path) -> None:
    guide = (made / "安装说明.txt").read_bytes()
    assert guide.startswith(b"\xef\xbb\xbf") and b"\r\n" in guide
    text = guide.decode("utf-8-sig")
    assert "--no-index --find-links wheels" in text and f"kinship[{','.join(EXTRAS)}]" in text and "{" not in text
