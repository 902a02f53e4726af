"""A rotation plan: which moves clear findings and add none, with as few moves as can be (see docs/adr/0012-plan-by-cp-sat.md)."""

from kinship.rotation.asked import Asked as Asked
from kinship.rotation.asked import Weights as Weights
from kinship.rotation.plan import plan as plan
