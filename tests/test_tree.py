"""The family as a tree of text: everybody is in it, couples share a line, and it fits a narrow terminal."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from kinship.picture.tree import tree_text
from tests.test_report import WEIRD

STEPS = {
    "in-laws": [("卢建华", ""), ("卢婷婷", "C"), ("田野", "S"), ("田丰收", "P")],
    "aunt's husband": [("林小雨", ""), ("林建国", "P"), ("", "P"), ("林秀兰", "C"), ("杜国栋", "S")],
}


def chain(steps: list[tuple[str, str]]) -> list[dict[str, str]]:
    """A chain by names and steps; ids are the names."""
    return [{"person_id": name or "u", "name": name, "step": step} for name, step in steps]


def test_a_couple_of_two_families_stands_below_one_and_is_named_below_the_other() -> None:
    made = tree_text([chain(STEPS["in-laws"])], ["卢建华", "田丰收"], "zh", 80)
    assert made.split("\n") == [
        "家庭图（长辈在前，═ 为夫妻）：",
        "├── ①卢建华",
        "│   └── 卢婷婷（子女） ═ 田野（配偶）",
        "└── ②田丰收（父亲或母亲）",
        "    └── 田野（同上）",
    ]


def test_siblings_hang_on_the_parent_whom_nobody_named() -> None:
    made = tree_text([chain(STEPS["aunt's husband"])], ["林小雨", "杜国栋"], "en", 80)
    assert made.split("\n") == [
        "Family (elders first, ═ married):",
        "└── (unnamed) (parent)",
        "    ├── 林建国 (parent)",
        "    │   └── ①林小雨",
        "    └── 林秀兰 (child) ═ ②杜国栋 (spouse)",
    ]


def test_two_paths_make_one_tree_in_which_nobody_stands_twice() -> None:
    second = chain([("林小雨", ""), ("林母", "P"), ("杜国栋", "C")])
    made = tree_text([chain(STEPS["aunt's husband"]), second], ["林小雨", "杜国栋"], "zh", 80)
    named = [made.count(name) - made.count(f"{name}（同上）") for name in ("林小雨", "林建国", "林秀兰", "杜国栋", "林母")]
    assert named == [1] * 5


@pytest.mark.parametrize("width", [20, 40, 80])
@pytest.mark.parametrize("name", WEIRD.values(), ids=WEIRD)
def test_no_line_is_wider_than_the_terminal_and_no_name_acts(name: str, width: int) -> None:
    steps = [("甲", ""), (name, "P"), ("乙", "C"), (name + "妻", "S")]
    lines = tree_text([chain(steps)], ["甲"], "zh", width).split("\n")
    assert max(map(cell_len, lines)) <= width
    assert "\x1b" not in "".join(lines)


def test_colour_is_for_terminals_only() -> None:
    assert "\x1b[" in tree_text([chain(STEPS["in-laws"])], ["卢建华"], "zh", 80, colour=True)
