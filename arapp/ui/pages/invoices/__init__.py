"""The invoices: what was issued, how it compares, where its paper is; the triangle."""

from arapp.ui.pages.invoices.page import InvoicesPage

__all__ = ["InvoicesPage"]
