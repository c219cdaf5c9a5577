"""Mutation of the money core: does a test fail when the code is wrong? `python -m tools.mutate`."""
