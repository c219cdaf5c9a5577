"""The schema, one module a subject. Run time never imports this package (see decision 0002)."""

from arapp.models.tables import (
    collection,
    company,
    customers,
    documents,
    dunning,
    imports,
    instruments,
    invoices,
    journal,
    plans,
    receipts,
)
from arapp.models.tables.base import Base

__all__ = [
    "Base",
    "collection",
    "company",
    "customers",
    "documents",
    "dunning",
    "imports",
    "instruments",
    "invoices",
    "journal",
    "plans",
    "receipts",
]
