"""What holds for all tests: none is timed, and what they print for the reader comes at the end.

The end, because output is captured and tests run in several processes.
"""

from __future__ import annotations

import gc

import pytest
from hypothesis import settings

from tests.neo4j_server import server as server

settings.register_profile("kinship", deadline=None)
settings.load_profile("kinship")

PRINTED = "printed"
"""The property of a test (``record_property``) that holds what it has to print."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Sees that tests marked as one group go to one process.

    pytest-xdist knows them by the end of their names. As version 3.8 writes it there, pytest 9.2 does not see it.
    """
    if not getattr(config.option, "loadgroup", False):
        return
    for item in items:
        group = "_".join(sorted({mark.args[0] for mark in item.iter_markers("xdist_group")}))
        if group and not item.nodeid.endswith(f"@{group}"):
            item._id = type(item._id).parse(f"{item.nodeid}@{group}")  # type: ignore[attr-defined]
            assert item.nodeid.endswith(f"@{group}"), "tests that share a server would start one in each process"


def pytest_collection_finish() -> None:
    """Spares the collector of cyclic garbage what stands till the end: ten thousand tests and the libraries.

    It would look through all of it again and again, a third of a second each time; a command goes without it altogether.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 10, 10)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Prints what the tests recorded, in the order of their names."""
    reports = [report for outcome in ("passed", "failed") for report in terminalreporter.getreports(outcome)]
    told = {report.nodeid: text for report in reports for name, text in report.user_properties if name == PRINTED}
    for _, text in sorted(told.items()):
        terminalreporter.write_line(str(text))
