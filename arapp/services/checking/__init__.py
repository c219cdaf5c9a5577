"""Checking the books: in this process, or beside it over a file that stands still."""

from arapp.services.checking.books import begin, big, check_books, conclude, finish
from arapp.services.checking.kept import Noted, forget, last, note
from arapp.services.checking.run import Run
from arapp.services.checking.steps import QUICK_STEP, STEPS, step

__all__ = [
    "QUICK_STEP",
    "STEPS",
    "Noted",
    "Run",
    "begin",
    "big",
    "check_books",
    "conclude",
    "finish",
    "forget",
    "last",
    "note",
    "step",
]
