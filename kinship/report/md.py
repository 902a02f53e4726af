"""Findings as a Markdown page."""

from __future__ import annotations

import re

from kinship.report.rows import SEVERITIES, Document, column_names, finding_rows, problem_rows, who_text
from kinship.report.standing import cautions, gone_rows, standing_lines
from kinship.report.summary import Matrix, facts, matrix_by_grade
from kinship.text import say
from kinship.wording import severity_label

SPECIAL = re.compile(r"([\\`*_\[\]|~$]|^[#+=-]|(?<=^[0-9])[.)])")
DETAILS = ("organ", "grade", "status", "exemption", "declared", "due", "situation", "law", "quote", "since", "made_by", "mover")
HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
Row = dict[str, str]


def render(document: Document, lang: str) -> bytes:
    """A page: what was checked, the counts, each finding with its sentence, the problems. Names show as they are."""
    lines = [
        f"# {say('report.title', lang)}",
        "",
        f"> {say('report.motto', lang)}",
        *(f">\n> **{escape(line)}**" for line in cautions(document, lang)),
        "",
        f"## {say('report.what-checked', lang)}",
        "",
    ]
    lines += [f"- {say('report.colon', lang, label=label, value=escape(str(value)))}" for label, value in facts(document, lang)]
    lines += [f"- {escape(line.strip())}" for line in standing_lines(document, lang)]
    lines += ["", f"## {say('report.by-severity', lang)}", "", *_matrix(matrix_by_grade(document, lang)), ""]
    lines += [say("report.legend", lang), ""]
    lines += _findings(finding_rows(document, lang), lang)
    lines += _gone(document, lang)
    lines += _problems(document, lang)
    return ("\n".join(lines).rstrip() + "\n").encode("utf-8")


def escape(text: str) -> str:
    """Text in which nothing acts as Markdown or HTML.

    >>> escape("<b>*甲*|</b>")
    '&lt;b&gt;\\\\*甲\\\\*\\\\|&lt;/b&gt;'
    """
    return SPECIAL.sub(r"\\\1", "".join(HTML.get(char, char) for char in text))


def _findings(rows: list[Row], lang: str) -> list[str]:
    if not rows:
        return [f"## {say('report.findings', lang)}", "", say("report.nothing", lang), ""]
    lines = []
    for severity in SEVERITIES:
        label = severity_label(severity, lang)
        held = [row for row in rows if row["severity"] == label]
        if held:
            lines += [f"## {say('report.group', lang, severity=label, count=len(held))}", ""]
            lines += [line for row in held for line in _finding(row, lang)]
    return lines


def _finding(row: Row, lang: str) -> list[str]:
    who = who_text(row, {"a": row["a_name"], "b": row["b_name"]}, lang)
    details = [(say(f"report.col-{name}", lang), row[name]) for name in DETAILS]
    lines = [f"### {escape(who)}", "", escape(row["sentence"]), ""]
    lines += [f"- {say('report.colon', lang, label=label, value=escape(value))}" for label, value in details if value]
    return [*lines, f"- {say('report.colon', lang, label=say('report.col-short', lang), value='`' + row['short'] + '`')}", ""]


def _matrix(matrix: Matrix) -> list[str]:
    headings, rows = matrix
    return [_line(headings), _line(["---", *["---:"] * (len(headings) - 1)]), *(_line(row) for row in rows)]


def _problems(document: Document, lang: str) -> list[str]:
    rows = problem_rows(document, lang)
    if not rows:
        return []
    names = ("kind", "file", "sheet", "row", "column", "text")
    lines = [_line(column_names(names, lang)), _line(["---"] * len(names))]
    lines += [_line([escape(row[name]) for name in names]) for row in rows]
    return [f"## {say('report.problems', lang)}", "", *lines, ""]


def _gone(document: Document, lang: str) -> list[str]:
    rows = [[f"`{row['id']}`", row["severity"], escape(row["sentence"])] for row in gone_rows(document, lang)]
    if not rows:
        return []
    return [f"## {say('report.sheet-gone', lang)}", "", *(f"- {' · '.join(row)}" for row in rows), ""]


def _line(cells: list[str] | list[str | int]) -> str:
    return "| " + " | ".join(str(cell) for cell in cells) + " |"
