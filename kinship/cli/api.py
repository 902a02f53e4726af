"""The same work for notebooks: sources in, DataFrames out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kinship.rules import DEFAULT_PACKS

if TYPE_CHECKING:
    import pandas as pd

    from kinship.tables import County


@dataclass(frozen=True, slots=True)
class Findings:
    """What a check found. ``document`` is the findings document (``kinship-findings/1``)."""

    document: dict[str, Any]

    def __len__(self) -> int:
        return len(self.document["findings"])

    def to_pandas(self) -> pd.DataFrame:
        """One row per finding, with the columns of ``COLUMNS``."""
        import pandas as pd

        return pd.DataFrame([flat(finding) for finding in self.document["findings"]], columns=list(COLUMNS))

    def chains(self) -> pd.DataFrame:
        """One row per person of a finding's chain: id, at (0 first), person_id, name, step, grade, source."""
        import pandas as pd

        steps = [
            {"id": finding["id"], "at": at, **step}
            for finding in self.document["findings"]
            for at, step in enumerate(finding["kin"]["chain"])
        ]
        return pd.DataFrame(steps, columns=["id", "at", "person_id", "name", "sex", "step", "grade", "source"])


COLUMNS = (
    *("id", "severity", "grade", "status", "rule", "situation", "organ"),
    *("person_id", "name", "title", "relative_id", "relative_name", "relative_title"),
    *("word", "class", "since", "mover", "sentence_zh", "sentence_en"),
)


def flat(finding: dict[str, Any]) -> dict[str, Any]:
    """A finding as one row with the keys ``COLUMNS``."""
    one, other = (*finding["people"], dict.fromkeys(("person_id", "name", "title"), ""))[:2]
    plain = {
        key: finding[key] for key in ("id", "severity", "grade", "status", "rule", "since", "mover", "sentence_zh", "sentence_en")
    }
    return {
        **plain,
        "situation": finding["situation"]["kind"],
        "organ": finding["situation"]["organ"],
        "person_id": one["person_id"],
        "name": one["name"],
        "title": one["title"],
        "relative_id": other["person_id"],
        "relative_name": other["name"],
        "relative_title": other["title"],
        "word": finding["kin"]["word"],
        "class": finding["kin"]["class"],
    }


def check(
    *sources: str | Path | County,
    packs: Sequence[str] = DEFAULT_PACKS,
    as_of: date | str | None = None,
    columns: Path | None = None,
    codes: str | None = None,
    decisions: Sequence[Path | str] | Path | str = (),
    engine: str = "duckdb",
) -> Findings:
    """Checks files, folders or an already loaded county. ``decisions``: files in which people said who is who.

    ``engine``: duckdb, or spark, which takes the active SparkSession where there is one.

    Raises what the loaders and packs raise (see ``kinship.errors``).
    """
    from kinship.cli.districts import together
    from kinship.engines import opened
    from kinship.judge import check_county
    from kinship.tables import County

    day = date.fromisoformat(as_of) if isinstance(as_of, str) else as_of
    answers = [decisions] if isinstance(decisions, str | Path) else decisions
    with opened(engine) as opened_engine:
        chosen: dict[str, Any] = {"columns": columns, "codes": codes, "decisions": [Path(file) for file in answers]}
        paths = [] if any(isinstance(source, County) for source in sources) else [Path(str(source)) for source in sources]
        county = together(opened_engine, paths, lambda stage: None, **chosen) or county_of(sources, **chosen)
        return Findings(check_county(county, packs, day, engine=opened_engine))


def county_of(
    sources: Sequence[str | Path | County],
    columns: Path | None,
    codes: str | None,
    decisions: Sequence[Path],
    recruits: Sequence[str | Path] = (),
) -> County:
    """The county that was loaded already, or that the sources hold, with the newcomers."""
    import loaders
    from kinship.tables import County

    first = sources[0] if sources else None
    if isinstance(first, County):
        return first
    return loaders.load([str(source) for source in sources], columns=columns, codes=codes, decisions=decisions, recruits=recruits)
