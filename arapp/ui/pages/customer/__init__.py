"""A customer's card: grade, exposure, ages, habit; what is open; what to do; what happened."""

from arapp.ui.pages.customer.page import CustomerPage

__all__ = ["CustomerPage"]
