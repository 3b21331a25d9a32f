"""Watches: made and changed, and what they found told by webhook and e-mail."""
