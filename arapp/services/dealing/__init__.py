"""What the money is owed for: contracts, plans, invoices, deliveries, and small things beside."""
