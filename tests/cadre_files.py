"""Writes cadre forms and data packages for the tests."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from kinship.account import Account
from kinship.tables import County
from kinship.text import LANGUAGES, say
from loaders import load

SAMPLES = Path(__file__).parent / "samples"
Relative = Sequence[str]
TAGS = ("ChengWei", "XingMing", "ChuShengRiQi", "ZhengZhiMianMao", "GongZuoDanWeiJiZhiWu")


def lrmx(path: Path, relatives: Sequence[Relative] = (), encoding: str = "utf-8-sig", more: str = "", **fields: str) -> Path:
    """Writes a form; ``fields`` are elements by their names, ``more`` is XML put in as it stands; CRLF as the editor writes."""
    items = "".join(
        "<Item>" + "".join(f"<{tag}>{escape(told)}</{tag}>" for tag, told in zip(TAGS, relative, strict=True)) + "</Item>"
        for relative in relatives
    )
    told = "\n  ".join(f"<{tag}>{escape(text)}</{tag}>" for tag, text in fields.items())
    name = encoding.removesuffix("-sig")
    family = f"<JiaTingChengYuan>{items}</JiaTingChengYuan>"
    text = f'<?xml version="1.0" encoding="{name}"?>\n<Person>\n  {told}\n  {more}{family}\n</Person>'
    path.write_bytes(text.replace("\n", "\r\n").encode(encoding))
    return path


def lrm(path: Path, relatives: Sequence[Relative] = (), encoding: str = "gbk", **at: str) -> Path:
    """Writes an old form; ``at``: fields by their number, as ``f0="甲"``."""
    fields = [at.get(f"f{number}", "") for number in range(33)]
    for number in range(5):
        fields[20 + number] = "@".join([*(relative[number] for relative in relatives), "", "", ""])
    path.write_bytes(",".join(f'"{field}"' for field in fields).encode(encoding))
    return path


def table(rows: Sequence[Mapping[str, str]], tag: str = "row") -> str:
    """One table of a package as XML."""
    lines = "\n".join(f"<{tag} " + " ".join(f"{name}={quoteattr(told)}" for name, told in row.items()) + "/>" for row in rows)
    spaces = ' xmlns:z="#RowsetSchema" xmlns:rs="urn:schemas-microsoft-com:rowset"' if ":" in tag else ""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<xml{spaces}>\n<data>\n{lines}\n</data>\n</xml>'


def package(path: Path, tables: Mapping[str, str], inside: str = "") -> Path:
    """Writes a package; ``inside``: the folder in the archive that holds the folder Table."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in tables.items():
            archive.writestr(f"{inside}Table/{name}.xml", text)
    return path


def worded(account: Account) -> list[str]:
    """All that an account has to say, in both languages: a sentence that lacks a value raises KeyError."""
    fates = [say(fate.reason, lang, **fate.values) for fate in account.fates for lang in LANGUAGES]
    return fates + [say(problem.key, lang, **problem.values) for problem in account.problems for lang in LANGUAGES]


class Read:
    """The tables of a county as rows, and its account, which must add up."""

    def __init__(self, *sources: Path, **options: Any) -> None:
        self.county: County = load(sources, **options)
        self.account: Account = self.county.account
        assert self.account.unaccounted() == {}
        assert all(worded(self.account))

    def rows(self, name: str) -> list[dict[str, Any]]:
        """The rows of a table without blanks."""
        return [{key: value for key, value in row.items() if value} for row in getattr(self.county, name).to_pylist()]

    def posts(self) -> set[tuple[str, str, str, str]]:
        """Organ, title, start and end of all posts."""
        organs = {row["organ_id"]: row["name"] for row in self.rows("organ")}
        return {(organs[row["organ_id"]], row["title"], row.get("start", ""), row.get("end", "")) for row in self.rows("post")}

    def ties(self) -> set[tuple[str, str, str]]:
        """(tie, name, name): child of a parent, and spouses in the order of their names."""
        names = {row["person_id"]: row.get("name", "") for row in self.rows("person")}
        parents = {("parent", names[row["parent_id"]], names[row["child_id"]]) for row in self.rows("parent")}
        pairs = (sorted((names[row["person_id"]], names[row["spouse_id"]])) for row in self.rows("spouse"))
        return parents | {("spouse", one, other) for one, other in pairs}

    def staff(self) -> set[str]:
        """The names of the staff."""
        return {row["name"] for row in self.rows("person") if row["staff"] == "true"}

    def fates(self) -> set[tuple[str, int, str, str]]:
        """Sheet, row, fate and reason of every first row."""
        return {(one.place.sheet, one.place.row, one.fate, one.reason) for one in self.account.fates}

    def told(self) -> set[str]:
        """The keys of all problems."""
        return {problem.key for problem in self.account.problems}
