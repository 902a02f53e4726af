"""No command writes over a source, nor over what people decided; what it wrote itself it may write again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from kinship import __file__ as package
from kinship.cli import run
from kinship.report.book import TITLES
from tests.road_files import kinship
from tests.village.build import DECLARATIONS, HERE, LEDGER

FORMS, STAFF = "申报表.xlsx", "台账.xlsx"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The village's workbooks, and a table of one of them, in a folder."""
    made = tmp_path / "village"
    made.mkdir()
    (made / STAFF).write_bytes((HERE / LEDGER).read_bytes())
    (made / FORMS).write_bytes((HERE / DECLARATIONS).read_bytes())
    return made


@pytest.mark.parametrize(
    "words",
    [
        ["check", f"village/{STAFF}", f"village/{FORMS}", "--format", "xlsx", "--output", f"village/{STAFF}"],
        ["check", "village", "--format", "xlsx", "--output", f"village/../village/{FORMS}"],
        ["kin", "village", "--output", f"village/{FORMS}"],
        ["undeclared", "village", "--output", f"village/{FORMS}"],
        ["identity", "review", "village", "--decisions", "answers.xlsx", "--output", "answers.xlsx"],
        ["quality", "village", "--columns", "answers.xlsx", "--output", "answers.xlsx"],
    ],
    ids=lambda words: words[0],
)
def test_what_is_read_is_not_written_over(words: list[str], folder: Path) -> None:
    (folder.parent / "answers.xlsx").write_bytes(b"decided")
    before = {file: file.read_bytes() for file in folder.parent.rglob("*.xlsx")}
    done = kinship(*words, "--lang", "en", cwd=folder.parent)
    assert done.returncode == 2
    assert f"kinship: {words[-1]}: this file is among what is read" in done.stderr.decode()
    assert {file: file.read_bytes() for file in folder.parent.rglob("*.xlsx")} == before


@pytest.mark.parametrize(
    ("name", "more"),
    [("findings.json", []), ("findings.json", ["--baseline", "findings.json"]), ("village/picture.html", [])],
    ids=["report", "baseline", "beside"],
)
def test_what_was_written_before_is_written_again(name: str, more: list[str], folder: Path) -> None:
    words = ["check", "village", "--format", name.rpartition(".")[2], "--output", name]
    first, again = kinship(*words, cwd=folder.parent), kinship(*words, *more, cwd=folder.parent)
    assert (first.returncode, again.returncode) == (1, 1), again.stderr.decode()


DECIDE = ("identity", "review", "village", "--lang", "en")
READERS = {
    "check": ["check", "village", "--format", "xlsx"],
    "check, as a table": ["check", "village", "--format", "table"],
    "review": list(DECIDE),
    "kin": ["kin", "village"],
    "graph": ["graph", "village"],
    "quality": ["quality", "village"],
    "register": ["register", "list", "register.jsonl", "--format", "json"],
    "plan": ["plan", "village", "--clear", "violation", "--format", "json"],
}
"""Commands that write a file."""
WRITTEN = {
    "exemptions.toml": "[[exemption]]\n",
    "exemptions.txt": "# 2026\n[[exemption]]\n",
    "person.csv": "person_id,name\np1,甲某\n",
    "台账.csv": "姓名,工作单位,职务\n甲某,财政局,科员\n",
    "申报.csv": "申报人姓名,称谓,亲属姓名\n甲某,父亲,甲父\n",
    "甲某.lrmx": "<?xml version='1.0'?><Person/>",
    "other.jsonl": '{"at": "2026-11-01T09:00:00+08:00", "before": "", "by": "甲"}\n',
}
"""What people wrote or entered, beside the sources of the command."""


@pytest.fixture
def answered(folder: Path) -> Path:
    """A sheet of a review in which somebody gave an answer, beside the folder."""
    target = folder.parent / "decisions.xlsx"
    assert kinship(*DECIDE, "--output", target.name, cwd=folder.parent).returncode == 0
    book = openpyxl.load_workbook(target)
    page = book.worksheets[0]
    column = [cell.value for cell in page[1]].index("Same person?") + 1
    page.cell(2, column).value = "same"
    book.save(target)
    return target


def spared(target: Path, words: Sequence[str], said: str) -> None:
    """Asserts that a command refuses to write to ``target``, with a sentence, and leaves everything as it was."""
    before = {file: file.read_bytes() for file in target.parent.rglob("*") if file.is_file()}
    done = kinship(*words, "--output", target.name, "--lang", "en", cwd=target.parent)
    assert (done.returncode, done.stdout) == (2, b""), done.stderr.decode()
    assert said in done.stderr.decode() and len(done.stderr.decode().splitlines()) == 1
    assert {file: file.read_bytes() for file in target.parent.rglob("*") if file.is_file()} == before


@pytest.mark.parametrize("words", [READERS["check"], READERS["check, as a table"], READERS["plan"]], ids=lambda one: one[-1])
def test_answers_are_not_written_over_by_any_command(words: list[str], answered: Path) -> None:
    spared(answered, words, "kinship: decisions.xlsx, sheet To decide, row 2: somebody has filled this in")
    (answered.parent / "link").symlink_to(answered)
    spared(answered.parent / "link", words, "somebody has filled this in")


def test_a_sheet_that_was_copied_keeps_its_answers(answered: Path) -> None:
    book = openpyxl.load_workbook(answered)
    book.properties.title = None
    book.save(answered)
    spared(answered, READERS["check"], "somebody has filled this in")
    again = [*DECIDE, "--decisions", "kept.xlsx"]
    page = book.worksheets[0]
    for heading, value in (("By whom", "钱主任"), ("When", "2026-11-01")):
        page.cell(2, [cell.value for cell in page[1]].index(heading) + 1).value = value
    book.save(answered)
    (answered.parent / "kept.xlsx").write_bytes(answered.read_bytes())
    done = kinship(*again, "--output", answered.name, cwd=answered.parent)
    assert done.returncode == 0, "answers that are kept elsewhere may be written over: " + done.stderr.decode()


@pytest.mark.parametrize("name", WRITTEN)
@pytest.mark.parametrize("asked", ["check, as a table", "kin", "quality"])
def test_what_people_wrote_is_not_written_over(asked: str, name: str, folder: Path) -> None:
    target = folder.parent / name
    target.write_text(WRITTEN[name], encoding="utf-8")
    spared(target, [*READERS[asked], *(["--format", "json"] if asked == "quality" else [])], "is not written over")


@pytest.mark.parametrize("asked", ["check", "check, as a table", "plan"])
def test_a_workbook_of_somebody_is_not_written_over(asked: str, folder: Path) -> None:
    other = folder.parent / "elsewhere.xlsx"
    other.write_bytes((HERE / LEDGER).read_bytes())
    spared(other, READERS[asked], "this file is a workbook or document that is no report of this program")


def test_a_register_is_not_written_over(folder: Path) -> None:
    assert kinship("register", "add", "register.jsonl", "village", "--by", "甲", cwd=folder.parent).returncode == 0
    spared(folder.parent / "register.jsonl", READERS["register"], "this file is among what is read")
    spared(folder.parent / "register.jsonl", READERS["check, as a table"], "this file is a register")


@pytest.mark.parametrize("words", [["kin", "village"], ["graph", "village"], ["kin", "village", "--of", "钱"]], ids=" ".join)
@pytest.mark.parametrize("name", ["new.xlsx", "new.docx", "new.json", "new.png", "new.svg"])
def test_a_name_of_another_format_is_refused_where_there_is_no_choice(words: list[str], name: str, folder: Path) -> None:
    spared(folder.parent / name, words, f"the name of this file asks for {name[4:]}, but only")


def test_sources_are_known_by_whatever_name(folder: Path) -> None:
    source = folder / STAFF
    for name in ("hard.xlsx", "soft.xlsx"):
        link = folder.parent / name
        link.hardlink_to(source) if name == "hard.xlsx" else link.symlink_to(source)
        spared(link, ["check", f"village/{STAFF}", f"village/{FORMS}", "--format", "xlsx"], "this file is among what is read")


def test_the_folder_of_reports_may_be_that_of_the_sources_but_no_source_is_lost(folder: Path) -> None:
    (folder / STAFF).rename(folder / "findings.xlsx")
    before = {file: file.read_bytes() for file in folder.iterdir()}
    done = kinship("check", "village", "--format", "json,xlsx", "--out", "village", "--lang", "en", cwd=folder.parent)
    assert done.returncode == 2 and "findings.xlsx: this file is among what is read" in done.stderr.decode()
    assert {file: file.read_bytes() for file in folder.iterdir() if file.is_file()} == before


ONE_BY_ONE = [
    (["tenure", "village", "--fail-on", "never"], ("f.xlsx", "f.csv", "f.md", "f.txt")),
    (["timeline", "village"], ("f.csv", "f.xlsx")),
    (["undeclared", "village"], ("f.csv", "f.xlsx")),
    (["quality", "village"], ("f.xlsx",)),
    (["whatif", "village", "--marriage", "尹小红", "夏文斌", "--fail-on", "never"], ("f.xlsx",)),
    (["kin", "village"], ("f.csv", "f.parquet", "f.PARQUET")),
    (["identity", "review", "village"], ("f.csv", "f.xlsx")),
]
TOGETHER = [
    (["check", "village"], ("xlsx", "csv", "html", "md", "sarif", "junit", "table", "json")),
    (["plan", "village", "--clear", "violation"], ("csv", "html", "xlsx", "json")),
]
"""Commands that write several formats at once."""
RENEWED = [
    *([*words, "--output", name] for words, names in ONE_BY_ONE for name in names),
    *([*words, "--format", ",".join(formats), "--out", "reports"] for words, formats in TOGETHER),
]


@pytest.mark.parametrize("words", RENEWED, ids=lambda words: f"{words[0]}-{words[-1]}")
def test_every_report_may_be_renewed_whatever_the_language(
    words: list[str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder.parent)
    first, *again = (run([*words, "--lang", lang]) for lang in ("zh", "en", "zh"))
    assert again == [first] * 2 and first != 2


def test_the_titles_of_all_workbooks_are_known() -> None:
    made = {
        key
        for file in Path(package).parent.rglob("*.py")
        for key in re.findall(r'new_book\(lang, say\("([^"]+)"', file.read_text("utf-8"))
    }
    assert made == set(TITLES)
