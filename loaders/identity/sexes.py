"""The sex of people whose own row leaves it blank, as the forms tell it: who is called 爸爸 is a man, so is who has a wife."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from loaders.identity.evidence import PROBABLE
from loaders.identity.mentions import Mention

OTHER = {"M": "F", "F": "M"}


def told_sexes(
    mentions: Iterable[Mention], people: Iterable[str], levels: Iterable[int], sex: Mapping[str, str]
) -> dict[str, str]:
    """Person → sex, for those of ``sex`` who have none and of whom all lines tell the same.

    ``people`` and ``levels``: whom each mention was found to be, and how surely; of possible ones nothing is learnt.
    """
    told: dict[str, set[str]] = defaultdict(set)
    for mention, person, level in zip(mentions, people, levels, strict=True):
        if not sex.get(person) and mention.sex and level >= PROBABLE:
            told[person].add(mention.sex)
        if not sex.get(mention.declarer):
            told[mention.declarer].update(_of_spouse(mention))
    return {person: sexes.pop() for person, sexes in told.items() if len(sexes) == 1}


def _of_spouse(mention: Mention) -> Iterator[str]:
    """The sex of who declares a husband or wife, or relatives of theirs."""
    first = {reading.sexes[0] if reading.word[0] == "S" else "?" for reading in mention.readings}
    if len(first) == 1:
        yield from (OTHER[one] for one in first if one in OTHER)
