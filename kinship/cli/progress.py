"""Progress on standard error: a bar while files are read, a line for every other stage; nothing where nobody watches."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kinship.text import default_language, say

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


class Teller:
    """Is told what goes on. ``bar``: where it shows; without one it keeps quiet."""

    def __init__(self, bar: Progress | None = None) -> None:
        self.bar = bar
        self.files: TaskID | None = None

    def __call__(self, stage: str) -> None:
        """A stage without countable steps, such as holding posts against the rules."""
        self.files = None
        if self.bar:
            _begin(self.bar, stage, None)

    def reading(self, file: str, done: int, of: int) -> None:
        """Of ``of`` files ``done`` have been read; now it is the turn of ``file``."""
        if not self.bar:
            return
        lang = default_language()
        if self.files is None:
            self.files = _begin(self.bar, "", of)
        count = say("cli.reading-count", lang, number=min(done + 1, of), of=of)
        self.bar.update(self.files, description=say("cli.reading", lang, file=file), completed=done, count=count)


def _begin(bar: Progress, stage: str, total: int | None) -> TaskID:
    """Shows another stage in place of the one before."""
    for task in bar.task_ids:
        bar.remove_task(task)
    return bar.add_task(stage, total=total, count="")


def watched() -> bool:
    """Whether somebody watches standard error: it is a terminal. Programs that read it are told of errors only."""
    import sys

    return sys.stderr.isatty()


@contextmanager
def progress() -> Iterator[Teller]:
    """A teller that shows on standard error where that is a terminal."""
    if not watched():
        yield Teller()
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn
    from rich.table import Column

    one_line = Column(no_wrap=True, overflow="ellipsis", max_width=50)
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False, table_column=one_line),
        BarColumn(),
        TextColumn("{task.fields[count]}", markup=False),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield Teller(bar)
