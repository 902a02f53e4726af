"""``kinship kin``: the pairs of relatives among the staff."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kinship.cli import districts, options
from kinship.cli.formats import PARQUET, refuse_ending

if TYPE_CHECKING:
    from kinship.engines import Engine
    from kinship.relate import Question
    from kinship.tables import County


@options.kinship_command("kin")
@options.sources_argument
@options.option("--all-words", key="all-words", is_flag=True)
@options.option("--advisory", key="advisory", is_flag=True)
@options.option("--everyone", key="everyone", is_flag=True)
@options.option("--of", "person", key="of", metavar="PERSON")
@options.option("--output", key="output", default="-", metavar="FILE")
@options.as_of_option
@options.engine_option
@options.memory_option
@options.columns_option
@options.codes_option
@options.decisions_option
@options.lang_option
def command(
    sources: tuple[str, ...],
    all_words: bool,
    advisory: bool,
    everyone: bool,
    person: str | None,
    output: str,
    as_of: date,
    engine_name: str,
    lang: str,
    **read: Any,
) -> int:
    """See the catalogue."""
    from kinship.engines import opened
    from kinship.relate import Question

    refuse_ending(output, *(("csv", PARQUET) if person is None else ("table",)))
    question = Question(as_of, everyone=everyone, advisory=advisory, all_words=all_words)
    with options.progress() as tell, opened(engine_name) as engine:
        county = districts.load(engine, sources, tell, **read)
        tell(options.text("stage-kin"))
        if person is None:
            _pairs(county, question, output, engine)
            return 0
        from kinship.relatives import relatives_text

        shown = relatives_text(county, person, question, lang, engine)
    from kinship.output import write_atomic

    write_atomic(output, shown.encode())
    return 0


def _pairs(county: County, question: Question, output: str, engine: Engine) -> None:
    """Writes all pairs as CSV or Parquet, straight from the engine: a nation's pairs do not pass through Python."""
    from kinship.output import write_atomic
    from kinship.relatives import save_pairs, write_pairs

    if output.lower().endswith(f".{PARQUET}"):
        save_pairs(county, question, Path(output), engine)
    else:
        write_atomic(output, lambda file: write_pairs(county, question, file, engine))
    for problem in county.account.problems:
        if problem.level == "error":
            click.echo(options.text("has-problems"), err=True)
            return
