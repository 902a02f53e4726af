"""kinship: which relatives hold posts that the law does not let relatives hold."""

__version__ = "0.1.0"
