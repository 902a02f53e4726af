"""Findings in words, Chinese and English: kin terms, chains, situations, sentences, explanations."""

from kinship.wording.chain import step_labels
from kinship.wording.explain import chain_tree, checks, explanation, mover_text
from kinship.wording.law import law_label, laws_label, sources_label
from kinship.wording.names import (
    class_label,
    function_label,
    grade_label,
    organ_kind_label,
    severity_label,
    situation_label,
    status_label,
)
from kinship.wording.relation import relation_label
from kinship.wording.sentence import finding_relation, person_with_post, post_text, sentence
from kinship.wording.situation import sides, situation_text

__all__ = [
    "chain_tree",
    "checks",
    "class_label",
    "explanation",
    "finding_relation",
    "function_label",
    "grade_label",
    "law_label",
    "laws_label",
    "mover_text",
    "organ_kind_label",
    "person_with_post",
    "post_text",
    "relation_label",
    "sentence",
    "severity_label",
    "sides",
    "situation_label",
    "situation_text",
    "sources_label",
    "status_label",
    "step_labels",
]
