"""What run.py does: standard library only, on Windows, Linux and macOS."""
