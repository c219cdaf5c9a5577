"""The headless commands: the same services without a window, with JSON (docs/headless.md)."""

from arapp.cli.main import main

__all__ = ["main"]
