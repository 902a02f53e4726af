"""Who declared whom, in words; never more than the forms tell: what is not on a form is undeclared, and not concealed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kinship.text import say
from kinship.wording.clean import one_line
from kinship.wording.law import cite_label, sheet_label, sources_label

Row = Mapping[str, Any]


def declared_label(declared: Row | None, lang: str) -> str:
    """The status in a few words.

    >>> declared_label({"status": "none"}, "en"), declared_label({"status": "one"}, "zh"), declared_label(None, "en")
    ('undeclared by both', '一方未申报', '')
    """
    return say(f"undeclared.status-{declared['status']}", lang) if declared else ""


def declared_mark(declared: Row | None, lang: str) -> str:
    """The status where somebody did not declare; "" for a pair that is declared, or of which nothing can be told."""
    return declared_label(declared, lang) if declared and declared["undeclared"] else ""


def declared_text(kin: Row, people: Sequence[Row], lang: str) -> str:
    """Who declared whom, as it stands among the evidence of a finding; "" where nothing can be told.

    >>> people = [{"person_id": "a", "name": "甲"}, {"person_id": "b", "name": "乙"}]
    >>> sides = [{"person_id": "a", "state": "yes"}, {"person_id": "b", "state": "no_form"}]
    >>> declared_text({"declared": {"status": "one", "sides": sides}}, people, "en")
    'declared by 甲, no form of 乙'
    """
    declared = kin.get("declared")
    if not declared or not declared["sides"]:
        return ""
    states = [side["state"] for side in declared["sides"]]
    if states in (["yes", "yes"], ["no", "no"]):
        return say(f"undeclared.told-{declared['status']}", lang)
    derived = say("undeclared.derived", lang) if declared["status"] == "none" else ""
    parts = [say(f"undeclared.told-{side['state']}", lang, one=_name(side, people, lang)) for side in declared["sides"]]
    return derived + say("undeclared.and", lang).join(parts)


def side_texts(kin: Row, people: Sequence[Row], lang: str) -> list[str]:
    """One sentence per side: how the one declared the other; or that he did not, as what he should have, and by which item."""
    declared = kin.get("declared") or {}
    return [_side(side, declared, people, lang) for side in declared.get("sides") or []]


def due_texts(kin: Row, people: Sequence[Row], lang: str) -> list[str]:
    """The sentences of those who did not declare the other."""
    declared = kin.get("declared") or {}
    silent = [side for side in declared.get("sides") or [] if side["person_id"] in declared["undeclared"]]
    return [_side(side, declared, people, lang) for side in silent]


def rests_texts(kin: Row, lang: str) -> list[str]:
    """The lines that a chain rests on: who wrote which term and name, and where."""
    return [_line(line, lang) for line in (kin.get("declared") or {}).get("rests_on") or []]


def declared_lines(kin: Row, people: Sequence[Row], lang: str) -> list[str]:
    """The status, a sentence for each side, and the lines that the kinship rests on; nothing where nothing can be told."""
    declared = kin.get("declared")
    if not declared or not declared["sides"]:
        return []
    rests = [] if said_above(declared) else [say("undeclared.rests-on", lang, line=line) for line in rests_texts(kin, lang)]
    return [declared_label(declared, lang), *side_texts(kin, people, lang), *rests]


def said_above(declared: Row) -> bool:
    """Whether the lines that a kinship rests on are just those by which the two declared each other."""
    spoken = {line["source"] for side in declared["sides"] for line in side["lines"]}
    return {line["source"] for line in declared.get("rests_on") or []} <= spoken


def form_labels(side: Row, lang: str) -> str:
    """The forms of one side, by kind, file and sheet; or that there are none."""
    if not side["forms"]:
        return say("undeclared.form-none", lang)
    told = [say(f"undeclared.form-{form['kind']}", lang, form=sheet_label(form["form"], lang)) for form in side["forms"]]
    return say("sentence.list-join", lang).join(told)


def _side(side: Row, declared: Row, people: Sequence[Row], lang: str) -> str:
    names = {"one": _name(side, people, lang), "other": _other(side, people, lang)}
    if side["lines"]:
        parts = [_spoken(line, side, names, lang) for line in side["lines"]]
        return say("undeclared.also", lang).join(parts)
    why = side["why_not"] or "due"
    values = {"term": _term(side, lang), "cite": cite_label(side["cite"], lang) or say("sentence.some-rule", lang)}
    reason = ("" if declared["certain"] else say("undeclared.if-real", lang)) + say(f"undeclared.why-{why}", lang, **values)
    return say("undeclared.silent", lang, **names, forms=form_labels(side, lang), why=reason)


def _term(side: Row, lang: str) -> str:
    """The term that the form would have; in English with the Chinese one, in which forms are written."""
    return str(side["term_zh"]) if lang == "zh" else f"{side['term_en']} {side['term_zh']}"


def _spoken(line: Row, side: Row, names: Mapping[str, str], lang: str) -> str:
    values = {"term": one_line(line["term"]), "source": sources_label([line["source"]], lang) or say("sentence.no-source", lang)}
    text = say("undeclared.spoke" if line["sure"] else "undeclared.spoke-unsure", lang, **names, **values)
    return text + (say("undeclared.other-relation", lang, derived=side[f"term_{lang}"]) if line["other_relation"] else "")


def _line(line: Row, lang: str) -> str:
    source = sources_label([line["source"]], lang)
    if not line["declarer"]:
        return source
    values = {name: one_line(line[name]) for name in ("declarer", "term", "name")}
    return say("undeclared.rests", lang, source=source, **values)


def _name(side: Row, people: Sequence[Row], lang: str) -> str:
    found = next((person for person in people if person["person_id"] == side["person_id"]), {})
    return one_line(found.get("name")) or say("sentence.unnamed", lang)


def _other(side: Row, people: Sequence[Row], lang: str) -> str:
    found = next((person for person in people if person["person_id"] != side["person_id"]), {})
    return one_line(found.get("name")) or say("sentence.unnamed", lang)
