"""Two-sided reconciliation: the customer's own list, or a list of balances, against ours."""

from arapp.ui.pages.reconcile.page import ReconcilePage

__all__ = ["ReconcilePage"]
