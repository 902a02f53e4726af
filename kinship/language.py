"""Which language the user reads."""

from __future__ import annotations

import os

LANGUAGES = ("zh", "en")


def default_language() -> str:
    """``zh`` or ``en``: KINSHIP_LANG, else the locale of the environment, else (Windows has none there) that of the system."""
    for variable in ("KINSHIP_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable, "")
        if value:
            return _language(value)
    from _locale import LC_CTYPE, setlocale  # what is behind locale, which takes as long to load as a simple question to answer

    return _language(setlocale(LC_CTYPE))


def _language(told: str) -> str:
    """Of a locale by either name: ``zh_CN.UTF-8``, and ``Chinese (Simplified)_China.936`` as Windows calls it.

    >>> _language("zh_CN.UTF-8"), _language("Chinese (Simplified)_China.936"), _language("C")
    ('zh', 'zh', 'en')
    """
    return "zh" if told.lower().startswith(("zh", "chinese")) else "en"
