"""What the page shows of each finding: its row, and what opens below it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kinship.picture.chain import chain_drawing
from kinship.picture.posts import posts_drawing
from kinship.picture.shapes import Drawing
from kinship.report.html.choices import values_of
from kinship.report.rows import BEST_FIRST, SEVERITIES, Document, Finding, chain_rows, finding_rows, ordered
from kinship.status import STATUSES
from kinship.wording import checks, law_label, mover_text
from kinship.wording.clean import one_line
from kinship.wording.declared import declared_label, rests_texts, side_texts
from kinship.wording.explain import contradicted_lines
from kinship.wording.matching import match_text
from kinship.wording.situation import way_out

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Details:
    """What opens below the row of a finding."""

    family: Drawing | None
    posts: Drawing
    chain: tuple[Row, ...]
    quotes: tuple[tuple[str, str], ...]
    against: tuple[str, ...]
    declared: tuple[str, ...]
    rests: tuple[str, ...]
    matches: tuple[str, ...]
    way_out: str
    mover: str
    checks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class View:
    """One finding: its cells in words, the values and ranks that filters and sorting look at, its details."""

    row: Row
    values: dict[str, str]
    ranks: dict[str, int]
    details: Details | None


def views(document: Document, lang: str, detailed: int) -> Iterator[View]:
    """The findings in order, one at a time; those after the first ``detailed`` have no details."""
    chains: dict[str, list[Row]] = {}
    for step in chain_rows(document, lang):
        chains.setdefault(step["short"], []).append(step)
    for at, (finding, row) in enumerate(zip(ordered(document["findings"]), finding_rows(document, lang), strict=True)):
        details = _details(finding, chains.get(row["short"], []), lang) if at < detailed else None
        yield View(row, values_of(finding), _ranks(finding), details)


def _ranks(finding: Finding) -> dict[str, int]:
    return {
        "severity": SEVERITIES.index(finding["severity"]),
        "grade": BEST_FIRST.index(finding["grade"]),
        "status": STATUSES.index(finding.get("status") or "new"),
    }


def _details(finding: Finding, chain: list[Row], lang: str) -> Details:
    kin, people = finding["kin"], finding["people"]
    quoted = [law for law in finding.get("law") or [] if law.get("quote")]
    told = declared_label(kin.get("declared"), lang)
    sides = side_texts(kin, people, lang)
    return Details(
        family=chain_drawing(finding, lang),
        posts=posts_drawing(finding, lang),
        chain=tuple(chain),
        quotes=tuple((law_label(law, lang), one_line(law["quote"])) for law in quoted),
        against=tuple(contradicted_lines(finding, lang)),
        declared=tuple([told, *sides] if told and sides else sides),
        rests=tuple(rests_texts(kin, lang)),
        matches=tuple(match_text(match, lang) for match in kin.get("matches") or []),
        way_out=way_out(finding, lang),
        mover=mover_text(finding, lang),
        checks=tuple(checks(finding, lang)),
    )
