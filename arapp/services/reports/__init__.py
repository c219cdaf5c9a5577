"""Reports: reckoned from the ledger as of any day."""
