"""What every report shows of a finding: one flat row in the reader's language, in one fixed order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kinship.kin import GRADES
from kinship.text import area, say
from kinship.wording import (
    class_label,
    finding_relation,
    grade_label,
    laws_label,
    post_text,
    sentence,
    severity_label,
    situation_label,
    status_label,
)
from kinship.wording.beginning import made_by_text
from kinship.wording.chain import hop_term, person_name, step_labels
from kinship.wording.clean import one_line
from kinship.wording.declared import declared_label, declared_mark, due_texts, rests_texts
from kinship.wording.exemption import exemption_text
from kinship.wording.law import sources_of
from kinship.wording.sentence import evidence

Document = Mapping[str, Any]
Finding = Mapping[str, Any]
SEVERITIES = ("violation", "review", "advisory")
BEST_FIRST = tuple(reversed(GRADES))
SHORTEST = 8
COLUMNS = (
    *("short", "severity", "grade", "status", "organ", "a_name", "a_post", "b_name", "b_post", "relation", "class"),
    *("situation", "law", "since", "made_by", "mover", "exemption", "sentence", "chain", "evidence", "declared", "due", "rests"),
    *("quote", "rule", "a_id", "b_id", "id"),
)


def ordered(findings: Sequence[Finding]) -> list[Finding]:
    """Findings by severity, then grade (confirmed first), organ, names and id."""
    return sorted(findings, key=_order)


def organ_of(finding: Finding) -> str:
    """The name of the organ in which the finding lies."""
    named = [finding["situation"].get("organ"), *(person.get("organ") for person in finding["people"])]
    return one_line(next(filter(None, named), ""))


def short_ids(findings: Sequence[Finding]) -> dict[str, str]:
    """Id → the shortest beginning of its hash, at least eight characters, that no other finding of the document shares.

    >>> short_ids([{"id": "v1:0123456789ab"}, {"id": "v1:0123456777ab"}])
    {'v1:0123456789ab': '012345678', 'v1:0123456777ab': '012345677'}
    """
    hashes = {finding["id"]: finding["id"].rpartition(":")[2] for finding in findings}
    longest = max((len(text) for text in hashes.values()), default=SHORTEST)
    length = next((n for n in range(SHORTEST, longest) if len({t[:n] for t in hashes.values()}) == len(hashes)), longest)
    return {key: text[:length] for key, text in hashes.items()}


def finding_rows(document: Document, lang: str) -> list[dict[str, str]]:
    """One row per finding with the keys ``COLUMNS``, in order; texts in ``lang``, each free of control characters."""
    short = short_ids(document["findings"])
    return [{"short": short[finding["id"]], **_row(finding, lang)} for finding in ordered(document["findings"])]


def chain_rows(document: Document, lang: str) -> list[dict[str, str]]:
    """One row per person of each chain: short, step, name, is, grade, source."""
    short = short_ids(document["findings"])
    return [
        {"short": short[finding["id"]], "step": str(at), **_chain_cells(finding, at, lang)}
        for finding in ordered(document["findings"])
        for at in range(len(finding["kin"]["chain"]))
    ]


def problem_rows(document: Document, lang: str) -> list[dict[str, str]]:
    """What could not be judged, then the data problems: kind, file, sheet, row, column, text."""
    unknown = [{"level": "unknown", **_as_dict(item)} for item in document.get("unknown") or []]
    problems = [_as_dict(item) for item in document.get("problems") or []]
    return [_problem(item, lang) for item in [*unknown, *problems]]


def note_count(document: Document) -> int:
    """How many of the data problems are mere notes: what was inferred, and nobody need mend.

    >>> note_count({"problems": [{"level": "note"}, {"level": "error"}, "free text"]})
    1
    """
    return sum(isinstance(item, Mapping) and item.get("level") == "note" for item in document.get("problems") or [])


def column_names(columns: Sequence[str], lang: str) -> list[str]:
    """The headings of columns."""
    return [say(f"report.col-{name}", lang) for name in columns]


def who_text(row: Mapping[str, str], names: Mapping[str, str], lang: str) -> str:
    """Who is whose what in a row of ``finding_rows``; of one person just the name. ``names``: ``a`` and ``b`` as to be shown."""
    return say("report.relation-in-row", lang, relation=row["relation"], **names) if names["b"] else names["a"]


def mover_name(finding: Finding, lang: str) -> str:
    """Who would move, as short as a cell needs it."""
    if finding["severity"] == "advisory":
        return say("report.mover-none", lang)
    named = [one_line(person["name"]) for person in finding["people"] if person["person_id"] == finding.get("mover")]
    return named[0] if named else say("report.mover-undetermined", lang)


def issue_text(item: Mapping[str, Any], lang: str) -> str:
    """The sentence of a problem or an unknown: as given in the language, from its key, or as given at all."""
    key = str(item.get("key") or item.get("reason") or "")
    file, _, name = key.partition(".")
    if worded := item.get(f"text_{lang}") or item.get(f"reason_{lang}"):
        return one_line(worded)
    if file and name and _has(file, name):
        return one_line(say(key, lang, **_fillings(item)))
    return one_line(item.get("text") or key)


def _fillings(item: Mapping[str, Any]) -> dict[str, Any]:
    """What the holes of an issue's sentence are filled with: its own values, else its other entries."""
    held = {**item, **(item.get("values") or {})}
    return {name: value for name, value in held.items() if name not in ("key", "lang")}


def level_label(level: str, lang: str) -> str:
    """The word for the level of a problem.

    >>> level_label("warning", "zh")
    '存疑'
    """
    return say(f"report.level-{level}", lang) if f"level-{level}" in area("report") else level


def _has(file: str, name: str) -> bool:
    try:
        return name in area(file)
    except FileNotFoundError:
        return False


def _as_dict(item: Any) -> dict[str, Any]:
    return dict(item) if isinstance(item, Mapping) else {"text": item}


def _problem(item: Mapping[str, Any], lang: str) -> dict[str, str]:
    place = {name: one_line(item.get(name) or "") for name in ("file", "sheet", "row", "column")}
    return {"kind": level_label(str(item.get("level") or "note"), lang), **place, "text": issue_text(item, lang)}


def _order(finding: Finding) -> tuple[object, ...]:
    names = [one_line(person.get("name")) for person in finding["people"]]
    severity, grade = SEVERITIES.index(finding["severity"]), BEST_FIRST.index(finding["grade"])
    return severity, grade, organ_of(finding), *names, finding["id"]


def _row(finding: Finding, lang: str) -> dict[str, str]:
    return {**_judgement(finding, lang), **_people(finding, lang), **_kin(finding, lang), **_law(finding, lang)}


def _judgement(finding: Finding, lang: str) -> dict[str, str]:
    return {
        "severity": severity_label(finding["severity"], lang),
        "grade": grade_label(finding["grade"], lang),
        "status": status_label(finding.get("status") or "new", lang),
        "exemption": exemption_text(finding["exemption"], lang) if finding.get("exemption") else "",
        "organ": organ_of(finding),
        "situation": situation_label(finding["situation"]["kind"], lang),
        "since": one_line(finding.get("since")),
        "made_by": made_by_text(finding, lang),
        "mover": mover_name(finding, lang),
        "sentence": one_line(finding.get(f"sentence_{lang}")) or sentence(finding, lang),
        "rule": one_line(finding["rule"]),
        "id": one_line(finding["id"]),
    }


def _people(finding: Finding, lang: str) -> dict[str, str]:
    """The two people; the cells of the second are blank in a finding about one."""
    cells = dict.fromkeys(("b_name", "b_post", "b_id"), "")
    for side, person in zip("ab", finding["people"], strict=False):
        cells[f"{side}_name"] = person_name(person, lang)
        cells[f"{side}_post"] = post_text(person, lang)
        cells[f"{side}_id"] = one_line(person["person_id"])
    return cells


def _kin(finding: Finding, lang: str) -> dict[str, str]:
    chain = finding["kin"]["chain"]
    if not finding["kin"]["word"]:
        return dict.fromkeys(("relation", "class", "chain", "evidence", "declared", "mark", "due", "rests"), "")
    return {
        "relation": finding_relation(finding, lang),
        "class": class_label(one_line(finding["kin"].get("class")), lang),
        "chain": step_labels(chain, lang) if chain else "",
        "evidence": evidence(finding, lang),
        **_declared(finding, lang),
    }


def _declared(finding: Finding, lang: str) -> dict[str, str]:
    """How the pair is known; ``mark`` only where somebody did not declare the other."""
    kin, people = finding["kin"], finding["people"]
    join = say("undeclared.also", lang)
    return {
        "declared": declared_label(kin.get("declared"), lang),
        "mark": declared_mark(kin.get("declared"), lang),
        "due": join.join(due_texts(kin, people, lang)),
        "rests": join.join(rests_texts(kin, lang)),
    }


def _law(finding: Finding, lang: str) -> dict[str, str]:
    laws = finding.get("law") or []
    quotes = [one_line(law.get("quote")) for law in laws if law.get("quote")]
    return {"law": laws_label(laws, lang), "quote": " ".join(quotes)}


def _chain_cells(finding: Finding, at: int, lang: str) -> dict[str, str]:
    chain = finding["kin"]["chain"]
    cells = {"name": person_name(chain[at], lang), "is": "", "grade": "", "source": ""}
    if at:
        cells["is"] = hop_term(chain, at - 1, at, lang)
        cells["grade"] = grade_label(chain[at].get("grade") or finding["grade"], lang)
        cells["source"] = say("sentence.source-join", lang).join(sources_of(chain[at], lang))
    return cells
