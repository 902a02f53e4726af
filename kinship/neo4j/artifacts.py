"""The parts of a Neo4j server, brought once by Maven into a cache folder."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from importlib import resources
from pathlib import Path

from kinship.errors import RequestError

VERSION = "5.26.30"
JAVA = (17, 21)
"""The versions of Java that this Neo4j runs on; newer ones only warn."""


def cache_folder() -> Path:
    """Where the parts are kept: KINSHIP_CACHE, else the place that the operating system has for such things."""
    named = os.environ.get("KINSHIP_CACHE")
    if named:
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home()) / "kinship"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "kinship"


def java() -> str:
    """The Java program. RequestError where there is none, or one that is too old."""
    found = shutil.which("java", path=_java_home_first())
    if not found:
        raise RequestError("neo4j.no-java", version=JAVA[0])
    told = subprocess.run([found, "-version"], capture_output=True, text=True, check=False).stderr
    number = re.search(r'version "(\d+)', told)
    if not number or int(number.group(1)) < JAVA[0]:
        raise RequestError("neo4j.old-java", version=JAVA[0], found=number.group(1) if number else told.strip()[:40])
    return found


def parts(tell: Callable[[str], None], cache: Path | None = None) -> Path:
    """The folder with the jars of the server. Brought by Maven where it is not there yet; ``tell`` then hears ``fetch``.

    The folder takes its name when it is whole. RequestError where Maven lacks or fails.
    """
    folder = (cache or cache_folder()) / f"neo4j-{VERSION}"
    if folder.is_dir():
        return folder
    maven = shutil.which("mvn")
    if not maven:
        raise RequestError("neo4j.no-maven", folder=folder)
    tell("fetch")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as scratch:
        _copy(maven, Path(scratch) / "lib")
        try:
            (Path(scratch) / "lib").rename(folder)
        except OSError:
            if not folder.is_dir():  # else somebody else was faster, with the same jars
                raise
    return folder


def _copy(maven: str, lib: Path) -> None:
    pom = lib.parent / "pom.xml"
    pom.write_bytes(resources.files(__package__).joinpath("pom.xml").read_bytes())
    goal = ("dependency:copy-dependencies", "-DincludeScope=runtime", f"-DoutputDirectory={lib}")
    done = subprocess.run([maven, "-q", "-B", "-f", str(pom), *goal], capture_output=True, text=True, check=False)
    if done.returncode or not lib.is_dir():
        lines = [line for line in (done.stdout + done.stderr).splitlines() if "ERROR" in line]
        raise RequestError("neo4j.maven-failed", reason=" ".join(lines[:1])[:300] or done.returncode)


def _java_home_first() -> str:
    home = os.environ.get("JAVA_HOME")
    return os.pathsep.join([*([str(Path(home) / "bin")] if home else []), os.environ.get("PATH", "")])
