"""A finding in one sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kinship.kin import scope
from kinship.text import area, say
from kinship.wording.chain import chain_sexes, chain_word, hops, is_elder, person_name, step_labels
from kinship.wording.clean import one_line
from kinship.wording.declared import declared_text
from kinship.wording.law import laws_label, sources_label
from kinship.wording.names import grade_label
from kinship.wording.relation import relation_label
from kinship.wording.situation import situation_text

Finding = Mapping[str, Any]


def sentence(finding: Finding, lang: str) -> str:
    """Who is whose what, by which people, in which posts, against which article, on which evidence: one sentence.

    ``finding`` is one element of ``findings`` of the findings document. The wording follows its severity: a violation says
    which article it is contrary to, a review asks to verify, an advisory only points out.
    """
    if len(finding["people"]) == 1:
        return _alone(finding, lang)
    first, second = finding["people"]
    return say(
        "sentence.whole",
        lang,
        flag=say(f"sentence.flag-{finding['severity']}", lang),
        b=person_with_post(second, lang),
        a=person_with_post(first, lang),
        relation=finding_relation(finding, lang),
        chain=_chain(finding["kin"]["chain"], lang),
        situation=situation_text(finding, lang),
        note=_notes(finding, lang),
        verdict=_verdict(finding, lang),
        evidence=evidence(finding, lang),
    )


def _alone(finding: Finding, lang: str) -> str:
    return say(
        "sentence.whole-alone",
        lang,
        flag=say(f"sentence.flag-{finding['severity']}", lang),
        a=person_with_post(finding["people"][0], lang),
        situation=situation_text(finding, lang),
        note=_notes(finding, lang),
        verdict=_verdict(finding, lang),
    )


def person_with_post(person: Mapping[str, Any], lang: str) -> str:
    """A name with organ, section and title in brackets, as far as known.

    >>> person_with_post({"name": "李某", "organ": "县财政局", "section": "预算股", "title": "会计"}, "zh")
    '李某（县财政局预算股会计）'
    """
    name = one_line(person.get("name")) or say("sentence.unnamed", lang)
    post = post_text(person, lang)
    return say("sentence.person", lang, name=name, post=post) if post else name


def post_text(person: Mapping[str, Any], lang: str) -> str:
    """Organ, section and title; what the title already says is not said twice.

    >>> post_text({"organ": "县财政局", "section": "预算股", "title": "预算股股长"}, "zh")
    '县财政局预算股股长'
    """
    organ, section, title = (one_line(person.get(name)) for name in ("organ", "section", "title"))
    title = title.removeprefix(organ)
    if title.startswith(section):
        section = ""
    return say("sentence.post-join", lang).join(part for part in (organ, section, title.strip()) if part)


def finding_relation(finding: Finding, lang: str) -> str:
    """What ``people[1]`` is to ``people[0]``: the label made from the chain, or the one the finding brings."""
    kin = finding["kin"]
    chain: Sequence[Mapping[str, Any]] = kin.get("chain") or []
    if chain_word(chain) == kin["word"]:
        elder = kin.get("elder", is_elder(chain))
        return relation_label(kin["word"], chain_sexes(chain), lang, elder)
    sex = finding["people"][1].get("sex") or "?"
    return one_line(kin.get(f"label_{lang}")) or relation_label(kin["word"], sex.rjust(len(kin["word"]), "?"), lang)


def evidence(finding: Finding, lang: str) -> str:
    """The source rows of the chain, each once, with who declared (where that is known) and the grade in words."""
    declared = declared_text(finding["kin"], finding["people"], lang)
    # Of sources without forms the grade is what they say themselves: nobody declared anything, and no ID number was compared.
    formless = (finding["kin"].get("declared") or {}).get("status") == "unknown"
    told = finding["kin"].get("sources") or [item.get("source") for item in finding["kin"]["chain"]]
    sources = [part for source in told for part in str(source or "").split(";")]
    return say(
        "sentence.evidence",
        lang,
        sources=sources_label(sources, lang) or say("sentence.no-source", lang),
        sides=declared or say("sentence.sides-untold" if formless else f"sentence.sides-{finding['grade']}", lang),
        grade=grade_label(finding["grade"], lang),
    )


def _chain(chain: Sequence[Mapping[str, Any]], lang: str) -> str:
    """A chain of one hop says no more than the relation, and is left out, but for an adoption."""
    told = len(hops(chain)) > 1 or any(item.get("kind") for item in chain)
    return say("sentence.chain", lang, steps=step_labels(chain, lang)) if told else ""


def _verdict(finding: Finding, lang: str) -> str:
    exact = f"verdict-{finding['severity']}-{finding['grade']}"
    key = exact if exact in area("sentence") else f"verdict-{finding['severity']}"
    law = laws_label(finding.get("law") or [], lang) or say("sentence.some-rule", lang)
    return say(f"sentence.{key}", lang, law=law)


def _notes(finding: Finding, lang: str) -> str:
    """Why the finding is less than a violation, as far as it tells."""
    told = _dead_undated(finding["kin"], lang)
    keys = [f"basis-{finding['kin'].get('basis') or 'plain'}"]
    if scope(finding["kin"]["word"]) == "advisory":
        keys.append("note-unlisted")
    if finding["situation"].get("unknown_order"):
        keys.append("note-order")
    if finding["situation"].get("seconded"):
        keys.append("note-seconded")
    if finding["situation"].get("unclear_work"):
        keys.append("note-unclear-work")
    if finding["situation"].get("unknown_kind_of_post"):
        keys.append("note-post-kind")
    if finding["severity"] != "violation" and finding["situation"].get("capped", "organ_kind" in finding["situation"]):
        keys.append(f"special-{finding['situation'].get('organ_kind') or 'unknown'}")
    return told + "".join(say(f"sentence.{key}", lang) for key in keys if key in area("sentence"))


def _dead_undated(kin: Mapping[str, Any], lang: str) -> str:
    """Who of a couple on the chain is told to be dead, and not since when."""
    dead = set(kin.get("dead_undated") or [])
    names = [person_name(item, lang) for item in kin["chain"] if item["person_id"] in dead]
    return say("sentence.note-dead-undated", lang, names=say("sentence.list-join", lang).join(names)) if names else ""
