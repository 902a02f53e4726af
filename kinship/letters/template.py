"""The program's own templates, made with python-docx: plain, on A4, ready to be changed in Word."""

from __future__ import annotations

from typing import Any

from kinship.letters.content import NOTICE, SHEET
from kinship.letters.seal import saved
from kinship.text import say

KINDS = (NOTICE, SHEET)
COLUMNS = {
    NOTICE: ("n", "a", "b", "relation", "situation", "law", "grade"),
    SHEET: ("n", "a", "b", "relation", "evidence", "law"),
}
CENTIMETRES = {"n": 1.0, "a": 3.4, "b": 3.4, "relation": 2.2, "situation": 2.6, "law": 3.4, "grade": 1.6, "evidence": 4.2}
FONTS = {"zh": "仿宋", "en": "Times New Roman"}


def default_template(kind: str, lang: str) -> bytes:
    """The template of one kind of letter as the bytes of a Word file."""
    document = _blank(lang)
    _heading(document, say(f"letters.{kind}-title", lang))
    for line in say(f"letters.{kind}-opening", lang).split("\n"):
        document.add_paragraph(line)
    _table(document, COLUMNS[kind], lang)
    for line in say(f"letters.{kind}-closing", lang).split("\n"):
        document.add_paragraph(line)
    return saved(document)


def _blank(lang: str) -> Any:
    import docx
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(1.7)
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONTS[lang], Pt(12)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONTS[lang])
    return document


def _heading(document: Any, text: str) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(text)
    run.bold, run.font.size = True, Pt(18)


def _table(document: Any, columns: tuple[str, ...], lang: str) -> None:
    from docx.shared import Cm, Pt

    table = document.add_table(rows=2, cols=len(columns), style="Table Grid")
    table.autofit = False
    for at, name in enumerate(columns):
        head, body = (row.cells[at] for row in table.rows)
        head.text, body.text = say(f"letters.col-{name}", lang), "{{row." + name + "}}"
        for cell in (head, body):
            cell.width = Cm(CENTIMETRES[name])
            for run in cell.paragraphs[0].runs:
                run.font.size, run.bold = Pt(10), cell is head
