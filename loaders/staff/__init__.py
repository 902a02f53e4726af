"""From rows of ledgers to people, organs and posts, and who made a declaration."""
