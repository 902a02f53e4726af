"""The JSON of a check keeps the contract of ``kinship/schema``, whatever is in the files."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from kinship.errors import InputError
from kinship.judge import check_county
from loaders import load
from tests import families, road_worlds
from tests.road_files import DAY, county, kinship, ledger, official


@cache
def schema() -> dict[str, Any]:
    text = resources.files("kinship").joinpath("schema/kinship-findings-1.json").read_text(encoding="utf-8")
    read: dict[str, Any] = json.loads(text)
    jsonschema.Draft202012Validator.check_schema(read)
    return read


def valid(document: object) -> bool:
    jsonschema.Draft202012Validator(schema()).validate(document)
    return True


@pytest.mark.parametrize("noise", [0, 3])
def test_excel_and_canonical_files(noise: int) -> None:
    folder = county(400, 5, noise)
    for sources in ([folder], [*ledger(folder)], [official(folder)]):
        done = kinship("check", *sources, "--format", "json", "--as-of", DAY)
        document = json.loads(done.stdout)
        assert done.returncode == 1 and valid(document)
        assert len(document["findings"]) == sum(document["summary"][name] for name in ("violation", "review", "advisory"))


def test_random_worlds_with_every_kind_of_gap() -> None:
    document = check_county(families.county(road_worlds.worlds(400, 60)))
    assert valid(json.loads(json.dumps(document)))
    assert document["findings"] and document["unknown"]


def test_a_county_of_nobody(tmp_path: Path) -> None:
    (tmp_path / "person.csv").write_text("person_id,name\n", encoding="utf-8")
    with pytest.raises(InputError, match="there is nobody"):
        check_county(load([tmp_path]))


def test_a_county_of_one(tmp_path: Path) -> None:
    (tmp_path / "person.csv").write_text("person_id,name\n1,甲\n", encoding="utf-8")
    document = check_county(load([tmp_path]))
    assert valid(document)
    assert (document["findings"], document["summary"]["people"]) == ([], 1)
    assert [problem["key"] for problem in document["problems"]] == ["intake.missing-table"] * 4 + ["intake.no-posts"]


@pytest.mark.parametrize(
    ("path", "value"), [(["severity"], "grave"), (["people"], []), (["kin", "word"], "X"), (["id"], "8d25"), (["law"], [])]
)
def test_the_schema_refuses_what_is_not_a_finding(path: list[str], value: object) -> None:
    document = json.loads(kinship("check", county(), "--format", "json", "--as-of", DAY).stdout)
    spot = document["findings"][0]
    for key in path[:-1]:
        spot = spot[key]
    spot[path[-1]] = value
    with pytest.raises(jsonschema.ValidationError):
        valid(document)
