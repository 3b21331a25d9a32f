"""What phrases a brief, where a setting names it."""
