"""What a run need not do again: files that were read before, ties that were derived before."""

from __future__ import annotations

from functools import partial

from loaders.cache.key import program
from loaders.cache.kindreds import find_parts
from loaders.cache.readings import Readings
from loaders.cache.shelf import Shelf
from loaders.choices import Choices
from loaders.kindreds import Kindreds
from loaders.reuse import Reuse


def reuse(shelf: Shelf, choices: Choices, keep: bool, moment: int) -> Reuse:
    """``keep``: what is read now is kept for the next time; ``moment``: that of this run."""
    take = Readings(shelf, keep, moment).take
    if choices.suppose:  # ties to candidates lead out of every kindred
        return Reuse(take)
    return Reuse(take, Kindreds(partial(find_parts, shelf), (program(), choices.codes), decided=bool(choices.decisions)))
