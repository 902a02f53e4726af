"""``kinship term``: what a kinship term can mean."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import click

from kinship.cli.aligned import aligned
from kinship.cli.options import codes_option, lang_option
from kinship.text import default_language, say

if TYPE_CHECKING:
    from loaders.terms import Reading, Term


def _help(key: str) -> str:
    return say(f"term.{key}", default_language())


@click.command("term", help=_help("help"), short_help=_help("help-short"))
@click.argument("texts", metavar="TEXT...", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", help=_help("option-format"))
@codes_option
@click.option("--sex", type=click.Choice(["M", "F"]), help=_help("option-sex"))
@click.option("--details", is_flag=True, help=_help("option-details"))
@lang_option
def command(texts: tuple[str, ...], form: str, codes: str | None, sex: str | None, details: bool, lang: str) -> None:
    """See the catalogue."""
    from loaders.terms import read_term

    terms = [read_term(text, codes=codes, sex=sex) for text in _lines(texts)]
    click.echo(as_json(terms, lang, details) if form == "json" else as_table(terms, lang))


def _lines(texts: tuple[str, ...]) -> list[str]:
    if "-" not in texts:
        return list(texts)
    given = [line.strip() for line in sys.stdin]
    return [line for text in texts for line in (given if text == "-" else [text]) if line]


def as_json(terms: list[Term], lang: str, details: bool) -> str:
    """The terms as a JSON list, each with text, kind, readings (word and relative_sex; each once) and scope, as was agreed.

    ``details``: with the class of each reading and more.
    """
    return json.dumps([_object(term, lang, details) for term in terms], ensure_ascii=False)


def _object(term: Term, lang: str, details: bool) -> dict[str, Any]:
    shown = [_details(reading) if details else _short(reading) for reading in term.readings]
    once = [reading for at, reading in enumerate(shown) if reading not in shown[:at]]
    whole: dict[str, Any] = {"text": term.text, "kind": term.kind, "readings": once, "scope": term.scope}
    return whole | ({"fostered": term.fostered, "reason": _reason(term, lang)} if details else {})


def _short(reading: Reading) -> dict[str, str | None]:
    return {"word": reading.word, "relative_sex": reading.relative_sex}


def _class(word: str) -> str | None:
    """The class of kin that ``kinship kin`` prints, None for a word that no list knows."""
    from kinship.kin import BY_WORD

    return BY_WORD[word].kin_class if word in BY_WORD else None


def _class_label(word: str, lang: str) -> str:
    from kinship.kin import CLASS_EN

    known = _class(word)
    return (known if lang == "zh" else CLASS_EN[known]) if known else "-"


def _details(reading: Reading) -> dict[str, str | None]:
    return _short(reading) | {
        "class": _class(reading.word),
        "sexes": reading.sexes,
        "seniority": reading.seniority or None,
        "kind": reading.kind,
    }


def _reason(term: Term, lang: str) -> str | None:
    return say(term.reason, lang, text=term.text) if term.reason else None


def as_table(terms: list[Term], lang: str) -> str:
    """The terms as aligned text, one line a reading."""
    return aligned([heading(lang), *(row for term in terms for row in rows(term, lang))])


def heading(lang: str) -> list[str]:
    """What stands above the columns."""
    return say("term.heading", lang).split("\t")


def rows(term: Term, lang: str) -> list[list[str]]:
    """One term as rows of the table."""
    from kinship.kin import BY_WORD

    if not term.readings:
        return [
            [
                term.text,
                say(f"term.kind-{term.kind}", lang),
                "-",
                "-",
                "-",
                say(f"term.scope-{term.scope}", lang),
                _reason(term, lang) or "",
            ]
        ]
    shown = dict.fromkeys((reading.word, reading.relative_sex, reading.kind) for reading in term.readings)
    labels = {word: getattr(BY_WORD[word], lang) if word in BY_WORD else "" for word, _, _ in shown}
    scope = say(f"term.scope-{term.scope}", lang)
    return [
        [
            *(term.text, say(f"term.kind-{kind}", lang), word, _class_label(word, lang)),
            *(say(f"term.sex-{sex or 'unknown'}", lang), scope, labels[word]),
        ]
        for word, sex, kind in shown
    ]
