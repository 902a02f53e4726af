"""``kinship graph``: a picture to walk through, as one web page."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from kinship.cli import options
from kinship.cli.formats import refuse_ending
from kinship.errors import RequestError


@options.kinship_command("graph")
@options.sources_argument
@options.option("--finding", key="graph-finding", metavar="ID")
@options.option("--person", key="graph-person", metavar="PERSON")
@options.option("--family", key="graph-family", metavar="PERSON")
@options.option("--organ", key="graph-organ", metavar="ORGAN")
@options.option("--output", key="output", default="-", metavar="FILE")
@options.option("--mask-names", key="mask-names", is_flag=True)
@options.pack_option
@options.as_of_option
@options.columns_option
@options.codes_option
@options.decisions_option
@options.lang_option
def command(
    sources: tuple[str, ...],
    output: str,
    mask_names: bool,
    packs: tuple[str, ...],
    as_of: date,
    columns: Path | None,
    codes: str | None,
    decisions: tuple[Path, ...],
    lang: str,
    **asked: str | None,
) -> int:
    """See the catalogue."""
    from kinship.graph.draw import draw
    from kinship.output import write_atomic
    from kinship.rules import DEFAULT_PACKS

    refuse_ending(output, "html")
    wanted = [(what, name) for what, name in asked.items() if name is not None]
    for what, name in wanted:
        if not name.strip():
            raise RequestError("request.blank-option", option=f"--{what}")
    if len(wanted) > 1:
        raise RequestError("request.one-picture")
    with options.progress() as tell:
        county = options.load(sources, tell, columns, codes, decisions)
        page = draw(county, packs or DEFAULT_PACKS, as_of, wanted[0] if wanted else None, lang, mask_names)
    write_atomic(output, page)
    return 0
