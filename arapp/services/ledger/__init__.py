"""Records of the ledger: frozen rows, queries, commands."""
