"""Words of headings and cells, in both languages and both scripts, and what they stand for."""
