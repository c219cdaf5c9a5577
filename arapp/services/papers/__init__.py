"""Papers made from the ledger: statements and collection letters, issued by a command."""
