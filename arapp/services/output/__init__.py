"""Papers: statements, letters and tables as frozen data, then PDF, xlsx and csv."""
