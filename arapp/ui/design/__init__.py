"""Tokens, type, icons: one source for light and dark."""
