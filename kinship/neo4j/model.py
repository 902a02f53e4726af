"""What the graph looks like: the kinds of nodes and relationships, and the queries that give their rows.

All else is computed from these two tables: constraints, statements, the files for the bulk importer.
"""

from __future__ import annotations

from dataclasses import dataclass

MARK = "kinship"
"""What ``loadedBy`` says on our nodes. Nodes without it are never touched."""


@dataclass(frozen=True, slots=True)
class Node:
    """A kind of node. ``key``: the property that names one. ``table`` holds the rows. ``also``: a label that some have."""

    label: str
    key: str
    table: str
    properties: tuple[str, ...]
    indexed: tuple[str, ...] = ()
    also: str = ""


@dataclass(frozen=True, slots=True)
class Tie:
    """A kind of relationship. ``parallel``: the same two nodes may have several, which their contents tell apart."""

    type: str
    start: str
    end: str
    table: str
    properties: tuple[str, ...] = ()
    parallel: bool = False


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split())


NODES = (
    Node("Person", "personId", "node_person", _names("name sex birth died diedOn idNumber form homeArea"), ("name",), "Staff"),
    Node("Organ", "organId", "node_organ", _names("name kind level area start end"), ("name", "kind")),
    Node("Section", "sectionId", "node_section", ("name",)),
    Node("Post", "postId", "node_post", _names("title section tier chief level functions postKind"), ("tier",)),
    Node("Business", "businessId", "node_business", ("name", "industry")),
    Node(
        "Rule",
        "ruleId",
        "node_rule",
        _names(
            "pack title titleEn situation severity law functions insteadOfManagement organKinds reviewKinds advisoryKinds"
            " words reviewWords notedWords bases advisoryBases yieldsTo inForce inForceFrom"
        ),
        ("situation",),
    ),
    Node(
        "Arm",
        "armId",
        "node_arm",
        _names(
            "arm severity severityIfUnknown upperRole lowerRole secondedRole unclearRole subordinateLater subordinateChief"
            " bothChief subordinateManagement functionSide trades shareOver shareOf"
        ),
    ),
    Node("Role", "roleId", "node_role", _names("title titleEn")),
    Node(
        "Finding",
        "findingId",
        "node_finding",
        _names("severity severityZh grade situation arm organId organ section word since asOf sentenceZh sentenceEn"),
        ("severity",),
    ),
    Node(
        "Stay",
        "stayId",
        "node_stay",
        _names(
            "state severity grade rule clause clauseEn law same years sinceOn dueOn byOn section title functions"
            " sentenceZh sentenceEn"
        ),
    ),
)
TIES = (
    Tie("PARENT_OF", "Person", "Person", "tie_parent_of", _names("kind basis grade start end source"), parallel=True),
    Tie("SPOUSE_OF", "Person", "Person", "tie_spouse_of", _names("basis grade start end source"), parallel=True),
    Tie("HOLDS", "Person", "Post", "tie_holds", _names("start startOn enteredOn end endOn now source")),
    Tie("IN_SECTION", "Post", "Section", "tie_in_section"),
    Tie("PART_OF", "Post", "Organ", "tie_part_of_post"),
    Tie("PART_OF", "Section", "Organ", "tie_part_of_section"),
    Tie("PART_OF", "Organ", "Organ", "tie_part_of_organ"),
    Tie("REPORTS_TO", "Post", "Person", "tie_reports_to"),
    Tie("IN_CHARGE_OF", "Person", "Post", "tie_in_charge_of"),
    Tie("RUNS", "Person", "Business", "tie_runs", _names("start end now source"), parallel=True),
    Tie("REGULATED_BY", "Business", "Organ", "tie_regulated_by"),
    Tie("HAS_ARM", "Rule", "Arm", "tie_has_arm"),
    Tie("COUNTS_AS", "Post", "Role", "tie_counts_as"),
    Tie("KIN_OF", "Person", "Person", "tie_kin_of", _names("word class grade declared")),
    Tie("INVOLVES", "Finding", "Person", "tie_involves", _names("place title")),
    Tie("UNDER", "Finding", "Rule", "tie_under"),
    Tie("HAS_STAY", "Person", "Stay", "tie_has_stay"),
    Tie("STAY_IN", "Stay", "Organ", "tie_stay_in"),
)
LISTS = _names(
    "functions insteadOfManagement organKinds reviewKinds advisoryKinds words reviewWords notedWords bases advisoryBases yieldsTo"
    " law trades"
)
"""Properties that are lists of texts; in tables their members are separated by ``;``. An empty one is not stored."""


def node(label: str) -> Node:
    """The kind of node with a label.

    >>> node("Organ").key
    'organId'
    """
    return next(one for one in NODES if one.label == label)


def types() -> list[str]:
    """The types of relationships, each once.

    >>> types()[:3]
    ['PARENT_OF', 'SPOUSE_OF', 'HOLDS']
    """
    return list(dict.fromkeys(one.type for one in TIES))


def camel(column: str) -> str:
    """A property name for a column of a query.

    >>> camel("person_id"), camel("start")
    ('personId', 'start')
    """
    first, *rest = column.split("_")
    return first + "".join(part.capitalize() for part in rest)
