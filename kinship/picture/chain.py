"""The chain of a finding drawn as a family."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kinship.picture.families import Shown, family_drawing
from kinship.picture.family import Pair, family_of_chains
from kinship.picture.shapes import Drawing, fitted
from kinship.text import say
from kinship.wording import grade_label, post_text, step_labels
from kinship.wording.chain import hop_term, person_name
from kinship.wording.law import sources_of

Finding = Mapping[str, Any]
BADGES = "①②③④"


def chain_drawing(finding: Finding, lang: str) -> Drawing | None:
    """The people of the chain, and of the second placement's chain where there is one; None where there is no chain."""
    chains = [kin["chain"] for kin in _kins(finding) if kin["chain"]]
    if not chains:
        return None
    family = family_of_chains(chains)
    ends = _ends(finding)
    people: dict[str, Shown] = {}
    for chain in chains:
        for at, step in enumerate(chain):
            who = step["person_id"]
            people.setdefault(who, _end(*ends[who], lang) if who in ends else _between(chain, at, lang))
    told = say("picture.family", lang, chain=say("picture.join", lang).join(step_labels(chain, lang) for chain in chains))

    def tell(pair: Pair) -> tuple[str, str]:
        """The grade of a tie, and its source rows in words."""
        step = family.marks[pair] if pair in family.marks else family.marks[pair[::-1]]
        grade = step.get("grade") or finding["grade"]
        sources = say("sentence.source-join", lang).join(sources_of(step, lang)) or say("sentence.no-source", lang)
        return grade, say("picture.tie", lang, grade=grade_label(grade, lang), sources=sources)

    return family_drawing(family, people, tell, told)


def badges(finding: Finding) -> dict[str, str]:
    """The people of a finding by their numbers in its pictures."""
    return {who: badge for who, (_, badge) in _ends(finding).items()}


def _kins(finding: Finding) -> list[Mapping[str, Any]]:
    return [finding["kin"], *([finding["counterpart"]["kin"]] if "counterpart" in finding else [])]


def _ends(finding: Finding) -> dict[str, tuple[Mapping[str, Any], str]]:
    """person_id → the person with a post, and the number."""
    people = [*finding["people"], *(finding["counterpart"]["people"] if "counterpart" in finding else [])]
    told: dict[str, tuple[Mapping[str, Any], str]] = {}
    for person in people:
        told.setdefault(person["person_id"], (person, BADGES[len(told)]))
    return told


def _end(person: Mapping[str, Any], badge: str, lang: str) -> Shown:
    post = post_text({**person, "organ": ""}, lang)
    name = person_name(person, lang)
    return Shown("person end", fitted((name, post)), say("sentence.person", lang, name=name, post=post), person.get("sex"), badge)


def _between(chain: list[Mapping[str, Any]], at: int, lang: str) -> Shown:
    step = chain[at]
    name, term = person_name(step, lang), hop_term(chain, at - 1, at, lang) if at else ""
    kind = "person" if step.get("name") else "person unnamed"
    told = say("picture.is", lang, name=name, term=term, whose=person_name(chain[at - 1], lang)) if at else name
    return Shown(kind, fitted((name, term)), told, step.get("sex"))
