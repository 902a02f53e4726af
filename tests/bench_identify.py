"""One side of ``tests.bench_resolve``: who is who by the program's own scorer.

    python -m tests.bench_identify COUNTY OUTPUT

Leaves row, person_id and grade of every declared line that was found to be about a member of the staff.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from kinship.account import Account
from kinship.kin import GRADES
from loaders.identity import Identity, identify
from loaders.identity.mentions import Mention
from tests.bench_lines import Said, Watch, leave, read


def main(folder: Path, output: Path) -> None:
    """Reads, identifies, leaves the answer."""
    watch = Watch()
    people, mentions, organ = read(folder)
    watch.lap("read")
    identity = identify(mentions, people, organ, Account())
    watch.lap("link")
    leave(output, _said(mentions, identity), watch)


def _said(mentions: list[Mention], identity: Identity) -> Iterator[Said]:
    for mention, person, level in zip(mentions, identity.person, identity.level, strict=True):
        if person not in identity.people:
            yield mention.place.row, person, GRADES[level - 1]
        elif person in identity.aliases:
            yield mention.place.row, identity.aliases[person], GRADES[0]


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
