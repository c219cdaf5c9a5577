"""A contract: a new one with its plan in one form, a saved one with all that belongs to it."""

from arapp.ui.pages.contract.page import ContractPage

__all__ = ["ContractPage"]
