"""The questions in ``queries/cypher``: one file each, with a header that says what it answers and what it needs."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from importlib import resources
from pathlib import Path
from typing import Any

from kinship.errors import Place, RequestError

HEADER = re.compile(
    r"// (?P<name>name|title|answers|gives|bound|parameter (?P<key>\w+) (?P<sort>=|e\.g\.) (?P<value>.+?)): (?P<text>.+)"
)


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question asks for. ``value``: the default, or, where it is ``required``, an example."""

    name: str
    value: Any
    required: bool
    about: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question: its Cypher, and what the header says."""

    name: str
    text: str
    told: Mapping[str, str]
    parameters: Sequence[Parameter]

    @property
    def title(self) -> str:
        """The title, in Chinese and English."""
        return self.told.get("title", self.name)

    def values(self, given: Mapping[str, str]) -> dict[str, Any]:
        """The parameters as the query takes them: given, or by default.

        RequestError for one that the question does not know, one that is missing, or one that is no number where one is needed.
        """
        names = [one.name for one in self.parameters]
        for name in given:
            if name not in names:
                raise RequestError("neo4j.unknown-parameter", parameter=name, query=self.name, known=", ".join(names) or "-")
        for one in self.parameters:
            if one.required and one.name not in given:
                raise RequestError("neo4j.missing-parameter", parameter=one.name, query=self.name, example=_shown(one.value))
        return {one.name: _typed(one, given[one.name]) if one.name in given else one.value for one in self.parameters}


def questions() -> list[Question]:
    """All questions that come with the program, by name.

    >>> "direct-line" in [one.name for one in questions()]
    True
    """
    folder = resources.files("queries").joinpath("cypher")
    files = sorted(one.name for one in folder.iterdir() if one.name.endswith(".cypher"))
    return [read(name.removesuffix(".cypher"), folder.joinpath(name).read_text(encoding="utf-8")) for name in files]


def question(name: str) -> Question:
    """The question of that name, or in that ``.cypher`` file. RequestError for an unknown one."""
    if name.endswith(".cypher"):
        try:
            return read(Path(name).stem, Path(name).read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise RequestError("neo4j.no-file", place=Place(name), reason=getattr(error, "strerror", None) or error) from error
    known = {one.name: one for one in questions()}
    if name not in known:
        near = get_close_matches(name, known, n=1)
        raise RequestError("neo4j.unknown-query", query=name, near=near[0] if near else next(iter(known)))
    return known[name]


def read(name: str, text: str) -> Question:
    """A question from the text of its file.

    >>> asked = read("kin", '// title: Kin\\n// parameter person e.g. "p1": who\\n// parameter most = 20: how many\\nRETURN 1')
    >>> asked.title, asked.values({"person": "p2"})
    ('Kin', {'person': 'p2', 'most': 20})
    """
    told, parameters = {}, []
    for line in text.splitlines():
        found = HEADER.fullmatch(line)
        if not found:
            break
        if found["key"]:
            parameters.append(Parameter(found["key"], json.loads(found["value"]), found["sort"] == "e.g.", found["text"]))
        else:
            told[found["name"]] = found["text"]
    return Question(name, text, told, tuple(parameters))


def _typed(parameter: Parameter, text: str) -> Any:
    """A value as it is typed on the command line, of the kind that the header shows."""
    if isinstance(parameter.value, str):
        return text
    if isinstance(parameter.value, list):
        return [part for part in text.split(",") if part]
    try:
        return type(parameter.value)(text)
    except ValueError as error:
        raise RequestError("neo4j.no-number", parameter=parameter.name, value=text, example=parameter.value) from error


def _shown(value: Any) -> str:
    return ",".join(value) if isinstance(value, list) else str(value)
