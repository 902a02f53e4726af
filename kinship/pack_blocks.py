"""What the page of a rule pack says, block by block; ``kinship.pack_pages`` lays it out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kinship.kin import BY_WORD
from kinship.pack_model import Law, Pack, Relation, RelationList, Role, RolePost
from kinship.pack_rule_page import Block, RulePage, law_name
from kinship.pack_tenure_page import TenurePage
from kinship.text import say
from kinship.wording import class_label, function_label, organ_kind_label, severity_label


@dataclass(frozen=True, slots=True)
class PackPage:
    """The blocks of one pack in one language."""

    pack: Pack
    lang: str

    def say(self, name: str, **values: object) -> str:
        return say(f"pack.{name}", self.lang, **values)

    def pick(self, zh: str, en: str) -> str:
        return (self.lang == "en" and en) or zh

    def join(self, words: Sequence[str]) -> str:
        return self.say("page-join").join(words)

    def blocks(self) -> Iterator[Block]:
        head = self.pack.head
        yield "h1", self.say("page-title", title=self.pick(head.title, head.title_en), pack=head.id)
        yield "p", self.pick(head.about, head.about_en)
        start, end = head.in_force_from, head.in_force_until
        yield "p", self.say("page-in-force", start=start or self.say("page-day-unknown"), end=end or self.say("page-open"))
        yield "p", self.say("page-marks")
        parts = (self.organs, self.rules, self.roles, self.relations, self.settings, self.tenures, self.laws)
        for part in parts:
            yield from part()

    def organs(self) -> Iterator[Block]:
        yield "h2", self.say("page-organs")
        for organ in self.pack.organs:
            cap = self.say("page-cap", severity=severity_label(organ.cap, self.lang)) if organ.cap else ""
            kind = organ_kind_label(organ.kind, self.lang)
            yield "li", self.say("page-organ", kind=kind, cap=cap, reason=self.pick(organ.reason, organ.reason_en))

    def rules(self) -> Iterator[Block]:
        if self.pack.rules:
            yield "h2", self.say("page-rules")
        for rule in self.pack.rules:
            yield from RulePage(self.pack, self.lang, rule).blocks()

    def roles(self) -> Iterator[Block]:
        if self.pack.roles:
            yield "h2", self.say("page-roles")
        for role in self.pack.roles:
            yield from self.role(role)

    def role(self, role: Role) -> Iterator[Block]:
        yield "h3", self.say("page-role", title=self.pick(role.title, role.title_en), id=role.id)
        yield "p", self.say("page-reason", mark=role.mark, reason=self.pick(role.reason, role.reason_en))
        for post in role.posts:
            yield "li", self.say("page-clause").join(self.role_post(post))

    def role_post(self, post: RolePost) -> Iterator[str]:
        for key in ("titles", "without", "sections", "organs", "levels", "functions", "tiers", "organ_levels"):
            words = [function_label(one, self.lang) if key == "functions" else self.told(key, one) for one in getattr(post, key)]
            if words:
                yield self.say(f"page-role-{key}", words=self.say("page-or").join(words))
        if post.chief is not None:
            yield self.say("page-role-chief" if post.chief else "page-role-deputy")

    def told(self, key: str, one: object) -> str:
        return self.say(f"organ_level-{one}") if key == "organ_levels" else str(one) if key == "tiers" else f"“{one}”"

    def relations(self) -> Iterator[Block]:
        if self.pack.lists:
            yield "h2", self.say("page-relations")
            yield "p", self.say("page-words")
        for one in self.pack.lists:
            yield from self.list_of(one)

    def list_of(self, one: RelationList) -> Iterator[Block]:
        if one.name:
            yield "h3", self.say("page-relations-named", list=self.pick(one.title, one.title_en) or one.name)
        if one.degrees:
            yield "p", self.say("page-degrees", number=one.degrees)
        if one.generations:
            yield "p", self.say("page-generations", number=one.generations)
        if one.affinity:
            yield "p", self.say("page-affinity", kinds=self.join([self.say(f"affinity-{kind}") for kind in one.affinity]))
        if not one.symmetric:
            yield "p", self.say("page-sided")
        yield "row", "\t".join(self.say(f"page-column-{name}") for name in ("word", "relative", "class", "basis"))
        for relation in one.rows:
            yield "row", "\t".join(self.relation(relation))
        if one.beyond:
            yield "p", self.say("page-beyond", words=self.join(one.beyond))

    def relation(self, row: Relation) -> list[str]:
        label = self.pick(row.label, BY_WORD[row.word].en)
        if row.cap:
            basis = self.say(f"page-{row.cap}", reason=self.pick(row.reason, row.reason_en))
        elif row.listed:
            basis = row.cite
        else:
            basis = self.say("page-derived", word=row.derived_from, cite=row.cite)
        return [row.word, label, class_label(row.class_, self.lang), basis]

    def settings(self) -> Iterator[Block]:
        if self.pack.rules:  # they are about relatives
            yield "h2", self.say("page-settings")
        for one in self.pack.settings if self.pack.rules else ():
            reason = self.pick(one.reason, one.reason_en)
            name, value = self.say(f"setting-{one.name}"), self.say(f"value-{one.value}")
            yield "li", self.say("page-setting", setting=name, value=value, mark=one.mark, reason=reason)

    def tenures(self) -> Iterator[Block]:
        if self.pack.tenures:
            yield "h2", self.say("page-tenures")
            yield "p", self.say("page-tenure-note")
        for one in self.pack.tenures:
            yield from TenurePage(self.pack, self.lang, one).blocks()

    def laws(self) -> Iterator[Block]:
        yield "h2", self.say("page-laws")
        for law in self.pack.laws:
            yield "h3", law_name(self.pack, law.key, self.lang)
            if law.quote:
                yield "quote", law.quote
            yield "p", self.law_facts(law)
            if law.ties:
                yield "p", self.say("page-law-ties", ties=self.join([self.say(f"tie-{kind}") for kind in law.ties]))
            if law.note:
                yield "p", self.pick(law.note, law.note_en)

    def law_facts(self, law: Law) -> str:
        start = law.in_force_from or self.say("page-day-unknown")
        until = law.in_force_until or self.say("page-open")
        return self.say("page-law-facts", issuer=law.issuer, start=start, end=until, mark=law.mark, source=law.source)
