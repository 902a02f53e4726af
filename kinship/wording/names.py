"""The names of severities, grades, situations and the like, as a reader knows them."""

from __future__ import annotations

from kinship.text import area, say


def word_for(group: str, value: str, lang: str) -> str:
    """The word for ``value`` of ``group`` (severity, grade, situation, …); an unknown value stands for itself.

    >>> word_for("severity", "review", "zh"), word_for("severity", "huge", "en")
    ('需核实', 'huge')
    """
    key = f"{group}-{value}"
    return say(f"sentence.{key}", lang) if key in area("sentence") else value


def severity_label(severity: str, lang: str) -> str:
    """
    >>> severity_label("violation", "en")
    'violation'
    """
    return word_for("severity", severity, lang)


def grade_label(grade: str, lang: str) -> str:
    """
    >>> grade_label("probable", "zh")
    '很可能'
    """
    return word_for("grade", grade, lang)


def seriousness_label(seriousness: str, lang: str) -> str:
    """
    >>> seriousness_label("serious", "zh")
    '严重'
    """
    return word_for("seriousness", seriousness, lang)


def situation_label(kind: str, lang: str) -> str:
    """
    >>> situation_label("direct-line", "zh")
    '直接上下级'
    """
    return word_for("situation", kind, lang)


def status_label(status: str, lang: str) -> str:
    """
    >>> status_label("new", "zh")
    '新增'
    """
    return word_for("status", status, lang)


def function_label(functions: str, lang: str) -> str:
    """One function, or several joined by ``;``.

    >>> function_label("audit;finance", "zh"), function_label("", "en")
    ('审计、财务', '')
    """
    names = [word_for("function", name, lang) for name in functions.split(";") if name]
    return say("sentence.and-join", lang).join(names)


def organ_kind_label(kind: str | None, lang: str) -> str:
    """
    >>> organ_kind_label("civil", "en"), organ_kind_label(None, "en")
    ('civil service organ', 'body of unknown kind')
    """
    return word_for("organ_kind", kind or "unknown", lang)


def class_label(kin_class: str, lang: str) -> str:
    """
    >>> class_label("近姻亲", "en")
    'close in-law'
    """
    return word_for("kin_class", kin_class, lang)
