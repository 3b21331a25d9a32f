"""The pages on which users add articles."""
