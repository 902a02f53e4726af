"""What holds for all tests: none is timed, and what they print for the reader comes at the end.

The end, because output is captured and tests run in several processes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

from tests.neo4j_server import TOGETHER
from tests.neo4j_server import server as server

if TYPE_CHECKING:
    from xdist.scheduler import LoadScopeScheduling

settings.register_profile("kinship", deadline=None)
settings.load_profile("kinship")

PRINTED = "printed"
"""The property of a test (``record_property``) that holds what it has to print."""


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadScopeScheduling:
    """Every test goes to whichever process is free, but those that ask for the Neo4j server all to one: it is started once.

    By the names of their files: the marks by which pytest-xdist would tell are lost on the way with pytest 9.2.
    """
    from xdist.scheduler import LoadScopeScheduling

    class Together(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return TOGETHER if nodeid.startswith(TOGETHER) else nodeid

    return Together(config, log)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Prints what the tests recorded, in the order of their names."""
    reports = [report for outcome in ("passed", "failed") for report in terminalreporter.getreports(outcome)]
    told = {report.nodeid: text for report in reports for name, text in report.user_properties if name == PRINTED}
    for _, text in sorted(told.items()):
        terminalreporter.write_line(str(text))
