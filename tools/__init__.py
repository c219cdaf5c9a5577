"""Tools for those who run the program from its source or work on it."""
