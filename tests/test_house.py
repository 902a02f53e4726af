"""Guards on the house: import directions, queries as files with headers, no query text in Python, a complete catalogue."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest
import sqlglot

import queries

ROOT = Path(__file__).parent.parent
PYTHON = sorted([*ROOT.glob("kinship/**/*.py"), *ROOT.glob("loaders/**/*.py")])
QUERIES = sorted(ROOT.glob("queries/**/*.sql"))
STATIC = sorted(ROOT.glob("queries/sql/**/*.sql"))
OF_SPARK = sorted(ROOT.glob("queries/spark/*.sql"))
ONE_ENGINE = re.compile(r"\bVARCHAR\b|\bstarts_with\(")
"""What both parsers take and Spark then refuses: it knows STRING and no starts_with."""
READING = ("terms", "values", "files", "staff", "workbook", "layouts", "cadre")
"""The packages of ``loaders`` that read forms and ledgers, each after those that it may know."""
HEADER = ("name", "title", "answers", "reads", "gives", "bound")
ONE_SIDED = {"sentence.hop", "sentence.hop-sibling"}
"""Texts whose languages need different values: Chinese has one word for his and her."""
HOLES = {
    "name": "t",
    "path": "p.csv",
    "source": "'p.csv'",
    "target": "'p.csv'",
    "files": "'p.parquet'",
    "parts": "q",
    "query": "SELECT 1 AS a",
    "columns": "{'a': 'VARCHAR'}",
    "wanted": '"a"',
    "incoming": "i",
    "to": "u",
    "values": "?",
    "definition": "a INTEGER",
}


def imports(path: Path) -> set[str]:
    """The modules that a file imports anywhere."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize("path", PYTHON, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_go_one_way(path: Path) -> None:
    inside, used = path.relative_to(ROOT).parts, imports(path)
    if inside[0] == "loaders":
        allowed = re.compile(r"kinship\.(tables|kin|errors|text|account)\b|kinship$")
        assert {name for name in used if name.startswith("kinship") and not allowed.match(name)} == set()
    elif inside[1] != "cli":
        assert {name for name in used if name.startswith("loaders")} == set()
    if inside[:2] != ("kinship", "cli") and inside[1:] not in {("__init__.py",), ("__main__.py",)}:
        assert {name for name in used if name.startswith("kinship.cli")} == set()


@pytest.mark.parametrize("package", READING)
def test_what_reads_knows_only_what_stands_below_it(package: str) -> None:
    above = READING[READING.index(package) + 1 :]
    used = {name for path in (ROOT / "loaders" / package).rglob("*.py") for name in imports(path)}
    assert {name for name in used if name.startswith(tuple(f"loaders.{other}" for other in above))} == set()


@pytest.mark.parametrize("path", PYTHON, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_query_text_in_python(path: Path) -> None:
    strings = [node.value for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Constant)]
    query = re.compile(r"^\s*(SELECT|WITH|CREATE|INSERT|MATCH|MERGE|COPY|UPDATE|DELETE)\s", re.MULTILINE)
    assert [text for text in strings if isinstance(text, str) and query.search(text)] == []


@pytest.mark.parametrize("path", PYTHON, ids=lambda path: str(path.relative_to(ROOT)))
def test_modules_can_be_read_in_one_sitting(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    assert [node.name for node in functions if (node.end_lineno or 0) - node.lineno > 45] == []
    assert ast.get_docstring(tree)


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_query_has_a_full_header(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    header = dict(line[3:].split(": ", 1) for line in lines[: len(HEADER)])
    assert tuple(header) == HEADER
    assert header["name"] == path.stem
    assert all(value.strip() for value in header.values())


@pytest.mark.parametrize("path", [path for path in QUERIES if path not in OF_SPARK], ids=lambda path: str(path.relative_to(ROOT)))
def test_every_query_parses_as_duckdb(path: Path) -> None:
    text = filled(path)
    assert len(sqlglot.parse(text, dialect="duckdb", error_level=sqlglot.ErrorLevel.RAISE)) == 1


@pytest.mark.parametrize("path", [*STATIC, *OF_SPARK], ids=lambda path: str(path.relative_to(ROOT)))
def test_every_query_for_spark_parses_as_spark(path: Path) -> None:
    # Spark takes "end" for an identifier where spark.sql.ansi.doubleQuotedIdentifiers says so; the parser cannot be told.
    text = re.sub(r'"(\w+)"', r"`\1`", filled(path))
    assert ONE_ENGINE.findall(text) == []
    assert len(sqlglot.parse(text, dialect="spark", error_level=sqlglot.ErrorLevel.RAISE)) == 1


def filled(path: Path) -> str:
    """A query file with something in its holes."""
    return queries.filled(str(path.relative_to(ROOT / "queries")), **HOLES)


def catalogue() -> dict[str, dict[str, str]]:
    """Every key of the text catalogue."""
    files = ROOT.glob("kinship/text/*.toml")
    return {
        f"{file.stem}.{key}": entry for file in files for key, entry in tomllib.loads(file.read_text(encoding="utf-8")).items()
    }


def test_every_text_is_in_both_languages_with_the_same_holes() -> None:
    for key, entry in catalogue().items():
        assert set(entry) == {"zh", "en"}, key
        holes = [set(re.findall(r"\{(\w+)[^}]*\}", entry[lang])) for lang in ("zh", "en")]
        assert holes[0] == holes[1] or key in ONE_SIDED, key
        words = re.sub(r"\{[^}]*\}", "", entry["zh"])
        assert re.search(r"[\u4e00-\u9fff]", words) or not re.search(r"[A-Za-z]{3}", words), key


def test_every_text_that_the_code_names_exists() -> None:
    keys, areas = set(catalogue()), {file.stem for file in ROOT.glob("kinship/text/*.toml")}
    named = re.compile(r"""["']((?:{})\.[a-z][a-z0-9-]*)["']""".format("|".join(sorted(areas))))
    missing = {
        (str(path.relative_to(ROOT)), key)
        for path in PYTHON
        for key in named.findall(path.read_text(encoding="utf-8"))
        if key not in keys and not key.endswith((".toml", ".py", ".csv", ".conf", "-"))
    }
    assert missing == set()


def test_no_place_of_a_machine_is_named() -> None:
    place = re.compile(r"(?:^|[^A-Za-z0-9_.])/(?:root|home)/|pypi\.org|pythonhosted")
    files = [
        path for path in ROOT.glob("**/*") if path.suffix in {".py", ".md", ".toml", ".sql", ".lock"} or path.name == "Makefile"
    ]
    ours = [path for path in files if ".venv" not in path.parts and path != Path(__file__)]
    assert [str(path) for path in ours if place.search(path.read_text(encoding="utf-8"))] == []
