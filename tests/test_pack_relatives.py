"""The tables of relatives that the law gives are cases: docs/packs.md lists each entry, and where its cases are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kinship.case_read import read_cases
from kinship.cases import Case

ROOT = Path(__file__).parent.parent
ENTRY = re.compile(
    r"^\| (?P<who>[^|]+) \| `(?P<word>[PCS]+)`(?P<ended>, ended)? \| (?P<most>\w+) \| `(?P<file>[a-z-]+\.toml)`", re.M
)
ENTRIES = list(ENTRY.finditer((ROOT / "docs" / "packs.md").read_text(encoding="utf-8")))
WEIGHT = ("nothing", "advisory", "review", "violation")
LISTED = "S P C PP CC PC PPC PCC PPCC SP CS SPC PCS SPCS CSP PPCS PCCS PPCCS"
CLOSURE = "SPCC SPPC SPPCC"
GAPS = "SPP CCS PS SC PSC PPP CCC"
BEYOND = "PPPC PCCC PPPCC PPCCC CSPC PCSP PCSPC PCSPCS SPCCS SPPCS SPPCCS"


def test_every_entry_of_the_tables_is_listed() -> None:
    listed = {name: [entry["word"] for entry in ENTRIES if entry["file"] == f"{name}.toml"] for name in ("words-civil", "taiwan")}
    assert listed["words-civil"] == " ".join([LISTED, CLOSURE, GAPS, BEYOND]).split()
    assert listed["taiwan"] == ["PPC", "PCC", "SPC", "PPC", "PPCC", "PPCCS", "CSP", "S"]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: f"{entry['file']}-{entry['who']}")
def test_every_entry_is_a_case_and_comes_to_what_the_table_says(entry: re.Match[str]) -> None:
    cases = [case for case in read_cases(ROOT / "tests" / "cases" / entry["file"]) if _is(case, entry)]
    found = [line.split()[0] for case in cases for line in case.expect]
    assert cases
    assert max(found, key=WEIGHT.index, default="nothing") == entry["most"]
    assert entry["ended"] or entry["who"] in ENTRIES[0].string


def _is(case: Case, entry: re.Match[str]) -> bool:
    """Whether a case is about the relation alone: its word, and for a former spouse the end of the marriage."""
    ended = any("end" in tie for tie in (case.ties or {}).values())
    return case.kin == entry["word"] and ended == bool(entry["ended"]) and not (case.died or case.adopted)
