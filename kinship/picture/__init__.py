"""Pictures of families and organs: where everybody stands is computed here once, for every report that draws."""

from kinship.picture.family import Family, family_of_chains
from kinship.picture.layout import Brood, Layout, Spot, arranged

__all__ = ["Brood", "Family", "Layout", "Spot", "arranged", "family_of_chains"]
