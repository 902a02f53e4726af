"""From a county to the page of a picture."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kinship.engines import Engine
from kinship.graph.families import family_scene, finding_scene, person_scene
from kinship.graph.organs import county_scenes, organ_scene
from kinship.graph.page import page
from kinship.graph.scene import Scene
from kinship.graph.world import World
from kinship.judge import Report, check_with
from kinship.pack_model import Pack
from kinship.tables import County

ASKED = ("finding", "person", "family", "organ")
"""What can be drawn, besides the whole county."""


def draw(
    county: County, packs: Sequence[Pack | str], as_of: date, asked: tuple[str, str] | None, lang: str, mask: bool = False
) -> bytes:
    """The page of a finding, a person, a family or an organ (one of ``ASKED``, and its id or name); of the county for None.

    ``mask``: with masks for the names of people. RequestError where there is no such thing, or several of that name.
    """
    engine, document = check_with(county, packs, as_of)
    return drawn(engine, document, asked, lang, mask)


def drawn(engine: Engine, document: Report, asked: tuple[str, str] | None, lang: str, mask: bool = False) -> bytes:
    """The same of a county that was checked already: what ``kinship.judge.check_with`` gives comes in."""
    as_of = date.fromisoformat(document["as_of"])
    return page(scenes(World.read(engine, document, as_of), asked, as_of, lang, mask), lang)


def scenes(world: World, asked: tuple[str, str] | None, as_of: date, lang: str, mask: bool = False) -> dict[str, Scene]:
    """The scenes of a page; the first is under ``""``. Names are looked up before they are masked."""
    shown = world.masked() if mask else world
    if asked is None:
        return county_scenes(shown, lang)
    what, name = asked
    if what == "finding":
        return {"": finding_scene(shown, shown.finding(world.finding(name)["id"]), lang)}
    if what == "organ":
        return {"": organ_scene(shown, world.organ(name), lang)}
    number = world.person(name)
    return {"": person_scene(shown, number, as_of, lang) if what == "person" else family_scene(shown, number, lang)}
