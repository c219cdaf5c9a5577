"""One model, one view, one delegate for all tables."""
