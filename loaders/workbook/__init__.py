"""A file as sheets of cells: where its tables stand, and what their headings mean."""
