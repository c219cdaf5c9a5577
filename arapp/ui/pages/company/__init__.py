"""The firm's facts and its bank accounts."""

from arapp.ui.pages.company.page import CompanyPage

__all__ = ["CompanyPage"]
