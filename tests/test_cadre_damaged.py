"""Damaged forms and packages: whatever the damage, a sentence or a county whose rows are all accounted for."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinship.errors import InputError
from tests.cadre_files import SAMPLES, Read

PLACES = st.floats(0, 1, exclude_max=True)
PIECES = st.sampled_from(
    ['"', "<", ">", "&", "@", ",", "\n", "/>", "<row ", "--", "2005.03--", "&a;", "甲", "<!DOCTYPE a [", "\x00", ""]
)
DAMAGE = st.lists(st.tuples(PLACES, st.integers(0, 40), PIECES), min_size=1, max_size=4)


def damaged(text: str, damage: list[tuple[float, int, str]]) -> str:
    """The text with stretches of it replaced."""
    for place, length, piece in damage:
        at = int(place * len(text))
        text = text[:at] + piece + text[at + length :]
    return text


def settle(name: str, data: bytes) -> None:
    """Reads the file: an error must have its sentences, a county an account that adds up and problems with theirs."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        try:
            read = Read(path)
        except InputError as error:
            assert all(error.text(lang) for lang in ("zh", "en"))
        else:
            assert all(problem.text(lang) for problem in read.account.problems for lang in ("zh", "en"))


@pytest.mark.parametrize(("name", "encoding"), [("synthetic_utf8bom.lrmx", "utf-8-sig"), ("synthetic.lrm", "gb18030")])
@settings(max_examples=60, deadline=None, derandomize=True)
@given(damage=DAMAGE)
def test_forms(name: str, encoding: str, damage: list[tuple[float, int, str]]) -> None:
    text = (SAMPLES / name).read_bytes().decode(encoding)
    settle(name, damaged(text, damage).encode(encoding))


@pytest.mark.parametrize("table", ["A01", "A02", "A36", "B01"])
@settings(max_examples=25, deadline=None, derandomize=True)
@given(damage=DAMAGE)
def test_tables_of_a_package(table: str, damage: list[tuple[float, int, str]]) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(SAMPLES / "synthetic_hzb_plain.zip") as whole, zipfile.ZipFile(packed, "w") as out:
        for name in whole.namelist():
            text = whole.read(name).decode()
            out.writestr(name, damaged(text, damage) if table in name else text)
    settle("包.zip", packed.getvalue())
