"""Plans for notebooks: sources and a plan in, DataFrames of what it changes out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kinship.cli.api import COLUMNS, county_of, flat
from kinship.rules import DEFAULT_PACKS, usual_packs

if TYPE_CHECKING:
    import pandas as pd

    from kinship.tables import County

Source = str | Path
Listed = Source | Sequence[Mapping[str, Any]]
PLAN_COLUMNS = ("number", "kind", "person_ids", "names", "start", "adds", "removes", "text_zh", "text_en", "file", "sheet", "row")
POST_COLUMNS = ("section", "title", "tier", "holders", "state", "adds", "reasons_zh", "reasons_en")


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What a plan changes. ``document`` is the document ``kinship-whatif/1``."""

    document: dict[str, Any]

    @property
    def added(self) -> pd.DataFrame:
        """One row per finding that the plan adds, with the columns of a check and ``by`` (numbers of parts of the plan)."""
        return self._findings("added")

    @property
    def removed(self) -> pd.DataFrame:
        """The findings that it removes."""
        return self._findings("removed")

    @property
    def kept(self) -> pd.DataFrame:
        """The findings about people of the plan that it leaves."""
        return self._findings("kept")

    @property
    def plan(self) -> pd.DataFrame:
        """One row per part of the plan, with the ids of what it adds and removes."""
        import pandas as pd

        return pd.DataFrame(
            [{name: part[name] for name in PLAN_COLUMNS} for part in self.document["plan"]], columns=list(PLAN_COLUMNS)
        )

    def _findings(self, part: str) -> pd.DataFrame:
        import pandas as pd

        rows = [{**flat(one), "by": [cause["number"] for cause in one["by"]]} for one in self.document[part]]
        return pd.DataFrame(rows, columns=[*COLUMNS, "by"])


@dataclass(frozen=True, slots=True)
class FreePosts:
    """Where in an organ a person may go. ``document`` is the document ``kinship-free-posts/1``."""

    document: dict[str, Any]

    def to_pandas(self) -> pd.DataFrame:
        """One row per kind of post, with its state, the ids of what it would add, and why."""
        import pandas as pd

        return pd.DataFrame([_post(post) for post in self.document["posts"]], columns=list(POST_COLUMNS))


def _post(post: Mapping[str, Any]) -> dict[str, Any]:
    reasons = {
        f"reasons_{lang}": [one[f"sentence_{lang}"] for one in post["adds"]] + [one[f"reason_{lang}"] for one in post["unknown"]]
        for lang in ("zh", "en")
    }
    return {**{name: post[name] for name in POST_COLUMNS[:5]}, "adds": [one["id"] for one in post["adds"]], **reasons}


def whatif(
    *sources: Source | County,
    appointments: Listed | Sequence[Source] | pd.DataFrame = (),
    from_forms: bool = False,
    recruits: Source | Sequence[Source] = (),
    marriages: Sequence[tuple[str, str]] = (),
    packs: Sequence[str] | None = None,
    as_of: date | str | None = None,
    columns: Path | None = None,
    codes: str | None = None,
    decisions: Source | Sequence[Source] = (),
) -> WhatIf:
    """What a plan would change in files, folders or an already loaded county.

    ``appointments``: a file, several files, a DataFrame, or rows as mappings from headings (姓名, 单位 … or name, organ, section,
    title, from, change) to cells. Newcomers need sources that are files; with them ``packs``
    are by default ``ENTRY_PACKS``. Raises what the loaders and packs raise.
    """
    from kinship.planned import Plan
    from kinship.planned import whatif as judge_plan
    from loaders.plans import appointments as read

    day = date.fromisoformat(as_of) if isinstance(as_of, str) else as_of
    answers, fresh = _paths(decisions), _paths(recruits)
    county = county_of(sources, columns, codes, answers)
    joined = county_of(sources, columns, codes, answers, fresh) if fresh else None
    planned = read(joined or county, _lists(appointments), from_forms=from_forms, columns=columns, as_of=day)
    asked = packs or usual_packs(newcomers=bool(fresh))
    return WhatIf(judge_plan(county, Plan(planned, marriages, joined), asked, day))


def free_posts(
    *sources: Source | County,
    person: str,
    organ: str,
    packs: Sequence[str] = DEFAULT_PACKS,
    as_of: date | str | None = None,
    columns: Path | None = None,
    codes: str | None = None,
    decisions: Source | Sequence[Source] = (),
) -> FreePosts:
    """Which posts somebody may take in an organ; both by id or name. Raises what the loaders and packs raise."""
    from kinship.planned.free import free_posts as judge_posts

    day = date.fromisoformat(as_of) if isinstance(as_of, str) else as_of
    return FreePosts(judge_posts(county_of(sources, columns, codes, _paths(decisions)), person, organ, packs, day))


def _paths(files: Source | Sequence[Source]) -> list[Path]:
    return [Path(file) for file in ([files] if isinstance(files, str | Path) else files)]


def _lists(told: Any) -> list[Any]:
    """Lists of appointments: a file, files, a DataFrame or rows."""
    if isinstance(told, str | Path):
        return [Path(told)]
    if hasattr(told, "to_dict"):
        return [told.astype(object).where(told.notna(), None).to_dict("records")]
    held = list(told)
    return [Path(one) for one in held] if held and isinstance(held[0], str | Path) else [held]
