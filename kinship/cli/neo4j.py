"""``kinship neo4j``: the county as a graph in Neo4j, and questions to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kinship.cli import options
from kinship.cli.careful import CarefulGroup
from kinship.cli.formats import format_option
from kinship.text import say

if TYPE_CHECKING:
    from kinship.neo4j.connection import Settings
    from kinship.neo4j.rows import Graph

uri_option = options.option("--uri", key="neo4j-uri", default=None, metavar="URI")
user_option = options.option("--user", key="neo4j-user", default=None, metavar="NAME")
database_option = options.option("--database", key="neo4j-database", default=None, metavar="NAME")


def _subcommand(name: str) -> Callable[[Any], click.Command]:
    return command.command(name, help=options.text(f"neo4j-{name}"), short_help=options.text(f"neo4j-{name}-short"))


def _source_options(function: Any) -> Any:
    """What says how the sources are read and checked."""
    for decorate in reversed(
        (
            options.sources_argument,
            options.pack_option,
            options.as_of_option,
            options.option("--with-ids", key="with-ids", is_flag=True),
            options.columns_option,
            options.codes_option,
            options.decisions_option,
        )
    ):
        function = decorate(function)
    return function


@click.group("neo4j", cls=CarefulGroup, help=options.text("neo4j"))
def command() -> None:
    """See the catalogue."""


@_subcommand("load")
@_source_options
@options.option("--offline", key="neo4j-offline", type=click.Path(path_type=Path), default=None, metavar="DIR")
@uri_option
@user_option
@database_option
@options.lang_option
def load(offline: Path | None, uri: str | None, user: str | None, database: str | None, lang: str, **asked: Any) -> None:
    """See the catalogue."""
    from kinship.neo4j.connection import Settings, connected

    if offline:
        from kinship.neo4j.offline import write_files

        click.echo(say("neo4j.offline-done", lang, folder=offline, command=write_files(_graph(asked), offline)))
        return
    settings = Settings.read(uri, user, database)
    with connected(settings):  # a server that is down is told before the long work
        pass
    _bring(_graph(asked), settings, lang)


@_subcommand("query")
@click.argument("name")
@options.option("-p", "--parameter", "given", key="neo4j-parameter", multiple=True, metavar="KEY=VALUE")
@format_option("table", "csv", "json", key="neo4j-format")
@options.option("--output", key="output", default="-", metavar="FILE")
@uri_option
@user_option
@database_option
@options.lang_option
def query(name: str, given: tuple[str, ...], form: str, output: str, lang: str, **where: Any) -> None:
    """See the catalogue."""
    from kinship.errors import RequestError
    from kinship.neo4j.ask import ask
    from kinship.neo4j.catalogue import question
    from kinship.neo4j.connection import Settings, connected
    from kinship.neo4j.empty import not_there
    from kinship.neo4j.render import render
    from kinship.output import write_atomic

    for one in given:
        if "=" not in one:
            raise RequestError("neo4j.no-value", parameter=one)
    values = dict(one.split("=", 1) for one in given)
    asked = question(name)
    asked.values(values)  # a mistake in a parameter is told without a server
    settings = Settings.read(**where)
    with connected(settings) as driver:
        answer = ask(driver, settings.database, asked, values)
        ours = not answer.rows and not name.endswith(".cypher")
        lacking = not_there(driver, settings.database, asked, asked.values(values)) if ours else []
    write_atomic(output, render(answer, form).encode())
    click.echo(say("neo4j.rows", lang, rows=len(answer.rows)), err=True)
    for kind, value in lacking:
        click.echo(say(f"neo4j.no-{kind}-there", lang, value=value), err=True)


@_subcommand("list")
@options.lang_option
def list_(lang: str) -> None:
    """See the catalogue."""
    from kinship.neo4j.catalogue import questions

    for one in questions():
        click.echo(f"{one.name}\t{one.title}")
        for parameter in one.parameters:
            mark = "*" if parameter.required else ""
            click.echo(f"\t-p {parameter.name}={parameter.value}{mark}\t{parameter.about}")


@_subcommand("guide")
@options.option("--favourites", key="neo4j-favourites", type=click.Path(path_type=Path), default=None, metavar="FILE")
@options.lang_option
def guide(favourites: Path | None, lang: str) -> None:
    """See the catalogue."""
    import queries

    if favourites:
        from kinship.neo4j.favourites import favourites as archive
        from kinship.output import write_atomic

        write_atomic(favourites, archive())
    click.echo(queries.text(f"neo4j/guide.{lang}.md"), nl=False)


@_subcommand("serve")
@_source_options
@options.option("--open", "open_browser", key="neo4j-open", is_flag=True)
@options.lang_option
def serve(open_browser: bool, lang: str, **asked: Any) -> None:
    """See the catalogue."""
    import tempfile

    from kinship.neo4j import artifacts
    from kinship.neo4j.server import running, until_interrupted

    with until_interrupted():
        artifacts.java()
        lib = artifacts.parts(lambda stage: click.echo(say(f"neo4j.stage-{stage}", lang), err=True))
        graph = _graph(asked)
        with tempfile.TemporaryDirectory(prefix="kinship-neo4j-", ignore_cleanup_errors=True) as home:
            click.echo(say("neo4j.stage-start", lang), err=True)
            with running(Path(home), lib) as server:
                _bring(graph, server.settings, lang)
                click.echo(say("neo4j.serving", lang, url=server.browser, user=server.settings.user, password=server.password))
                if open_browser:
                    click.launch(server.browser)
                server.wait()
    click.echo(say("neo4j.stopped", lang), err=True)


def _graph(asked: dict[str, Any]) -> Graph:
    from kinship.judge import check_with
    from kinship.neo4j.rows import graph_of
    from kinship.rules import DEFAULT_PACKS, load_packs
    from kinship.tenure import TENURE_PACKS, tenure

    packs = load_packs(asked["packs"] or DEFAULT_PACKS)
    clauses = [pack for pack in packs if pack.tenures] if asked["packs"] else TENURE_PACKS
    with options.progress() as tell:
        county = options.load(asked["sources"], tell, asked["columns"], asked["codes"], asked["decisions"])
        engine, document = check_with(county, packs, asked["as_of"], options.stage_teller(tell))
        stays = tenure(county, clauses, date.fromisoformat(document["as_of"]), progress=options.stage_teller(tell))
    return graph_of(engine, document, packs, county, asked["with_ids"], stays)


def _bring(graph: Graph, settings: Settings, lang: str) -> None:
    from kinship.neo4j.connection import connected
    from kinship.neo4j.load import load as bring

    with options.progress() as tell, connected(settings) as driver:
        done = bring(
            driver, settings.database, graph, lambda kind, at, of: tell(say("neo4j.writing", lang, kind=kind, done=at, of=of))
        )
    click.echo(say("neo4j.loaded", lang, made=done.made, removed=done.removed, uri=settings.uri))
