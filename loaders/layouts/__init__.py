"""What a table of a sheet can be: a ledger, declarations in one shape or another, a list of organs."""
