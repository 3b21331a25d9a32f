"""The API: calls that answer programs with what the archive knows, as JSON."""
