"""What a rule pack is made of: one dataclass per kind of entry of its TOML file.

The fields are the keys a pack may have, those without a default are required, and ``CHOICES`` closes the lists of words. The
reader (``kinship.pack_read``) checks a file against exactly this, so that a new key needs one line here and nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kinship.kin import CLASS_EN, KIN
from kinship.pack_situations import SITUATIONS
from kinship.pack_tenure import SAME, SECONDMENT, Tenure
from kinship.pack_words import AFFINITY
from kinship.tables import FUNCTIONS, ORGAN_KINDS, ORGAN_LEVELS

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
    "organ_kinds": (*ORGAN_KINDS, UNKNOWN_KIND),
    "organ_levels": ORGAN_LEVELS,
    "affinity": tuple(AFFINITY),
    "kind": (*ORGAN_KINDS, UNKNOWN_KIND),
    "cap": ("review", "advisory"),
    "ties": ("adoptive", "step_fostered"),
    "name": tuple(SETTINGS),
    "word": WORDS,
    "derived_from": WORDS,
    "class": tuple(CLASS_EN),
    "same": SAME,
    "secondment": SECONDMENT,
}


@dataclass(frozen=True, slots=True)
class Head:
    """``[pack]``: what the pack is called and since when it is in force.

    ``like`` names a built-in pack whose settings hold, as readings, where this one gives none of its own.
    """

    id: str
    title: str
    about: str
    title_en: str = ""
    about_en: str = ""
    like: str = ""
    in_force_from: date | None = None
    in_force_until: date | None = None


@dataclass(frozen=True, slots=True)
class Law:
    """``[[law]]``: one passage of a legal text, and how far its words were checked (``mark``).

    ``ties``: it is what makes parents and children of these kinds relatives, and is cited besides where one is on the way.
    """

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
    ties: tuple[str, ...] = ()
    note: str = ""
    note_en: str = ""


@dataclass(frozen=True, slots=True)
class Arm:
    """One way in which a situation comes about, with what this pack asks of it besides.

    ``role`` must be held by both, ``upper_role`` and ``lower_role`` by the one above (or named first) and the other.
    ``subordinate_later``: the other was appointed to the post when the one above already held his. Whether the arm holds is open
    where the other's post has the role ``seconded_role``, or ``unclear_role`` and does only one kind of the work asked for.
    """

    arm: str
    severity: str = ""
    role: str = ""
    upper_role: str = ""
    lower_role: str = ""
    seconded_role: str = ""
    unclear_role: str = ""
    subordinate_later: bool = False
    more_than: str = ""
    trades: tuple[str, ...] = ()
    subordinate_chief: bool = False
    both_chief: bool = False
    subordinate_management: bool = False
    severity_if_unknown: str = ""
    function_side: str = ""

    def roles(self) -> tuple[str, ...]:
        """The sets of posts that it names."""
        return tuple(filter(None, (self.role, self.upper_role, self.lower_role, self.seconded_role, self.unclear_role)))


@dataclass(frozen=True, slots=True)
class Rule:
    """``[[rule]]``: a situation of posts that relatives may not hold, with its citation and its reading.

    ``like`` names a rule of a built-in pack (``pack/rule``), whose keys hold where this one gives none of its own; law and dates
    are always its own.
    """

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
    organ_kinds: tuple[str, ...] = ()
    relations: str = ""
    like: str = ""
    in_force_from: date | None = None
    in_force_until: date | None = None


@dataclass(frozen=True, slots=True)
class RolePost:
    """One kind of post that has a role: all that is given must hold, and of each list one word is enough.

    Words are looked for inside the text of a post, its section or its organ. A post is none that has a word of ``without`` in its
    title or level.
    """

    titles: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    organs: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()
    tiers: tuple[int, ...] = ()
    organ_levels: tuple[str, ...] = ()
    chief: bool | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """``[[role]]``: a set of posts that rules name, as the law words it and as a ledger shows it."""

    id: str
    title: str
    mark: str
    reason: str
    posts: tuple[RolePost, ...]
    title_en: str = ""
    reason_en: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """One relative of a list: a kin word under one of ``listed``, ``derived``, ``review`` or ``advisory``."""

    word: str
    class_: str
    label: str
    cite: str = ""
    derived_from: str = ""
    reason: str = ""
    reason_en: str = ""
    listed: bool = True
    cap: str = ""

    @property
    def advisory(self) -> bool:
        """Whether the word is only noted."""
        return self.cap == "advisory"


@dataclass(frozen=True, slots=True)
class RelationList:
    """``[relations]`` or ``[relations.NAME]``: who counts as a relative.

    Words are enumerated, taken from the list of another pack (``like``), or computed: all blood within so many ``degrees``
    (steps up and down) or ``generations`` (the longer side, with oneself as 1), and ``affinity`` of these kinds over it.
    A ``symmetric`` list holds for a pair that it names from either side; otherwise it is read from the official's side.
    """

    name: str = ""
    title: str = ""
    title_en: str = ""
    symmetric: bool = True
    like: str = ""
    cite: str = ""
    degrees: int = 0
    generations: int = 0
    affinity: tuple[str, ...] = ()
    rows: tuple[Relation, ...] = ()
    beyond: tuple[str, ...] = ()


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
class Pack:
    """A rule pack, read and checked."""

    head: Head
    laws: tuple[Law, ...]
    rules: tuple[Rule, ...]
    lists: tuple[RelationList, ...]
    organs: tuple[Organ, ...]
    settings: tuple[Setting, ...]
    roles: tuple[Role, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    file: str = ""

    @property
    def id(self) -> str:
        """The pack's name, as ``--pack`` takes it."""
        return self.head.id

    @property
    def relations(self) -> tuple[Relation, ...]:
        """The relatives of the main list, the one without a name."""
        return next((one.rows for one in self.lists if not one.name), ())

    def law(self, key: str) -> Law:
        """The passage that the pack keeps under ``key``."""
        return next(law for law in self.laws if law.key == key)
