"""The web pages: what the archive knows, to look at in a browser."""
