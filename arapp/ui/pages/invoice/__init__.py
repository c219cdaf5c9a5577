"""An invoice: the form of a new one, and the record of one that was issued."""

from arapp.ui.pages.invoice.page import InvoicePage

__all__ = ["InvoicePage"]
