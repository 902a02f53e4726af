"""``make bundle``: one zip from which an office PC without a network installs the program.

    python -m tests.bundle [--targets linux-3.11 windows-3.12 ...] [--out dist]

It holds the program and every package that it needs as wheels, at the versions of ``requirements.lock``, for Linux and Windows
with Python 3.11 and 3.12; the licences of all of them; and a page in Chinese on how to install it. Making it needs the index.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from email.message import Message
from email.parser import Parser
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import kinship

ROOT = Path(__file__).parent.parent
EXTRAS = ("neo4j", "plan")
"""Extras that an office may want and cannot fetch later."""
PLATFORMS = {"linux": ("manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64"), "windows": ("win_amd64",)}
VERSIONS = ("3.11", "3.12")
SOURCES = ("pymeeus",)
"""Packages of which the index has only the source; being plain Python, they are built here for all computers."""
LICENCE = re.compile(r"[^/]+\.dist-info/(licen[cs]es/.+|(licen[cs]e|copying|notice|authors)[^/]*)", re.IGNORECASE)
GUIDE = Path(__file__).with_name("bundle_guide.txt")


@dataclass(frozen=True, slots=True)
class Target:
    """A kind of computer: ``linux`` or ``windows``, and a version of Python."""

    system: str
    python: str

    @classmethod
    def named(cls, text: str) -> Target:
        """From a name such as ``windows-3.12``. ValueError for any other."""
        system, _, python = text.partition("-")
        if system not in PLATFORMS or python not in VERSIONS:
            raise ValueError(f"no such target: {text}; there are {', '.join(map(str, TARGETS))}")
        return cls(system, python)

    def __str__(self) -> str:
        return f"{self.system}-{self.python}"

    @property
    def markers(self) -> dict[str, str]:
        """What a requirement may ask about the computer."""
        windows = self.system == "windows"
        return {
            "python_version": self.python,
            "python_full_version": f"{self.python}.0",
            "implementation_name": "cpython",
            "platform_python_implementation": "CPython",
            "sys_platform": "win32" if windows else "linux",
            "platform_system": "Windows" if windows else "Linux",
            "os_name": "nt" if windows else "posix",
            "platform_machine": "AMD64" if windows else "x86_64",
            "extra": "",
        }


TARGETS = tuple(Target(system, python) for system in PLATFORMS for python in VERSIONS)


def locked(text: str) -> dict[str, str]:
    """Name → exact version, of a lock file.

    >>> locked("click==8.5.1\\n    # via kinship\\ncolorama==0.4.6 ; sys_platform == 'win32'\\n")
    {'click': '8.5.1', 'colorama': '0.4.6'}
    """
    found = re.findall(r"^([A-Za-z0-9._-]+)==([^\s;]+)", text, re.MULTILINE)
    return {canonicalize_name(name): version for name, version in found}


def needed(target: Target, versions: Mapping[str, str]) -> list[str]:
    """``name==version`` of everything that the program needs on a kind of computer. KeyError for what is not in the lock file."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    waiting = [*project["dependencies"], *(one for extra in EXTRAS for one in extras.get(extra, ()))]
    found: dict[str, str] = {}
    for text in waiting:
        requirement = Requirement(text)
        name = canonicalize_name(requirement.name)
        if name not in found and (not requirement.marker or requirement.marker.evaluate(target.markers)):
            found[name] = versions[name]
            waiting += _requires(name)
    return sorted(f"{name}=={version}" for name, version in found.items())


def _requires(name: str) -> Sequence[str]:
    """What a package needs, by what is installed here; what only Windows needs is not, and needs nothing itself."""
    try:
        return metadata.requires(name) or ()
    except metadata.PackageNotFoundError:
        return ()


def bundle(targets: Iterable[Target], out: Path) -> Path:
    """Writes the zip into a folder and gives its path."""
    versions = locked((ROOT / "requirements.lock").read_text(encoding="utf-8"))
    file = out / f"kinship-{kinship.__version__}-offline.zip"
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        wheels = Path(scratch)
        built = [f"{name}=={versions[name]}" for name in SOURCES]
        _pip("wheel", "--no-deps", "--wheel-dir", scratch, str(ROOT), *built)
        for target in targets:
            print(f"{target} …", flush=True)
            _fetch(target, needed(target, versions), wheels)
        partial = file.with_suffix(".part")
        _write(partial, sorted(wheels.glob("*.whl")))
        partial.replace(file)
    return file


def _fetch(target: Target, pinned: Sequence[str], folder: Path) -> None:
    wished = [part for tag in PLATFORMS[target.system] for part in ("--platform", tag)]
    wished += ["--python-version", target.python, "--only-binary", ":all:", "--find-links", str(folder)]
    _pip("download", "--no-deps", *wished, "--dest", str(folder), *pinned)


def _pip(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *arguments], check=True)


def _write(file: Path, wheels: Sequence[Path]) -> None:
    """The zip: the guide, the wheels as they are, their licences and a list of these."""
    top = f"kinship-{kinship.__version__}"
    guide = GUIDE.read_text(encoding="utf-8").format(version=kinship.__version__)
    texts = {"安装说明.txt": _plain(guide)}
    told: dict[str, str] = {}
    for wheel in wheels:
        name, licence, held = licences(wheel)
        told[name] = f"{name}\t{licence}{'' if held else ', without its text in the package'}"
        texts |= {f"licences/{name}/{path}": text for path, text in held.items()}
    texts["licences/list.txt"] = _plain("\n".join(told.values()) + "\n")
    with zipfile.ZipFile(file, "w") as made:
        for path, text in texts.items():
            made.writestr(f"{top}/{path}", text, zipfile.ZIP_DEFLATED)
        for wheel in wheels:
            made.write(wheel, f"{top}/wheels/{wheel.name}")


def _plain(text: str) -> bytes:
    """As the plainest editor of an old Windows shows it rightly."""
    return ("\ufeff" + text.replace("\n", "\r\n")).encode("utf-8")


def licences(wheel: Path) -> tuple[str, str, dict[str, bytes]]:
    """Name and version of a wheel's package, its licence in a word, and the texts of it by their names."""
    with zipfile.ZipFile(wheel) as held:
        names = held.namelist()
        about = Parser().parsestr(held.read(next(one for one in names if one.endswith(".dist-info/METADATA"))).decode("utf-8"))
        texts = {one.split("/", 1)[1]: held.read(one) for one in names if LICENCE.fullmatch(one) and not one.endswith("/")}
    return f"{about['Name']}-{about['Version']}", next(_licence(about), "see its pages"), texts


def _licence(about: Message) -> Iterator[str]:
    """A licence as a package states it: by its identifier, a classifier, or a line."""
    yield from (text for text in [about["License-Expression"]] if text)
    yield from (one.rpartition(" :: ")[2] for one in about.get_all("Classifier", []) if one.startswith("License ::"))
    yield from (text.split("\n")[0] for text in [about["License"]] if text)


def main() -> None:
    """Makes the bundle."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--targets", nargs="+", type=Target.named, default=TARGETS)
    parser.add_argument("--out", type=Path, default=ROOT / "dist")
    asked = parser.parse_args()
    file = bundle(asked.targets, asked.out)
    print(f"{file} ({file.stat().st_size / 2**20:.0f} MiB)")


if __name__ == "__main__":
    main()
