"""What the import page is made of: what was read, in which words, in which panes."""
