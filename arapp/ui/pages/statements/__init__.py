"""The month's statements: who owes what at its end, as printed, issued, answered."""

from arapp.ui.pages.statements.page import StatementsPage

__all__ = ["StatementsPage"]
