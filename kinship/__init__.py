"""kinship: which relatives hold posts that the law does not let relatives hold.

For notebooks::

    import kinship
    found = kinship.check("ledger.xlsx", "declarations.xlsx", as_of="2026-11-01")
    found.to_pandas()
"""

from __future__ import annotations

from typing import Any

__version__ = "0.1.0"
__all__ = ["Findings", "__version__", "check"]


def __getattr__(name: str) -> Any:
    """``check`` and ``Findings`` on first use: the command line starts without them."""
    if name in ("check", "Findings"):
        from kinship.cli import api

        return getattr(api, name)
    raise AttributeError(f"module 'kinship' has no attribute {name!r}")
