"""Grid → layout: where the tables are, what kind each is, what each column means."""
