"""What the firm itself has to pay, and what is to be done."""

from arapp.ui.pages.payables.page import PayablesPage

__all__ = ["PayablesPage"]
