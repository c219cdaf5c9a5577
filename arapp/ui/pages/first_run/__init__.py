"""The first page: no ledger yet, or one that cannot be opened."""

from arapp.ui.pages.first_run.page import FirstRunPage

__all__ = ["FirstRunPage"]
