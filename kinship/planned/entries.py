"""The parts of a plan as a reader knows them: who is appointed to what, who marries whom, who joins; numbered from 1."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from kinship.engines import Engine, records
from kinship.errors import Place
from kinship.planned.plan import Couple, put_people
from kinship.problems import place_row
from kinship.tables import Appointment
from kinship.text import LANGUAGES, say
from kinship.wording import post_text

Row = dict[str, Any]


def entries(
    engine: Engine, appointments: Sequence[Appointment], married: Sequence[Couple], joined: Iterable[tuple[str, Place]]
) -> list[Row]:
    """One row for each part of the plan: number, kind (appointment, marriage, newcomer), person_ids, names, organs, begins and
    ends (posts), start, place and text_zh, text_en. Reads the tables that ``kinship.planned.after.carry_out`` leaves.
    """
    newcomers = list(joined)
    put_people(
        engine,
        [*(one.person_id for one in appointments), *(who for pair in married for who in pair), *(who for who, _ in newcomers)],
    )
    engine.run("whatif/planned_person")
    engine.run("whatif/planned_end")
    names = {row["person_id"]: row["name"] or "" for row in records(engine, "planned_person")}
    organs = {row["organ_id"]: row["name"] or "" for row in records(engine, "organ")}
    ended: dict[str, list[Row]] = {}
    for row in records(engine, "planned_end"):
        ended.setdefault(row["person_id"], []).append(row)
    told = [_appointment(one, ended.get(one.person_id, []), organs) for one in appointments]
    told += [_entry("marriage", list(couple), Place()) for couple in married]
    told += _newcomers(engine, newcomers, organs, told)
    return [_worded({"number": number, **one}, names) for number, one in enumerate(told, 1)]


def _entry(kind: str, people: list[str], place: Place) -> Row:
    return {"kind": kind, "person_ids": people, "organs": [], "begins": [], "ends": [], "start": "", **place_row(place)}


def _newcomers(engine: Engine, joined: Sequence[tuple[str, Place]], organs: dict[str, str], told: Iterable[Row]) -> list[Row]:
    """Who joins, with the posts; what they are to be by an appointment of their own stands there (``told``)."""
    put_people(engine, (who for who, _ in joined), "move_new")
    engine.run("whatif/planned_begin")
    begins: dict[str, list[Row]] = {who: [] for who, _ in joined}
    appointed = [(who, post) for one in told for who in one["person_ids"] for post in one["begins"]]
    for row in records(engine, "planned_begin"):
        post = _post(row, organs)
        if (row["person_id"], post) not in appointed:
            begins[row["person_id"]].append(post)
    return [_newcomer(who, place, begins[who]) for who, place in joined]


def _newcomer(who: str, place: Place, posts: list[Row]) -> Row:
    begins = sorted(posts, key=lambda post: tuple(post.values()))
    return {**_entry("newcomer", [who], place), "organs": sorted({post["organ"] for post in begins}), "begins": begins}


def _appointment(one: Appointment, ended: Sequence[Row], organs: dict[str, str]) -> Row:
    """``ended``: all posts of the person that end by the plan."""
    begins = [_post(post, organs) for post in one.posts]
    mine = [row for row in ended if one.replaces or (row["organ_id"], row["section"] or "", row["title"] or "") in one.ends]
    ends = sorted((_post(row, organs) for row in mine), key=lambda post: tuple(post.values()))
    named = {"organs": sorted({post["organ"] for post in (*begins, *ends)}), "begins": begins, "ends": ends, "start": one.start}
    return {**_entry("appointment", [one.person_id], one.place), **named}


def _post(row: Any, organs: dict[str, str]) -> Row:
    return {"organ": organs.get(row["organ_id"], ""), "section": row.get("section") or "", "title": row.get("title") or ""}


def _worded(entry: Row, names: dict[str, str]) -> Row:
    told = {**entry, "names": [names.get(one, "") for one in entry["person_ids"]]}
    return {**told, **{f"text_{lang}": _text(told, lang) for lang in LANGUAGES}}


def _text(entry: Row, lang: str) -> str:
    named = say("whatif.and", lang).join(entry["names"])
    begins, ends = (say("whatif.and", lang).join(post_text(post, lang) for post in entry[key]) for key in ("begins", "ends"))
    if entry["kind"] == "newcomer" and begins:
        return say("whatif.entry-joins", lang, names=named, begins=begins)
    if entry["kind"] != "appointment":
        return say(f"whatif.entry-{entry['kind']}", lang, names=named)
    kind = "moves" if begins and ends else "begins" if begins else "ends" if ends else "nothing"
    return say(
        f"whatif.entry-{kind}", lang, name=named, **{key: text for key, text in (("begins", begins), ("ends", ends)) if text}
    )
