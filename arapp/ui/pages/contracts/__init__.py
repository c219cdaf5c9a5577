"""Contracts, plans, retentions and milestones as lists."""

from arapp.ui.pages.contracts.page import ContractsPage

__all__ = ["ContractsPage"]
