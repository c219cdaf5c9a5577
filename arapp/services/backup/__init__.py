"""Backups: made, checked, kept, copied outside, looked into, restored. No Qt."""
