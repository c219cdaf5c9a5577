"""Bytes → grid: what a file is, whether it is safe, and its cells, read by a child process."""
