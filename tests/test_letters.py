"""Notices and verification sheets: everything that must be said stands in the file, and the office's template is kept."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest

from kinship.cli import run
from kinship.errors import Place, RequestError
from kinship.letters import Templates, safe_name, write_letters, write_templates
from kinship.letters.fill import fill
from kinship.letters.template import default_template
from kinship.text import LANGUAGES
from tests.report_documents import document, every_finding

VILLAGE = sorted(map(str, (Path(__file__).parent / "village").glob("*.xlsx")))
PLACE = Place("t.docx")


def texts(file: Any) -> Iterator[str]:
    """Every paragraph of a Word file, those of its tables too."""
    yield from (paragraph.text for paragraph in file.paragraphs)
    for table in file.tables:
        yield from (cell.text for row in table.rows for cell in row.cells)


def whole(path: Path) -> str:
    return "\n".join(texts(docx.Document(str(path))))


def template(*paragraphs: str, row: tuple[str, ...] = ()) -> bytes:
    made, data = docx.Document(), BytesIO()
    for text in paragraphs:
        made.add_paragraph(text)
    if row:
        cells = made.add_table(rows=1, cols=len(row)).rows[0].cells
        for cell, text in zip(cells, row, strict=True):
            cell.text = text
    made.save(data)
    return data.getvalue()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_organ_and_each_person_gets_a_letter_that_names_all_findings(lang: str, tmp_path: Path) -> None:
    found = document(every_finding())
    paths = write_letters(found, tmp_path, Templates.read(None, lang), lang, "某县组织部")
    told = {path.name: whole(path) for path in paths}
    people = {person["person_id"] for one in found["findings"] for person in one["people"]}
    organs = {
        one["people"][0]["organ"] or one["people"][1]["organ"] for one in found["findings"] if one["severity"] != "advisory"
    }
    assert len(paths) == len(people) + len(organs) == len(told)
    assert all("{{" not in text and "某县组织部" in text for text in told.values())


def test_accepted_findings_need_no_letter(tmp_path: Path) -> None:
    found = document([{**one, "status": "accepted"} for one in every_finding()])
    assert write_letters(found, tmp_path, Templates.read(None, "zh"), "zh") == []


def test_people_of_one_name_get_a_file_each(tmp_path: Path) -> None:
    one = every_finding()[0]
    people = [{**person, "name": "王伟", "person_id": f"p{at}"} for at, person in enumerate(one["people"])]
    paths = write_letters(document([{**one, "people": people}]), tmp_path, Templates.read(None, "zh"), "zh")
    assert [path.stem for path in paths][-2:] == ["核查表-王伟", "核查表-王伟-2"]


def test_a_mark_that_word_cut_into_runs_is_filled() -> None:
    made, data = docx.Document(), BytesIO()
    paragraph = made.add_paragraph()
    for part in ("致{", "{or", "gan}", "}：", "请核实"):
        paragraph.add_run(part).bold = part == "致{"
    made.save(data)
    filled = docx.Document(BytesIO(fill(data.getvalue(), {"organ": "财政局"}, [], PLACE)))
    assert filled.paragraphs[-1].text == "致财政局：请核实" and filled.paragraphs[-1].runs[0].bold


def test_a_row_is_repeated_and_the_text_around_it_is_kept() -> None:
    made = template("共{{count}}条", row=("{{row.n}}", "不变", "{{ row.law }}"))
    rows = [{"n": "1", "law": "甲法"}, {"n": "2", "law": "{{organ}}"}]
    filled = docx.Document(BytesIO(fill(made, {"count": "2", "organ": "财政局"}, rows[:1], PLACE)))
    assert [[cell.text for cell in row.cells] for row in filled.tables[0].rows] == [["1", "不变", "甲法"]]
    assert "共2条" in list(texts(filled))
    none = docx.Document(BytesIO(fill(made, {"count": "0"}, [], PLACE)))
    assert len(none.tables[0].rows) == 0


def test_an_unknown_mark_is_told_with_the_nearest() -> None:
    with pytest.raises(RequestError, match=r"t\.docx: the template's \{\{orgam\}\} is not known\. Did you mean organ\?"):
        fill(template("{{orgam}}"), {"organ": ""}, [], PLACE)


def test_a_file_that_is_no_word_file_is_told() -> None:
    with pytest.raises(RequestError, match=r"no Word file"):
        fill(b"nothing", {}, [], PLACE)


def test_the_offices_own_template_is_used(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    assert [path.name for path in write_templates(mine, "zh")] == ["提醒函.docx", "核查表.docx"]
    (mine / "提醒函.docx").write_bytes(template("云组函：{{organ}}"))
    assert run(["notice", *VILLAGE, "--out", str(tmp_path / "out"), "--templates", str(mine), "--lang", "zh"]) == 0
    notices = sorted((tmp_path / "out").glob("提醒函-*.docx"))
    assert [whole(path).strip() for path in notices] == [f"云组函：{path.stem.partition('-')[2]}" for path in notices]


def test_a_sheet_that_was_filled_in_is_not_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["notice", *VILLAGE, "--out", str(tmp_path / "out"), "--lang", "en"]
    assert run(asked) == run(asked) == run([*asked, "--office", "Office"]) == 0, "what nobody changed is written again"
    sheet = sorted((tmp_path / "out").iterdir())[-1]
    document = docx.Document(str(sheet))
    document.add_paragraph("核实情况：属实。")
    document.save(str(sheet))
    before = {path: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    capsys.readouterr()
    assert run(asked) == 2
    assert capsys.readouterr().err.startswith(f"kinship: {sheet}: somebody has changed or filled in this file")
    assert {path: path.read_bytes() for path in (tmp_path / "out").iterdir()} == before


def test_a_template_that_was_changed_is_not_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    give_out = ["notice", "--write-templates", str(tmp_path), "--lang", "zh"]
    assert run(give_out) == run(give_out) == 0
    (tmp_path / "核查表.docx").write_bytes(template("云组函：{{organ}}"))
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    assert run(give_out) == 2 and "核查表.docx" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_folder_without_templates_and_missing_arguments(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["notice", *VILLAGE, "--out", str(tmp_path / "out"), "--templates", str(tmp_path)]) == 2
    assert run(["notice", *VILLAGE]) == 2
    assert run(["notice", "--out", str(tmp_path / "out")]) == 2
    assert not (tmp_path / "out").exists() and "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", ["notice", "sheet"])
def test_the_programs_own_templates_know_only_known_marks(kind: str, lang: str) -> None:
    from kinship.letters.content import ROWS, VALUES

    filled = fill(default_template(kind, lang), dict.fromkeys(VALUES, "甲"), [dict.fromkeys(ROWS, "乙")], PLACE)
    assert not any("{{" in text for text in texts(docx.Document(BytesIO(filled))))


@pytest.mark.parametrize("name", ["..", "a/../../b", "con\x00", "", "长" * 300])
def test_no_name_leads_out_of_the_folder(name: str) -> None:
    assert "/" not in safe_name(name) and safe_name(name).strip(".") and len(safe_name(name)) <= 60
