"""A rule pack as a page that a lawyer can read, in Chinese and English, as Markdown or plain text.

``python -m kinship.pack_pages FOLDER`` writes the pages of the built-in packs; they are never edited by hand.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kinship.kin import BY_WORD
from kinship.pack_model import Arm, Law, Pack, Relation, Rule, Tenure
from kinship.rules import built_in, load_pack
from kinship.text import LANGUAGES, say
from kinship.wording import class_label, function_label, organ_kind_label, severity_label

Block = tuple[str, str]
"""What it is (h1, h2, h3, p, li, quote, row) and its text; the cells of a row are apart by tabs."""
MARKUP = {"h1": "# {}", "h2": "## {}", "h3": "### {}", "p": "{}", "li": "- {}", "quote": "> {}"}
PLAIN = {"h1": "{}", "h2": "{}", "h3": "{}", "p": "{}", "li": "  · {}", "quote": "    “{}”"}
TIGHT = ("li", "row")


def page(pack: Pack, lang: str, form: str = "md") -> str:
    """The page of one pack; ``form`` is ``md`` or ``text``.

    >>> print(page(load_pack("county-rotation"), "en", "text").splitlines()[0])
    County measures for the rotation of staff of organs and public institutions (county-rotation)
    """
    blocks = list(_Page(pack, lang).blocks())
    return _markdown(blocks) if form == "md" else _text(blocks)


def pages() -> dict[str, str]:
    """All pages of the built-in packs: file name → text."""
    suffix = {"en": "", "zh": ".zh-CN"}
    return {f"{name}{suffix[lang]}.md": page(load_pack(name), lang) for name in built_in() for lang in LANGUAGES}


@dataclass(frozen=True, slots=True)
class _Page:
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
        parts = (self.organs, self.rules, self.relations, self.settings, self.tenures, self.laws)
        for part in parts:
            yield from part()

    def organs(self) -> Iterator[Block]:
        yield "h2", self.say("page-organs")
        for organ in self.pack.organs:
            cap = self.say("page-cap", severity=severity_label(organ.cap, self.lang)) if organ.cap else ""
            kind = organ_kind_label(organ.kind, self.lang)
            yield "li", self.say("page-organ", kind=kind, cap=cap, reason=self.pick(organ.reason, organ.reason_en))

    def rules(self) -> Iterator[Block]:
        yield "h2", self.say("page-rules")
        for rule in self.pack.rules:
            yield from self.rule(rule)

    def rule(self, rule: Rule) -> Iterator[Block]:
        title, severity = self.pick(rule.title, rule.title_en), severity_label(rule.severity, self.lang)
        yield "h3", self.say("page-rule", title=title, severity=severity, id=rule.id)
        yield "p", self.say("page-reason", mark=rule.mark, reason=self.pick(rule.reason, rule.reason_en))
        for arm in rule.arms:
            yield "li", self.arm(rule, arm)
        if rule.functions:
            yield "p", self.say("page-functions", functions=self.functions(rule.functions))
        if rule.instead_of_management:
            yield "p", self.say("page-instead", functions=self.functions(rule.instead_of_management))
        if rule.yields_to:
            others = {one.situation: self.pick(one.title, one.title_en) for one in self.pack.rules}
            yield "p", self.say("page-yields", situations=self.join([others.get(one, one) for one in rule.yields_to]))
        yield "p", self.say("page-cites", laws=self.join(list(dict.fromkeys(self.law_name(key) for key in rule.law))))

    def arm(self, rule: Rule, arm: Arm) -> str:
        words = [self.say(f"arm-{rule.situation}-{arm.arm}")]
        flags = ("subordinate_chief", "both_chief", "subordinate_management")
        words += [self.say(f"asks-{flag}") for flag in flags if getattr(arm, flag)]
        if arm.severity_if_unknown:
            words.append(self.say("asks-unknown", severity=severity_label(arm.severity_if_unknown, self.lang)))
        if arm.function_side == "both":
            words.append(self.say("asks-function-both"))
        return self.say("page-clause").join(words)

    def functions(self, functions: Sequence[str]) -> str:
        return self.join([function_label(one, self.lang) for one in functions])

    def relations(self) -> Iterator[Block]:
        yield "h2", self.say("page-relations")
        yield "p", self.say("page-words")
        yield "row", "\t".join(self.say(f"page-column-{name}") for name in ("word", "relative", "class", "basis"))
        for relation in self.pack.relations:
            yield "row", "\t".join(self.relation(relation))

    def relation(self, row: Relation) -> list[str]:
        label = self.pick(row.label, BY_WORD[row.word].en)
        if row.advisory:
            basis = self.say("page-advisory", reason=self.pick(row.reason, row.reason_en))
        elif row.listed:
            basis = row.cite
        else:
            basis = self.say("page-derived", word=row.derived_from, cite=row.cite)
        return [row.word, label, class_label(row.class_, self.lang), basis]

    def settings(self) -> Iterator[Block]:
        yield "h2", self.say("page-settings")
        for one in self.pack.settings:
            reason = self.pick(one.reason, one.reason_en)
            name, value = self.say(f"setting-{one.name}"), self.say(f"value-{one.value}")
            yield "li", self.say("page-setting", setting=name, value=value, mark=one.mark, reason=reason)

    def tenures(self) -> Iterator[Block]:
        if self.pack.tenures:
            yield "h2", self.say("page-tenures")
            yield "p", self.say("page-tenure-note")
        for one in self.pack.tenures:
            yield "li", self.tenure(one)

    def tenure(self, one: Tenure) -> str:
        title, reason = self.pick(one.title, one.title_en), self.pick(one.reason, one.reason_en)
        return self.say("page-tenure", id=one.id, title=title, years=one.years, quote=one.quote, reason=reason)

    def laws(self) -> Iterator[Block]:
        yield "h2", self.say("page-laws")
        for law in self.pack.laws:
            yield "h3", self.law_name(law.key)
            if law.quote:
                yield "quote", law.quote
            yield "p", self.law_facts(law)
            if law.note:
                yield "p", self.pick(law.note, law.note_en)

    def law_name(self, key: str) -> str:
        law = self.pack.law(key)
        return self.say("page-law", title=law.title, article=law.article or self.say("page-no-article"))

    def law_facts(self, law: Law) -> str:
        start = law.in_force_from or self.say("page-day-unknown")
        until = law.in_force_until or self.say("page-open")
        return self.say("page-law-facts", issuer=law.issuer, start=start, end=until, mark=law.mark, source=law.source)


def _markdown(blocks: Sequence[Block]) -> str:
    lines: list[str] = []
    for number, (kind, text) in enumerate(blocks):
        before = blocks[number - 1][0] if number else ""
        if lines and not (kind in TIGHT and kind == before):
            lines.append("")
        if kind == "row":
            cells = text.replace("|", "\\|").split("\t")
            lines.append(f"| {' | '.join(cells)} |")
            lines += ["|---" * len(cells) + "|"] if before != "row" else []
        else:
            lines.append(MARKUP[kind].format(text))
    return "\n".join(lines) + "\n"


def _text(blocks: Sequence[Block]) -> str:
    lines: list[str] = []
    for number, (kind, text) in enumerate(blocks):
        before = blocks[number - 1][0] if number else ""
        if lines and not (kind in TIGHT and kind == before):
            lines.append("")
        lines.append("  " + text.replace("\t", "  ") if kind == "row" else PLAIN[kind].format(text))
        lines += ["=" * 72] if kind == "h1" else ["-" * 72] if kind == "h2" else []
    return "\n".join(lines) + "\n"


def main(folder: str) -> None:
    """Writes the pages into ``folder``."""
    for name, text in pages().items():
        Path(folder, name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "docs/rules")
