"""Family trees in GEDCOM."""
