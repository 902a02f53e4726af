"""Reads one file, whichever reader it needs."""

from __future__ import annotations

from collections.abc import Callable

from loaders.files import source
from loaders.intake import Intake
from loaders.layouts.sheets import take_sheets
from loaders.workbook.grid import read_sheets

Take = Callable[[source.Source, Intake], None]


def take(file: source.Source, intake: Intake) -> None:
    """Adds what a form, a package, a workbook or a delimited file holds to ``intake``. InputError for what cannot be used."""
    if source.suffix(file.path) in source.FORMS | source.PACKAGES or source.is_package(file.path):
        from loaders.cadre.take import take_cadre

        take_cadre(file, intake)
    else:
        take_sheets(file.label, read_sheets(file), intake)
