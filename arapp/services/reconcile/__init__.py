"""Two-sided reconciliation: the customer's own list, or a list of balances, held against ours."""
