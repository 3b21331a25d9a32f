"""What the archive answers, one file for each kind of question."""
