"""Everything about one finding or about two people: every path, its sources, the law, what to check."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from kinship import kin
from kinship.chains import Chains, published
from kinship.engines import Engine, records
from kinship.errors import RequestError
from kinship.judge import check_with
from kinship.matches import Lines
from kinship.pack_model import Pack
from kinship.problems import Doubted, against, doubted
from kinship.relate import Question
from kinship.relatives import chains_between, find_person
from kinship.shown import Shown
from kinship.source_lines import SourceLines
from kinship.tables import County
from kinship.walk import BASES, Path

Row = dict[str, Any]


def explain_finding(county: County, packs: Sequence[Pack | str], as_of: date, finding: str) -> Row:
    """The finding whose id begins with ``finding`` (with or without ``v1:``), and every path between its two people.

    Gives people, findings and paths as ``explain_pair``. RequestError where no finding or several begin so.
    """
    engine, document = check_with(county, packs, as_of)
    wanted = finding if finding.startswith("v") else f"v1:{finding}"
    found = [one for one in document["findings"] if one["id"].startswith(wanted)]
    if not found:
        raise RequestError("request.no-finding", id=finding)
    if len(found) > 1:
        raise RequestError("request.several-findings", id=finding, ids=", ".join(one["id"] for one in found[:10]))
    people = [person["person_id"] for person in found[0]["people"]]
    return {**_explained(engine, people, found, as_of, county), "unknown": _about(document["unknown"], people)}


def explain_pair(county: County, packs: Sequence[Pack | str], as_of: date, one: str, other: str) -> Row:
    """Two people (ids or names): ``people``, the ``findings`` about them, and ``paths``, each with word, grade, basis, chain and
    ``matches`` (who was taken for whom on it) and ``contradicted_by``. ``matches``: lines of one of the two in which the other
    was, or may be, seen. ``declared``: how the pair is known. ``unknown``: what about the two could not be judged, and why.

    RequestError where a person is not known or a name fits several.
    """
    engine, document = check_with(county, packs, as_of)
    people = [find_person(engine, text) for text in (one, other)]
    found = _about(document["findings"], people)
    return {**_explained(engine, people, found, as_of, county), "unknown": _about(document["unknown"], people)}


def _about(told: Iterable[Row], people: Sequence[str]) -> list[Row]:
    """Those of the entries of a document that are about just these people."""
    return [one for one in told if {person["person_id"] for person in one["people"]} == set(people)]


def _explained(engine: Engine, people: list[str], findings: list[Row], as_of: date, county: County) -> Row:
    chains = chains_between(engine, people, Question(as_of))
    account = county.account
    lines = Lines(account.taken())
    ties = doubted(account)
    words = {finding["kin"]["word"] for finding in findings} - {""}
    between = chains.between(people[0], people[1], words) if len(people) > 1 else []
    paths = [_path(path, chain, lines, ties) for path, chain in between]
    about = [match.row() for match in (*account.matches, *account.open) if {match.line.declarer, match.person_id} == set(people)]
    told = {"people": [_person(chains, one) for one in people], "findings": findings, "paths": paths}
    return {**told, "declared": _declared(engine, people, paths, county), "matches": about}


def _declared(engine: Engine, people: list[str], paths: list[Row], county: County) -> Row | None:
    """Whether the two declared each other, by the nearest path; None where they are no relatives."""
    if not paths or people[0] == people[1]:
        return None
    number = {row["person_id"]: row["p"] for row in records(engine, "known")}
    one, other = sorted(number[person] for person in people)
    nearest, shown = paths[0], Shown.ask(engine, county, [(one, other)])
    told = shown.declared(nearest["chain"], nearest["grade"], nearest["basis"])
    sources = [part for step in nearest["chain"] for part in str(step["source"]).split(";") if part]
    return {**told, "rests_on": SourceLines(engine, sources).of(sources, nearest["chain"]) if told["sides"] else []}


def _path(path: Path, chain: list[Row], lines: Lines, ties: Doubted) -> Row:
    told = {"scope": kin.scope(path.word), "grade": kin.GRADES[path.grade], "basis": BASES[path.basis]}
    sources = [source for step in chain for source in str(step["source"]).split(";")]
    matches = [match.row() for match in lines.under([step["person_id"] for step in chain], sources)]
    return {"word": path.word, **told, "chain": published(chain), "matches": matches, "contradicted_by": against(chain, ties)}


def _person(chains: Chains, person_id: str) -> Row:
    row = chains.people.get(person_id, {})
    return {"person_id": person_id, "name": row.get("name") or "", "sex": row.get("sex"), "birth": row.get("birth")}
