"""The first page: no ledger yet."""

from arapp.ui.pages.first_run.page import FirstRunPage

__all__ = ["FirstRunPage"]
