"""Collection: what has to be done about money that is due, as a function of ledger and day."""
