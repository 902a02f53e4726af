"""The other side of ``tests.bench_resolve``: who is who by splink 5 on DuckDB, over the same lines read the same way.

    python -m tests.bench_splink COUNTY OUTPUT

The settings are as near to the program's own policy as pairs of records allow: the same blocks (name, ID number, a misspelt name
with the birth month; lines among themselves by name and birth month), the same facts (name with term frequencies, birth month,
sex, place of work, ID number), and fixed weights, so that two runs agree. Leaves row, person_id and match probability of every
line whose best candidate is the only best one.
"""

from __future__ import annotations

import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from loaders.identity.employer import nowhere, split_region, vague
from loaders.identity.mentions import Mention
from loaders.identity.names import slip_patterns
from loaders.identity.people import People
from tests.bench_lines import Watch, leave, read

ABOUT_STAFF = 0.4
"""About the share of lines that name a member of the staff."""
LEAST = 0.01
"""Pairs less probable than this are not looked at."""
ONE_PERSON = 0.99
"""Records as probable as this are joined to one person."""
COLUMNS = ("unique_id", "kind", "name", "second", "third", "birth", "sex", "id_number", "work")
NOWHERE = "nowhere"
"""Stands for an employer text that says that somebody has no employer."""
ACROSS = "l.kind = 'line' AND r.kind = 'staff'"
LINES = "l.kind = 'line' AND r.kind = 'line'"
"""Blocks of lines and staff, and of lines among themselves."""
Level = dict[str, Any]


def main(folder: Path, output: Path) -> None:
    """Reads, links, leaves the answer."""
    watch = Watch()
    people, mentions, organ = read(folder)
    watch.lap("read")
    names = {row["organ_id"]: split_region(row["name"])[1] for row in organ}
    tables = {"line": _table(map(_of_mention, mentions)), "staff": _table(_of_staff(people, names))}
    watch.lap("prepare")
    said = link(tables, len(people.by_id))
    watch.lap("link")
    leave(output, said, watch)


def link(tables: dict[str, pa.Table], staff: int) -> Iterator[tuple[int, str, str]]:
    """The one best member of the staff for each mention that has such a one.

    Which lines are about one person is found too, as the program does, though nothing scores it.
    """
    from splink import DuckDBAPI, Linker

    connection = duckdb.connect()
    api = DuckDBAPI(connection)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # weights that were not trained are what is wanted here
        sources = [api.register(table, dataset_display_name=name) for name, table in tables.items()]
        linker = Linker(sources, settings(staff), log_level=None)
        pairs = linker.inference.predict(threshold_match_probability=LEAST, warning_mode="never")
        linker.clustering.cluster_pairwise_predictions_at_threshold(pairs, threshold_match_probability=ONE_PERSON)
    best = connection.execute(BEST.format(pairs=pairs.physical_name)).fetchall()
    return ((int(row), person, f"{probability:.6f}") for row, person, probability in best)


BEST = """
SELECT unique_id_l, unique_id_r, match_probability
FROM (
    SELECT *, rank() OVER (PARTITION BY unique_id_l ORDER BY match_weight DESC) AS place,
           count(*) OVER (PARTITION BY unique_id_l, match_weight) AS equals
    FROM {pairs}
    WHERE source_dataset_l = 'line' AND source_dataset_r = 'staff'
) WHERE place = 1 AND equals = 1
"""


def settings(staff: int) -> dict[str, Any]:
    """The model. ``m``: how often two records of one person look so, ``u``: how often records of two people do.

    A working population spreads over some 480 birth months; half of it is of one sex; a place of work has one percent of the
    staff; how rare a name is is counted in the data (term frequencies).
    """
    return {
        "link_type": "link_and_dedupe",
        "probability_two_random_records_match": ABOUT_STAFF / staff,
        "retain_matching_columns": False,
        "blocking_rules_to_generate_predictions": [
            f"l.name = r.name AND {ACROSS}",
            f"l.id_number = r.id_number AND {ACROSS}",
            f"l.second = r.second AND l.birth = r.birth AND {ACROSS}",
            f"l.third = r.third AND l.birth = r.birth AND {ACROSS}",
            f"l.name = r.name AND l.birth = r.birth AND {LINES}",
            f"l.id_number = r.id_number AND {LINES}",
        ],
        "comparisons": [_name(), _birth(), _sex(), _work(), _number()],
    }


def _name() -> Level:
    same = _level("name_l = name_r", 0.96, 0.0005) | {"tf_adjustment_column": "name"}
    return _compared("name", same, _level("levenshtein(name_l, name_r) = 1", 0.03, 0.005), _level("ELSE", 0.01, 0.9945))


def _birth() -> Level:
    same_month, year = "substr(birth_l, 6) = substr(birth_r, 6)", "CAST(substr(birth_{}, 1, 4) AS INTEGER)"
    slip = f"{same_month} AND {year.format('l')} - {year.format('r')} IN (-10, -1, 1, 10)"
    return _compared(
        "birth",
        _level("birth_l = birth_r", 0.93, 1 / 480),
        _level("substr(birth_l, 1, 4) = substr(birth_r, 1, 4)", 0.02, 1 / 40),
        _level(slip, 0.02, 1 / 120),
        _level("ELSE", 0.03, 0.96),
    )


def _sex() -> Level:
    return _compared("sex", _level("sex_l = sex_r", 0.999, 0.5), _level("ELSE", 0.001, 0.5))


def _work() -> Level:
    return _compared(
        "work",
        _level("contains(work_l, work_r)", 0.8, 0.01),
        _level("jaro_winkler_similarity(work_l, work_r) > 0.85", 0.1, 0.02),
        _level(f"work_l = '{NOWHERE}'", 0.001, 0.4),
        _level("ELSE", 0.099, 0.57),
    )


def _number() -> Level:
    return _compared("id_number", _level("id_number_l = id_number_r", 0.99, 0.000001), _level("ELSE", 0.01, 0.999999))


def _level(condition: str, m: float, u: float) -> Level:
    return {"sql_condition": condition, "label_for_charts": condition, "m_probability": m, "u_probability": u}


def _compared(column: str, *levels: Level) -> dict[str, Any]:
    null = f"{column}_l IS NULL OR {column}_r IS NULL"
    blank = {"sql_condition": null, "label_for_charts": "blank", "is_null_level": True}
    return {"output_column_name": column, "comparison_levels": [blank, *levels]}


def _table(rows: Iterator[tuple[str | None, ...]]) -> pa.Table:
    columns = zip(*rows, strict=True)
    return pa.table({name: pa.array(column, pa.string()) for name, column in zip(COLUMNS, columns, strict=True)})


def _of_mention(mention: Mention) -> tuple[str | None, ...]:
    facts = _month(mention.birth), mention.sex or None, mention.number or None, _employer(mention.employer)
    return str(mention.place.row), "line", mention.key, *_slips(mention.key), *facts


def _of_staff(people: People, names: dict[str, str]) -> Iterator[tuple[str | None, ...]]:
    for person in people.by_id.values():
        work = names.get(person.posts[0][0]) if person.posts else None
        facts = _month(person.birth), person.sex or None, person.number or None, work
        yield person.person_id, "staff", person.keys[0], *_slips(person.keys[0]), *facts


def _slips(name: str) -> tuple[str | None, str | None]:
    """The name without its second and without its third character: what the blocks for misspelt names compare."""
    patterns = slip_patterns(name)
    return (patterns[0], patterns[1]) if len(patterns) > 1 else (None, None)


def _employer(text: str) -> str | None:
    return None if vague(text) else NOWHERE if nowhere(text) else split_region(text)[1]


def _month(birth: str) -> str | None:
    return birth[:7] if len(birth) >= 7 else None


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
