"""Every sentence that the loaders can say is in the catalogue, in both languages, and no sentence is left over."""

from __future__ import annotations

import re
import string
from pathlib import Path

import loaders
from kinship.text import LANGUAGES, area

SOURCES = "\n".join(path.read_text("utf-8") for path in sorted(Path(loaders.__file__).parent.rglob("*.py")))


def _used(name: str) -> set[str]:
    return set(re.findall(rf'"{name}\.([a-z-]+)"', SOURCES))


def test_every_key_is_in_the_catalogue_and_every_entry_is_used() -> None:
    assert _used("load") == set(area("load"))
    assert _used("input") <= set(area("input"))


def test_both_languages_have_the_same_holes() -> None:
    for name in ("load", "input", "post"):
        for key, texts in area(name).items():
            holes = {lang: {hole for _, hole, _, _ in string.Formatter().parse(texts[lang]) if hole} for lang in LANGUAGES}
            assert holes["zh"] == holes["en"], f"{name}.{key}"
