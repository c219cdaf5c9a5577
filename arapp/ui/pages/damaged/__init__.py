"""The page of a ledger that cannot be opened: what is wrong, and every way out."""

from arapp.ui.pages.damaged.page import DamagedPage

__all__ = ["DamagedPage"]
