"""The command line. What ``answers`` knows is said at once; everything else is the work of ``program``, imported only then.

Importing this package costs next to nothing: click alone takes four times as long to import as Python takes to start.
"""

from __future__ import annotations

TYPE_CHECKING = False  # the one in typing would cost more than all that is imported here
if TYPE_CHECKING:
    from kinship.cli.program import cli as cli

COMMANDS = (
    *("demo", "check", "whatif", "kin", "undeclared", "term", "explain", "graph", "timeline", "tenure", "plan", "quality"),
    *("identity", "register", "notice", "convert", "neo4j", "generate", "pack"),
)
CLEAN, FOUND, FAILED, INTERRUPTED = 0, 1, 2, 130


def main() -> None:
    """Runs the command line and exits: 0 clean, 1 findings at or above ``--fail-on``, 2 the work could not be done."""
    try:
        _main()
    except KeyboardInterrupt:  # while the program was still being imported, or already leaving
        _interrupted()


def _main() -> None:
    import sys

    if None in (sys.stdin, sys.stdout, sys.stderr):
        from kinship.cli.streams import stand_in

        stand_in()
    if sys.stdout.encoding.lower() != "utf-8":
        from kinship.cli.streams import widen

        widen()
    from kinship.cli.answers import answer

    told = answer(sys.argv[1:])
    if told is not None:
        return _tell(told)
    from kinship.cli import program

    return program.main()


def _interrupted() -> None:
    import os
    import signal
    import sys

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    from kinship.text import default_language, say

    sys.stderr.write(say("cli.interrupted", default_language()) + "\n")
    sys.stderr.flush()
    os._exit(INTERRUPTED)


def run(arguments: list[str]) -> int:
    """Runs one command line and gives its exit status; whatever goes wrong becomes a sentence on standard error."""
    from kinship.cli import program

    return program.run(arguments)


def _tell(text: str) -> None:
    import sys

    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        sys.exit(_fails(error))


def _fails(error: OSError) -> int:
    """Standard output is full or closed: what the program says and does then."""
    from kinship.cli import program

    def again() -> None:
        raise error

    return program.guarded(again)


def __getattr__(name: str) -> object:
    """The click group ``cli`` on first use."""
    if name != "cli":
        raise AttributeError(f"module 'kinship.cli' has no attribute {name!r}")
    from kinship.cli import program

    return program.cli
