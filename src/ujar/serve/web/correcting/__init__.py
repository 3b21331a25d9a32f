"""The pages on which users correct what was read and linked."""
