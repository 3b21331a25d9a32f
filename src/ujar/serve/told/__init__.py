"""What the archive answers, put into lines for a terminal."""
