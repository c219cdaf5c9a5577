"""One cell → an amount, a day, a text, or why it is none."""
