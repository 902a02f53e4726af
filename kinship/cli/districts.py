"""Where the sources are several canonical folders: each is a district of its own, resolved where the engine has room."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kinship.cli import options

if TYPE_CHECKING:
    from kinship.cli.progress import Teller
    from kinship.engines import Engine
    from kinship.tables import County


def load(engine: Engine, sources: Sequence[str], tell: Teller, **read: Any) -> County:
    """As ``options.load``; several canonical folders are resolved and laid together in ``engine``.

    Raises InputError for a district that cannot be read, and where an identifier is not the same person's or organ's everywhere.
    """
    chosen = {name: read[name] for name in ("columns", "codes", "decisions")}
    return together(engine, sources, tell, **chosen) or options.load(sources, tell, **read)


def together(engine: Engine, sources: Sequence[str | Path], tell: Callable[[str], None], **chosen: Any) -> County | None:
    """The county of several districts; None where the sources are something else. ``chosen``: see ``loaders.districts``."""
    from loaders.districts import districts_of

    asked = districts_of(sources, **chosen)
    if not asked:
        return None
    from kinship.account import Later
    from kinship.districts import asked_matches, join_districts, resolve_districts
    from kinship.engines import handed, records
    from loaders.districts.account import account_of, matches
    from loaders.districts.work import COLUMNS, outcome

    tell(options.text("stage-resolve"))
    resolve_districts(engine, asked, [one.label for one in asked], outcome, COLUMNS)
    account = account_of(partial(records, engine))
    account.told = Later(lambda: handed(engine, "joined_line"))
    account.resolved = matches(partial(asked_matches, engine))
    return join_districts(engine, account)
