"""Files from strangers: which there are, and whether they can be opened without harm."""
