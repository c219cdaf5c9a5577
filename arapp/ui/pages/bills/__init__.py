"""承兑汇票: bills of exchange, where each is and what is to be done with it."""

from arapp.ui.pages.bills.page import BillsPage

__all__ = ["BillsPage"]
