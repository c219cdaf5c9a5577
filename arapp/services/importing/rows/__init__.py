"""Rows below a header → records with their problems, and the proof of their totals."""
