"""What the page of a rule pack says of one tenure clause: what must have stayed the same, what is bridged, who is exempt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kinship.pack_model import Pack
from kinship.pack_rule_page import Block, law_name
from kinship.pack_tenure import Stay, Tenure
from kinship.text import say
from kinship.wording import function_label, organ_kind_label
from kinship.wording.tenure import duty_label


@dataclass(frozen=True, slots=True)
class TenurePage:
    """The blocks of one clause in one language."""

    pack: Pack
    lang: str
    clause: Tenure

    def say(self, name: str, **values: object) -> str:
        return say(f"pack.tenure-{name}", self.lang, **values)

    def pick(self, zh: str, en: str) -> str:
        return (self.lang == "en" and en) or zh

    def join(self, words: Sequence[str]) -> str:
        return say("pack.page-join", self.lang).join(words)

    def blocks(self) -> Iterator[Block]:
        clause = self.clause
        title, duty = self.pick(clause.title, clause.title_en), duty_label(clause.severity, self.lang)
        yield "h3", self.say("clause", title=title, duty=duty, years=clause.years, id=clause.id)
        yield "p", say("pack.page-reason", self.lang, mark=clause.mark, reason=self.pick(clause.reason, clause.reason_en))
        if clause.quote:
            yield "quote", clause.quote
        for stay in clause.stays:
            yield "li", self.stay(stay)
        yield from (("p", text) for text in (*self.counting(), *self.exempting()))
        yield "p", say("pack.page-cites", self.lang, laws=law_name(self.pack, clause.law, self.lang))

    def stay(self, stay: Stay) -> str:
        parts = [self.say(f"same-{stay.same}")]
        if stay.role:
            parts.append(self.say("role", role=self.role(stay.role)))
        if stay.organ_kinds:
            kinds = [organ_kind_label(None if kind == "unknown" else kind, self.lang) for kind in stay.organ_kinds]
            parts.append(self.say("organ-kinds", kinds=self.join(kinds)))
        return say("pack.page-clause", self.lang).join(parts)

    def role(self, role: str) -> str:
        return next(self.pick(one.title, one.title_en) for one in self.pack.roles if one.id == role)

    def counting(self) -> Iterator[str]:
        clause = self.clause
        if clause.functions:
            yield self.say("functions", functions=self.join([function_label(name, self.lang) for name in clause.functions]))
        yield self.say("gap", months=clause.gap_months) if clause.gap_months else self.say("no-gap")
        if clause.seconded:
            yield self.say(f"secondment-{clause.secondment}", words=self.join(clause.seconded))
        if clause.within:
            yield self.say("within", years=clause.within)
        if clause.in_force_from or clause.in_force_until:
            start = clause.in_force_from or say("pack.page-day-unknown", self.lang)
            end = clause.in_force_until or say("pack.page-open", self.lang)
            yield say("pack.page-rule-dates", self.lang, start=start, end=end)

    def exempting(self) -> Iterator[str]:
        clause = self.clause
        if clause.near_retirement:
            ages = {"men": clause.retire_men, "women": clause.retire_women}
            yield self.say("near-retirement", years=clause.near_retirement, **ages)
        if clause.exempt_role:
            yield self.say("exempt-role", role=self.role(clause.exempt_role))
