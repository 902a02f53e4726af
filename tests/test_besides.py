"""The queries that only count or warn answer small tables as they should."""

from __future__ import annotations

import pytest

import queries
from tests.besides import BESIDES


@pytest.mark.parametrize("query", BESIDES)
def test_what_is_counted_and_what_is_warned_of(query: str) -> None:
    assert BESIDES[query].answers(queries.text(f"sql/findings/{query}.sql"))
