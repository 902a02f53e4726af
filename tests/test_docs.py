"""The documents say what the program does: names, columns, numbers, files, links and versions are compared with the code."""

from __future__ import annotations

import hashlib
import re
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

import kinship
from kinship import case_shape, kin
from kinship.account import FATES, MOST_LISTED
from kinship.case_run import find_cases, find_tenure_cases, run_cases
from kinship.case_tenure import run_tenure_cases
from kinship.cli import COMMANDS
from kinship.graph.scene import MOST
from kinship.pack_model import MARKS, SEVERITIES, Arm
from kinship.pack_situations import SITUATIONS
from kinship.pack_tenure import SAME, SECONDMENT, Stay, Tenure
from kinship.report.book import ROW_LIMIT
from kinship.report.cells import EXCEL_LIMIT
from kinship.report.html import DETAILED, LISTED
from kinship.rules import DEFAULT_PACKS, built_in, load_pack
from kinship.tables import FUNCTIONS, ORGAN_KINDS, PARENT_KINDS, TABLES
from kinship.tenure import TENURE_PACKS
from loaders.files.extent import MAX_CELLS
from loaders.files.guard import MAX_PLAIN, WORKBOOK
from loaders.files.source import READABLE
from loaders.identity.merge import CROWD
from loaders.identity.telling import COMPARED
from loaders.terms import read_term
from loaders.terms.codes import TABLES as CODE_TABLES
from loaders.terms.grammar import LONGEST
from loaders.terms.path import MAX_STEPS
from loaders.terms.read import MAX_CHARACTERS
from loaders.values.dates import read_date
from loaders.workbook.aliases import field_names, load_aliases
from loaders.workbook.cells import LONGEST_NAME, LONGEST_TEXT
from loaders.workbook.header import SEARCHED_ROWS

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
DECISIONS = sorted((DOCS / "adr").glob("*.md"))
PAGES = [ROOT / "GLOSSARY.md", ROOT / "CHANGELOG.md", *sorted(DOCS.glob("*.md")), *sorted(DOCS.glob("roles/*.md")), *DECISIONS]
APACHE = "cfc7749b96f63bd31c3c42b5c471bf756814053e847c10f3eb003417bc523d30"
"""SHA-256 of the text as the Apache Software Foundation publishes it."""


def read(path: Path) -> str:
    """A page as text."""
    return path.read_text(encoding="utf-8")


def section(page: str, heading: str) -> str:
    """The part of a page under a heading, up to the next heading of the same level."""
    found = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    assert found, heading
    return found[1]


def rows(text: str) -> list[list[str]]:
    """The cells of all table rows in a text, header and rule rows left out."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]
    rules = {at for at, line in enumerate(lines) if re.fullmatch(r"[|\s:-]+", line)}
    return [row for at, row in enumerate(cells) if at not in rules and at + 1 not in rules]


def code(text: str) -> set[str]:
    """Everything between backticks."""
    return set(re.findall(r"`([^`\n]+)`", text))


def test_license_is_the_unmodified_text() -> None:
    assert hashlib.sha256((ROOT / "LICENSE").read_bytes()).hexdigest() == APACHE


@pytest.mark.parametrize("table", TABLES)
def test_every_column_is_told_with_whether_it_is_required(table: str) -> None:
    told = [re.fullmatch(r"`(\w+)`( \*)?", row[0]) for row in rows(section(read(DOCS / "tables.md"), table))]
    names = [(found[1], bool(found[2])) for found in told if found]
    assert len(names) == len(told)
    assert names == [(column.name, column.required) for column in TABLES[table]]


@pytest.mark.parametrize(
    ("table", "words"), [("organ", ORGAN_KINDS), ("post", FUNCTIONS), ("parent", PARENT_KINDS), ("spouse", kin.GRADES)]
)
def test_every_closed_list_is_told(table: str, words: tuple[str, ...]) -> None:
    assert set(words) <= code(section(read(DOCS / "tables.md"), table))


def test_every_file_type_is_told() -> None:
    assert {word for word in code(section(read(DOCS / "input.md"), "Files")) if word.startswith(".")} == READABLE


def test_every_field_of_an_alias_file_is_told() -> None:
    told = rows(section(read(DOCS / "input.md"), "The alias file"))
    assert {field for row in told for field in code(row[1])} == set(field_names())


def test_the_alias_file_shown_can_be_read(tmp_path: Path) -> None:
    shown = re.search(r"```toml\n(.*?)```", read(DOCS / "input.md"), re.DOTALL)
    assert shown
    path = tmp_path / "columns.toml"
    path.write_text(shown[1], encoding="utf-8")
    aliases = load_aliases(path)
    columns = tomllib.loads(shown[1])["columns"]
    assert set(aliases.everywhere.values()) == {field for field in columns.values() if isinstance(field, str)}
    assert {sheet: set(fields.values()) for sheet, fields in aliases.by_sheet.items()} == {
        sheet: set(fields.values()) for sheet, fields in columns.items() if isinstance(fields, dict)
    }


def test_every_code_table_is_told() -> None:
    assert code("".join(row[0] for row in rows(section(read(DOCS / "input.md"), "Kinship terms")))) == set(CODE_TABLES)


def test_every_date_shown_is_read() -> None:
    dates, number, century = (row[0] for row in rows(section(read(DOCS / "input.md"), "Values"))[:3])
    assert {read_date(date).value[:7] for date in code(dates)} == {"1980-05"}
    assert number.endswith(" 1980.1")
    assert read_date(1980.1).value == "1980"
    assert [read_date(date).value for date in code(century)] == [""]


def test_every_kinship_term_shown_is_understood() -> None:
    text = section(read(DOCS / "input.md"), "Kinship terms")
    command = re.search(r"kinship term (.+)", text)
    assert command
    bracketed = [term for listed in re.findall(r"\(([^)\x00-\x7f]+(?:, [^)]+)?)\)", text) for term in listed.split(", ")]
    terms = [*command[1].split(), *bracketed]
    assert len(terms) > 3
    assert [term for term in terms if not read_term(term).readings] == []


def test_every_word_stands_once_in_the_glossary() -> None:
    told = rows(read(ROOT / "GLOSSARY.md"))
    assert [row for row in told if len(row) != 4 or not all(row)] == []
    words = [row[0] for row in told]
    assert sorted(words) == sorted(set(words))


@pytest.mark.parametrize("words", [FATES, kin.GRADES, SEVERITIES, MARKS, ORGAN_KINDS, tuple(kin.CLASS_EN.values())])
def test_the_glossary_names_the_words_of_the_code(words: tuple[str, ...]) -> None:
    glossary = read(ROOT / "GLOSSARY.md")
    assert [word for word in words if word.split()[0] not in glossary] == []


def test_decisions_are_numbered_and_dated_and_have_all_parts() -> None:
    assert [path.name[:4] for path in DECISIONS] == [f"{number:04d}" for number in range(1, len(DECISIONS) + 1)]
    for path in DECISIONS:
        text = read(path)
        assert text.startswith(f"# {path.name[:4]}: "), path.name
        assert re.search(r"^Date: \d{4}-\d{2}-\d{2}\. Status: accepted\.$", text, re.MULTILINE), path.name
        heads = {head.split()[0] for head in re.findall(r"^## (.+)$", text, re.MULTILINE)}
        assert heads == {"Context", "Options", "Decision", "Consequences"}, path.name


def test_every_library_has_its_reason() -> None:
    project = tomllib.loads(read(ROOT / "pyproject.toml"))
    built = project["build-system"]["requires"] + project["project"]["optional-dependencies"]["dev"]
    run, build = (rows(part) for part in read(DOCS / "adr" / "0005-dependencies.md").split("Needed to build")[:2])
    needed = project["project"]["dependencies"] + project["project"]["optional-dependencies"]["neo4j"]
    needed += project["project"]["optional-dependencies"]["plan"] + project["project"]["optional-dependencies"]["spark"]
    assert {row[0] for row in run} == {_bare(name) for name in needed}
    assert {row[0] for row in build} == {_bare(name) for name in built}


def _bare(requirement: str) -> str:
    return re.split(r"[<>=~]", requirement)[0]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_and_files_exist(path: Path) -> None:
    text = read(path)
    links = [path.parent / target for target in re.findall(r"\]\(([^)#:]+)\)", text)]
    folders = ("kinship/", "loaders/", "queries/", "tests/", "docs/")
    files = [ROOT / name for name in code(text) if name.startswith(folders)]
    named = [ROOT / name for name in re.findall(r"\((docs/[\w./-]+)\)", text)]
    assert [
        str(file) for file in links + files + named if not file.exists() and not list(ROOT.glob(str(file.relative_to(ROOT))))
    ] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_command_named_exists(path: Path) -> None:
    named = re.findall(r"(?:`|^    )kinship ([a-z][a-z0-9]+)", read(path), re.MULTILINE)
    assert set(named) <= set(COMMANDS)


def test_the_changelog_tells_this_version_with_all_commands_and_packs() -> None:
    text = read(ROOT / "CHANGELOG.md")
    latest = re.search(r"^## (\S+) \(\d{4}-\d{2}-\d{2}\)$", text, re.MULTILINE)
    assert latest
    assert latest[1] == kinship.__version__
    assert [name for name in COMMANDS if f"kinship {name}" not in text] == []
    assert [name for name in built_in() if f"`{name}`" not in text] == []


BOUNDS = {
    "21 words": len(kin.IN_SCOPE) == 21,
    "seven advisory": len(kin.ADVISORY) == 7,
    "200 lines": CROWD == 200,
    "12 lines": COMPARED == 12,
    "first 20 rows": SEARCHED_ROWS == 20,
    "2,000 characters": LONGEST_TEXT == 2_000,
    "50 characters": LONGEST_NAME == 50,
    "2 GB": WORKBOOK.unpacked == MAX_PLAIN == 2 << 30,
    "60 million cells": MAX_CELLS == 60_000_000,
    "80 characters": MAX_CHARACTERS == 80,
    "up to 12": LONGEST == 12,
    "seven steps": MAX_STEPS == 7,
    "1,000 are listed": MOST_LISTED == 1_000,
    "1,048,575 rows": ROW_LIMIT - 1 == 1_048_575,
    "3,000 people": MOST == 3_000,
    "first 1,000 findings": DETAILED == 1_000,
    "300 data problems": LISTED == 300,
    "32,767 characters": EXCEL_LIMIT == 32_767,
}


@pytest.mark.parametrize("told", BOUNDS)
def test_the_bounds_told_are_those_of_the_code(told: str) -> None:
    assert told in " ".join(read(DOCS / "limits.md").split())
    assert BOUNDS[told]


def test_the_kinds_of_organ_that_no_pack_covers_are_told() -> None:
    covered = {organ.kind for name in DEFAULT_PACKS for organ in load_pack(name).organs}
    sentence = next(line for line in read(DOCS / "limits.md").splitlines() if "under no default pack" in line)
    assert set(ORGAN_KINDS) - covered == code(sentence)
    assert set(ORGAN_KINDS) == {organ.kind for name in built_in() for organ in load_pack(name).organs} - {"unknown"}


def test_packs_with_tenure_clauses_are_told_and_judged_where_none_is_named() -> None:
    with_clauses = {name for name in built_in() if load_pack(name).tenures}
    assert with_clauses == set(TENURE_PACKS)
    for page in ("tenure.md", "tenure.zh-CN.md"):
        assert {row[0].strip("`") for row in rows(read(DOCS / page)) if row[0].strip("`") in built_in()} == with_clauses


def test_the_tenure_pack_shown_works_with_the_cases_shown(tmp_path: Path) -> None:
    pack, cases = re.findall(r"```toml\n(.*?)```", read(DOCS / "tenure.md"), re.DOTALL)
    (tmp_path / "my-rotation.toml").write_text(pack, encoding="utf-8")
    (tmp_path / "my-rotation.cases.toml").write_text(cases, encoding="utf-8")
    shown = load_pack(str(tmp_path / "my-rotation.toml"))
    outcomes = run_tenure_cases(shown, find_tenure_cases(shown))
    assert [line for outcome in outcomes for line in outcome.lines("en")] == []
    assert {key for outcome in outcomes for key, found in outcome.found.items() if found} >= {
        "expect",
        "forecast",
        "exempt",
        "unknown",
    }
    told = {key for key, value in tomllib.loads(cases)["tenure"][0].items() if value} | {
        "months",
        "forecast",
        "exempt",
        "unknown",
    }
    assert told | {"as_of", "sentence_en"} == set(case_shape.TENURE)


def test_every_key_of_a_tenure_clause_is_told() -> None:
    text = code(read(DOCS / "tenure.md"))
    keys = {one.name for kind in (Tenure, Stay) for one in fields(kind)} - {"id", "title", "title_en", "law", "mark", "quote"}
    assert keys - {"reason", "reason_en"} <= text
    assert set(SAME) | set(SECONDMENT) <= text


def test_the_pack_shown_works_with_the_cases_shown(tmp_path: Path) -> None:
    pack, cases = re.findall(r"```toml\n(.*?)```", read(DOCS / "packs.md"), re.DOTALL)
    (tmp_path / "my.toml").write_text(pack, encoding="utf-8")
    (tmp_path / "my.cases.toml").write_text(cases, encoding="utf-8")
    shown = load_pack(str(tmp_path / "my.toml"))
    outcomes = run_cases(shown, find_cases(shown))
    assert [outcome.case.sentence for outcome in outcomes if not outcome.holds] == []
    assert {line for outcome in outcomes for line in outcome.found} == {"violation role-set"}


def test_every_situation_and_arm_is_told() -> None:
    told = {
        row[0].strip("`"): tuple(re.findall(r"`([^`]+)`", row[2]))
        for row in rows(section(read(DOCS / "packs.md"), "Situations"))
        if len(row) == 3
    }
    assert told == SITUATIONS


def test_every_key_of_a_case_is_told() -> None:
    assert set(case_shape.CASE) - {"sentence_en"} <= code(section(read(DOCS / "packs.md"), "Its cases")) | {
        "sentence",
        "a",
        "b",
        "expect",
    }


def test_every_key_of_an_arm_is_told() -> None:
    keys = {one.name for one in fields(Arm)} - {"arm", "severity"}
    assert keys <= code(section(read(DOCS / "packs.md"), "Situations"))
