"""Who is due for rotation as a table, Markdown, JSON, CSV or a workbook; the input is the document of ``kinship.tenure``."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from kinship.errors import RequestError
from kinship.report.book import Sheet, add_table, new_book
from kinship.report.cells import safe_cell
from kinship.report.json import plain
from kinship.report.md import escape
from kinship.report.rows import column_names
from kinship.report.standing import unread_lines
from kinship.text import say
from kinship.wording import grade_label, laws_label, post_text
from kinship.wording.chain import person_name
from kinship.wording.clean import one_line
from kinship.wording.tenure import blank_text, duty_label, exempt_text

Document = Mapping[str, Any]
Row = Mapping[str, Any]
FORMATS = ("table", "json", "csv", "xlsx", "md")
LISTS = ("due", "forecast", "unknown", "exempt")
COLUMNS = {
    "state": 10,
    "duty": 12,
    "grade": 9,
    "organ": 22,
    "name": 10,
    "post": 28,
    "rule": 22,
    "since": 12,
    "years": 7,
    "due_on": 12,
    "due_by": 12,
    "blank": 18,
    "exempt": 18,
    "sentence": 70,
    "posts": 50,
    "law": 34,
    "quote": 50,
    "person_id": 18,
    "id": 26,
}
"""The columns of CSV and workbook with their widths in characters."""
FACTS = ("people_due", "violation", "review", "advisory", *LISTS)


def render(document: Document, format: str, lang: str) -> bytes:
    """The document in one format. RequestError for a format that there is not.

    >>> render(dict.fromkeys(LISTS, []), "csv", "en").decode("utf-8-sig").split(",")[:2]
    ['State', 'Duty']
    """
    makers: dict[str, Callable[[Document, str], bytes]] = {
        "table": _table,
        "json": _json,
        "csv": _csv,
        "xlsx": _xlsx,
        "md": _markdown,
    }
    if format not in makers:
        raise RequestError("report.unknown-format", format=format, known=", ".join(FORMATS))
    return makers[format](document, lang)


def tenure_row(row: Row, state: str, lang: str) -> dict[str, str]:
    """One row of the list ``state`` as the cells of ``COLUMNS``."""
    person = row["people"][0]
    return {
        "state": say(f"tenure.state-{state}", lang),
        "duty": duty_label(row["severity"], lang),
        "grade": grade_label(row["grade"], lang) if state != "unknown" else "",
        "organ": one_line(person["organ"]),
        "name": person_name(person, lang),
        "post": post_text({**person, "organ": ""}, lang),
        "rule": row["rule"],
        "since": row["since"] or "",
        "years": str(row["years"]),
        "due_on": row["due_on"] or "",
        "due_by": row["due_by"] or "",
        "blank": blank_text(row["blank"], lang),
        "exempt": exempt_text(row["exempt"], lang),
        "sentence": one_line(row[f"sentence_{lang}"]),
        "posts": say("tenure.post-join", lang).join(held_text(post, lang) for post in row["posts"]),
        "law": laws_label(row["law"], lang),
        "quote": one_line(row["law"][0]["quote"]),
        "person_id": one_line(person["person_id"]),
        "id": row["id"],
    }


def held_text(post: Row, lang: str) -> str:
    """A post with its days, and whether it is a secondment.

    >>> post = {"organ": "县财政局", "section": "预算股", "title": "科员", "start": "2014-03", "end": None, "away": False}
    >>> held_text(post, "zh"), held_text({**post, "start": None}, "en")
    ('2014-03 至今 县财政局预算股科员', '? to now: 县财政局, 预算股, 科员')
    """
    start, end = post["start"] or say("tenure.day-unknown", lang), post["end"] or say("tenure.till-now", lang)
    text = say("tenure.held", lang, start=start, end=end, post=post_text(post, lang))
    return say("tenure.held-away", lang, held=text) if post["away"] else text


def _cells(document: Document, lang: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Every row with its severity as the document has it."""
    for name in LISTS:
        yield from ((row["severity"], tenure_row(row, name, lang)) for row in document[name])


def _rows(document: Document, lang: str) -> list[list[str]]:
    return [[cells[name] for name in COLUMNS] for _, cells in _cells(document, lang)]


def _table(document: Document, lang: str) -> bytes:
    return "".join(f"{line}\n" for line in _lines(document, lang)).encode("utf-8")


def _lines(document: Document, lang: str) -> Iterator[str]:
    for name in LISTS:
        if document[name]:
            yield _heading(document, name, lang)
        for row in document[name]:
            duty = duty_label(row["severity"], lang)
            yield "  " + say("tenure.line", lang, duty=duty, grade=_grade(row, name, lang), sentence=_sentence(row, lang))
        if document[name]:
            yield ""
    yield summary_text(document, lang)
    yield from unread_lines(document, lang)


def _grade(row: Row, name: str, lang: str) -> str:
    return say("tenure.state-unknown", lang) if name == "unknown" else grade_label(row["grade"], lang)


def _sentence(row: Row, lang: str) -> str:
    return one_line(row[f"sentence_{lang}"])


def _heading(document: Document, name: str, lang: str) -> str:
    return say(f"tenure.list-{name}", lang, count=len(document[name]), months=document["forecast_months"])


def summary_text(document: Document, lang: str) -> str:
    """The last line of the table: how many there are of each."""
    packs = say("report.join", lang).join(document["packs"])
    return say("tenure.summary", lang, **document["summary"], as_of=document["as_of"], packs=packs)


def _markdown(document: Document, lang: str) -> bytes:
    lines = [
        f"# {say('tenure.title', lang)}",
        "",
        f"> {say('tenure.careful', lang)}",
        "",
        escape(summary_text(document, lang)),
        "",
        *(f"**{escape(line)}**\n" for line in unread_lines(document, lang)),
    ]
    for name in LISTS:
        if document[name]:
            lines += [f"## {_heading(document, name, lang)}", ""]
            for row in document[name]:
                duty = duty_label(row["severity"], lang)
                told = say("tenure.line", lang, duty=duty, grade=_grade(row, name, lang), sentence=_sentence(row, lang))
                lines.append(f"- {escape(told)}")
                lines += [f"  - {escape(held_text(post, lang))}" for post in row["posts"]]
            lines.append("")
    return ("\n".join(lines).rstrip() + "\n").encode("utf-8")


def _json(document: Document, lang: str) -> bytes:
    return (plain(document) + "\n").encode("utf-8", "backslashreplace")


def _csv(document: Document, lang: str) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(column_names(tuple(COLUMNS), lang))
    writer.writerows([safe_cell(cell) for cell in row] for row in _rows(document, lang))
    return text.getvalue().encode("utf-8-sig")


def _xlsx(document: Document, lang: str) -> bytes:
    book = new_book(lang, say("tenure.title", lang), str(document["as_of"]))
    facts = [[say(f"tenure.fact-{name}", lang), document["summary"][name]] for name in FACTS]
    headings = [*column_names(("fact",), lang), say("tenure.count", lang)]
    page = add_table(book, Sheet(say("report.sheet-summary", lang), headings, (46, 14), facts))
    page.write_string(len(facts) + 2, 0, say("tenure.careful", lang), book.formats["label"])
    styles = [severity for severity, _ in _cells(document, lang)]
    names = column_names(tuple(COLUMNS), lang)
    add_table(book, Sheet(say("tenure.title", lang), names, tuple(COLUMNS.values()), _rows(document, lang), styles, styled=1))
    return book.close()
