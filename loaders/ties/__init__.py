"""From resolved mentions to parent and spouse rows."""
