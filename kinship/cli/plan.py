"""``kinship plan``: moves that clear findings and add none; two plans compared."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kinship.cli import options
from kinship.cli.formats import format_option, refuse_ending
from kinship.rotation.asked import DEFAULT_CLEAR

if TYPE_CHECKING:
    from kinship.rotation import Asked
    from kinship.rotation.facts import Facts
    from kinship.tables import County


@options.kinship_command("plan")
@click.argument("sources", nargs=-1, metavar="SOURCE...")
@options.option("--clear", key="clear", default=",".join(DEFAULT_CLEAR), show_default=True, metavar="ITEM[,ITEM]")
@options.option("--lock", "locked", key="lock", multiple=True, metavar="PERSON")
@options.option("--forbid", "forbidden", key="forbid", multiple=True, metavar="PERSON:ORGAN")
@options.option("--weights", key="weights", type=click.Path(path_type=Path), metavar="FILE")
@options.option("--posts", key="posts", type=click.Path(path_type=Path), metavar="FILE")
@options.option(
    "--time", "seconds", key="time", type=click.FloatRange(1, 86_400), default=60, show_default=True, metavar="SECONDS"
)
@options.option("--seed", key="plan-seed", type=click.IntRange(0, 2**31 - 1), default=0, show_default=True)
@format_option("table", "json", "csv", "xlsx", "html", key="plan-format", several=True)
@options.option("--output", key="output", default="-", metavar="FILE")
@options.option("--out", key="out", type=click.Path(path_type=Path), metavar="DIR")
@options.option("--explain", key="plan-explain", type=click.Path(path_type=Path), nargs=2, metavar="A B")
@options.pack_option
@options.as_of_option
@options.columns_option
@options.codes_option
@options.decisions_option
@options.lang_option
def command(sources: tuple[str, ...], form: str, output: str, out: Path | None, lang: str, **asked: Any) -> int:
    """See the catalogue."""
    from kinship.errors import RequestError
    from kinship.report import plan as report

    if asked["explain"]:
        if sources:
            raise RequestError("plan.explain-alone")
        one, other = asked["explain"]
        refuse_ending(output, "table")
        return _compare(one, other, output, lang)
    if not sources:
        raise RequestError("plan.no-source")
    wanted = [report.known(name.strip()) for name in form.split(",")]
    report.places(wanted, output, out)
    document = planned(sources, _asked(asked), asked["packs"], asked["as_of"], asked)
    for path in report.write(document, wanted, lang, output, out):
        click.echo(path, err=True)
    return int(bool(document["left"]))


def planned(sources: tuple[str, ...], wish: Asked, packs: tuple[str, ...], as_of: date, asked: dict[str, Any]) -> dict[str, Any]:
    """The plan document of the sources, with progress."""
    from kinship.rotation import plan
    from kinship.rules import DEFAULT_PACKS, load_packs

    loaded = load_packs(packs or DEFAULT_PACKS)
    with options.progress() as tell:
        county = options.load(sources, tell, asked["columns"], asked["codes"], asked["decisions"])
        told = _facts(county, asked["posts"], as_of) if asked["posts"] else None
        return plan(county, wish, loaded, as_of, options.stage_teller(tell), told)


def _facts(county: County, file: Path, as_of: date) -> Facts:
    """What a list of posts tells."""
    from kinship.rotation.facts import Facts, Post
    from loaders.plans.told import read_posts

    told = read_posts(county, file, as_of)
    return Facts({spot: Post(**post) for spot, post in told.posts.items()}, told.has, told.vacancies)


def _asked(asked: dict[str, Any]) -> Asked:
    from kinship.rotation import Asked, Weights

    clear = tuple(dict.fromkeys(item.strip() for item in asked["clear"].split(",") if item.strip()))
    forbidden = tuple(_pair(text) for text in asked["forbidden"])
    weights = Weights.read(asked["weights"])
    return Asked(clear, asked["locked"], forbidden, asked["seconds"], asked["seed"], weights=weights)


def _pair(text: str) -> tuple[str, str]:
    from kinship.errors import RequestError

    person, mark, organ = text.replace("：", ":").partition(":")
    if not (person and mark and organ):
        raise RequestError("plan.forbid-form", text=text[:60])
    return person, organ


def _compare(one: Path, other: Path, output: str, lang: str) -> int:
    from kinship.output import write_atomic
    from kinship.rotation.compare import compared

    told = compared(_read(one), _read(other), lang)
    write_atomic(output, "".join(f"{line}\n" for line in told).encode("utf-8"))
    return 0


def _read(file: Path) -> dict[str, Any]:
    """A plan that was written as JSON. RequestError for anything else."""
    from kinship.errors import Place, RequestError

    try:
        document: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise RequestError("plan.not-a-plan", place=Place(str(file)), file=file.name) from error
    if not isinstance(document, dict) or document.get("schema") != "kinship-plan/1":
        raise RequestError("plan.not-a-plan", place=Place(str(file)), file=file.name)
    return document
