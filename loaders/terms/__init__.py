"""Kinship terms (称谓): what a word for a relative can mean.

The text is cleaned, split at 的, and each phrase is built from a small vocabulary by rules; paths of kin steps are then joined.
"""

from __future__ import annotations

from loaders.terms.model import Reading, Term
from loaders.terms.read import read_term

__all__ = ["Reading", "Term", "read_term"]
