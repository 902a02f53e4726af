"""Findings as one web page that opens offline: no request to any host, and a plain table where scripts are switched off."""

from __future__ import annotations

from kinship.report.html.charts import charts
from kinship.report.html.choices import choices
from kinship.report.html.page import template
from kinship.report.html.views import views
from kinship.report.rows import Document, level_label, note_count, problem_rows
from kinship.report.standing import cautions, gone_rows, standing_lines
from kinship.report.summary import facts

LISTED = 300
"""How many data problems the page lists; the others are in ``kinship quality``."""
DETAILED = 1_000
"""How many findings have their details on the page: a page of more takes a browser too long to open."""


def render(document: Document, lang: str) -> bytes:
    """The page as UTF-8: summary, charts, the table of findings with what each rests on, what could not be judged."""
    problems = _problems(document, lang)
    pieces = template("page.html", lang).generate(
        document=document,
        facts=facts(document, lang),
        cautions=cautions(document, lang),
        standing=[line.strip() for line in standing_lines(document, lang)],
        charts=charts(document, lang),
        choices=choices(document, lang),
        findings=views(document, lang, DETAILED),
        detailed=DETAILED,
        gone=gone_rows(document, lang),
        problems=problems[:LISTED],
        problems_left=max(0, len(problems) - LISTED),
        notes=note_count(document),
    )
    return "".join(pieces).encode("utf-8")


def _problems(document: Document, lang: str) -> list[dict[str, str]]:
    """What could not be judged, and data problems; mere notes are counted only."""
    note = level_label("note", lang)
    return [row for row in problem_rows(document, lang) if row["kind"] != note]
