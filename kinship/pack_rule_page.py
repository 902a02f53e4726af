"""What the page of a rule pack says of one rule: its reading, its arms with what they ask, its basis."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kinship.pack_model import Arm, Pack, Rule
from kinship.pack_situations import ALONE
from kinship.text import say
from kinship.wording import function_label, organ_kind_label, severity_label

Block = tuple[str, str]
"""What it is (h1, h2, h3, p, li, quote, row) and its text; the cells of a row are apart by tabs."""
FLAGS = ("subordinate_chief", "both_chief", "subordinate_management", "subordinate_later")


def law_name(pack: Pack, key: str, lang: str) -> str:
    """Title and article of a passage that the pack keeps."""
    law = pack.law(key)
    return say("pack.page-law", lang, title=law.title, article=law.article or say("pack.page-no-article", lang))


@dataclass(frozen=True, slots=True)
class RulePage:
    """The blocks of one rule in one language."""

    pack: Pack
    lang: str
    rule: Rule

    def say(self, name: str, **values: object) -> str:
        return say(f"pack.{name}", self.lang, **values)

    def pick(self, zh: str, en: str) -> str:
        return (self.lang == "en" and en) or zh

    def join(self, words: Sequence[str]) -> str:
        return self.say("page-join").join(words)

    def blocks(self) -> Iterator[Block]:
        rule = self.rule
        title, severity = self.pick(rule.title, rule.title_en), severity_label(rule.severity, self.lang)
        yield "h3", self.say("page-rule", title=title, severity=severity, id=rule.id)
        yield "p", self.say("page-reason", mark=rule.mark, reason=self.pick(rule.reason, rule.reason_en))
        for arm in rule.arms:
            yield "li", self.say("page-clause").join(self.arm(arm))
        yield from (("p", text) for text in self.conditions())
        laws = dict.fromkeys(law_name(self.pack, key, self.lang) for key in rule.law)
        yield "p", self.say("page-cites", laws=self.join(list(laws)))

    def arm(self, arm: Arm) -> Iterator[str]:
        yield self.say(f"arm-{self.rule.situation}-{arm.arm}")
        yield from self.roles(arm)
        yield from (self.say(f"asks-{flag}") for flag in FLAGS if getattr(arm, flag))
        if arm.severity_if_unknown:
            yield from self.unknown(arm)
        if arm.function_side == "both":
            yield self.say("asks-function-both")
        if arm.more_than:
            yield self.say("asks-more_than", share=arm.more_than)
        if arm.trades:
            yield self.say("asks-trades", words=self.join(arm.trades))
        if arm.severity:
            yield self.say("asks-severity", severity=severity_label(arm.severity, self.lang))

    def unknown(self, arm: Arm) -> Iterator[str]:
        severity = severity_label(arm.severity_if_unknown, self.lang)
        for key in ("seconded", "unclear"):
            if role := getattr(arm, f"{key}_role"):
                yield self.say(f"asks-{key}", role=self.titles()[role], severity=severity)
        if not arm.seconded_role and not arm.unclear_role:
            yield self.say("asks-unknown-order" if arm.subordinate_later else "asks-unknown", severity=severity)

    def titles(self) -> dict[str, str]:
        return {role.id: self.pick(role.title, role.title_en) for role in self.pack.roles}

    def roles(self, arm: Arm) -> Iterator[str]:
        titles = self.titles()
        for key in ("role", "upper_role", "lower_role"):
            if name := getattr(arm, key):
                shown = "asks-role-alone" if self.rule.situation in ALONE else f"asks-{key}"
                yield self.say(shown, role=titles[name])

    def conditions(self) -> Iterator[str]:
        rule = self.rule
        if rule.functions:
            yield self.say("page-functions", functions=self.functions(rule.functions))
        if rule.instead_of_management:
            yield self.say("page-instead", functions=self.functions(rule.instead_of_management))
        if rule.organ_kinds:
            yield self.say("page-kinds", kinds=self.join([organ_kind_label(kind, self.lang) for kind in rule.organ_kinds]))
        if rule.relations:
            named = next(one for one in self.pack.lists if one.name == rule.relations)
            yield self.say("page-list", list=self.pick(named.title, named.title_en) or named.name)
        if rule.in_force_from or rule.in_force_until:
            start, end = rule.in_force_from or self.say("page-day-unknown"), rule.in_force_until or self.say("page-open")
            yield self.say("page-rule-dates", start=start, end=end)
        if rule.yields_to:
            others = {one.situation: self.pick(one.title, one.title_en) for one in self.pack.rules}
            yield self.say("page-yields", situations=self.join([others.get(one, one) for one in rule.yields_to]))

    def functions(self, functions: Sequence[str]) -> str:
        return self.join([function_label(one, self.lang) for one in functions])
