"""Who may do what: users, passwords, tokens, sessions; each change is noted."""
