"""kinship: which relatives hold posts that the law does not let relatives hold.

For notebooks::

    import kinship
    found = kinship.check("ledger.xlsx", "declarations.xlsx", as_of="2026-11-01")
    found.to_pandas()
"""

from __future__ import annotations

TYPE_CHECKING = False  # the one in typing takes as long to import as Python takes to start
if TYPE_CHECKING:
    from typing import Any

__version__ = "0.1.0"
__all__ = ["Findings", "FreePosts", "WhatIf", "__version__", "check", "free_posts", "whatif"]


def __getattr__(name: str) -> Any:
    """The functions for notebooks on first use: the command line starts without them."""
    if name in ("check", "Findings"):
        from kinship.cli import api

        return getattr(api, name)
    if name in ("whatif", "WhatIf", "free_posts", "FreePosts"):
        from kinship.cli import plans

        return getattr(plans, name)
    raise AttributeError(f"module 'kinship' has no attribute {name!r}")
