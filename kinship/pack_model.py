"""What a rule pack is made of: one dataclass per kind of entry of its TOML file.

The fields are the keys a pack may have, those without a default are required, and ``CHOICES`` closes the lists of words. The
reader (``kinship.pack_read``) checks a file against exactly this, so that a new key needs one line here and nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kinship.kin import CLASS_EN, KIN
from kinship.tables import FUNCTIONS, ORGAN_KINDS

SITUATIONS: dict[str, tuple[str, ...]] = {
    "direct-line": (
        "leader-head",
        "leader-unsectioned",
        "head-staff",
        "chief-deputy-team",
        "chief-deputy-section",
        "reports-to",
    ),
    "common-leader": ("team", "section", "chief", "reports-to"),
    "common-leader-wide": ("in-charge",),
    "in-charge-leader": ("in-charge",),
    "leader-and-function": ("leader",),
    "head-and-function": ("head",),
    "skip-level": ("leader-staff",),
}
SEVERITIES = ("violation", "review", "advisory")
VERIFIED = ("VERIFIED-T", "VERIFIED-P")
MARKS = (*VERIFIED, "MEMORY", "READING")
SETTINGS: dict[str, tuple[str, ...]] = {
    "affinity_after_death": ("keep", "until_remarriage", "end"),
    "affinity_after_death_severity": ("as-situation", "advisory"),
    "adopted_blood_severity": ("advisory",),
    "mover": ("lower_post_level",),
    "tie": ("undetermined",),
}
WORDS = tuple(row.word for row in KIN)
UNKNOWN_KIND = "unknown"
"""The kind under which an organ whose kind nobody recorded is looked up."""

CHOICES: dict[str, tuple[str, ...]] = {
    "mark": MARKS,
    "situation": tuple(SITUATIONS),
    "severity": SEVERITIES,
    "severity_if_unknown": SEVERITIES,
    "arm": tuple(dict.fromkeys(arm for arms in SITUATIONS.values() for arm in arms)),
    "function_side": ("subordinate", "both"),
    "functions": FUNCTIONS,
    "instead_of_management": FUNCTIONS,
    "yields_to": tuple(SITUATIONS),
    "kind": (*ORGAN_KINDS, UNKNOWN_KIND),
    "cap": ("review", "advisory"),
    "name": tuple(SETTINGS),
    "word": WORDS,
    "derived_from": WORDS,
    "class": tuple(CLASS_EN),
}


@dataclass(frozen=True, slots=True)
class Head:
    """``[pack]``: what the pack is called and since when it is in force."""

    id: str
    title: str
    about: str
    title_en: str = ""
    about_en: str = ""
    in_force_from: date | None = None
    in_force_until: date | None = None


@dataclass(frozen=True, slots=True)
class Law:
    """``[[law]]``: one passage of a legal text, and how far its words were checked (``mark``)."""

    key: str
    title: str
    issuer: str
    mark: str
    title_en: str = ""
    article: str = ""
    quote: str = ""
    source: str = ""
    in_force_from: date | None = None
    in_force_until: date | None = None
    note: str = ""
    note_en: str = ""


@dataclass(frozen=True, slots=True)
class Arm:
    """One way in which a situation comes about, with what this pack asks of it besides."""

    arm: str
    severity: str = ""
    subordinate_chief: bool = False
    both_chief: bool = False
    subordinate_management: bool = False
    severity_if_unknown: str = ""
    function_side: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """``[[rule]]``: a situation of two posts that relatives may not hold, with its citation and its reading."""

    id: str
    title: str
    situation: str
    severity: str
    law: tuple[str, ...]
    mark: str
    reason: str
    arms: tuple[Arm, ...]
    title_en: str = ""
    reason_en: str = ""
    functions: tuple[str, ...] = ()
    instead_of_management: tuple[str, ...] = ()
    yields_to: tuple[str, ...] = ()
    in_force_from: date | None = None
    in_force_until: date | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """One line of ``[relations]``: a kin word under one of ``listed``, ``derived`` or ``advisory``."""

    word: str
    class_: str
    label: str
    cite: str = ""
    derived_from: str = ""
    reason: str = ""
    reason_en: str = ""
    listed: bool = True
    advisory: bool = False


@dataclass(frozen=True, slots=True)
class Organ:
    """``[[organ]]``: a kind of organ the pack covers; findings there are capped to ``cap`` where it is given."""

    kind: str
    reason: str
    reason_en: str = ""
    cap: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """``[[setting]]``: a reading that applies to the whole pack."""

    name: str
    value: str
    mark: str
    reason: str
    reason_en: str = ""


@dataclass(frozen=True, slots=True)
class Tenure:
    """``[[tenure]]``: a rotation clause, kept as data."""

    id: str
    title: str
    quote: str
    law: str
    years: int
    severity: str
    mark: str
    reason: str
    title_en: str = ""
    reason_en: str = ""
    functions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pack:
    """A rule pack, read and checked."""

    head: Head
    laws: tuple[Law, ...]
    rules: tuple[Rule, ...]
    relations: tuple[Relation, ...]
    organs: tuple[Organ, ...]
    settings: tuple[Setting, ...]
    tenures: tuple[Tenure, ...] = ()
    file: str = ""

    @property
    def id(self) -> str:
        """The pack's name, as ``--pack`` takes it."""
        return self.head.id

    def law(self, key: str) -> Law:
        """The passage that the pack keeps under ``key``."""
        return next(law for law in self.laws if law.key == key)
