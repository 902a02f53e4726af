"""The canonical folder, with forms beside its tables or without."""
