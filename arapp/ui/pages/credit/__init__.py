"""Grades and points: what each grade carries, how points are earned, new weights tried first."""

from arapp.ui.pages.credit.page import CreditPage

__all__ = ["CreditPage"]
