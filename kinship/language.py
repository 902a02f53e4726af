"""Which language the user reads."""

from __future__ import annotations

import os

LANGUAGES = ("zh", "en")


def default_language() -> str:
    """``zh`` or ``en``: KINSHIP_LANG, else the locale of the environment."""
    for variable in ("KINSHIP_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable, "")
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"
