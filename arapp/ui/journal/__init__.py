"""The journal on the screen: its words, its list, the history of one record."""
