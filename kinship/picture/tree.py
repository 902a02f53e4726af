"""A family as a tree of text for the terminal: forebears first, couples in one line, everybody told once."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from kinship.picture.family import Family, family_of_chains
from kinship.picture.units import broods_of
from kinship.text import say
from kinship.wording.chain import hop_term, person_name

if TYPE_CHECKING:
    from rich.tree import Tree

Chain = Sequence[Mapping[str, Any]]
STYLE, QUIET = "bold yellow", "dim"


def tree_text(chains: Sequence[Chain], ends: Sequence[str], lang: str, width: int, colour: bool = False) -> str:
    """The people of some chains as a tree; ``ends`` (person_ids) are marked ①②. No line is wider than ``width`` cells."""
    from rich.console import Console

    written = io.StringIO()
    palette: Literal["standard"] | None = "standard" if colour else None
    console = Console(file=written, width=width, force_terminal=colour, color_system=palette, highlight=False)
    console.print(_tree(chains, ends, lang))
    return "\n".join(line.rstrip() for line in written.getvalue().rstrip("\n").split("\n"))


def _tree(chains: Sequence[Chain], ends: Sequence[str], lang: str) -> Tree:
    from rich.tree import Tree

    family = family_of_chains(chains)
    labels = {
        step["person_id"]: (person_name(step, lang), _term(chain, at, lang)) for chain in chains for at, step in enumerate(chain)
    }
    writer = _Writer(family, labels, dict(zip(ends, "①②", strict=False)), lang)
    tree = Tree(say("picture.tree", lang), hide_root=False)
    for one in writer.roots():
        if one not in writer.told:
            writer.add(tree, one)
    return tree


def _term(chain: Chain, at: int, lang: str) -> str:
    return hop_term(chain, at - 1, at, lang) if at else ""


class _Writer:
    """Adds people to a tree, and remembers whom it has told."""

    def __init__(self, family: Family, labels: Mapping[str, tuple[str, str]], badges: Mapping[str, str], lang: str) -> None:
        self.family, self.labels, self.badges, self.lang = family, labels, badges, lang
        self.broods = broods_of(family)
        self.told: set[str] = set()

    def roots(self) -> list[str]:
        """Those whose parents are not known, neither of themselves nor of whom they stand beside; else the first."""
        children = {child for _, child in self.family.parents}
        beside = [one for one in self.family.people if one not in children and not children.intersection(self._partners(one))]
        return [*beside, *self.family.people]

    def add(self, tree: Tree, one: str) -> None:
        """Somebody with the partners beside, and below them their children; who was told before is only named."""
        from rich.text import Text

        if one in self.told:
            tree.add(Text.assemble(self._named(one), (say("picture.above", self.lang), QUIET)))
            return
        self.told.add(one)
        partners = self._partners(one)
        line = Text.assemble(self._named(one, term=True))
        for other in partners:
            line.append_text(Text.assemble(" ═ " if self._married(one, other) else " ┄ ", self._named(other, term=True)))
        self.told.update(partners)
        branch = tree.add(line)
        for parents, children in self.broods.items():
            if set(parents) <= {one, *partners}:
                for child in children:
                    self.add(branch, child)

    def _partners(self, one: str) -> list[str]:
        pairs = [*self.family.couples, *((parents[0], other) for parents in self.broods for other in parents[1:])]
        beside = [pair[1] if pair[0] == one else pair[0] for pair in pairs if one in pair]
        return list(dict.fromkeys(beside))

    def _married(self, one: str, other: str) -> bool:
        return (one, other) in self.family.couples or (other, one) in self.family.couples

    def _named(self, one: str, term: bool = False) -> Any:
        from rich.text import Text

        name, what = self.labels[one]
        badge = self.badges.get(one, "")
        named = Text(f"{badge}{name}", style=STYLE if badge else "")
        return named.append(say("picture.term", self.lang, term=what), QUIET) if term and what else named
