"""What is seen: no SQL, no PDF or spreadsheet library, no table class."""
