"""What a customer is worth trusting: grades, points, exposure, limits, the customer card."""
