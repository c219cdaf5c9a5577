"""arapp: receivables of a small firm, offline: from the old Excel sheet to the money."""

__version__ = "0.1.0"
