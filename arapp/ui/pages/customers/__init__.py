"""客户: who there is, what each owes, against which limit."""

from arapp.ui.pages.customers.page import CustomersPage

__all__ = ["CustomersPage"]
