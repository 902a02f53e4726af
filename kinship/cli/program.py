"""The click program: parse, call one function, print. Each command is a module; it is imported only when it is called."""

from __future__ import annotations

import atexit
import errno
import gc
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from typing import NoReturn

import click

import kinship
from kinship.cli import CLEAN, COMMANDS, FAILED, INTERRUPTED
from kinship.cli.click_words import speak
from kinship.cli.streams import closed
from kinship.engines import interrupt
from kinship.errors import InputError, KinshipError, Place
from kinship.text import LANGUAGES, default_language, say

FULL = (errno.ENOSPC, errno.EDQUOT)
SHUT = (errno.EACCES, errno.EPERM, errno.ELOOP, errno.ENAMETOOLONG, errno.EIO)
"""Why a path that the user named cannot be looked at. Any other error of the system is not foreseen."""


class Commands(click.Group):
    """Knows the commands by name and imports the one that is called, so that ``kinship --version`` answers at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order in which one meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"kinship.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands with one line each, without importing them."""
        lang = default_language()
        with formatter.section(say("cli.commands", lang)):
            formatter.write_dl([(name, say(f"cli.{name}-short", lang)) for name in COMMANDS])


@click.command(cls=Commands, no_args_is_help=True)
@click.option("--lang", type=click.Choice(LANGUAGES), expose_value=False)
@click.version_option(kinship.__version__, prog_name="kinship")
def cli() -> None:
    """The program."""


def _word(lang: str) -> None:
    """The help of the program itself in this language. That of a command is worded when the command is imported."""
    speak(lang)
    cli.help = say("cli.kinship", lang)
    for param, key in zip(cli.params, ("cli.option-lang", "click.version-help"), strict=True):
        param.help = say(key, lang)


_word(default_language())


def main() -> None:
    """Runs the command line and exits: 0 clean, 1 findings at or above ``--fail-on``, 2 the work could not be done."""
    _take_language(sys.argv)
    _leave_nothing_behind()
    gc.disable()  # see loaders.collector
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # of numpy's linear algebra, which nothing asks for
    leave(run(sys.argv[1:]))


def leave(status: int) -> NoReturn:
    """Ends the process with this status. What is registered for the end is done, and what is still to be written goes out.

    But millions of rows are not freed one by one before: for 20,000 staff with their forms that takes a second.
    """
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # full, or closed: the status says it where the work was not done for it
            stream.flush()
    os._exit(status)


def _leave_nothing_behind() -> None:
    """Told to end, the program ends as after Ctrl-C, and removes its temporary files, which are secret."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # Windows has no SIGHUP
        if number and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, signal.default_int_handler)
    interrupt.watch()


def run(arguments: list[str]) -> int:
    """Runs one command line and gives its exit status; whatever goes wrong becomes a sentence on standard error."""
    return guarded(lambda: cli.main(arguments, prog_name="kinship", standalone_mode=False))


def guarded(work: Callable[[], object]) -> int:
    """Does the work and gives its exit status."""
    lang = default_language()
    try:
        return _done(work, lang)
    except KeyboardInterrupt:  # also while something else is told: DuckDB may say what came of the signal before Python does
        return _interrupted(lang)


def _done(work: Callable[[], object], lang: str) -> int:
    try:
        status = work()
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return FAILED
    except KinshipError as error:
        return _failed(error.text(lang))
    except click.Abort:
        return _interrupted(lang)
    except (BrokenPipeError, SystemExit):  # click turns the former into the latter, with the status that means findings
        _leave_output()
        return FAILED
    except MemoryError:
        return _failed(say("cli.memory", lang))
    except Exception as error:
        if os.environ.get("KINSHIP_DEBUG"):
            raise
        return _unforeseen(error, lang)
    return status if isinstance(status, int) else CLEAN


def _interrupted(lang: str) -> int:
    click.echo(say("cli.interrupted", lang), err=True)
    return INTERRUPTED


def _unforeseen(error: Exception, lang: str) -> int:
    if "INTERRUPT" in type(error).__name__.upper() or str(error) == "Query interrupted":  # the latter is DuckDB's RuntimeError
        return _interrupted(lang)
    if isinstance(error, OSError) and error.errno in FULL:
        _leave_output()
        return _failed(say("report.disk-full", lang))
    if isinstance(error, OSError) and error.errno == errno.EBADF and closed():
        _leave_output()
        return _failed(say(f"cli.{closed()}", lang))
    if isinstance(error, OSError) and error.errno in SHUT and error.filename:
        from loaders.files.source import shown

        place = Place(shown(os.fsdecode(error.filename)))
        return _failed(InputError("input.cannot-open", place=place, reason=error.strerror).text(lang))
    return _failed(say("cli.bug", lang, kind=type(error).__name__, detail=error))


def _leave_output() -> None:
    """Standard output takes no more: what is still held for it goes nowhere, else Python complains once more while it exits."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _failed(sentence: str) -> int:
    click.echo(f"kinship: {sentence}", err=True)
    return FAILED


def _take_language(arguments: list[str]) -> None:
    """``--lang`` counts for the help and the errors too, wherever it stands."""
    for at, argument in enumerate(arguments):
        value = argument.partition("=")[2] if argument.startswith("--lang=") else "".join(arguments[at + 1 : at + 2])
        if argument.partition("=")[0] == "--lang" and value in ("zh", "en"):
            os.environ["KINSHIP_LANG"] = value
            _word(value)
