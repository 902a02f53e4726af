"""A rule pack as a page that a lawyer can read, in Chinese and English, as Markdown or plain text.

``python -m kinship.pack_pages FOLDER`` writes the pages of the built-in packs; they are never edited by hand.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from kinship.pack_blocks import PackPage
from kinship.pack_model import Pack
from kinship.pack_rule_page import Block
from kinship.rules import built_in, load_pack
from kinship.text import LANGUAGES

MARKUP = {"h1": "# {}", "h2": "## {}", "h3": "### {}", "p": "{}", "li": "- {}", "quote": "> {}"}
PLAIN = {"h1": "{}", "h2": "{}", "h3": "{}", "p": "{}", "li": "  · {}", "quote": "    “{}”"}
TIGHT = ("li", "row")


def page(pack: Pack, lang: str, form: str = "md") -> str:
    """The page of one pack; ``form`` is ``md`` or ``text``.

    >>> print(page(load_pack("county-rotation"), "en", "text").splitlines()[0])
    County measures for the rotation of staff of organs and public institutions (county-rotation)
    """
    blocks = list(PackPage(pack, lang).blocks())
    return _markdown(blocks) if form == "md" else _text(blocks)


def pages() -> dict[str, str]:
    """All pages of the built-in packs: file name → text."""
    suffix = {"en": "", "zh": ".zh-CN"}
    return {f"{name}{suffix[lang]}.md": page(load_pack(name), lang) for name in built_in() for lang in LANGUAGES}


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
