"""The window's side of the program: arguments, composition, pictures of the real window."""

from arapp.app.main import main

__all__ = ["main"]
