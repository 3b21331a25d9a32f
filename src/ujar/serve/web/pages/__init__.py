"""What each page shows, a file for each; nothing here knows HTTP."""
