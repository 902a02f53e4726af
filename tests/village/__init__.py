"""One small made-up county, told as cases in ``village.toml`` and kept as the two workbooks that a county would have."""
