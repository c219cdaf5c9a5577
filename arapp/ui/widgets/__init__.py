"""Small widgets of the frame and of pages; none knows a domain word."""
