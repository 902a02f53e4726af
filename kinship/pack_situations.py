"""The situations that a rule can name, the arms by which each comes about, and what each asks of a rule.

A new arm needs a line here, a line in a query of ``queries/sql/findings`` and a clause in ``text/sentence.toml``.
"""

from __future__ import annotations

SITUATIONS: dict[str, tuple[str, ...]] = {
    "direct-line": (
        "leader-head",
        "leader-unsectioned",
        "head-staff",
        "chief-deputy-team",
        "chief-deputy-section",
        "reports-to",
        "organ-above",
    ),
    "common-leader": ("team", "section", "chief", "reports-to"),
    "common-leader-wide": ("in-charge",),
    "in-charge-leader": ("in-charge",),
    "leader-and-function": ("leader",),
    "head-and-function": ("head",),
    "skip-level": ("leader-staff", "organ-above-head", "organ-two-above", "reports-to-twice"),
    "leader-in-organ": ("leader", "chief"),
    "entry-ban": ("leader",),
    "same-organ": ("organ", "group"),
    "role-set": ("organ", "section"),
    "role-pair": ("organ", "section", "group"),
    "adjacent-levels": ("organ-above",),
    "business": ("leader", "anyone"),
    "group-quota": ("organ",),
    "home-area": ("area",),
    "reciprocal": ("leaders",),
}

BY_FUNCTION = ("leader-and-function", "head-and-function")
"""Their arms must say on which side the functions are worked."""

MUTUAL = ("common-leader", "common-leader-wide", "same-organ", "role-set", "adjacent-levels", "group-quota")
"""Neither of the two is above or named first: a list of relatives that is read from one side is tried from both."""

ALONE = ("home-area",)
"""About one person: no relative is needed."""

LINKS = {
    ("direct-line", "organ-above"): "above",
    ("skip-level", "organ-above-head"): "above",
    ("skip-level", "organ-two-above"): "two-above",
    ("skip-level", "reports-to-twice"): "named-twice",
    ("adjacent-levels", "organ-above"): "above",
    ("role-pair", "group"): "group",
    ("same-organ", "group"): "group",
    ("reciprocal", "leaders"): "elsewhere",
}
"""Arms over two organs, with the link that must join these: posts in two organs are compared only where a pack asks for it."""

NEEDS: dict[str, tuple[str, ...]] = {
    "role-set": ("role",),
    "role-pair": ("upper_role", "lower_role"),
    "adjacent-levels": ("role",),
    "group-quota": ("role", "more_than"),
    "home-area": ("role",),
}
"""Keys without which an arm of a situation says nothing."""

ONLY = {"more_than": "group-quota", "trades": "business"}
"""Keys that mean something in one situation only."""
