"""What holds for all tests: none is timed, and what they print for the reader comes at the end.

The end, because output is captured and tests run in several processes.
"""

from __future__ import annotations

import pytest
from hypothesis import settings

from tests.neo4j_server import server as server

settings.register_profile("kinship", deadline=None)
settings.load_profile("kinship")

PRINTED = "printed"
"""The property of a test (``record_property``) that holds what it has to print."""


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Prints what the tests recorded, in the order of their names."""
    reports = [report for outcome in ("passed", "failed") for report in terminalreporter.getreports(outcome)]
    told = {report.nodeid: text for report in reports for name, text in report.user_properties if name == PRINTED}
    for _, text in sorted(told.items()):
        terminalreporter.write_line(str(text))
