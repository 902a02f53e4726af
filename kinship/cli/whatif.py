"""``kinship whatif``: what a plan would change, and where somebody may go."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kinship.cli import options
from kinship.cli.check import FAIL_ON, fails
from kinship.cli.formats import format_option
from kinship.text import default_language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kinship.cli.progress import Teller
    from kinship.planned import Plan
    from kinship.tables import County

PLAN = ("appointments", "from_forms", "recruits", "marriages")


@options.kinship_command("whatif")
@options.sources_argument
@options.option("--appointments", key="appointments", multiple=True, type=click.Path(path_type=Path), metavar="FILE")
@options.option("--from-forms", key="from-forms", is_flag=True)
@options.option("--recruits", key="recruits", multiple=True, metavar="FILE")
@options.option("--marriage", "marriages", key="marriage", nargs=2, multiple=True, metavar="A B")
@options.option("--free-posts", key="free-posts", metavar="ORGAN")
@options.option("--person", key="person", metavar="PERSON")
@format_option("table", "json", "xlsx", key="whatif-format")
@options.option("--output", key="output", default="-", metavar="FILE")
@options.pack_option
@options.option("--as-of", key="whatif-as-of", type=click.DateTime(["%Y-%m-%d"]), default=None)
@options.option("--fail-on", key="whatif-fail-on", type=click.Choice(FAIL_ON), default="violation", show_default=True)
@options.columns_option
@options.codes_option
@options.decisions_option
@options.lang_option
def command(
    sources: tuple[str, ...], form: str, output: str, fail_on: str, lang: str, as_of: datetime | None, **asked: Any
) -> int:
    """See the catalogue."""
    from kinship.report import free_posts, whatif

    _check(asked)
    if asked["free_posts"]:
        free_posts.check_format(form)
    day = as_of.date() if as_of else None
    with options.progress() as tell:
        document = (_free if asked["free_posts"] else _planned)(sources, day, asked, tell)
    if asked["free_posts"]:
        free_posts.write(document, form, output, lang)
        return 0
    whatif.write(document, form, output, lang)
    return int(fails({"findings": [*document["added"], *_worse(document)]}, fail_on))


def _worse(document: dict[str, Any]) -> list[dict[str, Any]]:
    """Findings that stay but are graver than they were count as added."""
    grave = FAIL_ON.index
    return [one for one in document["kept"] if grave(one["severity"]) < grave(one["was"])]


def _check(asked: dict[str, Any]) -> None:
    from kinship.errors import RequestError

    planned = any(asked[name] for name in PLAN)
    if bool(asked["free_posts"]) != bool(asked["person"]) or (asked["free_posts"] and planned):
        raise RequestError("whatif.free-alone")
    if not planned and not asked["free_posts"]:
        raise RequestError("whatif.no-plan")


def _free(sources: Sequence[str], day: date | None, asked: dict[str, Any], tell: Teller) -> dict[str, Any]:
    from kinship.planned.free import free_posts
    from kinship.rules import DEFAULT_PACKS

    county = options.load(sources, tell, asked["columns"], asked["codes"], asked["decisions"])
    packs = asked["packs"] or DEFAULT_PACKS
    return free_posts(county, asked["person"], asked["free_posts"], packs, day, options.stage_teller(tell))


def _planned(sources: Sequence[str], day: date | None, asked: dict[str, Any], tell: Teller) -> dict[str, Any]:
    from kinship.planned import whatif
    from kinship.rules import load_packs, usual_packs

    packs = load_packs(asked["packs"] or usual_packs(newcomers=bool(asked["recruits"])))
    county = options.load(sources, tell, asked["columns"], asked["codes"], asked["decisions"])
    return whatif(county, _plan(county, sources, day, asked, tell), packs, day, options.stage_teller(tell))


def _tell_new(county: County, joined: County) -> None:
    """Says what of the newcomers was left out or doubted: their files are not those that ``kinship quality`` was asked about."""
    from kinship.wording.clean import one_line

    known = {(one.key, one.place) for one in county.account.problems}
    lang = default_language()
    for one in joined.account.problems:
        if one.level != "note" and (one.key, one.place) not in known:
            click.echo(one_line(one.place.before(one.text(lang), lang)), err=True)


def _plan(county: Any, sources: Sequence[str], day: date | None, asked: dict[str, Any], tell: Teller) -> Plan:
    """Appointments may be of newcomers: they are read against the county that these have joined. RequestError for an empty
    list: that it adds no finding would be taken for an answer."""
    from kinship.errors import RequestError
    from kinship.planned import Plan
    from loaders.plans import appointments

    joined = None
    if asked["recruits"]:
        joined = options.load(sources, tell, asked["columns"], asked["codes"], asked["decisions"], recruits=asked["recruits"])
        _tell_new(county, joined)
    lists, forms = asked["appointments"], asked["from_forms"]
    read = appointments(joined or county, lists, from_forms=forms, columns=asked["columns"], as_of=day)
    if lists and not (read or asked["marriages"] or joined):
        raise RequestError("whatif.nothing-planned")
    return Plan(read, asked["marriages"], joined)
