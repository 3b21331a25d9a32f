"""Search: words in the database's own full text, meaning in an index beside it."""
