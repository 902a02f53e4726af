"""``kinship check``: the findings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kinship.cli import districts, options
from kinship.cli.formats import format_option

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FAIL_ON = ("violation", "review", "advisory", "never")


@options.kinship_command("check")
@options.sources_argument
@format_option("table", "json", "csv", "xlsx", "html", "md", "sarif", "junit", key="format", several=True)
@options.option("--output", key="output", default="-", metavar="FILE")
@options.option("--out", key="out", type=click.Path(path_type=Path), metavar="DIR")
@options.pack_option
@options.as_of_option
@options.baseline_option
@options.exemptions_option
@options.option("--fail-on", key="fail-on", type=click.Choice(FAIL_ON), default="violation", show_default=True)
@options.option("--mask-names", key="mask-names", is_flag=True)
@options.engine_option
@options.memory_option
@options.cache_option
@options.columns_option
@options.codes_option
@options.decisions_option
@options.lang_option
def command(sources: tuple[str, ...], form: str, output: str, out: Path | None, fail_on: str, lang: str, **asked: Any) -> int:
    """See the catalogue."""
    from kinship.masking import masked
    from kinship.report import FORMATS, NAME, known, targets, write
    from kinship.status import Marks

    wanted = [known(name.strip()) for name in form.split(",")]
    targets({one: FORMATS[one] for one in wanted}, NAME, output, out)
    marks = Marks.read(asked["baseline"], asked["exemptions"])
    found = checked(sources, asked)
    document = marks.on(found)
    told = masked(document) if asked["mask_names"] else document
    for path in write(told, wanted, lang, output=output, out=out):
        click.echo(path, err=True)
    return int(fails(document, fail_on))


def checked(sources: Sequence[str], asked: Mapping[str, Any]) -> dict[str, Any]:
    """The findings document of the sources, with progress.

    ``asked``: the options ``packs``, ``as_of``, ``columns``, ``codes``, ``decisions``; and those that a command need not have:
    ``engine_name``, and ``cache`` (see ``loaders.load``; without it what was read is only looked for beside the sources).
    """
    from kinship.engines import opened
    from kinship.judge import check_county
    from kinship.rules import DEFAULT_PACKS, load_packs
    from loaders import READ

    loaded = load_packs(asked["packs"] or DEFAULT_PACKS)
    with options.progress() as tell, opened(asked.get("engine_name", "duckdb")) as engine:
        read = {name: asked[name] for name in ("columns", "codes", "decisions")}
        county = districts.load(engine, sources, tell, **read, cache=asked.get("cache", READ))
        return check_county(county, loaded, asked["as_of"], options.stage_teller(tell), engine)


def fails(document: dict[str, Any], fail_on: str) -> bool:
    """Whether the document holds an unaccepted finding at or above a severity.

    >>> fails({"findings": [{"severity": "review", "status": "new"}]}, "violation")
    False
    """
    at_least = FAIL_ON.index(fail_on)
    if fail_on == "never":
        return False
    return any(FAIL_ON.index(one["severity"]) <= at_least for one in document["findings"] if one["status"] != "accepted")
