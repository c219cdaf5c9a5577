"""Records → the ledger: one transaction, what was seen before, what differs, the answer."""
